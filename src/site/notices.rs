//! Published notices at an instant, with what binds them to others.

use std::sync::Arc;

use super::lifecycle::{IncidentCourse, WindowCourse};
use crate::model::{FixHow, Incident, Instant, NoticeId, Plan, Stretch, Window, WindowState};

/// A published window.
#[derive(Debug)]
pub struct WindowNow {
    /// As it was written.
    pub window: Arc<Window>,
    /// Its life up to now.
    pub course: WindowCourse,
    /// The published incidents that it puts right, by place in [`Site::incidents`](super::Site::incidents).
    pub fixes: Vec<usize>,
}

/// A published incident.
#[derive(Debug)]
pub struct IncidentNow {
    /// As it was written.
    pub incident: Arc<Incident>,
    /// Its life up to now.
    pub course: IncidentCourse,
    /// How it is put right.
    pub fix: Option<FixNow>,
    /// The published incident that it follows, by place in [`Site::incidents`](super::Site::incidents).
    pub follows: Option<usize>,
    /// The published incidents that followed it, by place in [`Site::incidents`](super::Site::incidents).
    pub followed_by: Vec<usize>,
}

/// How an incident is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixNow {
    /// From afar, by a visit, or in a window; never a false alarm.
    pub how: FixHow,
    /// The window, if it is published, by place in [`Site::windows`](super::Site::windows).
    pub window: Option<usize>,
    /// Whether it costs the customer, where that is written.
    pub chargeable: Option<bool>,
}

impl FixNow {
    /// Whether it costs a customer of `plan`.
    pub fn chargeable_for(&self, plan: &Plan) -> bool {
        self.chargeable.unwrap_or(match self.how {
            FixHow::OnSite => plan.onsite_work_chargeable,
            _ => plan.remote_work_chargeable,
        })
    }
}

impl WindowNow {
    /// Its name.
    pub fn id(&self) -> &NoticeId {
        &self.window.common.id
    }

    /// Whether it names the component at that place.
    pub fn names(&self, component: usize) -> bool {
        self.window
            .components
            .iter()
            .any(|(named, _)| *named == component)
    }

    /// Whether the plan now valid is another than the first.
    pub fn is_moved(&self) -> bool {
        self.course.plan != self.window.plan
    }

    /// The instant of the newest event.
    pub fn newest_event(&self) -> Instant {
        self.course
            .events
            .last()
            .map_or(self.window.common.announced, |event| event.at)
    }

    /// When it was over: the word that cancelled it, the actual end, or the planned end of a lapsed one. A window
    /// that was broken off, planned again and then cancelled was over with that last word only.
    pub fn over_at(&self) -> Option<Instant> {
        match self.course.state {
            WindowState::Cancelled => {
                let mut events = self.course.events.iter();
                let cancelled = events.find(|event| event.then.state == WindowState::Cancelled);
                cancelled.map(|event| event.at)
            }
            WindowState::Ended | WindowState::Completed => self.course.actual().1,
            WindowState::Lapsed => Some(self.course.plan.end),
            _ => None,
        }
    }

    /// Every instant that the window's facts are of: its events, and the planned starts and ends that have come.
    pub fn facts(&self, now: Instant) -> impl Iterator<Item = Instant> {
        let planned = [self.course.plan.start, self.course.plan.end]
            .into_iter()
            .filter(move |at| *at <= now);
        planned.chain([self.newest_event()])
    }
}

impl IncidentNow {
    /// Its name.
    pub fn id(&self) -> &NoticeId {
        &self.incident.common.id
    }

    /// Whether it goes on; a false alarm never does.
    pub fn is_open(&self) -> bool {
        self.course.state.is_open() && !self.incident.is_false_alarm()
    }

    /// The instant of the newest event.
    pub fn newest_event(&self) -> Instant {
        self.course
            .events
            .last()
            .map_or(self.incident.common.announced, |event| event.at)
    }

    /// From its beginning to its end, or to `now` while it is open.
    pub fn stretch(&self, now: Instant) -> Stretch {
        Stretch::new(self.incident.started, self.course.resolved.unwrap_or(now))
    }
}
