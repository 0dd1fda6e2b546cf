//! How a derived record is read (`helder_derive::Deserialize`): the part that all records share.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

use crate::{Amount, Date};

/// What stands in a required field until it is read. Nobody sees it: without the field there is no record.
pub trait Blank {
    /// The value.
    fn blank() -> Self;
}

macro_rules! blank {
    ($($type:ty)*) => { $(impl Blank for $type { fn blank() -> Self { Self::default() } })* };
}

blank! { bool u8 u32 u64 usize i32 i64 String Amount }

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl Blank for Date {
    fn blank() -> Self {
        Self(chrono::NaiveDate::MIN)
    }
}

/// Reads the value of the field at a place.
type Set<'s, A, E> = dyn FnMut(usize, &mut A) -> Result<(), E> + 's;

/// Reads the fields of a record: each name is looked up and its place given to `set`, which reads the value. `required` has a bit for each field.
///
/// # Errors
/// A field that is unknown, there twice, or missing; and those of `set`.
pub fn fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    names: &'static [&'static str],
    required: u64,
    set: &mut Set<'_, A, A::Error>,
) -> Result<(), A::Error> {
    let mut seen = 0_u64;
    while let Some(field) = map.next_key_seed(Known { names, aliases: &[], fields: true })? {
        if seen & 1 << field != 0 {
            return Err(Error::duplicate_field(names.get(field).copied().unwrap_or_default()));
        }
        seen |= 1 << field;
        set(field, map)?;
    }
    match names.iter().enumerate().find(|(i, _)| required & !seen & 1 << i != 0) {
        Some((_, name)) => Err(Error::missing_field(name)),
        None => Ok(()),
    }
}

/// Reads a word of a closed vocabulary: its place among `names`, then `aliases`.
///
/// # Errors
/// A word that is not among them, or no text.
pub fn word<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
    aliases: &'static [&'static str],
) -> Result<usize, D::Error> {
    deserializer.deserialize_str(Known { names, aliases, fields: false })
}

/// Finds a name.
struct Known {
    names: &'static [&'static str],
    aliases: &'static [&'static str],
    fields: bool,
}

impl<'de> DeserializeSeed<'de> for Known {
    type Value = usize;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Known {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", self.names.join(", "))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        let known = self.names.iter().chain(self.aliases).position(|name| *name == text);
        known.ok_or_else(|| if self.fields { E::unknown_field(text, self.names) } else { E::unknown_variant(text, self.names) })
    }
}
