//! Whole sites in each language.

use scraper::Html;

use super::{LANGUAGES, example_in, texts};
use crate::support::SiteTest;

const WINDOW: &str = "+++
title = \"Patches\"
start = 2026-12-03 01:00:00
end = 2026-12-03 02:30:00
announced = 2026-11-27 09:00:00
components = [\"web-1\", \"web-2\"]
impact = \"outage\"
+++
";

/// A site with a window, in a language.
fn site(language: &str) -> SiteTest {
    let own = format!("language = \"{language}\"\ntimezone");
    SiteTest::new()
        .edit("site.toml", "timezone", &own)
        .file("content/maintenance/patches.md", WINDOW)
}

#[test]
fn the_example_builds_in_every_language_without_a_warning_and_with_all_words() {
    for language in LANGUAGES {
        let site = example_in(language);
        let run = site.build().succeeds();
        assert!(!run.stderr.contains("warning"), "{language}: {}", run.stderr);
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        for (path, text) in texts(&site) {
            if path.ends_with(".html") {
                let page = Html::parse_document(&text);
                let root = page.root_element().value();
                assert_eq!(
                    (root.attr("lang"), root.attr("dir")),
                    (Some(language), Some(direction)),
                    "{path}"
                );
            }
            assert_eq!(missing_word(&text), None, "{path} in {language}");
        }
    }
}

/// A message's id in braces, which stands where a catalogue has no such message.
fn missing_word(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
        let id = &after[..after.find(|c| !is_id(c)).unwrap_or(after.len())];
        if !id.is_empty() && after[id.len()..].starts_with('}') {
            return Some(id);
        }
        rest = after;
    }
    None
}

#[test]
fn times_lengths_numbers_and_lists_are_written_as_each_language_writes_them() {
    let cases = [
        (
            "ar",
            "صيانة جارية: \u{2068}Web server 1\u{2069} و\u{2068}Web server 2\u{2069}، حتى \u{2068}\
                الخميس 3 ديسمبر، 02:30 GMT\u{2069}",
            "ساعة واحدة و30 دقيقة",
            "ديسمبر 2026",
        ),
        (
            "de",
            "Wartung läuft: Web server 1 und Web server 2, bis Do., 3. Dez., 02:30 Uhr GMT",
            "1 Stunde 30 Minuten",
            "Dezember 2026",
        ),
        (
            "en",
            "Maintenance in progress: Web server 1 and Web server 2, until Thu 3 Dec 02:30 GMT",
            "1 hour 30 minutes",
            "December 2026",
        ),
        (
            "es",
            "Mantenimiento en curso: Web server 1 y Web server 2, hasta el jue 3 dic, 02:30 GMT",
            "1 hora 30 minutos",
            "diciembre de 2026",
        ),
        (
            "fr",
            "Maintenance en cours\u{202f}: Web server 1 et Web server 2, jusqu’au jeu. 3 déc., 02:30 GMT",
            "1 heure 30 minutes",
            "décembre 2026",
        ),
        (
            "pl",
            "Trwają prace serwisowe: Web server 1 i Web server 2, do czw. 3 gru, 02:30 GMT",
            "1 godzina 30 minut",
            "grudzień 2026",
        ),
    ];
    for (language, banner, length, month) in cases {
        let site = site(language);
        site.build().succeeds();
        let api: serde_json::Value = serde_json::from_str(&site.read("public/api/tidings.json")).unwrap();
        let said = api["status"]["sentence"].as_str().unwrap();
        assert!(said.starts_with(banner), "{language}: {said:?}");
        let page = site.read("public/maintenance/patches/index.html");
        assert!(
            page.contains(&format!("<dd>{length}</dd>")),
            "{language}: {length}"
        );
        let history = site.read("public/history/index.html");
        holds(&history, month);
        // Latin digits only, wherever a number can stand.
        for (path, text) in texts(&site) {
            let other = text
                .chars()
                .find(|c| c.is_numeric() && !c.is_ascii_digit() && !"²³¹½ᵉ".contains(*c));
            assert_eq!(other, None, "{path} in {language}");
        }
    }
}

#[test]
fn a_region_speaks_its_language_and_a_language_without_words_english() {
    let austrian = site("de-AT");
    let run = austrian.build().succeeds();
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    let home = austrian.read("public/index.html");
    holds(&home, "<html lang=\"de-AT\" dir=\"ltr\"");
    holds(&home, "Wartung läuft");

    let portuguese = site("pt");
    portuguese
        .build()
        .succeeds()
        .mentions("the theme has no words in `pt`: English ones are used");
    let home = portuguese.read("public/index.html");
    holds(&home, "<html lang=\"en\" dir=\"ltr\"");
    holds(&home, "Maintenance in progress");
}

#[test]
fn a_site_may_say_a_few_words_otherwise_and_what_it_leaves_out_is_english() {
    let with_theme =
        |language| site(language).edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]");

    // A file beside the built-in ones changes what it names.
    let own = "banner-maintenance = Wir arbeiten gerade\nmenu = Wegweiser\n";
    let german = with_theme("de").file("themes/own/languages/de.own.ftl", own);
    german.build().succeeds();
    let home = german.read("public/index.html");
    for words in [
        "Wir arbeiten gerade: Web server 1",
        "aria-label=\"Wegweiser\"",
        ">Komponenten</h2>",
    ] {
        holds(&home, words);
    }

    // In a language of the site's own what is missing is English; a file named like a built-in one changes what it names.
    let short = with_theme("de").file("themes/own/languages/de.ftl", "home-components = Bausteine\n");
    let welsh = with_theme("cy").file("themes/own/languages/cy.ftl", "home-components = Cydrannau\n");
    for (site, own, menu) in [
        (short, "Bausteine", "Hauptmenü"),
        (welsh, "Cydrannau", "Main menu"),
    ] {
        let run = site.build().succeeds();
        assert!(!run.stderr.contains("warning"), "{}", run.stderr);
        let home = site.read("public/index.html");
        holds(&home, &format!(">{own}</h2>"));
        holds(&home, &format!("aria-label=\"{menu}\""));
    }
}

#[test]
fn what_runs_the_other_way_is_isolated_on_either_page_and_in_feeds() {
    let names = |site: SiteTest| {
        site.edit("site.toml", "Web server 1", "שרת 1 (ראשי)").edit(
            "content/maintenance/patches.md",
            "Patches",
            "تحديثات (C++)",
        )
    };
    let english = names(site("en")).file(
        "content/pages/about.md",
        "+++\ntitle = \"About\"\n+++\nنعمل على الخوادم web-1 وweb-2.\n",
    );
    english.build().succeeds();
    let home = english.read("public/index.html");
    for words in [
        "<bdi>تحديثات (C++)</bdi></a>",
        "<bdi>שרת 1 (ראשי)</bdi></a>",
        "Maintenance in progress: \u{2068}שרת 1 (ראשי)\u{2069} and Web server 2, until",
    ] {
        holds(&home, words);
    }
    let about = english.read("public/about/index.html");
    assert!(
        about.contains("<div class=\"prose\"><div dir=\"rtl\"><p>"),
        "{about}"
    );
    let feed = english.read("public/feed.atom");
    assert!(
        feed.contains(": تحديثات (C++), Thu 3 Dec 01:00 to 02:30 UTC"),
        "{feed}"
    );

    let arabic = site("ar").file(
        "content/pages/about.md",
        "+++\ntitle = \"About\"\n+++\nWe work on servers.\n",
    );
    arabic.build().succeeds();
    let home = arabic.read("public/index.html");
    for words in ["<bdi>Patches</bdi></a>", "<bdi>Web server 1</bdi></a>"] {
        holds(&home, words);
    }
    let about = arabic.read("public/about/index.html");
    assert!(
        about.contains("<div class=\"prose\"><div dir=\"ltr\"><p>"),
        "{about}"
    );
    let feed = arabic.read("public/feed.json");
    holds(&feed, "<div dir=\\\"rtl\\\">");
}

#[track_caller]
fn holds(text: &str, words: &str) {
    assert!(text.contains(words), "it does not hold {words:?}");
}
