//! A letter as text: markup and merge fields set apart, sentences, words, syllables. It judges nothing.
//!
//! ```
//! use helder_text::{Document, Source};
//! let letter = Document::parse("<p>Beste {{naam}},</p><p>U betaalt t.a.v. dhr. Jansen &euro; 5. Lukt dat niet?</p>", Source::Auto).unwrap();
//! let sentences: Vec<&str> = letter.sentences().iter().map(|s| letter.sentence_text(s)).collect();
//! assert_eq!(sentences, ["Beste \u{FFFC},", "U betaalt t.a.v. dhr. Jansen € 5.", "Lukt dat niet?"]);
//! ```
#![forbid(unsafe_code)]

mod abbreviations;
mod case;
mod document;
mod fields;
mod find;
mod html;
mod key;
mod layout;
mod numerals;
mod offsets;
mod plain;
mod recognise;
mod sentences;
mod syllables;
mod tokens;

pub use case::{lower, upper};
pub use document::{Document, Entity, EntityKind, MOST_BYTES, Source};
pub use fields::FieldKind;
pub use find::{around, find, has};
pub use key::{KeyBuilder, pair_key, small_word_key, word_key};
pub use numerals::numeral;
pub use offsets::Utf16Map;
pub use plain::{Block, BlockKind};
pub use recognise::{cents, iban_is_valid, month, named_weekday, ordinal};
pub use sentences::Sentence;
pub use syllables::syllables;
pub use tokens::{Token, TokenKind};
