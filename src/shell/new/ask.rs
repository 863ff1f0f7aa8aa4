//! Questions on a terminal: asked on standard error, answered on standard input. The only file that knows dialoguer.

use std::io::{self, IsTerminal};
use std::sync::Once;

use dialoguer::console::Term;
use dialoguer::{Error, Input, MultiSelect, Select};
use tokio::runtime::Builder;

use crate::shell::{Failure, platform};

/// Whether there is somebody to ask.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// From now on Ctrl-C ends a question and not the program, which has to show the cursor again: lists hide it. Where that
/// cannot be had the program ends as any other does.
fn catch_interrupts() {
    static CAUGHT: Once = Once::new();
    CAUGHT.call_once(|| {
        if let Ok(runtime) = Builder::new_current_thread().enable_all().build() {
            let _entered = runtime.enter();
            platform::outlive_interrupts();
        }
    });
}

/// A text that is not empty.
pub fn text(prompt: &str) -> Result<String, Failure> {
    catch_interrupts();
    let input = Input::new().with_prompt(prompt);
    let input = input.validate_with(|answer: &String| match answer.trim().is_empty() {
        true => Err("it cannot be blank"),
        false => Ok(()),
    });
    input.interact_text().map_err(unanswered)
}

/// A text that may be empty.
pub fn any_text(prompt: &str) -> Result<String, Failure> {
    catch_interrupts();
    let input = Input::new().with_prompt(prompt).allow_empty(true);
    input.interact_text().map_err(unanswered)
}

/// A text that `check` accepts, with one that is proposed.
pub fn checked(
    prompt: &str,
    proposed: &str,
    check: impl Fn(&str) -> Result<(), String>,
) -> Result<String, Failure> {
    catch_interrupts();
    let input = Input::new()
        .with_prompt(prompt)
        .default(proposed.to_owned())
        .validate_with(|answer: &String| check(answer));
    input.interact_text().map_err(unanswered)
}

/// One of some words, by place; `proposed` is marked at first.
pub fn one_of(prompt: &str, words: &[&str], proposed: usize) -> Result<usize, Failure> {
    catch_interrupts();
    let select = Select::new().with_prompt(prompt).items(words).default(proposed);
    select.interact().map_err(unanswered)
}

/// Some of some words, by place.
pub fn some_of(prompt: &str, words: &[String]) -> Result<Vec<usize>, Failure> {
    catch_interrupts();
    let prompt = format!("{prompt} (space marks, enter goes on)");
    let select = MultiSelect::new().with_prompt(prompt);
    // Of one there is no choice.
    let select = select.items_checked(words.iter().map(|word| (word, words.len() == 1)));
    select.interact().map_err(unanswered)
}

fn unanswered(error: Error) -> Failure {
    let Error::IO(error) = error;
    match error.kind() {
        io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => {
            let _ = Term::stderr().show_cursor();
            Failure::Usage("nothing was written".to_owned())
        }
        _ => Failure::Outside(format!("the terminal: {error}")),
    }
}
