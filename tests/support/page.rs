//! A page of a site, asked as a reader would: by what stands in which element.

use scraper::{ElementRef, Html, Selector};

use crate::memory::Published;

/// A page.
pub struct Page(Html);

impl Page {
    /// The page at a path such as `maintenance/`.
    pub fn of(published: &Published, path: &str) -> Self {
        Self::read(published.text(&format!("{path}index.html")))
    }

    /// A page as it stands in a file.
    pub fn read(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// All elements of a kind.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The texts of all elements, white space made one.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// An attribute of all elements.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<&str> {
        let elements = self.all(selector).into_iter();
        elements
            .map(|element| element.value().attr(name).unwrap())
            .collect()
    }
}

/// An element's text, white space made one.
pub fn text(element: ElementRef<'_>) -> String {
    let all: String = element.text().collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}
