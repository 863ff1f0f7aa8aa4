//! `reference-command-line.md`

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
        "\n## `tidings {name}` {{#{name}}}\n\n{}.\n\n```console\n{}\n```\n\n{arguments}{after}{}",
        about.trim_end_matches('.'),
        usage(command),
        below(command)
    )
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
    let words = argument.get_possible_values();
    let words: String = words
        .iter()
        .filter(|_| takes_value(argument))
        .map(|word| {
            let help = word.get_help().map(ToString::to_string).unwrap_or_default();
            format!("  - `{}`: {}\n", word.get_name(), sentence(&help))
        })
        .collect();
    format!(
        "- {short}**`{long}{values}`**: {}{default}\n{words}",
        sentence(&help)
    )
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
    let paragraph = |paragraph: &str| match paragraph.starts_with("  ") {
        true => format!("```console\n{}\n```", paragraph.trim()),
        false => paragraph
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('<', "\\<"),
    };
    words
        .split("\n\n")
        .map(paragraph)
        .collect::<Vec<_>>()
        .join("\n\n")
}
