//! `tidings completions` and `tidings man`: shells take the one, groff the other.

use std::fs;
use std::process::Command;

use crate::support::SiteTest;

#[test]
fn every_shell_has_completions() {
    let site = SiteTest::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = site.run(&["completions", shell]).status(0);
        assert!(done.stdout.contains("maintenance"), "{shell}");
        assert_eq!(done.stderr, "");
    }
    site.run(&["completions", "tcsh"]).status(2);
}

#[test]
fn bash_completes_commands_and_words() {
    let site = SiteTest::empty();
    let script = site.run(&["completions", "bash"]).stdout;
    let site = site.file("tidings.bash", &script);
    let checked = Command::new("bash")
        .arg("-n")
        .arg(site.path("tidings.bash"))
        .status();
    assert!(checked.unwrap().success());
    for (line, offered) in [
        (&["tidings", "com"][..], "completions"),
        (&["tidings", "new", "main"], "maintenance"),
        (
            &["tidings", "new", "maintenance", "--impact", "red"],
            "reduced_redundancy",
        ),
        (&["tidings", "update", "--compo"], "--component"),
    ] {
        let ask = format!(
            "source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _tidings tidings '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            site.path("tidings.bash").display(),
            line.join(" "),
            line.len() - 1,
            line[line.len() - 1],
            line[line.len() - 2],
        );
        let said = Command::new("bash")
            .args(["--norc", "-c", &ask])
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(said.stdout).unwrap(),
            format!("{offered}\n"),
            "{line:?}"
        );
    }
}

#[test]
fn each_command_has_a_page_and_none_is_written_over() {
    let site = SiteTest::empty();
    let whole = site.run(&["man"]).status(0).stdout;
    assert!(whole.contains(".TH tidings 1"), "{whole}");
    let written = site.run(&["man", "pages"]).status(0).stdout;
    let pages: Vec<&str> = written.lines().collect();
    for page in [
        "tidings",
        "tidings-build",
        "tidings-new",
        "tidings-new-maintenance",
    ] {
        assert!(
            pages.contains(&format!("pages/{page}.1").as_str()),
            "{page} of {written}"
        );
    }
    assert_eq!(fs::read_dir(site.path("pages")).unwrap().count(), pages.len());
    assert_eq!(site.read("pages/tidings.1"), whole);
    let page = site.read("pages/tidings-new-maintenance.1");
    assert!(page.contains("\\fBtidings new maintenance\\fR"), "{page}");
    site.run(&["man", "pages"])
        .status(2)
        .says("error: pages/tidings.1: there is a file of this name, and it is not overwritten\n");
    // Where there is a groff, it finds nothing to say.
    for page in pages {
        let groff = Command::new("groff")
            .args(["-ww", "-man", "-Tutf8", "-z"])
            .arg(site.path(page))
            .output();
        if let Ok(done) = groff {
            assert_eq!(String::from_utf8(done.stderr).unwrap(), "", "{page}");
        }
    }
}
