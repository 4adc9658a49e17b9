//! How a condition is weighed: what is not said, either side of `||` and `&&`, items of lists, dates, sums.

use super::{of, rule};
use crate::kernel::{Day, Locale};
use crate::law::check;
use crate::law::model::{Report, Verdict};
use crate::law::situation::Situation;

fn report(head: &str, lines: &str, situation: &str) -> Report {
    let law = of(&rule(head, lines)).unwrap_or_else(|refused| panic!("{}", refused.join("\n")));
    let situation: Situation = serde_json::from_str(situation).expect("a situation");
    check(&law, &situation, Day::parse("2026-11-23").expect("a day"), Locale::En)
}

/// The verdict of a condition, and what it misses.
fn holds(condition: &str, situation: &str) -> (Option<Verdict>, Vec<String>) {
    let lines = format!(
        "holds = '{condition}'\nyes = {{ fr = \"\", en = \"\" }}\nno = {{ fr = \"\", en = \"\" }}\nrepair = {{ fr = \"\", en = \"\" }}"
    );
    let report = report("[rule.values]\npercent = 1", &lines, situation);
    let found = report.results.first();
    (found.map(|found| found.verdict), found.map(|found| found.missing.clone()).unwrap_or_default())
}

#[test]
fn what_is_not_said_is_unknown_only_where_it_matters() {
    for (condition, situation, verdict, missing) in [
        ("partner.kind == \"state\"", r#"{"partner":{"kind":"state"}}"#, Verdict::Yes, &[][..]),
        ("partner.kind == \"state\"", "{}", Verdict::Unknown, &["partner.kind"]),
        ("partner.kind == \"state\" || action.conflict", r#"{"partner":{"kind":"state"}}"#, Verdict::Yes, &[]),
        ("action.conflict || partner.kind == \"state\"", r#"{"partner":{"kind":"state"}}"#, Verdict::Yes, &[]),
        ("action.conflict && partner.kind == \"state\"", r#"{"partner":{"kind":"other"}}"#, Verdict::No, &[]),
        (
            "action.conflict || partner.kind == \"state\"",
            r#"{"partner":{"kind":"other"}}"#,
            Verdict::Unknown,
            &["action.conflict"],
        ),
        ("action.conflict || partner.kind == \"state\"", "{}", Verdict::Unknown, &["action.conflict", "partner.kind"]),
        ("has(partner.kind)", "{}", Verdict::No, &[]),
        ("action.foreign_body.french_share <= 50", "{}", Verdict::Unknown, &["action.foreign_body.french_share"]),
        ("!action.conflict", "{}", Verdict::Unknown, &["action.conflict"]),
        ("(has(action.conflict) ? action.conflict : false)", "{}", Verdict::No, &[]),
        ("acts.exists(a, a.kind == \"charter\")", r#"{"acts":[{"kind":"charter"},{}]}"#, Verdict::Yes, &[]),
        (
            "acts.exists(a, a.kind == \"charter\")",
            r#"{"acts":[{"kind":"agreement"},{}]}"#,
            Verdict::Unknown,
            &["acts[1].kind"],
        ),
        ("acts.all(a, a.signed_on > \"2026\")", r#"{"acts":[{"signed_on":"2026-02-01"}]}"#, Verdict::Yes, &[]),
        ("acts.exists(a, a.kind == \"charter\")", "{}", Verdict::Unknown, &["acts"]),
        ("size(acts) == 0", r#"{"acts":[]}"#, Verdict::Yes, &[]),
        ("\"water\" in authority.services", r#"{"authority":{"services":["water"]}}"#, Verdict::Yes, &[]),
        (
            "months_after(action.started_on, 2) == \"2026-02-28\"",
            r#"{"action":{"started_on":"2025-12-31"}}"#,
            Verdict::Yes,
            &[],
        ),
        ("months_before(on, 12) == \"2025-11-23\"", "{}", Verdict::Yes, &[]),
        (
            "days_after(action.started_on, -1) == \"2025-12-30\"",
            r#"{"action":{"started_on":"2025-12-31"}}"#,
            Verdict::Yes,
            &[],
        ),
        ("year(action.started_on) == 2025", r#"{"action":{"started_on":"2025-12-31"}}"#, Verdict::Yes, &[]),
        ("subsidy.amount <= eur(23000)", r#"{"subsidy":{"amount":23000}}"#, Verdict::Yes, &[]),
        ("subsidy.amount <= eur(23000)", r#"{"subsidy":{"amount":23000.01}}"#, Verdict::No, &[]),
        ("values.percent == 1", "{}", Verdict::Yes, &[]),
    ] {
        let (found, told) = holds(condition, situation);
        assert_eq!(
            (found, told.iter().map(String::as_str).collect::<Vec<_>>()),
            (Some(verdict), missing.to_vec()),
            "{condition} on {situation}"
        );
    }
}

const EACH: &str = "each = \"budgets\"\napplies = 'budget.service == \"water\"'\nholds = 'budget.spent * 100 <= budget.resources * values.percent'\n\
    yes = { fr = \"\", en = \"{budget.spent | eur} of {budget.resources | eur}\" }\nno = { fr = \"\", en = \"{budget.spent | eur}\" }\nrepair = { fr = \"\", en = \"\" }";

#[test]
fn each_item_of_a_list_is_looked_at_and_named_and_the_year_s_payments_are_added_up() {
    let budgets = r#""budgets":[{"service":"water","year":2026,"resources":8000000},{"service":"waste","year":2026},{"service":"water","year":2025,"resources":100}]"#;
    let paid = |second: &str| {
        format!(
            r#"{{{budgets},"payments":[{{"paid_on":"2026-02-01","amount":50000,"budget":"water"}},{{"paid_on":"2026-12-31","amount":{second},"budget":"water"}},
               {{"paid_on":"2026-03-01","amount":9,"budget":"general"}},{{"paid_on":"2025-12-31","amount":1,"budget":"water"}}]}}"#
        )
    };
    for (second, verdict, text) in [
        ("30000", Verdict::Yes, "€80,000 of €8,000,000"),
        ("30000.01", Verdict::No, "€80,000.01"),
        ("35000", Verdict::No, "€85,000"),
    ] {
        let report = report("[rule.values]\npercent = 1", EACH, &paid(second));
        let found =
            report.results.iter().find(|found| found.about.as_deref() == Some("budgets[0]")).expect("the first budget");
        assert_eq!((found.verdict, found.because.as_str()), (verdict, text), "{second}");
        assert!(
            report
                .results
                .iter()
                .any(|found| found.about.as_deref() == Some("budgets[2]") && found.verdict == Verdict::Yes)
        );
        assert_eq!(report.results.len(), 2, "the waste budget is not concerned");
    }
    let lacking = report("[rule.values]\npercent = 1", EACH, &format!("{{{budgets}}}"));
    assert_eq!(lacking.results[0].missing, ["budgets[0].spent"], "nothing is said of payments");
    let none = report("[rule.values]\npercent = 1", EACH, r#"{"budgets":[]}"#);
    assert_eq!((none.results.len(), none.not_concerned), (0, vec!["R90".to_owned()]));
}

#[test]
fn the_sum_is_what_weighs_most() {
    let says = |severity: &str, condition: &str| {
        let lines = format!(
            "severity = \"{severity}\"\nholds = '{condition}'\nyes = {{ fr = \"\", en = \"\" }}\nno = {{ fr = \"\", en = \"\" }}\nrepair = {{ fr = \"\", en = \"\" }}"
        );
        report("", &lines, "{}").overall
    };
    for (severity, condition, overall) in [
        ("blocks", "1 == 1", Verdict::Yes),
        ("blocks", "1 == 2", Verdict::No),
        ("warns", "1 == 2", Verdict::Yes),
        ("blocks", "action.conflict", Verdict::Unknown),
        ("warns", "action.conflict", Verdict::Yes),
    ] {
        assert_eq!(says(severity, condition), overall, "{severity}: {condition}");
    }
    let person = "person = 'true'\nperson_text = { fr = \"\", en = \"\" }";
    assert_eq!(report("", person, "{}").overall, Verdict::NeedsPerson);
}

#[test]
fn a_law_holds_from_its_first_day_to_its_last() {
    let yes = "yes = { fr = \"\", en = \"\" }";
    let law = of(&rule("valid_from = \"2014-07-09\"\nvalid_to = \"2022-06-30\"", yes)).expect("a law");
    for (day, concerned) in [("2014-07-08", false), ("2014-07-09", true), ("2022-06-30", true), ("2022-07-01", false)] {
        let report = check(&law, &Situation::default(), Day::parse(day).expect("a day"), Locale::Fr);
        assert_eq!(report.results.len() == 1, concerned, "{day}");
    }
}

#[test]
fn a_situation_is_read_strictly() {
    for (text, why) in [
        (r#"{"acts":[{"voted":"2026-01-01"}]}"#, "unknown field `voted`"),
        (r#"{"acts":[{"voted_on":"1 mai 2026"}]}"#, "not a day"),
        (r#"{"acts":[{"voted_on":"2026-02-30"}]}"#, "not a day"),
        (r#"{"subsidy":{"amount":23000.001}}"#, "not an amount"),
        (r#"{"subsidy":{"amount":-1}}"#, "not an amount"),
        (r#"{"subsidy":{"amount":1e300}}"#, "not an amount"),
        (r#"{"partner":{"kind":"town"}}"#, "unknown variant `town`"),
    ] {
        let refused = serde_json::from_str::<Situation>(text).expect_err(text).to_string();
        assert!(refused.contains(why), "{text}: {refused}");
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let of = |count: usize| format!("{{\"acts\":[{}]}}", vec!["{}"; count].join(","));
    assert!(Situation::parse(&of(200)).is_ok());
    assert_eq!(Situation::parse(&of(201)).map(drop), Err("acts: 201 items; at most 200 are looked at".into()));
}
