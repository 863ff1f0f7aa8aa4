//! A site in a folder of its own, and the program run on it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{NOW, REPOSITORY, Run};

/// The site.toml of every site that does not bring its own.
pub const SITE: &str = r#"[site]
title = "Harbour status"
base_url = "https://status.example/"
timezone = "Europe/London"

[build]
minify = false

[[components]]
id = "web-1"
name = "Web server 1"

[[components]]
id = "web-2"
name = "Web server 2"
"#;

/// A site in a temporary folder. The program runs in that folder, with an environment that holds nothing but
/// what the test puts into it, at [`NOW`] unless the arguments say otherwise.
pub struct SiteTest {
    folder: TempDir,
    env: BTreeMap<String, OsString>,
    umask: Option<u32>,
}

impl SiteTest {
    /// The smallest site: two components and no content.
    pub fn new() -> Self {
        Self::empty().file("site.toml", SITE)
    }

    /// A folder without anything in it.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("tidings-test-")
            .tempdir()
            .unwrap();
        Self {
            folder,
            env: BTreeMap::new(),
            umask: None,
        }
    }

    /// A copy of the repository's own site.
    pub fn example() -> Self {
        let mut site = Self::empty().file(
            "site.toml",
            &fs::read_to_string(format!("{REPOSITORY}/site.toml")).unwrap(),
        );
        for (path, bytes) in super::tree(Path::new(REPOSITORY).join("content")).files {
            site = site.bytes(&format!("content/{path}"), &bytes);
        }
        site
    }

    /// Writes a file, whatever was there.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file that need not be text.
    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Makes a symbolic link that leads to `target`.
    pub fn symlink(self, path: &str, target: &str) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
        self
    }

    /// Makes a named pipe, into which nobody writes.
    pub fn pipe(self, path: &str) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        self
    }

    /// Replaces words that stand in a file.
    pub fn edit(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.read(path);
        assert!(text.contains(old), "{path} does not hold {old:?}");
        let text = text.replacen(old, new, 1);
        self.file(path, &text)
    }

    /// Removes a file.
    pub fn without(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.insert(name.to_owned(), value.into());
        self
    }

    /// Runs the program under another umask.
    pub fn umask(mut self, umask: u32) -> Self {
        self.umask = Some(umask);
        self
    }

    /// A path in the site's folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A file's text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// `tidings build`
    pub fn build(&self) -> Run {
        self.run(&["build", "--now", NOW])
    }

    /// `tidings build` with more arguments.
    pub fn build_with(&self, args: &[&str]) -> Run {
        let at_now = ["--now", NOW];
        let has_now = args.contains(&"--now");
        let now: &[&str] = if has_now { &[] } else { &at_now };
        self.run(&[&["build"], args, now].concat())
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().unwrap();
        Run::new(output, self.folder.path())
    }

    /// Runs the program where it could wait for ever: it is ended after a while, and the test has failed.
    #[track_caller]
    pub fn ends(&self, args: &[&str]) -> Run {
        let started = Instant::now();
        let mut child = self
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while child.try_wait().unwrap().is_none() {
            if started.elapsed() > Duration::from_secs(20) {
                child.kill().unwrap();
                panic!("{args:?} does not end");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Run::new(child.wait_with_output().unwrap(), self.folder.path())
    }

    /// The program with these arguments, for those who wait for it themselves.
    pub fn command(&self, args: &[&str]) -> Command {
        let program = env!("CARGO_BIN_EXE_tidings");
        let mut command = match self.umask {
            None => Command::new(program),
            Some(umask) => {
                let mut shell = Command::new("/bin/sh");
                shell.args(["-c", &format!("umask {umask:03o}; exec \"$0\" \"$@\""), program]);
                shell
            }
        };
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(&self.env);
        command
    }
}
