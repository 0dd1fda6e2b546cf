//! Money on the wire.

use crate::reader::{Fault, Next, Read, Reader};
use crate::{Error, Exact, LIMIT};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An amount of money as an exact decimal, written as text: `"1234.56"`. The currency stands beside it in the record that holds it.
///
/// JSON numbers are refused: a float cannot hold `0.10`. At most 28 digits.
///
/// ```
/// use helder_model::Amount;
/// let amount: Amount = "1234.5".parse().unwrap();
/// assert_eq!(amount.to_string(), "1234.50");
/// assert!("12,50".parse::<Amount>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Amount(#[cfg_attr(feature = "types", ts(type = "string"))] pub Decimal);

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The amount in whole cents; half a cent is rounded away from zero, as invoices do.
    #[must_use]
    pub fn rounded(self) -> Self {
        Self(self.0.in_cents())
    }

    /// The amount as a sum can begin with it: zero or more, whole cents, less than [`LIMIT`].
    ///
    /// # Errors
    /// `negative-amount`, `invalid-amount` and `too-large` at `path`.
    pub fn in_whole_cents(self, path: &str) -> Result<Decimal, Error> {
        let (code, expected) = if self.0.is_below_zero() {
            ("negative-amount", "zero or more")
        } else if self.0.in_cents() != self.0 {
            ("invalid-amount", "whole cents")
        } else if self.0 >= LIMIT {
            ("too-large", "less than 100000000000000000000")
        } else {
            return Ok(self.0);
        };
        Err(Error::new(code, path, format!("expected {expected}, found {self}")))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0;
        if value.scale() < 2 {
            value.rescale(2);
        }
        // Minus zero is zero.
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        write!(f, "{value}")
    }
}

impl FromStr for Amount {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = |why: &str| Err(format!("{why}; expected digits with a point, such as \"1234.56\", but found \"{}\"", clip(text)));
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.ends_with(|c: char| c.is_ascii_digit()) {
            return refuse("this is not an amount");
        }
        if digits.bytes().any(|b| !b.is_ascii_digit() && b != b'.') || digits.bytes().filter(|b| *b == b'.').count() > 1 {
            return refuse("this is not an amount");
        }
        if digits.bytes().filter(u8::is_ascii_digit).count() > 28 {
            return refuse("an amount has at most 28 digits");
        }
        Decimal::from_str_exact(text).map(Self).or_else(|_| refuse("this amount is too large"))
    }
}

/// The start of a text for use in a message.
#[must_use]
pub fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Amount {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.ahead() != Next::Text {
            return Err(reader
                .mismatch("an amount as text, such as \"1234.56\": a number cannot hold cents exactly")
                .with_code("invalid-amount"));
        }
        let text = reader.text("")?;
        text.parse().map_err(|message| reader.refuse("invalid-amount", message))
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_amount_is_refused_with_what_was_expected() {
        for text in ["", "-", "NaN", "1e3", "1,5", "1.2.3", ".5", "5.", "1 000", "€ 5", "12345678901234567890123456789"] {
            let error = text.parse::<Amount>().unwrap_err();
            assert!(error.contains("1234.56"), "{text}: {error}");
        }
    }

    #[test]
    fn an_amount_shows_at_least_its_cents_and_no_minus_zero() {
        for (text, shown) in [("5", "5.00"), ("-0", "0.00"), ("1.005", "1.005"), ("-3.1", "-3.10")] {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn a_sum_begins_with_whole_cents_of_zero_or_more() {
        let told = |text: &str| text.parse::<Amount>().unwrap().in_whole_cents("paid").map_err(|error| (error.code, error.path));
        let refused = |code: &str| Err((code.to_owned(), "paid".to_owned()));
        assert_eq!(told("33.330"), Ok(Decimal::new(3333, 2)));
        assert_eq!(told("-0"), Ok(Decimal::ZERO));
        for (text, code) in [("-0.01", "negative-amount"), ("33.333", "invalid-amount"), ("100000000000000000000", "too-large")] {
            assert_eq!(told(text), refused(code), "{text}");
        }
    }

    #[test]
    fn half_a_cent_rounds_away_from_zero() {
        assert_eq!("2775.005".parse::<Amount>().unwrap().rounded().to_string(), "2775.01");
    }
}
