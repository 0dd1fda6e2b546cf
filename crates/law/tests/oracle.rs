//! A second, naive implementation of the Dutch sums, by another method and in whole numbers only, has to agree on random claims.
//! The rates stand here a second time, copied from the research and not read from the statute file, so that a slip in either shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_law::{CostsRequest, Delivery, InterestRequest, NoticeRequest, Party, Rate, collection_costs, interest, notice};
use helder_model::{Amount, Date, Jurisdiction, Locale};
use proptest::prelude::*;

/// In hundredths of a per cent.
const STATUTORY: &[(&str, u64)] = &[
    ("1992-01-01", 1200),
    ("1993-07-01", 1000),
    ("1994-01-01", 900),
    ("1995-01-01", 800),
    ("1996-01-01", 500),
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
    let principal = amount(&euros(i128::from(cents)));
    let (from, to) = (date(from), date(to));
    interest(&InterestRequest { jurisdiction: Jurisdiction::NL, party, principal, from, to, rates, locale: Locale::Nl }).unwrap()
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
            jurisdiction: Jurisdiction::NL,
            party: Party::Consumer,
            principal: amount(&euros(i128::from(cents))),
            vat_rate: Some(amount(&vat.to_string())),
            locale: Locale::En,
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
        let request = NoticeRequest {
            jurisdiction: Jurisdiction::NL, received: None, sent: Some(sent), channel: Some(Delivery::Post), locale: Locale::Nl,
        };
        prop_assert_eq!(Some(notice(&request).unwrap().received), expected);
    }
}
