//! What the code itself says; all else is said by the pack.

use helder_law::date_in_words;
use helder_model::{Locale, Message, SharedText};

use crate::Effects;
use crate::facts::{Fact, Value};

pub(crate) const NOT_YET: Message = Message::new("Dit beleid geldt vanaf {day}.", "This policy is valid from {day}.");
pub(crate) const NO_LONGER: Message = Message::new(
    "Dit beleid gold tot en met {day}. Kijk of het nog klopt.",
    "This policy was valid until {day}. Check whether it still holds.",
);

/// For each aim what a step does to it, from −3 or −2 over −1, 0 and 1 to 2 or 3. Nothing: not worth a word.
const EFFECTS: [[Option<Message>; 5]; 3] = [
    [
        Some(Message::new("Stelt de betaling uit", "Puts the payment off")),
        Some(Message::new("Brengt de betaling niet dichterbij", "Brings the payment no nearer")),
        None,
        Some(Message::new("Helpt de betaling een stap verder", "Brings the payment a step nearer")),
        Some(Message::new("Grote kans op betaling", "A good chance of payment")),
    ],
    [
        Some(Message::new("Kost ons veel tijd of geld", "Costs us much time or money")),
        Some(Message::new("Kost ons wat tijd of geld", "Costs us some time or money")),
        None,
        Some(Message::new("Kost ons weinig", "Costs us little")),
        Some(Message::new("Kost ons bijna niets", "Costs us next to nothing")),
    ],
    [
        Some(Message::new("Schaadt de band met de klant", "Harms the bond with the customer")),
        Some(Message::new("Zet de band met de klant onder druk", "Strains the bond with the customer")),
        None,
        Some(Message::new("De klant voelt zich serieus genomen", "The customer feels taken seriously")),
        Some(Message::new("Goed voor de band met de klant", "Good for the bond with the customer")),
    ],
];

/// The words of facts, for people; those that say that nothing is known are not shown.
const WORDS: [(&str, Message); 41] = [
    ("true", Message::new("ja", "yes")),
    ("false", Message::new("nee", "no")),
    ("forgot", Message::new("vergeten", "forgot")),
    ("job-loss", Message::new("werk kwijt of minder inkomen", "job lost, or less income")),
    ("illness", Message::new("ziekte", "illness")),
    ("divorce", Message::new("scheiding", "divorce")),
    ("bereavement", Message::new("rouw", "bereavement")),
    ("debts", Message::new("andere schulden", "other debts")),
    ("late-income", Message::new("het geld komt later", "the money comes later")),
    ("other", Message::new("anders", "other")),
    ("will-pay", Message::new("gaat betalen", "will pay")),
    ("asks-time", Message::new("vraagt om tijd", "asks for time")),
    ("cannot-pay", Message::new("kan nu niet betalen", "cannot pay now")),
    ("will-not-pay", Message::new("zei niet te willen betalen", "said not to want to pay")),
    ("disagrees", Message::new("is het niet eens", "disagrees")),
    ("other-channel", Message::new("wil een andere weg of een ander moment", "wants another channel or moment")),
    ("funds", Message::new("te weinig geld op de rekening", "too little on the account")),
    ("technical", Message::new("door de techniek", "for a technical reason")),
    ("reversed", Message::new("teruggehaald", "taken back")),
    ("running", Message::new("loopt", "running")),
    ("kept", Message::new("gelukt", "kept")),
    ("broken", Message::new("niet gelukt", "not kept")),
    ("proposed", Message::new("voorgesteld", "proposed")),
    ("missed", Message::new("een termijn lukte niet", "an instalment was missed")),
    ("completed", Message::new("alles betaald", "all paid")),
    ("failed", Message::new("gestopt", "ended")),
    ("open", Message::new("wacht op antwoord", "waits for an answer")),
    ("accepted", Message::new("de klant had gelijk", "the customer was right")),
    ("rejected", Message::new("beantwoord, de rekening klopt", "answered, the invoice stands")),
    ("municipal", Message::new("van de gemeente", "of the municipality")),
    ("administrator", Message::new("bewindvoerder", "administrator")),
    ("statutory", Message::new("wettelijke regeling", "statutory scheme")),
    ("good", Message::new("gaat goed", "goes well")),
    ("limited", Message::new("is lastig", "is hard")),
    ("none", Message::new("lukt niet", "does not go")),
    ("run-out", Message::new("termijn voorbij", "its term is over")),
    ("business", Message::new("bedrijf", "company")),
    ("rent", Message::new("huur", "rent")),
    ("energy", Message::new("energie", "energy")),
    ("water", Message::new("water", "water")),
    ("health-insurance", Message::new("zorgverzekering", "health insurance")),
];

/// The value of a fact for people.
pub(crate) fn value(fact: Fact, value: Value, locale: Locale) -> String {
    let text = value.text(fact);
    match value {
        Value::Day(day) => date_in_words(day, locale),
        Value::Amount(_) if locale != Locale::En => text.replace('.', ","),
        Value::Word(_) | Value::Flag(_) => {
            WORDS.iter().find(|(word, _)| *word == text).map_or(text, |(_, message)| message.of(locale).to_owned())
        }
        Value::Amount(_) | Value::Number(_) => text,
    }
}

/// What the sources of a pack may begin with, or be, besides the names of documents: the longest first.
const SOURCES: [(&str, Message); 3] = [
    ("law, not confirmed", Message::new("wet, niet nagegaan", "law, not confirmed")),
    ("law", Message::new("wet", "law")),
    ("own", Message::new("eigen keuze", "our own choice")),
];

/// A source for people: `law: art. 6:96 lid 6 BW; own`. What a pack of somebody else says in other words stays as it is.
pub(crate) fn source(source: &SharedText, locale: Locale) -> SharedText {
    let part = |part: &str| {
        let told = SOURCES.iter().find_map(|(word, message)| {
            let rest = part.strip_prefix(word).filter(|rest| rest.is_empty() || rest.starts_with(':'))?;
            Some(format!("{}{rest}", message.of(locale)))
        });
        told.unwrap_or_else(|| part.to_owned())
    };
    source.split("; ").map(part).collect::<Vec<_>>().join("; ").into()
}

/// What a step does to the three aims, in words.
pub(crate) fn expected(effects: Effects, locale: Locale) -> Vec<&'static str> {
    let level = |effect: i32| usize::try_from(effect.clamp(-2, 2) + 2).unwrap_or(2);
    let aims = EFFECTS.iter().zip([effects.payment, effects.cost, effects.relation]);
    aims.filter_map(|(words, effect)| words.get(level(effect))?.as_ref()).map(|message| message.of(locale)).collect()
}

/// Every text of this room, for the languages beside the wasm.
#[must_use]
pub fn messages() -> Vec<Message> {
    let effects = EFFECTS.iter().flatten().filter_map(|message| *message);
    let named = WORDS.iter().chain(&SOURCES).map(|(_, message)| *message);
    crate::Fact::ALL.iter().map(|fact| fact.message()).chain(effects).chain(named).chain([NOT_YET, NO_LONGER]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_a_fact_is_shown_with_is_told_in_words() {
        for fact in Fact::ALL.iter().filter(|fact| **fact != Fact::Posture) {
            for (place, word) in (0_u8..).zip(fact.words()).filter(|(place, _)| fact.start() != Some(Value::Word(*place))) {
                assert!(WORDS.iter().any(|(known, _)| known == word), "{}: {word}", fact.name());
                assert!(!value(*fact, Value::Word(place), Locale::Nl).is_empty());
            }
        }
        assert_eq!(value(Fact::Literacy, Value::Word(3), Locale::Nl), "lukt niet");
        assert_eq!(value(Fact::CanCall, Value::Flag(false), Locale::En), "no");
        assert_eq!(value(Fact::OverdueAmount, Value::Amount(rust_decimal::Decimal::new(2248, 1)), Locale::Nl), "224,80");
        assert_eq!(value(Fact::LastContact, Value::Day("2026-10-20".parse().unwrap()), Locale::Nl), "20 oktober 2026");
    }

    #[test]
    fn a_source_is_told_in_the_language_of_the_reader() {
        let told = |text: &str| source(&text.into(), Locale::Nl).to_string();
        assert_eq!(told("own"), "eigen keuze");
        assert_eq!(told("law: art. 6:96 lid 6 BW; own"), "wet: art. 6:96 lid 6 BW; eigen keuze");
        assert_eq!(told("S2.5; law, not confirmed: § 286 BGB"), "S2.5; wet, niet nagegaan: § 286 BGB");
        assert_eq!(told("own research of 2024"), "own research of 2024");
        assert_eq!(source(&"law, not confirmed".into(), Locale::En).to_string(), "law, not confirmed");
    }

    /// What a pack of ours says in other words would be English in a Dutch advice.
    #[test]
    fn the_sources_of_our_packs_are_documents_the_law_and_our_own() {
        for id in crate::PolicyPack::known_ids() {
            let pack = crate::PolicyPack::named(&id).unwrap();
            let sources = pack.rows.iter().map(|row| &row.source).chain(pack.guardrails.iter().map(|row| &row.source));
            for part in sources.chain(pack.evidence.iter().map(|row| &row.source)).flat_map(|source| source.split("; ")) {
                let is_document = part.starts_with('S') && part.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b'.');
                let is_known =
                    SOURCES.iter().any(|(word, _)| part.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(": ")));
                assert!(is_document || is_known, "{id}: {part}");
                assert!(!part.contains(" years") && !part.contains("not confirmed ("), "{id}: {part}");
            }
        }
    }

    /// Translations are found by the Dutch text.
    #[test]
    fn one_dutch_text_has_one_translation() {
        let all = messages();
        for one in &all {
            let other = all.iter().find(|other| other.of(Locale::Nl) == one.of(Locale::Nl) && other.of(Locale::En) != one.of(Locale::En));
            assert!(other.is_none(), "{one:?} and {other:?}");
        }
    }
}
