//! A scale of round numbers.

/// Steps at the most.
const STEPS: u64 = 4;

/// The step of a scale from 0 that reaches `most` in at most four steps, and how many it takes: 1, 2 or 5, or one of
/// them with noughts. A scale has one step at least.
pub fn scale(most: u32) -> (u64, u64) {
    let most = u64::from(most);
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let mut round = powers.flat_map(|power| [1, 2, 5].map(|digit| digit * power));
    let step = round.find(|step| step * STEPS >= most).unwrap_or(most);
    (step, most.div_ceil(step).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_one_to_four_round_steps_and_reaches_the_most() {
        let cases = [
            (0, (1, 1)),
            (1, (1, 1)),
            (2, (1, 2)),
            (4, (1, 4)),
            (5, (2, 3)),
            (8, (2, 4)),
            (9, (5, 2)),
            (20, (5, 4)),
            (21, (10, 3)),
            (40, (10, 4)),
            (41, (20, 3)),
            (81, (50, 2)),
            (200, (50, 4)),
            (201, (100, 3)),
            (368, (100, 4)),
            (401, (200, 3)),
            (999, (500, 2)),
            (10_000, (5_000, 2)),
            (u32::MAX, (2_000_000_000, 3)),
        ];
        for (most, expected) in cases {
            assert_eq!(scale(most), expected, "{most}");
        }
    }
}
