//! Second names: monitoring often has a key for one thing and a title for it, and authors know the title.

use std::collections::{BTreeMap, BTreeSet};

/// What each of `others`, a second name and the name that it stands for, leads to. A second name that two things
/// bear leads nowhere, and neither does one that is the name of something itself.
pub fn aliases<T>(
    components: &BTreeMap<String, T>,
    others: impl IntoIterator<Item = (String, String)>,
) -> BTreeMap<String, String> {
    let mut aliases = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for (other, name) in others {
        if components.contains_key(&other) {
            continue;
        }
        if let Some(before) = aliases.insert(other.clone(), name.clone())
            && before != name
        {
            shared.insert(other);
        }
    }
    aliases.retain(|other, _| !shared.contains(other));
    aliases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_name_leads_somewhere_if_it_is_the_only_one_and_no_name() {
        let components = BTreeMap::from(["a", "b", "c", "d"].map(|name| (name.to_owned(), ())));
        let others = [
            ("One", "a"),
            ("Two", "b"),
            ("Two", "c"),
            ("a", "d"),
            ("One", "a"),
            ("b", "b"),
        ];
        let others = others.map(|(other, name)| (other.to_owned(), name.to_owned()));
        let expected = BTreeMap::from([("One".to_owned(), "a".to_owned())]);
        assert_eq!(aliases(&components, others), expected);
    }
}
