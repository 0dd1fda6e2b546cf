//! Plans against a table made by another method, and properties that hold for every plan.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_model::{Amount, Date, Locale, from_json};
use helder_plan::{
    Budget, Every, Instalment, PlanInterest, PlanRequest, PlansRequest, RepairRequest, payment_plan, payment_plans, repair_plan,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn request(total: &str, instalments: Option<u32>, each: Option<&str>, first: &str, every: Every) -> PlanRequest {
    let each = each.map(amount);
    PlanRequest {
        total: amount(total),
        instalments,
        amount: each,
        first: day(first),
        every,
        skip_months: Vec::new(),
        interest: None,
        currency: None,
        locale: Locale::Nl,
    }
}

fn every(name: &str) -> Every {
    match name {
        "week" => Every::Week,
        "four-weeks" => Every::FourWeeks,
        _ => Every::Month,
    }
}

fn shown(instalments: &[Instalment]) -> String {
    instalments.iter().map(|one| format!("{}={}", one.due, one.amount)).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_row_of_the_table_comes_out() {
    let mut rows = 0;
    for line in include_str!("plans.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let each = (!cells[2].is_empty()).then_some(cells[2]);
        let plan = payment_plan(&request(cells[0], cells[1].parse().ok(), each, cells[3], every(cells[4]))).unwrap();
        assert_eq!(shown(&plan.instalments), cells[5], "{line}");
        rows += 1;
    }
    assert!(rows >= 40, "{rows}");
}

#[test]
fn what_cannot_be_planned_is_told_with_its_place() {
    let refused = |request: PlanRequest| payment_plan(&request).map(|plan| shown(&plan.instalments)).unwrap_err();
    let plain = || request("100.00", Some(3), None, "2026-01-31", Every::Month);
    for (request, code, path) in [
        (PlanRequest { total: amount("-1.00"), ..plain() }, "negative-amount", "total"),
        (PlanRequest { total: amount("0.00"), ..plain() }, "invalid-value", "total"),
        (PlanRequest { total: amount("1.005"), ..plain() }, "invalid-amount", "total"),
        (PlanRequest { instalments: Some(0), ..plain() }, "invalid-value", "instalments"),
        (PlanRequest { instalments: Some(1001), ..plain() }, "invalid-value", "instalments"),
        (PlanRequest { total: amount("0.02"), ..plain() }, "invalid-value", "instalments"),
        (PlanRequest { instalments: None, ..plain() }, "missing-field", "instalments"),
        (PlanRequest { amount: Some(amount("5.00")), ..plain() }, "invalid-value", "amount"),
        (PlanRequest { instalments: None, amount: Some(amount("0.01")), ..plain() }, "invalid-value", "amount"),
        (
            PlanRequest { total: amount("9999999999999999999999999999"), instalments: None, amount: Some(amount("0.01")), ..plain() },
            "too-large",
            "total",
        ),
        (PlanRequest { first: day("9999-12-31"), ..plain() }, "too-late", "first"),
        (PlanRequest { skip_months: vec![13], ..plain() }, "invalid-value", "skipMonths"),
        (PlanRequest { skip_months: (1..=12).collect(), ..plain() }, "invalid-value", "skipMonths"),
    ] {
        let error = refused(request);
        assert_eq!((error.code.as_str(), error.path.as_str()), (code, path), "{error}");
    }
}

#[test]
fn months_without_income_are_left_out() {
    let mut request = request("90.00", Some(3), None, "2026-10-15", Every::Month);
    request.skip_months = vec![11, 12, 1, 2];
    assert_eq!(shown(&payment_plan(&request).unwrap().instalments), "2026-10-15=30.00 2027-03-15=30.00 2027-04-15=30.00");
}

#[test]
fn plans_stand_side_by_side_with_what_fits() {
    let budget = Some(Budget { income: amount("1600.00"), costs: amount("1100.00"), keep: amount("450.00") });
    let request = PlansRequest {
        total: amount("240.00"),
        first: day("2026-12-01"),
        every: Every::Month,
        instalments: Vec::new(),
        skip_months: Vec::new(),
        budget,
        interest: None,
        currency: None,
        locale: Locale::Nl,
    };
    let plans = payment_plans(&request).unwrap();
    assert_eq!(plans.room, Some(amount("50.00")));
    let fits: Vec<(String, Option<bool>)> = plans.plans.iter().map(|one| (one.per_month.to_string(), one.fits)).collect();
    assert_eq!(fits, [("80.00".to_owned(), Some(false)), ("40.00".to_owned(), Some(true)), ("20.00".to_owned(), Some(true))]);
    assert!(plans.notes.iter().any(|note| note.contains("indicatie")));
    // By weeks the dearest month counts: five payments in it.
    let weekly = payment_plans(&PlansRequest { every: Every::Week, instalments: vec![12], first: day("2026-12-03"), ..request }).unwrap();
    assert_eq!(weekly.plans[0].per_month, amount("100.00"));
}

#[test]
fn a_broken_plan_can_go_on_in_three_ways() {
    let instalments = payment_plan(&request("200.00", Some(5), None, "2026-09-30", Every::Month)).unwrap().instalments;
    let broken = RepairRequest {
        instalments,
        paid: amount("40.00"),
        today: day("2026-11-25"),
        currency: None,
        every: Every::Month,
        locale: Locale::Nl,
    };
    let repairs = repair_plan(&broken).unwrap();
    assert_eq!((repairs.missed, repairs.left), (amount("40.00"), amount("160.00")));
    let ways: Vec<(String, String)> = repairs.ways.iter().map(|way| (way.id.clone(), shown(&way.instalments))).collect();
    let expected = [
        ("at-the-end", "2026-11-30=40.00 2026-12-30=40.00 2027-01-30=40.00 2027-02-28=40.00"),
        ("spread", "2026-11-30=53.34 2026-12-30=53.34 2027-01-30=53.32"),
        ("catch-up", "2026-11-30=80.00 2026-12-30=40.00 2027-01-30=40.00"),
    ];
    assert_eq!(ways, expected.map(|(id, way)| (id.to_owned(), way.to_owned())));
    let kept = repair_plan(&RepairRequest { paid: amount("80.00"), ..broken.clone() }).unwrap();
    assert!(kept.missed.0.is_zero() && kept.ways.is_empty());
    // When every day is past, only a way after them is left.
    let late = repair_plan(&RepairRequest { today: day("2027-06-01"), ..broken }).unwrap();
    assert_eq!(late.ways.len(), 1);
    assert_eq!(shown(&late.ways[0].instalments), "2027-06-30=40.00 2027-07-30=40.00 2027-08-30=40.00 2027-09-30=40.00");
}

#[test]
fn a_plan_is_told_in_sentences() {
    let plan = payment_plan(&request("100.00", Some(3), None, "2026-01-31", Every::Month)).unwrap();
    assert_eq!(
        plan.steps,
        [
            "U betaalt 2 keer € 33,34, en de laatste keer € 33,32.",
            "De eerste betaling is op 31 januari 2026, de laatste op 31 maart 2026.",
            "U betaalt elke maand, op de 31e. Heeft een maand die dag niet, dan betaalt u op de laatste dag."
        ]
    );
}

/// With interest, in whole cents: the debt bears it by the days, and an instalment takes it first.
fn naive_pay_off(total: i128, each: i128, hundredths: i128, from: Date, days: &[Date]) -> (Vec<i128>, i128) {
    let (mut debt, mut interest, mut day, mut paid) = (total, 0, from, Vec::new());
    for due in days {
        let numerator = debt * hundredths * i128::from(due.days_since(day));
        interest += (2 * numerator + 3_650_000) / 7_300_000;
        let amount = each.min(debt + interest);
        paid.push(amount);
        let to_debt = (amount - interest).max(0);
        interest = (interest - amount).max(0);
        debt -= to_debt;
        day = *due;
        if debt == 0 {
            break;
        }
    }
    (paid, debt)
}

#[test]
fn a_plan_with_interest_says_what_of_it_is_interest() {
    let request =
        from_json(r#"{"total":"1000","instalments":12,"first":"2026-02-01","interest":{"percent":"6","from":"2026-01-01"}}"#).unwrap();
    let plan = payment_plan(&request).unwrap();
    // 31 days at 6 % on 1,000 are 5.10; of 86.06 that leaves 80.96 against the debt.
    assert_eq!(plan.instalments[0].interest, Some(amount("5.10")));
    assert_eq!(plan.instalments[0].amount, amount("86.06"));
    assert_eq!(plan.total.0, amount("1000").0 + plan.interest.unwrap().0);
    assert_eq!(plan.steps[1], format!("Daarvan is € {} rente.", plan.interest.unwrap().to_string().replace('.', ",")));
    let nothing =
        from_json(r#"{"total":"1000","instalments":12,"first":"2026-02-01","interest":{"percent":"0","from":"2026-01-01"}}"#).unwrap();
    assert_eq!(payment_plan(&nothing).unwrap().interest, Some(Amount::ZERO));
    for (fields, code, path) in [
        (r#""instalments":12,"interest":{"percent":"101","from":"2026-01-01"}"#, "invalid-value", "interest.percent"),
        (r#""instalments":12,"interest":{"percent":"-1","from":"2026-01-01"}"#, "invalid-value", "interest.percent"),
        (r#""instalments":12,"interest":{"percent":"4","from":"2026-02-02"}"#, "invalid-value", "interest.from"),
        (r#""instalments":12,"interest":{"percent":"4"}"#, "missing-field", "interest.from"),
        (r#""amount":"3","interest":{"percent":"6","from":"2026-01-01"}"#, "invalid-value", "amount"),
        (r#""instalments":12,"currency":"euro""#, "invalid-value", "currency"),
    ] {
        let error = from_json(&format!(r#"{{"total":"1000","first":"2026-02-01",{fields}}}"#))
            .and_then(|request| payment_plan(&request))
            .unwrap_err();
        assert_eq!((error.code.as_ref(), error.path.as_str()), (code, path), "{fields}: {error}");
    }
}

#[test]
fn what_a_plan_says_is_what_it_does() {
    let said = |fields: &str| {
        let plan = payment_plan(&from_json(&format!(r#"{{"total":"100","first":"2026-05-15",{fields}}}"#)).unwrap()).unwrap();
        plan.steps.join(" ")
    };
    assert!(said(r#""instalments":6,"skipMonths":[7,8]"#).ends_with("In juli en augustus betaalt u niet."));
    assert!(said(r#""instalments":3,"skipMonths":[12,7,8],"locale":"fr""#).ends_with("En juillet, août et décembre, vous ne payez pas."));
    assert!(said(r#""instalments":3,"locale":"de","skipMonths":[6]"#).ends_with("Im Juni zahlen Sie nichts."));
    assert!(!said(r#""instalments":1,"skipMonths":[7]"#).contains("juli"));
    assert!(said(r#""amount":"60""#).starts_with("U betaalt eerst € 60,00 en dan € 40,00."));
    assert!(
        said(r#""amount":"60","interest":{"percent":"0","from":"2026-01-01"}"#)
            .starts_with("U betaalt eerst € 60,00 en dan € 40,00. De eerste")
    );
    let plans = r#"{"total":"100","first":"2026-05-15","budget":{"income":"100","costs":"200","keep":"50"}}"#;
    let plans = payment_plans(&from_json(plans).unwrap()).unwrap();
    assert_eq!(plans.room, Some(Amount::ZERO));
    assert!(plans.notes[0].ends_with("Dan is er in de maand € 150,00 te weinig."), "{:?}", plans.notes);
    let repair = |instalments: &str, paid: &str, today: &str| {
        let request = format!(r#"{{"instalments":[{instalments}],"paid":"{paid}","today":"{today}"}}"#);
        repair_plan(&from_json(&request).unwrap()).unwrap()
    };
    let alone = repair(r#"{"due":"2026-01-31","amount":"50"}"#, "20", "2026-03-10");
    assert_eq!(alone.ways[0].text, "U betaalt € 30,00 in één keer, op 31 maart 2026.");
    let six: Vec<String> = (1..=6).map(|month| format!(r#"{{"due":"2026-0{month}-01","amount":"40"}}"#)).collect();
    let six = six.join(",");
    let past = repair(&six, "0", "2027-01-01");
    assert_eq!(
        past.ways[0].text,
        "U betaalt de € 240,00 alsnog. U betaalt 6 keer € 40,00. De eerste betaling is op 1 januari 2027, de laatste op 1 juni 2027."
    );
    let part = repair(&six, "150", "2027-01-01");
    assert_eq!(
        part.ways[0].text,
        "U betaalt de € 90,00 alsnog. U betaalt 2 keer € 40,00, en de laatste keer € 10,00. De eerste betaling is op 1 januari 2027, de laatste op 1 maart 2027."
    );
    let told = |paid: &str| {
        let request = format!(r#"{{"instalments":[{six}],"paid":"{paid}","today":"2027-01-01"}}"#);
        repair_plan(&from_json(&request).unwrap()).map_err(|error| (error.code, error.path)).err()
    };
    let refused = |code: &str| Some((code.to_owned(), "paid".to_owned()));
    assert_eq!(told("33.333"), refused("invalid-amount"));
    assert_eq!(told("-1"), refused("negative-amount"));
    assert_eq!(told("100000000000000000000"), refused("too-large"));
    assert_eq!(told("33.330"), None);
    let over = repair(&six, "300", "2027-01-01");
    assert_eq!((over.left, over.overpaid, over.ways.len()), (Amount::ZERO, amount("60.00"), 0));
    assert_eq!(past.overpaid, Amount::ZERO);
    let two = r#"{"due":"2026-01-31","amount":"50","interest":"1"},{"due":"2026-02-28","amount":"50","interest":"0.5"}"#;
    let last = repair(two, "0", "2026-02-01");
    assert_eq!(last.ways[1].text, "U betaalt de € 50,00 bij de volgende keer: € 100,00 op 28 februari 2026. Dan bent u klaar.");
    assert!(last.ways.iter().flat_map(|way| &way.instalments).all(|one| one.interest.is_none()));
    let much = "9".repeat(28);
    let error = payment_plan(&from_json(&format!(r#"{{"total":"{much}","instalments":7,"first":"2026-01-01"}}"#)).unwrap()).unwrap_err();
    assert_eq!((error.code.as_ref(), error.path.as_str()), ("too-large", "total"));
}

proptest! {
    #[test]
    fn a_plan_with_interest_pays_it_all_with_the_least_that_is_enough(
        cents in 10_000_i64..100_000_000, count in 1_u32..60, hundredths in 0_i64..2_000, start in 0_i64..20_000, before in 0_i64..400
    ) {
        let first = day("1990-01-01").plus_days(start);
        let from = first.plus_days(-before);
        let (total, percent) = (Amount(Decimal::new(cents, 2)), Amount(Decimal::new(hundredths, 2)));
        let interest = Some(PlanInterest { percent, from });
        let request = PlanRequest { total, instalments: Some(count), amount: None, first, every: Every::Month, skip_months: Vec::new(), interest, currency: None, locale: Locale::En };
        let plan = payment_plan(&request).unwrap();
        let in_cents = |amount: Amount| (amount.0 * Decimal::ONE_HUNDRED).mantissa() / 10_i128.pow((amount.0 * Decimal::ONE_HUNDRED).scale());
        let days: Vec<Date> = plan.instalments.iter().map(|one| one.due).collect();
        let each = in_cents(plan.instalments[0].amount);
        let (paid, open) = naive_pay_off(i128::from(cents), each, i128::from(hundredths), from, &days);
        prop_assert_eq!(open, 0);
        prop_assert_eq!(&paid, &plan.instalments.iter().map(|one| in_cents(one.amount)).collect::<Vec<_>>());
        prop_assert!(naive_pay_off(i128::from(cents), each - 1, i128::from(hundredths), from, &days).1 > 0, "a cent less would do");
        prop_assert_eq!(paid.iter().sum::<i128>(), in_cents(plan.total));
        prop_assert_eq!(in_cents(plan.total) - i128::from(cents), in_cents(plan.interest.unwrap()));
        // The same amount asked for gives the same plan.
        let again = PlanRequest { instalments: None, amount: Some(plan.instalments[0].amount), ..request };
        prop_assert_eq!(payment_plan(&again).unwrap().instalments, plan.instalments);
    }

    #[test]
    fn instalments_add_up_to_the_cent_and_their_days_rise(
        cents in 1_000_u32..100_000_000, count in 1_u32..200, start in 0_i64..40_000, every in prop::sample::select(vec![Every::Week, Every::FourWeeks, Every::Month]),
        skip in prop::collection::vec(1_u32..=12, 0..6),
    ) {
        let total = Amount(Decimal::new(i64::from(cents), 2));
        let first = day("1970-01-01").plus_days(start);
        let request = PlanRequest { total, instalments: Some(count), amount: None, first, every, skip_months: skip.clone(), interest: None, currency: None, locale: Locale::En };
        let plan = payment_plan(&request).unwrap();
        prop_assert_eq!(plan.instalments.len(), count as usize);
        prop_assert_eq!(plan.instalments.iter().map(|one| one.amount.0).sum::<Decimal>(), total.0);
        prop_assert!(plan.instalments.windows(2).all(|pair| pair[0].due < pair[1].due));
        prop_assert!(plan.instalments.iter().all(|one| one.amount.0 > Decimal::ZERO));
        // All are equal but the last.
        prop_assert!(plan.instalments.windows(2).take(count.saturating_sub(2) as usize).all(|pair| pair[0].amount == pair[1].amount));
        let month = |date: Date| chrono::Datelike::month(&date.0);
        prop_assert!(plan.instalments.iter().all(|one| !skip.contains(&month(one.due))));
    }

    #[test]
    fn a_repair_asks_for_what_is_left_and_no_more(cents in 1_000_u32..1_000_000, count in 1_u32..24, paid in 0_u32..1_000_000, days in 0_i64..900) {
        let total = Decimal::new(i64::from(cents), 2);
        let plan = payment_plan(&request(&Amount(total).to_string(), Some(count), None, "2026-01-31", Every::Month)).unwrap();
        let paid = Amount(Decimal::new(i64::from(paid.min(cents)), 2));
        let today = day("2026-01-31").plus_days(days);
        let repairs = repair_plan(&RepairRequest { instalments: plan.instalments, paid, today, currency: None, every: Every::Month, locale: Locale::En }).unwrap();
        prop_assert_eq!(repairs.left.0, total - paid.0);
        for way in &repairs.ways {
            prop_assert_eq!(way.instalments.iter().map(|one| one.amount.0).sum::<Decimal>(), repairs.left.0, "{}", way.id);
            prop_assert!(way.instalments.windows(2).all(|pair| pair[0].due < pair[1].due));
            prop_assert!(way.instalments.iter().all(|one| one.due >= today));
        }
    }
}
