//! Made-up Markdown from a seed.

use super::Weight;

const VOCABULARY: [&str; 48] = [
    "server",
    "disk",
    "customers",
    "slow",
    "restart",
    "the",
    "a",
    "backup",
    "network",
    "route",
    "we",
    "see",
    "packet",
    "loss",
    "between",
    "both",
    "halls",
    "until",
    "midnight",
    "traffic",
    "moves",
    "to",
    "second",
    "line",
    "and",
    "mail",
    "queue",
    "drains",
    "within",
    "an",
    "hour",
    "of",
    "patches",
    "kernel",
    "cause",
    "known",
    "load",
    "balancer",
    "certificate",
    "renewed",
    "after",
    "before",
    "engineers",
    "watch",
    "it",
    "no",
    "data",
    "lost",
];

/// A source of words: splitmix64, so that it needs no library and is the same for ever.
pub struct Words {
    state: u64,
}

impl Words {
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    pub fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn phrase(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.one_of(&VOCABULARY)).collect();
        words.join(" ")
    }

    pub fn title(&mut self) -> String {
        let phrase = self.phrase(5);
        phrase[..1].to_uppercase() + &phrase[1..]
    }

    pub fn paragraph(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..3 {
            let words = 8 + self.below(10);
            let phrase = self.phrase(words);
            text.push_str(&format!("{}{}. ", phrase[..1].to_uppercase(), &phrase[1..]));
        }
        text.trim_end().to_owned() + "\n"
    }

    /// What an update says.
    pub fn update(&mut self, weight: Weight) -> String {
        if weight == Weight::Light {
            return self.paragraph();
        }
        let mut text = self.paragraph();
        for _ in 0..if weight == Weight::Heavy { 4 } else { 2 } {
            text.push('\n');
            text.push_str(&self.paragraph());
        }
        text.push('\n');
        for _ in 0..5 {
            let (phrase, strong, code) = (self.phrase(6), self.phrase(2), self.phrase(1));
            text.push_str(&format!("- {phrase}, **{strong}**, `{code}.service`\n"));
        }
        let (label, phrase) = (self.phrase(3), self.phrase(8));
        text.push_str(&format!(
            "\nSee [{label}](https://docs.example/{}) & \"{phrase}\", 5 < 6.\n",
            self.below(1000)
        ));
        match self.below(3) {
            0 => {
                text.push_str("\n```\n");
                for _ in 0..4 {
                    let phrase = self.phrase(5);
                    text.push_str(&format!("$ {phrase} --quiet\n"));
                }
                text.push_str("```\n");
            }
            1 => {
                text.push_str("\n| Host | Before | After |\n| --- | ---: | ---: |\n");
                for _ in 0..4 {
                    let (host, before, after) = (self.phrase(1), self.below(900), self.below(90));
                    text.push_str(&format!("| {host} | {before} ms | {after} ms |\n"));
                }
            }
            _ => {
                let phrase = self.phrase(14);
                text.push_str(&format!("\n> {phrase}\n"));
            }
        }
        text
    }
}
