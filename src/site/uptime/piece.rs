//! Stretches of time as the sweeps of this module want them: in order, apart from each other, and in plain
//! seconds since 1970, because years of days for hundreds of components are swept at every build.

use crate::model::uptime::{Run, State};
use crate::model::{Instant, Stretch};

/// From a second up to another, not including it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The first second that belongs to it.
    pub from: i64,
    /// The first that no longer does.
    pub to: i64,
}

impl Interval {
    /// All that is before a second.
    pub fn up_to(second: i64) -> Self {
        Self {
            from: i64::MIN,
            to: second,
        }
    }

    /// How long it is, in seconds.
    pub fn seconds(self) -> i64 {
        self.to - self.from
    }

    /// What it has in common with `other`, if that is more than nothing.
    pub fn overlap(self, other: Self) -> Option<Self> {
        let common = Self {
            from: self.from.max(other.from),
            to: self.to.min(other.to),
        };
        (common.from < common.to).then_some(common)
    }

    /// As the model has it.
    pub fn stretch(self) -> Stretch {
        let instant = |second| Instant::from_timestamp(second, 0).unwrap_or_default();
        Stretch::new(instant(self.from), instant(self.to))
    }
}

impl From<Stretch> for Interval {
    fn from(stretch: Stretch) -> Self {
        Self {
            from: stretch.start.timestamp(),
            to: stretch.end.timestamp(),
        }
    }
}

/// A stretch in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// When.
    pub at: Interval,
    /// In what state.
    pub state: State,
}

impl From<Piece> for Run {
    fn from(piece: Piece) -> Self {
        Self {
            stretch: piece.at.stretch(),
            state: piece.state,
        }
    }
}

/// Adds a piece after all others; what continues the last one in the same state makes it longer.
pub fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.state == piece.state && last.at.to == piece.at.from => last.at.to = piece.at.to,
        _ => pieces.push(piece),
    }
}

/// Stretches in any order as intervals in order, what overlaps or touches made one.
pub fn union(stretches: &[Stretch]) -> Vec<Interval> {
    let mut all: Vec<Interval> = stretches.iter().copied().map(Interval::from).collect();
    all.retain(|interval| interval.from < interval.to);
    all.sort_unstable();
    let mut union: Vec<Interval> = Vec::with_capacity(all.len());
    for interval in all {
        match union.last_mut() {
            Some(last) if interval.from <= last.to => last.to = last.to.max(interval.to),
            _ => union.push(interval),
        }
    }
    union
}

/// Whether any of `intervals`, which are a union, overlaps `at`.
pub fn touches(intervals: &[Interval], at: Interval) -> bool {
    let next = intervals.partition_point(|interval| interval.to <= at.from);
    intervals.get(next).is_some_and(|interval| interval.from < at.to)
}

/// The pieces, which are in order, cut to `at`.
pub fn cut(pieces: &[Piece], at: Interval) -> impl Iterator<Item = Piece> {
    let next = pieces.partition_point(|piece| piece.at.to <= at.from);
    let part = move |piece: &Piece| {
        Some(Piece {
            at: piece.at.overlap(at)?,
            ..*piece
        })
    };
    pieces[next..].iter().map_while(part)
}

/// What `intervals`, which are a union, leave free of `whole`.
pub fn gaps(intervals: &[Interval], whole: Interval) -> Vec<Interval> {
    let mut gaps = Vec::new();
    let mut from = whole.from;
    for taken in within(intervals, whole) {
        gaps.push(Interval { from, to: taken.from });
        from = taken.to;
    }
    gaps.push(Interval { from, to: whole.to });
    gaps.retain(|gap| gap.from < gap.to);
    gaps
}

/// What `intervals`, which are a union, have in common with `at`.
pub fn within(intervals: &[Interval], at: Interval) -> Vec<Interval> {
    let next = intervals.partition_point(|interval| interval.to <= at.from);
    let rest = intervals.iter().skip(next);
    rest.map_while(|interval| interval.overlap(at)).collect()
}

/// The pieces cut at the edges of `intervals`, which are a union; with each part, whether it lies inside.
pub fn split(pieces: &[Piece], intervals: &[Interval]) -> Vec<(Piece, bool)> {
    let mut parts = Vec::with_capacity(pieces.len());
    let mut rest = intervals;
    for piece in pieces {
        let part = |from, to| Piece {
            at: Interval { from, to },
            ..*piece
        };
        let mut from = piece.at.from;
        while let [first, others @ ..] = rest {
            if let Some(inside) = first.overlap(Interval { from, ..piece.at }) {
                if from < inside.from {
                    parts.push((part(from, inside.from), false));
                }
                parts.push((part(inside.from, inside.to), true));
                from = inside.to;
            }
            // The interval may reach into the next piece.
            if first.to > piece.at.to {
                break;
            }
            rest = others;
        }
        if from < piece.at.to {
            parts.push((part(from, piece.at.to), false));
        }
    }
    parts
}

/// Runs in order that do not overlap, up to `horizon`.
pub fn up_to(runs: &[Run], horizon: i64) -> Vec<Piece> {
    let known = Interval::up_to(horizon);
    let pieces = runs.iter().filter_map(|run| {
        let at = Interval::from(run.stretch).overlap(known)?;
        Some(Piece { at, state: run.state })
    });
    pieces.collect()
}

/// What outages make known up to `horizon`: where they overlap down wins, then degraded; and outside of them it was
/// up from `since` on. Where one says that its state is unknown, and no other more, nothing is known.
pub fn around_outages(outages: &[Run], since: Option<Instant>, horizon: i64) -> Vec<Piece> {
    let up = since.map(|since| Interval {
        from: since.timestamp(),
        to: i64::MAX,
    });
    let known = Interval::up_to(horizon);
    let layers = outages.iter().map(|run| (Interval::from(run.stretch), run.state));
    // Each layer begins and ends at an edge; between two edges one layer shows.
    let mut edges: Vec<(i64, State, i32)> = Vec::with_capacity(outages.len() * 2 + 2);
    for (at, state) in layers.chain(up.map(|up| (up, State::Up))) {
        if let Some(at) = at.overlap(known) {
            edges.extend([(at.from, state, 1), (at.to, state, -1)]);
        }
    }
    edges.sort();
    let mut pieces = Vec::new();
    let mut depth = [0; State::Down as usize + 1];
    for (place, (second, state, step)) in edges.iter().enumerate() {
        depth[*state as usize] += step;
        let next = edges.get(place + 1).map_or(*second, |edge| edge.0);
        let shown = [State::Down, State::Degraded, State::Unknown, State::Up]
            .into_iter()
            .find(|state| depth[*state as usize] > 0)
            .filter(|state| *state != State::Unknown);
        if let (Some(state), true) = (shown, *second < next) {
            push(
                &mut pieces,
                Piece {
                    at: Interval {
                        from: *second,
                        to: next,
                    },
                    state,
                },
            );
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use State::{Degraded, Down, Unknown, Up};

    fn interval((from, to): (i64, i64)) -> Interval {
        Interval { from, to }
    }

    fn runs(runs: &[(i64, i64, State)]) -> Vec<Run> {
        let run = |(from, to, state): &(i64, i64, State)| Run {
            stretch: interval((*from, *to)).stretch(),
            state: *state,
        };
        runs.iter().map(run).collect()
    }

    fn plain(pieces: &[Piece]) -> Vec<(i64, i64, State)> {
        pieces
            .iter()
            .map(|piece| (piece.at.from, piece.at.to, piece.state))
            .collect()
    }

    #[test]
    fn a_union_is_in_order_and_without_overlaps() {
        let stretches: Vec<Stretch> = [(5, 7), (1, 3), (9, 9), (2, 4), (7, 8), (20, 10)]
            .into_iter()
            .map(|pair| interval(pair).stretch())
            .collect();
        assert_eq!(union(&stretches), [(1, 4), (5, 8)].map(interval));
    }

    #[test]
    fn pieces_are_cut_at_the_edges_of_what_is_cut_out() {
        let pieces = [(0, 10, Up), (10, 20, Down), (30, 40, Down)].map(|(from, to, state)| Piece {
            at: interval((from, to)),
            state,
        });
        type Case<'c> = (&'c [(i64, i64)], &'c [(i64, i64, bool)]);
        let cases: [Case<'_>; 5] = [
            (&[], &[(0, 10, false), (10, 20, false), (30, 40, false)]),
            (&[(0, 50)], &[(0, 10, true), (10, 20, true), (30, 40, true)]),
            (
                &[(5, 15)],
                &[
                    (0, 5, false),
                    (5, 10, true),
                    (10, 15, true),
                    (15, 20, false),
                    (30, 40, false),
                ],
            ),
            (
                &[(12, 14), (16, 18)],
                &[
                    (0, 10, false),
                    (10, 12, false),
                    (12, 14, true),
                    (14, 16, false),
                    (16, 18, true),
                    (18, 20, false),
                    (30, 40, false),
                ],
            ),
            (
                &[(-5, 0), (20, 30), (40, 50)],
                &[(0, 10, false), (10, 20, false), (30, 40, false)],
            ),
        ];
        for (cuts, expected) in cases {
            let cuts: Vec<Interval> = cuts.iter().copied().map(interval).collect();
            let parts: Vec<(i64, i64, bool)> = split(&pieces, &cuts)
                .iter()
                .map(|(piece, inside)| (piece.at.from, piece.at.to, *inside))
                .collect();
            assert_eq!(parts, expected, "{cuts:?}");
        }
    }

    #[test]
    fn outages_make_time_known_from_since_to_the_horizon() {
        let outages = [
            (10, 20, Down),
            (15, 25, Degraded),
            (18, 22, Down),
            (40, 50, Degraded),
            (95, 200, Down),
        ];
        let since = |second| Instant::from_timestamp(second, 0);
        assert_eq!(
            plain(&around_outages(&runs(&outages), since(0), 100)),
            [
                (0, 10, Up),
                (10, 22, Down),
                (22, 25, Degraded),
                (25, 40, Up),
                (40, 50, Degraded),
                (50, 95, Up),
                (95, 100, Down)
            ]
        );
        assert_eq!(
            plain(&around_outages(&runs(&outages), None, 45)),
            [(10, 22, Down), (22, 25, Degraded), (40, 45, Degraded)]
        );
        assert_eq!(
            plain(&around_outages(&runs(&outages), since(45), 60)),
            [
                (10, 22, Down),
                (22, 25, Degraded),
                (40, 50, Degraded),
                (50, 60, Up)
            ]
        );
        let gaps = [
            (10, 20, Unknown),
            (15, 30, Down),
            (40, 60, Unknown),
            (45, 50, Degraded),
        ];
        assert_eq!(
            plain(&around_outages(&runs(&gaps), since(0), 55)),
            [(0, 10, Up), (15, 30, Down), (30, 40, Up), (45, 50, Degraded)]
        );
        assert_eq!(plain(&around_outages(&[], since(70), 60)), []);
        assert_eq!(plain(&around_outages(&[], since(7), 60)), [(7, 60, Up)]);
    }
}
