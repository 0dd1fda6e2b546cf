//! Which dates of a letter are a last day to pay, and of what.

use super::{DayWords, Share, Told, Turn};
use crate::calendar;
use crate::detect::{has_one, is_one};
use crate::words::is_word;
use helder_text::{Document, Entity, EntityKind, Sentence, Token, TokenKind, month, named_weekday, ordinal};

/// A date with the sentence that it stands in.
struct Place<'d> {
    document: &'d Document<'d>,
    words: &'d DayWords,
    /// The number of the sentence.
    number: usize,
    /// Its tokens, as far as they are looked at.
    tokens: &'d [Token],
    /// The date among them, the first token of it with its weekday, and the first behind it.
    at: usize,
    from: usize,
    weekday: Option<usize>,
    after: usize,
    /// From one comma or bracket to the next.
    clause: &'d [Token],
    /// How many of the tokens come before the end of that.
    clause_end: usize,
    /// A line of a table, a subject, or as short as one: `Wanneer: uiterlijk 1 mei.`
    is_row: bool,
}

/// A date that is a last day to pay.
#[inline(never)]
pub(super) fn told<'d>(document: &'d Document, words: &'d DayWords, is_planned: bool, entity: &'d Entity) -> Option<Told<'d>> {
    if entity.kind != EntityKind::Date {
        return None;
    }
    let number = document.lines().partition_point(|sentence| sentence.last <= entity.token);
    let sentence = document.lines().get(number)?;
    let place = Place::of(document, words, number, sentence, entity)?;
    if place.ends_period(sentence, entity) || place.is_of_another() {
        return None;
    }
    let is_named = place.is_named();
    let row = || is_planned.then(|| row(document, number)).flatten().map(Share::Part);
    let share = place.share().or((is_planned && is_named).then_some(Share::All)).or_else(row);
    let turn = place.turn(is_named, share.filter(|_| is_planned))?;
    if !is_named && place.answers() {
        return None;
    }
    let first = entity.token as usize - place.at;
    let amounts = |from: usize, to: usize| -> Vec<u64> {
        let all = document.entities();
        let begin = all.partition_point(|amount| (amount.token as usize) < first + from);
        let within = all.get(begin..).unwrap_or_default().iter().take_while(|amount| (amount.token as usize) < first + to);
        within.filter_map(|amount| document.cents(amount)).collect()
    };
    let before = amounts(0, place.at);
    Some(Told {
        entity,
        day: calendar::read(document, entity)?,
        weekday: place.weekday,
        turn,
        share,
        amounts: if before.is_empty() { amounts(place.after, place.clause_end) } else { before },
        bills: bills(document, words, place.tokens),
        months: place.months(),
        sentence: sentence.first as usize,
        is_row: !document.ends(sentence),
    })
}

impl<'d> Place<'d> {
    fn of(document: &'d Document<'d>, words: &'d DayWords, number: usize, sentence: &Sentence, entity: &Entity) -> Option<Self> {
        /// Words beside those that tell the day of a clause that is too short to say what it is about: `…, uiterlijk op 1 mei, …`
        const SHORT: usize = 2;
        /// Words of a sentence that is read as a line of a table.
        const LINE: usize = 14;
        /// Words of a sentence that are looked at before and behind.
        const FAR: usize = 60;
        let at = entity.token as usize;
        let first = (sentence.first as usize).max(at.saturating_sub(FAR));
        let tokens = document.tokens().get(first..(sentence.last as usize).min(at + FAR))?;
        let at = at - first;
        let before = |at: usize| at.checked_sub(1).and_then(|before| tokens.get(before));
        let is_border = |token: &Token| matches!(document.text(token), "," | ";" | "(" | ")" | ":");
        let start = tokens.get(..at)?.iter().rposition(is_border).map_or(0, |border| border + 1);
        let end = tokens.get(at + 1..)?.iter().position(is_border).map_or(tokens.len(), |border| at + 1 + border);
        let has_colon = || tokens.get(..at).unwrap_or_default().iter().any(|token| document.text(token) == ":");
        let is_row = !document.ends(sentence) || (tokens.len() <= LINE && has_colon());
        let clause = tokens.get(start..end)?;
        let tells = |token: &Token| {
            is_word!(token, "en" | "dus")
                || named_weekday(token).is_some()
                || [words.until, words.on, words.earlier].iter().any(|list| is_one(token, list))
        };
        let others = clause.iter().filter(|token| token.kind == TokenKind::Word && !tells(token)).count();
        let says_what = others > SHORT || has_one(clause, words.pay);
        let clause = if says_what && document.ends(sentence) { clause } else { tokens };
        let after = tokens.iter().position(|token| document.place(token.start, token.end).0 >= entity.end).unwrap_or(tokens.len());
        // `vrijdag 3 juni`, `vrijdag de 3e`
        let from = at - usize::from(before(at).is_some_and(|token| is_word!(token, "de")));
        let weekday = before(from).and_then(named_weekday);
        let from = from - usize::from(weekday.is_some());
        Some(Self { document, words, number, tokens, at, from, weekday, after, clause, clause_end: end, is_row })
    }

    #[inline(never)]
    fn before(&self) -> &'d [Token] {
        self.tokens.get(..self.at).unwrap_or_default()
    }

    #[inline(never)]
    fn behind(&self) -> &'d [Token] {
        self.tokens.get(self.after..).unwrap_or_default()
    }

    #[inline(never)]
    fn behind_in_clause(&self) -> &'d [Token] {
        self.tokens.get(self.after..self.clause_end).unwrap_or_default()
    }

    /// So many tokens right before the date and its weekday.
    #[inline(never)]
    fn near(&self, count: usize) -> &'d [Token] {
        self.tokens.get(self.from.saturating_sub(count)..self.from).unwrap_or_default()
    }

    /// The first token, but for `PS`.
    fn first(&self) -> Option<&'d Token> {
        self.tokens.iter().find(|token| !is_word!(token, "ps"))
    }

    #[inline(never)]
    fn text(&self, token: Option<&Token>) -> &'d str {
        token.map_or("", |token| self.document.text(token))
    }

    #[inline(never)]
    fn is(&self, token: &Token, list: &[u32]) -> bool {
        is_one(token, list)
    }

    #[inline(never)]
    fn any(&self, tokens: &[Token], list: &[u32]) -> bool {
        has_one(tokens, list)
    }

    #[inline(never)]
    fn pair(&self, tokens: &[Token], first: &[u32], second: &[u32]) -> bool {
        tokens.windows(2).any(|pair| matches!(pair, [one, other] if self.is(one, first) && self.is(other, second)))
    }

    /// `1 mei tot en met 31 juli`, `van 8 tot en met 17 mei`; or a date that belongs to something: `de brief van 1 mei`.
    #[inline(never)]
    fn ends_period(&self, sentence: &Sentence, entity: &Entity) -> bool {
        /// Tokens from the first day of a period to its last.
        const PERIOD: u32 = 6;
        let words = self.words;
        let goes_to = self.any(self.near(3), words.until);
        let known = self.document.entities();
        let behind = known.partition_point(|other| other.token < entity.token.saturating_sub(PERIOD).max(sentence.first));
        // Nothing stands between the two but what joins them.
        let joins = |token: &Token| {
            let text = self.document.text(token);
            token.kind != TokenKind::Word || self.is(token, words.until) || is_word!(token, "en" | "t") || month(text).is_some()
        };
        let from_day = || {
            let mut before = known.iter().skip(behind).take_while(|other| other.token < entity.token);
            before.any(|other| {
                let between = self.document.tokens().get(other.token as usize + 1..entity.token as usize).unwrap_or_default();
                other.kind == EntityKind::Date && between.iter().all(joins)
            })
        };
        let is_number = |token: &Token| self.document.text(token).starts_with(|c: char| c.is_ascii_digit());
        let near = || self.before().rsplit(|token| matches!(self.document.text(token), ":" | ";")).next().unwrap_or_default();
        let from = || near().windows(2).any(|pair| matches!(pair, [of, from] if self.is(of, words.of) && is_number(from)));
        // `14 t/m 18 juli`
        let from_number = || self.near(4).windows(2).any(|pair| matches!(pair, [from, to] if is_number(from) && is_word!(to, "tot" | "t")));
        // But `vóór het einde van 1 mei`.
        let is_its_own = |two: &[Token]| self.pair(two, words.name, words.of) || self.pair(two, words.end, words.of);
        let belongs = || self.any(self.near(2), words.of) && !is_its_own(self.near(2));
        (goes_to && (from_day() || from() || from_number())) || belongs()
    }

    /// Whether the day is one for something else, one that is past, or one that counts no more.
    #[inline(never)]
    fn is_of_another(&self) -> bool {
        let words = self.words;
        let no = |pair: &[Token]| matches!(pair, [holds, no] if self.is(holds, words.holds) && self.is(no, words.no));
        let is_void = |tokens: &[Token]| self.any(tokens, words.void) || tokens.windows(2).any(no);
        if self.is_called_pay_day() {
            return is_void(self.tokens);
        }
        // `Zou u vóór 1 mei willen betalen?` is no past; nor is `of eerder`.
        let asks = self.text(self.tokens.last()) == "?" && self.clause.len() == self.tokens.len();
        let or_sooner = |at: usize| at.checked_sub(1).is_some_and(|of| self.clause.get(of).is_some_and(|token| is_word!(token, "of")));
        let is_past = || {
            let mut clause = self.clause.iter().enumerate().skip(usize::from(asks));
            clause.any(|(at, token)| self.is(token, words.except) && !(self.is(token, words.sooner) && or_sooner(at)))
        };
        // `Mail me dan`, but not `na deze mail`
        let mails = |pair: &[Token]| matches!(pair, [mail, us] if is_word!(mail, "mail") && is_word!(us, "me" | "mij" | "ons"));
        is_void(self.clause)
            || self.any(self.clause, words.reply)
            || self.clause.windows(2).any(mails)
            || (!self.names_last_day() && is_past())
    }

    /// `de uiterste betaaldag, 9 juli`; `9 juli, de laatste dag`; `9 juli, als uw termijn afloopt`
    #[inline(never)]
    fn is_called_pay_day(&self) -> bool {
        let words = self.words;
        let behind = self.behind();
        let up_to = |count: usize| behind.get(..behind.len().min(count)).unwrap_or(behind);
        let (behind, far) = (up_to(6), up_to(9));
        let is_last = |tokens: &[Token]| self.any(tokens, words.name) || self.pair(tokens, words.last, words.day);
        // Not `7 oktober, de laatste dag van onze actie`, nor `als de termijn van uw abonnement afloopt`.
        let of_something = self.any(behind, words.of) && !self.pair(behind, words.end, words.of);
        let pays = || !self.pair(behind, words.last, words.day) || self.any(far, words.paid);
        let is_end = self.any(behind, words.term) && (self.any(behind, words.over) || self.any(behind, words.end)) && !of_something;
        is_last(self.near(3)) || (is_last(behind) && pays()) || (is_end && self.text(behind.first()) == ",")
    }

    /// `de laatste dag`, `de termijn loopt af`
    #[inline(never)]
    fn names_last_day(&self) -> bool {
        let words = self.words;
        self.pair(self.tokens, words.last, words.day) || (self.any(self.tokens, words.term) && self.any(self.tokens, words.over))
    }

    fn is_named(&self) -> bool {
        self.is_called_pay_day() || self.names_last_day() || self.any(self.clause, self.words.name)
    }

    /// How the day is told, when it is a last day to pay; `share` is a part of a plan.
    #[inline(never)]
    fn turn(&self, is_named: bool, share: Option<Share>) -> Option<Turn> {
        /// Words and signs of a sentence that is hardly more than a day.
        const WISH: usize = 7;
        let (words, tokens) = (self.words, self.tokens);
        let near = self.near(3);
        let until = self.until();
        let has_amount = tokens.iter().any(|token| token.kind == TokenKind::Amount);
        // A line of a table or a subject is about paying as the letter is; a part of a plan is paid.
        let is_about_paying = self.is_row || has_amount || self.any(tokens, words.pay);
        // `Als het er uiterlijk 1 juli is`
        let is_paid_in = |pair: &[Token]| matches!(pair, [money, there] if is_word!(there, "er") && (money.kind == TokenKind::Amount || is_word!(money, "het" | "dat" | "alles" | "geld" | "bedrag")));
        let is_there = self.any(tokens, words.there) || tokens.windows(2).any(is_paid_in);
        // `Zorg dat het op 12 november bij ons is`, `op 23 januari moet alles bij ons zijn`; but not `u moet op 3 mei bij ons zijn`
        let by_us = |three: &[Token]| matches!(three, [by, us, is] if is_word!(by, "bij") && is_word!(us, "ons" | "mij") && is_word!(is, "is" | "zijn" | "staat" | "staan"));
        let is_money = |pair: &[Token]| matches!(pair, [it, next] if is_word!(it, "alles" | "geld" | "bedrag") || (is_word!(it, "het") && self.is(next, words.on)));
        let is_by_us = tokens.windows(3).any(by_us) && tokens.windows(2).any(is_money);
        let is_there = is_there || is_by_us;
        // `Graag vóór 12 december.`
        let is_wish = tokens.len() <= WISH && tokens.first().is_some_and(|token| is_word!(token, "graag" | "ps"));
        let pays = is_about_paying || is_there || share.is_some() || is_wish || self.goes_on();
        // `De laatste € 80 blijft staan op 10 december`
        let stays = near.iter().any(|token| is_word!(token, "blijft"));
        let is_on = (self.any(near, words.on) && !stays) || (self.weekday.is_some() && !self.any(near, words.since));
        let opens = !self.is_row && self.first().is_some_and(|token| self.is(token, words.opens));
        let up_to_end = tokens.get(..self.clause_end).unwrap_or(tokens);
        // `… en is er op 6 juni niet betaald`
        let goes_on =
            || self.before().windows(2).any(|pair| matches!(pair, [and, opens] if is_word!(and, "en") && self.is(opens, words.opens)));
        // `Is het er dan niet, dan stoppen wij op 31 augustus`
        let is_after =
            || self.before().windows(2).any(|pair| matches!(pair, [sign, then] if self.text(Some(sign)) == "," && is_word!(then, "dan")));
        let may_be = is_on && !is_after() && (opens || self.any(self.before(), words.when) || goes_on());
        let is_paid = is_there || has_amount || self.any(tokens, words.paid);
        let in_past = || self.any(tokens, words.reply) || self.any(tokens, words.except);
        let is_payment = || self.before().iter().any(|token| is_word!(token, "betaling"));
        // Not `De VvE heeft het geld nodig: op 1 september begint het werk`
        let must_be_there = is_on
            && !is_after()
            && (is_by_us || self.any(self.clause, words.there) || share.is_some() || is_payment())
            && (opens || self.any(tokens, words.must));
        // `… en die moet ik op de 20e betalen`
        let is_ours = || {
            self.before()
                .windows(2)
                .any(|pair| matches!(pair, [must, we] if self.is(must, words.must) && is_word!(we, "ik" | "wij" | "we")))
        };
        let must_be_paid = is_on && !is_ours() && self.any(self.before(), words.must) && self.any(self.behind_in_clause(), words.paid);
        // `Als het geld er op 31 augustus is`, `als het er is op 31 augustus`, but not `als u op 1 mei al betaald hebt`
        let is_there_by_then =
            || near.windows(2).any(|pair| matches!(pair, [there, is] if is_word!(there, "er" | "binnen") && is_word!(is, "is" | "zijn")));
        let will_be = is_on
            && is_paid
            && self.any(self.before(), words.when)
            && (self.any(self.behind_in_clause(), words.present) || is_there_by_then())
            && !self.any(self.clause, words.already);
        // `Ik reken dus op 8 juni`
        let counts_on = is_on && near.iter().any(|token| is_word!(token, "reken" | "rekenen" | "rekent"));
        // `Vanaf 21 juli bent u te laat`, but not `te laat voor de korting`
        let is_late = || {
            let late = self.behind().iter().position(|token| self.is(token, words.late)).filter(|_| self.any(near, words.since));
            late.is_some_and(|late| !self.behind().get(late + 1).is_some_and(|next| is_word!(next, "voor" | "om")))
        };
        // Not `na vandaag, 3 maart`
        let comes_then =
            pays && !self.any(near, words.now) && self.any(near, words.after) && !near.iter().any(|token| is_word!(token, "of"));
        if may_be && is_paid && self.any(up_to_end, words.no) {
            Some(Turn::Missed)
        } else if (pays && until == Some(Turn::Before)) || is_late() {
            Some(Turn::Before)
        } else {
            let is_told = is_named
                || self.repeats()
                || (pays && until == Some(Turn::On))
                || ((must_be_there || must_be_paid || will_be || counts_on) && !in_past())
                || (comes_then && self.any(self.tokens, words.then))
                // In a plan each part is told with its day: `Termijn 3: 31 augustus 2026`.
                || (is_about_paying && (self.is_row || is_on) && share.is_some_and(|share| matches!(share, Share::Part(_) | Share::Last)));
            is_told.then_some(Turn::On)
        }
    }

    /// What stands right before or behind the date and makes it a last day: `uiterlijk`, `tot en met`, `vóór of op`, `niet later dan`; `of eerder`.
    #[inline(never)]
    fn until(&self) -> Option<Turn> {
        /// Words from `vóór` to the date in `vóór het einde van de dag op 1 mei`.
        const END: usize = 8;
        let words = self.words;
        let near = self.near(4);
        let is_of = |token: &Token| is_word!(token, "of");
        // `tot en met`, not any `met`
        let goes_to = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| near.get(at));
            !matches!(self.text(near.get(at)), "met" | "m") || matches!(self.text(before), "en" | "/")
        };
        // `Uiterlijk betalen op: 1 mei`
        let reach = if self.text(near.last()) == ":" { 4 } else { 3 };
        let is_until = |at: usize| {
            let is_now = near.get(at + 1).is_some_and(|token| self.is(token, words.now));
            near.len() - at <= reach && near.get(at).is_some_and(|token| self.is(token, words.until)) && goes_to(at) && !is_now
        };
        let not_later = near.last().is_some_and(|token| is_word!(token, "dan")) && self.any(near, words.later);
        // As Belgians say it.
        let at_latest = near.windows(2).any(|pair| matches!(pair, [ten, latest] if is_word!(ten, "ten") && is_word!(latest, "laatste")));
        let either = |one: &Token, other: &Token| self.is(one, words.earlier) && self.is(other, words.on);
        let or_on = |three: &[Token]| matches!(three, [one, of, other] if is_of(of) && (either(one, other) || either(other, one)));
        let is_until_behind = match self.behind() {
            // `3 juni of eerder`
            [of, sooner, ..] if is_of(of) && self.is(sooner, words.sooner) => true,
            // `3 juni op zijn laatst`
            [on, _, latest, ..] => self.is(on, words.on) && is_word!(latest, "laatst"),
            _ => false,
        };
        let at_end = || {
            let before = self.near(END);
            self.any(before, words.end) && (self.any(before, words.earlier) || self.any(before, words.until))
        };
        if (0..near.len()).any(is_until) || not_later || at_latest || near.windows(3).any(or_on) || is_until_behind || at_end() {
            Some(Turn::On)
        } else {
            self.any(self.near(2), words.earlier).then_some(Turn::Before)
        }
    }

    /// A sentence before this one: of a long one its end.
    #[inline(never)]
    fn sentence(&self, number: usize) -> &'d [Token] {
        const FAR: usize = 60;
        let tokens = self.document.lines().get(number).map(|sentence| self.document.tokens_of(sentence)).unwrap_or_default();
        tokens.get(tokens.len().saturating_sub(FAR)..).unwrap_or_default()
    }

    /// Whether the sentence goes on about what one of the two before it says has to be paid: `Dat kan tot en met 1 juni.`
    #[inline(never)]
    fn goes_on(&self) -> bool {
        let words = self.words;
        let pays = |tokens: &[Token]| {
            let has_amount = tokens.iter().any(|token| token.kind == TokenKind::Amount);
            (has_amount || self.any(tokens, words.pay)) && !self.any(tokens, words.reply)
        };
        let before = || (1..=2).filter_map(|back| self.number.checked_sub(back)).map(|number| self.sentence(number));
        self.any(self.tokens, words.goes_on)
            && self.any(self.tokens, words.may)
            && !self.any(self.tokens, words.reply)
            && before().any(pays)
    }

    /// Whether it is the day of the sentence before, told once more: `Dat is dus vrijdag 19 juni.`
    #[inline(never)]
    fn repeats(&self) -> bool {
        let before = self.number.checked_sub(1).map(|before| self.sentence(before)).unwrap_or_default();
        let opens = matches!(self.tokens, [that, is, ..] if is_word!(that, "dat" | "dit") && is_word!(is, "is")) && self.from <= 3;
        opens && (self.any(before, self.words.until) || self.pair(before, self.words.last, self.words.day))
    }

    /// Whether the sentence says what can be done when the answer to the question before it is no.
    #[inline(never)]
    fn answers(&self) -> bool {
        let question = self.number.checked_sub(1).map(|before| self.sentence(before)).unwrap_or_default();
        // `Wilt u € 80 betalen? Dat kan tot en met 3 juni.` asks for it.
        let is_asked = question.first().is_some_and(|token| is_word!(token, "wilt" | "wil" | "kunt" | "kun"))
            && self.any(question, self.words.pay)
            && !question.iter().any(|token| is_word!(token, "liever" | "later" | "niet" | "delen" | "termijnen" | "meer" | "toch"));
        let begins = self.sentence(self.number).first().is_some_and(|token| self.is(token, self.words.answer));
        self.text(question.last()) == "?" && begins && !is_asked
    }

    /// The months that the sentence, or the one that it goes on about, names without a day: `de huur van mei`.
    #[inline(never)]
    fn months(&self) -> Vec<u32> {
        let named = |pair: &[Token]| {
            let [of, name] = pair else { return None };
            let is_of_it = self.is(of, self.words.of) || self.is(of, self.words.earlier) || is_word!(of, "over");
            month(self.document.text(name)).filter(|_| is_of_it)
        };
        let months = |tokens: &[Token]| -> Vec<u32> { tokens.windows(2).filter_map(named).collect() };
        // Not `vóór het eind van mei`
        let own = if self.any(self.tokens, self.words.end) {
            Vec::new()
        } else {
            months(self.tokens.get(..self.clause_end).unwrap_or(self.tokens))
        };
        let before = || self.number.checked_sub(1).map(|before| self.sentence(before)).unwrap_or_default();
        if own.is_empty() && self.any(self.tokens, self.words.goes_on) { months(before()) } else { own }
    }

    /// What the sentence says has to be paid by the day: of what stands before the day the nearest, else what stands behind it.
    #[inline(never)]
    fn share(&self) -> Option<Share> {
        /// Words between `vierde` and `betaling`: `vierde en laatste betaling`
        const APART: usize = 3;
        let (words, tokens) = (self.words, self.tokens);
        let of_parts = |number: &u32| (1..=60).contains(number);
        let number = |text: &str| text.parse().ok().filter(of_parts).map(|number: u32| number as usize);
        // `tweede`, `2e`
        let which = |token: &Token| {
            let text = self.document.text(token);
            let in_words = words.ordinals.iter().position(|word| *word == token.key).map(|place| place + 1);
            in_words.or_else(|| ordinal(text).filter(of_parts).map(|number| number as usize))
        };
        let is_part = |token: &Token| self.is(token, words.part) || token.kind == TokenKind::Amount;
        let is_dated = |token: &Token| self.is(token, words.on) || self.is(token, words.until) || self.is(token, words.earlier);
        let found = |place: usize| {
            let token = tokens.get(place)?;
            let behind = tokens.get(place + 1..)?;
            let some = |apart: usize, is: &dyn Fn(&Token) -> bool| behind.iter().take(apart).any(is);
            if self.is(token, words.last) && (some(1, &is_part) || some(1, &is_dated)) {
                // `vierde en laatste termijn`
                let number = place.checked_sub(2).and_then(|before| which(tokens.get(before)?));
                return Some(number.map_or(Share::Last, Share::Part));
            }
            if self.is(token, words.next) && some(1, &is_part) && !self.is_row {
                return Some(Share::Next);
            }
            if self.is(token, words.closing) {
                return Some(Share::Last);
            }
            if self.is(token, words.whole) {
                return Some(Share::All);
            }
            // `de helft`, and `de andere helft`
            if is_word!(token, "helft") {
                let before = place.checked_sub(1).and_then(|before| tokens.get(before));
                match before {
                    Some(before) if is_word!(before, "de") => return Some(Share::Part(1)),
                    Some(before) if is_word!(before, "andere" | "overige" | "resterende") => return Some(Share::Part(2)),
                    _ => {}
                }
            }
            // `termijn 3`; `de tweede termijn`, `de tweede op`
            let numbered = behind.first().filter(|_| self.is(token, words.part)).and_then(|next| number(self.document.text(next)));
            numbered.or_else(|| which(token).filter(|_| some(APART, &is_part) || some(APART, &is_dated))).map(Share::Part)
        };
        // `in een keer`, but not `een bedrag`
        let in_one = |three: &[Token]| matches!(three, [into, one, times] if is_word!(into, "in") && is_word!(one, "een") && self.is(times, words.times));
        let at_once = |tokens: &[Token]| {
            self.any(tokens, words.at_once) || self.pair(tokens, words.one, words.times) || tokens.windows(3).any(in_one)
        };
        // `…, dan moet u alles in één keer betalen. Daarvoor krijgt u dan tot 3 juli.`
        let before = || self.number.checked_sub(1).map(|before| self.sentence(before)).unwrap_or_default();
        if at_once(tokens.get(..self.clause_end).unwrap_or(tokens)) || (self.any(tokens, words.goes_on) && at_once(before())) {
            return Some(Share::AtOnce);
        }
        (0..self.at).rev().find_map(found).or_else(|| (self.after..tokens.len()).find_map(found))
    }
}

/// Which line of a list of days this is, from one: the lines before and behind it that look the same.
#[inline(never)]
fn row(document: &Document, number: usize) -> Option<usize> {
    /// Parts of a plan, and words and signs of the line of one.
    const MOST: usize = 60;
    let sentence = |number: usize| document.lines().get(number);
    let looks = |number: usize| -> Option<Vec<TokenKind>> {
        let tokens = document.tokens_of(sentence(number).filter(|sentence| !document.ends(sentence))?);
        Some(tokens.get(..=MOST).unwrap_or(tokens).iter().map(|token| token.kind).collect())
    };
    let same = looks(number)?;
    let is_like = |other: usize| looks(other).is_some_and(|looks| looks == same);
    let before = (0..number).rev().take(MOST).take_while(|other| is_like(*other)).count();
    (before > 0 || is_like(number + 1)).then_some(before + 1)
}

/// The numbers of the bills that a sentence names.
#[inline(never)]
pub(super) fn bills<'d>(document: &'d Document, words: &DayWords, tokens: &[Token]) -> Vec<&'d str> {
    let numbered = |pair: &[Token]| match pair {
        [bill, number] if number.kind == TokenKind::Number && is_one(bill, words.bill) => Some(document.text(number)),
        _ => None,
    };
    tokens.windows(2).filter_map(numbered).collect()
}
