//! The texts of the drafts, as they are read from `drafts/`.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use helder_model::{Error, Jurisdiction, Pairs, Purpose, Read, from_json};

use crate::{DraftLanguage, Kind, Style};

#[cfg(feature = "texts")]
include!(concat!(env!("OUT_DIR"), "/texts.rs"));
#[cfg(not(feature = "texts"))]
static TEXTS: &[(&str, &str)] = &[];

/// One text, with its marks.
#[derive(Debug, Clone, Read)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    #[serde(default)]
    pub(crate) subject: Option<String>,
    pub(crate) body: String,
}

/// The texts of a step.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct StepTexts {
    #[serde(default)]
    purpose: Option<Purpose>,
    /// Where Belgian law takes it for another kind of letter.
    #[serde(default)]
    purpose_be: Option<Purpose>,
    /// What whoever sends it should know, each with its conditions.
    #[serde(default)]
    pub(crate) notes: Vec<String>,
    #[serde(default)]
    plain: Option<Text>,
    #[serde(default)]
    very_plain: Option<Text>,
    #[serde(default)]
    short: Option<Text>,
    #[serde(default)]
    guide: Option<Text>,
}

impl StepTexts {
    pub(crate) fn purpose_in(&self, jurisdiction: Jurisdiction) -> Option<Purpose> {
        self.purpose_be.filter(|_| jurisdiction == Jurisdiction::BE).or(self.purpose)
    }

    pub(crate) fn text(&self, kind: Kind, style: Style) -> Option<&Text> {
        match (kind, style) {
            (Kind::Letter, Style::Plain) => self.plain.as_ref(),
            (Kind::Letter, Style::VeryPlain) => self.very_plain.as_ref().or(self.plain.as_ref()),
            (Kind::Short, _) => self.short.as_ref(),
            (Kind::Guide, _) => self.guide.as_ref(),
        }
    }

    pub(crate) fn kinds(&self) -> Vec<Kind> {
        [Kind::Letter, Kind::Short, Kind::Guide].into_iter().filter(|kind| self.text(*kind, Style::Plain).is_some()).collect()
    }
}

/// The texts of a language, by step.
#[derive(Debug, Clone)]
pub(crate) struct Texts(Pairs<StepTexts>);

impl Texts {
    pub(crate) fn get(&self, step: &str) -> Option<&StepTexts> {
        self.0.get(step)
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.0.0.iter().map(|(name, _)| name.as_str()).collect()
    }
}

struct Known {
    language: Cow<'static, str>,
    json: Cow<'static, str>,
    read: Option<Arc<Texts>>,
}

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// Hands over the texts of a language (`nl`, `en`) as JSON: in the browser they come beside the wasm, so that who drafts nothing need not download them.
/// They are kept for the whole process, in the place of those of that language before.
pub fn provide_drafts(language: String, json: String) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|texts| texts.language != language);
    known.push(Known { language: language.into(), json: json.into(), read: None });
}

/// The texts that are built in, by language: for the build of what lies beside the wasm.
#[must_use]
pub fn embedded() -> &'static [(&'static str, &'static str)] {
    TEXTS
}

pub(crate) fn of(language: DraftLanguage) -> Result<Arc<Texts>, Error> {
    let name = match language {
        DraftLanguage::Nl => "nl",
        DraftLanguage::En => "en",
    };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.is_empty() {
        let built_in =
            TEXTS.iter().map(|(language, json)| Known { language: Cow::Borrowed(language), json: Cow::Borrowed(json), read: None });
        known.extend(built_in);
    }
    let Some(texts) = known.iter_mut().find(|texts| texts.language == name) else {
        return Err(Error::new("no-draft", "options.language", format!("the drafts of `{name}` were not handed over")));
    };
    if let Some(read) = &texts.read {
        return Ok(Arc::clone(read));
    }
    let read: Pairs<StepTexts> = from_json(&texts.json)?;
    Ok(Arc::clone(texts.read.insert(Arc::new(Texts(read)))))
}
