//! Pages: the site at an instant to the views that templates are given.

pub mod frame;
pub mod home;
pub mod incident;
pub mod measured;
pub mod months;
pub mod newsletter;
pub mod notices;
pub mod parts;
pub mod places;
pub mod timeline;
pub mod window;

mod minify;

use serde::Serialize;

use super::edition::Edition;
use super::view::PageView;
use crate::diagnostic::Diagnostic;

/// A page ready to be rendered.
pub struct Sheet<V> {
    /// The template's name.
    pub template: &'static str,
    /// What every page has.
    pub page: PageView,
    /// What this template is given.
    pub view: V,
}

impl Edition {
    /// A page's bytes.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn render<V: Serialize>(&self, sheet: &Sheet<V>) -> Result<Vec<u8>, Diagnostic> {
        let html = self
            .templates
            .render(sheet.template, &sheet.page, &sheet.view)?
            .into_bytes();
        Ok(if self.site.config.build.minify {
            minify::minify(html)
        } else {
            html
        })
    }
}
