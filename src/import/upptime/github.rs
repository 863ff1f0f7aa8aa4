//! What GitHub's API answers about issues and their comments, and what Upptime's staff write in them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::import as say;
use crate::import::fields::{Fields, Unread};

/// The objects of one answer, of several one after the other, and of lists of answers.
///
/// # Errors
/// What is wrong, and the line, from 1.
pub fn items(bytes: &[u8]) -> Result<Vec<Fields>, Unread> {
    let mut items = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter() {
        gather(
            value.map_err(|error| (error.line().max(1), error.to_string()))?,
            &mut items,
        );
    }
    Ok(items)
}

fn gather(value: Value, items: &mut Vec<Fields>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, items)),
        value => items.extend(Fields::of(value)),
    }
}

/// The number of a comment's issue: at the end of its `issue_url`, else the last number in the file's name.
pub fn issue_of_comment(path: &str, comment: &Fields) -> String {
    let url = comment.peek("issue_url").unwrap_or_default();
    let of_url = url.rsplit('/').next().unwrap_or_default().to_owned();
    if !of_url.is_empty() {
        return of_url;
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut numbers = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    numbers.next_back().unwrap_or_default().to_owned()
}

/// The names of the labels, which GitHub gives as objects.
pub fn labels(issue: &mut Fields) -> Vec<String> {
    let of_objects = issue
        .list("labels")
        .into_iter()
        .filter_map(|mut label| label.text("name"));
    let mut labels: Vec<String> = of_objects.collect();
    labels.extend(issue.texts("labels"));
    labels
}

/// Keys and values of the first comment in HTML, on one line or on several.
pub fn plan(body: &str) -> BTreeMap<&'static str, String> {
    let comment = body
        .split_once("<!--")
        .and_then(|(_, rest)| rest.split_once("-->"));
    let comment = comment.map_or("", |(comment, _)| comment);
    let keys = ["start", "end", "expectedDown", "expectedDegraded"];
    let place = |key: &str| {
        let found = comment
            .match_indices(&format!("{key}:"))
            .map(|(at, _)| at)
            .find(|at| comment[..*at].chars().next_back().is_none_or(char::is_whitespace));
        found.map(|at| (at, at + key.len() + 1))
    };
    let places: Vec<_> = keys.iter().filter_map(|key| Some((*key, place(key)?))).collect();
    let value = |from: usize| {
        let next = places
            .iter()
            .map(|(_, (at, _))| *at)
            .filter(|at| *at >= from)
            .min();
        let value = comment
            .get(from..next.unwrap_or(comment.len()))
            .unwrap_or_default();
        value.lines().next().unwrap_or_default().trim().to_owned()
    };
    places
        .iter()
        .map(|(key, (_, from))| (*key, value(*from)))
        .collect()
}

/// The text without that comment.
pub fn without_comment(body: &str) -> String {
    let plan = body
        .split_once("<!--")
        .and_then(|(before, rest)| Some((before, rest.split_once("-->")?.1)));
    plan.map_or_else(|| body.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// Handles that are named in a text. They stay, and are told.
pub fn mentions(text: &str, told: &mut Vec<String>) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    for (at, _) in text.match_indices('@') {
        let name: String = text[at + 1..].chars().take_while(|c| is_part(*c)).collect();
        let before = text[..at].chars().next_back();
        if !name.is_empty() && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '/')) {
            told.push(say::mention(&format!("@{name}")));
        }
    }
}

/// Without the sign in front.
pub fn plain_title(title: &str) -> String {
    let plain =
        title.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '(' | '"' | '\''));
    if plain.is_empty() {
        title.to_owned()
    } else {
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_on_one_line_and_on_several() {
        let expected = BTreeMap::from([
            ("start", "2021-08-24T13:00:00.220Z".to_owned()),
            ("end", "2021-08-24T14:00:00.220Z".to_owned()),
            ("expectedDown", "google, hacker-news".to_owned()),
        ]);
        let [one, two, three] = [&expected["start"], &expected["end"], &expected["expectedDown"]];
        for body in [
            format!("<!--\nstart: {one}\nend: {two}\nexpectedDown: {three}\n-->\nWords."),
            format!("<!-- start: {one} end: {two} expectedDown: {three} -->"),
        ] {
            assert_eq!(plan(&body), expected);
        }
        assert!(plan("start: 2021-08-24T13:00:00Z").is_empty());
    }

    #[test]
    fn a_comment_belongs_to_its_issue() {
        let comment = |json: &str| Fields::of_json(json.as_bytes()).unwrap();
        let with_url = comment(r#"{"issue_url": "https://api.github.com/repos/a/b/issues/101"}"#);
        assert_eq!(issue_of_comment("comments.json", &with_url), "101");
        assert_eq!(issue_of_comment("comments/102.json", &comment("{}")), "102");
        assert_eq!(
            issue_of_comment("github-issue-103-comments.json", &comment("{}")),
            "103"
        );
    }

    #[test]
    fn handles_are_told_and_mail_addresses_are_not() {
        let mut told = Vec::new();
        mentions("cc @octocat, mail a@example.com, https://x.example/@y", &mut told);
        assert_eq!(told, [say::mention("@octocat")]);
    }
}
