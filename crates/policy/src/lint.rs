//! What a pack means, looked at from above: rows that never speak, gaps, guardrails that never lift, customers without a humane way out. What
//! makes a pack unreadable is told by the reading (`file.rs`).

use helder_law::contact_hours;
use helder_model::{Date, Locale, Message, Severity, SharedText};
use serde::Serialize;

use crate::Posture;
use crate::condition::{Condition, Test};
use crate::evaluate::{Decision, judge};
use crate::facts::{Fact, Facts, Kind, Level, NOT_KNOWN_LEVEL, Value};
use crate::pack::{Family, Hour, PolicyPack, PostureRow, Row, StepRow, WAIT};

/// Something about a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lint {
    /// Stable name, such as `never-holds`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The place: `row.thank.when`, a row by its id.
    pub path: String,
    /// In words.
    pub message: String,
}

/// Codes, how bad they are, and what they say.
macro_rules! lints {
    ($($name:ident $code:literal $severity:ident $nl:literal $en:literal;)*) => {
        $(const $name: Kindof = Kindof { code: $code, severity: Severity::$severity, message: Message::new($nl, $en) };)*

        /// Every code with how bad it is and what it says.
        #[must_use]
        pub fn lint_codes() -> Vec<(&'static str, Severity, Message)> {
            vec![$(($code, Severity::$severity, Message::new($nl, $en)),)*]
        }
    };
}

struct Kindof {
    code: &'static str,
    severity: Severity,
    message: Message,
}

lints! {
    NEVER_HOLDS "never-holds" Warning
        "Deze regel kan nooit gelden: {fact} kan deze waarde niet hebben." "This can never hold: {fact} cannot have this value.";
    NEEDLESS_CELL "needless-cell" Hint
        "Deze voorwaarde beslist niets: {fact} voldoet er altijd aan." "This cell decides nothing: {fact} always meets it.";
    NEVER_FIRST "unreachable-row" Warning
        "Deze regel voegt niets toe: ‘{other}’ geldt dan ook, weegt meer en noemt dezelfde stappen." "This row adds nothing: whenever it holds, ‘{other}’ holds too, weighs more and names the same steps.";
    SHADOWED "unreachable-guardrail" Warning
        "Deze grens geeft nooit zijn reden: ‘{other}’ geldt dan ook en staat ervoor." "This guardrail never gives its reason: ‘{other}’ holds then too and stands before it.";
    OVERLAP "overlap" Hint
        "‘{other}’ kan tegelijk gelden en weegt evenveel, maar noemt een andere eerste stap. De volgorde in het bestand beslist." "‘{other}’ can hold at the same time and weighs as much, but names another first step. The order in the file decides.";
    BLOCKS_NOTHING "blocks-nothing" Warning
        "Deze grens houdt geen stap en geen kanaal tegen." "This guardrail blocks no step and no channel.";
    NEVER_LIFTS "never-lifts" Error
        "Deze grens gaat nooit open: zijn voorwaarde geldt altijd." "This guardrail can never lift: its condition always holds.";
    GAP "gap" Warning
        "Voor deze klant zegt geen enkele regel iets: {case}." "No row speaks for this customer: {case}.";
    NEVER_CONTACTED "never-contacted" Error
        "Met deze klant neemt niemand ooit contact op: {case}." "Nobody ever contacts this customer: {case}.";
    TOO_OFTEN "contacted-too-often" Warning
        "Zo vaak contact voelt als druk. Wij raden ten hoogste 3 keer per week en 1 keer per dag aan." "So many contacts feel like pressure. We advise at most 3 a week and 1 a day.";
    HOURS "contact-hours" Warning
        "Buiten deze uren laat de wet klanten met rust: {hours}. Het advies houdt zich daaraan." "Outside these hours the law leaves customers in peace: {hours}. The advice keeps to them.";
    NO_WAY_OUT "no-humane-way-out" Error
        "Voor deze klant is er geen stap die helpt: {case}." "This customer is offered no help: {case}.";
    FIRM "firm-step-possible" Error
        "De stap ‘{step}’ blijft mogelijk voor klanten die er alleen last van hebben: {case}." "The step ‘{step}’ stays possible for customers whom it only harms: {case}.";
    ALL_ALIKE "treats-all-alike" Warning
        "Bijna elke klant krijgt dezelfde eerste stap. Kijk naar de oorzaak, niet alleen naar de datum." "Nearly every customer gets the same first step. Look at the cause, not only at the date.";
    UNUSED_STEP "unused-step" Hint
        "Geen regel noemt deze stap." "No row names this step.";
    EMPTY_TEXT "empty-text" Warning
        "Hier ontbreekt een tekst in het Nederlands of het Engels." "A text is missing here in Dutch or in English.";
    NO_SOURCE "no-source" Warning
        "Zeg waar dit vandaan komt: een wet, een praktijk, of ‘own’." "Say where this comes from: a law, a practice, or ‘own’.";
    NO_RELATION "relation-counts-nothing" Warning
        "De band met de klant telt niet mee in de volgorde." "The bond with the customer does not count in the order.";
    NO_EVIDENCE "posture-without-evidence" Hint
        "Niets wijst op deze houding: die komt nooit voor." "Nothing points to this posture: it never occurs.";
    NO_TESTS "no-tests" Warning
        "Dit beleid heeft geen eigen tests." "This pack has no tests of its own.";
    TEST_FAILED "test-failed" Error
        "Deze test slaagt niet. {what}" "This test does not hold. {what}";
    EXPIRED "expired" Warning
        "Dit beleid gold tot en met {day}." "This pack was valid until {day}.";
}

impl Kindof {
    fn at(&self, path: impl Into<String>, locale: Locale, values: &[(&str, &str)]) -> Lint {
        Lint { code: self.code, severity: self.severity, path: path.into(), message: self.message.fill(locale, values) }
    }
}

/// A customer to try a pack on.
struct Case {
    nl: &'static str,
    en: &'static str,
    facts: &'static [(Fact, Value)],
}

impl Case {
    fn name(&self, locale: Locale) -> &'static str {
        if locale == Locale::Nl { self.nl } else { self.en }
    }

    fn judged<'p>(&self, pack: &'p PolicyPack, today: Date) -> Decision<'p> {
        let mut facts = Facts::new();
        for (fact, value) in BEHIND.iter().chain(self.facts) {
            facts.set(*fact, *value);
        }
        judge(pack, facts, today)
    }
}

use Fact as F;
use Value::{Flag, Number, Word};

/// A month late, of a hundred and twenty euro.
const BEHIND: [(Fact, Value); 4] = [
    (F::OverdueInvoices, Number(1)),
    (F::OverdueAmount, Value::Amount(rust_decimal::Decimal::from_parts(120, 0, 0, false, 0))),
    (F::UndisputedAmount, Value::Amount(rust_decimal::Decimal::from_parts(120, 0, 0, false, 0))),
    (F::DaysLate, Number(30)),
];

/// Everything that would make room for stern steps, so that only what protects the customer stands in their way.
const ALL_DONE: [(Fact, Value); 9] = [
    (F::DaysLate, Number(120)),
    (F::Attempts, Number(8)),
    (F::NoAnswer, Number(4)),
    (F::NoAnswerChannels, Number(3)),
    (F::Reached, Number(2)),
    (F::Said, Word(4)),
    (F::PromisesBroken, Number(2)),
    (F::FourteenDayLetter, Word(2)),
    (F::FinalNotice, Flag(true)),
];

const fn case(nl: &'static str, en: &'static str, facts: &'static [(Fact, Value)]) -> Case {
    Case { nl, en, facts }
}

/// Customers of every kind, for gaps.
const KINDS: [Case; 9] = [
    case("nog niets van bekend, een maand te laat", "nothing known yet, a month late", &[]),
    case(
        "betaalde altijd op tijd, nu een week te laat",
        "always paid on time, now a week late",
        &[(F::DaysLate, Number(7)), (F::PaidInvoices, Number(20)), (F::LateShare, Number(0))],
    ),
    case(
        "vaak een beetje te laat",
        "often a little late",
        &[
            (F::DaysLate, Number(6)),
            (F::LatePaid, Number(5)),
            (F::LateShare, Number(50)),
            (F::PaidInvoices, Number(10)),
            (F::PaidAfterReminder, Number(4)),
            (F::LongestDelay, Number(12)),
        ],
    ),
    case(
        "vertelde dat betalen niet lukt",
        "told that paying does not work",
        &[(F::Cause, Word(2)), (F::Causes, Number(1)), (F::Said, Word(3)), (F::Reached, Number(1)), (F::Attempts, Number(2))],
    ),
    case(
        "heeft veel andere schulden",
        "has many other debts",
        &[
            (F::Cause, Word(6)),
            (F::Causes, Number(3)),
            (F::Said, Word(3)),
            (F::Reached, Number(1)),
            (F::Attempts, Number(3)),
            (F::PlansFailed, Number(2)),
            (F::Plan, Word(5)),
        ],
    ),
    case(
        "is het niet eens met de rekening",
        "disagrees with the invoice",
        &[(F::Dispute, Word(1)), (F::Reached, Number(1)), (F::Attempts, Number(1))],
    ),
    case(
        "is langs twee wegen niet bereikt",
        "was not reached by two channels",
        &[(F::Attempts, Number(4)), (F::NoAnswer, Number(4)), (F::NoAnswerChannels, Number(2)), (F::NoAnswerCalls, Number(2))],
    ),
    case(
        "zei niet te willen betalen en brak twee toezeggingen",
        "said not to want to pay and broke two promises",
        &[
            (F::Said, Word(4)),
            (F::PromisesBroken, Number(2)),
            (F::Promise, Word(3)),
            (F::Reached, Number(2)),
            (F::Attempts, Number(4)),
            (F::DaysLate, Number(45)),
        ],
    ),
    case("heeft hulp bij schulden", "has help with debts", &[(F::DebtHelp, Word(1)), (F::Attempts, Number(2))]),
];

/// Customers for whom no stern step may stay possible, however far the record is.
const PROTECTED: [Case; 8] = [
    case("overleden", "deceased", &[(F::Deceased, Flag(true))]),
    case("jonger dan achttien", "under eighteen", &[(F::Minor, Flag(true))]),
    case("hulp bij schulden", "help with debts", &[(F::DebtHelp, Word(1))]),
    case("niet eens met de rekening", "disagrees with the invoice", &[(F::Dispute, Word(1))]),
    case("vraagt extra zorg", "asks for extra care", &[(F::Vulnerabilities, Number(1))]),
    case("wacht op antwoord van ons", "waits for our answer", &[(F::Unanswered, Number(1))]),
    case("houdt zich aan een betaalregeling", "keeps to a plan", &[(F::Plan, Word(2))]),
    case("er zit een fout van ons in de rekening", "the invoice holds a mistake of ours", &[(F::OurError, Flag(true))]),
];

/// Who cannot pay: no costs, no agency (S0.12).
const CANNOT_PAY: Case = case(
    "kan nu niet betalen",
    "cannot pay now",
    &[
        (F::DaysLate, Number(120)),
        (F::Cause, Word(2)),
        (F::Causes, Number(1)),
        (F::Said, Word(3)),
        (F::Reached, Number(2)),
        (F::Attempts, Number(8)),
        (F::FourteenDayLetter, Word(2)),
        (F::FinalNotice, Flag(true)),
    ],
);

/// Before the letter that the law asks for.
const NO_LETTER: Case = case(
    "kreeg de brief nog niet die de wet vraagt",
    "did not get the letter yet that the law asks for",
    &[
        (F::DaysLate, Number(120)),
        (F::Attempts, Number(8)),
        (F::Reached, Number(2)),
        (F::Said, Word(4)),
        (F::PromisesBroken, Number(2)),
        (F::FinalNotice, Flag(true)),
        (F::FourteenDayLetter, Word(0)),
    ],
);

impl PolicyPack {
    /// What stands out about the pack, the worst first. `today`: whether it still holds.
    #[must_use]
    pub fn lint(&self, today: Date, locale: Locale) -> Vec<Lint> {
        let mut lints = Vec::new();
        self.lint_conditions(locale, &mut lints);
        self.lint_rows(locale, &mut lints);
        self.lint_guardrails(locale, &mut lints);
        self.lint_texts(locale, &mut lints);
        self.lint_head(today, locale, &mut lints);
        self.lint_customers(today, locale, &mut lints);
        for failed in self.run_tests() {
            let what = format!("{}: {}", failed.test, failed.message);
            lints.push(TEST_FAILED.at(format!("test[{}]", failed.index), locale, &[("what", &what)]));
        }
        lints.sort_by_key(|lint| lint.severity);
        lints
    }

    fn conditions(&self) -> impl Iterator<Item = (String, &Condition)> {
        let evidence = self.evidence.iter().map(|row| (format!("evidence.{}", row.id), &row.when));
        let rows = self.rows.iter().map(|row| (format!("row.{}", row.id), &row.when));
        let guardrails = self.guardrails.iter().filter(|row| !row.only_words()).map(|row| (format!("guardrail.{}", row.id), &row.when));
        let channels = self.channel.iter().map(|row| (format!("channel.{}", row.id), &row.when));
        let questions = self.question.iter().map(|row| (format!("question.{}", row.field), &row.when));
        let changes = self.change.iter().map(|row| (format!("change.{}", row.id), &row.when));
        let postures = self.named_postures().map(|(name, row)| (format!("posture.{name}"), &row.when));
        evidence.chain(rows).chain(guardrails).chain(channels).chain(questions).chain(changes).chain(postures)
    }

    fn named_postures(&self) -> impl Iterator<Item = (&'static str, &PostureRow)> {
        Posture::ALL.iter().map(|posture| posture.word()).zip(&self.postures)
    }

    fn lint_conditions(&self, locale: Locale, lints: &mut Vec<Lint>) {
        for (place, when) in self.conditions() {
            for (fact, test) in when.cells() {
                let path = format!("{place}.when.{}", fact.name());
                if !can_hold(*fact, *test) {
                    lints.push(NEVER_HOLDS.at(path, locale, &[("fact", fact.label(locale))]));
                } else if always_holds(*fact, *test) {
                    lints.push(NEEDLESS_CELL.at(path, locale, &[("fact", fact.label(locale))]));
                }
            }
        }
    }

    fn lint_rows(&self, locale: Locale, lints: &mut Vec<Lint>) {
        // The steps of each row, a bit for each place.
        let bits = |places: &Vec<u8>| places.iter().fold(0_u128, |bits, place| bits | 1 << place);
        let steps: Vec<u128> = self.row_steps.iter().map(bits).collect();
        let rows = || self.rows.iter().zip(&steps).enumerate();
        for (i, (row, own)) in rows() {
            // Of two that say the same the later one is told.
            let covers = |(j, (other, others)): &(usize, (&Row, &u128))| {
                (other.weight > row.weight || other.weight == row.weight && *j < i)
                    && *own & !**others == 0
                    && implies(&row.when, &other.when)
            };
            if let Some((_, (other, _))) = rows().find(covers) {
                lints.push(NEVER_FIRST.at(format!("row.{}", row.id), locale, &[("other", &other.id)]));
            }
            let tied = |other: &&Row| {
                other.weight == row.weight
                    && other.then.first() != row.then.first()
                    && !are_apart(&row.when, &other.when)
                    && !are_apart_by_posture(&row.when, &other.when)
            };
            if let Some(other) = self.rows.iter().skip(i + 1).find(tied) {
                lints.push(OVERLAP.at(format!("row.{}", row.id), locale, &[("other", &other.id)]));
            }
        }
        let named = steps.iter().fold(0, |all, steps| all | steps);
        let unused = self.steps.iter().enumerate().filter(|(place, step)| step.id != WAIT && named >> place & 1 == 0);
        for (_, step) in unused {
            lints.push(UNUSED_STEP.at(format!("step.{}", step.id), locale, &[]));
        }
    }

    fn lint_guardrails(&self, locale: Locale, lints: &mut Vec<Lint>) {
        let rows: Vec<_> = self.guardrails.iter().zip(&self.blocks).collect();
        for (i, (row, blocks)) in rows.iter().enumerate().filter(|(_, (row, _))| !row.only_words()) {
            let path = format!("guardrail.{}", row.id);
            if *blocks == &0 && row.channels.is_empty() {
                lints.push(BLOCKS_NOTHING.at(&path, locale, &[]));
            }
            if row.when.cells().iter().all(|(fact, test)| always_holds(*fact, *test)) {
                lints.push(NEVER_LIFTS.at(&path, locale, &[]));
            }
            let before = rows.iter().take(i).filter(|(other, _)| !other.only_words());
            let shadow = |(other, others): &&(&crate::pack::Guardrail, &u128)| {
                row.channels.is_empty() && **blocks != 0 && **blocks & !**others == 0 && implies(&row.when, &other.when)
            };
            if let Some((other, _)) = before.into_iter().find(shadow) {
                lints.push(SHADOWED.at(&path, locale, &[("other", &other.id)]));
            }
        }
    }

    fn lint_texts(&self, locale: Locale, lints: &mut Vec<Lint>) {
        let mut empty = |path: String, is_empty: bool| {
            if is_empty {
                lints.push(EMPTY_TEXT.at(path, locale, &[]));
            }
        };
        for step in &self.steps {
            empty(
                format!("step.{}", step.id),
                step.label.is_partly_empty() || step.purpose.is_partly_empty() || step.record.is_partly_empty(),
            );
        }
        for row in &self.rows {
            empty(format!("row.{}.because", row.id), row.because.is_partly_empty());
        }
        for row in &self.guardrails {
            empty(format!("guardrail.{}.because", row.id), row.because.is_partly_empty());
        }
        for row in &self.evidence {
            empty(format!("evidence.{}.because", row.id), row.because.is_partly_empty());
        }
        for (name, row) in self.named_postures() {
            empty(format!("posture.{name}.label"), row.label.is_partly_empty());
        }
        for row in &self.question {
            empty(format!("question.{}.text", row.field), row.text.is_partly_empty());
        }
        for row in &self.change {
            empty(format!("change.{}.text", row.id), row.text.is_partly_empty());
        }
        empty("pack.vision".to_owned(), self.head.vision.is_partly_empty());
        let sources = self.rows.iter().map(|row| ("row", &row.id, &row.source));
        let sources = sources.chain(self.guardrails.iter().map(|row| ("guardrail", &row.id, &row.source)));
        let sources = sources.chain(self.evidence.iter().map(|row| ("evidence", &row.id, &row.source)));
        for (list, id, source) in sources.chain(self.channel.iter().map(|row| ("channel", &row.id, &row.source))) {
            if source.trim().is_empty() {
                lints.push(NO_SOURCE.at(format!("{list}.{id}.source"), locale, &[]));
            }
        }
    }

    fn lint_head(&self, today: Date, locale: Locale, lints: &mut Vec<Lint>) {
        let head = &self.head;
        if head.contact.per_week > 3 || head.contact.per_day > 1 {
            lints.push(TOO_OFTEN.at("pack.contact", locale, &[]));
        }
        let law = contact_hours(head.jurisdiction);
        if head.contact.from < Hour::full(law.start.into()) || head.contact.until > Hour::full(law.end.into()) {
            let hours = format!("{}–{}", Hour::full(law.start.into()), Hour::full(law.end.into()));
            lints.push(HOURS.at("pack.contact", locale, &[("hours", &hours)]));
        }
        if head.weights.relation <= 0 {
            lints.push(NO_RELATION.at("pack.weights", locale, &[]));
        }
        if let Some(until) = head.valid_until.filter(|until| *until < today) {
            lints.push(EXPIRED.at("pack.valid-until", locale, &[("day", &until.to_string())]));
        }
        if self.tests.is_empty() {
            lints.push(NO_TESTS.at("test", locale, &[]));
        }
        for posture in Posture::ALL.into_iter().filter(|posture| !matches!(posture, Posture::Unknown | Posture::NotBehind)) {
            if !self.evidence.iter().any(|row| row.posture == posture) {
                lints.push(NO_EVIDENCE.at(format!("posture.{}", posture.word()), locale, &[]));
            }
        }
    }

    /// The pack is tried on customers of every kind.
    fn lint_customers(&self, today: Date, locale: Locale, lints: &mut Vec<Lint>) {
        let mut firsts: Vec<&SharedText> = Vec::new();
        for case in &KINDS {
            let decision = case.judged(self, today);
            // Those who differ in everything but the days.
            if !case.facts.iter().any(|(fact, _)| *fact == Fact::DaysLate) {
                firsts.extend(decision.steps.first().map(|choice| &choice.step.id));
            }
            if !decision.rows.iter().any(|row| row.weight > 0) {
                lints.push(GAP.at("row", locale, &[("case", case.name(locale))]));
            }
        }
        firsts.sort();
        firsts.dedup();
        if firsts.len() <= 2 {
            lints.push(ALL_ALIKE.at("row", locale, &[]));
        }
        let Some(unknown) = KINDS.first() else { return };
        if unknown.judged(self, today).steps.iter().all(|choice| choice.channel.is_none()) {
            lints.push(NEVER_CONTACTED.at("row", locale, &[("case", unknown.name(locale))]));
        }
        for case in KINDS.iter().skip(3).take(2).chain(KINDS.last()) {
            let helps = |family: Family| matches!(family, Family::Help | Family::Repair | Family::Talk | Family::Rest);
            let decision = case.judged(self, today);
            if !decision.steps.iter().any(|choice| helps(choice.step.family) && choice.step.id != WAIT) {
                lints.push(NO_WAY_OUT.at("row", locale, &[("case", case.name(locale))]));
            }
        }
        // For each step the customers whom no guardrail keeps it from.
        let mut open: Vec<(&SharedText, SharedText, Vec<&str>)> = Vec::new();
        let mut look = |decision: &Decision<'_>, case: &Case, is_such: &dyn Fn(&StepRow) -> bool| {
            for step in self.steps.iter().filter(|step| is_such(step)) {
                if decision.blocked.iter().any(|(blocked, _)| blocked.id == step.id) {
                    continue;
                }
                match open.iter_mut().find(|(id, ..)| **id == step.id) {
                    Some((.., cases)) => cases.push(case.name(locale)),
                    None => open.push((&step.id, step.label.of(locale), vec![case.name(locale)])),
                }
            }
        };
        for case in &PROTECTED {
            let mut facts = Facts::new();
            for (fact, value) in BEHIND.iter().chain(&ALL_DONE).chain(case.facts) {
                facts.set(*fact, *value);
            }
            look(&judge(self, facts, today), case, &|step| step.family == Family::Firm);
        }
        look(&CANNOT_PAY.judged(self, today), &CANNOT_PAY, &|step| step.id == "charge-costs" || step.id == "hand-over");
        look(&NO_LETTER.judged(self, today), &NO_LETTER, &|step| step.id == "charge-costs");
        for (id, label, cases) in open {
            lints.push(FIRM.at(format!("step.{id}"), locale, &[("step", &label), ("case", &cases.join("; "))]));
        }
    }
}

/// The levels that a fact can have: from–to, and whether it may be unknown.
fn domain(fact: Fact) -> (Level, Level, bool) {
    let unknown = fact.start().is_none();
    match fact.kind() {
        // A day that has passed is some days ago.
        Kind::Number if fact == Fact::PlanDueIn => (NOT_KNOWN_LEVEL + 1, Level::MAX, unknown),
        Kind::Number | Kind::Amount => (0, Level::MAX, unknown),
        Kind::Flag => (0, 1, unknown),
        Kind::Word(words) => (0, Level::try_from(words.len()).unwrap_or(1) - 1, unknown),
        Kind::Day => (1, 1, true),
    }
}

fn words_below(words: Level) -> u32 {
    u32::try_from((1_u64 << words.clamp(0, 32)) - 1).unwrap_or(u32::MAX)
}

fn can_hold(fact: Fact, test: Test) -> bool {
    let (least, most, unknown) = domain(fact);
    match test {
        Test::Between(low, high) => low.max(least) <= high.min(most),
        Test::OneOf(words) => words & words_below(most + 1) != 0,
        Test::NotKnown => unknown,
    }
}

fn always_holds(fact: Fact, test: Test) -> bool {
    let (least, most, unknown) = domain(fact);
    match test {
        Test::Between(low, high) => !unknown && low <= least && most <= high,
        Test::OneOf(words) => !unknown && words & words_below(most + 1) == words_below(most + 1),
        Test::NotKnown => false,
    }
}

/// Whether the one test holds wherever the other does.
fn within(inner: Test, outer: Test) -> bool {
    match (inner, outer) {
        (Test::Between(low, high), Test::Between(least, most)) => least <= low && high <= most,
        (Test::OneOf(inner), Test::OneOf(outer)) => inner & !outer == 0,
        (Test::NotKnown, Test::NotKnown) => true,
        _ => false,
    }
}

fn test_of(condition: &Condition, fact: Fact) -> Option<Test> {
    condition.cells().iter().find(|(of, _)| *of == fact).map(|(_, test)| *test)
}

/// Whether the second condition holds whenever the first does.
fn implies(first: &Condition, second: &Condition) -> bool {
    second
        .cells()
        .iter()
        .all(|(fact, outer)| always_holds(*fact, *outer) || test_of(first, *fact).is_some_and(|inner| within(inner, *outer)))
}

/// Whether two conditions can never hold together.
fn are_apart(first: &Condition, second: &Condition) -> bool {
    first.cells().iter().any(|(fact, one)| {
        test_of(second, *fact).is_some_and(|other| match (*one, other) {
            (Test::Between(low, high), Test::Between(least, most)) => low.max(least) > high.min(most),
            (Test::OneOf(one), Test::OneOf(other)) => one & other == 0,
            (Test::NotKnown, Test::NotKnown) => false,
            _ => true,
        })
    })
}

/// Whether one asks for somebody who is behind and the other for somebody who is not.
fn are_apart_by_posture(first: &Condition, second: &Condition) -> bool {
    let not_behind = |condition: &Condition| test_of(condition, Fact::Posture) == Some(Test::OneOf(1 << Posture::NotBehind as u8));
    let behind = |condition: &Condition| {
        test_of(condition, Fact::OverdueInvoices).is_some_and(|test| matches!(test, Test::Between(low, _) if low > 0))
            || test_of(condition, Fact::DaysLate).is_some_and(|test| matches!(test, Test::Between(low, _) if low > 0))
    };
    (not_behind(first) && behind(second)) || (not_behind(second) && behind(first))
}
