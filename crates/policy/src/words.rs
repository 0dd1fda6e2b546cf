//! What the code itself says; all else is said by the pack.

use helder_model::{Locale, Message};

use crate::Effects;

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
    crate::Fact::ALL.iter().map(|fact| fact.message()).chain(effects).chain([NOT_YET, NO_LONGER]).collect()
}
