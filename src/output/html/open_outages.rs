//! Measured outages that go on and that nobody has written about: they stand among what is open now.

use crate::model::{ComponentStatus, Instant};
use crate::output::edition::Edition;
use crate::output::route::outage_anchor;
use crate::output::view::{Markup, NoticeCard, NoticeLine};
use crate::output::words::Clock;
use crate::site::uptime::MeasuredOutage;

impl Edition {
    /// Those of all components, each with the instant at which it was last measured: that is its newest
    /// update.
    pub fn open_outage_cards(&self) -> impl Iterator<Item = (Instant, NoticeCard)> + '_ {
        self.open_outages().map(|(place, outage)| {
            let measured = self.reading_fact(place).unwrap_or(outage.stretch.end);
            (measured, self.outage_card(place, outage, measured))
        })
    }

    /// A component's: one at the most.
    pub fn open_outage_lines(&self, place: usize) -> impl Iterator<Item = NoticeLine> + '_ {
        self.open_outages()
            .filter(move |(of, _)| *of == place)
            .map(|(place, outage)| self.outage_line(place, outage))
    }

    fn open_outages(&self) -> impl Iterator<Item = (usize, &MeasuredOutage)> {
        self.outages().filter(|(_, outage)| outage.ongoing)
    }

    fn outage_card(&self, place: usize, outage: &MeasuredOutage, measured: Instant) -> NoticeCard {
        let Markup(sentence) = self.outage_sentence(place, outage, self.this_year());
        let measured = self.words.moment_html(measured, Clock::Site, self.this_year());
        NoticeCard {
            notice: self.outage_line(place, outage),
            update_word: self.words.get("outage-measured"),
            update_when: Markup(measured),
            update_text: Markup(format!("<p>{sentence}</p>")),
        }
    }

    /// What is measured as down is a major outage, as with a component's status.
    fn outage_line(&self, place: usize, outage: &MeasuredOutage) -> NoticeLine {
        let component = &self.site.config.components[place];
        let start = outage.stretch.start;
        let since = self.words.moment_html(start, Clock::Site, self.this_year());
        let anchor = outage_anchor(&component.id, start);
        NoticeLine {
            sort: "outage",
            address: format!("{}#{anchor}", self.component_address(place)),
            title: self
                .words
                .with("outage-title", [("component", component.name.as_str().into())]),
            mark: Some(self.component_mark(ComponentStatus::MajorOutage)),
            when: Markup(self.words.with("range-open", [("start", since.into())])),
            countdown: None,
            first_when: None,
            length: None,
            components: String::new(),
            impact: String::new(),
            calendar: None,
        }
    }
}
