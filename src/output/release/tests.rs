//! Plans row by row, and a store on which random sites are released and cut short at any object.

mod cut_short;

use super::*;

const EARLIER: &str = "2026-12-03T01:00:00Z";
const WRITTEN: &str = "2026-12-03T01:10:00Z";
const LATER: &str = "2026-12-03T01:20:00Z";

fn file(path: &str, md5: &str) -> File {
    File {
        path: path.to_owned(),
        length: 1,
        md5: md5.to_owned(),
    }
}

fn stored(path: &str, etag: &str, modified: &str) -> Stored {
    Stored {
        path: path.to_owned(),
        etag: Some(etag.to_owned()),
        length: 1,
        modified: modified.parse().unwrap(),
        md5: None,
    }
}

/// A manifest that is sure of these.
fn manifest(entries: &[(&str, &str)]) -> Manifest {
    let files: Vec<File> = entries.iter().map(|(path, md5)| file(path, md5)).collect();
    let etags = entries
        .iter()
        .map(|(path, md5)| ((*path).to_owned(), (*md5).to_owned()));
    Plan::new(&files, &[], None).manifest(&etags.collect())
}

fn paths(plan: &Plan) -> Vec<&str> {
    plan.send.iter().map(|one| one.file.path.as_str()).collect()
}

#[test]
fn assets_go_first_and_the_home_page_last() {
    let site = [
        "_headers",
        "api/tidings.json",
        "assets/logo.svg",
        "feed.xml",
        "incidents/a/index.html",
        "index.html",
        "maintenance/b/notice.ics",
        "static/style.1.css",
        "sitemap.xml",
    ];
    let files: Vec<File> = site.iter().map(|path| file(path, "new")).collect();
    let first = Plan::new(&files, &[], None);
    assert_eq!(
        paths(&first),
        [
            "_headers",
            "api/tidings.json",
            "assets/logo.svg",
            "feed.xml",
            "maintenance/b/notice.ics",
            "sitemap.xml",
            "static/style.1.css",
            "incidents/a/index.html",
            "index.html",
        ]
    );
    let old: Vec<(&str, &str)> = site.iter().map(|path| (*path, "old")).collect();
    let lies: Vec<Stored> = site.iter().map(|path| stored(path, "old", EARLIER)).collect();
    let later = Plan::new(&files, &lies, Some((&manifest(&old), WRITTEN.parse().unwrap())));
    assert_eq!(
        paths(&later),
        [
            "assets/logo.svg",
            "static/style.1.css",
            "incidents/a/index.html",
            "_headers",
            "api/tidings.json",
            "feed.xml",
            "maintenance/b/notice.ics",
            "sitemap.xml",
            "index.html",
        ]
    );
}

#[test]
fn pages_that_nothing_leads_to_yet_go_before_those_that_lead_to_them() {
    let files = ["a/index.html", "b/index.html", "index.html"].map(|path| file(path, "new"));
    let old = [("a/index.html", "old"), ("index.html", "old")];
    let lies = old.map(|(path, md5)| stored(path, md5, EARLIER));
    let plan = Plan::new(&files, &lies, Some((&manifest(&old), WRITTEN.parse().unwrap())));
    assert_eq!(paths(&plan), ["b/index.html", "a/index.html", "index.html"]);
    assert_eq!(plan.phases().map(<[_]>::len).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn pages_that_are_gone_are_removed_before_what_they_load() {
    let old = [
        ("b/index.html", "b"),
        ("b/picture.png", "p"),
        ("static/a.1.css", "a"),
    ];
    let lies = old.map(|(path, md5)| stored(path, md5, EARLIER));
    let plan = Plan::new(&[], &lies, Some((&manifest(&old), WRITTEN.parse().unwrap())));
    assert_eq!(plan.remove_pages, ["b/index.html"]);
    assert_eq!(plan.remove_others, ["b/picture.png", "static/a.1.css"]);
}

/// What becomes of one page, by what lies at its address and what the manifest says of it.
#[test]
fn what_is_sent_what_is_left_and_what_is_in_the_way() {
    #[derive(Debug, PartialEq)]
    enum Becomes {
        New,
        Changed,
        Unchanged,
        InTheWay,
    }
    use Becomes::*;
    let at = |modified: &'static str| move |etag: &'static str| Some((etag, modified));
    let (earlier, later) = (at(EARLIER), at(LATER));
    let sure = |md5: &'static str| Some((md5, Some(md5)));
    let announced = |md5: &'static str| Some((md5, None));
    for (case, lies, known, expected) in [
        ("nothing is there", None, None, New),
        ("the same lies there", earlier("new"), sure("new"), Unchanged),
        ("the page has changed", earlier("old"), sure("old"), Changed),
        ("others changed it", later("others"), sure("new"), Changed),
        (
            "others put the same bytes there, perhaps as something else",
            later("new"),
            sure("new"),
            Changed,
        ),
        ("others removed it", None, sure("new"), New),
        (
            "the store marks in its own way",
            earlier("mark"),
            Some(("new", Some("mark"))),
            Unchanged,
        ),
        ("announced, and sent", later("new"), announced("new"), Unchanged),
        (
            "announced, and not sent",
            earlier("old"),
            announced("new"),
            Changed,
        ),
        (
            "announced for its media type alone, and not sent",
            earlier("new"),
            announced("new"),
            Changed,
        ),
        (
            "announced, sent, and changed since",
            later("old"),
            announced("old"),
            Changed,
        ),
        ("another's page", earlier("others"), None, InTheWay),
        ("another's page, the same as ours", earlier("new"), None, Changed),
    ] {
        let lies: Vec<Stored> = lies
            .map(|(etag, modified)| stored("a/index.html", etag, modified))
            .into_iter()
            .collect();
        let manifest = known.map(|(md5, etag)| {
            let mut manifest = manifest(&[("a/index.html", md5)]);
            manifest.files.get_mut("a/index.html").unwrap().etag = etag.map(str::to_owned);
            manifest
        });
        let manifest = manifest
            .as_ref()
            .map(|manifest| (manifest, WRITTEN.parse().unwrap()));
        let plan = Plan::new(&[file("a/index.html", "new")], &lies, manifest);
        let becomes = match plan.send.first() {
            _ if !plan.in_the_way.is_empty() => InTheWay,
            None => Unchanged,
            Some(one) if one.is_new => New,
            Some(_) => Changed,
        };
        assert_eq!(becomes, expected, "{case}");
    }
}

#[test]
fn another_media_type_or_lifetime_is_a_change() {
    let mut known = manifest(&[("feed.xml", "new")]);
    let bytes = String::from_utf8(known.bytes().unwrap()).unwrap();
    assert!(bytes.contains("application/rss+xml"), "{bytes}");
    for (now, then) in [("application/rss+xml", "text/xml"), ("max-age=60", "max-age=61")] {
        known = Manifest::read(bytes.replace(now, then).as_bytes()).unwrap();
        let lies = [stored("feed.xml", "new", EARLIER)];
        let plan = Plan::new(
            &[file("feed.xml", "new")],
            &lies,
            Some((&known, WRITTEN.parse().unwrap())),
        );
        assert_eq!(paths(&plan), ["feed.xml"]);
    }
}

/// What is gone from the site, by what lies at its address now: its mark, and its bytes where they were read.
#[test]
fn only_what_tidings_put_there_is_removed() {
    let sure = Some(("old", Some("old")));
    let announced = Some(("old", None));
    for (case, etag, read, known, is_removed, is_left) in [
        ("ours", "old", None, sure, true, false),
        (
            "by the store's own mark",
            "mark",
            None,
            Some(("old", Some("mark"))),
            true,
            false,
        ),
        ("announced and sent", "old", None, announced, true, false),
        (
            "announced and sent, by its bytes",
            "mark",
            Some("old"),
            announced,
            true,
            false,
        ),
        (
            "in a store that was moved",
            "mark",
            Some("old"),
            sure,
            true,
            false,
        ),
        (
            "others put theirs over it",
            "others",
            Some("others"),
            sure,
            false,
            true,
        ),
        (
            "announced, and others' meanwhile",
            "others",
            Some("others"),
            announced,
            false,
            true,
        ),
        ("others'", "others", None, None, false, false),
    ] {
        let known = known.map(|(md5, etag)| {
            let mut manifest = manifest(&[("gone/index.html", md5)]);
            manifest.files.get_mut("gone/index.html").unwrap().etag = etag.map(str::to_owned);
            manifest
        });
        let mut lies = [stored("gone/index.html", etag, EARLIER)];
        let is_unsure = !unsure(&[], &lies, known.as_ref()).is_empty();
        assert_eq!(is_unsure, read.is_some(), "{case}");
        lies[0].md5 = read.map(str::to_owned);
        let known = known
            .as_ref()
            .map(|manifest| (manifest, WRITTEN.parse().unwrap()));
        let plan = Plan::new(&[], &lies, known);
        assert_eq!(
            (plan.removed() == 1, plan.left.len() == 1),
            (is_removed, is_left),
            "{case}"
        );
        assert_eq!(plan.manifest(&BTreeMap::new()), Manifest::default(), "{case}");
    }
}

/// A page is announced to take another's place and is not sent, again and again; by mark or by bytes, the old one stays
/// ours.
#[test]
fn what_is_replaced_is_known_until_it_is() {
    let mut known = manifest(&[("a/index.html", "1")]);
    known.files.get_mut("a/index.html").unwrap().etag = Some("mark".to_owned());
    let mut lies = [stored("a/index.html", "mark", EARLIER)];
    let at = WRITTEN.parse().unwrap();
    for md5 in ["2", "3"] {
        known = Plan::new(&[file("a/index.html", md5)], &lies, Some((&known, at)))
            .journal()
            .clone();
        known = Manifest::read(&known.bytes().unwrap()).unwrap();
    }
    assert_eq!(Plan::new(&[], &lies, Some((&known, at))).removed(), 1);
    lies[0].etag = Some("moved".to_owned());
    lies[0].md5 = Some("1".to_owned());
    assert_eq!(Plan::new(&[], &lies, Some((&known, at))).removed(), 1);
    lies[0].md5 = Some("others".to_owned());
    assert_eq!(Plan::new(&[], &lies, Some((&known, at))).left, ["a/index.html"]);
}

/// A store that was moved or that lost its manifest: what is the same may be put there again.
#[test]
fn what_has_the_same_bytes_is_in_nobodys_way() {
    let site = [file("index.html", "new")];
    let mut lies = [stored("index.html", "mark", EARLIER)];
    assert_eq!(
        unsure(&site, &lies, None),
        BTreeSet::from(["index.html".to_owned()])
    );
    lies[0].md5 = Some("new".to_owned());
    assert_eq!(Plan::new(&site, &lies, None).in_the_way, [""; 0]);
    lies[0].length = 2;
    lies[0].md5 = None;
    assert_eq!(unsure(&site, &lies, None), BTreeSet::new());
    assert_eq!(Plan::new(&site, &lies, None).in_the_way, ["index.html"]);
}

#[test]
fn a_manifest_of_another_version_is_not_read() {
    for bytes in [r#"{"version":2,"files":{}}"#, "[]", ""] {
        assert!(Manifest::read(bytes.as_bytes()).is_err(), "{bytes}");
    }
    let whole = manifest(&[("ä b+%.png", "new")]);
    assert_eq!(Manifest::read(&whole.bytes().unwrap()), Ok(whole));
}

#[test]
fn each_path_has_its_media_type_and_lifetime() {
    for (path, expected) in [
        ("index.html", "text/html; charset=utf-8"),
        ("static/style.0123.css", "text/css; charset=utf-8"),
        ("static/site.0123.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("components/web-1/feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("api/tidings.json", "application/json"),
        ("maintenance/calendar.ics", "text/calendar; charset=utf-8"),
        ("badges/status.svg", "image/svg+xml"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("_headers", "text/plain; charset=utf-8"),
        ("_redirects", "text/plain; charset=utf-8"),
        (".nojekyll", "text/plain; charset=utf-8"),
        ("assets/ä b.PNG", "image/png"),
        ("assets/what.ever", "application/octet-stream"),
    ] {
        assert_eq!(media_type(path), expected, "{path}");
    }
    assert_eq!(
        cache_control("static/style.0123.css"),
        "public, max-age=31536000, immutable"
    );
    for path in ["index.html", "feed.xml", "assets/static/a.css", "static.html"] {
        assert_eq!(cache_control(path), "public, max-age=60", "{path}");
    }
}
