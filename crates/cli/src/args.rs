//! What can be asked on the command line.

use crate::input;
use clap::{Args as ClapArgs, Parser, Subcommand};
use helder_model::{Error, parse_json};
use serde_json::{Map, Value};
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  helder letter brief.html                         what a person wants to know of a letter
  echo 'Wij sommeren u te betalen.' | helder letter - --json
  helder letter --jsonl letters.jsonl              {\"id\": …, \"text\": …} a line in, a report a line out
  helder advise account.json --today 2026-11-23    what to do next for this customer, and why
  helder costs 1234.56 --vat-rate 21               the highest collection costs the law allows
  helder interest 1000 --from 2024-03-01 --to 2026-03-01
  helder costs 400 --jurisdiction DE --locale de
  helder notice --sent 2026-11-18                  the days of a fourteen-day letter

With --jsonl every line is one JSON object; its fields go before the options given here, and its `id` comes back.
A line that cannot be used gives {\"id\": …, \"line\": …, \"error\": {\"code\", \"path\", \"message\"}} and the run goes on.

Exit codes:
  0  done
  1  some input could not be used (with --jsonl: at least one line)
  2  the command itself was not understood
  3  a letter is less clear than --min-clarity asks

Nothing leaves this computer. Helder informs; it does not give legal advice.";

/// Clear collection letters and the customer-friendly next step.
#[derive(Debug, Parser)]
#[command(name = "helder", version, after_help = AFTER, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge a letter: how clear it is, how it sounds, what to write instead, what the reader misses
    Letter(LetterArgs),
    /// Suggest the next step for a customer who is behind, with reasons, and what not to do now
    Advise(AdviseArgs),
    /// A letter, message or call guide for a step: filled in as far as is known
    Draft(DraftArgs),
    /// Checks a policy pack (TOML or JSON): faults with line and column, gaps, overlaps, its own tests
    #[command(name = "check-policy")]
    CheckPolicy(CheckPolicyArgs),
    /// What packs would do with accounts, day by day: a model with published assumptions
    Simulate(SimulateArgs),
    /// The highest collection costs the law allows on a claim
    Costs(CostsArgs),
    /// Statutory interest on a claim, period by period
    Interest(InterestArgs),
    /// What is still owed after part payments: {"principal", "costs", "from", "to", "payments": [{"date", "amount"}]}
    Balance(RecordArgs),
    /// The days of the letter that has to come first: fourteen-day letter, free reminder, invoice
    Notice(NoticeArgs),
    /// A payment plan: days and amounts, to the cent
    Plan(PlanArgs),
    /// Payment plans of one total side by side, with what fits in a budget
    Plans(PlansArgs),
    /// How a plan of which payments were missed can go on: {"instalments": [{"due", "amount"}], "paid", "today"}
    Repair(RecordArgs),
    /// Readability formulas of counts alone
    Formulas(FormulasArgs),
}

/// How the answer is given.
#[derive(Debug, ClapArgs)]
pub(crate) struct Output {
    /// Answer in JSON, on one line
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) json: bool,
    /// Read one JSON object a line, answer with one a line, in the same order
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Language of messages and labels: nl or en; for sums and plans de and fr too
    #[arg(long, value_name = "LANG")]
    pub(crate) locale: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LetterArgs {
    /// The letter as plain text, HTML, Markdown (.md), DOCX, ODT or FODT, with --jsonl one a line as JSON; `-` or nothing: the standard input
    pub(crate) file: Option<PathBuf>,
    /// auto, text, html, email or markdown
    #[arg(long)]
    format: Option<String>,
    /// Language of the letter: nl
    #[arg(long)]
    language: Option<String>,
    /// Whose law: NL, BE or DE
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: Option<String>,
    /// reminder, fourteen-day-letter, demand, final-notice, plan-offer, plan-confirmation, broken-plan, dispute-answer or payment-received
    #[arg(long)]
    purpose: Option<String>,
    /// letter, email, sms, whatsapp, call, visit or portal
    #[arg(long)]
    channel: Option<String>,
    /// consumer or business
    #[arg(long)]
    audience: Option<String>,
    /// The writer collects for others: the law asks more of the letter
    #[arg(long)]
    collector: bool,
    /// Rules to switch off, with commas between them: exclamation,term/nota
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    off: Vec<String>,
    /// Exit with code 3 when the clarity (0–100) is lower than this
    #[arg(long, value_name = "SCORE", value_parser = clarity)]
    pub(crate) min_clarity: Option<f64>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl LetterArgs {
    /// The name of the file says so, and nobody says otherwise.
    pub(crate) fn is_markdown(&self) -> bool {
        let end = self.file.as_deref().and_then(|file| file.extension()).and_then(|end| end.to_str());
        self.format.is_none() && matches!(end, Some("md" | "markdown"))
    }

    pub(crate) fn fields(&self) -> Map<String, Value> {
        let mut fields = fields([
            ("format", &self.format),
            ("language", &self.language),
            ("jurisdiction", &self.jurisdiction),
            ("purpose", &self.purpose),
            ("channel", &self.channel),
            ("audience", &self.audience),
            ("locale", &self.output.locale),
        ]);
        if self.collector {
            fields.insert("collector".to_owned(), true.into());
        }
        if !self.off.is_empty() {
            fields.insert("off".to_owned(), self.off.iter().cloned().map(Value::String).collect());
        }
        fields
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AdviseArgs {
    /// The account as JSON, with --jsonl one a line; `-` or nothing: the standard input
    pub(crate) file: Option<PathBuf>,
    /// The day the advice is for, such as 2026-11-23; when left out: today by this computer's clock (UTC)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// The policy pack: nl-consumer or for a company nl-business when left out, nl-housing, nl-utility, be-consumer, de-consumer, or a file of your own (.toml, .json); with commas before it the files it stands on
    #[arg(long, value_name = "PACK")]
    pub(crate) policy: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl AdviseArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        fields([("today", &self.today), ("policy", &self.policy), ("locale", &self.output.locale)])
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DraftArgs {
    /// The account as JSON, with --jsonl one a line; `-` or nothing: the standard input
    pub(crate) file: Option<PathBuf>,
    /// The step, such as offer-plan
    #[arg(long, required_unless_present = "jsonl")]
    step: Option<String>,
    /// The day of the draft; when left out: today by this computer's clock (UTC)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// letter, email, sms, whatsapp, call, visit or portal
    #[arg(long)]
    channel: Option<String>,
    /// nl or en
    #[arg(long)]
    language: Option<String>,
    /// u or je
    #[arg(long)]
    address: Option<String>,
    /// plain or very-plain; follows the customer's skills when left out
    #[arg(long)]
    style: Option<String>,
    /// Whose law the costs follow: NL, BE, DE or EU
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: Option<String>,
    /// The last day to pay now; two weeks from today when left out
    #[arg(long, value_name = "DATE")]
    pay_by: Option<String>,
    /// Who sends it, as JSON: {"name", "signatory", "phone", "hours", "email", "iban", …}
    #[arg(long, value_name = "FILE")]
    pub(crate) sender: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl DraftArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        fields([
            ("step", &self.step),
            ("today", &self.today),
            ("channel", &self.channel),
            ("language", &self.language),
            ("address", &self.address),
            ("style", &self.style),
            ("jurisdiction", &self.jurisdiction),
            ("payBy", &self.pay_by),
        ])
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckPolicyArgs {
    /// The packs; one that extends another file comes after it
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The day for the pack's own tests; when left out: today by this computer's clock (UTC)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Answer in JSON, one line a pack
    #[arg(long)]
    pub(crate) json: bool,
    /// Language of the messages: nl or en
    #[arg(long, value_name = "LANG")]
    pub(crate) locale: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SimulateArgs {
    /// The accounts: one JSON object a line; `-` or nothing: the standard input
    pub(crate) file: Option<PathBuf>,
    /// The packs to compare: ids or files, with commas between them
    #[arg(long, value_name = "PACKS", value_delimiter = ',', default_value = "nl-consumer")]
    pub(crate) packs: Vec<String>,
    /// The first day
    #[arg(long, value_name = "DATE")]
    pub(crate) from: String,
    /// For how many days, at most 366
    #[arg(long, default_value_t = 120)]
    pub(crate) days: u32,
    /// Another seed is other luck
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
    /// Answer in JSON, on one line
    #[arg(long)]
    pub(crate) json: bool,
    /// Language of the texts: nl or en
    #[arg(long, value_name = "LANG")]
    pub(crate) locale: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CostsArgs {
    /// The principal, such as 1234.56
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    principal: Option<String>,
    /// consumer or business
    #[arg(long)]
    party: Option<String>,
    /// The VAT percentage, when the creditor cannot deduct it
    #[arg(long, value_name = "PERCENT")]
    vat_rate: Option<String>,
    /// What was paid within the term of the letter
    #[arg(long, value_name = "AMOUNT")]
    paid: Option<String>,
    /// The costs that the contract names
    #[arg(long, value_name = "AMOUNT")]
    agreed: Option<String>,
    /// The day whose rules hold; the newest when left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Germany: simple, usual or extensive
    #[arg(long)]
    effort: Option<String>,
    /// Germany: with the collector's expenses
    #[arg(long)]
    expenses: bool,
    /// Whose law: NL, BE, DE or EU
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl CostsArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        let mut fields = fields([
            ("principal", &self.principal),
            ("party", &self.party),
            ("vatRate", &self.vat_rate),
            ("paid", &self.paid),
            ("agreed", &self.agreed),
            ("on", &self.on),
            ("effort", &self.effort),
            ("jurisdiction", &self.jurisdiction),
            ("locale", &self.output.locale),
        ]);
        if self.expenses {
            fields.insert("expenses".to_owned(), true.into());
        }
        fields
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct InterestArgs {
    /// The principal, such as 1000.00
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    principal: Option<String>,
    /// The first day of default
    #[arg(long, value_name = "DATE", required_unless_present = "jsonl")]
    from: Option<String>,
    /// The day of payment
    #[arg(long, value_name = "DATE", required_unless_present = "jsonl")]
    to: Option<String>,
    /// consumer or business
    #[arg(long)]
    party: Option<String>,
    /// actual/365 or actual/actual
    #[arg(long)]
    day_count: Option<String>,
    /// Whose law: NL, BE, DE or EU
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl InterestArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        fields([
            ("principal", &self.principal),
            ("from", &self.from),
            ("to", &self.to),
            ("party", &self.party),
            ("dayCount", &self.day_count),
            ("jurisdiction", &self.jurisdiction),
            ("locale", &self.output.locale),
        ])
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlanArgs {
    /// What is to be paid in all, such as 120.00
    #[arg(long, required_unless_present = "jsonl")]
    total: Option<String>,
    /// In how many instalments
    #[arg(long, conflicts_with = "amount")]
    instalments: Option<u32>,
    /// How much each time; the last is what remains
    #[arg(long)]
    amount: Option<String>,
    /// The day of the first payment
    #[arg(long, value_name = "DATE", required_unless_present = "jsonl")]
    first: Option<String>,
    /// week, four-weeks or month
    #[arg(long)]
    every: Option<String>,
    /// Months in which nothing is paid, with commas between them: 7,8
    #[arg(long, value_name = "MONTHS", value_delimiter = ',')]
    skip_months: Vec<u32>,
    /// Interest on what is open, per cent a year
    #[arg(long, value_name = "PERCENT", requires = "interest_from")]
    interest: Option<String>,
    /// The first day that bears interest
    #[arg(long, value_name = "DATE", requires = "interest")]
    interest_from: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl PlanArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        let mut fields = fields([
            ("total", &self.total),
            ("amount", &self.amount),
            ("first", &self.first),
            ("every", &self.every),
            ("locale", &self.output.locale),
        ]);
        fields.extend(self.instalments.map(|count| ("instalments".to_owned(), count.into())));
        if !self.skip_months.is_empty() {
            fields.insert("skipMonths".to_owned(), self.skip_months.iter().copied().map(Value::from).collect());
        }
        if self.interest.is_some() {
            let interest = self::fields([("percent", &self.interest), ("from", &self.interest_from)]);
            fields.insert("interest".to_owned(), Value::Object(interest));
        }
        fields
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlansArgs {
    /// What is to be paid in all, such as 120.00
    #[arg(long, required_unless_present = "jsonl")]
    total: Option<String>,
    /// The numbers of instalments, with commas between them: 3,6,12
    #[arg(long, value_delimiter = ',')]
    instalments: Vec<u32>,
    /// The day of the first payment
    #[arg(long, value_name = "DATE", required_unless_present = "jsonl")]
    first: Option<String>,
    /// week, four-weeks or month
    #[arg(long)]
    every: Option<String>,
    /// Income in a month, for an indication of what fits
    #[arg(long, requires = "costs", requires = "keep")]
    income: Option<String>,
    /// Fixed costs in a month
    #[arg(long, requires = "income")]
    costs: Option<String>,
    /// What must be left to live on in a month
    #[arg(long, requires = "income")]
    keep: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl PlansArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        let mut all = fields([("total", &self.total), ("first", &self.first), ("every", &self.every), ("locale", &self.output.locale)]);
        if !self.instalments.is_empty() {
            all.insert("instalments".to_owned(), self.instalments.iter().copied().map(Value::from).collect());
        }
        if self.income.is_some() {
            let budget = fields([("income", &self.income), ("costs", &self.costs), ("keep", &self.keep)]);
            all.insert("budget".to_owned(), Value::Object(budget));
        }
        all
    }
}

/// A request that is too long for options.
#[derive(Debug, ClapArgs)]
pub(crate) struct RecordArgs {
    /// The request as JSON, with --jsonl one a line; `-` or nothing: the standard input
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl RecordArgs {
    /// What the command line says, and over it what the request says; with `--jsonl` the requests come line by line.
    pub(crate) fn fields(&self) -> Result<Map<String, Value>, Error> {
        let mut fields = fields([("locale", &self.output.locale)]);
        if !self.output.jsonl {
            match parse_json(&input::read(self.file.as_deref())?)? {
                Value::Object(record) => fields.extend(record),
                _ => return Err(Error::new("invalid-value", "", "expected a JSON object")),
            }
        }
        Ok(fields)
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct FormulasArgs {
    /// Words
    #[arg(long, required_unless_present = "jsonl")]
    words: Option<u32>,
    /// Sentences
    #[arg(long, required_unless_present = "jsonl")]
    sentences: Option<u32>,
    /// Syllables
    #[arg(long)]
    syllables: Option<u32>,
    /// Letters and digits
    #[arg(long)]
    letters: Option<u32>,
    /// Words of more than six letters
    #[arg(long)]
    long_words: Option<u32>,
    /// Words of three or more syllables
    #[arg(long)]
    polysyllables: Option<u32>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl FormulasArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        let counts = [
            ("words", self.words),
            ("sentences", self.sentences),
            ("syllables", self.syllables),
            ("letters", self.letters),
            ("longWords", self.long_words),
            ("polysyllables", self.polysyllables),
        ];
        let mut fields = fields([("locale", &self.output.locale)]);
        fields.extend(counts.into_iter().filter_map(|(name, count)| Some((name.to_owned(), count?.into()))));
        fields
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct NoticeArgs {
    /// The day the customer received the letter
    #[arg(long, value_name = "DATE", required_unless_present_any = ["sent", "jsonl"], conflicts_with = "sent")]
    received: Option<String>,
    /// The day the letter was sent
    #[arg(long, value_name = "DATE")]
    sent: Option<String>,
    /// How it was sent: post, registered, email, sms, portal or hand
    #[arg(long, requires = "sent")]
    channel: Option<String>,
    /// The principal, for the costs that the letter has to name
    #[arg(long, value_name = "AMOUNT")]
    principal: Option<String>,
    /// The VAT percentage on those costs
    #[arg(long, value_name = "PERCENT")]
    vat_rate: Option<String>,
    /// consumer or business
    #[arg(long)]
    party: Option<String>,
    /// Whose law: NL, BE, DE or EU
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl NoticeArgs {
    pub(crate) fn fields(&self) -> Map<String, Value> {
        fields([
            ("received", &self.received),
            ("sent", &self.sent),
            ("channel", &self.channel),
            ("principal", &self.principal),
            ("vatRate", &self.vat_rate),
            ("party", &self.party),
            ("jurisdiction", &self.jurisdiction),
            ("locale", &self.output.locale),
        ])
    }
}

/// A clarity to ask for. `NaN` reads as a number too, and no letter is below it.
fn clarity(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|score| (0.0..=100.0).contains(score)).ok_or_else(|| "expected a number from 0 to 100".to_owned())
}

/// The options that were given, as the fields of a record: one reader judges both these and the fields of a line.
fn fields<const N: usize>(given: [(&str, &Option<String>); N]) -> Map<String, Value> {
    given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value.clone()?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_are_well_formed() {
        Args::command().debug_assert();
    }
}
