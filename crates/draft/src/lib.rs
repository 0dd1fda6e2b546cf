//! An account and a step in, a ready letter, message or call guide out. It sends nothing.
//!
//! The texts are data, `drafts/<language>/<step>.toml`, each with one text for u and je. What the account and the host know is filled in; what
//! they do not know stays a merge field, `{{iban}}`, for a person to fill. Every Dutch text passes Helder's own judgement of letters
//! (`tests/drafts.rs`).
#![forbid(unsafe_code)]

mod fields;
mod template;
mod texts;
mod wire;

pub use texts::{embedded, provide_drafts};
pub use wire::*;

use fields::Fields;
use helder_model::{Account, Channel, Error, Skill};

/// A text for a step, ready to be read once more and sent.
///
/// ```
/// let account = helder_model::from_json(r#"{"id": "K1", "invoices": [{"id": "F1", "amount": "80.00", "due": "2026-11-16"}]}"#).unwrap();
/// let options = helder_model::from_json(r#"{"today": "2026-11-23", "step": "friendly-reminder", "channel": "email"}"#).unwrap();
/// let draft = helder_draft::draft(&account, &options).unwrap();
/// assert!(draft.text.contains("F1") && draft.text.contains("80,00"));
/// assert!(draft.blanks.contains(&"iban".to_owned()), "nobody told where to pay");
/// ```
///
/// # Errors
/// What [`Account::check`] finds; `unknown-step` at `options.step`; `no-draft` at `options.channel` when the step is not done by that channel;
/// what is wrong with the plan at `options.plan`.
pub fn draft(account: &Account, options: &DraftOptions) -> Result<Draft, Error> {
    account.check()?;
    let texts = texts::of(options.language)?;
    let of_step = texts.get(&options.step).ok_or_else(|| {
        let known = texts.names();
        let hint = helder_model::did_you_mean(&options.step, known.iter().copied()).map(|hint| format!("; did you mean `{hint}`?"));
        let message = format!("there is no draft for the step `{}`{}", helder_model::clip(&options.step), hint.unwrap_or_default());
        Error::new("unknown-step", "options.step", message)
    })?;
    let kinds = of_step.kinds();
    let kind = match options.channel {
        Some(channel) => Kind::of(channel),
        None => kinds.first().copied().unwrap_or(Kind::Letter),
    };
    let style = options.style.unwrap_or_else(|| style_for(account));
    let text = of_step.text(kind, style).ok_or_else(|| {
        let channels: Vec<&str> = kinds.iter().flat_map(|kind| kind.channels()).copied().collect();
        let message = format!("`{}` has no text for this channel; it has one for {}", options.step, channels.join(", "));
        Error::new("no-draft", "options.channel", message)
    })?;
    let mut fields = Fields::of(account, options)?;
    fields.short = kind == Kind::Short;
    let subject = text.subject.as_ref().filter(|_| kind == Kind::Letter).map(|subject| fields.line(subject));
    let (text, guide) = match kind {
        Kind::Guide => {
            let guide = fields.guide(&text.body);
            (template::as_text(&guide), guide)
        }
        Kind::Letter | Kind::Short => (fields.letter(&text.body), Vec::new()),
    };
    let notes = of_step.notes.iter().filter_map(|note| fields.kept(note)).map(str::to_owned).collect();
    Ok(Draft {
        step: options.step.clone(),
        language: options.language,
        channel: options.channel.unwrap_or(kind.first_channel()),
        purpose: of_step.purpose_in(options.jurisdiction),
        style,
        subject,
        text,
        guide,
        blanks: fields.blanks(),
        notes,
    })
}

/// For whom reading or Dutch is hard: very plain.
fn style_for(account: &Account) -> Style {
    let is_hard = |skill: Option<Skill>| matches!(skill, Some(Skill::Limited | Skill::None));
    let skills = &account.customer.skills;
    if is_hard(skills.literacy) || is_hard(skills.dutch) { Style::VeryPlain } else { Style::Plain }
}

/// What kind of text a channel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Letter,
    Short,
    Guide,
}

impl Kind {
    fn of(channel: Channel) -> Self {
        match channel {
            Channel::Letter | Channel::Email | Channel::Portal => Self::Letter,
            Channel::Sms | Channel::Whatsapp => Self::Short,
            Channel::Call | Channel::Visit => Self::Guide,
        }
    }

    fn channels(self) -> &'static [&'static str] {
        match self {
            Self::Letter => &["letter", "email", "portal"],
            Self::Short => &["sms", "whatsapp"],
            Self::Guide => &["call", "visit"],
        }
    }

    fn first_channel(self) -> Channel {
        match self {
            Self::Letter => Channel::Letter,
            Self::Short => Channel::Sms,
            Self::Guide => Channel::Call,
        }
    }
}
