//! `reference-command-line.md`

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::shell::args::Args;

const BEFORE: &str = include_str!("command_line.md");

/// The page's text.
pub fn page() -> String {
    let mut program = Args::command();
    // So that each command knows the options of all.
    program.build();
    let everywhere: String = program
        .get_arguments()
        .filter(|one| is_told(one))
        .map(argument)
        .collect();
    let commands: String = program
        .get_subcommands()
        .filter(|command| command.get_name() != "help" && !command.is_hide_set())
        .map(command)
        .collect();
    format!("{BEFORE}\n## With every command {{#options}}\n\n{everywhere}{commands}")
}

fn command(command: &Command) -> String {
    let name = command.get_name();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let own = command
        .get_arguments()
        .filter(|one| !one.is_global_set() && is_told(one) && !is_help(one));
    let arguments: String = own.map(argument).collect();
    let after = command.get_after_help().map(ToString::to_string);
    let after = after.map_or(String::new(), |words| format!("\n{}\n", prose(&words)));
    format!(
        "\n## `tidings {name}` {{#{name}}}\n\n{}.\n\n```console\n{}\n```\n\n{}{arguments}{after}{}",
        about.trim_end_matches('.'),
        usage(command),
        contents(command),
        below(command)
    )
}

/// What a command's commands are, each with the way to it.
fn contents(command: &Command) -> String {
    let name = command.get_name();
    let below = command.get_subcommands().filter(|one| one.get_name() != "help");
    below
        .map(|one| {
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            let own = one.get_name();
            format!(
                "- [`tidings {name} {own}`](#{name}-{own}): {}\n",
                sentence(&about)
            )
        })
        .collect()
}

/// The commands of a command.
fn below(command: &Command) -> String {
    let below = command.get_subcommands().filter(|one| one.get_name() != "help");
    below
        .map(|one| {
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            let own = one
                .get_arguments()
                .filter(|one| !one.is_global_set() && is_told(one) && !is_help(one));
            let arguments: String = own.map(argument).collect();
            format!(
                "\n### `tidings {} {}` {{#{}-{}}}\n\n{}.\n\n```console\n{}\n```\n\n{arguments}",
                command.get_name(),
                one.get_name(),
                command.get_name(),
                one.get_name(),
                about.trim_end_matches('.'),
                usage(one)
            )
        })
        .collect()
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    usage.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_told(argument: &Arg) -> bool {
    !argument.is_hide_set()
}

fn is_help(argument: &Arg) -> bool {
    matches!(argument.get_id().as_str(), "help" | "version")
}

fn argument(argument: &Arg) -> String {
    let names: Vec<String> = argument
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| match argument.is_positional() {
            true => name.to_string(),
            false => format!(" {name}"),
        })
        .collect();
    let values = if takes_value(argument) {
        names.concat()
    } else {
        String::new()
    };
    let long = argument
        .get_long()
        .map(|long| format!("--{long}"))
        .unwrap_or_default();
    let short = argument
        .get_short()
        .map(|short| format!("`-{short}`, "))
        .unwrap_or_default();
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    let default = match defaults.is_empty() || !takes_value(argument) {
        true => String::new(),
        false => format!(" Default: {}.", defaults.join(", ")),
    };
    let (one_of, words) = match takes_value(argument) {
        true => words(&argument.get_possible_values()),
        false => (String::new(), String::new()),
    };
    format!(
        "- {short}**`{long}{values}`**: {}{one_of}{default}\n{words}",
        sentence(&help)
    )
}

/// The words that a value may be: in the sentence where they speak for themselves, else each below it with what it means.
fn words(words: &[PossibleValue]) -> (String, String) {
    let name = |word: &PossibleValue| format!("`{}`", word.get_name());
    if words.iter().all(|word| word.get_help().is_none()) {
        let names: Vec<String> = words.iter().map(name).collect();
        return match names.is_empty() {
            true => (String::new(), String::new()),
            false => (format!(" One of {}.", names.join(", ")), String::new()),
        };
    }
    let described = words.iter().map(|word| {
        let help = word.get_help().map(ToString::to_string).unwrap_or_default();
        format!("  - {}: {}\n", name(word), sentence(&help))
    });
    (String::new(), described.collect())
}

fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// clap takes the final stop away.
fn sentence(help: &str) -> String {
    let help = prose(help);
    match help.ends_with(['.', '!', '?', ':']) || help.is_empty() {
        true => help,
        false => format!("{help}."),
    }
}

/// Words of a terminal as Markdown: what stands indented is code, `<` begins no element.
fn prose(words: &str) -> String {
    let paragraphs = words.split("\n\n").flat_map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().collect();
        let parts = lines.chunk_by(|a, b| is_code(a) == is_code(b));
        parts.map(part).collect::<Vec<_>>()
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn is_code(line: &str) -> bool {
    line.starts_with("  ")
}

/// Lines that are all code, or none of them is.
fn part(lines: &[&str]) -> String {
    if !lines.first().is_some_and(|line| is_code(line)) {
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        return words.join(" ").replace('<', "\\<");
    }
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix("  ").unwrap_or(line).trim_end())
        .collect();
    let language = if lines.len() == 1 { "console" } else { "text" };
    format!("```{language}\n{}\n```", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn lines_that_stand_indented_stay_lines() {
        for (words, expected) in [
            ("One\nparagraph.\n\nTwo <b>.", "One paragraph.\n\nTwo \\<b>."),
            ("So:\n\n  tidings man", "So:\n\n```console\ntidings man\n```"),
            (
                "In it:\n  a  one\n       two\n\nEnd.",
                "In it:\n\n```text\na  one\n     two\n```\n\nEnd.",
            ),
        ] {
            assert_eq!(prose(words), expected);
        }
    }
}
