//! A second, naive implementation of the sums of every country, by another method and in whole numbers only, has to agree on random claims.
//! The rates stand here a second time, copied from the research and not read from the statute file, so that a slip in either shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_law::{
    BalanceRequest, CostsRequest, DayCount, Delivery, Effort, InterestRequest, NoticeRequest, PartPayment, Party, Rate, balance,
    collection_costs, interest, notice,
};
use helder_model::{Amount, Date, Jurisdiction, Locale};
use proptest::prelude::*;
use std::sync::LazyLock;

/// In hundredths of a per cent.
const STATUTORY: &[(&str, u64)] = &[
    ("1992-01-01", 1200),
    ("1993-07-01", 1000),
    ("1994-01-01", 900),
    ("1995-01-01", 800),
    ("1996-01-01", 700),
    ("1996-07-01", 500),
    ("1998-01-01", 600),
    ("2001-01-01", 800),
    ("2002-01-01", 700),
    ("2003-08-01", 500),
    ("2004-02-01", 400),
    ("2007-01-01", 600),
    ("2009-07-01", 400),
    ("2010-01-01", 300),
    ("2011-07-01", 400),
    ("2012-07-01", 300),
    ("2015-01-01", 200),
    ("2023-01-01", 400),
    ("2023-07-01", 600),
    ("2024-01-01", 700),
    ("2025-01-01", 600),
    ("2026-01-01", 400),
];

const COMMERCIAL: &[(&str, u64)] = &[
    ("2002-12-01", 1035),
    ("2003-01-01", 985),
    ("2003-07-01", 910),
    ("2004-01-01", 902),
    ("2004-07-01", 901),
    ("2005-01-01", 909),
    ("2005-07-01", 905),
    ("2006-01-01", 925),
    ("2006-07-01", 983),
    ("2007-01-01", 1058),
    ("2007-07-01", 1107),
    ("2008-01-01", 1120),
    ("2008-07-01", 1107),
    ("2009-01-01", 950),
    ("2009-07-01", 800),
    ("2011-07-01", 825),
    ("2012-01-01", 800),
    ("2013-01-01", 775),
    ("2013-03-16", 875),
    ("2013-07-01", 850),
    ("2014-01-01", 825),
    ("2014-07-01", 815),
    ("2015-01-01", 805),
    ("2016-07-01", 800),
    ("2023-01-01", 1050),
    ("2023-07-01", 1200),
    ("2024-01-01", 1250),
    ("2024-07-01", 1225),
    ("2025-01-01", 1115),
    ("2025-07-01", 1015),
    ("2026-01-01", 1015),
    ("2026-07-01", 1040),
];

const BELGIAN: &[(&str, u64)] = &[
    ("1996-09-01", 700),
    ("2007-01-01", 600),
    ("2008-01-01", 700),
    ("2009-01-01", 550),
    ("2010-01-01", 325),
    ("2011-01-01", 375),
    ("2012-01-01", 425),
    ("2013-01-01", 275),
    ("2015-01-01", 250),
    ("2016-01-01", 225),
    ("2017-01-01", 200),
    ("2020-01-01", 175),
    ("2022-01-01", 150),
    ("2023-01-01", 525),
    ("2024-01-01", 575),
    ("2025-01-01", 450),
];

const BELGIAN_COMMERCIAL: &[(&str, u64)] = &[
    ("2002-08-07", 1050),
    ("2003-01-01", 1000),
    ("2003-07-01", 950),
    ("2006-07-01", 1000),
    ("2007-01-01", 1100),
    ("2007-07-01", 1150),
    ("2009-01-01", 950),
    ("2009-07-01", 800),
    ("2011-07-01", 850),
    ("2012-01-01", 800),
    ("2013-03-16", 900),
    ("2013-07-01", 850),
    ("2016-07-01", 800),
    ("2023-01-01", 1050),
    ("2023-07-01", 1200),
    ("2024-01-01", 1250),
    ("2025-01-01", 1150),
    ("2025-07-01", 1050),
];

/// The base rate of § 247 BGB with five points added, so that none is below zero.
const GERMAN: &[(&str, u64)] = &[
    ("2002-01-01", 757),
    ("2002-07-01", 747),
    ("2003-01-01", 697),
    ("2003-07-01", 622),
    ("2004-01-01", 614),
    ("2004-07-01", 613),
    ("2005-01-01", 621),
    ("2005-07-01", 617),
    ("2006-01-01", 637),
    ("2006-07-01", 695),
    ("2007-01-01", 770),
    ("2007-07-01", 819),
    ("2008-01-01", 832),
    ("2008-07-01", 819),
    ("2009-01-01", 662),
    ("2009-07-01", 512),
    ("2011-07-01", 537),
    ("2012-01-01", 512),
    ("2013-01-01", 487),
    ("2013-07-01", 462),
    ("2014-01-01", 437),
    ("2014-07-01", 427),
    ("2015-01-01", 417),
    ("2016-07-01", 412),
    ("2023-01-01", 662),
    ("2023-07-01", 812),
    ("2024-01-01", 862),
    ("2024-07-01", 837),
    ("2025-01-01", 727),
    ("2025-07-01", 627),
    ("2026-07-01", 652),
];

/// The rate of the ECB on 1 January and 1 July with eight points.
const EUROPEAN: &[(&str, u64)] = &[
    ("2013-03-16", 875),
    ("2013-07-01", 850),
    ("2014-01-01", 825),
    ("2014-07-01", 815),
    ("2015-01-01", 805),
    ("2016-07-01", 800),
    ("2023-01-01", 1050),
    ("2023-07-01", 1200),
    ("2024-01-01", 1250),
    ("2024-07-01", 1225),
    ("2025-01-01", 1115),
    ("2025-07-01", 1015),
    ("2026-07-01", 1040),
];

/// Whole numbers of any size: the little that is needed of them.
#[derive(Clone)]
struct Whole(Vec<u32>);

impl Whole {
    fn times(mut self, factor: u64) -> Self {
        let (low, high) = (factor & 0xffff_ffff, factor >> 32);
        assert_eq!(high, 0, "a small factor");
        let mut carry = 0;
        for limb in &mut self.0 {
            let product = u64::from(*limb) * low + carry;
            *limb = (product & 0xffff_ffff) as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(u32::try_from(carry).unwrap());
        }
        self
    }

    /// Rounded down. Rounding down step by step is rounding down once.
    fn over(mut self, divisor: u64) -> Self {
        assert!(divisor >> 32 == 0, "a small divisor");
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let part = (rest << 32) | u64::from(*limb);
            *limb = u32::try_from(part / divisor).unwrap();
            rest = part % divisor;
        }
        self
    }

    fn small(&self) -> u128 {
        self.0.iter().rev().fold(0, |sum, limb| (sum << 32) | u128::from(*limb))
    }
}

type Day = (i32, u32, u32);

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn next_day((year, month, day): Day) -> Day {
    let last = match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day == last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

fn parse(day: &str) -> Day {
    let part = |range: std::ops::Range<usize>| day.get(range).unwrap().parse::<u32>().unwrap();
    (part(0..4) as i32, part(5..7), part(8..10))
}

/// A rate in ten-thousandths of a per cent.
const PER_CENT: u64 = 10_000;

/// Interest in cents: day by day; the per cents of the days of a year of default are added up, and the years multiplied as fractions.
fn naive_interest(cents: u64, from: Day, to: Day, rates: &[(Day, u64)]) -> u128 {
    let year_of_default = 36_500 * PER_CENT;
    let mut factors = vec![year_of_default];
    let mut day = from;
    while day < to {
        let anniversary = if from.1 == 2 && from.2 == 29 && !is_leap(day.0) { (3, 1) } else { (from.1, from.2) };
        if day != from && (day.1, day.2) == anniversary {
            factors.push(year_of_default);
        }
        let rate = rates.iter().rev().find(|(start, _)| *start <= day).unwrap().1;
        *factors.last_mut().unwrap() += rate;
        day = next_day(day);
    }
    let grown = factors.iter().fold(Whole(vec![(cents & 0xffff_ffff) as u32, (cents >> 32) as u32]), |sum, factor| sum.times(*factor));
    let twice = factors.iter().fold(grown.times(2), |sum, _| sum.over(year_of_default)).small();
    twice.div_ceil(2) - u128::from(cents)
}

/// Interest in cents that bears none itself: the rates of all days are added up, in hundredths of a per cent, and multiplied once. `rate` gives that
/// of a day; in a leap year a day may count for 1/366.
fn naive_simple_interest(cents: u64, from: Day, to: Day, rate: impl Fn(Day) -> u64, both_years: bool) -> u128 {
    let (mut day, mut sum) = (from, 0_u128);
    while day < to {
        sum += u128::from(rate(day)) * if both_years && is_leap(day.0) { 365 } else { 366 };
        day = next_day(day);
    }
    let (numerator, divisor) = (u128::from(cents) * sum, 365 * 366 * 100 * 100);
    (2 * numerator / divisor).div_ceil(2)
}

/// A law whose interest bears none.
type SimpleLaw = (Jurisdiction, Party, Vec<(Day, u64)>);

static SIMPLE: LazyLock<[SimpleLaw; 5]> = LazyLock::new(|| {
    let table = |rows: &[(&str, u64)]| rows.iter().map(|(from, rate)| (parse(from), *rate)).collect();
    [
        (Jurisdiction::BE, Party::Consumer, table(BELGIAN)),
        (Jurisdiction::BE, Party::Business, table(BELGIAN_COMMERCIAL)),
        (Jurisdiction::DE, Party::Consumer, table(GERMAN)),
        (Jurisdiction::DE, Party::Business, table(GERMAN)),
        (Jurisdiction::EU, Party::Business, table(EUROPEAN)),
    ]
});

/// The rate of a day for a claim that began on another.
fn simple_rate(law: usize, from: Day, day: Day) -> u64 {
    let rate = SIMPLE[law].2.iter().rev().find(|(start, _)| *start <= day).unwrap().1;
    match law {
        // What began before the law changed keeps its own rate: in Belgium for two years, in Germany always.
        1 if from < (2013, 3, 16) && ((2013, 3, 16)..(2015, 3, 16)).contains(&day) => rate - 100,
        3 if from < (2014, 7, 29) => rate + 300,
        3 => rate + 400,
        _ => rate,
    }
}

fn amount_of(cents: u64) -> Amount {
    amount(&euros(i128::from(cents)))
}

/// The Belgian lump sum in tenths of a cent: the three cases of the article as they are written.
fn naive_belgian_costs(cents: i128) -> i128 {
    let tenths = if cents <= 15_000 {
        20_000
    } else if cents <= 50_000 {
        30_000 + (cents - 15_000)
    } else {
        (65_000 + (cents - 50_000) / 2).min(2_000_000)
    };
    // Five per cent of an odd number of cents ends in half a tenth, which is dropped: four tenths and a half round down as four do.
    (tenths + 5) / 10
}

/// The German fee in cents: up the printed table until the value is reached, then the factor in tenths.
fn naive_german_costs(cents: i128, tenths: i128) -> i128 {
    if cents <= 5_000 {
        return (3_150 * tenths + 5) / 10;
    }
    let (mut value, mut fee) = (50_000, 5_150);
    while value < cents {
        let (each, plus) = match value {
            50_000..200_000 => (50_000, 4_150),
            200_000..1_000_000 => (100_000, 5_950),
            1_000_000..2_500_000 => (300_000, 5_500),
            2_500_000..5_000_000 => (500_000, 8_600),
            5_000_000..20_000_000 => (1_500_000, 9_950),
            20_000_000..50_000_000 => (3_000_000, 14_000),
            _ => (5_000_000, 17_500),
        };
        value += each;
        fee += plus;
    }
    (fee * tenths + 5) / 10
}

/// Costs in cents: 15 % of all, less what the lower rates above each limit take off; in thousandths of a cent.
fn naive_costs(cents: i128) -> i128 {
    let above = |euros: i128| (cents - euros * 100).max(0);
    let sum = 150 * cents - 50 * above(2_500) - 50 * above(5_000) - 40 * above(10_000) - 5 * above(200_000);
    ((sum + 500) / 1000).clamp(4_000, 677_500)
}

fn euros(cents: i128) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn date(day: Day) -> Date {
    format!("{:04}-{:02}-{:02}", day.0, day.1, day.2).parse().unwrap()
}

/// Claims of all sizes: as many of a few euros as of millions.
fn cents() -> impl Strategy<Value = u64> {
    (1_u32..14, any::<u64>()).prop_map(|(digits, random)| 1 + random % 10_u64.pow(digits))
}

fn interest_of(cents: u64, party: Party, from: Day, to: Day, rates: Option<Vec<Rate>>) -> helder_law::Interest {
    interest_in(Jurisdiction::NL, cents, party, from, to, rates, DayCount::Actual365)
}

fn interest_in(
    jurisdiction: Jurisdiction,
    cents: u64,
    party: Party,
    from: Day,
    to: Day,
    rates: Option<Vec<Rate>>,
    day_count: DayCount,
) -> helder_law::Interest {
    let principal = amount(&euros(i128::from(cents)));
    let (from, to) = (date(from), date(to));
    interest(&InterestRequest { jurisdiction, party, principal, from, to, rates, currency: None, day_count, locale: Locale::Nl }).unwrap()
}

fn costs_in(jurisdiction: Jurisdiction, party: Party, cents: u64) -> CostsRequest {
    CostsRequest { jurisdiction, party, principal: Some(amount(&euros(i128::from(cents)))), ..CostsRequest::default() }
}

#[test]
fn the_naive_method_gives_what_was_computed_by_hand() {
    assert_eq!(naive_costs(123_456), 18_518);
    assert_eq!(naive_costs(20_000_100), 277_501);
    let rates = [((2012, 7, 1), 3 * PER_CENT), ((2015, 1, 1), 2 * PER_CENT)];
    assert_eq!(naive_interest(100_000, (2014, 12, 12), (2015, 5, 29), &rates), 975);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn both_methods_agree_on_costs(cents in cents(), vat in 0_i128..=100) {
        let request = CostsRequest {
            vat_rate: Some(amount(&vat.to_string())),
            ..costs_in(Jurisdiction::NL, Party::Consumer, cents)
        };
        let answer = collection_costs(&request).unwrap();
        let costs = naive_costs(i128::from(cents));
        let added = (2 * costs * vat + 100) / 200;
        prop_assert_eq!(answer.costs.to_string(), euros(costs));
        prop_assert_eq!(answer.vat.to_string(), euros(added));
        prop_assert_eq!(answer.total.to_string(), euros(costs + added));
    }

    #[test]
    fn both_methods_agree_on_statutory_interest(cents in cents(), business: bool, start in 0_i64..12_000, length in 0_i64..3_000) {
        let (party, table) = if business { (Party::Business, COMMERCIAL) } else { (Party::Consumer, STATUTORY) };
        let rates: Vec<(Day, u64)> = table.iter().map(|(from, percent)| (parse(from), percent * PER_CENT / 100)).collect();
        let from = table[0].0.parse::<Date>().unwrap().plus_days(start);
        let (from, to) = (parse(&from.to_string()), parse(&from.plus_days(length).to_string()));
        let expected = naive_interest(cents, from, to, &rates);
        prop_assert_eq!(interest_of(cents, party, from, to, None).interest.to_string(), euros(expected as i128), "{:?} {:?}", from, to);
    }

    #[test]
    fn both_methods_agree_on_rates_of_ones_own(
        cents in cents(), start in 0_i64..1_000, length in 0_i64..1_500, steps in prop::collection::vec((1_i64..200, 0_u64..200_000), 1..9)
    ) {
        let mut day = "2019-06-01".parse::<Date>().unwrap();
        let from = day.plus_days(start);
        let mut rates = Vec::new();
        for (gap, rate) in steps {
            rates.push((day, rate));
            day = day.plus_days(gap);
        }
        let own = rates.iter().map(|(from, rate)| Rate { from: *from, percent: amount(&format!("{}.{:04}", rate / PER_CENT, rate % PER_CENT)) });
        let (first, last) = (parse(&from.to_string()), parse(&from.plus_days(length).to_string()));
        let answer = interest_of(cents, Party::Consumer, first, last, Some(own.collect()));
        let rates: Vec<(Day, u64)> = rates.iter().map(|(from, rate)| (parse(&from.to_string()), *rate)).collect();
        prop_assert_eq!(answer.interest.to_string(), euros(naive_interest(cents, first, last, &rates) as i128));
    }

    #[test]
    fn a_default_that_starts_on_29_february_agrees_too(cents in cents(), leap in 0_i32..8, length in 0_i64..3_000) {
        let from = (1996 + 4 * leap, 2, 29);
        let to = parse(&date(from).plus_days(length).to_string());
        let rates: Vec<(Day, u64)> = STATUTORY.iter().map(|(from, percent)| (parse(from), percent * PER_CENT / 100)).collect();
        let expected = naive_interest(cents, from, to, &rates);
        prop_assert_eq!(interest_of(cents, Party::Consumer, from, to, None).interest.to_string(), euros(expected as i128));
    }

    #[test]
    fn a_letter_by_post_arrives_after_two_days_on_which_post_is_brought(start in 0_i64..20_000) {
        // Counted from the other side: of all later days, the first that has just one day with post between it and the day of sending.
        let sent = "2014-01-01".parse::<Date>().unwrap().plus_days(start);
        let no_post = |day: Date| {
            let weekday = (day.days_since("2026-11-23".parse().unwrap())).rem_euclid(7); // 0 on Mondays
            weekday == 0 || weekday == 6 || helder_law::is_public_holiday(Jurisdiction::NL, day)
        };
        let expected = (1..40)
            .map(|days| sent.plus_days(days))
            .find(|day| !no_post(*day) && (1..day.days_since(sent)).filter(|days| !no_post(sent.plus_days(*days))).count() == 1);
        let request = NoticeRequest { sent: Some(sent), channel: Some(Delivery::Post), ..NoticeRequest::default() };
        prop_assert_eq!(notice(&request).unwrap().received, expected);
    }

    #[test]
    fn both_methods_agree_on_belgian_and_german_costs(cents in cents()) {
        let costs = |jurisdiction, party| collection_costs(&costs_in(jurisdiction, party, cents)).unwrap().costs.to_string();
        let whole = i128::from(cents);
        prop_assert_eq!(costs(Jurisdiction::BE, Party::Consumer), euros(naive_belgian_costs(whole)));
        prop_assert_eq!(costs(Jurisdiction::BE, Party::Business), "40.00");
        prop_assert_eq!(costs(Jurisdiction::EU, Party::Business), "40.00");
        prop_assert_eq!(costs(Jurisdiction::DE, Party::Consumer), euros(naive_german_costs(whole, 9)));
        prop_assert_eq!(costs(Jurisdiction::DE, Party::Business), euros(naive_german_costs(whole, 9).max(4_000)));
        for (effort, tenths) in [(Effort::Simple, 5), (Effort::Extensive, 13)] {
            let request = CostsRequest { effort: Some(effort), ..costs_in(Jurisdiction::DE, Party::Consumer, cents) };
            prop_assert_eq!(collection_costs(&request).unwrap().costs.to_string(), euros(naive_german_costs(whole, tenths).max(1_500)));
        }
    }

    #[test]
    fn both_methods_agree_on_the_interest_of_belgium_germany_and_the_union(
        cents in cents(), start in 0_i64..8_000, length in 0_i64..3_000, both_years: bool
    ) {
        for (law, (jurisdiction, party, table)) in SIMPLE.iter().enumerate() {
            let first = date(table[0].0).plus_days(start);
            let (from, to) = (parse(&first.to_string()), parse(&first.plus_days(length).to_string()));
            let expected = naive_simple_interest(cents, from, to, |day| simple_rate(law, from, day), both_years);
            let count = if both_years { DayCount::ActualActual } else { DayCount::Actual365 };
            let answer = interest_in(*jurisdiction, cents, *party, from, to, None, count);
            prop_assert_eq!(answer.interest.to_string(), euros(expected as i128), "{:?} {:?} {:?}", jurisdiction, from, to);
        }
    }

    #[test]
    fn both_methods_agree_on_what_is_owed_after_payments(
        cents in 1_u64..10_000_000, costs in 0_u64..100_000, start in 0_i64..8_000, payments in prop::collection::vec((0_i64..300, 1_u64..500_000), 0..6), rest in 0_i64..300
    ) {
        // A German consumer: interest bears none, so a claim stays in whole cents but for interest that no payment has reached.
        let mut day = date(SIMPLE[2].2[0].0).plus_days(start);
        let first = day;
        let (mut open_costs, mut interest, mut principal) = (u128::from(costs), 0_u128, u128::from(cents));
        let (mut fraction, mut since) = (0_u128, parse(&day.to_string()));
        let whole = |fraction: u128| (2 * fraction / (365 * 10_000)).div_ceil(2);
        let mut over = 0;
        let mut paid = Vec::new();
        let mut accrue = |fraction: &mut u128, principal: u128, to: Date| {
            let to = parse(&to.to_string());
            while since < to {
                *fraction += principal * u128::from(simple_rate(2, since, since));
                since = next_day(since);
            }
        };
        for (days, amount) in &payments {
            day = day.plus_days(*days);
            accrue(&mut fraction, principal, day);
            let mut left = u128::from(*amount);
            let taken = left.min(open_costs);
            open_costs -= taken;
            left -= taken;
            if left > 0 {
                interest += whole(std::mem::take(&mut fraction));
            }
            for part in [&mut interest, &mut principal] {
                let taken = left.min(*part);
                *part -= taken;
                left -= taken;
            }
            over += left;
            paid.push(PartPayment { date: day, amount: amount_of(*amount) });
        }
        day = day.plus_days(rest);
        accrue(&mut fraction, principal, day);
        interest += whole(fraction);
        let open = (open_costs, interest, principal);
        let request = BalanceRequest {
            jurisdiction: Jurisdiction::DE,
            party: Party::Consumer,
            principal: amount_of(cents),
            costs: Some(amount_of(costs)),
            from: first,
            to: day,
            payments: paid,
            rates: None,
            currency: None,
            day_count: DayCount::Actual365,
            locale: Locale::De,
        };
        let answer = balance(&request).unwrap();
        let found = [answer.costs, answer.interest, answer.principal, answer.total, answer.overpaid].map(|amount| amount.to_string());
        prop_assert_eq!(found, [open.0, open.1, open.2, open.0 + open.1 + open.2, over].map(|cents| euros(cents as i128)));
    }

    #[test]
    fn the_german_term_ends_on_a_working_day_and_the_belgian_starts_on_one(start in 0_i64..20_000) {
        let day = "2000-01-01".parse::<Date>().unwrap().plus_days(start);
        let weekday = |day: Date| day.days_since("2026-11-23".parse().unwrap()).rem_euclid(7);
        let rests = |law, day: Date| weekday(day) >= 5 || helder_law::is_public_holiday(law, day);
        let german = notice(&NoticeRequest { jurisdiction: Jurisdiction::DE, received: Some(day), ..NoticeRequest::default() }).unwrap();
        prop_assert!(!rests(Jurisdiction::DE, german.last_day));
        prop_assert!((30..german.last_day.days_since(day)).all(|days| rests(Jurisdiction::DE, day.plus_days(days))));
        let belgian = NoticeRequest { jurisdiction: Jurisdiction::BE, sent: Some(day), channel: Some(Delivery::Post), ..NoticeRequest::default() };
        let starts = notice(&belgian).unwrap().term_starts;
        prop_assert!(!rests(Jurisdiction::BE, starts));
        prop_assert_eq!((1..starts.days_since(day)).filter(|days| !rests(Jurisdiction::BE, day.plus_days(*days))).count(), 2);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn costs_never_fall_as_the_claim_grows_and_stay_within_their_limit(cents in cents(), more in 0_u64..1_000_000, law in 0_usize..4) {
        let (jurisdiction, party, limit) = [
            (Jurisdiction::NL, Party::Consumer, Some(677_500)),
            (Jurisdiction::BE, Party::Consumer, Some(200_000)),
            (Jurisdiction::DE, Party::Consumer, None),
            (Jurisdiction::DE, Party::Business, None),
        ][law];
        let costs = |cents| collection_costs(&costs_in(jurisdiction, party, cents)).unwrap().costs;
        prop_assert!(costs(cents) <= costs(cents + more));
        if let Some(limit) = limit {
            prop_assert!(costs(cents + more) <= amount(&euros(limit)));
        }
    }

    #[test]
    fn interest_over_two_spans_is_that_over_both_where_none_bears_interest(cents in 1_u64..100_000_000, start in 0_i64..7_000, first in 1_i64..900, second in 1_i64..900) {
        // A claim on a German consumer, whose rate does not depend on its first day. Each answer is rounded once, so they may differ by a cent.
        let from = "2002-01-01".parse::<Date>().unwrap().plus_days(start);
        let days = [from, from.plus_days(first), from.plus_days(first + second)].map(|day| parse(&day.to_string()));
        let of = |from, to| interest_in(Jurisdiction::DE, cents, Party::Consumer, from, to, None, DayCount::Actual365).interest.0;
        let apart = of(days[0], days[1]) + of(days[1], days[2]);
        prop_assert!((apart - of(days[0], days[2])).abs() <= rust_decimal::Decimal::new(1, 2));
    }

    #[test]
    fn within_a_year_of_default_dutch_interest_adds_up_too(cents in 1_u64..100_000_000, start in 0_i64..11_000, first in 1_i64..180, second in 1_i64..180) {
        let from = "1992-01-01".parse::<Date>().unwrap().plus_days(start);
        let days = [from, from.plus_days(first), from.plus_days(first + second)].map(|day| parse(&day.to_string()));
        let of = |from, to| interest_of(cents, Party::Consumer, from, to, None).interest.0;
        let apart = of(days[0], days[1]) + of(days[1], days[2]);
        prop_assert!((apart - of(days[0], days[2])).abs() <= rust_decimal::Decimal::new(1, 2));
    }
}
