//! A server on this machine that answers as a test wants.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// Answers every request alike until it is told otherwise; it ends with the test.
pub struct Answering {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    /// Status line without version, further headers, body.
    answer: Mutex<(String, String, String)>,
    /// The heads of all requests.
    asked: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Answering {
    /// With status 200 and this body.
    pub fn with(body: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            answer: Mutex::default(),
            asked: Mutex::default(),
            is_over: AtomicBool::new(false),
        });
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming() {
                    if shared.is_over.load(Ordering::SeqCst) {
                        return;
                    }
                    // Who hangs up is the program under test.
                    let _ = answer(&stream.unwrap(), &shared);
                }
            }
        });
        let answering = Self {
            address,
            shared,
            thread: Some(thread),
        };
        answering.now("200 OK", "", body);
        answering
    }

    /// From now on with this status and body, and with these headers, each with its end of line.
    pub fn now(&self, status: &str, headers: &str, body: &str) {
        *held(&self.shared.answer) = (status.to_owned(), headers.to_owned(), body.to_owned());
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of all requests so far.
    pub fn asked(&self) -> Vec<String> {
        held(&self.shared.asked).clone()
    }

    /// Ends it: nobody listens there any more.
    pub fn end(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        // So that it wakes up and sees.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.stop();
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(mut stream: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream);
    let mut head = String::new();
    while lines.read_line(&mut head)? > 2 {}
    held(&shared.asked).push(head);
    let (status, headers, body) = held(&shared.answer).clone();
    let length = match headers.contains("Content-Length") {
        true => String::new(),
        false => format!("Content-Length: {}\r\n", body.len()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{length}{headers}Connection: close\r\n\r\n{body}"
    )
}
