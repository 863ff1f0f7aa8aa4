//! `tidings completions` and `tidings man`: what the command line says of itself, for shells and for man(1).

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Args, Completions, Man as ManArgs};
use super::platform::shown;
use super::{Failure, desk, report};

/// Prints a shell's completions.
pub fn completions(completions: &Completions) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "tidings", &mut bytes);
    report::document(bytes)
}

/// Prints the program's page, or writes all pages into a folder.
pub fn man(man: &ManArgs) -> Result<(), Failure> {
    let mut program = Args::command().disable_help_subcommand(true);
    // So that each command knows what it is called behind the program's name.
    program.build();
    let Some(folder) = &man.folder else {
        return report::document(page(program)?);
    };
    let mut written = Vec::new();
    for command in with_subcommands(program) {
        let name = format!("{}.1", command.get_display_name().unwrap_or("tidings"));
        let path = folder.join(&name);
        let text = String::from_utf8_lossy(&page(command)?).into_owned();
        desk::write_new(&path, &text)?;
        written.push(shown(&path).to_string());
    }
    report::result(&written.join("\n"))
}

/// A command and all below it.
fn with_subcommands(command: clap::Command) -> Vec<clap::Command> {
    let below: Vec<clap::Command> = command
        .get_subcommands()
        .filter(|one| one.get_name() != "help")
        .cloned()
        .collect();
    let below = below.into_iter().flat_map(with_subcommands);
    std::iter::once(command).chain(below).collect()
}

fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    Man::new(command)
        .source(concat!("tidings ", env!("CARGO_PKG_VERSION")))
        .manual("Tidings")
        .render(&mut bytes)
        .map_err(|error| Failure::Outside(error.to_string()))?;
    Ok(bytes)
}
