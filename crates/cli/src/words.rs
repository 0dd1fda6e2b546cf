//! The words of the command line for people, in four languages, and how they are shown.

use helder_model::{Channel, Error, Locale, from_value};
use serde_json::{Map, Value};
use std::io::{self, IsTerminal};

/// The locale among the fields, or the usual one.
pub(crate) fn locale(fields: &Map<String, Value>) -> Result<Locale, Error> {
    match fields.get("locale") {
        Some(locale) => from_value(locale).map_err(|error| Error { path: "locale".to_owned(), ..error }),
        None => Ok(Locale::default()),
    }
}

/// The words of one language.
pub(crate) struct Words {
    locale: Locale,
    pub(crate) clarity: &'static str,
    pub(crate) of_100: &'static str,
    pub(crate) no_words: &'static str,
    pub(crate) tone: &'static str,
    pub(crate) words: &'static str,
    pub(crate) sentences: &'static str,
    pub(crate) checklist: &'static str,
    pub(crate) requirements: &'static str,
    pub(crate) leave_out: &'static str,
    pub(crate) posture: &'static str,
    pub(crate) steps: &'static str,
    pub(crate) blocked: &'static str,
    pub(crate) until: &'static str,
    pub(crate) from: &'static str,
    pub(crate) today: &'static str,
    pub(crate) questions: &'static str,
    pub(crate) would_change: &'static str,
    pub(crate) if_: &'static str,
    pub(crate) best: &'static str,
    pub(crate) costs: &'static str,
    pub(crate) interest: &'static str,
    pub(crate) total: &'static str,
    pub(crate) received: &'static str,
    pub(crate) term_starts: &'static str,
    pub(crate) last_day: &'static str,
    pub(crate) costs_from: &'static str,
    pub(crate) not_confirmed: &'static str,
    pub(crate) fits: &'static str,
    pub(crate) too_much: &'static str,
    pub(crate) missed: &'static str,
    pub(crate) owed: &'static str,
    pub(crate) overpaid: &'static str,
}

const NL: Words = Words {
    locale: Locale::Nl,
    clarity: "Helderheid",
    of_100: "van 100",
    no_words: "Er staan geen woorden in deze brief.",
    tone: "Toon",
    words: "woorden",
    sentences: "zinnen",
    checklist: "Wat de lezer moet vinden",
    requirements: "Wat de wet van deze brief vraagt",
    leave_out: "weglaten",
    posture: "Wat er aan de hand lijkt",
    steps: "Wat u nu kunt doen",
    blocked: "Wat nu niet mag",
    until: "tot",
    from: "vanaf",
    today: "vandaag",
    questions: "Wat nog helpt om te weten",
    would_change: "Wat dit zou veranderen",
    if_: "als",
    best: "Beste moment",
    costs: "Incassokosten, ten hoogste",
    interest: "Wettelijke rente",
    total: "Samen met de schuld",
    received: "Ontvangen",
    term_starts: "De termijn begint",
    last_day: "Laatste dag om zonder kosten te betalen",
    costs_from: "Kosten mogen vanaf",
    not_confirmed: " (nog niet bevestigd)",
    fits: "past in de maand",
    too_much: "meer dan er overblijft",
    missed: "Nog niet betaald, maar wel afgesproken:",
    owed: "Nog te betalen",
    overpaid: "Te veel betaald",
};

const EN: Words = Words {
    locale: Locale::En,
    clarity: "Clarity",
    of_100: "of 100",
    no_words: "This letter has no words.",
    tone: "Tone",
    words: "words",
    sentences: "sentences",
    checklist: "What the reader must find",
    requirements: "What the law asks of this letter",
    leave_out: "leave out",
    posture: "What seems to be going on",
    steps: "What you can do now",
    blocked: "What must not be done now",
    until: "until",
    from: "from",
    today: "today",
    questions: "What would help to know",
    would_change: "What would change this",
    if_: "if",
    best: "Best moment",
    costs: "Collection costs, at most",
    interest: "Statutory interest",
    total: "With the principal",
    received: "Received",
    term_starts: "The term begins",
    last_day: "Last day to pay without costs",
    costs_from: "Costs may be charged from",
    not_confirmed: " (not yet confirmed)",
    fits: "fits in the month",
    too_much: "more than is left",
    missed: "Agreed but not paid yet:",
    owed: "Still to be paid",
    overpaid: "Paid too much",
};

const DE: Words = Words {
    locale: Locale::De,
    clarity: "Verständlichkeit",
    of_100: "von 100",
    no_words: "In diesem Brief stehen keine Wörter.",
    tone: "Ton",
    words: "Wörter",
    sentences: "Sätze",
    checklist: "Was der Leser finden muss",
    requirements: "Was das Gesetz von diesem Brief verlangt",
    leave_out: "weglassen",
    posture: "Was los zu sein scheint",
    steps: "Was Sie jetzt tun können",
    blocked: "Was jetzt nicht geht",
    until: "bis",
    from: "ab",
    today: "heute",
    questions: "Was noch gut zu wissen wäre",
    would_change: "Was das ändern würde",
    if_: "wenn",
    best: "Bester Zeitpunkt",
    costs: "Inkassokosten, höchstens",
    interest: "Gesetzliche Zinsen",
    total: "Mit der Hauptforderung",
    received: "Empfangen",
    term_starts: "Die Frist beginnt",
    last_day: "Letzter Tag, um ohne Kosten zu zahlen",
    costs_from: "Kosten sind möglich ab",
    not_confirmed: " (noch nicht bestätigt)",
    fits: "passt in den Monat",
    too_much: "mehr als übrig bleibt",
    missed: "Vereinbart, aber noch nicht gezahlt:",
    owed: "Noch zu zahlen",
    overpaid: "Zu viel gezahlt",
};

const FR: Words = Words {
    locale: Locale::Fr,
    clarity: "Clarté",
    of_100: "sur 100",
    no_words: "Cette lettre ne contient pas de mots.",
    tone: "Ton",
    words: "mots",
    sentences: "phrases",
    checklist: "Ce que le lecteur doit trouver",
    requirements: "Ce que la loi demande à cette lettre",
    leave_out: "supprimer",
    posture: "Ce qui semble se passer",
    steps: "Ce que vous pouvez faire maintenant",
    blocked: "Ce qu’il ne faut pas faire maintenant",
    until: "jusqu’au",
    from: "à partir du",
    today: "aujourd’hui",
    questions: "Ce qu’il serait utile de savoir",
    would_change: "Ce qui changerait ce conseil",
    if_: "si",
    best: "Meilleur moment",
    costs: "Frais de recouvrement, au plus",
    interest: "Intérêt légal",
    total: "Avec le principal",
    received: "Reçue le",
    term_starts: "Le délai commence le",
    last_day: "Dernier jour pour payer sans frais",
    costs_from: "Frais possibles à partir du",
    not_confirmed: " (pas encore confirmé)",
    fits: "tient dans le mois",
    too_much: "plus que ce qui reste",
    missed: "Convenu mais pas encore payé :",
    owed: "Encore à payer",
    overpaid: "Payé en trop",
};

impl Words {
    pub(crate) fn of(locale: Locale) -> Self {
        match locale {
            Locale::Nl => NL,
            Locale::En => EN,
            Locale::De => DE,
            Locale::Fr => FR,
        }
    }

    pub(crate) fn of_count(&self, found: usize, all: usize) -> String {
        match self.locale {
            Locale::Nl => format!("{found} van {all}"),
            Locale::En => format!("{found} of {all}"),
            Locale::De => format!("{found} von {all}"),
            Locale::Fr => format!("{found} sur {all}"),
        }
    }

    pub(crate) fn findings(&self, count: usize) -> String {
        match (self.locale, count) {
            (Locale::Nl, 0) => "Geen verbeterpunten gevonden.".to_owned(),
            (Locale::Nl, 1) => "1 verbeterpunt".to_owned(),
            (Locale::Nl, _) => format!("{count} verbeterpunten"),
            (Locale::En, 0) => "Nothing found to improve.".to_owned(),
            (Locale::En, 1) => "1 point to improve".to_owned(),
            (Locale::En, _) => format!("{count} points to improve"),
            (Locale::De, 0) => "Nichts zu verbessern gefunden.".to_owned(),
            (Locale::De, 1) => "1 Stelle zum Verbessern".to_owned(),
            (Locale::De, _) => format!("{count} Stellen zum Verbessern"),
            (Locale::Fr, 0) => "Rien à améliorer.".to_owned(),
            (Locale::Fr, 1) => "1 point à améliorer".to_owned(),
            (Locale::Fr, _) => format!("{count} points à améliorer"),
        }
    }

    pub(crate) fn omitted(&self, count: u32) -> String {
        match self.locale {
            Locale::Nl => format!("… en nog {count}"),
            Locale::En => format!("… and {count} more"),
            Locale::De => format!("… und noch {count}"),
            Locale::Fr => format!("… et encore {count}"),
        }
    }

    pub(crate) fn channel(&self, channel: Channel) -> &'static str {
        match (self.locale, channel) {
            (Locale::Nl, Channel::Letter) => "brief",
            (Locale::Nl, Channel::Email) => "e-mail",
            (Locale::Nl, Channel::Sms) => "sms",
            (Locale::Nl, Channel::Call) => "telefoon",
            (Locale::Nl, Channel::Visit) => "bezoek",
            (Locale::Nl, Channel::Portal) => "klantpagina",
            (Locale::En, Channel::Letter) => "letter",
            (Locale::En, Channel::Email) => "e-mail",
            (Locale::En, Channel::Sms) => "text message",
            (Locale::En, Channel::Call) => "telephone",
            (Locale::En, Channel::Visit) => "visit",
            (Locale::En, Channel::Portal) => "customer page",
            (Locale::De, Channel::Letter) => "Brief",
            (Locale::De, Channel::Email) => "E-Mail",
            (Locale::De, Channel::Sms) => "SMS",
            (Locale::De, Channel::Call) => "Telefon",
            (Locale::De, Channel::Visit) => "Besuch",
            (Locale::De, Channel::Portal) => "Kundenseite",
            (Locale::Fr, Channel::Letter) => "lettre",
            (Locale::Fr, Channel::Email) => "e-mail",
            (Locale::Fr, Channel::Sms) => "SMS",
            (Locale::Fr, Channel::Call) => "téléphone",
            (Locale::Fr, Channel::Visit) => "visite",
            (Locale::Fr, Channel::Portal) => "espace client",
            (_, Channel::Whatsapp) => "WhatsApp",
        }
    }
}

/// A number with a comma or a point.
pub(crate) fn decimal(value: f64, places: usize, locale: Locale) -> String {
    let text = format!("{value:.places$}");
    if locale == Locale::En { text } else { text.replace('.', ",") }
}

/// A score of 0 to 100 as ten signs.
pub(crate) fn bar(score: f64) -> String {
    (0..10).map(|tenth| if score >= f64::from(tenth) * 10.0 + 5.0 { '█' } else { '░' }).collect()
}

/// A stretch of the letter on one line, and not too long.
pub(crate) fn one_line(text: &str) -> String {
    const MOST: usize = 70;
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= MOST { flat } else { flat.chars().take(MOST - 1).chain(['…']).collect() }
}

/// Colours, where there is a terminal that wants them.
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// By <https://no-color.org> and by what stands at the other end.
    pub(crate) fn of_terminal() -> Self {
        Self { on: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && io::stdout().is_terminal() }
    }

    pub(crate) fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    pub(crate) fn dim(&self, text: &str) -> String {
        self.with("2", text)
    }

    pub(crate) fn good(&self, text: &str) -> String {
        self.with("32", text)
    }

    pub(crate) fn warn(&self, text: &str) -> String {
        self.with("33", text)
    }

    pub(crate) fn bad(&self, text: &str) -> String {
        self.with("31", text)
    }

    fn with(&self, code: &str, text: &str) -> String {
        if self.on && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
