//! A theme: templates, assets, catalogues. The built-in one is compiled in; a site's own theme may override
//! any single file of it, and of a catalogue any single message. The only file that knows tera.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::html::region;
use super::words::{UnknownWord, Words, language_of, unknown_words};
use crate::diagnostic::{Diagnostic, Place, theme};
use crate::model::Colour;

/// The files of a theme, by path below its folder.
pub type ThemeFiles = BTreeMap<String, Vec<u8>>;

/// The files of the built-in theme.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    macro_rules! files {
        ($($path:literal),* $(,)?) => {
            [$(($path, include_bytes!(concat!("../../themes/default/", $path)).as_slice())),*]
        };
    }
    files![
        "assets/icon.svg",
        "assets/mail.css",
        "assets/pages.css",
        "assets/script.js",
        "assets/style.css",
        "languages/ar.ftl",
        "languages/ar.words.ftl",
        "languages/de.ftl",
        "languages/de.words.ftl",
        "languages/en.ftl",
        "languages/en.words.ftl",
        "languages/es.ftl",
        "languages/es.words.ftl",
        "languages/fr.ftl",
        "languages/fr.words.ftl",
        "languages/pl.ftl",
        "languages/pl.words.ftl",
        "templates/404.html",
        "templates/article.html",
        "templates/base.html",
        "templates/component.html",
        "templates/components.html",
        "templates/fixed/feeds.html",
        "templates/fixed/footer.html",
        "templates/fixed/head.html",
        "templates/fixed/shapes.html",
        "templates/generated/incidents.html",
        "templates/generated/upcoming_maintenance.html",
        "templates/generated/uptime_table.html",
        "templates/history.html",
        "templates/home.html",
        "templates/incident.html",
        "templates/incidents.html",
        "templates/issue.html",
        "templates/mail.html",
        "templates/maintenance.html",
        "templates/month.html",
        "templates/newsletter.html",
        "templates/page.html",
        "templates/parts.html",
        "templates/plan.html",
        "templates/print.html",
        "templates/redirect.html",
        "templates/series.html",
        "templates/subscribe.html",
        "templates/uptime.html",
        "templates/window.html",
    ]
    .into_iter()
}

/// A theme's files: the built-in ones, with those of the site's own theme in their place.
pub struct Files {
    files: BTreeMap<String, Cow<'static, [u8]>>,
    /// The site's own theme's folder from the site's folder, for places; the built-in one has none.
    folder: String,
}

impl Files {
    /// Puts `own` over the built-in theme. `folder` is where `own` came from.
    pub fn new(own: ThemeFiles, folder: &str) -> Self {
        let built_in = built_in().map(|(path, bytes)| (path.to_owned(), Cow::Borrowed(bytes)));
        // What it goes on top of is no longer there.
        let is_restyled = own.contains_key("assets/style.css");
        let built_in = built_in.filter(|(path, _)| !(is_restyled && path == "assets/pages.css"));
        let own = own.into_iter().map(|(path, bytes)| (path, Cow::Owned(bytes)));
        Self {
            files: built_in.chain(own).collect(),
            folder: folder.to_owned(),
        }
    }

    /// The style sheet.
    pub fn style(&self) -> &[u8] {
        self.files.get("assets/style.css").map_or(&[], |bytes| bytes)
    }

    /// The colour that pages lie on by day: the first `--ground` of the style sheet. A style sheet of one's own may
    /// have none.
    pub fn ground(&self) -> Option<Colour> {
        let style = String::from_utf8_lossy(self.style());
        let (_, rest) = style.split_once("--ground:")?;
        let (value, _) = rest.split_once(';')?;
        Colour::parse(value.trim())
    }

    /// The style sheet of mails, which is written into their elements and not published.
    pub fn mail_style(&self) -> String {
        self.text("assets/mail.css")
    }

    /// The other assets, by name.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let assets = self
            .files
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?, &**bytes)));
        assets.filter(|(name, _)| !matches!(*name, "mail.css" | "style.css"))
    }

    /// The catalogues by name: `en.ftl` and `en.words.ftl` are both of `en`. The site's own come after the built-in
    /// ones and replace none of them, so that a catalogue may hold a single message.
    pub fn catalogues(&self) -> Vec<(String, String)> {
        let built_in = built_in().filter_map(|(path, bytes)| catalogue(path, bytes));
        built_in.chain(self.own_catalogues()).collect()
    }

    /// The catalogues of the site's own theme, by name.
    fn own_catalogues(&self) -> impl Iterator<Item = (String, String)> {
        self.files.iter().filter_map(|(path, bytes)| match bytes {
            Cow::Owned(bytes) => catalogue(path, bytes),
            Cow::Borrowed(_) => None,
        })
    }

    /// What the site's own catalogues say that nobody asks for.
    pub fn unknown_words(&self) -> Vec<UnknownWord> {
        let english = built_in().filter_map(|(path, bytes)| catalogue(path, bytes));
        let english: Vec<String> = english
            .filter(|(name, _)| language_of(name) == "en")
            .map(|(_, text)| text)
            .collect();
        let templates = self.texts("templates/", ".html");
        let is_asked_for = |id: &str| {
            let quoted = [format!("\"{id}\""), format!("'{id}'")];
            templates
                .iter()
                .any(|(_, text)| quoted.iter().any(|quoted| text.contains(quoted)))
        };
        unknown_words(self.own_catalogues(), &english, is_asked_for)
    }

    /// The templates and catalogues that are no UTF-8: path, bytes, and the first byte that is no text.
    pub fn not_texts(&self) -> impl Iterator<Item = (&str, &[u8], usize)> {
        let is_text = |path: &str| {
            (path.starts_with("templates/") && path.ends_with(".html"))
                || (path.starts_with("languages/") && path.ends_with(".ftl"))
        };
        let texts = self.files.iter().filter(move |(path, _)| is_text(path));
        texts.filter_map(|(path, bytes)| {
            let error = std::str::from_utf8(bytes).err()?;
            Some((path.as_str(), &**bytes, error.valid_up_to()))
        })
    }

    /// Where a file of the theme is, from the site's folder.
    pub fn path_of(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }

    /// The line of a file of the theme around a byte: its number, the column of the byte, its words.
    pub fn line(&self, path: &str, at: usize) -> (usize, usize, String) {
        let text = self.text(path);
        let at = text.floor_char_boundary(at.min(text.len()));
        let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        (
            text[..at].matches('\n').count() + 1,
            text[start..at].chars().count() + 1,
            line.to_owned(),
        )
    }

    /// Whether any template is the site's own.
    fn has_own_templates(&self) -> bool {
        let mut own = self
            .files
            .iter()
            .filter(|(_, bytes)| matches!(bytes, Cow::Owned(_)));
        own.any(|(path, _)| path.starts_with("templates/"))
    }

    /// The names of languages that have words.
    pub fn languages(&self) -> Vec<String> {
        let catalogues = self.catalogues().into_iter();
        let mut names: Vec<String> = catalogues
            .map(|(name, _)| language_of(&name).to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    fn text(&self, path: &str) -> String {
        self.files
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default()
    }

    fn texts(&self, folder: &str, ending: &str) -> Vec<(String, String)> {
        let named = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(folder)?.strip_suffix(ending));
        named
            .map(|name| (name.to_owned(), self.text(&format!("{folder}{name}{ending}"))))
            .collect()
    }
}

/// A catalogue's name and its text.
fn catalogue(path: &str, bytes: &[u8]) -> Option<(String, String)> {
    let name = path.strip_prefix("languages/")?.strip_suffix(".ftl")?;
    Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
}

/// Templates ready to render.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<String, String>,
    folder: String,
    fixed: BTreeMap<String, String>,
    are_own: bool,
}

impl Templates {
    /// Reads all templates of a theme.
    ///
    /// # Errors
    /// The first template that does not read, with its place.
    pub fn new(files: &Files, words: Arc<Words>) -> Result<Self, Diagnostic> {
        let texts: BTreeMap<String, String> = files
            .texts("templates/", ".html")
            .into_iter()
            .map(|(name, text)| (format!("{name}.html"), text))
            .collect();
        let mut tera = Tera::default();
        // Functions before templates: a template that calls an unknown one is an error when it is added.
        let of_filter = Arc::clone(&words);
        tera.register_filter("bdi", move |text: &str, _: Kwargs, state: &State| {
            isolate(&of_filter, text, state)
        });
        tera.register_function("t", move |args: Kwargs, _: &State| translate(&words, &args));
        let added = tera.add_raw_templates(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let templates = Self {
            tera,
            files: texts,
            folder: files.folder.clone(),
            fixed: BTreeMap::new(),
            are_own: files.has_own_templates(),
        };
        match added {
            Ok(()) => Ok(templates),
            Err(error) => Err(templates.diagnose(&error)),
        }
    }

    /// Sets what is the same on every page: `site`, and `fixed`, what the templates below `fixed/` make of nothing but
    /// that, made ready by `finish`. On a page a mark stands for each, so that they are rendered once for all pages, and
    /// minified once.
    ///
    /// # Errors
    /// What one of those templates does wrong, with its place in it.
    pub fn set_site(
        &mut self,
        site: &impl Serialize,
        finish: impl Fn(String) -> String,
    ) -> Result<(), Diagnostic> {
        self.tera.global_context().insert("site", site);
        let fixed = self.files.keys().filter_map(|file| {
            let name = file.strip_prefix("fixed/")?.strip_suffix(".html")?;
            Some((name.to_owned(), file))
        });
        let fixed = fixed.map(|(name, file)| {
            let html = finish(self.rendered(file, &Context::new())?);
            Ok((name, html.trim().to_owned()))
        });
        self.fixed = fixed.collect::<Result<_, Diagnostic>>()?;
        let marks = self.fixed.keys();
        let marks = marks.map(|name| (name.clone(), Value::safe_string(&region::fixed_mark(name))));
        let marks: BTreeMap<String, Value> = marks.collect();
        self.tera
            .global_context()
            .insert_value("fixed", Value::from(marks));
        Ok(())
    }

    /// What a template below `fixed/` made, by its name without ending.
    pub fn fixed(&self, name: &str) -> Option<&str> {
        self.fixed.get(name).map(String::as_str)
    }

    /// Whether the site's own theme has templates: those of the built-in one cannot fail.
    pub fn are_own(&self) -> bool {
        self.are_own
    }

    /// A page by its template, with marks for what is fixed.
    ///
    /// # Errors
    /// What the template does wrong, with its place in it.
    pub fn render(
        &self,
        template: &str,
        page: &impl Serialize,
        view: &impl Serialize,
    ) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("view", view);
        self.rendered(template, &context)
    }

    fn rendered(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.tera
            .render(template, context)
            .map_err(|error| self.diagnose(&error))
    }

    fn diagnose(&self, error: &tera::Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let (line, column) = (report.span().start_line, report.span().start_col + 1);
                theme::template(self.spot(report.filename(), line, column), report.message())
            }
            ErrorKind::MissingParent { current, parent } => {
                let line = self.line_with(current, "extends");
                theme::template(
                    self.spot(current, line, 1),
                    &format!("there is no template `{parent}`"),
                )
            }
            kind => self.reported(&kind.to_string()),
        }
    }

    /// What tera tells only as a whole report: a sentence, then `--> TEMPLATE:LINE:COLUMN`.
    fn reported(&self, report: &str) -> Diagnostic {
        let sentence = report.lines().next().unwrap_or_default();
        let sentence = sentence.trim_start_matches("error: ");
        let mut place = report
            .lines()
            .find_map(|line| line.trim().strip_prefix("--> "))
            .unwrap_or_default()
            .rsplitn(3, ':');
        let mut number = || place.next().and_then(|number| number.parse().ok()).unwrap_or(1);
        let (column, line) = (number(), number());
        theme::template(
            self.spot(place.next().unwrap_or_default(), line, column),
            sentence,
        )
    }

    fn spot(&self, template: &str, line: usize, column: usize) -> Place {
        let text = self
            .files
            .get(template)
            .and_then(|text| text.lines().nth(line.max(1) - 1))
            .unwrap_or_default();
        let path = format!("{}/templates/{template}", self.folder);
        Place::Spot {
            path: path.trim_end_matches('/').to_owned(),
            line: line.max(1),
            column,
            text: text.to_owned(),
        }
    }

    /// The first line of a template that holds these words, from 1.
    fn line_with(&self, template: &str, words: &str) -> usize {
        let lines = self.files.get(template).map(|text| text.lines());
        lines
            .and_then(|mut lines| lines.position(|line| line.contains(words)))
            .map_or(1, |at| at + 1)
    }
}

/// `{{ title | bdi }}`: a text of the site, in a `<bdi>` element of its own where it runs the other way than the page
/// or holds what does.
fn isolate(words: &Words, text: &str, state: &State) -> tera::TeraResult<Value> {
    let escaped = state.escape(text)?;
    Ok(Value::safe_string(&match words.is_foreign(text) {
        true => format!("<bdi>{escaped}</bdi>"),
        false => escaped,
    }))
}

/// `t(id = "…", name = value)`: a message of the catalogue.
fn translate(words: &Words, args: &Kwargs) -> tera::TeraResult<String> {
    let id: &str = args.must_get("id")?;
    if !words.has(id) {
        return Err(tera::Error::message(format!(
            "the catalogue has no message `{id}`"
        )));
    }
    let given = args.iter().map(|(key, value)| (key.to_string(), value));
    let given = given.filter(|(name, _)| name != "id");
    Ok(words.with(
        id,
        given.map(|(name, value)| match value.as_i64() {
            Some(number) => (name, FluentValue::from(number)),
            None => (name, FluentValue::from(value.to_string())),
        }),
    ))
}
