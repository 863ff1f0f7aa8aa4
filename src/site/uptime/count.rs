//! What is known of a component, counted: false alarms forgiven, windows cut out, seconds put to their days.

use super::account::Known;
use super::calendar::Calendar;
use super::figures::Figures;
use super::piece::{Interval, Piece, split};
use crate::model::Instant;
use crate::model::uptime::State;

/// What is cut out of the known time.
pub struct Cuts {
    /// Windows that excuse downtime, as a union.
    pub excused: Vec<Interval>,
    /// Whether they count for uptime; measured outages lose them in any case.
    pub exclude: bool,
    /// Stretches in which downtime was a false alarm, as a union.
    pub false_alarms: Vec<Interval>,
    /// A shorter run of down counts as up, in seconds.
    pub false_alarm_s: i64,
}

/// The counted time of a component.
pub struct Tally {
    /// For each day of the calendar.
    pub days: Vec<Figures>,
    /// Runs of down of at least `false_alarm`, windows cut out, in order.
    pub outages: Vec<Interval>,
}

/// Counts what is known up to `horizon`. For a component without one everything is 0.
pub fn count(known: &Known, cuts: &Cuts, calendar: &Calendar, horizon: Option<Instant>) -> Tally {
    let pieces = forgiven(&known.pieces, cuts);
    let parts = split(&pieces, &cuts.excused);
    let outside =
        |(piece, inside): &(Piece, bool)| (piece.state == State::Down && !inside).then_some(piece.at);
    let uncut: Vec<Interval> = parts.iter().filter_map(outside).collect();

    let mut days = vec![Figures::default(); calendar.len()];
    for (figures, account) in days.iter_mut().zip(&known.accounts) {
        if let Some(sum) = account.sum {
            figures.up_s = sum.up_s;
            figures.degraded_s = sum.degraded_s;
            figures.down_s = sum.down_s;
        }
    }
    if cuts.exclude {
        add_parts(&mut days, calendar, parts.iter().copied());
        add_outages(&mut days, calendar, uncut.iter().copied());
    } else {
        let down = pieces
            .iter()
            .filter(|piece| piece.state == State::Down)
            .map(|piece| piece.at);
        add_parts(&mut days, calendar, pieces.iter().map(|piece| (*piece, false)));
        add_outages(&mut days, calendar, down);
    }
    add_unknown(&mut days, calendar, horizon);
    let long = |outage: &Interval| outage.seconds() >= cuts.false_alarm_s;
    Tally {
        days,
        outages: uncut.into_iter().filter(long).collect(),
    }
}

/// The pieces without what counts as no downtime: what incidents call a false alarm is unknown, and a run of
/// down that is too short is up. In this order, so that the rest of a false alarm is no outage of its own.
fn forgiven(pieces: &[Piece], cuts: &Cuts) -> Vec<Piece> {
    let alarm = |(piece, inside): &(Piece, bool)| *inside && piece.state == State::Down;
    let parts = split(pieces, &cuts.false_alarms)
        .into_iter()
        .filter(|part| !alarm(part))
        .map(|(piece, _)| piece);
    let forgive = |piece: Piece| match piece.state {
        State::Down if piece.at.seconds() < cuts.false_alarm_s => Piece {
            state: State::Up,
            ..piece
        },
        _ => piece,
    };
    parts.map(forgive).collect()
}

/// Adds the seconds of parts, which are in order, to their days; of each, whether it is left out.
fn add_parts(days: &mut [Figures], calendar: &Calendar, parts: impl Iterator<Item = (Piece, bool)>) {
    let mut day = 0;
    for (piece, excluded) in parts {
        let mut from = piece.at.from;
        if calendar.interval(day).to <= from {
            day = calendar.day_of(from);
        }
        while from < piece.at.to {
            let to = calendar.interval(day).to.min(piece.at.to);
            add(&mut days[day], piece.state, to - from, excluded);
            from = to;
            if from < piece.at.to {
                day += 1;
            }
        }
    }
}

fn add(figures: &mut Figures, state: State, seconds: i64, excluded: bool) {
    match state {
        State::Unknown => {}
        _ if excluded => figures.excluded_s += seconds,
        State::Down => figures.down_s += seconds,
        State::Up => {
            figures.up_s += seconds;
            figures.timed_up_s += seconds;
        }
        State::Degraded => {
            figures.degraded_s += seconds;
            figures.timed_up_s += seconds;
        }
    }
}

/// Adds runs of down to the days in which they begin.
fn add_outages(days: &mut [Figures], calendar: &Calendar, outages: impl Iterator<Item = Interval>) {
    for outage in outages {
        let figures = &mut days[calendar.day_of(outage.from)];
        figures.outages += 1;
        figures.outage_s += outage.seconds();
    }
}

/// What is not known of each day, up to the horizon. Sums of a day that is longer elsewhere may exceed it.
fn add_unknown(days: &mut [Figures], calendar: &Calendar, horizon: Option<Instant>) {
    let Some(horizon) = horizon.map(|horizon| horizon.timestamp()) else {
        return;
    };
    for (day, figures) in days.iter_mut().enumerate() {
        let at = calendar.interval(day);
        let passed = (at.to.min(horizon) - at.from).max(0);
        figures.unknown_s = (passed - figures.known_s()).max(0);
    }
}
