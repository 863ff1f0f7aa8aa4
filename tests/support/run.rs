//! What a run of the program came to.

use std::path::Path;
use std::process::Output;

/// A run that has ended. Its words are compared exactly; only the site's folder (`[SITE]`) and the time that a
/// build took (`[TIME]`) are put in place of what no test can know.
pub struct Run {
    /// The exit status.
    pub status: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl Run {
    /// Takes over what a command left; `folder` is the site's.
    pub fn new(output: Output, folder: &Path) -> Self {
        let words = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("the program writes UTF-8");
            without_time(&text.replace(&folder.display().to_string(), "[SITE]"))
        };
        Self {
            status: output.status.code(),
            stdout: words(output.stdout),
            stderr: words(output.stderr),
        }
    }

    /// It ended well and had nothing to say but what a build did.
    #[track_caller]
    pub fn succeeds(self) -> Self {
        self.status(0)
    }

    /// It ended with this status.
    #[track_caller]
    pub fn status(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}", self.stderr);
        self
    }

    /// Standard error is exactly this, and standard output is empty.
    #[track_caller]
    pub fn says(self, stderr: &str) -> Self {
        assert_eq!(self.stderr, stderr);
        assert_eq!(self.stdout, "");
        self
    }

    /// Standard error holds this.
    #[track_caller]
    pub fn mentions(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "no {words:?} in:\n{}", self.stderr);
        self
    }
}

/// ` in 0.05 s` at the end of a build's last line as ` in [TIME] s`.
fn without_time(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(", in ").filter(|(_, rest)| rest.ends_with(" s")) {
        Some((before, _)) => format!("{before}, in [TIME] s\n"),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
