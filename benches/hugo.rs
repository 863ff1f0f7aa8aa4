//! The same content through Hugo with the least of themes: a page for each notice with its title, its instant and its
//! text, a list of the newest fifty for each folder. No feed of a component, no calendar, no uptime, no state.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const CONFIG: &str = r#"baseURL = "https://status.example/"
title = "Measured"
disableKinds = ["taxonomy", "term"]
[frontmatter]
date = ["announced", "started", "date"]
[markup.goldmark.renderer]
unsafe = true
"#;
const FRAME: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><header><a href="/">Measured</a></header><main>{{ block "main" . }}{{ end }}</main><footer>Measured</footer></body></html>
"#;
const PAGE: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02 15:04" }}</p>{{ .Content }}{{ end }}
"#;
const LIST: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range first 50 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"#;

/// The program, if the environment names one.
pub fn program() -> Option<PathBuf> {
    std::env::var_os("HUGO").map(PathBuf::from)
}

/// Lays the theme beside the content of a site, which both read.
pub fn dress(folder: &Path) -> io::Result<()> {
    let layouts = folder.join("layouts/_default");
    fs::create_dir_all(&layouts)?;
    fs::write(folder.join("hugo.toml"), CONFIG)?;
    fs::write(layouts.join("baseof.html"), FRAME)?;
    fs::write(layouts.join("single.html"), PAGE)?;
    fs::write(layouts.join("list.html"), LIST)
}
