//! A table whose names are data.

use crate::reader::{Fault, Read, Reader};

/// The pairs of a table in the order they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs<V>(pub Vec<(String, V)>);

impl<V> Default for Pairs<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: Read> Read for Pairs<V> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut pairs = Vec::new();
        reader.table("a table", &mut |name, reader| {
            pairs.push((name.to_owned(), V::read(reader)?));
            Ok(())
        })?;
        Ok(Self(pairs))
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl<V> Pairs<V> {
    /// The value of a name; the first one when it stands there twice.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}
