//! What the reader must be able to find, and where it stands.

use crate::calendar::read;
use crate::data::{Item, Pack, Requirement, nl};
use crate::last_day::is_last_day;
use crate::places::Places;
use crate::report::{ChecklistItem, LetterOptions, LetterRequirement, Status};
use crate::words::is_word;
use helder_model::{Audience, sort_by};
use helder_text::{Document, Entity, EntityKind, TokenKind, has, iban_is_valid};

/// What the phrases told about one item, in bytes of the letter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    pub(crate) found: Vec<(u32, u32)>,
    pub(crate) unclear: Vec<(u32, u32)>,
}

/// The most places shown for one item.
const MOST_PLACES: usize = 20;

/// How many words before a date the cue may stand, and how many behind: `vóór maandag 1 juni`, `1 juni uiterlijk`.
const CUE_BEFORE: usize = 4;
const CUE_BEHIND: usize = 1;

/// The checklist of a letter; `seen` holds the phrases for each item of the pack.
pub(crate) fn checklist(pack: &Pack, document: &Document, places: &Places, seen: &[Seen], options: &LetterOptions) -> Vec<ChecklistItem> {
    let applies = |item: &Item| {
        let of_purpose = item.purposes.is_empty() || options.purpose.is_none_or(|purpose| item.purposes.contains(&purpose));
        of_purpose && (item.channels.is_empty() || options.channel.is_none_or(|channel| item.channels.contains(&channel)))
    };
    pack.items.iter().zip(seen).filter(|(item, _)| applies(item)).map(|(item, seen)| judge(item, document, places, seen, options)).collect()
}

/// What the law asks of this letter; `seen` holds the phrases for each duty.
pub(crate) fn requirements(document: &Document, places: &Places, seen: &[Seen], options: &LetterOptions) -> Vec<LetterRequirement> {
    // These laws protect private persons.
    let applies = |requirement: &Requirement| {
        options.audience == Audience::Consumer
            && requirement.jurisdiction == options.jurisdiction
            && (options.collector || !requirement.collector)
            && (requirement.item.purposes.is_empty() || options.purpose.is_some_and(|purpose| requirement.item.purposes.contains(&purpose)))
    };
    let duty = |(requirement, seen): (&Requirement, &Seen)| {
        let ChecklistItem { id, label, status, message, places } = judge(&requirement.item, document, places, seen, options);
        let (article, confirmed) = (requirement.article.to_owned(), requirement.confirmed);
        LetterRequirement { id, label, status, message, places, article, confirmed }
    };
    let claimed = |(requirement, seen): &(&Requirement, &Seen)| !requirement.conditional || !seen.unclear.is_empty();
    nl::REQUIREMENTS.iter().zip(seen).filter(|(requirement, _)| applies(requirement)).filter(claimed).map(duty).collect()
}

fn judge(item: &Item, document: &Document, places: &Places, seen: &Seen, options: &LetterOptions) -> ChecklistItem {
    let locale = options.locale;
    let last =
        document.tokens().iter().rfind(|token| token.kind != TokenKind::Sign).map_or(0, |last| document.place(last.start, last.end).0);
    // `Met vriendelijke groet,` and nobody's name.
    let is_bare = |place: &(u32, u32)| item.followed && place.1 > last;
    let (mut unclear, mut found): (Vec<_>, Vec<_>) = seen.found.iter().copied().partition(is_bare);
    unclear.extend(&seen.unclear);
    let mut invalid = Vec::new();
    for entity in document.entities() {
        let place = (entity.start, entity.end);
        let text = || document.source().get(entity.start as usize..entity.end as usize).unwrap_or("");
        if entity.kind == EntityKind::Field {
            let name = text().to_ascii_lowercase();
            if item.fields.iter().any(|field| has(&name, field)) {
                found.push(place);
            }
        } else if item.entities.contains(&entity.kind) && (has_cue(item, document, entity) || is_day_to_pay(document, entity, options)) {
            // Tags inside an IBAN are no part of it; the plain text of its token is.
            let token = document.tokens().get(entity.token as usize);
            let is_wrong = match entity.kind {
                EntityKind::Iban => !token.is_some_and(|token| iban_is_valid(document.text(token))),
                EntityKind::Date => read(document, entity).is_some_and(|day| !day.is_real()),
                _ => false,
            };
            if is_wrong {
                invalid.push(place);
            } else {
                found.push(place);
            }
        }
    }
    let (status, message, mut shown) = if !invalid.is_empty() {
        (Status::Attention, item.invalid.unwrap_or(item.missing).of(locale), invalid)
    } else if !found.is_empty() {
        (Status::Found, "", found)
    } else if !unclear.is_empty() {
        (Status::Attention, item.unclear.unwrap_or(item.missing).of(locale), unclear)
    } else {
        (Status::Missing, item.missing.of(locale), Vec::new())
    };
    sort_by(&mut shown, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    // Of a place within another only the wider is shown.
    let mut reach = 0;
    shown.retain(|(_, end)| {
        let wider = *end > reach;
        reach = reach.max(*end);
        wider
    });
    ChecklistItem {
        id: item.id.to_owned(),
        label: item.label.of(locale).to_owned(),
        status,
        message: message.to_owned(),
        places: shown.into_iter().take(MOST_PLACES).map(|(start, end)| places.place(start, end)).collect(),
    }
}

/// Whether it is a date that the letter tells as a last day to pay, however it does: `het bedrag moet op 3 juni binnen zijn`.
fn is_day_to_pay(document: &Document, entity: &Entity, options: &LetterOptions) -> bool {
    nl::pack().day_words().is_some_and(|(words, planned)| {
        is_last_day(document, words, options.purpose.is_some_and(|purpose| planned.contains(&purpose)), entity)
    })
}

/// Whether one of the item's cue words stands near the entity; a sign between them does not matter, the end of a sentence does.
fn has_cue(item: &Item, document: &Document, entity: &Entity) -> bool {
    if item.cues.is_empty() {
        return true;
    }
    let at = entity.token as usize;
    let sentence = document.lines().partition_point(|sentence| sentence.last <= entity.token);
    let Some(sentence) = document.lines().get(sentence) else { return false };
    let tokens = document.tokens();
    let is_cue = |key: u32| item.cues.binary_search(&key).is_ok();
    let before = tokens.get(sentence.first as usize..at).unwrap_or(&[]);
    // `onze brief van 1 juni` breaks the search: the date is that of the letter.
    let mut words = before.iter().rev().filter(|token| token.kind != TokenKind::Sign).take(CUE_BEFORE);
    if words.by_ref().take_while(|token| !is_word!(token, "van")).any(|token| is_cue(token.key)) {
        return true;
    }
    let behind = tokens.get(at + 1..sentence.last as usize).unwrap_or(&[]);
    behind
        .iter()
        .filter(|token| token.kind.has_letters())
        .take(CUE_BEHIND + 1)
        .any(|token| is_cue(token.key) && is_word!(token, "uiterlijk"))
}
