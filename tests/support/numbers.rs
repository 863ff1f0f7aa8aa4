//! Numbers that look random and are the same at each run.

/// Knuth's linear congruential generator (MMIX), from a seed.
pub struct Numbers(pub u64);

impl Numbers {
    /// The next one, from 0 to below `most`.
    pub fn below(&mut self, most: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % most
    }
}
