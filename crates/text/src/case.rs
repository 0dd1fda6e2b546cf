//! Capitals and small letters of the Latin alphabet with its accents: all that Dutch, German, French and English need.
//!
//! The tables of `std` cover every script in the world and weigh as much in the wasm as the whole policy of a country.

/// The small letter of a capital; any other character as it is. One character stays one character: `İ` is left alone.
///
/// ```
/// assert_eq!(['A', 'É', 'Œ', 'Ÿ', 'é', '×', 'Ж'].map(helder_text::lower), ['a', 'é', 'œ', 'ÿ', 'é', '×', 'Ж']);
/// ```
#[must_use]
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match c {
        _ if c.is_ascii() => u32::from(c.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => code + 32,
        // Extended: a capital and its small letter are neighbours.
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' if code % 2 == 0 && c != 'İ' => code + 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if code % 2 == 1 => code + 1,
        'Ÿ' => u32::from('ÿ'),
        'ẞ' => u32::from('ß'),
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The capital of a small letter; any other character as it is.
///
/// ```
/// assert_eq!(['a', 'é', 'œ', 'ÿ', 'É', 'ß', '1'].map(helder_text::upper), ['A', 'É', 'Œ', 'Ÿ', 'É', 'ß', '1']);
/// ```
#[must_use]
pub fn upper(c: char) -> char {
    let code = u32::from(c);
    let capital = match c {
        _ if c.is_ascii() => u32::from(c.to_ascii_uppercase()),
        'ÿ' => u32::from('Ÿ'),
        'à'..='ö' | 'ø'..='þ' => code - 32,
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' if code % 2 == 1 && c != 'ı' => code - 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if code % 2 == 0 => code - 1,
        _ => code,
    };
    char::from_u32(capital).unwrap_or(c)
}

/// Whether a character is a capital.
pub(crate) fn is_capital(c: char) -> bool {
    lower(c) != c
}

/// Whether a character is a small letter.
pub(crate) fn is_small(c: char) -> bool {
    upper(c) != c || c == 'ß'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_latin_letters_it_is_what_the_standard_library_says() {
        for c in ('\0'..='\u{17F}').filter(|c| !matches!(c, 'İ' | 'ı' | 'ŉ' | 'ſ' | 'ß' | 'µ')) {
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string(), "{c}");
            assert_eq!(upper(c).to_string(), c.to_uppercase().to_string(), "{c}");
            assert_eq!((is_capital(c), is_small(c)), (c.is_uppercase(), c.is_lowercase() && !matches!(c, 'ª' | 'º' | 'ĸ')), "{c}");
        }
    }
}
