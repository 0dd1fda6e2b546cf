//! Whole letters: what a reader of the report relies on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_letter::{Category, Format, LetterOptions, LetterReport, Status, score_letter};
use helder_model::{Channel, Locale, Purpose, Severity};
use proptest::prelude::*;

fn report(text: &str) -> LetterReport {
    score_letter(text, &LetterOptions::default()).unwrap()
}

/// `text.slice(start, end)` of JavaScript.
fn slice(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

fn assert_places(text: &str, report: &LetterReport) {
    for finding in &report.findings {
        assert_eq!(slice(text, finding.start, finding.end), finding.text, "{} in {text:?}", finding.rule);
        for suggestion in &finding.suggestions {
            let ways = [&suggestion.replacement, &suggestion.wording, &suggestion.explanation];
            assert_eq!(ways.iter().filter(|way| way.is_some()).count(), 1, "{}", finding.rule);
        }
    }
    for place in report.checklist.iter().flat_map(|item| &item.places) {
        assert_eq!(slice(text, place.start, place.end), place.text);
    }
}

const OFFICE: &str = "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.";

#[test]
fn every_office_word_of_the_example_is_named_with_its_place_and_a_plain_wording() {
    for before in ["", "😀 ", "Coördinatie, ideeën 😀😀. ", "ge\u{308}\u{301} "] {
        let text = format!("{before}{OFFICE}");
        let report = report(&text);
        assert_places(&text, &report);
        for word in ["sommeren", "verschuldigde bedrag", "per ommegaande", "voldoen"] {
            let finding = report.findings.iter().find(|finding| finding.text == word).unwrap_or_else(|| panic!("{word} after {before:?}"));
            assert!(finding.suggestions[0].replacement.as_ref().is_some_and(|plain| !plain.is_empty()), "{word}");
        }
    }
}

#[test]
fn places_hold_in_html_with_tags_references_and_merge_fields() {
    let html = "<p>Beste {{naam}} &euml; 😀,</p><p>Wij <b>sommeren</b> u het verschuldigde&nbsp;bedrag <i>per</i> ommegaande te vol&shy;doen.</p><ul><li>indien</ul>";
    let report = report(html);
    assert_eq!(report.format, Format::Html);
    assert_places(html, &report);
    let texts: Vec<&str> = report.findings.iter().map(|finding| finding.text.as_str()).collect();
    for text in ["sommeren", "verschuldigde&nbsp;bedrag", "per</i> ommegaande", "vol&shy;doen"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    let split = report.findings.iter().find(|finding| finding.text == "per</i> ommegaande").unwrap();
    assert!(split.suggestions.iter().all(|suggestion| suggestion.replacement.is_none()), "a replacement would lose a tag");
    assert!(split.message.contains("‘per ommegaande’"), "{}", split.message);
}

#[test]
fn an_empty_letter_has_no_score_and_all_questions_open() {
    for text in ["", "   \n\n ", "<p></p>", "<!-- -->", "\u{200B}"] {
        let report = report(text);
        assert_eq!((report.counts.words, report.clarity.score, report.measures.lix), (0, None, None), "{text:?}");
        assert!(report.findings.is_empty());
        assert!(report.checklist.iter().all(|item| item.status == Status::Missing));
    }
}

#[test]
fn a_plain_letter_gives_no_alarm_and_a_high_score() {
    let text = "Uw rekening van oktober\n\nBeste mevrouw Jansen,\n\nU heeft uw rekening van € 45,50 nog niet betaald. Dat kan gebeuren. Wilt u het bedrag vóór 12 december 2026 betalen?\n\n\
        Dat kan met iDEAL: www.voorbeeld.nl/betalen. Of maak het geld over naar NL91 ABNA 0417 1643 00. Zet erbij: 2026-08831.\n\nLukt dat niet? Bel ons op 020 123 45 67. Wij zijn er op werkdagen van 9 tot 17 uur. Wij denken graag met u mee.\n\n\
        Heeft u al betaald? Dan hoeft u niets te doen. Klopt er iets niet? Dan kijken wij het samen na.\n\nMet vriendelijke groet,\nNoor de Wit";
    let report = report(text);
    assert_places(text, &report);
    let loud: Vec<_> =
        report.findings.iter().filter(|finding| finding.severity != Severity::Hint).map(|finding| (&finding.rule, &finding.text)).collect();
    assert!(loud.is_empty(), "{loud:?}");
    assert!(report.checklist.iter().all(|item| item.status == Status::Found), "{:?}", report.checklist);
    assert!(report.clarity.score.unwrap() > 80.0, "{:?}", report.clarity);
}

#[test]
fn a_wrong_iban_asks_for_attention_at_its_place() {
    let report = report("Betaal op NL92 ABNA 0417 1643 00.");
    let payment = report.checklist.iter().find(|item| item.id == "payment").unwrap();
    assert_eq!((payment.status, payment.places[0].text.as_str()), (Status::Attention, "NL92 ABNA 0417 1643 00"));
}

/// A stop before a small letter may tell an abbreviation, but not when the small letter begins another block.
#[test]
fn a_word_at_the_end_of_a_block_is_no_abbreviation() {
    for text in [
        "<p>Wij lezen de spelwb.</p><h2>en dan dit</h2>",
        "<ul><li>Wij lezen de spelwb.<li>en dan dit</ul>",
        "Wij lezen de spelwb.\n\nen dan dit",
    ] {
        assert!(report(text).findings.iter().all(|finding| finding.rule != "abbreviation"), "{text}");
    }
    assert!(report("Wij lezen de spelwb. en dan dit").findings.iter().any(|finding| finding.rule == "abbreviation"));
}

#[test]
fn messages_come_in_the_language_asked_for() {
    let english = score_letter(OFFICE, &LetterOptions { locale: Locale::En, ..LetterOptions::default() }).unwrap();
    let dutch = report(OFFICE);
    assert_eq!(english.findings.len(), dutch.findings.len());
    for (en, nl) in english.findings.iter().zip(&dutch.findings) {
        assert_ne!(en.message, nl.message, "{}", en.rule);
        assert_eq!(en.id, nl.id);
    }
}

#[test]
fn a_rule_for_another_purpose_is_silent() {
    let text = "Betaal binnen veertien dagen na dagtekening.";
    let with = |purpose| score_letter(text, &LetterOptions { purpose: Some(purpose), ..LetterOptions::default() }).unwrap().findings;
    let of_law = |findings: Vec<helder_letter::Finding>| findings.iter().any(|finding| finding.category == Category::Law);
    assert!(of_law(with(Purpose::FourteenDayLetter)));
    assert!(!of_law(with(Purpose::PaymentReceived)));
}

#[test]
fn a_finding_keeps_its_name_when_the_text_before_it_changes() {
    let name = |text: &str| report(text).findings.into_iter().find(|finding| finding.text == "voldoen").unwrap().id;
    assert_eq!(name(OFFICE), name(&format!("Een nieuwe zin vooraan. {OFFICE}")));
}

#[test]
fn a_five_megabyte_letter_is_judged_and_its_findings_are_bounded() {
    let text = format!("{OFFICE} ").repeat(5_000_000 / (OFFICE.len() + 1));
    let report = report(&text);
    assert_eq!(report.findings.len(), 10_000);
    assert!(report.findings_omitted > 100_000);
    assert_eq!(report.counts.words, 10 * report.counts.sentences);
}

/// Pieces that letters and their faults are made of.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "Wij sommeren u",
        "per ommegaande",
        "{{naam}}",
        "{{naam",
        "{% if x %}",
        "€ 1.234,56",
        "1 juni 2026",
        "NL91 ABNA 0417 1643 00",
        "t.a.v.",
        "a.s.",
        "<p>",
        "</p>",
        "<b",
        "<br>",
        "<li>",
        "<td>",
        "&euro;",
        "&#",
        "😀",
        "ë",
        "e\u{308}",
        "\u{AD}",
        "\u{202E}",
        "שלום",
        "\r\n",
        "\n\n",
        " ",
        ".",
        "!",
        "?",
        "…",
        "\"",
        "’s",
        "<!--",
        "<script>",
        "«Naam»",
        "%a%",
        "0",
        "06 12345678",
        "www.x.nl",
        "a@b.nl",
        "LAATSTE",
        "\0",
        "\u{FFFC}",
        "\u{FFFD}",
        "wordt",
        "betaald",
        "u",
        "je",
        "binnen veertien dagen na heden",
        "**",
        "_",
        "# ",
        "\n> ",
        "[a](b)",
        "](",
        "\\",
        "\n| a | b |\n",
        "\n---\n",
        "```\n",
        "\n--\n",
        "\nOnderwerp: x\n",
        "Op 3 mei schreef Jan:\n",
        "Van: a\nAan: b\n",
        "\r",
        "Als u niet betaalt, dan",
        "deurwaarder",
        "is overgedragen",
        "t/m",
        "fact. van",
    ];
    prop_oneof![4 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)]
}

/// A word that does not end like an abbreviation (`bonnr`).
fn word() -> impl Strategy<Value = String> {
    "[a-z]{7,9}".prop_filter("an abbreviation", |word| !word.ends_with("nr"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_judged_and_every_place_can_be_sliced(pieces in prop::collection::vec(piece(), 0..40), format in 0..5) {
        let text = pieces.concat();
        let format = [Format::Auto, Format::Text, Format::Html, Format::Email, Format::Markdown][format as usize];
        let report = score_letter(&text, &LetterOptions { format, ..LetterOptions::default() }).unwrap();
        assert_places(&text, &report);
        prop_assert!(report.counts.sentences <= report.counts.words);
        prop_assert!(report.clarity.score.is_none_or(|score| (0.0..=100.0).contains(&score)));
    }

    #[test]
    fn plain_words_are_counted_as_they_were_made(sentences in prop::collection::vec(prop::collection::vec(word(), 1..12), 1..6)) {
        let text: String = sentences.iter().map(|words| format!("Zo {}. ", words.join(" "))).collect();
        let report = report(&text);
        prop_assert_eq!(report.counts.sentences as usize, sentences.len());
        prop_assert_eq!(report.counts.words as usize, sentences.iter().map(|words| words.len() + 1).sum::<usize>());
    }
}

#[test]
fn a_report_tells_how_the_letter_was_read() {
    let read = |text: &str, channel| score_letter(text, &LetterOptions { channel, ..LetterOptions::default() }).unwrap().format;
    assert_eq!(read("Betaal.", None), Format::Text);
    assert_eq!(read("<p>Betaal.", Some(Channel::Email)), Format::Html);
    assert_eq!(read("Betaal.", Some(Channel::Email)), Format::Email);
}

#[test]
fn a_last_day_is_read_as_a_person_reads_it() {
    let html = "<p>Betaal uiterlijk <b>3&nbsp;mei</b> 2026.</p><p>De laatste dag is <i>13&nbsp;mei</i> 2026.</p>";
    let options = LetterOptions { format: Format::Html, ..LetterOptions::default() };
    let two = |text: &str| score_letter(text, &options).unwrap().findings.into_iter().find(|finding| finding.rule == "two-dates");
    assert!(two(html).unwrap().message.contains("13"), "the day is named");
    assert!(two(&html.replace("13", "3")).is_none(), "the same day");
    // Before the first is the thirtieth.
    let first = "Betaal € 80 uiterlijk 30 september 2026. Wij zien het graag vóór donderdag de 1e op de rekening.";
    assert!(two(first).is_none(), "the same day");
    assert!(two(&first.replace("1e", "16e")).is_some(), "another day");
}

#[test]
fn the_two_halves_of_a_plan_have_a_day_each() {
    let options = LetterOptions { purpose: Some(Purpose::PlanConfirmation), ..LetterOptions::default() };
    let two = |text: &str| score_letter(text, &options).unwrap().findings.into_iter().find(|finding| finding.rule == "two-dates");
    let plan = "U betaalt de helft, € 90, uiterlijk 15 april. De andere helft, € 90, betaalt u uiterlijk 15 mei. Hebben wij de eerste helft niet vóór 16 april, dan stopt de regeling.";
    assert!(two(plan).is_none(), "the same day");
    let other = two(&plan.replace("vóór 16 april", "vóór 1 mei")).map(|finding| finding.text);
    assert_eq!(other.as_deref(), Some("1 mei"));
}

#[test]
fn a_time_to_pay_in_is_compared_with_the_last_day() {
    let options = LetterOptions { purpose: Some(Purpose::Demand), ..LetterOptions::default() };
    let found = |text: &str| {
        let report = score_letter(text, &options).unwrap();
        report.findings.into_iter().find(|finding| finding.rule == "two-dates").map(|finding| finding.text)
    };
    for (text, other) in [
        // From the day that the letter tells as its own, or has at its head.
        ("Betaal € 80 binnen twee weken na vandaag, 17 november. Dat is dus uiterlijk 24 november.", Some("24 november")),
        ("Betaal € 80 binnen twee weken na vandaag, 17 november. Dat is dus uiterlijk 1 december.", None),
        (
            "U kunt de € 80 binnen twee weken na vandaag, 17 november, zonder kosten betalen. Doe dat dus uiterlijk 24 november.",
            Some("24 november"),
        ),
        ("U kunt de € 80 binnen twee weken na vandaag, 17 november, zonder kosten betalen. Doe dat dus uiterlijk 1 december.", None),
        ("Betaal € 80 binnen zeven dagen na dagtekening van deze e-mail (15 september), dus uiterlijk 25 september.", Some("25 september")),
        (
            "Zwolle, 3 maart 2026\n\nBetaal € 80 binnen veertien dagen na de datum van deze brief. Uiterlijk 27 maart moet het bedrag binnen zijn.",
            Some("27 maart"),
        ),
        ("Zwolle, 20 december 2026\n\nBetaal € 80 uiterlijk 3 januari. Dat is binnen 14 dagen na vandaag.", None),
        ("Zwolle, 20 februari 2028\n\nBetaal € 80 binnen tien dagen na vandaag, dus uiterlijk 1 maart.", None),
        // The day of receipt is not known: a day that comes sooner than the time allows is wrong, a later one is not.
        (
            "Zwolle, 3 maart 2026\n\nU kunt binnen 14 dagen na ontvangst van deze brief betalen. Betaal € 80 dus uiterlijk 12 maart.",
            Some("12 maart"),
        ),
        ("Zwolle, 3 maart 2026\n\nU kunt binnen 14 dagen na ontvangst van deze brief betalen. Betaal € 80 dus uiterlijk 24 maart.", None),
        ("Zwolle, 3 maart 2026\n\nBetaal € 80 uiterlijk 12 maart. U hebt nog veertien dagen om te betalen.", Some("veertien dagen")),
        // Of another day, of something else, of what comes later.
        ("Zwolle, 3 maart 2026\n\nBetaal € 80 uiterlijk 12 maart. U moest binnen 30 dagen na de factuurdatum betalen.", None),
        (
            "Zwolle, 3 maart 2026\n\nBetaal € 80 uiterlijk 12 maart. Anders krijgt u een brief, en dan kunt u nog binnen 14 dagen betalen.",
            None,
        ),
        ("Zwolle, 3 maart 2026\n\nBetaal € 80 uiterlijk 12 maart. U krijgt binnen 14 dagen een nieuwe factuur.", None),
        ("Betaal € 80 uiterlijk 12 maart. U hebt nog veertien dagen om te betalen.", None),
        // What is past counts no more.
        ("Zwolle, 3 maart 2026\n\nBetaling € 80: uiterlijk 12 februari. Betaal nu uiterlijk 17 maart.", None),
        // A number in order is a day where a day is told, and the weekdays of one day are one.
        ("Betaal € 80 uiterlijk de 15e. Wij verwachten uw geld uiterlijk de 25e.", Some("de 25e")),
        ("Betaal € 80 uiterlijk woensdag 23 september.\nPS Uiterlijk vrijdag de 23e dus!", Some("vrijdag de 23e")),
        ("Betaal € 80 uiterlijk woensdag 23 september.\nPS Uiterlijk woensdag de 23e dus!", None),
        ("Betaal € 80 uiterlijk 20 juli. Vanaf dinsdag 21 juli bent u te laat.", None),
        ("Betaal € 80 uiterlijk 27 juli. Vanaf 21 juni bent u te laat voor de zomerkorting.", None),
        ("Betaal € 80 uiterlijk 27 juli. Gelieve het bedrag ten laatste op 12 juli te betalen.", Some("12 juli")),
        ("Betaal € 80 uiterlijk 27 juli. Vanaf dinsdag 21 juli bent u te laat.", Some("21 juli")),
        ("Betaal € 80 uiterlijk 8 augustus. Het geld moet er 15 augustus op zijn laatst zijn.", Some("15 augustus")),
        ("Betaal € 80 uiterlijk 3 juni 2026. Het bedrag moet uiterlijk 3 juni 2027 binnen zijn.", Some("3 juni 2027")),
        ("Betaal € 80 uiterlijk 1 juni. Wij zien het bedrag graag 3 juni op rekening met nummer 4.", None),
        (
            "Zwolle, 3 maart 2026\n\nU had binnen 14 dagen na dagtekening van de factuur (1 februari) moeten betalen. Betaal € 80 binnen 14 dagen na vandaag, dus uiterlijk 17 maart.",
            None,
        ),
        // What the day is called behind it, and a day that comes as the end of itself.
        (
            "Betaal € 80 uiterlijk 31 oktober. Kunt u dat niet? Bel dan vóór 7 november, de uiterste dag voor uw betaling.",
            Some("7 november"),
        ),
        ("Betaal € 80 uiterlijk 31 oktober. Kunt u dat niet? Bel dan vóór 24 oktober, dan denken wij mee.", None),
        ("Betaal € 80 uiterlijk 31 oktober. Bel ons vóór 7 oktober, de laatste dag van onze actie, voor uitstel.", None),
        ("Betaal € 80 uiterlijk 31 oktober. Bel ons vóór 3 november, als de termijn van uw abonnement afloopt.", None),
        ("Betaal € 80 uiterlijk 31 oktober. Wij kijken op 3 november, als uw termijn afloopt, of het er is.", Some("3 november")),
        ("Betaal € 80 uiterlijk 31 oktober. De betaling zien wij graag vóór het einde van 7 november.", Some("7 november")),
        ("Betaal € 80 uiterlijk 28 november. Uw betaling komt op tijd als het geld er is op 5 december.", Some("5 december")),
        (
            "Assen, 3 maart 2026\n\nWilt u dat binnen veertien dagen na de datum van deze brief doen? Maak € 80 dus uiterlijk 24 maart over.",
            Some("24 maart"),
        ),
        // What we pay ourselves, and a day of something else in the same sentence.
        ("Betaal € 80 uiterlijk 1 oktober. Wij krijgen een nota, die moeten wij op de 20e betalen.", None),
        ("Betaal € 80 uiterlijk 15 juli. Wij hebben het geld nodig: op 1 september begint het werk.", None),
        ("De plaats (14 t/m 18 juli) kost € 80. Betaal vóór 4 juli.", None),
    ] {
        assert_eq!(found(text).as_deref(), other, "{text}");
    }
}

#[test]
fn a_day_comes_too_soon_only_in_a_letter_that_gives_fourteen() {
    let letter = "Zwolle, 3 maart 2026\n\nBetaal € 80 uiterlijk 10 maart.";
    let speaks = |text: &str, purpose, channel| {
        let report = score_letter(text, &LetterOptions { purpose, channel, ..LetterOptions::default() }).unwrap();
        report.findings.iter().any(|finding| finding.rule == "notice-day")
    };
    assert!(speaks(letter, Some(Purpose::FourteenDayLetter), None));
    assert!(speaks(&letter.replace("€ 80", "het hele bedrag van € 80"), Some(Purpose::FourteenDayLetter), None));
    assert!(!speaks(letter, Some(Purpose::Reminder), None));
    assert!(!speaks(letter, None, None));
    // A letter by post is there a day later.
    let fourteen = letter.replace("10 maart", "17 maart");
    assert!(speaks(&fourteen, Some(Purpose::FourteenDayLetter), Some(Channel::Letter)));
    assert!(!speaks(&fourteen, Some(Purpose::FourteenDayLetter), Some(Channel::Email)));
}

#[test]
fn a_name_and_its_value_are_read_together_in_every_kind_of_table() {
    let lines = "Rekening 1 | € 40,00\nRekening 2 | € 30,00\nTotaal | € 80,00\nUiterste betaaldatum | 3 juni 2026\n\nBetaal uiterlijk 10 juni 2026.";
    let table = lines.replace(" | ", "</td><td>").replace('\n', "</td></tr><tr><td>");
    let pairs = lines.replace(" | ", "</dt><dd>").replace('\n', "</dd><dt>");
    for text in [lines.to_owned(), format!("<table><tr><td>{table}</table>"), format!("<dl><dt>{pairs}</dl>")] {
        let report = score_letter(&text, &LetterOptions::default()).unwrap();
        let found = |rule: &str| report.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.text.as_str());
        assert_eq!((found("two-amounts"), found("two-dates")), (Some("€ 80,00"), Some("10 juni 2026")), "{text}");
        assert_eq!(found("sentence-length"), None, "{text}");
    }
    // Each value belongs to the name before it, and the names of columns to none.
    for right in [
        "<tr><td>Factuurdatum</td><td>1 mei 2026</td><td>Uiterste betaaldatum</td><td>31 mei 2026</td></tr></table><p>Betaal uiterlijk 31 mei 2026.</p>",
        "<tr><th>BTW</th><th>KVK</th><th>IBAN</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
    ] {
        let report = score_letter(&format!("<table>{right}"), &LetterOptions::default()).unwrap();
        assert!(report.findings.iter().all(|finding| finding.severity == Severity::Hint), "{right}");
    }
}
