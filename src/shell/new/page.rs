//! A new page that is neither a notice nor an issue.

use super::{Missing, must_ask};
use crate::authored::ContentFile;
use crate::authored::notice::NewPage;
use crate::model::PageName;
use crate::shell::Failure;
use crate::shell::args::NewPage as Given;
use crate::shell::desk::Desk;

/// Its file.
pub fn file(desk: &Desk, given: Given) -> Result<ContentFile, Failure> {
    let asks = must_ask(Missing::title(&given.file))?;
    let title = super::title(&given.file)?;
    let slug = super::slug(desk, &given.file, &title, |slug| PageName::Page(slug.to_owned()))?;
    let new = NewPage {
        nav: given.nav,
        faq: given.faq,
    };
    let text = super::text(&given.file, asks)?;
    Ok(new.file(&super::new_file(desk, &slug, &title, &text)))
}
