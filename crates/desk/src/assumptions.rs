//! What the what-if takes for true. Every number is shown with where it comes from, and may be changed by who asks: it is a model, not a forecast.

use helder_model::{Error, Locale, Message, Pairs, did_you_mean};
use serde::Serialize;
use std::ops::RangeInclusive;

/// One assumption, as it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// Stable name, to change it by.
    pub id: &'static str,
    /// The number.
    pub value: u32,
    /// What it counts: `percent`, `permille` (of a day), `days`, `euro`, `instalments`, `good` (good experiences).
    pub unit: &'static str,
    /// In words.
    pub text: &'static str,
    /// Where it comes from, in words.
    pub source: &'static str,
}

struct Row {
    id: &'static str,
    value: u32,
    unit: &'static str,
    text: Message,
    source: Message,
}

/// Of a number that nobody measured.
const OWN: Message = Message::new("eigen keuze", "own");

/// From what to what a number of each unit may be.
fn range(unit: &str) -> RangeInclusive<u32> {
    match unit {
        "percent" => 0..=100,
        "permille" => 0..=1000,
        // Something that comes on no day, or in no part, would never come.
        "days" | "instalments" => 1..=1000,
        _ => 0..=100_000,
    }
}

/// One row is one assumption: variant, name, value, unit, Dutch, English, source.
macro_rules! assumptions {
    ($($variant:ident $id:literal $value:literal $unit:literal $nl:literal $en:literal $source:expr;)*) => {
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Is { $($variant,)* }

        static ROWS: &[Row] = &[$(Row { id: $id, value: $value, unit: $unit, text: Message::new($nl, $en), source: $source },)*];
    };
}

assumptions! {
    MixForgot "mix-forgot" 32 "percent" "Klanten die het vergaten" "Customers who forgot" OWN;
    MixSlip "mix-slip" 15 "percent" "Klanten die vaker iets te laat zijn" "Customers who are often a little late" OWN;
    MixNow "mix-cannot-now" 25 "percent" "Klanten die nu niet kunnen betalen" "Customers who cannot pay now" OWN;
    MixLasting "mix-cannot-lasting" 8 "percent" "Klanten die lang niet kunnen betalen" "Customers who cannot pay for long" OWN;
    MixDispute "mix-disputes" 7 "percent" "Klanten die het niet eens zijn" "Customers who disagree" OWN;
    MixUnreachable "mix-unreachable" 8 "percent" "Klanten die moeilijk te bereiken zijn (de rest wil niet)" "Customers who are hard to reach (the rest will not pay)" OWN;
    Trust "posture-holds" 80 "percent" "Zo vaak klopt de houding die uit de gegevens blijkt" "How often the posture that the records tell is right" OWN;
    SelfForgot "pays-alone-forgot" 12 "permille" "Wie het vergat, betaalt op een dag uit zichzelf" "Who forgot pays on a day unasked" OWN;
    SelfSlip "pays-alone-slip" 20 "permille" "Wie vaker te laat is, betaalt op een dag uit zichzelf" "Who is often late pays on a day unasked" OWN;
    SelfOther "pays-alone-other" 2 "permille" "Ieder ander betaalt op een dag uit zichzelf" "Everybody else pays on a day unasked" OWN;
    Friendly "friendly-gain" 12 "percent" "Een vriendelijk bericht brengt meer reactie" "A friendly message brings more response" Message::new("RUG/Incassade, 6.800 klanten (NRC, 29 oktober 2013): 12,5 %", "RUG/Incassade, 6,800 customers (NRC, 29 October 2013): 12.5 %");
    WriteForgot "written-forgot" 35 "percent" "Betaalt na een bericht: vergeten" "Pays after a message: forgot" OWN;
    WriteSlip "written-slip" 30 "percent" "Betaalt na een bericht: vaker iets te laat" "Pays after a message: often a little late" OWN;
    WriteOther "written-other" 4 "percent" "Betaalt na een bericht: ieder ander" "Pays after a message: everybody else" OWN;
    TalkReach "call-answered" 45 "percent" "Neemt op als we bellen" "Answers when we call" OWN;
    TalkHard "call-answered-hard" 15 "percent" "Neemt op als we bellen: moeilijk te bereiken" "Answers when we call: hard to reach" OWN;
    TalkPays "talk-pays" 55 "percent" "Betaalt na een gesprek: vergeten of vaker te laat" "Pays after a talk: forgot or often late" OWN;
    TalkTells "talk-tells" 75 "percent" "Vertelt in een gesprek wat er speelt" "Tells in a talk what is going on" OWN;
    PlanTaken "plan-accepted" 40 "percent" "Neemt een voorstel in delen aan, als het nu niet lukt" "Accepts instalments, when paying does not work now" OWN;
    PlanKept "instalment-kept" 88 "percent" "Betaalt een termijn" "Pays an instalment" OWN;
    Instalments "instalments" 6 "instalments" "In zoveel delen gaat een betaalregeling" "In so many parts a plan is paid" OWN;
    InstalmentDays "instalment-days" 30 "days" "Dagen van de ene termijn tot de volgende" "Days from one instalment to the next" OWN;
    DisputeRight "dispute-right" 30 "percent" "Had gelijk met het bezwaar" "Was right to disagree" OWN;
    DisputePays "dispute-pays" 65 "percent" "Betaalt na een antwoord met redenen" "Pays after an answer with reasons" OWN;
    HelpTaken "help-accepted" 30 "percent" "Neemt hulp bij schulden aan, als het lang niet lukt" "Accepts help with debts, when it will not work for long" OWN;
    LetterWilling "firm-forgot" 40 "percent" "Betaalt na een brief met een termijn: vergeten of vaker te laat" "Pays after a letter with a term: forgot or often late" OWN;
    LetterWillNot "firm-will-not" 25 "percent" "Betaalt na een stevige stap: wil niet" "Pays after a firm step: will not" OWN;
    LetterOther "firm-other" 5 "percent" "Betaalt na een stevige stap: ieder ander" "Pays after a firm step: everybody else" OWN;
    AgencyPays "handed-over-paid" 60 "percent" "Betaalt binnen drie maanden na overdragen" "Pays within three months of the hand-over" Message::new("S3.6: 50 tot 70 %", "S3.6: 50 to 70 %");
    AgencyPaysAfter "handed-over-pays-after" 45 "days" "Op deze dag na overdragen komt dat geld" "On this day after the hand-over that money comes" OWN;
    AgencyDays "handed-over-days" 90 "days" "Zo lang houdt een incassobureau de zaak" "How long an agency keeps the case" OWN;
    AgencyCost "handed-over-cost" 15 "percent" "Wat een incassobureau van het bedrag kost" "What an agency costs of the amount" OWN;
    CostsShare "costs-share" 15 "percent" "Incassokosten, van wat openstaat: in elk land, zonder trappen en zonder maximum" "Collection costs, of what is open: in every country, without steps and without a maximum" Message::new("eigen keuze: de eerste stap van de Nederlandse staffel", "own: the first step of the Dutch scale");
    CostsLeast "costs-least" 40 "euro" "Incassokosten, ten minste" "Collection costs, at least" Message::new("eigen keuze: het laagste bedrag van de Nederlandse staffel", "own: the least of the Dutch scale");
    AskedAgain "looked-at-again" 7 "days" "Na een stap zonder contact wordt zo lang later weer gekeken" "After a step that contacts nobody the customer is looked at again so much later" OWN;
    OneBad "bad-in-good" 12 "good" "Goede ervaringen die één slechte goedmaken" "Good experiences that mend one bad one" Message::new("S1.8", "S1.8");
    Stays "customer-stays" 90 "percent" "Blijft klant, zonder goede of slechte ervaring" "Stays a customer, without good or bad experience" OWN;
    GoodKeeps "good-keeps" 1 "percent" "Zoveel vaker blijft een klant na een goede ervaring" "So much oftener a customer stays after a good experience" OWN;
    Replace "replacement-cost" 150 "euro" "Een nieuwe klant winnen (zes keer wat behouden kost)" "Winning a new customer (six times what keeping one costs)" Message::new("S1.10: zes keer; de euro’s zijn een eigen keuze", "S1.10: six times; the euros are our own");
}

/// What the what-if takes for true, unless it is told otherwise.
#[must_use]
pub fn assumptions(locale: Locale) -> Vec<Assumption> {
    Assumptions(ROWS.iter().map(|row| row.value).collect()).shown(locale)
}

/// The assumptions of one run.
#[derive(Debug, Clone)]
pub(crate) struct Assumptions(Vec<u32>);

impl Assumptions {
    /// Ours, with those that were changed.
    ///
    /// # Errors
    /// `unknown-field` or `invalid-value` at `assumptions.<id>`.
    pub(crate) fn with(changed: &Pairs<u32>) -> Result<Self, Error> {
        let mut values: Vec<u32> = ROWS.iter().map(|row| row.value).collect();
        for (id, value) in &changed.0 {
            let path = format!("assumptions.{id}");
            let Some((row, slot)) = ROWS.iter().zip(&mut values).find(|(row, _)| row.id == id) else {
                let hint =
                    did_you_mean(id, ROWS.iter().map(|row| row.id)).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
                return Err(Error::new("unknown-field", path, format!("there is no assumption `{id}`{hint}")));
            };
            let range = range(row.unit);
            if !range.contains(value) {
                let message = format!("expected {} to {} ({})", range.start(), range.end(), row.unit);
                return Err(Error::new("invalid-value", path, message));
            }
            *slot = *value;
        }
        let assumptions = Self(values);
        let mix = [Is::MixForgot, Is::MixSlip, Is::MixNow, Is::MixLasting, Is::MixDispute, Is::MixUnreachable];
        if mix.into_iter().map(|part| assumptions.get(part)).sum::<u32>() > 100 {
            return Err(Error::new("invalid-value", "assumptions", "the parts of the mix are more than 100 % together"));
        }
        Ok(assumptions)
    }

    pub(crate) fn get(&self, which: Is) -> u32 {
        self.0.get(which as usize).copied().unwrap_or_default()
    }

    /// One that counts days.
    pub(crate) fn days(&self, which: Is) -> i64 {
        self.get(which).into()
    }

    pub(crate) fn shown(&self, locale: Locale) -> Vec<Assumption> {
        let shown = |(row, value): (&Row, &u32)| Assumption {
            id: row.id,
            value: *value,
            unit: row.unit,
            text: row.text.of(locale),
            source: row.source.of(locale),
        };
        ROWS.iter().zip(&self.0).map(shown).collect()
    }
}
