//! Sorting with one copy of the code.

use std::cmp::Ordering;

/// Sorts a list; equal ones keep their order. All lists share one copy of the sorting code, by way of their places: a sort of its own for each
/// type weighs some 8 KB in the wasm.
///
/// ```
/// let mut list = vec!["bb", "a", "cc", "c"];
/// helder_model::sort_by(&mut list, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(list, ["a", "c", "bb", "cc"]);
/// ```
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if list.len() < 2 {
        return;
    }
    let order = order(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|place| taken.get_mut(place).and_then(Option::take)));
}

fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}
