//! Mails that would be too long are cut at the end of a paragraph.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::MOST_BYTES;

/// The mail that `make` makes of as much of these parts as there is room for. They are left out from the end of the
/// last one on: whole elements, so that nothing is cut within a sentence or a table.
///
/// # Errors
/// Those of `make`.
pub fn shortest<E>(parts: [&str; 3], make: impl Fn([&str; 3]) -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
    // A mail is longer than what it says.
    let may_fit = |lengths: &[usize; 3]| lengths.iter().sum::<usize>() < MOST_BYTES;
    if may_fit(&parts.map(str::len)) {
        let whole = make(parts)?;
        if whole.len() < MOST_BYTES {
            return Ok(whole);
        }
    }
    let ends: Vec<[usize; 3]> = ends(parts);
    let made = |kept: usize| {
        let lengths = ends.get(kept).copied().unwrap_or_default();
        make(std::array::from_fn(|part| &parts[part][..lengths[part]]))
    };
    // As much is kept as fits: between what is known to fit and what is known not to.
    let (mut fits, mut mail) = (0, made(0)?);
    let mut too_much = ends.partition_point(may_fit);
    while too_much - fits > 1 {
        let middle = usize::midpoint(fits, too_much);
        let shorter = made(middle)?;
        if shorter.len() < MOST_BYTES {
            (fits, mail) = (middle, shorter);
        } else {
            too_much = middle;
        }
    }
    Ok(mail)
}

/// How long each part is, when nothing is kept, then one element more each time.
fn ends(parts: [&str; 3]) -> Vec<[usize; 3]> {
    let mut lengths = [0; 3];
    let mut ends = vec![lengths];
    for (place, part) in parts.iter().enumerate() {
        for end in elements(part) {
            lengths[place] = end;
            ends.push(lengths);
        }
        lengths[place] = part.len();
    }
    ends
}

/// Where the outermost elements of a well-formed piece of HTML end.
fn elements(html: &str) -> Vec<usize> {
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_dangling_amp = true;
    let (mut depth, mut ends) = (0_usize, Vec::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if !is_void(tag.name().as_ref()) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Start(_) | Event::Empty(_)) => {}
            Ok(Event::Eof) | Err(_) => return ends,
            Ok(_) => continue,
        }
        if depth == 0 {
            ends.extend(usize::try_from(reader.buffer_position()));
        }
    }
}

/// Elements without an end (WHATWG HTML, section 13.1.2).
fn is_void(name: &[u8]) -> bool {
    const VOID: [&[u8]; 13] = [
        b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source",
        b"track", b"wbr",
    ];
    VOID.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_end_where_they_end() {
        let cases: [(&str, &[&str]); 5] = [
            ("", &[]),
            (
                "<p>a</p>\n<p>b &amp; c</p>\n",
                &["<p>a</p>", "\n<p>b &amp; c</p>"],
            ),
            (
                "<ul><li>a<br>b</li></ul><hr><p>c</p>",
                &["<ul><li>a<br>b</li></ul>", "<hr>", "<p>c</p>"],
            ),
            (
                "<p><img src=\"a\" alt=\"x > y\"></p>text<p>d</p>",
                &["<p><img src=\"a\" alt=\"x > y\"></p>", "text<p>d</p>"],
            ),
            ("<p>a & b</p><p>c</p>", &["<p>a & b</p>", "<p>c</p>"]),
        ];
        for (html, expected) in cases {
            let mut start = 0;
            let found: Vec<&str> = elements(html)
                .into_iter()
                .map(|end| &html[std::mem::replace(&mut start, end)..end])
                .collect();
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn as_much_is_kept_as_there_is_room_for() {
        let paragraph = format!("<p>{}</p>", "x".repeat(9_993));
        let written = paragraph.repeat(12);
        let mail = shortest(["<p>before</p>", "<p>after</p>", &written], |kept| {
            Ok::<_, ()>(kept.concat().into_bytes())
        });
        let mail = String::from_utf8(mail.unwrap()).unwrap();
        assert_eq!(mail, format!("<p>before</p><p>after</p>{}", paragraph.repeat(9)));
    }
}
