//! No way out: whatever a path is written in, and however it is spelt, nothing outside of the folder that it belongs to
//! is read or written. Beside every site here lies a secret, whose words appear in nothing that is made.
//!
//! What staff name on the command line or in site.toml as a place of its own (an output, a feed, a destination) may lie
//! anywhere: that is what it is for.

use std::fs;
use std::path::Path;

use crate::support::{NOW, Run, Serving, SiteTest, tree};

const SECRET: &str = "the-words-of-the-secret";

const NONE: [&str; 0] = [];

/// Ways to name what lies beside the content folder, from a notice and from the content folder itself; `[SITE]` is the
/// site's folder.
const WAYS: [&str; 22] = [
    "../secret.txt",
    "../../secret.txt",
    "../../../secret.txt",
    "../assets/../../secret.txt",
    "./.././../secret.txt",
    "..//..//secret.txt",
    "....//....//secret.txt",
    "[SITE]/secret.txt",
    "//[SITE]/secret.txt",
    "file://[SITE]/secret.txt",
    "FILE:///[SITE]/secret.txt",
    "%2e%2e/%2E%2E/secret.txt",
    "..%2f..%2fsecret.txt",
    "%252e%252e/%252e%252e/secret.txt",
    "..\\..\\secret.txt",
    "..%5c..%5csecret.txt",
    "../../secret.txt%00.svg",
    "C:\\secret.txt",
    "C:/secret.txt",
    "\\\\server\\secret.txt",
    "\\\\?\\[SITE]\\secret.txt",
    "~/secret.txt",
];

/// These name a host, as addresses of pages elsewhere do: a link to them is a link, and nothing is read.
const HOSTS: [&str; 3] = [
    "//[SITE]/secret.txt",
    "\\\\server\\secret.txt",
    "\\\\?\\[SITE]\\secret.txt",
];

const INCIDENT: &str =
    "+++\ntitle = \"Slow\"\nstarted = 2026-12-02 09:00:00\nimpact = \"minor\"\n+++\nIt is slow.\n";

const WINDOW: &str = "+++\ntitle = \"Patches\"\nstart = 2026-12-20 01:00:00\nduration = \"30m\"\n\
                      announced = 2026-11-27 09:00:00\ncomponents = [\"web-1\"]\nimpact = \"outage\"\n+++\nWe patch.\n";

/// A site with the secret beside its content.
fn site() -> SiteTest {
    SiteTest::new()
        .file("secret.txt", SECRET)
        .file("secret.svg", SECRET)
        .file("secret.md", &INCIDENT.replace("Slow", SECRET))
        .file("content/incidents/slow.md", INCIDENT)
        .file("content/assets/terms.txt", "Terms.\n")
}

/// A way as it stands for a site.
fn way(site: &SiteTest, way: &str) -> String {
    way.replace("[SITE]", &site.path("").to_string_lossy())
        .replace("//\\", "/\\")
}

/// Nothing of the secret is in a folder, neither its words nor its name.
#[track_caller]
fn has_nothing_of_it(folder: impl AsRef<Path>) {
    for (path, bytes) in tree(folder).files {
        assert!(!path.contains("secret"), "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(SECRET), "{path} holds it");
    }
}

/// It was refused by a finding of this code, and nothing was published.
#[track_caller]
fn refused(site: &SiteTest, run: Run, code: &str) -> Run {
    let run = run.status(1).mentions(&format!("error[tidings::{code}"));
    assert!(!run.stderr.contains(SECRET), "{}", run.stderr);
    assert!(!site.path("public").exists());
    run
}

/// What can be written into a text to have a file shown, loaded or linked. Where a form itself is nothing that is
/// published, or its address nothing that a site may hold, it is left out or its text stays; what names a file is refused.
#[test]
fn nothing_in_a_text_leads_out_of_the_content() {
    let media = [
        "![x](<[WAY]>)",
        "![x][way]\n\n[way]: <[WAY]>",
        "<img src=\"[WAY]\" alt=\"x\">",
        "<p><video controls src=\"[WAY]\"></video></p>",
    ];
    let links = ["[x](<[WAY]>)", "<a href=\"[WAY]\">x</a>"];
    for named in WAYS {
        for form in media.into_iter().chain(links) {
            let is_link_elsewhere = links.contains(&form) && HOSTS.contains(&named);
            let (site, run) = with_text(form, named);
            if is_link_elsewhere && run.status == Some(0) {
                has_nothing_of_it_but_addresses(&site);
            } else {
                refused_or_left_out(&site, run, form.starts_with('!'));
            }
        }
    }
    for form in [
        "<iframe src=\"[WAY]\"></iframe>",
        "<object data=\"[WAY]\"></object>",
        "<embed src=\"[WAY]\">",
        "<link rel=\"stylesheet\" href=\"[WAY]\">",
        "<p style=\"background: url([WAY])\">x</p>",
        "<style>@import \"[WAY]\";</style>",
        "<base href=\"[WAY]\">",
        "<img srcset=\"[WAY] 2x\" alt=\"x\">",
        "<p><audio controls src=\"[WAY]\"></audio></p>",
        "<p><video><source src=\"[WAY]\"></video></p>",
        "<p><video poster=\"[WAY]\"></video></p>",
        "<svg><use href=\"[WAY]#a\"/></svg>",
        "<svg><image href=\"[WAY]\"/></svg>",
        "<form action=\"[WAY]\"></form>",
        "<body background=\"[WAY]\">",
        "<q cite=\"[WAY]\">x</q>",
        "<a ping=\"[WAY]\">x</a>",
        "<meta http-equiv=\"refresh\" content=\"0;url=[WAY]\">",
        "<!--#include file=\"[WAY]\" -->",
        "<?php include('[WAY]'); ?>",
        "<xi:include href=\"[WAY]\"/>",
    ] {
        let (site, run) = with_text(form, "../../secret.txt");
        refused_or_left_out(&site, run, false);
    }
}

fn with_text(form: &str, named: &str) -> (SiteTest, Run) {
    let site = site();
    let text = form.replace("[WAY]", &way(&site, named));
    let site = site.file("content/incidents/slow.md", &format!("{INCIDENT}\n{text}\n"));
    let run = site.build();
    (site, run)
}

#[track_caller]
fn refused_or_left_out(site: &SiteTest, run: Run, has_to_be_refused: bool) {
    if run.status == Some(0) && !has_to_be_refused {
        return has_nothing_of_it(site.path("public"));
    }
    refused(site, run, "link::");
}

/// Each key that names a file, a folder, a notice or an address of the site: the file, the words that are replaced, the
/// words that name the way, and the code that refuses all of them.
#[test]
fn no_key_leads_out_of_its_folder() {
    let incident = ("content/incidents/slow.md", "impact");
    let window = ("content/maintenance/patch.md", "impact");
    let config = ("site.toml", "[[components]]");
    let cases = [
        (config, "[theme]\nname = '[WAY]'\n\n[[components]]", "content::id"),
        (
            config,
            "[theme]\nlogo = '[WAY]'\n\n[[components]]",
            "site::no-logo",
        ),
        (("site.toml", "minify"), "content = '[WAY]'\nminify", "site::"),
        (incident, "aliases = ['[WAY]']\nimpact", "content::alias"),
        (incident, "aliases = ['/[WAY]']\nimpact", "content::alias"),
        (incident, "follows = '[WAY]'\nimpact", "incident::"),
        (window, "fixes = ['[WAY]']\nimpact", "maintenance::"),
        (window, "kind = '[WAY]'\nimpact", "maintenance::"),
        (window, "id = '[WAY]'\nimpact", "content::reference"),
    ];
    for ((path, key), words, code) in cases {
        for named in WAYS {
            let site = site().file("content/maintenance/patch.md", WINDOW);
            let text = words.replace("[WAY]", &way(&site, named));
            let site = site.edit(path, key, &text);
            let run = site.build();
            if run.status == Some(0) {
                // A file of the site may be called so.
                assert!(words.starts_with("aliases"), "{text}");
                has_nothing_of_it_but_addresses(&site);
                continue;
            }
            refused(&site, run, code);
        }
    }
}

/// Nothing was written beside the output, and nothing in it holds the secret's words.
#[track_caller]
fn has_nothing_of_it_but_addresses(site: &SiteTest) {
    for (path, bytes) in tree(site.path("")).files {
        let ours = ["public/", ".public.tidings-lock", ".tidings/built/"];
        let is_ours = ours.iter().any(|one| path.starts_with(one));
        let is_theirs = path.starts_with("content/") || path == "site.toml" || path.starts_with("secret.");
        assert!(is_ours || is_theirs, "{path}");
        assert!(
            is_theirs || !String::from_utf8_lossy(&bytes).contains(SECRET),
            "{path}"
        );
    }
}

/// A link to a file, a link to a folder with files, to the site's folder, to nothing.
#[test]
fn no_link_in_the_content_leads_out_of_it() {
    for (path, target) in [
        ("content/assets/secret.txt", "../../secret.txt"),
        ("content/assets/secret.txt", "[SITE]/secret.txt"),
        ("content/assets/round", "../../content/../secret.txt"),
        ("content/assets/site", "../.."),
        ("content/assets/root", "/"),
        ("content/assets/self", "/proc/self/environ"),
        ("content/incidents/other.md", "../../secret.md"),
        ("content/incidents/more", "../.."),
        ("content/maintenance", "../elsewhere"),
        ("content/pages", "/"),
    ] {
        let site = site().file("elsewhere/patch.md", &WINDOW.replace("Patches", SECRET));
        let target = way(&site, target);
        let site = site.symlink(path, &target);
        refused(&site, site.build(), "content::link-outside");
    }
    // One within it stands for the file.
    let site = site()
        .symlink("content/assets/same.txt", "terms.txt")
        .symlink("content/assets/again.txt", "same.txt");
    site.build().succeeds();
    assert_eq!(site.read("public/assets/again.txt"), "Terms.\n");
}

#[test]
fn nothing_in_a_theme_leads_out_of_it() {
    let own = || site().edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]");
    for (path, target) in [
        ("themes/own/assets/secret.txt", "../../../secret.txt"),
        ("themes/own/assets/more", "../../.."),
        ("themes/own/assets", "../.."),
        ("themes/own/templates/404.html", "../../../secret.txt"),
        ("themes/own/languages/en.ftl", "../../../secret.txt"),
        ("themes/own/templates", "/"),
    ] {
        let site = own().file("themes/own/README", "").symlink(path, target);
        refused(&site, site.build(), "theme::not-a-file").mentions(&format!("--> {path}:1:1"));
    }
    let site = own().pipe("themes/own/assets/pipe");
    refused(&site, site.ends(&["build", "--now", NOW]), "theme::not-a-file");

    for text in [
        "{% include \"../../../secret.txt\" %}",
        "{% include \"[SITE]/secret.txt\" %}",
        "{% include \"/secret.txt\" %}",
        "{% extends \"../../../secret.txt\" %}",
        "{% import \"../../../secret.txt\" as secret %}",
        "{{ load_data(path=\"secret.txt\") }}",
        "{{ get_env(name=\"SECRET\") }}",
        "{{ __tera_context }}{{ get_file(path=\"secret.txt\") }}",
    ] {
        let site = own().env("SECRET", SECRET);
        let text = way(&site, text);
        let site = site.file("themes/own/templates/404.html", &text);
        refused(&site, site.build(), "theme::template");
    }

    // What lies in the theme's folder and is no part of it is not looked at.
    let site = own()
        .file("themes/own/assets/mine.txt", "Mine.\n")
        .symlink("themes/own/node_modules", "../..")
        .pipe("themes/own/pipe");
    site.ends(&["build", "--now", NOW]).succeeds();
    has_nothing_of_it(site.path("public"));
}

/// A feed may lie anywhere, for monitoring does; what is no feed is told, and nothing of it is published. Within a
/// folder of documents no link is followed.
#[test]
fn what_is_no_feed_is_not_published() {
    let feed = |path: &str| {
        let table = format!("[[feeds]]\nformat = \"upptime\"\npath = \"{path}\"\n\n[build]");
        site().edit("site.toml", "[build]", &table)
    };
    for path in [
        "secret.txt",
        "content/../secret.txt",
        "/proc/self/environ",
        "/etc",
    ] {
        let site = feed(path);
        let run = site.build();
        assert_eq!(run.status, Some(1), "{path}: {}", run.stderr);
        assert!(!site.path("public").exists());
    }
    let site = feed("checkout")
        .file("checkout/history/web-1.yml", "status: up\n")
        .symlink("checkout/history/secret.yml", "../../secret.txt")
        .symlink("checkout/history/summary.json", "../../secret.txt");
    let run = site.build();
    assert!(!run.stderr.contains(SECRET), "{}", run.stderr);
    has_nothing_of_it(site.path("public"));
}

/// What a run remembers for the next one is its own file, and what a link leads to another's.
#[test]
fn what_is_remembered_is_written_over_no_others_file() {
    let feed = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {"web-1": {
        "since": "2026-11-01T00:00:00Z", "outages": []}}}"#;
    let table = "[archive]\npath = \"content/archive.json\"\n\n[[feeds]]\nformat = \"tidings\"\npath = \"feed.json\"\n\
                 on_failure = \"last-good\"\n\n[build]";
    let site = || site().edit("site.toml", "[build]", table).file("feed.json", feed);
    let linked = site().symlink(".tidings/running-days.json", "../secret.txt");
    linked.run(&["archive", "--now", NOW]).succeeds();
    assert_eq!(linked.read("secret.txt"), SECRET);
    assert!(linked.read(".tidings/running-days.json").contains("web-1"));

    // An archive is read before it is written, and what is none is not replaced.
    let linked = site().symlink("content/archive.json", "../secret.txt");
    linked.run(&["archive", "--now", NOW]).status(1);
    assert_eq!(linked.read("secret.txt"), SECRET);

    // Nor is a copy of a feed written through one.
    let copied = site();
    copied.build().succeeds();
    let copy = tree(copied.path(".tidings/feeds")).paths()[0].to_owned();
    let linked = site().symlink(&format!(".tidings/feeds/{copy}"), "../../secret.txt");
    linked.build().succeeds();
    assert_eq!(linked.read("secret.txt"), SECRET);
}

/// The files of the other tools' sites hold paths, names and ids; nothing that they say is read or written elsewhere.
#[test]
fn no_import_leads_out_of_the_two_folders() {
    for named in WAYS {
        let site = SiteTest::empty().file("secret.txt", SECRET).file("here/keep", "");
        let named = way(&site, named);
        let text = serde_json::to_string(&named).unwrap();
        let issue = format!(
            "---\ntitle: {text}\ndate: 2026-11-02 09:00:00\nresolved: false\nslug: {text}\nurl: {text}\naliases: [{text}]\n\
             affected: [{text}]\nseverity: down\n---\n![x](<{named}>) [x](<{named}>) <img src={text}>\n"
        );
        let site = site
            .file(
                "cstate/config.yml",
                &format!("title: {text}\nparams:\n  useLogo: true\n  logo: {text}\n  systems:\n    - name: {text}\n"),
            )
            .file("cstate/content/issues/a.md", &issue)
            .symlink("cstate/static/logo.png", "../../secret.txt")
            .symlink("cstate/content/pages", "../..")
            .file(
                "upptime/.upptimerc.yml",
                &format!(
                    "owner: {text}\nrepo: {text}\nsites:\n  - name: {text}\n    url: {text}\n    slug: {text}\n\
                     status-website:\n  name: {text}\n  logoUrl: {text}\n"
                ),
            )
            .file(
                "upptime/issues.json",
                &format!(
                    "[{{\"number\": 1, \"title\": {text}, \"state\": \"open\", \"created_at\": \"2022-11-19T03:12:44Z\",
                     \"labels\": [{{\"name\": {text}}}, {{\"name\": \"status\"}}], \"body\": {text}}}]"
                ),
            )
            .symlink("upptime/history/summary.json", "../../secret.txt")
            .file(
                "statuspage/summary.json",
                &format!(
                    "{{\"page\": {{\"id\": \"p\", \"name\": {text}, \"url\": {text}, \"time_zone\": {text}}},
                     \"components\": [{{\"id\": {text}, \"name\": {text}, \"group\": false}}]}}"
                ),
            )
            .file(
                "statuspage/incidents.json",
                &format!(
                    "{{\"page\": {{\"id\": \"p\"}}, \"incidents\": [{{\"id\": {text}, \"name\": {text}, \"status\": \"resolved\",
                     \"impact\": \"minor\", \"created_at\": \"2026-07-01T10:00:00.000Z\", \"shortlink\": {text},
                     \"incident_updates\": []}}]}}"
                ),
            )
            .symlink("statuspage/components.json", "../secret.txt")
            .file("statusfy/statusfy.config.js", "module.exports = {}")
            .file("statusfy/content/2018-04-24_a.md", &issue)
            .symlink("statusfy/content/b.md", "../../secret.txt")
            .symlink("statusfy/locales/en.json", "../../secret.txt");
        let before = tree(site.path(""));
        for tool in ["cstate", "upptime", "statuspage", "statusfy"] {
            let run = site.ends(&["import", tool, tool, "--output", &format!("here/{tool}")]);
            assert!(
                matches!(run.status, Some(0 | 1)),
                "{tool} {named}: {}",
                run.stderr
            );
            assert!(!run.stderr.contains(SECRET), "{tool}: {}", run.stderr);
            has_no_words_of_it(&site, &format!("here/{tool}"));
            let after = tree(site.path(""));
            let elsewhere: Vec<&str> = before.touched(&after);
            let here = format!("here/{tool}/");
            let elsewhere: Vec<&&str> = elsewhere.iter().filter(|path| !path.starts_with(&here)).collect();
            assert_eq!(elsewhere, [&""; 0], "{tool} {named}");
            let _ = fs::remove_dir_all(site.path(&here));
        }
    }
}

#[track_caller]
fn has_no_words_of_it(site: &SiteTest, folder: &str) {
    for (path, bytes) in tree(site.path(folder)).files {
        assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{path}");
    }
}

/// A title makes a file's name, and a name on the command line finds a notice: neither is a path.
#[test]
fn no_notice_is_written_out_of_the_content() {
    for named in WAYS {
        let site = site();
        let named = way(&site, named);
        let before = tree(site.path(""));
        let _ = site.run(&["new", "page", &named, "--now", NOW]);
        let _ = site.run(&["new", "page", "Title", "--slug", &named, "--now", NOW]);
        site.run(&["update", &named, "Identified", "Known.", "--now", NOW])
            .status(2);
        let after = tree(site.path(""));
        let is_a_page = |path: &str| path.starts_with("content/pages/") && path.matches('/').count() == 2;
        let elsewhere = before.touched(&after).into_iter().filter(|path| !is_a_page(path));
        assert_eq!(elsewhere.collect::<Vec<_>>(), NONE, "{named}");
    }
    // Nor through a link in it.
    let linked = site()
        .file("elsewhere/keep.md", "")
        .symlink("content/pages", "../elsewhere");
    linked.run(&["new", "page", "Title", "--now", NOW]).status(1);
    assert_eq!(tree(linked.path("elsewhere")).paths(), ["keep.md"]);
}

/// Nor through the content folder itself, nor through what is kept beside it.
#[test]
fn no_folder_of_the_site_is_a_link_out_of_it() {
    let elsewhere = || {
        let site = SiteTest::new().file("elsewhere/content/assets/secret.txt", SECRET);
        std::fs::create_dir(site.path("inner")).unwrap();
        std::fs::rename(site.path("site.toml"), site.path("inner/site.toml")).unwrap();
        site
    };
    let linked = elsewhere().symlink("inner/content", "../elsewhere/content");
    let before = tree(linked.path("elsewhere"));
    for args in [
        &["build", "--now", NOW][..],
        &["new", "page", "Title", "--now", NOW],
    ] {
        let run = linked.run(&[&["--config", "inner/site.toml"], args].concat());
        run.status(1)
            .mentions("site::folder]: the link on the way to `content` leads out of the folder of site.toml");
    }
    assert_eq!(before.touched(&tree(linked.path("elsewhere"))), NONE);
    let linked = elsewhere().symlink("inner/a", "../elsewhere").edit(
        "inner/site.toml",
        "[build]",
        "[build]\ncontent = \"a/content\"",
    );
    let before = tree(linked.path("elsewhere"));
    linked
        .run(&["--config", "inner/site.toml", "build", "--now", NOW])
        .status(1)
        .mentions("site::folder]: the link on the way to `a/content`");
    assert_eq!(before.touched(&tree(linked.path("elsewhere"))), NONE);

    let linked = site().file("elsewhere/keep", "").symlink(".tidings", "elsewhere");
    linked
        .build()
        .status(2)
        .mentions(".tidings: a symbolic link; Tidings keeps copies of feeds there");
    assert_eq!(tree(linked.path("elsewhere")).paths(), ["keep"]);
}

/// What is replaced as a whole is none of the site's own folders, whoever insists on it.
#[test]
fn no_output_replaces_what_people_write() {
    let site = site()
        .file("themes/own/assets/extra.css", "")
        .file(".tidings/keep", "");
    let before = tree(site.path(""));
    for (output, what) in [
        ("content/x", "lie in the content folder"),
        ("themes", "lie in the folder of themes"),
        ("themes/own", "lie in the folder of themes"),
        (".tidings", "lie where copies of feeds are kept"),
    ] {
        site.run(&["build", "--force", "--output", output, "--now", NOW])
            .status(2)
            .mentions(&format!("the output folder must not {what}"));
    }
    assert_eq!(before.touched(&tree(site.path(""))), NONE);
}

/// What a store says that it holds is not believed where it leads out of it.
#[test]
#[cfg(feature = "publish")]
fn no_release_leads_out_of_its_folder() {
    let to = |site: &SiteTest, path: &str| format!("file://{}", site.path(path).display());
    let site = site();
    site.build().succeeds();
    site.run(&["publish", &to(&site, "web")]).succeeds();
    let manifest = "web/.tidings-manifest.json";
    let mut written: serde_json::Value = serde_json::from_str(&site.read(manifest)).unwrap();
    let files = written["files"].as_object_mut().unwrap();
    let entry = files["index.html"].clone();
    for named in WAYS {
        files.insert(way(&site, named), entry.clone());
    }
    let site = site
        .file(manifest, &written.to_string())
        .symlink("web/more", "..");
    site.run(&["publish", &to(&site, "web")]).succeeds();
    assert_eq!(site.read("secret.txt"), SECRET);

    // The folder that is sent is not the one that it is sent to, by whatever way, and whether it is there or not.
    let site = site.symlink("way", "public").symlink("up", ".");
    let built = tree(site.path("public"));
    for path in [
        "public",
        "public/x/y",
        "way",
        "way/x/y",
        "up/public/x",
        "up/up/way/x",
        "web/../public/x",
    ] {
        site.run(&["publish", &to(&site, path)])
            .status(2)
            .mentions("this folder must not hold the site that is sent, nor lie in it");
    }
    // Nor one that people write in.
    let site = site.symlink("text", "content");
    for (path, what) in [
        ("content", "content folder"),
        ("content/pages", "content folder"),
        ("text/x", "content folder"),
        ("up", "content folder"),
        ("themes/own", "folder of themes"),
        (".tidings/x", "copies of feeds"),
    ] {
        site.run(&["publish", &to(&site, path)])
            .status(2)
            .mentions(&format!("this folder must not hold the {what}, nor lie in it"));
    }
    for path in ["web/..%2fpublic/x", "web%2f%2e%2e%2fx", "x%00y"] {
        site.run(&["publish", &to(&site, path)])
            .status(2)
            .mentions("after file:// comes the whole path of a folder");
    }
    for prefix in ["../x", "a/../x", "a/./x", "/x", "a//x"] {
        site.run(&["publish", &format!("s3://bucket/{prefix}")])
            .status(2)
            .mentions("a prefix has neither");
    }
    assert_eq!(built.touched(&tree(site.path("public"))), NONE);
}

#[test]
fn no_address_of_the_preview_leads_out_of_the_site() {
    let site = site();
    let serving = Serving::start(&site, &["--now", NOW]);
    let mut addresses: Vec<String> = WAYS
        .iter()
        .map(|named| format!("/{}", way(&site, named)))
        .collect();
    addresses.extend(
        [
            "/assets/../../secret.txt",
            "/assets/%2e%2e/%2e%2e/secret.txt",
            "/assets/..%2f..%2fsecret.txt",
            "/assets/..%5c..%5csecret.txt",
            "/assets/%c0%ae%c0%ae/secret.txt",
            "/assets/terms.txt%00",
            "/assets/terms.txt/../../../secret.txt",
            "/assets//../secret.txt",
            "/secret.txt",
            "/site.toml",
            "/__tidings/../secret.txt",
            "/.public.tidings-lock",
        ]
        .map(str::to_owned),
    );
    for address in addresses {
        let answer = serving.get(&address);
        assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
        assert!(!answer.body.contains(SECRET), "{address}");
    }
    serving.get("/assets/terms.txt").status(200).holds("Terms.");

    // The last good build goes on being shown, but a file of it that has become a link is not followed.
    fs::remove_file(site.path("content/assets/terms.txt")).unwrap();
    let site = site.symlink("content/assets/terms.txt", "../../secret.txt");
    serving.get("/assets/terms.txt").lacks(SECRET);
    drop(serving);
    refused(&site, site.build(), "content::link-outside");
}
