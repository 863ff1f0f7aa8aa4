//! A shell whose mounts nobody else sees, and which are gone with it: a disk that is full or cannot be written.

use std::process::{Command, Stdio};

use super::{Run, SiteTest};

impl SiteTest {
    /// Runs a script of `sh` in the site's folder, where it may mount what it likes; `$0` is the program. It ends at the
    /// first command that fails. None where the system lets nobody mount, which is said.
    pub fn apart(&self, script: &str) -> Option<Run> {
        let unshare = || {
            let mut unshare = Command::new("unshare");
            unshare.args(["--map-root-user", "--mount"]);
            unshare
        };
        let tried = unshare().arg("true").stderr(Stdio::null()).status();
        if !tried.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no disk can be mounted here");
            return None;
        }
        let output = unshare()
            .args(["/bin/sh", "-euc", script, env!("CARGO_BIN_EXE_tidings")])
            .current_dir(self.path(""))
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .output()
            .unwrap();
        Some(Run::new(output, self.path("site").parent()?))
    }
}
