//! Strings that would run, frame, style, load or break out, wherever staff or monitoring can write one. Whatever
//! is written, a page holds no script, no handler, no style, no form, no frame and nothing from elsewhere; feeds
//! and the API still read, and titles arrive as they were written.

use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

use crate::support::{SiteTest, Tree, tree};

/// Every sign that some format must escape, a tag that would end a page's title, a sign beyond the first plane,
/// an expression of the template language, and two control characters.
const TITLE: &str = "</title></script><script>alert(1)</script> \"quoted\" 'single' <b>bold</b> & &amp; ]]> {{ 7 * 7 }} 🚀 \u{7}\u{1b}[31m";

/// What of it can stand in XML and HTML: XML 1.0 has no such control characters.
const TITLE_WITHOUT_CONTROLS: &str = "</title></script><script>alert(1)</script> \"quoted\" 'single' <b>bold</b> & &amp; ]]> {{ 7 * 7 }} 🚀 [31m";

/// Texts that are published, with what is dangerous in them gone.
const BODIES: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=plan.svg></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<p onclick=\"alert(1)\" onmouseover=alert(1)>text</p>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"javascript:alert(1)\"></object><embed code=\"javascript:alert(1)\">",
    "<form action=\"javascript:alert(1)\"><input type=submit formaction=\"javascript:alert(1)\"><button>x</button></form>",
    "<base href=\"https://evil.example/\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
    "<link rel=stylesheet href=\"https://evil.example/x.css\">",
    "<style>body { background: url(https://evil.example/x) }</style>",
    "<p style=\"background:url(javascript:alert(1))\">text</p>",
    "<!-- <script>alert(1)</script> --> <!--> <script>alert(1)</script> -->",
    "<![CDATA[ <script>alert(1)</script> ]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<b><i><u>never closed <table><tr><td><div>",
    "</div></main></body></html><script>alert(1)</script>",
    "</template></textarea></title></noscript><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=plan.svg onerror=alert(1)>\"></noscript>",
    "<textarea><img src=plan.svg onerror=alert(1)></textarea>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\" \u{1}javascript:alert(1)\">x</a>",
    "<a href=\"java&#x09;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"https://fine.example/\" target=_blank ping=\"https://evil.example/\" onclick=alert(1)>fine</a>",
    "<a id=\"x\" name=\"y\" class=\"skip\" href=\"#main\">x</a>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<isindex action=javascript:alert(1) type=submit>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:alert(1))",
    "[x](blob:https://evil.example/1)",
    "[x](https://fine.example/\"onclick=\"alert(1) \"title\\\" onclick=alert(1)\")",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "| <script>alert(1)</script> | a |\n|:--|--:|\n| <img src=\"plan.svg\" onerror=alert(1)> | b |",
    "- [x] <script>alert(1)</script>",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "Note[^<script>].\n\n[^<script>]: <script>alert(1)</script>",
    "\u{0}\u{8}\u{b}\u{1b}]8;;https://evil.example/\u{7}\u{fdd0}0\u{fdd0}\u{fdd1}\u{202e}\u{feff}",
    "{{ 7 * 7 }} {% include \"base.html\" %} {# x #}",
    "![\"onerror=\"alert(1)](plan.svg \"\\\" onerror=alert(1)\")",
    "<img src=plan.svg alt=x onerror=alert(1) onload=alert(1)>",
    "<video src=plan.svg onerror=alert(1) autoplay><source src=plan.svg onerror=alert(1)></video>",
    "![x](<a\"onerror=\"alert(1).svg>) ![x](<&lt;b&gt;.svg>)",
];

/// Texts that are refused, so that nothing is published.
const REFUSED: &[&str] = &[
    "![x](https://evil.example/x.png)",
    "![x](//evil.example/x.png)",
    "![x](data:image/svg+xml,%3Csvg/onload=alert(1)%3E)",
    "![x](javascript:alert(1))",
    "<script src=\"/assets/x.js\"></script>",
    "<embed src=\"javascript:alert(1)\">",
    "<img src=\"https://evil.example/x.png\" alt=x>",
    "<img src=\"//evil.example/x.png\" alt=x>",
    "<img src=\"/\\evil.example/x.png\" alt=x>",
    "<video poster=\"https://evil.example/x.png\"></video>",
    "<audio><source src=\"https://evil.example/x.mp3\"></audio>",
    "![x](../../../../etc/passwd)",
    "[x](../../site.toml)",
];

#[test]
fn whatever_is_written_no_page_runs_it() {
    for minify in ["true", "false"] {
        let site = hostile(minify);
        site.build().succeeds();
        let output = tree(site.path("public"));
        let pages: Vec<&str> = output
            .paths()
            .into_iter()
            .filter(|path| path.ends_with(".html"))
            .collect();
        assert!(pages.len() > BODIES.len(), "{}", pages.len());
        for path in pages {
            harmless(output.text(path), path, true);
        }
    }
}

#[test]
fn feeds_hold_no_more_than_pages() {
    let output = built();
    for path in ["feed.atom", "feed.xml", "feed.json", "newsletter/feed.xml"] {
        let feed = read(&output, path);
        assert!(feed.entries.len() > 4, "{path}");
        for entry in &feed.entries {
            let html = entry.content.as_ref().and_then(|content| content.body.as_deref());
            harmless(html.unwrap_or_default(), path, false);
        }
    }
}

#[test]
fn titles_arrive_as_they_were_written() {
    let output = built();
    for path in ["feed.atom", "feed.xml", "incidents/feed.xml", "feed.json"] {
        let feed = read(&output, path);
        let title = feed.title.unwrap().content;
        assert!(
            title.contains(TITLE_WITHOUT_CONTROLS) || path == "feed.json",
            "{path}: {title}"
        );
        let expected = format!("Investigating: {TITLE_WITHOUT_CONTROLS}");
        let titles: Vec<String> = feed
            .entries
            .into_iter()
            .map(|entry| {
                entry
                    .title
                    .unwrap()
                    .content
                    .chars()
                    .filter(|c| !c.is_control())
                    .collect()
            })
            .collect();
        assert!(titles.contains(&expected), "{path}: {titles:#?}");
    }
    let api: Value = serde_json::from_str(output.text("api/tidings.json")).unwrap();
    assert_eq!(api["title"], TITLE);
    assert_eq!(api["incidents"][0]["title"], TITLE);
    let page = Html::parse_document(output.text("incidents/body-00/index.html"));
    let heading = page.select(&Selector::parse("h1").unwrap()).next().unwrap();
    let words: String = heading.text().collect();
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    assert!(words.contains(TITLE_WITHOUT_CONTROLS), "{words}");
}

#[test]
fn json_and_xml_read() {
    let output = built();
    let mut read = 0;
    for path in output.paths() {
        if path.ends_with(".json") {
            serde_json::from_str::<Value>(output.text(path))
                .unwrap_or_else(|error| panic!("{path}: {error}"));
            read += 1;
        } else if [".xml", ".atom"].iter().any(|end| path.ends_with(end)) || path.starts_with("badges/") {
            let mut reader = quick_xml::Reader::from_str(output.text(path));
            reader.config_mut().enable_all_checks(true);
            while reader
                .read_event()
                .unwrap_or_else(|error| panic!("{path}: {error}"))
                != quick_xml::events::Event::Eof
            {}
            let wild = output
                .text(path)
                .contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
            assert!(!wild, "{path} holds a control character");
            read += 1;
        }
    }
    assert!(read > 7, "{read}");
}

#[test]
fn what_would_load_from_elsewhere_is_refused() {
    for body in REFUSED {
        let site = SiteTest::new().file("content/incidents/slow.md", &incident("Slow", body));
        let run = site.build();
        assert_eq!(run.status, Some(1), "{body}: {}", run.stderr);
        assert!(!site.path("public").exists(), "{body}");
    }
}

/// Hostile words of a feed reach neither a page nor, as they are, the terminal.
#[test]
fn a_feeds_words_stay_out() {
    let feed = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {
        "web-1": {"state": "up", "host": "db7.internal", "alerts": [{"code": "<script>secret</script>"}]},
        "<script>alert(1)</script>\u001b[31m": {"state": "up"}
    }}"#;
    let site = SiteTest::new()
        .edit(
            "site.toml",
            "[build]",
            "[[feeds]]\nformat = \"tidings\"\npath = \"content/up.json\"\n\n[build]",
        )
        .file("content/up.json", feed);
    let run = site
        .build()
        .succeeds()
        .mentions("no component is called `<script>alert(1)</script>\\u{1b}[31m`");
    assert!(!run.stderr.contains('\u{1b}'));
    for (path, bytes) in tree(site.path("public")).files {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["db7.internal", "secret", "alert(1)"] {
            assert!(!text.contains(secret), "{secret} in {path}");
        }
    }
}

fn built() -> Tree {
    let site = hostile("false");
    site.build().succeeds();
    tree(site.path("public"))
}

fn read(output: &Tree, path: &str) -> feed_rs::model::Feed {
    let parser = feed_rs::parser::Builder::new().sanitize_content(false).build();
    parser
        .parse(output.text(path).as_bytes())
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A site that is hostile wherever a word can be written.
pub fn hostile(minify: &str) -> SiteTest {
    let title = toml_text(TITLE);
    let mut site = SiteTest::empty()
        .file(
            "site.toml",
            &format!(
                r#"[site]
title = {title}
base_url = "https://status.example/base/"
timezone = "Europe/London"
description = {title}
[site.owner]
name = {title}
url = "https://owner.example/?\"><script>alert(1)</script>"
email = "\"><script>alert(1)</script>@owner.example"
phone = {title}
[build]
minify = {minify}
[theme]
footer = {title}
[[groups]]
id = "group"
name = {title}
[[components]]
id = "web-1"
name = {title}
group = "group"
description = {title}
[[plans]]
id = "plan"
name = {title}
summary = {title}
customer_action = {title}
[maintenance.kinds.security]
name = {title}
description = {title}
[newsletter]
title = {title}
description = {title}
[syndication]
items = 500
email_list = "https://lists.example/?\"><script>alert(1)</script>"
"#
            ),
        )
        .file("content/newsletters/2026-12/index.md", &article(BODIES[0], "date = 2026-12-01\neditor = \"<b>\""))
        .file("content/pages/faq.md", &article("## <script>alert(1)</script> {#x\"onclick=\"alert(1)}\n\nYes.\n\n## Q {onclick=alert(1) .skip}\n\nNo.", "kind = \"faq\""));
    for folder in ["incidents", "maintenance", "newsletters/2026-12", "pages"] {
        for name in ["plan.svg", "a\"onerror=\"alert(1).svg", "<b>.svg"] {
            site = site.file(
                &format!("content/{folder}/{name}"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            );
        }
    }
    for (number, body) in BODIES.iter().enumerate() {
        site = site
            .file(
                &format!("content/incidents/body-{number:02}.md"),
                &incident(TITLE, body),
            )
            .file(&format!("content/maintenance/body-{number:02}.md"), &window(body))
            .file(
                &format!("content/newsletters/2026-12/body-{number:02}.md"),
                &article(body, ""),
            )
            .file(&format!("content/pages/body-{number:02}.md"), &article(body, ""));
    }
    site
}

fn incident(title: &str, body: &str) -> String {
    let title = toml_text(title);
    format!(
        "+++\ntitle = {title}\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\ncontact = {title}\n+++\n{body}\n\n\
         ## 2026-12-01 10:00 Identified\n{body}\n"
    )
}

fn window(body: &str) -> String {
    let title = toml_text(TITLE);
    format!(
        "+++\ntitle = {title}\nkind = \"security\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\n\
         announced = 2026-12-01 09:00:00\ncomponents = [\"group\"]\nimpact = \"outage\"\nreason = {title}\n\
         rollback = {title}\ncontact = {title}\n[plan_notes]\nplan = {title}\n+++\n{body}\n\n\
         ## 2026-12-02 10:00 Update\n{body}\n"
    )
}

fn article(body: &str, more: &str) -> String {
    let title = toml_text(TITLE);
    format!("+++\ntitle = {title}\n{more}\n+++\n{body}\n")
}

/// A text as TOML writes it: JSON's escapes are among TOML's.
fn toml_text(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Fails where HTML could run, load or look like what it may not.
fn harmless(html: &str, path: &str, is_page: bool) {
    let document = if is_page {
        Html::parse_document(html)
    } else {
        Html::parse_fragment(html)
    };
    for node in document.tree.nodes() {
        match node.value() {
            Node::Comment(comment) => panic!("{path}: a comment, {:?}", &**comment),
            Node::Text(text) => {
                assert!(
                    !text.contains(['\u{fdd0}', '\u{fdd1}']),
                    "{path}: a mark of ours, {:?}",
                    &**text
                );
            }
            _ => {}
        }
        if let Some(element) = ElementRef::wrap(node) {
            harmless_element(element, path);
        }
    }
}

fn harmless_element(element: ElementRef<'_>, path: &str) {
    let name = element.value().name();
    let attribute = |name: &str| element.value().attr(name).unwrap_or_default();
    let told = || format!("{path}: {}", element.html().chars().take(300).collect::<String>());
    match name {
        "script" if attribute("src").starts_with("/base/static/script.") => {
            assert_eq!(element.text().collect::<String>(), "", "{}", told());
        }
        "script" => {
            assert!(attribute("type").starts_with("application/"), "{}", told());
            let data: String = element.text().collect();
            let data: Value = serde_json::from_str(&data).unwrap_or_else(|_| panic!("{}", told()));
            if attribute("id") == "timetable" {
                harmless_timetable(&data, path);
            }
        }
        "link" => {
            let known = ["stylesheet", "icon", "alternate", "canonical"];
            assert!(known.contains(&attribute("rel")), "{}", told());
        }
        "meta" => {
            let known = ["", "Content-Security-Policy"];
            assert!(known.contains(&attribute("http-equiv")), "{}", told());
        }
        "button" => assert!(element.value().attr("data-share").is_some(), "{}", told()),
        "iframe" | "frame" | "object" | "embed" | "form" | "input" | "textarea" | "base" | "style"
        | "math" | "marquee" | "applet" | "noscript" | "animate" | "set" | "foreignobject" => {
            panic!("{}", told())
        }
        _ => {}
    }
    for (attribute, value) in element.value().attrs() {
        let attribute = attribute.to_lowercase();
        assert!(!attribute.starts_with("on"), "{}", told());
        match attribute.as_str() {
            "style" | "srcdoc" | "srcset" | "formaction" | "ping" | "target" | "action" | "background"
            | "xlink:href" => {
                panic!("{}", told())
            }
            "src" | "poster" | "data" => {
                let own = ["/base/", "https://status.example/base/"];
                let is_own = own.iter().any(|start| value.starts_with(start));
                assert!(is_own, "{}", told());
            }
            "href" => assert!(is_harmless(value), "{}", told()),
            _ => {}
        }
    }
}

/// What the script puts into a page is as harmless as the page.
fn harmless_timetable(changes: &Value, path: &str) {
    for change in changes.as_array().unwrap() {
        for (_, content) in change["parts"].as_object().unwrap() {
            harmless(content.as_str().unwrap(), path, false);
        }
    }
}

/// A link within the site or with a scheme that runs nothing.
fn is_harmless(address: &str) -> bool {
    let plain: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel", "sms", "webcal"].contains(&scheme.to_lowercase().as_str())
        }
        _ => plain.starts_with('/') || plain.starts_with('#'),
    }
}
