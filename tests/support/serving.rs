//! A preview that runs while a test talks to it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::NamedTempFile;

use super::SiteTest;

/// Longer than anything takes that comes at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// `tidings serve` on a free port. It is killed when the test ends, however that comes.
pub struct Serving {
    child: Child,
    stderr: NamedTempFile,
    /// Such as `127.0.0.1:40123`.
    pub host: String,
}

/// An answer to a request.
pub struct Answer {
    /// Such as 200.
    pub status: u16,
    /// Status line and headers, in lower case.
    pub head: String,
    /// What came after them.
    pub body: String,
}

/// The stream that tells of rebuilds.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Serving {
    /// Starts a preview and waits for its address.
    pub fn start(site: &SiteTest, args: &[&str]) -> Self {
        let stderr = NamedTempFile::new().unwrap();
        let mut child = site
            .command(&[&["serve", "--port", "0"], args].concat())
            .stdout(Stdio::piped())
            .stderr(File::create(stderr.path()).unwrap())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let host = address
            .trim_end()
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let serving = Self { child, stderr, host };
        assert!(!serving.host.is_empty(), "it said: {}", serving.said());
        serving
    }

    /// What it has written to standard error.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.stderr.path()).unwrap()
    }

    /// Asks for an address.
    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[("Host", &self.host)], "")
    }

    /// Moves the preview, as its own page does.
    pub fn move_to(&self, instant: &str) -> Answer {
        let origin = format!("http://{}", self.host);
        let headers = [("Host", self.host.as_str()), ("Origin", &origin)];
        self.request("POST", "/__tidings/now", &headers, instant)
    }

    /// Sends a request as it is.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = self.connect();
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    /// Listens for rebuilds. The number of the one that is shown comes first.
    pub fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(
            stream,
            "GET /__tidings/events HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host
        )
        .unwrap();
        Events {
            lines: BufReader::new(stream),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a signal and gives the exit status.
    pub fn end(mut self, signal: Signal) -> Option<i32> {
        kill(Pid::from_raw(i32::try_from(self.child.id()).unwrap()), signal).unwrap();
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(self.said().ends_with("stopped\n"), "{}", self.said());
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it does not end");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// The status is this.
    #[track_caller]
    pub fn status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, self.body);
        self
    }

    /// The body holds this.
    #[track_caller]
    pub fn holds(self, words: &str) -> Self {
        assert!(self.body.contains(words), "no {words:?} in:\n{}", self.body);
        self
    }

    /// The body does not hold this.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        assert!(!self.body.contains(words), "{words:?} in:\n{}", self.body);
        self
    }

    /// Status line and headers hold this.
    #[track_caller]
    pub fn has_header(self, words: &str) -> Self {
        assert!(self.head.contains(words), "no {words:?} in:\n{}", self.head);
        self
    }
}

impl Events {
    /// Waits for the next message; none when the stream has ended.
    #[track_caller]
    pub fn next(&mut self) -> Option<i64> {
        let started = Instant::now();
        loop {
            // The stream is kept alive by words that are no messages.
            assert!(started.elapsed() < PATIENCE, "no rebuild");
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(number) = line.trim_end().strip_prefix("data: ") {
                return Some(number.parse().unwrap());
            }
        }
    }
}
