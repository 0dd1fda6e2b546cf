//! A letter, read.

use crate::case::is_small;
use crate::fields::FieldKind;
use crate::find::has;
use crate::html::looks_like_html;
use crate::key::small_word_key;
use crate::layout::Layout;
use crate::numerals::numeral;
use crate::offsets::to_u32;
use crate::plain::{Block, BlockKind, Plain, from_html, from_text};
use crate::recognise::{cents, is_numeric_date, is_short_date, month, named_weekday, ordinal};
use crate::sentences::{Sentence, boundaries, slice};
use crate::tokens::{Token, TokenKind, tokenise};
use helder_model::Error;

const EURO: u32 = small_word_key("euro");
const EUR: u32 = small_word_key("eur");

/// The largest letter that is read, in bytes: 32 MiB.
pub const MOST_BYTES: usize = 32 << 20;

/// How a letter is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// HTML when it holds a tag that HTML knows, else plain text.
    Auto,
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// An e-mail, in HTML or in text: with headers, quoted replies and a signature.
    Mail,
    /// Markdown.
    Markdown,
}

/// Something in a letter that has a meaning of its own, in bytes of the letter as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Index of its first token; of `vrijdag de 16e` that of the number.
    pub token: u32,
}

/// What an [`Entity`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityKind {
    /// `€ 12,50`, `100 euro`, `12,50 €`, `vijftig euro`.
    Amount,
    /// `1 juni 2026`, `1 juni`, `01-06-2026`, and behind `uiterlijk` and the like `18-09`.
    Date,
    /// An IBAN.
    Iban,
    /// A telephone number.
    Phone,
    /// An address on the web.
    Url,
    /// A mailbox.
    Email,
    /// A merge field that puts a value in.
    Field,
}

/// A letter, read: its plain text in blocks, sentences and tokens, and the way back to the letter as it was given.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    source: &'a str,
    html: bool,
    plain: Plain,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    /// As the sentences, with the cells of a row that belong together as one; empty when there are none.
    lines: Vec<Sentence>,
    entities: Vec<Entity>,
}

impl<'a> Document<'a> {
    /// Reads a letter. Cannot fail but for its size.
    ///
    /// # Errors
    /// `too-large` beyond [`MOST_BYTES`].
    pub fn parse(source: &'a str, format: Source) -> Result<Self, Error> {
        if source.len() > MOST_BYTES {
            return Err(Error::new("too-large", "text", format!("the letter has {} bytes; at most {MOST_BYTES} are read", source.len())));
        }
        let html = match format {
            Source::Auto | Source::Mail => looks_like_html(source),
            Source::Text | Source::Markdown => false,
            Source::Html => true,
        };
        let layout = match format {
            Source::Mail => Layout::Mail,
            Source::Markdown => Layout::Markdown,
            _ => Layout::Bare,
        };
        let plain = if html { from_html(source, layout) } else { from_text(source, layout) };
        let mut tokens = Vec::with_capacity(plain.text.len() / 5);
        let mut sentences: Vec<Sentence> = Vec::new();
        let mut lines: Vec<Sentence> = Vec::new();
        // The row of which the last line holds a name, with its values so far.
        let mut open_row = 0;
        for (i, block) in plain.blocks.iter().enumerate() {
            let first = tokens.len();
            tokenise(&plain, *block, &mut tokens);
            let of_block = tokens.get(first..).unwrap_or(&[]);
            let row = plain.rows.get(i).copied().filter(|_| block.kind == BlockKind::Cell).unwrap_or(0);
            let is_value = is_value(&plain.text, of_block);
            let is_ended = of_block.last().is_some_and(|last| is_end(slice(&plain.text, last)));
            let before = sentences.len();
            let mut begin = first;
            let ends = boundaries(&plain.text, of_block, plain.hard_breaks).into_iter().map(|at| first + at).chain([tokens.len()]);
            for end in ends {
                if end > begin {
                    sentences.push(Sentence { block: to_u32(i), first: to_u32(begin), last: to_u32(end) });
                }
                begin = end;
            }
            // A name and its values in a row of a table belong together.
            let is_one = sentences.len() == before + 1;
            if is_one && is_value && row > 0 && row == open_row {
                if lines.is_empty() {
                    lines.extend(sentences.iter().take(before));
                }
                lines.last_mut().map(|line| line.last = to_u32(tokens.len())).unwrap_or_default();
            } else if !lines.is_empty() {
                lines.extend(sentences.iter().skip(before));
            }
            open_row = if is_one && !is_ended { row } else { 0 };
        }
        let mut document = Self { source, html, plain, tokens, sentences, lines, entities: Vec::new() };
        document.entities = document.find_entities();
        // `100 euro` is as much an amount as `€ 100`.
        for amount in document.entities.iter().filter(|entity| entity.kind == EntityKind::Amount) {
            if let Some(number) = document.tokens.get_mut(amount.token as usize).filter(|token| token.kind == TokenKind::Number) {
                number.kind = TokenKind::Amount;
            }
        }
        Ok(document)
    }

    /// The letter as it was given.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Whether it was read as HTML.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.html
    }

    /// The blocks in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.plain.blocks
    }

    /// The sentences in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences in order, but a name in a row of a table together with its values: `Totaal` and `€ 80`.
    #[must_use]
    pub fn lines(&self) -> &[Sentence] {
        if self.lines.is_empty() { &self.sentences } else { &self.lines }
    }

    /// All tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Amounts, dates, IBANs, telephone numbers, addresses and merge fields, in order.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or(&[])
    }

    /// What kind of block a sentence stands in.
    #[must_use]
    pub fn block_kind(&self, sentence: &Sentence) -> BlockKind {
        self.plain.blocks.get(sentence.block as usize).map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// Whether a sentence ends as one does: no heading, no line of an address.
    #[must_use]
    pub fn ends(&self, sentence: &Sentence) -> bool {
        self.tokens_of(sentence).last().is_some_and(|last| is_end(self.text(last)))
    }

    /// Whether a sentence is data rather than language: a cell of a table without a full stop.
    #[must_use]
    pub fn is_data(&self, sentence: &Sentence) -> bool {
        self.block_kind(sentence) == BlockKind::Cell && !self.ends(sentence)
    }

    /// The plain text of a token; a merge field is one placeholder character.
    #[must_use]
    pub fn text(&self, token: &Token) -> &str {
        self.plain_text(token.start, token.end)
    }

    /// All of it as a reader sees it: without markup, entities as characters.
    #[must_use]
    pub fn all_text(&self) -> &str {
        &self.plain.text
    }

    /// The plain text between two places of it.
    #[must_use]
    pub fn plain_text(&self, start: u32, end: u32) -> &str {
        self.plain.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The plain text of a sentence.
    #[must_use]
    pub fn sentence_text(&self, sentence: &Sentence) -> &str {
        match (self.tokens_of(sentence).first(), self.tokens_of(sentence).last()) {
            (Some(first), Some(last)) => self.plain_text(first.start, last.end),
            _ => "",
        }
    }

    /// Where a stretch of plain text lies in the letter, in bytes.
    #[must_use]
    pub fn place(&self, start: u32, end: u32) -> (u32, u32) {
        (self.plain.map.start(start), self.plain.map.end(end))
    }

    /// The merge fields that do not end, in bytes of the letter.
    pub fn unclosed_fields(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.plain.fields.iter().filter(|field| field.kind == FieldKind::Unclosed).map(|field| field.source)
    }

    /// How many merge fields the letter holds, those that steer included.
    #[must_use]
    pub fn field_count(&self) -> usize {
        self.plain.fields.len()
    }

    fn find_entities(&self) -> Vec<Entity> {
        let mut entities = Vec::new();
        let mut i = 0;
        while let Some(token) = self.tokens.get(i) {
            let one = |kind: EntityKind| Some((kind, 1, token.start));
            let found = match token.kind {
                TokenKind::Amount => one(EntityKind::Amount),
                TokenKind::Iban => one(EntityKind::Iban),
                TokenKind::Phone if !self.is_reference(i) => one(EntityKind::Phone),
                TokenKind::Url => one(EntityKind::Url),
                TokenKind::Email => one(EntityKind::Email),
                TokenKind::Field => one(EntityKind::Field),
                TokenKind::Number => self.number_entity(i, token).map(|(kind, length)| (kind, length, token.start)),
                TokenKind::Word => self
                    .ordinal_day(i, token)
                    .map(|(first, length)| (EntityKind::Date, length, first.start))
                    .or_else(|| self.day_in_words(i).map(|length| (EntityKind::Date, length, token.start)))
                    .or_else(|| self.euros_in_words(i).map(|(_, words)| (EntityKind::Amount, words + 1, token.start))),
                _ => None,
            };
            let Some((kind, length, start)) = found else {
                i += 1;
                continue;
            };
            let more = if kind == EntityKind::Amount { self.cents_behind(i + length).map_or(0, |(_, more)| more) } else { 0 };
            let length = length + more;
            let end = self.tokens.get(i + length - 1).map_or(token.end, |last| last.end);
            let (start, end) = self.place(start, end);
            entities.push(Entity { kind, start, end, token: to_u32(i) });
            i += length;
        }
        entities
    }

    /// Whether the word before a number says that it is no telephone number: `uw klantnummer is 0123456789`, `Kenmerk: 0612345678`.
    fn is_reference(&self, i: usize) -> bool {
        const CALLED: [&str; 7] = ["telefoon", "mobiel", "gsm", "service", "klantenservice", "nood", "storing"];
        let before = self.tokens.get(..i).unwrap_or_default();
        let text = |token: &Token| self.text(token);
        let Some(word) = before.iter().rev().find(|token| !matches!(text(token), ":" | "is" | "." | "met")) else { return false };
        let word = text(word).to_ascii_lowercase();
        word.ends_with("kenmerk")
            || word.strip_suffix("nummer").is_some_and(|of| !of.is_empty() && !CALLED.iter().any(|called| of.starts_with(called)))
    }

    /// The tokens of a day whose number is a word: `dertig september`.
    fn day_in_words(&self, i: usize) -> Option<usize> {
        const MONTHS: [u32; 12] = [
            small_word_key("januari"),
            small_word_key("februari"),
            small_word_key("maart"),
            small_word_key("april"),
            small_word_key("mei"),
            small_word_key("juni"),
            small_word_key("juli"),
            small_word_key("augustus"),
            small_word_key("september"),
            small_word_key("oktober"),
            small_word_key("november"),
            small_word_key("december"),
        ];
        self.tokens.get(i + 1).filter(|next| MONTHS.contains(&next.key))?;
        numeral(self.text(self.tokens.get(i)?)).filter(|day| (1..=31).contains(day))?;
        Some(2 + usize::from(self.is_year(i + 2)))
    }

    fn is_year(&self, i: usize) -> bool {
        let year = self.tokens.get(i).map_or("", |year| self.text(year));
        year.len() == 4 && year.parse().is_ok_and(|year: u32| (1900..2200).contains(&year))
    }

    /// The euros that words name, and how many words: `vijftig euro`, `duizend vijfhonderd euro`. A single euro is hardly ever an amount.
    fn euros_in_words(&self, i: usize) -> Option<(u64, usize)> {
        const MOST: usize = 3;
        let end = (i + 1..=i + MOST).find(|at| self.tokens.get(*at).is_some_and(|token| token.key == EURO))?;
        let (first, last) = (self.tokens.get(i)?, self.tokens.get(end - 1)?);
        Some((numeral(self.plain_text(first.start, last.end)).filter(|euros| *euros > 1)?, end - i))
    }

    /// The cents that stand behind euros, and their tokens: `en vijftig cent`.
    fn cents_behind(&self, i: usize) -> Option<(u64, usize)> {
        const AND: u32 = small_word_key("en");
        const CENT: u32 = small_word_key("cent");
        let and = usize::from(self.tokens.get(i)?.key == AND);
        let [number, cent] = self.tokens.get(i + and..i + and + 2)? else { return None };
        let text = self.text(number);
        let cents = Some(cent).filter(|cent| cent.key == CENT).and_then(|_| text.parse().ok().or_else(|| numeral(text)))?;
        (cents < 100).then_some((cents, and + 2))
    }

    /// What an amount of the letter comes to in cents, in digits or in words. Nothing when it does not fit, reads in two ways, or is no amount.
    #[must_use]
    pub fn cents(&self, amount: &Entity) -> Option<u64> {
        let first = (amount.kind == EntityKind::Amount).then_some(amount.token as usize)?;
        let token = self.tokens.get(first)?;
        let in_words = self.euros_in_words(first).filter(|_| token.kind == TokenKind::Word);
        let whole = in_words.map_or_else(|| cents(self.text(token)), |(euros, _)| Some(euros * 100))?;
        let has_euro = self.tokens.get(first + 1).is_some_and(|next| self.is_euro(next));
        let behind = first + in_words.map_or(1 + usize::from(has_euro), |(_, words)| words + 1);
        let more = self.cents_behind(behind).filter(|_| whole.is_multiple_of(100));
        whole.checked_add(more.map_or(0, |(cents, _)| cents))
    }

    fn is_euro(&self, token: &Token) -> bool {
        token.key == EURO || token.key == EUR || self.text(token) == "€"
    }

    /// Whether a number is a day by what stands around it: `uiterlijk 18-09`, but not `tot 10-12 personen`.
    fn stands_as_date(&self, i: usize, token: &Token) -> bool {
        const SURE: u32 = small_word_key("uiterlijk");
        const BEFORE: [u32; 7] = [
            small_word_key("op"),
            SURE,
            small_word_key("voor"),
            small_word_key("vóór"),
            small_word_key("tot"),
            small_word_key("sinds"),
            small_word_key("vanaf"),
        ];
        let before = |back: usize| i.checked_sub(back).and_then(|before| self.tokens.get(before));
        let text = |back: usize| before(back).map_or("", |before| self.text(before));
        // `vrijdag 18-09`
        let has_weekday = before(1).and_then(named_weekday).is_some();
        let back = if has_weekday { 2 } else { 1 };
        let is_until = matches!((text(back + 1), text(back)), ("en", "met") | ("/", "m" | "M"));
        let is_sure = is_until || before(back).is_some_and(|before| before.key == SURE);
        let names = |back: usize| {
            let name = text(back);
            name.len().checked_sub("datum".len()).and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("datum"))
        };
        let is_told = before(back).is_some_and(|before| BEFORE.contains(&before.key))
            || names(1)
            || has_weekday
            || (matches!(text(1), "is" | "was" | ":") && names(2))
            || is_until;
        // What is counted stands in small letters behind its number: `10-12 uur`; nobody counts from `09`.
        let next = self.tokens.get(i + 1).filter(|next| next.kind.has_letters()).map_or("", |next| self.text(next));
        let may_count = next.starts_with(is_small) && !["-0", "/0"].iter().any(|month| has(self.text(token), month));
        is_told && (is_sure || !may_count)
    }

    /// Where a number in order that is a day begins, and its tokens from the number on: `vrijdag de 16e`, `uiterlijk de 25e`, `op de 10e augustus`, but
    /// not `de 2e termijn`.
    fn ordinal_day(&self, i: usize, token: &Token) -> Option<(&Token, usize)> {
        const THE: u32 = small_word_key("de");
        const IS: u32 = small_word_key("is");
        const UNTIL: [u32; 5] =
            [small_word_key("uiterlijk"), small_word_key("vóór"), small_word_key("voor"), small_word_key("op"), small_word_key("met")];
        const BEHIND: [u32; 9] = [
            IS,
            small_word_key("moet"),
            small_word_key("op"),
            small_word_key("van"),
            small_word_key("niet"),
            small_word_key("dan"),
            small_word_key("binnen"),
            small_word_key("overmaken"),
            small_word_key("betalen"),
        ];
        /// `op de derde` alone is seldom a day.
        const IN_WORDS: u32 = 10;
        let the = self.tokens.get(i.checked_sub(1)?).filter(|the| the.key == THE)?;
        let day = ordinal(self.text(token)).filter(|day| (1..=31).contains(day))?;
        let is_clear = day >= IN_WORDS || self.text(token).starts_with(|c: char| c.is_ascii_digit());
        let before = i.checked_sub(2).and_then(|before| self.tokens.get(before));
        let next = self.tokens.get(i + 1);
        let has_month = next.is_some_and(|next| month(self.text(next)).is_some());
        let length = 1 + usize::from(has_month);
        if let Some(weekday) = before.filter(|before| named_weekday(before).is_some()) {
            return Some((weekday, length));
        }
        if !is_clear && !has_month {
            return None;
        }
        // `De 31e is de laatste dag`, `de laatste dag is de 31e`
        let named = i.checked_sub(3).and_then(|named| self.tokens.get(named)).map_or("", |named| self.text(named));
        let is_day = || before.is_some_and(|before| before.key == IS) && ["dag", "datum"].iter().any(|end| named.ends_with(end));
        let is_told = before.is_some_and(|before| UNTIL.contains(&before.key)) || next.is_some_and(|next| next.key == IS) || is_day();
        // `voor de 3e keer`
        let goes_on = next.filter(|next| next.kind.has_letters());
        let stands_alone = has_month || goes_on.is_none_or(|next| BEHIND.contains(&next.key));
        (is_told && stands_alone).then_some((the, length))
    }

    /// A number that is a date in digits, or begins `1 juni 2026`, `100 euro` or `20,00 €`.
    fn number_entity(&self, i: usize, token: &Token) -> Option<(EntityKind, usize)> {
        let text = self.text(token);
        if is_numeric_date(text) {
            return Some((EntityKind::Date, 1));
        }
        if is_short_date(text) && self.stands_as_date(i, token) {
            return Some((EntityKind::Date, 1));
        }
        let next = self.tokens.get(i + 1)?;
        let word = self.text(next);
        if self.is_euro(next) {
            return Some((EntityKind::Amount, 2));
        }
        if !next.kind.has_letters() {
            return None;
        }
        let day = text.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
        month(word).filter(|_| day)?;
        Some((EntityKind::Date, 2 + usize::from(self.is_year(i + 2))))
    }
}

fn is_end(sign: &str) -> bool {
    matches!(sign, "." | "!" | "?")
}

/// Whether a cell holds a value: `€ 80`, `3 juni`, `dinsdag 3 juni`.
fn is_value(text: &str, tokens: &[Token]) -> bool {
    let is_number = |token: &Token| matches!(token.kind, TokenKind::Number | TokenKind::Amount | TokenKind::Iban);
    match tokens {
        [first, ..] if is_number(first) => true,
        [first, second, ..] => is_number(second) && slice(text, first).ends_with("dag"),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may fail loudly")]
mod tests {
    use super::*;

    /// What a letter names, as it is written, with the cents of amounts.
    fn named(text: &str) -> Vec<(&str, Option<u64>)> {
        let document = Document::parse(text, Source::Text).unwrap();
        let entities = document.entities().iter();
        entities.map(|entity| (text.get(entity.start as usize..entity.end as usize).unwrap(), document.cents(entity))).collect()
    }

    #[test]
    fn amounts_in_digits_and_in_words() {
        for (text, amount, cents) in [
            ("Betaal € 45,50.", "€ 45,50", 4_550),
            ("Totaal €     9,35", "€     9,35", 935),
            ("Betaal 45 euro.", "45 euro", 4_500),
            ("Betaal 45 euro en 50 cent.", "45 euro en 50 cent", 4_550),
            ("Betaal € 45,50 en 20 cent.", "€ 45,50 en 20 cent", 4_550),
            ("Betaal vijftig euro.", "vijftig euro", 5_000),
            ("Betaal tweeënvijftig EURO en tien cent.", "tweeënvijftig EURO en tien cent", 5_210),
            ("Betaal duizend tweehonderd euro.", "duizend tweehonderd euro", 120_000),
            ("U betaalt van twee naar vijf euro.", "vijf euro", 500),
            ("Betaal eur 45,50.", "eur 45,50", 4_550),
            ("Betaal Eur 45.", "Eur 45", 4_500),
        ] {
            assert_eq!(named(text), [(amount, Some(cents))], "{text}");
        }
        // A price for each, and another currency: amounts whose cents nobody can say.
        for text in ["€ 0,245", "$ 80,00", "£ 80"] {
            assert_eq!(named(text), [(text, None)], "{text}");
        }
        for text in ["Een euro is rond.", "Honderden euro kost het.", "Twee, euro of dollar?", "U betaalt in euro.", "vijf", "euro"] {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn ten_digits_are_a_telephone_number_unless_they_are_called_otherwise() {
        for text in ["Bel 0123456789.", "Ons telefoonnummer is 0123456789.", "Mobiel nummer: 0612345678", "Nummer: 0612345678"] {
            assert_eq!(named(text).len(), 1, "{text}");
        }
        for text in ["Uw klantnummer is 0123456789.", "Kenmerk 0612345678", "Betalingskenmerk: 0612345678"] {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn days_in_digits_and_in_words() {
        for (text, day) in [
            ("Betaal vóór dertig september.", "dertig september"),
            ("Betaal vóór dertig september 2026.", "dertig september 2026"),
            ("Betaal uiterlijk de eenentwintigste.", "de eenentwintigste"),
            ("De laatste dag is de 31e.", "de 31e"),
            ("Betaal uiterlijk vrijdag de zesde.", "vrijdag de zesde"),
        ] {
            assert_eq!(named(text), [(day, None)], "{text}");
        }
        for text in [
            "Betaal voor de derde keer.",
            "Ik vraag het op de derde.",
            "Dit is de tiende.",
            "Veertig september.",
            "Op de twaalfde verdieping.",
        ] {
            assert_eq!(named(text), [], "{text}");
        }
    }
}
