//! The reference as pages of the example site: Markdown, made from the code's own documentation and compared with
//! `content/pages/` by tests/reference.rs, so that it cannot drift. Pure: it stands in the shell because the command
//! line does.

mod api;
mod command_line;
mod described;
mod feeds;
mod notices;
mod site;
mod themes;

/// A page of the reference.
pub struct Page {
    /// Its name in `content/pages/`, without `.md`.
    pub slug: &'static str,
    /// Its whole text.
    pub text: String,
}

/// All pages that are made; `reference-codes` is made from the explanations of the codes.
pub fn pages() -> Vec<Page> {
    let page = |slug, title, text: String| Page {
        slug,
        text: format!("+++\ntitle = \"{title}\"\n+++\n{}\n", text.trim_end()),
    };
    vec![
        page("reference", "Reference", INDEX.to_owned()),
        page("reference-site", "Reference: site.toml", site::page()),
        page(
            "reference-notices",
            "Reference: notices and pages",
            notices::page(),
        ),
        page("reference-feeds", "Reference: feeds", feeds::page()),
        page("reference-themes", "Reference: themes", themes::page()),
        page(
            "reference-command-line",
            "Reference: the command line",
            command_line::page(),
        ),
        page("reference-api", "Reference: the API", api::page()),
    ]
}

const INDEX: &str = include_str!("index.md");
