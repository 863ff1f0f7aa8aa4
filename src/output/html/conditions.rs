//! What monitoring reports besides up and down, held against its levels: restarts, memory, disk, services, patches.

use crate::output::edition::Edition;
use crate::output::prose::escape;
use crate::output::view::Markup;

/// Less than any reading tells apart: 0.57 is a little less than 57 hundredths.
const FLOAT_DUST: f64 = 1e-9;

/// A component's conditions at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConditionsNow {
    /// A restart has been pending for as long as the grace, or longer.
    pub restart_due: bool,
    /// Memory in use is at or over its level.
    pub memory_high: bool,
    /// Disk in use is at or over its level.
    pub disk_high: bool,
    /// Memory in use, 0 to 1.
    pub memory: Option<f64>,
    /// Disk in use, 0 to 1.
    pub disk: Option<f64>,
    /// Whether all services have started.
    pub services_ok: Option<bool>,
    /// How many patches wait to be installed.
    pub patches_due: Option<u32>,
}

impl ConditionsNow {
    /// Whether anything but a restart is to be done about it.
    fn wants_work(&self) -> bool {
        self.memory_high || self.disk_high || self.services_ok == Some(false) || self.patches_due > Some(0)
    }
}

impl Edition {
    /// A component's conditions held against their levels; none without a feed.
    pub fn conditions_now(&self, place: usize) -> Option<ConditionsNow> {
        let read = self.uptime_at(place).conditions?;
        let monitoring = &self.site.config.monitoring;
        let restart = read.restart_required_since;
        Some(ConditionsNow {
            restart_due: restart.is_some_and(|since| since + monitoring.restart_grace <= self.site.now),
            memory_high: read
                .memory
                .is_some_and(|share| share >= monitoring.memory_warning),
            disk_high: read.disk.is_some_and(|share| share >= monitoring.disk_warning),
            memory: read.memory,
            disk: read.disk,
            services_ok: read.services_ok,
            patches_due: read.patches_due,
        })
    }

    /// A component's conditions as sentences, and the next window that concerns it where there is something to do.
    pub fn conditions(&self, place: usize) -> Vec<Markup> {
        let Some(now) = self.conditions_now(place) else {
            return Vec::new();
        };
        let next = self.next_window(place);
        let restart = now.restart_due.then(|| match &next {
            Some(window) => self
                .words
                .with("condition-restart-window", [("window", window.as_str().into())]),
            None => self.words.get("condition-restart"),
        });
        let window = next.filter(|_| now.wants_work());
        let window = window.map(|window| self.words.with("condition-window", [("window", window.into())]));
        let sentences = [
            restart,
            self.level("condition-memory", now.memory, now.memory_high),
            self.level("condition-disk", now.disk, now.disk_high),
            self.services(now.services_ok),
            self.patches(now.patches_due),
            window,
        ];
        sentences.into_iter().flatten().map(Markup).collect()
    }

    /// Whether the readings themselves are shown, or only that one is not as it should be.
    fn shows_readings(&self) -> bool {
        self.site.config.monitoring.show_conditions
    }

    /// How much of something is in use; rounded down, so that nothing is full before it is.
    fn level(&self, id: &str, share: Option<f64>, high: bool) -> Option<String> {
        let share = share.filter(|_| self.shows_readings());
        let percent = share.map(|share| {
            let digits = format!("{:.0}", (share * 100.0 + FLOAT_DUST).floor());
            self.words.percent(&digits)
        });
        let with = |id: String, percent: String| Some(self.words.with(&id, [("percent", percent.into())]));
        match (percent, high) {
            (Some(percent), true) => with(format!("{id}-value"), percent),
            (Some(percent), false) => with(format!("{id}-reading"), percent),
            (None, true) => Some(self.words.get(id)),
            (None, false) => None,
        }
    }

    fn services(&self, all_started: Option<bool>) -> Option<String> {
        match all_started? {
            false => Some(self.words.get("condition-services")),
            true => self
                .shows_readings()
                .then(|| self.words.get("condition-services-ok")),
        }
    }

    fn patches(&self, due: Option<u32>) -> Option<String> {
        match due? {
            count if self.shows_readings() => Some(
                self.words
                    .with("condition-patches-value", [("count", count.into())]),
            ),
            0 => None,
            _ => Some(self.words.get("condition-patches")),
        }
    }

    /// The next window that concerns a component, as a link with its time.
    fn next_window(&self, place: usize) -> Option<String> {
        let window = self.site.coming_windows().find(|window| window.names(place))?;
        let line = self.window_line(window, self.this_year());
        let link = format!(
            "<a href=\"{}\">{}</a>",
            escape(&line.address),
            escape(&line.title)
        );
        Some(self.words.with(
            "condition-window-and-time",
            [("window", link.into()), ("when", line.when.0.into())],
        ))
    }
}
