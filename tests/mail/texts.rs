//! What a mail says, in HTML and in plain text: the same, whatever staff write.

use crate::mail::{INCIDENT, WINDOW, header, html, mail, read, site, text};
use crate::support::SiteTest;

#[test]
fn the_plain_text_says_it_all() {
    let extended = mail(&site(), &["patch", "--event", "update-20261203T012000Z"]);
    assert_eq!(
        text(&extended),
        "[Harbour status][1]

# Extended: Security patches, Thu 3 Dec 01:00 to 02:00 UTC

Extended: now until Thu 3 Dec 02:00 GMT, not until Thu 3 Dec 01:30 GMT.

Planned for Thu 3 Dec 01:00 to 02:00 GMT.

In UTC: Thu 3 Dec 01:00 to 02:00 UTC.

One disk more.

Concerns Web server 1 and Web server 2.

Unavailable.

Expected interruption: 10 minutes.

[Read this on our site][2]

The calendar file with this mail puts the maintenance into your calendar.

[All ways to be told][3]

[1]: https://status.example/
[2]: https://status.example/maintenance/patch/
[3]: https://status.example/subscribe/
"
    );
    let resolved = text(&mail(&site(), &["slow"]));
    let said = "Pages are quick.\n\nSince Mon 2 Nov 09:14 GMT.\n\nIn UTC: Mon 2 Nov 09:14 UTC.\n\nWeb server 1: Operational.\n";
    assert!(resolved.contains(said), "{resolved}");
}

#[test]
fn an_issue_is_one_mail() {
    let issue = mail(&site(), &["2026-12"]);
    assert_eq!(
        text(&issue),
        "[Harbour status][1]

# Newsletter: Winter

No. 8

Dear customers.

## [Why & <when>][2]

By Tom Garrick

Because of [patches][3].

### In short

So.

[Read this on our site][4]

Editor: Ruth Penhale

[All ways to be told][5]

[1]: https://status.example/
[2]: https://status.example/newsletter/2026-12/why/
[3]: https://status.example/maintenance/patch/
[4]: https://status.example/newsletter/2026-12/
[5]: https://status.example/subscribe/
"
    );
}

#[test]
fn whom_to_ask_is_said() {
    let site = site().edit("site.toml", "email =", "phone = \"+44 20 7946 0000\"\nemail =");
    assert!(text(&mail(&site, &["slow"])).contains("\nTelephone +44 20 7946 0000\n"));
    let own = INCIDENT.replace("impact", "contact = \"the night desk\"\nimpact");
    let site = site.file("content/incidents/slow.md", &own);
    let said = text(&mail(&site, &["slow"]));
    assert!(
        said.contains("\nContact the night desk\n") && !said.contains("Telephone"),
        "{said}"
    );
}

/// What a title is in the header; in the HTML it is escaped, and both read as the same.
#[test]
fn a_title_arrives_as_it_was_written() {
    let cases = [
        (r#""quoted" <b>bold</b> & &amp; ]]> {{ 7 * 7 }}"#, None),
        ("Größere Platten für die Datenbank 🚀", None),
        ("Ελληνικά и кириллица, 日本語のお知らせ, עברית", None),
        (
            "a\\r\\nBcc: everybody@evil.example\\r\\n\\r\\nbody",
            Some("a Bcc: everybody@evil.example body"),
        ),
        (
            "bell \\u0007 and escape \\u001b[31m",
            Some("bell and escape [31m"),
        ),
        ("--=_tidings-alternative--", None),
    ];
    for (title, arrives) in cases {
        let quoted = match arrives {
            Some(_) => format!("\"{title}\""),
            None => format!("'{title}'"),
        };
        let site = site().file(
            "content/incidents/slow.md",
            &INCIDENT.replace("\"Websites slow to load\"", &quoted),
        );
        let mail = mail(&site, &["slow"]);
        let expected = format!("Resolved: {}", arrives.unwrap_or(title));
        assert_eq!(read(&mail).subject(), Some(expected.as_str()));
        assert_eq!(header(&mail, "Bcc"), None);
        assert!(mail.is_ascii());
        let page = scraper::Html::parse_document(&html(&mail));
        let heading = page
            .select(&scraper::Selector::parse("h1").unwrap())
            .next()
            .unwrap();
        assert_eq!(heading.text().collect::<String>(), expected);
        assert!(
            text(&mail)
                .replace('\n', " ")
                .replace("# ", "")
                .contains(&expected),
            "{}",
            text(&mail)
        );
    }
}

/// What a firm is called stands beside an address, which it must not become.
#[test]
fn a_senders_name_arrives_as_it_was_written() {
    let cases = [
        (
            r#"'Größe & Söhne, "Hosting" <evil@evil.example>'"#,
            r#"Größe & Söhne, "Hosting" <evil@evil.example>"#,
        ),
        (
            r#""a\r\nBcc: everybody@evil.example""#,
            "a Bcc: everybody@evil.example",
        ),
        (r#""日本ホスティング株式会社""#, "日本ホスティング株式会社"),
    ];
    for (written, arrives) in cases {
        let site = site().edit("site.toml", "\"Harbour Hosting\"", written);
        let mail = mail(&site, &["slow"]);
        let read = read(&mail);
        let from = read.from().and_then(|from| from.first()).unwrap();
        assert_eq!(
            (from.name(), from.address()),
            (Some(arrives), Some("support@harbour.example"))
        );
        assert_eq!(header(&mail, "Bcc"), None);
    }
}

#[test]
fn a_title_that_is_none_is_cut() {
    let endless = INCIDENT.replace("Websites slow to load", &"very long ".repeat(20_000));
    let mail = mail(&site().file("content/incidents/slow.md", &endless), &["slow"]);
    let read = read(&mail);
    assert_eq!(read.subject().map(|title| title.chars().count()), Some(251));
    assert!(read.subject().unwrap().ends_with('…'));
    assert!(mail.len() < 100_000);
}

/// Strings that would run, style or load: what tests/hostile.rs keeps out of pages is not in mails either.
#[test]
fn nothing_in_it_runs_styles_or_loads() {
    let body = "<script>alert(1)</script><style>p{background:url(https://evil.example/x)}</style><p style=\"color:red\" \
onclick=\"alert(1)\">text</p><link rel=stylesheet href=\"https://evil.example/x.css\"><a href=\"javascript:alert(1)\">x</a>\n\n\
--=_tidings-alternative\nContent-Type: text/html\n\n--=_tidings-mixed--\n\n{{ 7 * 7 }}\n";
    let site = site().file(
        "content/incidents/slow.md",
        &INCIDENT.replace("Pages are quick.", body),
    );
    let mail = mail(&site, &["slow"]);
    let html = html(&mail);
    for forbidden in [
        "<script",
        "<style",
        "<link",
        "onclick",
        "javascript:",
        "evil.example",
        "color:red",
    ] {
        assert!(!html.contains(forbidden), "{forbidden} in {html}");
    }
    assert!(html.contains("{{ 7 * 7 }}") && html.contains("--=_tidings-mixed--"));
    let read = read(&mail);
    assert_eq!(
        (
            read.html_body_count(),
            read.text_body_count(),
            read.attachment_count()
        ),
        (1, 1, 0)
    );
}

#[test]
fn a_table_a_list_and_a_quotation_read_well_without_html() {
    let body = "| Server | Time |\n|---|--:|\n| one | 01:00 |\n\n1. First\n2. Second\n\n> Quoted\n\n```\ncode\n```\n\n![A graph](graph.svg)\n";
    let site = site()
        .file(
            "content/incidents/slow.md",
            &INCIDENT.replace("Pages are quick.", body),
        )
        .file(
            "content/incidents/graph.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
    let mail = mail(&site, &["slow"]);
    let said = "\
──────┬─────
Server│Time 
──────┼─────
one   │01:00
──────┴─────
1. First
2. Second

> Quoted

code

[A graph]
";
    assert!(text(&mail).contains(said), "{}", text(&mail));
    assert!(html(&mail).contains("src=\"https://status.example/incidents/slow/graph.svg\""));
}

/// Cut at a paragraph, in both parts at the same; the facts stay.
#[test]
fn what_is_too_long_is_cut_at_a_paragraph() {
    let cases = [
        ("English", "All work and no play. ".repeat(20)),
        ("German", "Größe, Maß, Öl und Fußweg. ".repeat(20)),
        ("Russian", "Работы на сервере продолжаются. ".repeat(20)),
    ];
    for (language, words) in cases {
        let paragraphs: String = (0..200)
            .map(|number| format!("No. {number}: {words}\n\n"))
            .collect();
        let site = site().file(
            "content/maintenance/patch.md",
            &WINDOW.replace("One *disk* more.", &paragraphs),
        );
        let mail = mail(&site, &["patch", "--event", "update-20261203T012000Z"]);
        assert!(
            (90_000..100_000).contains(&mail.len()),
            "{language}: {}",
            mail.len()
        );
        let (text, html) = (text(&mail), html(&mail));
        let numbers = |of: &str| of.matches("No. ").count();
        assert!(
            numbers(&text) > 10 && numbers(&text) == numbers(&html),
            "{language}: {}",
            numbers(&text)
        );
        for fact in [
            "Extended: now until",
            "In UTC:",
            "Concerns Web server 1 and Web server 2.",
            "Expected interruption",
        ] {
            assert!(
                text.contains(fact) && html.contains(&fact[..7]),
                "{language}: {fact}"
            );
        }
        let last = numbers(&text) - 1;
        let end = html.split(&format!("No. {last}: ")).nth(1).unwrap();
        assert!(
            end.starts_with(&format!("{}</p>", words.trim_end())),
            "{language}: the last paragraph is whole"
        );
        assert!(
            text.contains("This is only the beginning: the text is too long for a mail."),
            "{text}"
        );
        assert!(text.contains("/maintenance/patch/\n"), "{text}");
    }
    let whole = mail(&site(), &["patch"]);
    assert!(!text(&whole).contains("only the beginning"));
}

/// Where there is no place to cut, nothing of it is sent but the way to it; nor are facts without end.
#[test]
fn nothing_makes_a_mail_too_long() {
    let one_word = site().file(
        "content/incidents/slow.md",
        &INCIDENT.replace("Pages are quick.", &"endless ".repeat(30_000)),
    );
    let mut components = String::new();
    for number in 0..3_000 {
        components.push_str(&format!(
            "\n[[components]]\nid = \"c-{number}\"\nname = \"Component number {number}\"\n"
        ));
    }
    let ids: Vec<String> = (0..3_000).map(|number| format!("\"c-{number}\"")).collect();
    let many = site()
        .edit(
            "site.toml",
            "[[components]]",
            &format!("{}\n[[components]]", components.trim()),
        )
        .file(
            "content/maintenance/patch.md",
            &WINDOW.replace("\"web-1\", \"web-2\"", &ids.join(", ")),
        );
    let check = |site: &SiteTest, slug: &str| {
        let mail = mail(site, &[slug]);
        assert!(mail.len() < 100_000, "{}", mail.len());
        assert!(
            text(&mail).contains("This is only the beginning"),
            "{}",
            text(&mail)
        );
        mail
    };
    let short = check(&one_word, "slow");
    assert!(text(&short).contains("Web server 1: Operational.") && !text(&short).contains("endless"));
    let of_many = check(&many, "patch");
    assert!(text(&of_many).contains("Planned for Thu 3 Dec 01:00 to 02:00 GMT."));
    assert_eq!(
        calendar_count(&of_many),
        0,
        "a calendar that is too long is not attached"
    );
}

fn calendar_count(mail: &[u8]) -> usize {
    read(mail).attachment_count()
}

#[test]
fn a_theme_may_have_its_own_template_and_styles() {
    let site = site()
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
        .file(
            "themes/own/templates/mail.html",
            "<html><body><h1>{{ view.title }}</h1>{{ view.text | safe }}</body></html>",
        )
        .file(
            "themes/own/assets/mail.css",
            "h1 { color: #123456 }\np { margin: 0 }\n",
        );
    let mail = mail(&site, &["slow"]);
    assert!(
        html(&mail).contains("<h1 style=\"color:#123456\">Resolved"),
        "{}",
        html(&mail)
    );
    assert!(text(&mail).starts_with("# Resolved: Websites slow to load\n\nPages are quick.\n"));
    site.build().succeeds();
    let published = crate::support::tree(site.path("public"));
    assert!(
        !published.paths().iter().any(|path| path.contains("mail")),
        "its styles are no file of the site"
    );

    let broken = site.file("themes/own/templates/mail.html", "<p>\n{{ view.nothing }}\n");
    broken.run(&["mail", "slow", "--now", crate::mail::LATER]).status(1).says(
        "error[tidings::theme::template]: this template does not work: Field `nothing` is not defined. Available fields: \
calendar, contact, editor, home, number, plans, shortened, subscribe, text, title, url
 --> themes/own/templates/mail.html:2:9
  |
2 | {{ view.nothing }}
  |         ^
  |
  = help: what each template is given stands in the reference of themes, `content/pages/reference-themes.md` of Tidings

1 error
",
    );
}
