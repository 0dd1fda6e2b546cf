//! Phrases that are alike, written as one.

use std::collections::{BTreeMap, BTreeSet};

/// The same phrases, those that differ in one word as one, with the words between slashes: `wordt/worden geacht te zijn/hebben`. It is half as many lines.
/// The first words of the first line are the first phrase: it may name a term.
pub(crate) fn folded(phrases: &[String]) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = phrases.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect();
    loop {
        let rest = |line: &[String], place: usize| -> Option<Vec<String>> {
            line.get(place)?;
            Some(line.iter().enumerate().map(|(at, word)| if at == place { String::new() } else { word.clone() }).collect())
        };
        let alike = |place: usize| {
            let mut alike: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
            for (number, line) in lines.iter().enumerate() {
                if let Some(rest) = rest(line, place) {
                    alike.entry(rest).or_default().push(number);
                }
            }
            alike.retain(|_, numbers| numbers.len() > 1);
            alike
        };
        let places = lines.iter().map(Vec::len).max().unwrap_or(0);
        let best = (0..places)
            .map(|place| (place, alike(place)))
            .max_by_key(|(_, alike)| alike.values().map(|numbers| numbers.len() - 1).sum::<usize>());
        let Some((place, alike)) = best.filter(|(_, alike)| !alike.is_empty()) else { break };
        let mut gone = BTreeSet::new();
        for numbers in alike.into_values() {
            let words: Vec<String> = numbers.iter().map(|number| lines[*number][place].clone()).collect();
            lines[numbers[0]][place] = words.join("/");
            gone.extend(numbers[1..].iter().copied());
        }
        let mut number = 0;
        lines.retain(|_| {
            number += 1;
            !gone.contains(&(number - 1))
        });
    }
    lines.into_iter().map(|words| words.join(" ")).collect()
}
