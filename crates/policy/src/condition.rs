//! Conditions on facts, as packs write them: `{ posture = ["forgot", "slip"], days-late = ">= 8", plan = "none", our-error = true }`.
//! Every cell must hold; a cell on a number or a day that is not known does not hold.

use std::collections::BTreeMap;

use helder_model::{Error, did_you_mean};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::facts::{Fact, Facts, Kind, Value};

/// A cell as it is written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Cell {
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<String>),
}

/// The cells of a condition as they are written, by the name of their fact.
pub(crate) type Cells = BTreeMap<String, Cell>;

/// A condition, checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Condition(Vec<(Fact, Test)>);

#[derive(Debug, Clone, PartialEq)]
enum Test {
    Between(Decimal, Decimal),
    OneOf(Vec<&'static str>),
    Is(bool),
}

impl Condition {
    /// Checks the cells: known facts, words and comparisons.
    pub(crate) fn compile(cells: &Cells, path: &str) -> Result<Self, Error> {
        let test = |(name, cell): (&String, &Cell)| {
            let fact = fact_at(name, path)?;
            Ok((fact, test(fact, cell, &format!("{path}.{name}"))?))
        };
        cells.iter().map(test).collect::<Result<_, Error>>().map(Self)
    }

    pub(crate) fn holds(&self, facts: &Facts) -> bool {
        self.0.iter().all(|(fact, test)| match (test, facts.get(*fact)) {
            (Test::Between(low, high), Some(Value::Number(number))) => (*low..=*high).contains(&Decimal::from(number)),
            (Test::Between(low, high), Some(Value::Amount(amount))) => (*low..=*high).contains(&amount),
            (Test::OneOf(words), Some(Value::Word(word))) => words.contains(&word),
            (Test::Is(wanted), Some(Value::Flag(flag))) => *wanted == flag,
            (Test::Is(wanted), Some(Value::Day(_))) => *wanted,
            (Test::Is(wanted), None) => !wanted,
            _ => false,
        })
    }

    /// The facts it speaks of, as `name = value`.
    pub(crate) fn spoken(&self, facts: &Facts) -> Vec<String> {
        self.0.iter().filter_map(|(fact, _)| facts.get(*fact).map(|value| format!("{} = {value}", fact.name()))).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The fact of a name, or an error that names the nearest.
pub(crate) fn fact_at(name: &str, path: &str) -> Result<Fact, Error> {
    Fact::named(name).ok_or_else(|| {
        let hint = did_you_mean(name, Fact::ALL.iter().map(|fact| fact.name()));
        invalid(
            &format!("{path}.{name}"),
            format!("there is no fact `{name}`{}", hint.map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default()),
        )
    })
}

pub(crate) fn invalid(path: &str, message: String) -> Error {
    Error::new("invalid-policy", path, message)
}

/// A value for a fact, as a pack's own tests give it.
pub(crate) fn value(fact: Fact, cell: &Cell, path: &str) -> Result<Value, Error> {
    match (fact.kind(), cell) {
        (Kind::Number, Cell::Number(number)) => Ok(Value::Number(*number)),
        (Kind::Amount, Cell::Number(number)) => Ok(Value::Amount(Decimal::from(*number))),
        (Kind::Flag, Cell::Flag(flag)) => Ok(Value::Flag(*flag)),
        (Kind::Word(words), Cell::Text(text)) => word(words, text, path).map(Value::Word),
        (Kind::Day, Cell::Text(text)) => {
            text.parse().map(Value::Day).map_err(|_| invalid(path, format!("`{text}` is not a day such as \"2026-11-23\"")))
        }
        (kind, _) => Err(invalid(path, expected(kind))),
    }
}

fn test(fact: Fact, cell: &Cell, path: &str) -> Result<Test, Error> {
    match (fact.kind(), cell) {
        (Kind::Number | Kind::Amount, Cell::Number(number)) => Ok(Test::Between(Decimal::from(*number), Decimal::from(*number))),
        (Kind::Number | Kind::Amount, Cell::Text(text)) => comparison(text).ok_or_else(|| invalid(path, expected(fact.kind()))),
        (Kind::Word(words), Cell::Text(text)) => Ok(Test::OneOf(vec![word(words, text, path)?])),
        (Kind::Word(words), Cell::List(list)) => list.iter().map(|text| word(words, text, path)).collect::<Result<_, _>>().map(Test::OneOf),
        (Kind::Flag | Kind::Day, Cell::Flag(flag)) => Ok(Test::Is(*flag)),
        (kind, _) => Err(invalid(path, expected(kind))),
    }
}

/// `">= 3"`, `"<= 14"`, `"> 0"`, `"< 25"`, `"= 2"`, or from–to, both included: `"3..7"`.
fn comparison(text: &str) -> Option<Test> {
    let number = |text: &str| text.trim().parse::<Decimal>().ok();
    // What a pack compares has at most four digits behind the point.
    let step = Decimal::new(1, 4);
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (number(low)?, number(high)?);
        return (low <= high).then_some(Test::Between(low, high));
    }
    let (low, high) = if let Some(rest) = text.strip_prefix(">=") {
        (number(rest)?, Decimal::MAX)
    } else if let Some(rest) = text.strip_prefix("<=") {
        (Decimal::MIN, number(rest)?)
    } else if let Some(rest) = text.strip_prefix('>') {
        (number(rest)?.checked_add(step)?, Decimal::MAX)
    } else if let Some(rest) = text.strip_prefix('<') {
        (Decimal::MIN, number(rest)?.checked_sub(step)?)
    } else {
        let equal = number(text.strip_prefix('=')?)?;
        (equal, equal)
    };
    Some(Test::Between(low, high))
}

fn word(words: &'static [&'static str], text: &str, path: &str) -> Result<&'static str, Error> {
    words.iter().copied().find(|word| *word == text).ok_or_else(|| invalid(path, format!("`{text}` is not one of {}", words.join(", "))))
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Number | Kind::Amount => "expected a comparison such as \">= 3\", \"< 25\" or \"3..7\", or a whole number".to_owned(),
        Kind::Flag => "expected true or false".to_owned(),
        Kind::Word(words) => format!("expected one or more of {}", words.join(", ")),
        Kind::Day => "expected true (the day is known) or false (it is not); in a test a day such as \"2026-11-23\"".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(cells: &str, facts: &Facts) -> bool {
        Condition::compile(&serde_json::from_str(cells).unwrap(), "when").unwrap().holds(facts)
    }

    #[test]
    fn a_condition_holds_when_every_cell_does() {
        let mut facts = Facts::new();
        facts.set(Fact::DaysLate, Value::Number(8));
        facts.set(Fact::OverdueAmount, Value::Amount(Decimal::new(2499, 2)));
        facts.set(Fact::Plan, Value::Word("missed"));
        let cases = [
            (r#"{}"#, true),
            (r#"{"days-late": 8}"#, true),
            (r#"{"days-late": ">= 8"}"#, true),
            (r#"{"days-late": "> 8"}"#, false),
            (r#"{"days-late": "< 8"}"#, false),
            (r#"{"days-late": "<= 8"}"#, true),
            (r#"{"days-late": "3..7"}"#, false),
            (r#"{"days-late": "= 8"}"#, true),
            (r#"{"overdue-amount": "< 25"}"#, true),
            (r#"{"overdue-amount": "> 24.98"}"#, true),
            (r#"{"plan": "missed"}"#, true),
            (r#"{"plan": ["running", "missed"]}"#, true),
            (r#"{"plan": "none"}"#, false),
            (r#"{"our-error": false}"#, true),
            (r#"{"promise-due": false}"#, true),
            (r#"{"promise-due": true}"#, false),
            // Not known is not few.
            (r#"{"late-share": "<= 10"}"#, false),
            (r#"{"days-late": 8, "plan": "none"}"#, false),
        ];
        for (cells, expected) in cases {
            assert_eq!(holds(cells, &facts), expected, "{cells}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_path() {
        let cases = [
            (r#"{"days-lat": 8}"#, "when.days-lat", "did you mean `days-late`?"),
            (r#"{"days-late": "many"}"#, "when.days-late", "a comparison"),
            (r#"{"days-late": "7..3"}"#, "when.days-late", "a comparison"),
            (r#"{"days-late": true}"#, "when.days-late", "a comparison"),
            (r#"{"plan": "lost"}"#, "when.plan", "not one of none, proposed"),
            (r#"{"our-error": "yes"}"#, "when.our-error", "true or false"),
        ];
        for (cells, path, part) in cases {
            let error = Condition::compile(&serde_json::from_str(cells).unwrap(), "when").unwrap_err();
            assert_eq!((error.code.as_ref(), error.path.as_str()), ("invalid-policy", path));
            assert!(error.message.contains(part), "{}", error.message);
        }
    }
}
