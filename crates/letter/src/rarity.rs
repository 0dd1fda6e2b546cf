//! How rare a word is, from the 8,000 most frequent words of the language.
//!
//! The list is not there as text: `build.rs` writes each word as its place on a line of 512,000 places, and only the gaps between
//! those places, Rice-coded, with its frequency as one of eight bands beside it. That is 10 bits a word. A word that is not on the list falls on a
//! place of one that is once in 64 times, and is then taken for a known one: it never makes a known word rare.

use helder_text::word_key;

/// The list of one language, as `build.rs` writes it.
#[derive(Debug)]
pub(crate) struct Packed {
    /// Words on the list: they set how long the line is.
    pub(crate) listed: u32,
    /// Different places of them.
    pub(crate) words: u32,
    /// Gaps between places: quotient in ones and a zero, then [`RICE`] bits.
    pub(crate) gaps: &'static [u8],
    /// The place of each word's band in `order`: two bits, and behind the third so many ones and a zero.
    pub(crate) bands: &'static [u8],
    /// The bands, what most words have first.
    pub(crate) order: &'static [u8],
}

/// Places there are for each word on the list.
const SPREAD: u64 = 64;
/// Bits of the remainder of a gap.
const RICE: u32 = 6;

/// What a band stands for, in hundredths on the Zipf scale: the middle of what it holds. The last is for words that say little by themselves.
const ZIPF: [u32; 8] = [365, 387, 412, 437, 475, 525, 575, 600];
/// For a word that is not on the list.
const UNKNOWN: u32 = 225;
/// A compound is a little rarer than its rarest part.
const COMPOUND: u32 = 50;
/// Bytes of the longest word that is looked at for its parts: each of its ends is hashed.
const LONGEST: usize = 96;
/// An inflected form is at most this frequent when only its stem is on the list.
const INFLECTED: u32 = 450;

/// The list, unpacked.
#[derive(Debug)]
pub(crate) struct Frequencies {
    /// How many places the line has.
    line: u64,
    /// Sorted, with their bands.
    places: Vec<(u32, u8)>,
    /// Where each 4,096th part of the line begins among the places.
    starts: Vec<u16>,
}

const PARTS: u32 = 1 << 12;

impl Frequencies {
    pub(crate) fn unpack(packed: &Packed) -> Self {
        let mut places = Vec::with_capacity(packed.words as usize);
        let (mut gaps, mut bands) = (Bits::new(packed.gaps), Bits::new(packed.bands));
        let mut place = 0;
        for _ in 0..packed.words {
            place += gaps.rice(RICE);
            let first = bands.take(2);
            let band = if first < 3 { first } else { first + bands.ones() };
            places.push((place, packed.order.get(band as usize).copied().unwrap_or(0)));
        }
        let line = u64::from(packed.listed) * SPREAD;
        let mut starts = Vec::with_capacity(PARTS as usize + 1);
        let mut at = 0;
        for part in 0..=PARTS {
            let begin = u32::try_from(u64::from(part) * line / u64::from(PARTS)).unwrap_or(u32::MAX);
            while places.get(usize::from(at)).is_some_and(|(place, _)| *place < begin) {
                at += 1;
            }
            starts.push(at);
        }
        Self { line, places, starts }
    }

    /// The frequency of a word on the list, in hundredths on the Zipf scale.
    fn listed(&self, word: &str) -> Option<u32> {
        self.at(word_key(word))
    }

    fn at(&self, key: u32) -> Option<u32> {
        let place = u32::try_from((u64::from(key) * self.line) >> 32).ok()?;
        let part = usize::try_from(u64::from(place) * u64::from(PARTS) / self.line.max(1)).ok()?;
        let from = usize::from(*self.starts.get(part)?);
        let (_, band) = self.places.get(from..)?.iter().take_while(|(other, _)| *other <= place).find(|(other, _)| *other == place)?;
        ZIPF.get(usize::from(*band)).copied()
    }

    /// Whether a word is on the list, or made of words that are.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.zipf(word, word_key(word)) > UNKNOWN
    }

    /// The frequency of any word of Dutch: on the list, as an inflected form of one that is, or as a compound of two that are
    /// (incassokosten: incasso, kosten). `key` is the key of the word.
    pub(crate) fn zipf(&self, word: &str, key: u32) -> u32 {
        if let Some(zipf) = self.at(key) {
            return zipf;
        }
        let cut = |length: usize| word.len().checked_sub(length).and_then(|end| word.get(..end)).filter(|stem| stem.len() >= 3);
        for ending in ["en", "e", "s", "t", "n"] {
            if word.ends_with(ending)
                && let Some(zipf) = cut(ending.len()).and_then(|stem| self.listed(stem))
            {
                return zipf.min(INFLECTED);
            }
        }
        if (8..=LONGEST).contains(&word.len()) {
            for (at, _) in word.char_indices().filter(|(at, _)| *at >= 3 && word.len() - at >= 4) {
                let (first, last) = word.split_at_checked(at).unwrap_or_default();
                let Some(head) = self.listed(last) else { continue };
                let first = first.trim_end_matches('-');
                let bare = [Some(first), first.strip_suffix('s'), first.strip_suffix('e'), first.strip_suffix("en")];
                let modifier = bare.into_iter().flatten().filter(|part| part.len() >= 3).find_map(|part| self.listed(part));
                if let Some(modifier) = modifier {
                    return head.min(modifier).saturating_sub(COMPOUND);
                }
            }
        }
        UNKNOWN
    }
}

/// Reads bits, the lowest first.
pub(crate) struct Bits {
    bytes: &'static [u8],
    at: usize,
}

impl Bits {
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 16 bits at least, without taking them.
    fn ahead(&self) -> u32 {
        let byte = |at: usize| u32::from(self.bytes.get(at).copied().unwrap_or(0));
        let at = self.at / 8;
        (byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16) >> (self.at % 8)
    }

    /// At most 16 bits as a number.
    pub(crate) fn take(&mut self, count: u32) -> u32 {
        let number = self.ahead() & ((1 << count) - 1);
        self.at += count as usize;
        number
    }

    /// A Rice-coded number: the quotient in ones and a zero, then the remainder in so many bits.
    pub(crate) fn rice(&mut self, remainder: u32) -> u32 {
        let quotient = self.ones();
        (quotient << remainder) + self.take(remainder)
    }

    /// How many ones come before the next zero, which is taken too.
    pub(crate) fn ones(&mut self) -> u32 {
        let mut all = 0;
        loop {
            let ones = (self.ahead() & 0xffff).trailing_ones();
            self.at += ones as usize;
            all += ones;
            if ones < 16 {
                self.at += 1;
                return all;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::data::nl;

    #[test]
    fn words_are_as_frequent_as_the_list_says_and_compounds_as_their_parts() {
        let dutch = nl::frequencies();
        let zipf = |word: &str| dutch.zipf(word, helder_text::word_key(word));
        assert_eq!(zipf("de"), 600);
        assert!(zipf("betalen") >= 437 && zipf("rekening") >= 437, "{} {}", zipf("betalen"), zipf("rekening"));
        assert!(zipf("Betalen") == zipf("betalen"));
        assert_eq!(zipf("xqzwv"), 225);
        // Compounds, and forms of words on the list.
        for (word, least) in [("waterrekening", 300), ("betaaldatum", 225), ("energierekening", 300)] {
            assert!(zipf(word) >= least, "{word} {}", zipf(word));
        }
        assert!(zipf("desalniettemin") < 400);
    }

    #[test]
    fn every_word_of_the_list_is_found_in_its_band_or_a_more_frequent_one() {
        let list = include_str!("../languages/nl/words.tsv");
        let dutch = nl::frequencies();
        let mut words = 0;
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let (word, zipf) = line.split_once('\t').unwrap();
            let zipf: f64 = zipf.parse().unwrap();
            let found = f64::from(dutch.zipf(word, helder_text::word_key(word))) / 100.0;
            assert!(found > zipf - 0.3 || found >= 6.0, "{word}: {zipf} on the list, {found} found");
            words += 1;
        }
        assert_eq!(words, 8_000);
    }
}
