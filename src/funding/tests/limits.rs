//! What no sketch can break: whatever the amounts, what is found right is within every limit.

use proptest::prelude::*;

use super::{day, of, shipped};
use crate::funding::check::{Asked, check};
use crate::funding::model::When;
use crate::funding::report::FundingReport;
use crate::funding::sketch::Sketch;
use crate::kernel::{Locale, Verdict};

const COUNTRIES: [&str; 6] = ["BJ", "TN", "JP", "DE", "SN", "CA"];

/// An amount of cents as JSON has it.
fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// A municipality with partners, each with its part in cents; the budget is their sum.
fn project(parts: &[(usize, i64)], [cash, kind, asked]: [i64; 3]) -> Sketch {
    let budget: i64 = parts.iter().map(|(_, share)| share).sum();
    let partner = |(country, share): &(usize, i64)| {
        let country = COUNTRIES[country % COUNTRIES.len()];
        format!(r#"{{"kind":"local_authority","country":"{country}","share":{}}}"#, euros(*share))
    };
    let partners: Vec<String> = parts.iter().map(partner).collect();
    super::sketch(&format!(
        r#"{{"applicant":{{"kind":"commune","region":"44"}},"partners":[{}],"action":{{"themes":["water"],"months":12}},
            "money":{{"budget":{},"own_cash":{},"own_in_kind":{},"asked":{}}}}}"#,
        partners.join(","),
        euros(budget),
        euros(cash),
        euros(kind),
        euros(asked)
    ))
}

fn whole(sketch: &Sketch, call: Option<&str>) -> FundingReport {
    check(shipped(), sketch, Asked { when: When::Day(day("2025-05-01")), locale: Locale::En, call })
}

fn right(report: &FundingReport, call: &str, rule: &str) -> bool {
    let mut of = report.results.iter().filter(|found| found.call == call && found.rule == rule);
    of.all(|found| found.verdict == Verdict::Yes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_found_right_is_within_the_limits(
        parts in prop::collection::vec((0_usize..6, 0_i64..50_000_000), 1..4),
        cash in 0_i64..20_000_000, kind in 0_i64..20_000_000, asked in 0_i64..150_000_000,
    ) {
        let sketch = project(&parts, [cash, kind, asked]);
        let budget: i64 = parts.iter().map(|(_, share)| share).sum();
        let report = whole(&sketch, None);
        for call in &report.calls {
            let Some(terms) = shipped().call(&call.call, day("2025-05-01")).and_then(|call| call.terms.money.as_ref()) else {
                continue;
            };
            if right(&report, &call.call, "rate") && !terms.lump_sum {
                let rates = [terms.rate, terms.flat_several].into_iter().flatten().chain(terms.rates.all().map(|(_, rate)| rate));
                let most = i128::from(rates.max().unwrap_or(100));
                prop_assert!(i128::from(asked) * 100 <= i128::from(budget) * most, "{}: {asked} of {budget}", call.call);
            }
            if let Some(share) = terms.own_share.filter(|_| right(&report, &call.call, "own_share")) {
                prop_assert!(i128::from(cash + kind) * 100 >= i128::from(budget) * i128::from(share), "{}", call.call);
            }
            if let Some(share) = terms.in_kind_of_own.filter(|_| right(&report, &call.call, "in_kind")) {
                prop_assert!(i128::from(kind) * 100 <= i128::from(cash + kind) * i128::from(share), "{}", call.call);
            }
            if let Some(grant) = &call.grant {
                prop_assert!(grant.most <= budget || terms.rates.all().next().is_none());
                prop_assert!(grant.parts.max(grant.flat).is_none_or(|best| grant.most <= best));
            }
        }
    }

    #[test]
    fn a_larger_budget_never_allows_less(share in 0_i64..10_000_000, more in 0_i64..10_000_000, country in 0_usize..6) {
        let most = |share: i64| {
            let report = whole(&project(&[(country, share)], [0, 0, 0]), Some("F01-2025"));
            report.calls.first().and_then(|call| call.grant.as_ref()).map(|grant| grant.most)
        };
        prop_assert!(most(share) <= most(share + more));
    }

    #[test]
    fn one_sum_is_made_of_its_criteria(asked in 0_i64..20_000_000) {
        let report = whole(&project(&[(0, 10_000_000)], [500_000, 500_000, asked]), None);
        for call in &report.calls {
            let mut of_call = report.results.iter().filter(|found| found.call == call.call);
            let blocked = of_call.any(|found| found.verdict == Verdict::No && found.severity == crate::kernel::Severity::Blocks);
            prop_assert_eq!(call.overall == Verdict::No, blocked, "{}", call.call);
            prop_assert!(call.fits <= call.overall, "the day only takes away");
        }
    }
}

#[test]
fn nothing_said_is_never_a_yes_where_something_is_asked() {
    let report = whole(&Sketch::default(), None);
    for call in &report.calls {
        assert_ne!(call.overall, Verdict::Yes, "{}", call.call);
    }
    assert!(report.results.iter().all(|found| found.verdict != Verdict::Unknown || !found.missing.is_empty()));
    assert!(report.results.iter().all(|found| !found.because.contains(['{', '}'])));
    assert!(of("", "").is_ok(), "no programme is no refusal");
}
