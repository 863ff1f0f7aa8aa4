use super::upptime::{HISTORY, checkout};
use super::{feed_of_documents, source};
use crate::config::FeedFormat;
use crate::diagnostic::Place;

/// `(code, line, column, message)` of the mistake in a history.
fn mistake(history: &str) -> (&'static str, usize, usize, String) {
    let read = feed_of_documents(&source(FeedFormat::Upptime), &checkout(&[("google", history)]));
    let error = read.expect_err(history);
    let Place::Spot {
        path, line, column, ..
    } = error.place
    else {
        panic!("no spot: {error:?}")
    };
    assert_eq!(path, "up/history/google.yml");
    (error.code, line, column, error.message)
}

#[test]
fn mistakes_are_told_with_line_column_and_key() {
    let cases = [
        (
            "up\n",
            "upp\n",
            ("feed::unknown-state", 2, 9, "`status`: `upp` is not a state"),
        ),
        (
            "up\n",
            "[up]\n",
            (
                "feed::wrong-type",
                2,
                9,
                "`status`: a plain value must stand here, not a list",
            ),
        ),
        (
            "up\n",
            "~\n",
            (
                "feed::wrong-type",
                2,
                9,
                "`status`: a text must stand here, not `null`",
            ),
        ),
        (
            "up\n",
            "up\nstatus: down\n",
            ("feed::key-twice", 3, 1, "`status` stands here twice"),
        ),
        (
            "98",
            "fast",
            (
                "feed::wrong-type",
                4,
                15,
                "`responseTime`: a number must stand here, not the text \"fast\"",
            ),
        ),
        (
            "98",
            "1e400",
            (
                "feed::wrong-type",
                4,
                15,
                "`responseTime`: a number must stand here, not the text \"1e400\"",
            ),
        ),
        (
            "98",
            "-1",
            (
                "feed::out-of-range",
                4,
                15,
                "`responseTime`: a number of at least 0 must stand here, not -1",
            ),
        ),
        (
            "2024-05-30T23:09:11.460Z",
            "soon",
            ("feed::instant", 5, 14, "`lastUpdated`: `soon` is not an instant"),
        ),
        (
            "lastUpdated",
            "lastUpdate",
            ("feed::missing-key", 1, 1, "`lastUpdated` is missing"),
        ),
        (
            "2024-05-30T23:09:11.460Z",
            "2020-08-10T07:54:38Z",
            (
                "feed::end-before-start",
                1,
                1,
                "`lastUpdated`, 2020-08-10T07:54:38Z, lies before `startTime`, 2020-08-10T07:54:39Z",
            ),
        ),
        (
            "up\n",
            "\"up\n",
            (
                "feed::yaml",
                3,
                1,
                "this is not YAML: invalid indentation in multiline quoted scalar",
            ),
        ),
    ];
    for (old, new, (code, line, column, message)) in cases {
        assert!(HISTORY.contains(old), "{old}");
        let found = mistake(&HISTORY.replacen(old, new, 1));
        assert_eq!(
            (found.0, found.1, found.2, found.3.as_str()),
            (code, line, column, message),
            "{new}"
        );
    }
    for text in ["", "# nothing\n"] {
        assert_eq!(mistake(text).0, "feed::missing-key");
    }
    for text in ["- up\n", "up\n"] {
        assert_eq!(mistake(text).0, "feed::wrong-type", "{text}");
    }
}

/// What a library would multiply, nest or go on reading is refused first.
#[test]
fn more_than_plain_keys_is_refused() {
    let more = |text: &str| format!("{HISTORY}{text}\n");
    let billion = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]";
    for text in [
        billion,
        "a: *b",
        "a: &b c",
        "<<: {a: b}",
        "---\nstatus: down",
        "a: [[[[[[[[[]]]]]]]]]",
    ] {
        let (code, _, _, message) = mistake(&more(text));
        assert_eq!(code, "feed::yaml", "{text}");
        assert!(
            message.contains("this is more than plain keys with values"),
            "{message}"
        );
    }
    let many: String = (0..2000).map(|number| format!("k{number}: v\n")).collect();
    assert_eq!(mistake(&more(&many)).0, "feed::yaml");
    for text in ["[".repeat(100_000), "x".repeat(1 << 20)] {
        assert_eq!(mistake(&more(&text)).0, "feed::too-long");
    }
}

#[test]
fn line_ends_and_byte_order_marks_are_those_of_any_editor() {
    for text in [
        HISTORY.replace('\n', "\r\n"),
        format!("\u{feff}{HISTORY}"),
        HISTORY.trim_end().to_owned(),
    ] {
        let read = feed_of_documents(&source(FeedFormat::Upptime), &checkout(&[("google", &text)]));
        assert!(read.is_ok(), "{text:?}: {read:?}");
    }
}

#[test]
fn no_beginning_of_a_history_reads_unless_it_lacks_nothing() {
    let whole = HISTORY.find("\ngenerator").unwrap();
    for end in 0..whole {
        mistake(&HISTORY[..end]);
    }
}
