//! The addresses that Hugo gives: <https://gohugo.io/content-management/urls/>. `url` goes before the section's
//! pattern, that before the folder and `slug`; `aliases` are further ones.

use chrono::Datelike;

use super::config::Config;
use crate::diagnostic::import as say;
use crate::import::fields::Fields;
use crate::import::left::Left;
use crate::model::Instant;

/// A text's name and addresses.
pub struct Addresses {
    /// The name of its file, or of its folder.
    pub name: String,
    /// Its own first.
    pub aliases: Vec<String>,
}

impl Addresses {
    /// Of the file `below` the content folder.
    pub fn of(path: &str, below: &str, fields: &mut Fields, config: &Config, left: &mut Left) -> Self {
        let stem = config.stem(below);
        // A bundle is named by its folder.
        let stem = stem
            .strip_suffix("/index")
            .or_else(|| stem.strip_suffix("/_index"))
            .unwrap_or(stem);
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let section = folder.split('/').next().unwrap_or_default();
        let slug = fields.text("slug");
        let url = fields.text("url");
        let last = slug.as_deref().unwrap_or(name);
        let pattern = config.permalinks.get(section);
        let parts = Parts {
            at: fields
                .peek("date")
                .and_then(|text| crate::import::time::instant(&text)),
            title: fields.peek("title").unwrap_or_default(),
            section,
            slug: slug.as_deref(),
            name,
        };
        let by_pattern = pattern.and_then(|pattern| {
            let filled = parts.fill(pattern);
            if filled.is_none() {
                left.say(path, say::alias(pattern));
            }
            filled
        });
        let plain = || match folder {
            "" => format!("/{}/", parts_of_path(last)),
            folder => format!("/{}/{}/", parts_of_path(folder), parts_of_path(last)),
        };
        let made = by_pattern.unwrap_or_else(plain);
        let made = if config.keeps_case {
            made
        } else {
            made.to_lowercase()
        };
        let made = match config.is_ugly {
            true => format!("{}.html", made.trim_end_matches('/')),
            false => made,
        };
        let own = url.unwrap_or(made);
        let mut aliases = vec![rooted(&own)];
        for alias in fields.texts("aliases") {
            // One without a slash in front is beside the page.
            let parent = own
                .trim_end_matches('/')
                .rsplit_once('/')
                .map_or("", |(parent, _)| parent);
            aliases.push(match alias.starts_with('/') {
                true => alias,
                false => rooted(&format!("{parent}/{alias}")),
            });
        }
        Self {
            name: name.to_owned(),
            aliases,
        }
    }
}

fn rooted(address: &str) -> String {
    format!("/{}", address.trim_start_matches('/'))
}

/// As Hugo writes names into addresses: blanks become hyphens, signs go.
fn parts_of_path(text: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '-' | '+' | '~' | ' ');
    let kept: String = text.chars().filter(|c| kept(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-")
}

/// What patterns are filled with.
struct Parts<'a> {
    at: Option<Instant>,
    title: String,
    section: &'a str,
    slug: Option<&'a str>,
    name: &'a str,
}

impl Parts<'_> {
    /// `/:year/:slug/`; none where it names what is not known.
    fn fill(&self, pattern: &str) -> Option<String> {
        let parts: Option<Vec<String>> = pattern.split('/').map(|part| self.part(part)).collect();
        let path = parts?.join("/");
        Some(format!("/{}/", path.trim_matches('/')))
    }

    fn part(&self, part: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = part;
        while let Some((before, after)) = rest.split_once(':') {
            let end = after
                .find(|c: char| !c.is_ascii_lowercase())
                .unwrap_or(after.len());
            filled.push_str(before);
            filled.push_str(&self.token(&after[..end])?);
            rest = &after[end..];
        }
        Some(filled + rest)
    }

    fn token(&self, token: &str) -> Option<String> {
        let of_slug = || self.slug.map(parts_of_path);
        Some(match token {
            "year" => self.at?.year().to_string(),
            "month" => format!("{:02}", self.at?.month()),
            "monthname" => self.at?.format("%B").to_string(),
            "day" => format!("{:02}", self.at?.day()),
            "weekday" => self.at?.weekday().num_days_from_sunday().to_string(),
            "weekdayname" => self.at?.format("%A").to_string(),
            "yearday" => self.at?.ordinal().to_string(),
            "section" | "sections" => parts_of_path(self.section),
            "title" => parts_of_path(&self.title),
            "slug" => of_slug().unwrap_or_else(|| parts_of_path(&self.title)),
            "filename" | "contentbasename" => parts_of_path(self.name),
            "slugorfilename" | "slugorcontentbasename" => {
                of_slug().unwrap_or_else(|| parts_of_path(self.name))
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoticesAs, Options, Tool};

    #[test]
    fn addresses_follow_the_rules_of_hugo() {
        let cases = [
            ("issues/2018-01-17-dms.md", "", "", "/issues/2018-01-17-dms/"),
            ("issues/My Issue!.md", "", "", "/issues/my-issue/"),
            ("issues/2018/slow/index.md", "", "", "/issues/2018/slow/"),
            ("issues/slow.md", "slug: Other One", "", "/issues/other-one/"),
            ("issues/slow.md", "url: /gone/here", "", "/gone/here"),
            (
                "issues/slow.md",
                "date: 2018-12-02 14:30:00",
                "permalinks: {issues: '/:year/:month/:slugorfilename/'}",
                "/2018/12/slow/",
            ),
            ("issues/slow.md", "", "uglyURLs: true", "/issues/slow.html"),
            ("about.md", "", "", "/about/"),
        ];
        let options = Options {
            tool: Tool::Cstate,
            notices_as: NoticesAs::Incidents,
            folder: String::new(),
            now: crate::model::Instant::default(),
            timezone: None,
        };
        for (below, front_matter, config, expected) in cases {
            let mut left = Left::default();
            let config = Config::read("config.yml", config.as_bytes(), &options, &mut left);
            let mut fields = Fields::of_yaml(front_matter).unwrap();
            let addresses = Addresses::of("x", below, &mut fields, &config, &mut left);
            assert_eq!(addresses.aliases[0], expected, "{below} {front_matter}");
        }
    }
}
