//! The money through its addresses. The small world lives on 24 November 2026, when every known call with a term is closed.

use axum::body::Body;
use axum::http::Request;

use super::day;
use crate::accounts::Browser;
use crate::db::testing::on_both_engines;
use crate::kernel::Timestamp;
use crate::partnerships::{Answer, Site, World};

async fn post(site: &Site, address: &str, body: &str) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri(address)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "same-origin");
    site.send(request.body(Body::from(body.to_owned())).expect("a request")).await
}

on_both_engines!(the_calls_are_listed_with_their_state_their_source_and_their_filters, |test| {
    let site = World::with_links(test).await.site().await;
    for (path, title, closed) in
        [("/fr/financements", "<h1>Les financements</h1>", "Clos"), ("/en/funding", "<h1>Funding</h1>", "Closed")]
    {
        let page = site.page(path).await;
        assert!(page.contains(title) && page.contains("aria-current=\"true\""), "{page}");
        assert!(page.matches("class=\"small muted source\"").count() == 20, "each of the page has its source");
        assert!(site.page(&format!("{path}?state=closed")).await.contains(&format!(">{closed}</span>")));
        assert!(!site.page(&format!("{path}?state=open")).await.contains(&format!(">{closed}</span>")));
        let json = site.json(&format!("{path}.json")).await;
        assert_eq!(json["results"].as_array().expect("calls").len(), 20, "{json}");
        let total = json["total"].as_u64().expect("a total");
        let file = site.get(&format!("{path}.csv")).await.text();
        assert_eq!(file.lines().count() as u64, total + 1, "one line a call");
        let next = json["next"].as_str().expect("a second page");
        assert_ne!(site.json(next).await["results"][0]["id"], json["results"][0]["id"]);
        for wrong in ["who=mayor", "country=ZZ", "theme=cheese", "state=late", "amount=much", "page=99"] {
            assert_eq!(site.get(&format!("{path}?{wrong}")).await.status, 404, "{wrong}");
        }
    }
    let german = site.json("/fr/financements.json?country=DE&who=twinning_committee").await;
    let ids: Vec<&str> =
        german["results"].as_array().expect("calls").iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(ids.contains(&"F17") && !ids.contains(&"F24") && !ids.contains(&"F01-2025"), "{ids:?}");
    let small = site.json("/fr/financements.json?amount=5000&theme=water&state=to_confirm").await;
    let ids: Vec<&str> =
        small["results"].as_array().expect("calls").iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(ids.contains(&"F13-grand-est") && !ids.contains(&"F15-2026"), "{ids:?}");
    assert!(site.page("/fr/financements?country=TV&state=announced").await.contains("Aucun appel connu"));
});

on_both_engines!(a_call_says_everything_with_its_source_and_its_earlier_calls, |test| {
    let site = World::with_links(test).await.site().await;
    for (path, says) in [
        (
            "/fr/financements/F01-2025",
            &[
                "<h1>Appel à projets généraliste 2025</h1>",
                "7 avril 2025",
                "heure de Paris",
                "70\u{a0}%",
                "vérifié le",
                "Ce qu’il faut préparer",
                "une délibération",
                "F01-2024",
                "FFQCD",
            ][..],
        ),
        ("/en/funding/F01-2025", &["General call for projects 2025", "Paris time", "70% at most", "checked on"]),
        ("/fr/financements/F01", &["Ce que demandait le dernier appel connu", "F01-2025", "F01-2024"]),
        ("/fr/financements/F05-2025-morocco", &["à confirmer", "Maroc", "à vérifier"]),
        ("/fr/financements/F15-2026", &["8\u{202f}455\u{a0}€", "50\u{202f}745\u{a0}€", "un forfait"]),
        ("/fr/financements/F16-2025", &["17 décembre 2024", "heure de Bruxelles", "au moins\u{a0}: 4"]),
        ("/fr/financements/F14", &["aucune source lue", "Dates non connues"]),
        ("/fr/financements/F17", &["Ouvert", "Toute l’année", "Allemagne"]),
    ] {
        let page = site.page(path).await;
        for text in says {
            assert!(page.contains(text), "{path} says « {text} »: {page}");
        }
    }
    for nothing in ["F99", "F01-1999", "f01", "%3Cb%3E"] {
        assert_eq!(site.get(&format!("/fr/financements/{nothing}")).await.status, 404, "{nothing}");
    }
});

on_both_engines!(a_call_past_its_term_is_never_shown_as_open, |test| {
    let site = World::with_links(test).await.site().await;
    let hour = 3_600_000_000;
    let end = day("2025-05-31").start().0;
    for (at, words) in [
        (day("2025-04-06").start().0, "Annoncé"),
        (day("2025-05-28").start().0, "Ouvert, encore 2 jours"),
        (day("2025-05-30").start().0, "Ouvert, dernier jour"),
        (end - 2 * hour - 1, "Ouvert, dernier jour"),
        // Midnight in Paris, two hours before it is in UTC.
        (end - 2 * hour, "Clos"),
    ] {
        let page = site.at(Timestamp(at)).page("/fr/financements/F01-2025").await;
        let badge = page.split("<p><span class=\"pill").nth(1).and_then(|rest| rest.split('<').next());
        assert!(badge.is_some_and(|badge| badge.ends_with(&format!(">{words}"))), "{words}: {badge:?}");
    }
    let listed = site.page("/fr/financements?state=open").await;
    assert!(listed.contains("F17") && !listed.contains("F01-2025"), "{listed}");
});

on_both_engines!(six_questions_are_answered_for_every_call_and_nothing_stands_in_the_address, |test| {
    let site = World::with_links(test).await.site().await;
    let browser = Browser::new(&site);
    let typed = "kind=commune&department=62&partner=local_authority&country=BJ&theme=water&months=24&budget=100000\
                 &own_cash=5000&own_in_kind=5000&asked=70000&oda_declared=yes&reports_filed=yes&atlas_up_to_date=yes";
    for (form, title, again) in [
        ("/fr/financements/y-avons-nous-droit", "Ce que disent les appels", "Changer mes réponses"),
        ("/en/funding/may-we-apply", "What the calls say", "Change my answers"),
    ] {
        let asked = site.page(form).await;
        assert!(asked.matches("<fieldset>").count() == 6 && asked.contains("method=\"post\""), "{asked}");
        let answer = browser.post(form, typed).await.text();
        assert!(answer.contains(title) && answer.contains(again), "{answer}");
        assert!(answer.contains("name=\"budget\" value=\"100000\""), "the answers are carried along");
        // In 2025 the general call fitted to the cent; it is closed, and says so.
        let closed = answer.split("id=\"closed\"").nth(1).and_then(|rest| rest.split("</section>").next());
        assert!(closed.is_some_and(|part| part.contains("F01-2025")), "{answer}");
        let sources = answer.matches("class=\"small muted source\"").count();
        assert_eq!(sources, answer.matches("<p class=\"name\">").count(), "each call with its source");
        let back = browser.post(form, &format!("{typed}&verb=again")).await.text();
        assert!(
            back.contains("value=\"BJ\" selected") && back.contains("value=\"100000\""),
            "what was answered is kept"
        );
    }
    let wrong = browser.post("/fr/financements/y-avons-nous-droit", "months=deux&budget=beaucoup&department=999").await;
    let alert =
        wrong.text().split("role=\"alert\"").nth(1).and_then(|rest| rest.split("</div>").next()).map(str::to_owned);
    assert_eq!(alert.expect("what is wrong").matches("<li>").count(), 3);
    let hostile = "kind=%3Cscript%3E&budget=%22%3E%3Cb%3E&country=%00";
    let hostile = browser.post("/fr/financements/y-avons-nous-droit", hostile).await;
    assert!(hostile.status == 200 && !hostile.text().contains("<script>") && !hostile.text().contains("\"><b>"));
});

on_both_engines!(a_program_asks_with_a_sketch_and_is_told_what_is_wrong_with_it, |test| {
    let site = World::with_links(test).await.site().await;
    let sketch = r#"{"applicant":{"kind":"commune"},"partners":[{"kind":"local_authority","country":"BJ"}],
        "action":{"themes":["water"]},"money":{"budget":100000,"own_cash":5000,"own_in_kind":5000,"asked":70000.01},
        "papers":[],"preconditions":{"oda_declared":true,"reports_filed":true,"atlas_up_to_date":true}}"#;
    let told = post(&site, "/api/v1/funding/check?on=2025-05-01&lang=en&call=F01-2025", sketch).await;
    let told: serde_json::Value = serde_json::from_str(&told.text()).expect("JSON");
    assert_eq!((told["on"].as_str(), told["overall"].as_str()), (Some("2025-05-01"), Some("no")), "{told}");
    let rate =
        told["results"].as_array().expect("criteria").iter().find(|one| one["rule"] == "rate").expect("the rate");
    for field in ["verdict", "severity", "because", "missing", "repair", "reference", "source", "checked_on", "status"]
    {
        assert!(rate.get(field).is_some(), "{field}: {rate}");
    }
    assert_eq!((rate["verdict"].as_str(), told["calls"][0]["grant"]["most"].as_i64()), (Some("no"), Some(7_000_000)));
    for (address, body, status) in [
        ("/api/v1/funding/check", "{}", 200),
        ("/api/v1/funding/check?on=demain", "{}", 400),
        ("/api/v1/funding/check?lang=xx", "{}", 400),
        ("/api/v1/funding/check?call=F99", "{}", 400),
        ("/api/v1/funding/check", r#"{"applicant":{"kind":"mairie"}}"#, 422),
        ("/api/v1/funding/check", r#"{"applicants":{}}"#, 422),
        ("/api/v1/funding/check", r#"{"action":{"themes":["cheese"]}}"#, 422),
        ("/api/v1/funding/check", r#"{"partners":[{"country":"ZZ"}]}"#, 422),
    ] {
        let answer = post(&site, address, body).await;
        assert_eq!(answer.status, status, "{address} {body}: {}", answer.text());
        let told: serde_json::Value = serde_json::from_str(&answer.text()).expect("JSON");
        assert!(
            status == 200 || told["detail"].as_str().is_some_and(|why| why.len() > 10),
            "{address} says why: {told}"
        );
    }
    let schema = site.json("/api/v1/schemas/sketch.json").await;
    assert!(schema["properties"]["partners"].is_object() && schema["title"] == "Sketch", "{schema}");
    let described = site.json("/api/v1/openapi.json").await;
    assert!(described["paths"]["/api/v1/funding/check"]["post"].is_object());
});
