//! The outputs that programs read, and those that lead them and readers on.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use serde::Serialize;

use super::List;
use crate::diagnostic::{Diagnostic, output};
use crate::model::Span;
use crate::output::api::{self, statuspage};
use crate::output::badge::{self, Badge, Subject};
use crate::output::next::NextChange;
use crate::output::own::REDIRECTS;
use crate::output::{redirect, route};
use crate::site::Forward;

impl<'e> List<'e> {
    /// Everything below `/api/` but the months.
    pub(super) fn api(&mut self) {
        let edition = self.edition;
        self.json("api/tidings.json", move || api::tidings(edition));
        for schema in api::SchemaFile::ALL {
            self.rendered(schema.path().to_owned(), Span::default(), move || {
                let json = schema.json(edition);
                json.map_err(|error| not_written(schema.path(), &error))
            });
        }
        self.rendered("api/next-change.json".to_owned(), Span::default(), move || {
            let json = NextChange::public(edition).json();
            json.map_err(|error| not_written("api/next-change.json", &error))
        });
        // Found once, when the first of the files is rendered.
        let components = Arc::new(LazyLock::new(move || statuspage::Components::new(edition)));
        for file in statuspage::File::ALL {
            let components = Arc::clone(&components);
            self.rendered(file.path().to_owned(), Span::default(), move || {
                file.json(edition, &components)
            });
        }
    }

    /// A document that renders when asked.
    pub(super) fn json<D: Serialize>(&mut self, path: &str, document: impl Fn() -> D + Send + Sync + 'e) {
        let name = path.to_owned();
        self.rendered(path.to_owned(), Span::default(), move || {
            serde_json::to_vec(&document()).map_err(|error| not_written(&name, &error))
        });
    }

    /// Badges, as pictures and as data.
    pub(super) fn badges(&mut self) {
        let edition = self.edition;
        for (id, subject) in Subject::all(edition) {
            let badge = move || Badge::new(edition, subject);
            let [picture, data] = ["svg", "json"].map(|ending| route::badge_path(&id, ending));
            self.rendered(data.clone(), Span::default(), move || {
                badge().json().map_err(|error| not_written(&data, &error))
            });
            self.rendered(picture.clone(), Span::default(), move || {
                badge::svg(edition, &badge()).map_err(|error| not_written(&picture, &error))
            });
        }
    }

    /// Old addresses, once everything that is not one is in the list.
    pub(super) fn redirects(&mut self) {
        let edition = self.edition;
        let taken: HashSet<String> = self.outputs.iter().map(|output| output.path.clone()).collect();
        let forwards: Vec<&Forward> = redirect::forwards(edition, &taken);
        for forward in forwards.iter().filter(|forward| redirect::has_page(forward)) {
            let forward: &'e Forward = forward;
            self.hidden_page(&forward.from.path, forward.from.at, move || {
                redirect::page(edition, forward)
            });
        }
        self.rendered(REDIRECTS.to_owned(), Span::default(), move || {
            Ok(redirect::table(edition, &forwards))
        });
    }
}

fn not_written(path: &str, error: &dyn std::error::Error) -> Diagnostic {
    output::not_written(path, &error.to_string())
}
