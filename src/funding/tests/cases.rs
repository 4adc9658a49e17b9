//! The worked checks of the project's dossier, and the days before and after opening and closing.

use super::{asked, day, of, shipped};
use crate::funding::model::{State, When};
use crate::kernel::Verdict::{self, NeedsPerson, No, Unknown, Yes};
use crate::kernel::{Timestamp, Zone};

/// A municipality with a partner in a country, a budget, and what it asks for.
fn project(country: &str, money: &str) -> String {
    format!(
        r#"{{"applicant":{{"kind":"commune"}},"partners":[{{"kind":"local_authority","country":"{country}"}}],
            "action":{{"themes":["water"]}},"money":{{{money}}},"papers":["agreement","budget_by_year","logframe"],
            "preconditions":{{"oda_declared":true,"reports_filed":true,"atlas_up_to_date":true}}}}"#
    )
}

/// What a criterion of a call says; `fits` is the whole of it, whatever the day.
fn said(call: &str, (on, sketch): (&str, &str), rule: &str) -> Option<Verdict> {
    let report = asked(shipped(), call, (on, sketch));
    if rule == "fits" {
        return report.calls.first().map(|call| call.fits);
    }
    report.results.iter().filter(|found| found.rule == rule).map(|found| found.verdict).max()
}

const DAY: &str = "2025-05-01";
const FULL: &str = r#""budget":100000,"own_cash":5000,"own_in_kind":5000,"asked":70000"#;

#[test]
fn the_general_call_of_2025_says_what_was_worked_out_by_hand() {
    let money = |asked: &str| format!(r#""budget":100000,"own_cash":5000,"own_in_kind":5000,"asked":{asked}"#);
    let own =
        |cash: &str, kind: &str| format!(r#""budget":100000,"own_cash":{cash},"own_in_kind":{kind},"asked":50000"#);
    for (country, money, rule, verdict) in [
        ("BJ", money("70000"), "rate", Yes),
        ("BJ", money("70000.01"), "rate", No),
        ("TN", money("50000"), "rate", Yes),
        ("TN", money("50000.01"), "rate", No),
        ("JP", money("30000"), "rate", Yes),
        ("JP", money("30000.01"), "rate", No),
        ("BJ", own("5000", "5000"), "own_share", Yes),
        ("BJ", own("5000", "4999.99"), "own_share", No),
        ("BJ", own("5000", "5000"), "in_kind", Yes),
        ("BJ", own("4999.99", "5000.01"), "in_kind", No),
        ("BJ", own("5000", "5000"), "fits", Yes),
        ("BJ", FULL.replace(r#","asked":70000"#, ""), "rate", Unknown),
        ("MA", money("50000"), "covered", No),
        ("BJ", money("70000"), "covered", Yes),
    ] {
        let sketch = project(country, &money);
        assert_eq!(said("F01-2025", (DAY, &sketch), rule), Some(verdict), "{country} {money} {rule}");
    }
}

#[test]
fn the_most_that_may_be_asked_is_reckoned_to_the_cent() {
    let two = |first: &str, second: &str| {
        format!(
            r#"{{"applicant":{{"kind":"commune"}},"partners":[{{"kind":"local_authority","country":"BJ"{first}}},
                {{"kind":"local_authority","country":"TN"{second}}}],"money":{{"budget":100000}}}}"#
        )
    };
    let shares = two(r#","share":60000"#, r#","share":40000"#);
    for (call, sketch, most, [parts, flat], better) in [
        ("F01-2025", project("BJ", r#""budget":100000"#), 7_000_000, [None, None], None),
        ("F01-2025", project("TN", r#""budget":100000"#), 5_000_000, [None, None], None),
        ("F01-2025", project("BJ", r#""budget":0.03"#), 2, [None, None], None),
        ("F01-2024", project("BJ", r#""budget":100000"#), 9_000_000, [None, None], None),
        ("F01-2025", shares.clone(), 6_200_000, [Some(6_200_000), Some(6_000_000)], Some("parts")),
        (
            "F01-2025",
            shares.replace("60000", "10000").replace("40000", "90000"),
            6_000_000,
            [Some(5_200_000), Some(6_000_000)],
            Some("flat"),
        ),
        ("F01-2025", two("", ""), 6_000_000, [None, Some(6_000_000)], None),
        ("F13-grand-est", project("TG", r#""budget":100000"#), 1_500_000, [None, None], None),
        ("F13-grand-est", project("TG", r#""budget":20000"#), 500_000, [None, None], None),
    ] {
        let report = asked(shipped(), call, (DAY, &sketch));
        let grant = report.calls[0].grant.clone().unwrap_or_else(|| panic!("{call}: {sketch}"));
        assert_eq!((grant.most, grant.parts, grant.flat), (most, parts, flat), "{call}: {sketch}");
        assert_eq!(grant.better.as_deref(), better, "{call}: {sketch}");
    }
    let own =
        asked(shipped(), "F01-2025", (DAY, &project("BJ", r#""budget":100000,"own_cash":10000,"own_in_kind":0"#)));
    let grant = own.calls[0].grant.clone().expect("a grant");
    assert_eq!(
        (grant.own_least, grant.in_kind_most, grant.held_back),
        (Some(1_000_000), Some(500_000), Some(1_400_000))
    );
}

#[test]
fn a_country_with_a_call_of_its_own_is_left_to_it() {
    let quebec = project("CA", FULL).replace(r#""country":"CA""#, r#""country":"CA","subdivision":"CA-QC""#);
    assert_eq!(said("F01-2025", (DAY, &quebec), "covered"), Some(No));
    let ontario = quebec.replace("CA-QC", "CA-ON");
    assert_eq!(said("F01-2025", (DAY, &ontario), "covered"), Some(Yes));
    assert_eq!(said("F01-2025", (DAY, &project("CA", FULL)), "covered"), Some(Unknown), "which part of Canada");
    let sport = project("BJ", FULL).replace("water", "sport");
    assert_eq!(said("F01-2025", (DAY, &sport), "covered"), Some(NeedsPerson));
}

#[test]
fn the_european_twinning_asks_for_people_guests_and_countries() {
    let meeting = |country: &str, people: u32, guests: u32| {
        format!(
            r#"{{"applicant":{{"kind":"commune"}},"partners":[{{"kind":"local_authority","country":"{country}"}}],
                "action":{{"participants":{people},"invited":{guests},"months":6}}}}"#
        )
    };
    for (sketch, rule, verdict) in [
        (meeting("DE", 48, 30), "participants", No),
        (meeting("DE", 50, 25), "participants", Yes),
        (meeting("DE", 60, 24), "invited", No),
        (meeting("DE", 60, 25), "invited", Yes),
        (meeting("TR", 60, 30), "group", Yes),
        (meeting("TR", 60, 30), "spread", Yes),
        (meeting("FR", 60, 30), "spread", No),
        (meeting("DE", 60, 30), "duration", Yes),
    ] {
        assert_eq!(said("F15-2024", ("2024-09-01", &sketch), rule), Some(verdict), "{rule}: {sketch}");
    }
}

#[test]
fn who_applies_where_and_for_what_decides() {
    let town = |kind: &str, place: &str, country: &str| {
        format!(
            r#"{{"applicant":{{"kind":"{kind}"{place}}},"partners":[{{"kind":"local_authority","country":"{country}"}}],
                "action":{{"themes":["water"]}}}}"#
        )
    };
    for (call, sketch, rule, verdict) in [
        ("F01-2025", town("association", "", "BJ"), "applicant", No),
        ("F02-2025", town("grouping", r#","members":2"#, "BJ"), "members", No),
        ("F02-2025", town("grouping", r#","members":3"#, "BJ"), "members", Yes),
        ("F13-grand-est", town("commune", r#","department":"67""#, "TG"), "place", Yes),
        ("F13-grand-est", town("commune", r#","department":"62""#, "TG"), "place", No),
        ("F13-grand-est", town("commune", r#","region":"44""#, "TG"), "place", Yes),
        ("F13-grand-est", town("commune", "", "TG"), "place", Unknown),
        ("F11", town("commune", "", "BJ"), "countries", Yes),
        ("F11", town("commune", "", "BF"), "countries", No),
        ("F10", town("commune", "", "BF"), "countries", Yes),
        ("F10", town("commune", "", "DE"), "countries", No),
        ("F10", town("commune", "", "BF"), "place", NeedsPerson),
        ("F17", town("twinning_committee", "", "DE"), "countries", Yes),
        ("F18", town("commune", "", "DE"), "themes", No),
        ("F24", town("commune", "", "BJ"), "applicant", No),
        ("F23", town("commune", "", "BJ"), "applicant", NeedsPerson),
        ("F06", town("commune", "", "BJ"), "preconditions", Unknown),
        ("F07", town("commune", "", "BJ"), "amount", Yes),
        ("F14", town("commune", "", "BJ"), "amount", NeedsPerson),
    ] {
        assert_eq!(said(call, (DAY, &sketch), rule), Some(verdict), "{call} {rule}: {sketch}");
    }
}

#[test]
fn a_call_is_open_between_its_days_alone() {
    for (call, on, state) in [
        ("F01-2025", "2025-04-06", State::Announced),
        ("F01-2025", "2025-04-07", State::Open),
        ("F01-2025", "2025-05-30", State::Open),
        ("F01-2025", "2025-05-31", State::Closed),
        ("F01-2024", "2024-12-31", State::ToConfirm),
        ("F01-2024", "2025-01-01", State::Closed),
        ("F05-2025-morocco", "2025-07-01", State::ToConfirm),
        ("F05-2025-morocco", "2025-10-01", State::Closed),
        ("F15-2024", "2024-09-19", State::ToConfirm),
        ("F15-2024", "2024-09-20", State::Closed),
        ("F16-2025", "2025-01-15", State::Open),
        ("F05-quebec", "2026-11-24", State::ToConfirm),
        ("F17", "2026-11-24", State::Open),
        ("F14", "2026-11-24", State::ToConfirm),
    ] {
        let found = shipped().call(call, day(on)).map(|call| call.state(When::Day(day(on))));
        assert_eq!(found, Some(state), "{call} on {on}");
    }
    for call in &shipped().calls {
        for on in ["2019-06-01", "2024-06-01", "2025-05-01", "2026-11-27", "2030-01-01"] {
            let past = call.dates.closes.is_some_and(|last| last < day(on));
            assert!(!past || call.state(When::Day(day(on))) == State::Closed, "{} is past on {on}", call.id);
        }
    }
}

#[test]
fn a_call_closes_at_midnight_of_its_own_zone() {
    let call = shipped().call("F01-2025", day(DAY)).expect("the call");
    let midnight = day("2025-05-31").start().0;
    let two_hours = 7_200_000_000;
    // In May, Paris is two hours ahead of UTC.
    for (at, state) in [(midnight - two_hours - 1, State::Open), (midnight - two_hours, State::Closed)] {
        assert_eq!(call.state(When::Now(Timestamp(at))), state, "{at}");
    }
    assert_eq!(call.dates.zone, Zone::Paris);
}

#[test]
fn the_day_weighs_only_when_the_term_is_past() {
    let sketch = project("BJ", FULL);
    for (on, day, overall) in [("2025-04-06", No, Yes), ("2025-04-07", Yes, Yes), ("2025-05-31", No, No)] {
        let report = asked(shipped(), "F01-2025", (on, &sketch));
        let found = report.results.iter().find(|found| found.rule == "day").map(|found| found.verdict);
        assert_eq!((found, report.overall), (Some(day), overall), "{on}: {report:#?}");
    }
}

#[test]
fn a_country_that_changes_its_class_changes_its_rate_that_day() {
    let programmes = "[[programme]]\nid = \"F90\"\nname = { fr = \"a\", en = \"a\" }\nfunder = { fr = \"a\", en = \"a\" }\n\
        summary = { fr = \"a\", en = \"a\" }\nchecked_on = \"2026-11-24\"\nstatus = \"verified\"\nreference = \"\"\n\
        source = { name = \"a\" }\n[programme.money]\nrates = { ldc = 70, oda = 50 }\n";
    let countries = "[[class]]\ncountry = \"BJ\"\nclass = \"oda\"\nvalid_from = \"2027-01-01\"\nchecked_on = \"2026-11-24\"\n\
        status = \"verified\"\nsource = { name = \"a fixture\" }\n";
    let catalogue = of(programmes, countries).unwrap_or_else(|refused| panic!("{}", refused.join("\n")));
    let sketch = project("BJ", r#""budget":100000"#);
    for (on, most) in [("2026-12-31", 7_000_000), ("2027-01-01", 5_000_000)] {
        let report = asked(&catalogue, "F90", (on, &sketch));
        assert_eq!(report.calls[0].grant.as_ref().map(|grant| grant.most), Some(most), "{on}");
    }
}
