//! The theme's contract for those who write templates: which template is given what, and what that holds, out of
//! the docstrings of this folder.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{
    ArticleView, ComponentView, ComponentsView, GeneratedNotices, GeneratedUptime, HistoryView, HomeView,
    IncidentView, IncidentsView, IssueView, MailView, MaintenanceView, MonthView, NewsletterView,
    OtherPageView, PageView, PlanView, PrintView, SeriesView, SiteView, SubscribeView, UptimeView,
    WindowView,
};
use crate::config::reference::settings;

/// A template of the theme.
pub struct Template {
    /// Its path below `templates/`.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// The name of the type of its `view`; none where it is given none.
    pub view: Option<String>,
}

/// All of the contract.
pub struct Contract {
    /// The templates, in the order in which a reader meets their pages.
    pub templates: Vec<Template>,
    /// Every type, as definitions of one schema: `SiteView` and `PageView` first, then those of the templates, each
    /// before what it holds.
    pub types: Schema,
}

/// What each template is given.
pub fn contract() -> Contract {
    let mut types = Types(settings().into_generator());
    types.name::<SiteView>();
    types.name::<PageView>();
    let templates = types.templates();
    Contract {
        templates,
        types: types.0.into_root_schema_for::<()>(),
    }
}

/// The types so far.
struct Types(SchemaGenerator);

impl Types {
    /// Adds a type, and gives its name.
    fn name<T: JsonSchema>(&mut self) -> String {
        self.0.subschema_for::<T>();
        T::schema_name().into_owned()
    }

    fn view<T: JsonSchema>(&mut self, name: &'static str, purpose: &'static str) -> Template {
        Template {
            name,
            purpose,
            view: Some(self.name::<T>()),
        }
    }

    fn templates(&mut self) -> Vec<Template> {
        vec![
            self.view::<HomeView>("home.html", "the home page"),
            self.view::<MaintenanceView>("maintenance.html", "all maintenance windows"),
            self.view::<WindowView>("window.html", "a maintenance window"),
            self.view::<SeriesView>("series.html", "a window that recurs"),
            self.view::<IncidentsView>("incidents.html", "all incidents"),
            self.view::<IncidentView>("incident.html", "an incident, or a plain notice"),
            self.view::<HistoryView>("history.html", "the months of the history"),
            self.view::<MonthView>("month.html", "a month of the history"),
            self.view::<ComponentsView>("components.html", "all components"),
            self.view::<ComponentView>("component.html", "a component"),
            self.view::<UptimeView>("uptime.html", "uptime in figures"),
            self.view::<PlanView>("plan.html", "a service plan"),
            self.view::<SubscribeView>("subscribe.html", "every way to be told"),
            self.view::<NewsletterView>("newsletter.html", "the issues of the newsletter"),
            self.view::<IssueView>("issue.html", "a newsletter issue"),
            self.view::<ArticleView>("article.html", "an article of an issue"),
            self.view::<PrintView>("print.html", "a whole issue on paper"),
            self.view::<OtherPageView>("page.html", "any other page"),
            Template {
                name: "404.html",
                purpose: "what stands at an address where nothing is",
                view: None,
            },
            Template {
                name: "redirect.html",
                purpose: "what stands at an old address, and leads on",
                view: None,
            },
            self.view::<MailView>("mail.html", "a mail"),
            Template {
                name: "fixed/feeds.html",
                purpose: "the links to feeds in the head of every page; `{{ fixed.feeds }}`",
                view: None,
            },
            Template {
                name: "fixed/footer.html",
                purpose: "what stands below every page; `{{ fixed.footer }}`",
                view: None,
            },
            Template {
                name: "fixed/head.html",
                purpose: "what the head of every page begins with: its policy, style sheet and script; `{{ fixed.head }}`",
                view: None,
            },
            Template {
                name: "fixed/shapes.html",
                purpose: "the signs of the tones, which states are shown with; `{{ fixed.shapes }}`",
                view: None,
            },
            self.view::<GeneratedNotices>(
                "generated/upcoming_maintenance.html",
                "what `{{ upcoming_maintenance }}` puts into a newsletter",
            ),
            self.view::<GeneratedNotices>(
                "generated/incidents.html",
                "what `{{ incidents }}` puts into a newsletter",
            ),
            self.view::<GeneratedUptime>(
                "generated/uptime_table.html",
                "what `{{ uptime_table }}` puts into a newsletter",
            ),
        ]
    }
}
