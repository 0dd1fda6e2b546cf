//! Stretches of a letter, and whether one lies across another: many of them, asked often.

/// Stretches of a letter in the order of their starts: where each starts, and how far those up to it reach.
pub(crate) struct Stretches(Vec<(u32, u32)>);

impl Stretches {
    pub(crate) fn new(stretches: impl Iterator<Item = (u32, u32)>) -> Self {
        let reach = |reach: &mut u32, (start, end): (u32, u32)| {
            *reach = end.max(*reach);
            Some((start, *reach))
        };
        Self(stretches.scan(0, reach).collect())
    }

    /// How far those reach that start before a place.
    fn reach(&self, place: u32) -> u32 {
        let before = self.0.partition_point(|(start, _)| *start < place);
        before.checked_sub(1).and_then(|at| self.0.get(at)).map_or(0, |(_, reach)| *reach)
    }

    /// Whether one lies across a stretch.
    pub(crate) fn cross(&self, start: u32, end: u32) -> bool {
        self.reach(end) > start
    }

    /// Whether one holds all of a stretch.
    pub(crate) fn cover(&self, start: u32, end: u32) -> bool {
        self.reach(start + 1) >= end
    }
}
