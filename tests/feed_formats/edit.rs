//! JSON with one thing in it changed, also into what no library would write.

use serde_json::Value;

/// A step down into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Key(String),
    Item(usize),
}

/// What is done at a place.
#[derive(Clone, Copy, Debug)]
pub enum Edit<'e> {
    /// The key goes, with its value.
    Remove,
    /// The key stands twice.
    Twice,
    /// This stands in the place of the value, whatever it is.
    Put(&'e str),
}

/// Every place below the top: the way down to it, and what is there.
pub fn places(value: &Value) -> Vec<(Vec<Step>, &Value)> {
    let below: Vec<(Step, &Value)> = match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (Step::Key(key.clone()), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(place, value)| (Step::Item(place), value))
            .collect(),
        _ => Vec::new(),
    };
    let mut all = Vec::new();
    for (step, value) in below {
        all.push((vec![step.clone()], value));
        for (rest, value) in places(value) {
            all.push(([vec![step.clone()], rest].concat(), value));
        }
    }
    all
}

/// The value as text, changed at the place to which `way` leads.
pub fn edited(value: &Value, way: &[Step], edit: Edit<'_>) -> String {
    let Some((step, rest)) = way.split_first() else {
        return match edit {
            Edit::Put(text) => text.to_owned(),
            Edit::Remove | Edit::Twice => value.to_string(),
        };
    };
    let copies = match edit {
        _ if !rest.is_empty() => 1,
        Edit::Remove => 0,
        Edit::Twice => 2,
        Edit::Put(_) => 1,
    };
    let inside = |here: bool, value: &Value| match here {
        true => vec![edited(value, rest, edit); copies],
        false => vec![value.to_string()],
    };
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().flat_map(|(key, value)| {
                let values = inside(*step == Step::Key(key.clone()), value);
                values
                    .into_iter()
                    .map(move |value| format!("{}: {value}", Value::from(key.as_str())))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            let items = items.flat_map(|(place, value)| inside(*step == Step::Item(place), value));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
