//! A window's life: a walk over what was written and what the clock does.

use super::{Event, EventKind};
use crate::model::{Instant, Rules, Stretch, Window, WindowState, WindowStep};

/// What held of a window just after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowThen {
    /// Its state.
    pub state: WindowState,
    /// The plan then valid.
    pub plan: Stretch,
}

/// A window's life up to an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowCourse {
    /// Its state at that instant.
    pub state: WindowState,
    /// The plan then valid.
    pub plan: Stretch,
    /// Whether it was ever rescheduled.
    pub rescheduled: bool,
    /// When it was open: each from its actual start to its actual end, the last without an end if it still is.
    pub open: Vec<(Instant, Option<Instant>)>,
    /// What customers were told, oldest first.
    pub events: Vec<Event<WindowThen>>,
    /// Updates that were written in a state that does not allow them: by place, with that state.
    pub refused: Vec<(usize, WindowState)>,
}

impl WindowCourse {
    /// Actual start and end of the last time it was open.
    pub fn actual(&self) -> (Option<Instant>, Option<Instant>) {
        self.open
            .last()
            .map_or((None, None), |(start, end)| (Some(*start), *end))
    }

    /// Whether only a written update can change it from then on.
    pub fn is_final(&self, now: Instant) -> bool {
        match self.state {
            WindowState::Ended | WindowState::Completed | WindowState::Cancelled => true,
            WindowState::Lapsed => self.plan.end <= now,
            _ => false,
        }
    }

    /// The number of events but the announcement and reminders: the SEQUENCE of RFC 5545.
    pub fn sequence(&self) -> usize {
        self.revisions().count()
    }

    /// The instant of the newest event that [`WindowCourse::sequence`] counts; none if nothing but the announcement
    /// and reminders was told.
    pub fn revised(&self) -> Option<Instant> {
        self.revisions().last().map(|event| event.at)
    }

    fn revisions(&self) -> impl Iterator<Item = &Event<WindowThen>> {
        let counts = |event: &&Event<_>| !matches!(event.kind, EventKind::Announced | EventKind::Reminder);
        self.events.iter().filter(counts)
    }
}

/// A window's life up to and including `now`; `None` before its announcement.
pub fn course(window: &Window, rules: &Rules, now: Instant) -> Option<WindowCourse> {
    Some(Walk::until(window, rules, now)?.course)
}

/// What the clock will do to a window after `now`, in order, if nothing more is written.
pub fn ahead(window: &Window, rules: &Rules, now: Instant) -> Vec<(Instant, Tick)> {
    let mut ticks = Vec::new();
    if let Some(mut walk) = Walk::until(window, rules, now) {
        while let Some((at, tick)) = walk.next_tick() {
            walk.clock(at, tick);
            ticks.push((at, tick));
        }
    }
    ticks
}

/// What comes next in a window's life.
enum Step {
    /// The update of that place.
    Written(usize),
    /// Something that the clock does.
    Clock(Instant, Tick),
}

/// What the clock does to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Tells of it some time before its start.
    Remind,
    /// Comes to the start of a proposed one.
    Lapse,
    /// Comes to its start.
    Start,
    /// Comes to its end.
    End,
    /// Comes to the end of one that only a word completes.
    Overrun,
}

struct Walk<'w> {
    window: &'w Window,
    rules: &'w Rules,
    course: WindowCourse,
    /// The next update.
    next_update: usize,
    /// Reminders are made strictly after this: the announcement, confirmation or rescheduling.
    remind_after: Instant,
}

impl<'w> Walk<'w> {
    fn new(window: &'w Window, rules: &'w Rules) -> Self {
        let state = if window.proposed {
            WindowState::Proposed
        } else {
            WindowState::Scheduled
        };
        let course = WindowCourse {
            state,
            plan: window.plan,
            rescheduled: false,
            open: Vec::new(),
            events: Vec::new(),
            refused: Vec::new(),
        };
        Self {
            window,
            rules,
            course,
            next_update: 0,
            remind_after: window.common.announced,
        }
    }

    /// The walk up to and including `now`; `None` before the announcement.
    fn until(window: &'w Window, rules: &'w Rules, now: Instant) -> Option<Self> {
        if now < window.common.announced {
            return None;
        }
        let mut walk = Self::new(window, rules);
        walk.announce();
        while let Some(step) = walk.next(now) {
            match step {
                Step::Written(index) => walk.written(index),
                Step::Clock(at, tick) => walk.clock(at, tick),
            }
        }
        Some(walk)
    }

    /// The announcement tells the state that a window then has: what the clock did before it makes no event.
    fn announce(&mut self) {
        let announced = self.window.common.announced;
        while self.course.state != WindowState::Proposed
            && let Some(Step::Clock(at, tick)) = self.next(announced)
        {
            self.clock(at, tick);
        }
        self.tell(announced, EventKind::Announced, None);
    }

    /// The next step at or before `until`. At one instant, what was written comes before what the clock does.
    fn next(&self, until: Instant) -> Option<Step> {
        let written = self.window.updates.get(self.next_update).map(|update| update.at);
        match (written, self.next_tick()) {
            (Some(at), tick) if at <= until && tick.is_none_or(|(tick_at, _)| at <= tick_at) => {
                Some(Step::Written(self.next_update))
            }
            (_, Some((at, tick))) if at <= until => Some(Step::Clock(at, tick)),
            _ => None,
        }
    }

    fn next_tick(&self) -> Option<(Instant, Tick)> {
        let plan = self.course.plan;
        match self.course.state {
            WindowState::Proposed => Some((plan.start.max(self.window.common.announced), Tick::Lapse)),
            WindowState::Scheduled => Some(
                self.next_reminder()
                    .map_or((plan.start, Tick::Start), |at| (at, Tick::Remind)),
            ),
            WindowState::InProgress if self.rules.manual_completion => Some((plan.end, Tick::Overrun)),
            WindowState::InProgress | WindowState::Verifying if !self.rules.manual_completion => {
                Some((plan.end, Tick::End))
            }
            _ => None,
        }
    }

    /// The first instant at which a reminder is still due under the present plan.
    fn next_reminder(&self) -> Option<Instant> {
        let start = self.course.plan.start;
        let due = self.rules.reminders.iter().map(|before| start - *before);
        due.filter(|at| *at > self.remind_after && *at < start).min()
    }

    fn clock(&mut self, at: Instant, tick: Tick) {
        let told = at > self.window.common.announced;
        match tick {
            Tick::Remind => {
                self.remind_after = at;
                self.tell(at, EventKind::Reminder, None);
            }
            Tick::Lapse => {
                self.course.state = WindowState::Lapsed;
                self.tell(at, EventKind::Lapsed, None);
            }
            Tick::Start => {
                self.course.state = WindowState::InProgress;
                self.course.open.push((at, None));
                if told {
                    self.tell(at, EventKind::Started, None);
                }
            }
            Tick::End => {
                self.course.state = WindowState::Ended;
                self.close(at);
                if told {
                    self.tell(at, EventKind::Ended, None);
                }
            }
            // Nobody said anything, so nobody is told anything.
            Tick::Overrun => self.course.state = WindowState::Overrun,
        }
    }

    fn written(&mut self, index: usize) {
        self.next_update = index + 1;
        let Some(update) = self.window.updates.get(index) else {
            return;
        };
        let before = self.course.state;
        if !allowed(before).contains(&word(update.step)) {
            self.course.refused.push((index, before));
            return;
        }
        self.apply(update.step, update.at);
        self.tell(update.at, EventKind::Written, Some(index));
    }

    fn apply(&mut self, step: WindowStep, at: Instant) {
        let before = self.course.state;
        match step {
            WindowStep::Update => {}
            WindowStep::Confirmed => {
                self.course.state = WindowState::Scheduled;
                self.remind_after = at;
            }
            WindowStep::InProgress => {
                if !before.is_open() {
                    self.course.open.push((at, None));
                }
                // Past the end it is still longer than planned: saying so moves no end.
                let state = if before == WindowState::Overrun {
                    before
                } else {
                    WindowState::InProgress
                };
                self.course.state = state;
            }
            WindowStep::Verifying => self.course.state = WindowState::Verifying,
            WindowStep::Completed => {
                self.course.state = WindowState::Completed;
                self.close(at);
            }
            WindowStep::Cancelled => {
                self.course.state = WindowState::Cancelled;
                self.close(at);
            }
            WindowStep::Extended { end } => {
                self.course.plan.end = end;
                match before {
                    WindowState::Ended => {
                        self.course.state = WindowState::InProgress;
                        if let Some((_, end)) = self.course.open.last_mut() {
                            *end = None;
                        }
                    }
                    WindowState::Overrun => self.course.state = WindowState::InProgress,
                    _ => {}
                }
            }
            WindowStep::Rescheduled { start, end } => {
                self.close(at);
                self.course.plan = Stretch::new(start, end);
                self.course.rescheduled = true;
                self.remind_after = at;
                self.course.state = match before {
                    WindowState::Proposed | WindowState::Lapsed => WindowState::Proposed,
                    _ => WindowState::Scheduled,
                };
            }
        }
    }

    /// Ends the time it is open, if it is.
    fn close(&mut self, at: Instant) {
        if let Some((_, end @ None)) = self.course.open.last_mut() {
            *end = Some(at);
        }
    }

    fn tell(&mut self, at: Instant, kind: EventKind, update: Option<usize>) {
        let then = WindowThen {
            state: self.course.state,
            plan: self.course.plan,
        };
        self.course.events.push(Event {
            at,
            kind,
            update,
            then,
        });
    }
}

/// The state word of an update of a window.
pub fn word(step: WindowStep) -> &'static str {
    match step {
        WindowStep::Confirmed => "Confirmed",
        WindowStep::InProgress => "In progress",
        WindowStep::Verifying => "Verifying",
        WindowStep::Completed => "Completed",
        WindowStep::Cancelled => "Cancelled",
        WindowStep::Extended { .. } => "Extended",
        WindowStep::Rescheduled { .. } => "Rescheduled",
        WindowStep::Update => "Update",
    }
}

/// What may be written while a window is in a state.
pub fn allowed(state: WindowState) -> &'static [&'static str] {
    match state {
        WindowState::Proposed => &["Confirmed", "Rescheduled", "Cancelled", "Update"],
        WindowState::Scheduled => &["In progress", "Extended", "Rescheduled", "Cancelled", "Update"],
        WindowState::InProgress | WindowState::Overrun => &[
            "Verifying",
            "Completed",
            "Extended",
            "Rescheduled",
            "Cancelled",
            "In progress",
            "Update",
        ],
        WindowState::Verifying => &["In progress", "Completed", "Extended", "Cancelled", "Update"],
        WindowState::Ended => &["Completed", "Extended", "Update"],
        WindowState::Completed | WindowState::Cancelled => &["Update"],
        WindowState::Lapsed => &["Rescheduled", "Cancelled", "Update"],
    }
}
