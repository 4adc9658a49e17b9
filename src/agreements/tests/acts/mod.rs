//! Papers kept with a partnership: versions, words, and the steps of their life on both sides.

mod files;
mod time;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::shipped;
use crate::accounts::Browser;
use crate::agreements::acts::{Difference, Life, Recorded, Refusal, Stage, Step, differences};
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::model::Kind;
use crate::content::Files;
use crate::db::testing::on_both_engines;
use crate::kernel::{Day, Locale, PublicId, Timestamp};
use crate::law::Law;
use crate::organisations::Voice;
use crate::partnerships::{Site, World};

const A: &str = "fr-commune-62667";
const B: &str = "gn-2826861";

fn id(text: &str) -> PublicId {
    PublicId::parse(text).expect("an identifier")
}

/// `2026-05-01`, or `2026-05-01 2030-05-01` with a new last day.
fn recorded(step: Step, side: &str, on: &str, version: i64) -> Recorded {
    let (on, until) = on.split_once(' ').map_or((on, None), |(on, until)| (on, Day::parse(until)));
    Recorded {
        row: Uuid::nil(),
        step,
        side: id(side),
        on: Day::parse(on).expect("a day"),
        number: None,
        until,
        version,
        organisation_name: String::new(),
        at: Timestamp(0),
    }
}

fn facts(kind: Kind, said: &[(&str, &str)]) -> Facts {
    let facts = said.iter().map(|(path, typed)| ((*path).to_owned(), (*typed).to_owned())).collect();
    Facts::of(kind, &Draft { facts, ..Draft::default() }).0
}

/// The steps `step side day` one after the other, each allowed; what becomes of the last.
fn lived(
    kind: Kind,
    said: &[(&str, &str)],
    steps: &[(Step, &str, &str)],
) -> (Result<(), String>, Stage, Option<String>) {
    let law = Law::read(&Files::shipped()).unwrap_or_else(|_| panic!("the law is refused"));
    let on = Day::parse("2026-11-27").expect("a day");
    let (facts, parties) = (facts(kind, said), [(id(A), "FR".to_owned()), (id(B), "DE".to_owned())]);
    let model = shipped().model(kind).expect("a model");
    let mut taken: Vec<Recorded> = Vec::new();
    let mut last = Ok(());
    for (position, (step, side, day)) in steps.iter().enumerate() {
        let new = recorded(*step, side, day, 2);
        let life = Life { model, facts: &facts, version: 2, parties: &parties, steps: &taken, answered: &[] };
        match life.may(&new, (&id(side), on), (&law, Locale::Fr)) {
            Ok(()) => taken.push(new),
            Err(refusal) => {
                assert_eq!(position + 1, steps.len(), "{step:?} of {side} on {day}: {refusal:?}");
                last = Err(said_of(&refusal));
            }
        }
    }
    let life = Life { model, facts: &facts, version: 2, parties: &parties, steps: &taken, answered: &[] };
    (last, life.stage(), life.until().map(|day| day.to_string()))
}

fn said_of(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Law(finding) => finding.rule.clone(),
        Refusal::First(step) => format!("first {}", step.code()),
        Refusal::Before(step) => format!("before {}", step.code()),
        Refusal::Over(until) => format!("over {until}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_act_lives_on_both_sides_and_what_cannot_be_is_refused() {
    use Step::{Acknowledged, Agreed, Amended, Approved, Ended, Renewed, Signed, Transmitted, Voted};
    let whole = [
        (Agreed, A, "2026-03-01"),
        (Agreed, B, "2026-03-02"),
        (Voted, A, "2026-04-01"),
        (Signed, A, "2026-05-02"),
        (Signed, B, "2026-05-03"),
        (Transmitted, A, "2026-05-10"),
        (Acknowledged, A, "2026-05-11"),
    ];
    let with = |taken: usize, next: (Step, &'static str, &'static str)| [&whole[..taken], &[next]].concat();
    let framework =
        |steps: &[(Step, &'static str, &'static str)]| lived(Kind::Framework, &[("duration_years", "3")], steps);
    for (taken, stage) in [
        (0, Stage::Draft),
        (1, Stage::Draft),
        (2, Stage::Agreed),
        (3, Stage::Voted),
        (4, Stage::Signing),
        (5, Stage::Signed),
        (6, Stage::Signed),
        (7, Stage::InForce),
    ] {
        assert_eq!(framework(&whole[..taken]).1, stage, "{taken} steps");
    }
    for (kind, steps, stage) in [
        (Kind::Framework, &[(Signed, B, "2026-05-01")][..], Stage::Signing),
        (Kind::Framework, &[(Agreed, A, "2026-03-01"), (Signed, A, "2026-05-01")], Stage::Signing),
        (Kind::Framework, &[(Voted, A, "2026-04-01"), (Signed, B, "2026-05-01")], Stage::Signing),
        (Kind::Framework, &[(Signed, B, "2026-05-01"), (Signed, A, "2026-05-02")], Stage::Signed),
        (Kind::Resolution, &[(Voted, A, "2026-04-01"), (Signed, A, "2026-05-01")], Stage::Signed),
        (Kind::Resolution, &[(Signed, B, "2026-05-01")], Stage::Signing),
    ] {
        assert_eq!(lived(kind, &[], steps).1, stage, "{kind:?} {steps:?}");
    }
    assert_eq!(framework(&whole).2.as_deref(), Some("2029-05-11"));
    let approved = with(7, (Approved, B, "2026-06-30"));
    assert_eq!(framework(&approved).2.as_deref(), Some("2029-06-30"), "the later of the two days");
    assert_eq!(framework(&with(7, (Ended, B, "2026-09-01"))).1, Stage::Ended);
    let renewed = with(7, (Renewed, A, "2026-10-01 2032-05-11"));
    assert_eq!((framework(&renewed).1, framework(&renewed).2.as_deref()), (Stage::InForce, Some("2032-05-11")));
    let shorter = [&renewed[..], &[(Amended, B, "2026-11-01 2030-01-01"), (Amended, B, "2026-11-02")]].concat();
    assert_eq!(framework(&shorter).2.as_deref(), Some("2030-01-01"), "the latest that says an end");
    let early: Vec<_> = whole.iter().map(|(step, side, day)| (*step, *side, day.replace("2026", "2024"))).collect();
    let one_year = |next: (Step, &'static str, &'static str)| {
        let mut steps: Vec<_> = early.iter().map(|(step, side, day)| (*step, *side, day.as_str())).collect();
        steps.push(next);
        lived(Kind::Framework, &[("duration_years", "1")], &steps).0
    };
    assert_eq!(one_year((Renewed, A, "2025-05-01 2027-05-11")), Ok(()), "the step is older than the end");
    assert_eq!(one_year((Renewed, A, "2025-06-01 2027-05-11")), Err("over 2025-05-11".to_owned()));
    assert_eq!(one_year((Ended, A, "2025-06-01")), Ok(()), "that it ended may be said afterwards");
    for (steps, why) in [
        (with(6, (Renewed, A, "2026-05-12 2032-01-01")), "NotInForce"),
        (with(7, (Renewed, A, "2026-05-10 2032-01-01")), "NotInForce"),
        (with(7, (Renewed, A, "2026-06-01")), "NewEnd"),
        (with(7, (Renewed, A, "2026-06-01 2029-05-11")), "NewEnd"),
        (with(7, (Amended, A, "2026-06-01 2026-05-01")), "NewEnd"),
        (with(0, (Signed, A, "2027-01-01")), "Future"),
        (with(1, (Agreed, A, "2026-03-05")), "Twice"),
        (with(3, (Voted, A, "2026-04-02")), "Twice"),
        (with(3, (Transmitted, A, "2026-04-02")), "first signed"),
        (with(4, (Transmitted, A, "2026-05-01")), "before signed"),
        (with(5, (Acknowledged, A, "2026-05-12")), "first transmitted"),
        (with(6, (Acknowledged, A, "2026-05-09")), "before transmitted"),
        (with(4, (Agreed, B, "2026-05-20")), "TextStands"),
        (with(6, (Ended, A, "2026-05-12")), "NotInForce"),
        // A vote that comes after the signature: the law says no, with its reason.
        (vec![(Signed, A, "2026-05-08"), (Voted, A, "2026-05-10")], "R08"),
        (vec![(Voted, A, "2026-05-10"), (Signed, A, "2026-05-08")], "R08"),
    ] {
        assert_eq!(framework(&steps).0, Err(why.to_owned()), "{steps:?}");
    }
    let charter = lived(Kind::Charter, &[], &[(Signed, B, "2026-05-08"), (Voted, A, "2026-05-10")]);
    assert_eq!(charter.0, Err("R08".to_owned()), "a charter voted after it was signed");
    let mandate = [("traveller_name", "A"), ("leaves_on", "2026-05-01"), ("purpose", "x")];
    let late = lived(Kind::SpecialMandate, &mandate, &[(Voted, A, "2026-05-02")]);
    assert_eq!(late.0, Err("R21".to_owned()), "a special mandate after the trip");
}

#[test]
fn two_versions_are_compared_by_what_they_say() {
    let facts = |said: &[(&str, &str)]| said.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let before = Draft {
        facts: facts(&[("object", "l’eau"), ("amount", "10")]),
        left_out: ["C12".to_owned()].into(),
        ..Draft::default()
    };
    let after = Draft {
        facts: facts(&[("object", "l’école"), ("context", "x")]),
        left_out: ["C04".to_owned()].into(),
        taken_in: ["V05".to_owned()].into(),
        texts: BTreeMap::from([("C05".to_owned(), BTreeMap::new())]),
        ..Draft::default()
    };
    let fact = |path: &str, before: &str, after: &str| Difference::Fact(path.into(), before.into(), after.into());
    let expected = [
        fact("amount", "10", ""),
        fact("context", "", "x"),
        fact("object", "l’eau", "l’école"),
        Difference::Out("C04".into()),
        Difference::In("C12".into()),
        Difference::In("V05".into()),
        Difference::Words("C05".into()),
    ];
    assert_eq!(differences(&before, &after), expected);
    assert_eq!(differences(&after, &after), []);
}

async fn of<'s>(site: &'s Site, email: &str, authority: &str) -> Browser<'s> {
    let mut browser = Browser::new(site);
    browser.enter(email).await;
    Voice::give(&site.app.db, email, authority).await;
    browser
}

/// The link of Le Portel and Stockelsdorf.
async fn link(site: &Site) -> String {
    let links = site.json(&format!("/api/v1/partnerships?authority={B}&country=DE")).await;
    let links = links["results"].as_array().expect("links").clone();
    let own = links.iter().find(|link| link.to_string().contains(A)).expect("their link");
    own["id"].as_str().expect("an identifier").to_owned()
}

on_both_engines!(both_sides_keep_a_paper_and_follow_its_life, |test| {
    let site = World::with_links(test).await.site().await;
    let link = link(&site).await;
    let [portel, stockelsdorf] =
        [of(&site, "maire@leportel.example", A).await, of(&site, "buergermeister@stockelsdorf.example", B).await];
    let papers = format!("/fr/partenariats/{link}/papiers");
    assert!(portel.get(&papers).await.text().contains("Aucun papier"));
    let mut stranger = Browser::new(&site);
    stranger.enter("curieuse@exemple.fr").await;
    assert_eq!(stranger.get(&papers).await.status, 404, "nobody else may know");
    let first =
        "paper=framework&f.duration_years=3&f.object=l%27eau&f.party_a.representative=Camille+Exemple&second=en";
    let kept = portel.post(&papers, first).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    let act_id = act.rsplit('/').next().expect("an identifier").to_owned();
    // The other side reads it, says something, and writes the second version: nothing needs the French side.
    let seen = stockelsdorf.get(&act).await.text();
    assert!(seen.contains("en rédaction") && seen.contains("value=\"l&#39;eau\""), "{seen}");
    let said = stockelsdorf.post(&act, "verb=comment&said=Et+l%27%C3%A9cole%3F+%3Cb%3E").await;
    assert_eq!(said.status, 303);
    // What is agreed is agreed of the text that was seen.
    let early = format!("verb=step&step=agreed&side={B}&on=2026-02-01");
    assert_eq!(stockelsdorf.post(&act, &early).await.status, 303);
    let second =
        format!("paper=framework&f.duration_years=3&f.object=l%27eau+et+l%27ecole&second=en&act={act_id}&seen=1");
    assert_eq!(stockelsdorf.post(&papers, &second).await.header("location"), format!("{act}?done=kept"));
    let compared = portel.get(&format!("{act}?compare=1")).await.text();
    assert!(compared.contains("<del>l&#39;eau</del>") && compared.contains("Version 2"), "{compared}");
    assert!(compared.contains("Et l&#39;école? &#60;b&#62;"), "{compared}");
    assert!(compared.contains("le texte a changé depuis"), "{compared}");
    // Who wrote from the first version loses nothing: theirs is kept beside.
    let stale = portel.post(&papers, &format!("paper=framework&f.object=autre&act={act_id}&seen=1")).await;
    assert!(stale.header("location").ends_with("?done=stale") && !stale.header("location").contains(&act_id));
    let step = |step: &str, side: &str, on: &str| format!("verb=step&step={step}&side={side}&on={on}");
    for (who, body) in [
        (&stockelsdorf, step("agreed", B, "2026-03-01")),
        (&portel, step("agreed", A, "2026-03-01")),
        (&portel, step("voted", A, "2026-04-01")),
        (&stockelsdorf, step("signed", B, "2026-05-01")),
        (&portel, step("signed", A, "2026-05-02")),
    ] {
        assert_eq!(who.post(&act, &body).await.status, 303, "{body}");
    }
    site.app.refresh().await.expect("the atlas follows");
    let public = site.get(&format!("/fr/partenariats/{link}")).await;
    let public = site.page(public.header("location")).await;
    assert!(public.contains("signé, pas encore en vigueur"), "it is said where everybody reads");
    let late = portel.post(&act, &step("acknowledged", A, "2026-05-03")).await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("Il manque d’abord cette étape") && late.text().contains("value=\"2026-05-03\""));
    let third = format!("paper=framework&f.object=x&act={act_id}&seen=2");
    assert!(portel.post(&papers, &third).await.header("location").ends_with("?done=stale"), "the text stands");
    for body in [step("transmitted", A, "2026-05-05"), step("acknowledged", A, "2026-05-06")] {
        assert_eq!(portel.post(&act, &body).await.status, 303, "{body}");
    }
    let list =
        stockelsdorf.get(&papers.replace("/fr/partenariats", "/en/partnerships").replace("papiers", "papers")).await;
    assert!(list.text().contains("in force"), "{}", list.text());
    site.app.refresh().await.expect("the atlas follows");
    let public = site.get(&format!("/fr/partenariats/{link}")).await;
    assert!(!site.page(public.header("location")).await.contains("pas encore en vigueur"));
    let deadlines = site.page(&format!("/en/partnerships/{link}/deadlines.ics")).await;
    assert_eq!(deadlines.matches("BEGIN:VEVENT").count(), 4, "{deadlines}");
    for day in ["20280506", "20281106", "20290206", "20290506"] {
        assert!(deadlines.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{day}: {deadlines}");
    }
    // A step is taken back, and the stage with it; one on which another stands, after that.
    let page = portel.get(&act).await.text();
    let row = |what: &str| {
        let step = page.split("<li>").find(|item| item.starts_with(what)).expect("a step");
        step.split("name=\"row\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its row")
    };
    let sent = portel.post(&act, &format!("verb=back&row={}", row("Transmission"))).await;
    assert_eq!(sent.status, 422);
    assert!(sent.text().contains("s’appuie sur celle-ci"), "{}", sent.text());
    for step in ["Accusé", "Transmission"] {
        assert_eq!(portel.post(&act, &format!("verb=back&row={}", row(step))).await.status, 303, "{step}");
    }
    assert!(portel.get(&act).await.text().contains("aria-current=\"step\" class=\"here\">signé, pas encore"));
    let long = portel.post(&act, &format!("verb=comment&said={}", "x".repeat(4001))).await;
    assert_eq!(long.status, 422);
    assert!(long.text().contains("au plus 4") && long.text().contains(&"x".repeat(4001)), "what was typed is kept");
    for (body, says) in [
        ("verb=step&step=dance", "Choisissez une étape"),
        ("verb=back&row=1", "Choisissez une étape"),
        ("verb=comment&said=+", "Rien n’a changé"),
    ] {
        let wrong = portel.post(&act, body).await;
        assert_eq!(wrong.status, 422, "{body}");
        assert!(wrong.text().contains(says), "{body}");
    }
});

on_both_engines!(a_vote_after_the_signature_is_refused_with_the_law_and_the_way_to_repair, |test| {
    let site = World::with_links(test).await.site().await;
    let link = link(&site).await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let kept = portel.post(&format!("/fr/partenariats/{link}/papiers"), "paper=charter").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    assert_eq!(portel.post(&act, &format!("verb=step&step=signed&side={A}&on=2026-05-08")).await.status, 303);
    let refused = portel.post(&act, &format!("verb=step&step=voted&side={A}&on=2026-05-10")).await;
    let text = refused.text();
    assert_eq!(refused.status, 422);
    assert!(text.contains("La loi ne le permet pas ainsi") && text.contains("Pour réparer"), "{text}");
    assert!(
        text.contains("class=\"small muted source\"") && text.contains("vérifié le "),
        "each sentence has its source"
    );
    let journal = site.app.db.read();
    let told = crate::db::all(journal, "SELECT after FROM journal WHERE entity = 'act'", []).await.expect("entries");
    assert_eq!(told.len(), 2, "what was refused was not recorded");
});

on_both_engines!(what_cannot_be_seen_in_a_name_does_not_reach_the_title_of_an_act, |test| {
    let site = World::with_links(test).await.site().await;
    let papers = format!("/fr/partenariats/{}/papiers", link(&site).await);
    let portel = of(&site, "maire@leportel.example", A).await;
    let typed = "paper=charter&f.party_a.name=Le%00%20Por%E2%80%AEtel&f.party_b.name=Stockelsdorf";
    assert_eq!(portel.post(&papers, typed).await.status, 303);
    let listed = portel.get(&papers).await.text();
    assert!(listed.contains("Charte de jumelage\u{a0}: Le Portel – Stockelsdorf"), "{listed}");
});

on_both_engines!(of_two_who_record_the_same_step_at_once_one_is_told_that_it_is_there, |test| {
    let site = World::with_links(test).await.site().await;
    let link = link(&site).await;
    let [portel, stockelsdorf] =
        [of(&site, "maire@leportel.example", A).await, of(&site, "buergermeister@stockelsdorf.example", B).await];
    let kept = portel.post(&format!("/fr/partenariats/{link}/papiers"), "paper=charter").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    let signed = format!("verb=step&step=signed&side={A}&on=2026-05-08");
    let (one, other) = tokio::join!(portel.post(&act, &signed), stockelsdorf.post(&act, &signed));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(portel.get(&act).await.text().matches("name=\"row\"").count(), 1);
});
