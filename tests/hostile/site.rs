//! A site that is hostile wherever a word can be written: every known string as a title, as a name, in every other word
//! of front matter, and in texts in several ways.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use tidings::diagnostic::{Level, Style, render};
use tidings::output::Edition;
use tidings::output::list::outputs;
use tidings::pipeline::Reading;

use super::strings::strings;
use crate::memory::Memory;
use crate::support::{NOW, SiteTest, Tree};

/// A picture; strings ask for one called `x`.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

/// The site, made once for all tests.
pub static SITE: LazyLock<Hostile> = LazyLock::new(Hostile::new);

/// What it publishes, with every blank of the templates.
pub static PUBLISHED: LazyLock<Tree> = LazyLock::new(|| {
    let reading = SITE.read();
    Tree {
        files: rendered(reading.edition.as_ref().unwrap()),
        ..Tree::default()
    }
});

/// The hostile site.
pub struct Hostile {
    /// The known strings; that of number 7 is the title of `incidents/s007`, of `maintenance/s007` and so on.
    pub strings: Vec<String>,
    files: BTreeMap<String, String>,
    pictures: Vec<String>,
    /// How many texts were refused, so that nothing is published with them.
    pub refused: usize,
}

/// A content file in parts, any of which may be refused.
struct Draft {
    path: String,
    front_matter: String,
    texts: Vec<String>,
}

impl Draft {
    fn text(&self, texts: &[String]) -> String {
        format!("+++\n{}+++\n{}\n", self.front_matter, texts.join("\n\n"))
    }
}

impl Hostile {
    fn new() -> Self {
        let strings = strings();
        let mut site = Self {
            files: BTreeMap::from([("site.toml".to_owned(), site_toml(&strings))]),
            pictures: pictures(&strings),
            strings,
            refused: 0,
        };
        let index = "+++\ntitle = \"Issue\"\ndate = 2026-12-01\neditor = \"<b>\"\n+++\n";
        let path = "content/newsletters/2026-12/index.md".to_owned();
        site.files.insert(path, index.to_owned());
        site.take(drafts(&site.strings, &site.pictures));
        site
    }

    /// Takes what of the drafts is not refused: first whole, then text by text.
    fn take(&mut self, mut drafts: Vec<Draft>) {
        let whole = drafts
            .iter()
            .map(|draft| (draft.path.clone(), draft.text(&draft.texts)));
        let wrong = self.wrong(whole.collect());
        let mut alone = BTreeMap::new();
        for draft in drafts.iter().filter(|draft| wrong.contains(&draft.path)) {
            for (number, text) in draft.texts.iter().enumerate() {
                let path = draft.path.replace(".md", &format!("-{number}.md"));
                alone.insert(path, draft.text(std::slice::from_ref(text)));
            }
        }
        let wrong_alone = self.wrong(alone.clone());
        for draft in &mut drafts {
            if wrong.contains(&draft.path) {
                let mut number = 0..;
                draft.texts.retain(|_| {
                    let number = number.next().unwrap();
                    !wrong_alone.contains(&draft.path.replace(".md", &format!("-{number}.md")))
                });
            }
        }
        // Texts that stand well alone may not do so together; an old address that is none is refused with its page.
        let together = drafts
            .iter()
            .map(|draft| (draft.path.clone(), draft.text(&draft.texts)));
        let wrong_together = self.wrong(together.collect());
        self.refused = wrong_alone.len() + wrong_together.len();
        for draft in drafts {
            let is_wrong = wrong_together.contains(&draft.path);
            let texts = if is_wrong { &[] } else { &draft.texts[..] };
            if !is_wrong || !draft.texts.is_empty() {
                self.files.insert(draft.path.clone(), draft.text(texts));
            }
        }
    }

    /// The paths of the files among these that are refused.
    fn wrong(&self, files: BTreeMap<String, String>) -> BTreeSet<String> {
        let reading = self.memory(&files).read(NOW);
        let errors = reading.diagnostics.iter().filter(|one| one.level == Level::Error);
        errors
            .map(|one| reading.sources.locate(&one.place).0.to_string())
            .collect()
    }

    fn memory(&self, more: &BTreeMap<String, String>) -> Memory {
        let mut memory = Memory::new(&*self.files["site.toml"]);
        for (path, text) in self.files.iter().chain(more) {
            if let Some(path) = path.strip_prefix("content/") {
                memory = memory.with(path, text);
            }
        }
        self.pictures
            .iter()
            .fold(memory, |memory, path| memory.picture(path))
    }

    /// Reads it; nothing of it is refused any more.
    pub fn read(&self) -> Reading {
        let reading = self.memory(&BTreeMap::new()).read(NOW);
        let findings = render(&reading.diagnostics, &reading.sources, Style::Plain);
        assert!(reading.edition.is_some(), "{findings}");
        reading
    }

    /// The same in a folder, to be built in short form by the program itself.
    pub fn folder(&self) -> SiteTest {
        let mut site = SiteTest::empty();
        for (path, text) in &self.files {
            site = site.file(path, text);
        }
        for path in &self.pictures {
            site = site.file(&format!("content/{path}"), PICTURE);
        }
        site.edit("site.toml", "minify = false", "minify = true")
    }
}

/// Every output that is made, by path.
pub fn rendered(edition: &Edition) -> BTreeMap<String, Vec<u8>> {
    let outputs = outputs(edition).into_par_iter();
    outputs
        .filter_map(|output| match output.body {
            tidings::output::Body::Rendered(render) => Some((output.path, render().unwrap())),
            _ => None,
        })
        .collect()
}

/// Components, groups and sorts of maintenance by the strings; the rest of site.toml is hostile in
/// [`elsewhere`](super::elsewhere).
fn site_toml(strings: &[String]) -> String {
    let mut toml = "[site]\ntitle = \"Status\"\nbase_url = \"https://status.example/base/\"\ntimezone = \"Europe/London\"\n\
                    [site.owner]\nname = \"Owner\"\nemail = \"owner@owner.example\"\n[build]\nminify = false\n\
                    [syndication]\nitems = 1000\n[[plans]]\nid = \"plan\"\nname = \"Plan\"\n"
        .to_owned();
    for (number, string) in strings.iter().enumerate() {
        let (text, group) = (toml_text(string), number / 25);
        if number % 25 == 0 {
            writeln!(toml, "[[groups]]\nid = \"g{group}\"\nname = {text}").unwrap();
        }
        writeln!(
            toml,
            "[[components]]\nid = \"c{number}\"\nname = {text}\ndescription = {text}\ngroup = \"g{group}\"\n\
             [maintenance.kinds.k{number}]\nname = {text}\ndescription = {text}"
        )
        .unwrap();
    }
    toml
}

/// A picture for the strings that show `x`, and one called like each string that can be a file's name.
fn pictures(strings: &[String]) -> Vec<String> {
    let folders = ["incidents", "maintenance", "newsletters/2026-12", "pages"];
    // Names that cannot be part of an address are refused.
    let is_refused = |c: char| c.is_control() || matches!(c, '/' | '\\');
    let named = strings
        .iter()
        .filter(|string| !string.contains(is_refused) && string.len() < 200);
    folders
        .iter()
        .map(|folder| format!("{folder}/x"))
        .chain(named.map(|string| format!("pages/{string}.svg")))
        .collect()
}

fn drafts(strings: &[String], pictures: &[String]) -> Vec<Draft> {
    let all = strings.iter().enumerate();
    let mut drafts: Vec<Draft> = all
        .flat_map(|(number, string)| by_string(number, string))
        .collect();
    let shown = pictures
        .iter()
        .filter_map(|picture| picture.strip_prefix("pages/"));
    let shown = shown.map(|name| {
        name.bytes()
            .map(|byte| format!("%{byte:02x}"))
            .collect::<String>()
    });
    drafts.push(Draft {
        path: "content/pages/pictures.md".to_owned(),
        front_matter: "title = \"Pictures\"\n".to_owned(),
        texts: shown
            .map(|address| format!("![A picture](<{address}>)"))
            .collect(),
    });
    drafts
}

/// A notice of either sort, an article, a page with a question, a page at an old address.
fn by_string(number: usize, string: &str) -> [Draft; 5] {
    let title = toml_text(string);
    let quoted = string.replace('"', "&quot;").replace('\n', " ");
    let draft = |folder: &str, name: &str, front_matter: String, texts: Vec<String>| Draft {
        path: format!("content/{folder}/{name}{number:03}.md"),
        front_matter: format!("title = {title}\n{front_matter}"),
        texts,
    };
    let update = |minute: usize, text: String| format!("## 2026-12-02 10:{minute:02} Update\n{text}");
    [
        draft(
            "incidents",
            "s",
            format!(
                "started = 2026-12-01 09:00:00\nimpact = \"minor\"\ncontact = {title}\n[components]\nc{number} = \"partial_outage\"\n"
            ),
            vec![
                string.to_owned(),
                update(1, format!("[{string}](https://fine.example/?{string})")),
                update(
                    2,
                    format!("[x](https://fine.example/ \"{string}\") and `{string}`"),
                ),
                update(3, format!("![{string}](x) ![x](x '{string}')")),
            ],
        ),
        draft(
            "maintenance",
            "s",
            format!(
                "kind = \"k{number}\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-12-01 09:00:00\n\
                 components = [\"c{number}\"]\nimpact = \"outage\"\nreason = {title}\nrollback = {title}\ncontact = {title}\n\
                 [plan_notes]\nplan = {title}\n"
            ),
            vec![
                format!("<b title=\"{quoted}\">x</b> <b title='{string}'>x</b> <b title={string}>x</b>"),
                update(1, format!("<a href=\"{quoted}\">x</a> <a href='{string}'>x</a>")),
                update(2, format!("[x](<{string}>)")),
                update(
                    3,
                    format!("<img alt=\"{quoted}\" src=x> <img src=\"{quoted}\" alt=x>"),
                ),
            ],
        ),
        draft(
            "newsletters/2026-12",
            "s",
            format!("author = {title}\nsummary = {title}\n"),
            vec![
                string.to_owned(),
                format!("### {string} {{#x}}"),
                format!("```{string}\n{string}\n```"),
            ],
        ),
        draft(
            "pages",
            "s",
            "kind = \"faq\"\n".to_owned(),
            vec![
                string.to_owned(),
                format!("## {string}\n\nText."),
                format!("## Question {{#{string}}}\n\n{string}"),
                format!("| {string} |\n|---|\n| {string} |\n\n- {string}\n\n> {string}"),
            ],
        ),
        draft(
            "pages",
            "old",
            format!("aliases = [{}]\n", toml_text(&format!("/{string}"))),
            Vec::new(),
        ),
    ]
}

/// A text as TOML writes it: JSON's escapes are among TOML's, which wants one for DEL as well.
pub fn toml_text(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}
