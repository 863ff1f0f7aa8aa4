//! What the theme's `mail.html` is given. All addresses are absolute, for a mail has no site around it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Markup, PlanDuty};

/// `mail.html`. Its styles are those of the asset `mail.css`, which are written into the elements; the mail's plain text
/// is made from what the template says.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MailView {
    /// The mail's subject.
    pub title: String,
    /// The address of what it tells of.
    pub url: String,
    /// The address of the site.
    pub home: String,
    /// The address of the page on every way to be told.
    pub subscribe: String,
    /// The number of a newsletter issue.
    pub number: Option<i64>,
    /// Who is answerable for a newsletter issue.
    pub editor: Option<String>,
    /// What it tells.
    pub text: Markup,
    /// The text is longer than a mail may be: this is its beginning.
    pub shortened: bool,
    /// A calendar file is attached, of a window that is still to come or goes on.
    pub calendar: bool,
    /// What a window means for the customers of each plan.
    pub plans: Vec<PlanDuty>,
    /// Whom to ask about this notice, where it is somebody else than the owner.
    pub contact: Option<String>,
}
