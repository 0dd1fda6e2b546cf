//! Conditions on facts, as packs write them: `{ posture = ["forgot", "slip"], days-late = ">= 8", plan = "none", our-error = true }`.
//! Every cell must hold; a cell on a number or a day that is not known does not hold.

use helder_model::{Date, Fault, Next, Read, Reader, did_you_mean, sort_by};
use rust_decimal::Decimal;

use crate::facts::{Fact, Facts, Kind, Level, NOT_KNOWN_LEVEL, Value, level_of};

/// A condition, checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Condition(Vec<(Fact, Test)>);

impl Read for Condition {
    /// The cell that fails most often is asked first: what is going on, then words, then yes and no, then numbers.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut cells: Vec<(Fact, Test)> = cells(reader)?;
        sort_by(&mut cells, |a, b| likely(*a).cmp(&likely(*b)));
        Ok(Self(cells))
    }

    fn blank() -> Self {
        Self::default()
    }
}

/// How likely a cell is to hold, roughly.
fn likely((fact, test): (Fact, Test)) -> u32 {
    match test {
        _ if fact == Fact::Posture => 0,
        // A flag that has to be set, or a number that has to be at least something, seldom is.
        Test::Between(low, _) if low > 0 => 1,
        Test::OneOf(words) => 2 + words.count_ones(),
        Test::Between(..) | Test::NotKnown => 40,
    }
}

/// What a cell asks of its fact's [`Level`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// From–to, both included.
    Between(Level, Level),
    /// One of the words whose bits are set.
    OneOf(u32),
    /// It is not known.
    NotKnown,
}

impl Test {
    pub(crate) fn holds(self, level: Level) -> bool {
        match self {
            Self::Between(low, high) => low <= level && level <= high,
            Self::OneOf(words) => u32::try_from(level).is_ok_and(|place| place < 32 && words >> place & 1 == 1),
            Self::NotKnown => level == NOT_KNOWN_LEVEL,
        }
    }
}

impl Condition {
    pub(crate) fn holds(&self, facts: &Facts) -> bool {
        self.0.iter().all(|(fact, test)| test.holds(facts.level(*fact)))
    }

    /// The facts it speaks of, as `name = value`.
    pub(crate) fn spoken(&self, facts: &Facts) -> Vec<String> {
        let spoken = |(fact, _): &(Fact, Test)| facts.get(*fact).map(|value| format!("{} = {}", fact.name(), value.text(*fact)));
        self.0.iter().filter_map(spoken).collect()
    }

    pub(crate) fn cells(&self) -> &[(Fact, Test)] {
        &self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An error of a pack: the reader adds the path of the place.
pub(crate) fn invalid(reader: &Reader<'_>, message: String) -> Fault {
    reader.refuse("invalid-policy", message)
}

/// A fact by its name, which was read last.
pub(crate) fn fact_named(reader: &Reader<'_>, name: &str) -> Result<Fact, Fault> {
    Fact::named(name).ok_or_else(|| invalid(reader, no_such("fact", name, Fact::ALL.iter().map(|fact| fact.name()))))
}

/// `there is no fact `days-lat`; did you mean `days-late`?`
pub(crate) fn no_such<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let hint = did_you_mean(name, known).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
    format!("there is no {what} `{name}`{hint}")
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
        match fact.kind() {
            Kind::Flag => Some(Self::Between(flag.into(), flag.into())),
            Kind::Day => Some(if flag { Self::Between(1, 1) } else { Self::NotKnown }),
            Kind::Number | Kind::Amount | Kind::Word(_) => None,
        }
    }

    fn number(fact: Fact, number: i64) -> Option<Self> {
        let level = Value::Number(number).level();
        matches!(fact.kind(), Kind::Number | Kind::Amount).then_some(Self::Between(level, level))
    }

    fn text(fact: Fact, text: &str) -> Option<Self> {
        match fact.kind() {
            Kind::Number | Kind::Amount => comparison(text),
            Kind::Word(words) => Some(Self::OneOf(1 << word(words, text)?)),
            Kind::Flag | Kind::Day => None,
        }
    }

    fn list(fact: Fact, list: &[String]) -> Option<Self> {
        let Kind::Word(words) = fact.kind() else { return None };
        list.iter().try_fold(0, |set, text| Some(set | 1 << word(words, text)?)).map(Self::OneOf)
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
fn cell<C: Cell>(fact: Fact, reader: &mut Reader<'_>) -> Result<C, Fault> {
    let expected = || match fact.kind() {
        Kind::Number | Kind::Amount => "a comparison such as \">= 3\", \"< 25\" or \"3..7\", or a whole number".to_owned(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Word(words) => format!("one or more of {}", words.join(", ")),
        Kind::Day => "true (the day is known) or false (it is not); in a test a day such as \"2026-11-23\"".to_owned(),
    };
    let (cell, found) = match reader.ahead() {
        Next::Truth => {
            let flag = reader.truth()?;
            (C::flag(fact, flag), flag.to_string())
        }
        Next::Number => {
            let number = reader.whole_number(&expected())?;
            (number.parse().ok().and_then(|whole| C::number(fact, whole)), number.to_owned())
        }
        Next::Text => {
            let text = reader.text("")?;
            (C::text(fact, &text), text.into_owned())
        }
        Next::List => {
            let list = Vec::<String>::read(reader)?;
            (C::list(fact, &list), list.join(", "))
        }
        _ => return Err(reader.mismatch(&expected())),
    };
    cell.ok_or_else(|| invalid(reader, format!("expected {}, found `{found}`", expected())))
}

/// Reads a table of facts and their cells.
fn cells<C: Cell>(reader: &mut Reader<'_>) -> Result<Vec<(Fact, C)>, Fault> {
    let mut cells: Vec<(Fact, C)> = Vec::new();
    reader.table("a table of facts, such as { days-late = \">= 8\" }", &mut |name, reader| {
        let fact = fact_named(reader, name)?;
        if cells.iter().any(|(known, _)| *known == fact) {
            return Err(invalid(reader, format!("the fact `{name}` is there twice")));
        }
        cells.push((fact, cell(fact, reader)?));
        Ok(())
    })?;
    Ok(cells)
}

/// Facts as a pack's own tests give them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given(pub(crate) Vec<(Fact, Value)>);

impl Read for Given {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        cells(reader).map(Self)
    }

    fn blank() -> Self {
        Self(Vec::new())
    }
}

/// `">= 3"`, `"<= 14"`, `"> 0"`, `"< 25"`, `"= 2"`, or from–to, both included: `"3..7"`.
fn comparison(text: &str) -> Option<Test> {
    let number = |text: &str| Decimal::from_str_exact(text.trim()).ok().map(level_of);
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (number(low)?, number(high)?);
        return (low <= high).then_some(Test::Between(low, high));
    }
    // Whatever is known is above what is not.
    let (least, most) = (NOT_KNOWN_LEVEL + 1, Level::MAX);
    let (low, high) = if let Some(rest) = text.strip_prefix(">=") {
        (number(rest)?, most)
    } else if let Some(rest) = text.strip_prefix("<=") {
        (least, number(rest)?)
    } else if let Some(rest) = text.strip_prefix('>') {
        (number(rest)?.saturating_add(1), most)
    } else if let Some(rest) = text.strip_prefix('<') {
        (least, number(rest)?.saturating_sub(1))
    } else {
        let equal = number(text.strip_prefix('=')?)?;
        (equal, equal)
    };
    Some(Test::Between(low, high))
}

/// The place of a word.
fn word(words: &'static [&'static str], text: &str) -> Option<u8> {
    words.iter().position(|word| *word == text).and_then(|place| u8::try_from(place).ok())
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
        facts.set(Fact::Plan, Value::Word(3));
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
            (r#"{"our-error": true, "days-late": 3, "our-error": false}"#, "our-error", "there twice"),
            (r#"{"our-error": "yes"}"#, "our-error", "true or false"),
        ];
        for (cells, path, part) in cases {
            let error = from_json::<Condition>(cells).unwrap_err();
            assert_eq!((error.code.as_ref(), error.path.as_str()), ("invalid-policy", path));
            assert!(error.message.contains(part), "{}", error.message);
        }
    }
}
