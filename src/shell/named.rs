//! What a SLUG of the command line stands for, or why it stands for nothing.

use crate::diagnostic::list;
use crate::output::route::iso;
use crate::site::find::NotFound;

/// Why a name of the command line stands for nothing.
pub fn not_found(given: &str, why: &NotFound) -> String {
    match why {
        NotFound::Unknown(None) => format!("there is no notice and no newsletter issue `{given}`"),
        NotFound::Unknown(Some(near)) => {
            format!("there is no notice and no newsletter issue `{given}`; did you mean `{near}`?")
        }
        NotFound::Several(names) => format!("`{given}` is more than one: {}", listed(names)),
        NotFound::Series(dates) => format!(
            "`{given}`: of a recurring window one date is named: {}",
            listed(dates)
        ),
        NotFound::Draft(name) => format!("{name} is a draft: customers are not told of it"),
        NotFound::NotYet(name, None) => format!("{name} is not published yet"),
        NotFound::NotYet(name, Some(at)) => {
            format!("{name} is not published yet: it will be at {}", iso(*at))
        }
        NotFound::NoDate(name, date, true) => {
            format!("{name} has no occurrence of {date}: `skip` leaves it out")
        }
        NotFound::NoDate(name, date, false) => {
            format!("{name} has no occurrence of {date}: by its rule it does not begin on that day")
        }
        NotFound::Single(name) => format!("{name} does not recur: it has no dates to choose from"),
        NotFound::FalseAlarm(name) => format!("{name} was a false alarm: customers are told nothing of it"),
    }
}

/// Names in a sentence.
pub fn listed(names: &[String]) -> String {
    list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
