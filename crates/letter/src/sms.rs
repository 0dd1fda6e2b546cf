//! How long a text message is. One message holds 160 characters of the alphabet of GSM 03.38, of which a few count twice; with one character beyond
//! that alphabet (an emoji, but also `ï` or `ê`) it holds 70.

/// Beside the letters and digits of ASCII.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// Written with an escape before them.
const TWICE: &str = "^{}\\[~]|€\u{c}";

/// How many places a character takes in the alphabet; nothing when it is not in it.
fn places(c: char) -> Option<u32> {
    if c.is_ascii_alphanumeric() || BASIC.chars().any(|basic| basic == c) {
        Some(1)
    } else {
        TWICE.chars().any(|twice| twice == c).then_some(2)
    }
}

/// What one message holds at most.
pub(crate) const LONG_MESSAGE: u32 = 160;

/// How much one message holds, given what is in it.
pub(crate) fn message_holds(text: &str) -> u32 {
    if text.chars().all(|c| places(c).is_some()) { LONG_MESSAGE } else { 70 }
}

/// How long a message is, and the byte at which it goes on beyond one.
pub(crate) fn text_message(text: &str) -> (u32, Option<usize>) {
    let holds = message_holds(text);
    let (mut length, mut beyond) = (0, None);
    for (at, c) in text.char_indices() {
        let plain = places(c).filter(|_| holds == LONG_MESSAGE);
        length += plain.unwrap_or(if c > '\u{ffff}' { 2 } else { 1 });
        if length > holds {
            beyond = beyond.or(Some(at));
        }
    }
    (length, beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_as_long_as_their_alphabet_makes_them() {
        for (text, length, holds) in [("Dag", 3, 160), ("€ 5", 4, 160), ("één", 3, 160), ("geïnd", 5, 70), ("😀", 2, 70), ("", 0, 160)]
        {
            assert_eq!((text_message(text).0, message_holds(text)), (length, holds), "{text}");
        }
        assert_eq!(text_message(&"a".repeat(160)).1, None);
        assert_eq!(text_message(&"a".repeat(161)).1, Some(160));
        assert_eq!(text_message(&"ï".repeat(71)).1, Some(140));
    }
}
