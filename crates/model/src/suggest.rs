//! "Did you mean …?" for a misspelt name.

/// The name among `known` that is nearest to `given`, when it is near enough to be a slip of the pen.
///
/// ```
/// assert_eq!(helder_model::did_you_mean("invioces", ["invoices", "payments"]), Some("invoices"));
/// assert_eq!(helder_model::did_you_mean("colour", ["invoices", "payments"]), None);
/// ```
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given: Vec<char> = given.chars().take(64).map(|c| c.to_ascii_lowercase()).collect();
    let limit = (given.len() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(&given, &name.chars().map(|c| c.to_ascii_lowercase()).collect::<Vec<_>>()), name))
        .filter(|(steps, _)| *steps <= limit)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            let here = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = above;
            left = here;
            *cell = here;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_single_letter_edits() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, steps) in [("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("due", "due", 0)] {
            assert_eq!(distance(&chars(a), &chars(b)), steps, "{a} {b}");
        }
    }
}
