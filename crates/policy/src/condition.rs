//! Conditions on facts, as packs write them: `{ posture = ["forgot", "slip"], days-late = ">= 8", plan = "none", our-error = true }`.
//! Every cell must hold; a cell on a number or a day that is not known does not hold.

use std::fmt;
use std::marker::PhantomData;

use helder_model::record::Blank;
use helder_model::{Date, Exact, did_you_mean};
use rust_decimal::Decimal;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::facts::{Fact, Facts, Kind, Value};

/// A condition, checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Condition(Vec<(Fact, Test)>);

impl Blank for Condition {
    fn blank() -> Self {
        Self::default()
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Test {
    Between(Decimal, Decimal),
    OneOf(Vec<&'static str>),
    Is(bool),
}

impl Condition {
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

/// An error of a pack, for serde: the reader adds the path of the place.
pub(crate) fn invalid<E: Error>(message: &str) -> E {
    E::custom(format_args!("invalid-policy|{message}"))
}

/// A fact by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NamedFact(pub(crate) Fact);

impl<'de> Deserialize<'de> for NamedFact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = NamedFact;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a fact")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<NamedFact, E> {
                Fact::named(name).map(NamedFact).ok_or_else(|| invalid(&no_such("fact", name, Fact::ALL.iter().map(|fact| fact.name()))))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// `there is no fact `days-lat`; did you mean `days-late`?`
pub(crate) fn no_such<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let hint = did_you_mean(name, known).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
    format!("there is no {what} `{name}`{hint}")
}

/// The pairs of a map in the order they are written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pairs<K, V>(pub(crate) Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Blank for Pairs<K, V> {
    fn blank() -> Self {
        Self::default()
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Map<K, V> {
            type Value = Pairs<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<K, V>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Map(PhantomData))
    }
}

/// What is read for each fact of a table: a test in a condition, a value in a pack's own tests.
trait Cell: Sized {
    fn flag(fact: Fact, flag: bool) -> Option<Self>;
    fn number(fact: Fact, number: i64) -> Option<Self>;
    fn text(fact: Fact, text: &str) -> Option<Self>;
    fn list(fact: Fact, list: &[String]) -> Option<Self>;
}

impl Cell for Test {
    fn flag(fact: Fact, flag: bool) -> Option<Self> {
        matches!(fact.kind(), Kind::Flag | Kind::Day).then_some(Self::Is(flag))
    }

    fn number(fact: Fact, number: i64) -> Option<Self> {
        matches!(fact.kind(), Kind::Number | Kind::Amount).then(|| Self::Between(number.into(), number.into()))
    }

    fn text(fact: Fact, text: &str) -> Option<Self> {
        match fact.kind() {
            Kind::Number | Kind::Amount => comparison(text),
            Kind::Word(words) => Some(Self::OneOf(vec![word(words, text)?])),
            Kind::Flag | Kind::Day => None,
        }
    }

    fn list(fact: Fact, list: &[String]) -> Option<Self> {
        let Kind::Word(words) = fact.kind() else { return None };
        list.iter().map(|text| word(words, text)).collect::<Option<_>>().map(Self::OneOf)
    }
}

impl Cell for Value {
    fn flag(fact: Fact, flag: bool) -> Option<Self> {
        (fact.kind() == Kind::Flag).then_some(Self::Flag(flag))
    }

    fn number(fact: Fact, number: i64) -> Option<Self> {
        match fact.kind() {
            Kind::Number => Some(Self::Number(number)),
            Kind::Amount => Some(Self::Amount(number.into())),
            _ => None,
        }
    }

    fn text(fact: Fact, text: &str) -> Option<Self> {
        match fact.kind() {
            Kind::Word(words) => word(words, text).map(Self::Word),
            Kind::Day => text.parse::<Date>().ok().map(Self::Day),
            _ => None,
        }
    }

    fn list(_: Fact, _: &[String]) -> Option<Self> {
        None
    }
}

/// Reads the cell of a fact.
struct CellOf<C>(Fact, PhantomData<C>);

impl<'de, C: Cell> DeserializeSeed<'de> for CellOf<C> {
    type Value = C;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<C, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, C: Cell> Visitor<'de> for CellOf<C> {
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.kind() {
            Kind::Number | Kind::Amount => f.write_str("a comparison such as \">= 3\", \"< 25\" or \"3..7\", or a whole number"),
            Kind::Flag => f.write_str("true or false"),
            Kind::Word(words) => write!(f, "one or more of {}", words.join(", ")),
            Kind::Day => f.write_str("true (the day is known) or false (it is not); in a test a day such as \"2026-11-23\""),
        }
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<C, E> {
        C::flag(self.0, flag).ok_or_else(|| self.refuse(&flag.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<C, E> {
        C::number(self.0, number).ok_or_else(|| self.refuse(&number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<C, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<C, E> {
        C::text(self.0, text).ok_or_else(|| self.refuse(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<C, A::Error> {
        let mut list = Vec::new();
        while let Some(text) = seq.next_element::<String>()? {
            list.push(text);
        }
        C::list(self.0, &list).ok_or_else(|| self.refuse(&list.join(", ")))
    }
}

impl<C> CellOf<C>
where
    Self: for<'de> Visitor<'de>,
{
    fn refuse<E: Error>(&self, found: &str) -> E {
        let expected = self as &dyn serde::de::Expected;
        invalid(&format!("expected {expected}, found `{found}`"))
    }
}

/// Reads a table of facts and their cells.
struct Table<C>(PhantomData<C>);

impl<'de, C: Cell> Visitor<'de> for Table<C> {
    type Value = Vec<(Fact, C)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of facts, such as { days-late = \">= 8\" }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(NamedFact(fact)) = map.next_key()? {
            cells.push((fact, map.next_value_seed(CellOf(fact, PhantomData))?));
        }
        Ok(cells)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Table(PhantomData)).map(Self)
    }
}

/// Facts as a pack's own tests give them.
#[derive(Debug, Clone)]
pub(crate) struct Given(pub(crate) Vec<(Fact, Value)>);

impl Blank for Given {
    fn blank() -> Self {
        Self(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Table(PhantomData)).map(Self)
    }
}

/// `">= 3"`, `"<= 14"`, `"> 0"`, `"< 25"`, `"= 2"`, or from–to, both included: `"3..7"`.
fn comparison(text: &str) -> Option<Test> {
    let number = |text: &str| Decimal::from_str_exact(text.trim()).ok();
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
        (number(rest)?.plus(step)?, Decimal::MAX)
    } else if let Some(rest) = text.strip_prefix('<') {
        (Decimal::MIN, number(rest)?.minus(step)?)
    } else {
        let equal = number(text.strip_prefix('=')?)?;
        (equal, equal)
    };
    Some(Test::Between(low, high))
}

fn word(words: &'static [&'static str], text: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| *word == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use helder_model::from_json;

    fn holds(cells: &str, facts: &Facts) -> bool {
        from_json::<Condition>(cells).unwrap().holds(facts)
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
            (r#"{"days-lat": 8}"#, "days-lat", "did you mean `days-late`?"),
            (r#"{"days-late": "many"}"#, "days-late", "a comparison"),
            (r#"{"days-late": "7..3"}"#, "days-late", "a comparison"),
            (r#"{"days-late": true}"#, "days-late", "a comparison"),
            (r#"{"plan": "lost"}"#, "plan", "one or more of none, proposed"),
            (r#"{"our-error": "yes"}"#, "our-error", "true or false"),
        ];
        for (cells, path, part) in cases {
            let error = from_json::<Condition>(cells).unwrap_err();
            assert_eq!((error.code.as_ref(), error.path.as_str()), ("invalid-policy", path));
            assert!(error.message.contains(part), "{}", error.message);
        }
    }
}
