//! The workshop through its addresses: a paper from nothing to a file, without an account.

use axum::body::Body;
use axum::http::{Request, header};

use crate::db::testing::on_both_engines;
use crate::partnerships::{Answer, Site, World};

const FRAMEWORK: &str = "/fr/droit/papiers/convention-cadre/atelier";
const RESOLUTION: &str = "/fr/droit/papiers/deliberation/atelier";

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(encoded(fields)))
        .expect("a request");
    site.send(request).await
}

async fn bring(site: &Site, path: &str, file: &str) -> Answer {
    let body =
        format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n{file}\r\n--x--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .body(Body::from(body))
        .expect("a request");
    site.send(request).await
}

on_both_engines!(a_paper_is_written_in_three_steps_and_taken_away, |test| {
    let site = World::with_links(test).await.site().await;
    let empty = site.get(FRAMEWORK).await;
    assert_eq!((empty.status, empty.header("cache-control")), (200, "no-store"));
    let facts = [
        ("second", "ar"),
        ("f.party_a.name", "Halluin"),
        ("f.party_a.capacity", "maire"),
        ("f.party_a.capacity@ar", "رئيس البلدية"),
        ("f.object", "l’eau <b>potable</b> & l’école"),
        ("f.amount", "45 000"),
        ("f.notice_days", "beaucoup"),
        ("f.originals", "500000"),
        ("f.party_b.country", "CM"),
    ];
    let with = |verb: &'static str| [&facts[..], &[("do", verb)]].concat();
    let read = post(&site, FRAMEWORK, &with("read")).await;
    let text = read.text();
    assert!(text.contains("dir=\"rtl\"") && text.contains("رئيس البلدية") && text.contains("45\u{202f}000\u{a0}€"));
    assert!(text.contains("l’eau &#60;b&#62;potable") && !text.contains("<b>potable"), "what was typed is text");
    assert!(text.contains("Préavis, en jours\u{a0}: un nombre entier est attendu"));
    assert!(text.contains("Nombre d’exemplaires originaux\u{a0}: un nombre entier de 1 à 50 est attendu"));
    assert!(text.contains("name=\"f.notice_days\" value=\"beaucoup\""), "what was not understood is kept");
    assert!(text.contains(", Cameroun)") && text.contains("الكاميرون"), "the country is named in each language");
    let said = ["· vérifié le ", "· lu le ", "aucune source lue"].map(|said| text.matches(said).count());
    let checked: usize = said.iter().sum();
    assert!(checked > 5 && checked == text.matches("class=\"small muted source\"").count(), "{checked}");
    let clauses = post(&site, FRAMEWORK, &with("clauses")).await.text();
    assert_eq!(clauses.matches("name=\"clause\"").count(), 22);
    let rewriting = post(&site, FRAMEWORK, &with("rewrite.C04")).await.text();
    assert!(rewriting.contains("name=\"text.C04@ar\"") && rewriting.contains("a pour objet"));
    assert!(clauses.contains("formaction=\"/fr/droit/papiers/convention-cadre/atelier#C04\""), "one comes back there");
    let folded = clauses.split("<details>").skip(1).filter_map(|part| part.split("</details>").next());
    assert!(folded.clone().any(|text| text.contains("a pour objet\u{a0}: l’eau")) && folded.count() == 21);
    let unread = clauses.split("<li id=\"C21\">").nth(1).and_then(|rest| rest.split("</li>").next()).expect("C21");
    assert!(unread.contains("Aucune source lue") && !unread.contains("vérifié le"), "{unread}");
    let docx = post(&site, FRAMEWORK, &with("docx")).await;
    assert_eq!(docx.header("content-disposition"), "attachment; filename=\"convention-cadre-halluin.docx\"");
    assert!(docx.body.starts_with(b"PK") && docx.header("content-type").ends_with("wordprocessingml.document"));
    let pdf = post(&site, "/fr/droit/papiers/convention-cadre/pdf", &facts).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-"), "the PDF");
    let kept = post(&site, FRAMEWORK, &with("draft")).await.text();
    for (path, other) in [
        ("/fr/droit/papiers/brouillon", "<label>Nom – en français<"),
        ("/en/law/papers/draft", "<label>Name – in French<"),
    ] {
        let back = bring(&site, path, &kept).await.text();
        assert!(back.contains("value=\"Halluin\"") && back.contains("value=\"beaucoup\"") && back.contains(other));
    }
});

on_both_engines!(clauses_are_chosen_in_the_second_step, |test| {
    let site = World::with_links(test).await.site().await;
    let chosen = [("choosing", "1"), ("clause", "C01"), ("clause", "C04"), ("do", "read"), ("left_out", "D05")];
    let text = post(&site, FRAMEWORK, &chosen).await.text();
    assert!(text.contains("Article 1 – Objet") && !text.contains("Article 2"), "{text}");
    assert!(text.contains("Engagements financiers"), "a clause that the law requires is missed");
    assert!(text.contains("name=\"left_out\" value=\"C08\"") && text.contains("name=\"left_out\" value=\"D05\""));
    let own = [("own.framework.0.title@fr", "Livres"), ("own.framework.0.text@fr", "Nous échangeons."), ("do", "read")];
    let text = post(&site, FRAMEWORK, &own).await.text();
    assert!(text.contains("Article 19 – Livres") && text.contains("Nous échangeons."), "{text}");
    let resolution = post(&site, RESOLUTION, &own).await.text();
    assert!(!resolution.contains("– Livres") && resolution.contains("value=\"Livres\""), "it is kept for its paper");
});

on_both_engines!(what_the_atlas_knows_of_a_party_stands_where_nothing_was_typed, |test| {
    let site = World::with_links(test).await.site().await;
    let open = site.page(&format!("{FRAMEWORK}?a=fr-commune-62667&b=au-0000000000")).await;
    assert!(open.contains("name=\"f.party_a.name\" value=\"Le Portel\"") && open.contains("value=\"commune\""));
    let typed = [("f.party_a.name", "le portel"), ("f.party_a.seat", "Ailleurs"), ("do", "find.a")];
    let found = post(&site, FRAMEWORK, &typed).await.text();
    assert!(found.contains("name=\"pick_a\" value=\"fr-commune-62667\""), "{found}");
    let picked = [&typed[..2], &[("pick_a", "fr-commune-62667"), ("do", "facts")]].concat();
    let picked = post(&site, FRAMEWORK, &picked).await.text();
    assert!(picked.contains("value=\"Le Portel\"") && picked.contains("value=\"Ailleurs\""), "{picked}");
});

on_both_engines!(who_looks_for_a_name_is_told_that_there_is_none, |test| {
    let site = World::with_links(test).await.site().await;
    for (name, says) in [("", "Écrivez d’abord le nom"), ("Qqqqzzzz", "ne connaît pas ce nom\u{a0}: «\u{a0}Qqqqzzzz")]
    {
        let found = post(&site, FRAMEWORK, &[("f.party_a.name", name), ("do", "find.a")]).await.text();
        assert!(found.contains(says) && !found.contains("name=\"pick_a\""), "{name}: {found}");
        assert!(found.contains("atelier#party-a\"") && found.contains("id=\"party-a\""), "one comes back there");
    }
});

on_both_engines!(another_paper_takes_over_what_is_the_same, |test| {
    let site = World::with_links(test).await.site().await;
    let agreement = [
        ("f.party_a.name", "Halluin"),
        ("f.party_b.name", "Nkong-Zem"),
        ("f.party_a.resolution_number", "2027-14"),
        ("f.signed_on", "2027-01-15"),
        ("f.annex", "cadre logique"),
        ("do", "from.framework"),
    ];
    let page = post(&site, RESOLUTION, &agreement).await.text();
    for carried in [
        "name=\"f.approved_text\" value=\"convention-cadre de coopération décentralisée (Halluin et Nkong-Zem)\"",
        "name=\"f.reference\" value=\"2027-14\"",
        "name=\"aside.framework.signed_on\" value=\"2027-01-15\"",
        "name=\"aside.framework.annex\" value=\"cadre logique\"",
    ] {
        assert!(page.contains(carried), "{carried}: {page}");
    }
    assert!(!page.contains("name=\"f.signed_on\"") && !page.contains("name=\"f.annex\""), "{page}");
    let back = [
        ("f.reference", "2027-15"),
        ("aside", "framework"),
        ("aside.framework.signed_on", "2027-01-15"),
        ("do", "from.resolution"),
    ];
    let page = post(&site, FRAMEWORK, &back).await.text();
    assert!(page.contains("name=\"f.party_a.resolution_number\" value=\"2027-15\"") && page.contains("\"2027-01-15\""));
});

on_both_engines!(the_first_step_is_short_and_the_last_says_what_does_not_add_up, |test| {
    let site = World::with_links(test).await.site().await;
    let page = site.page(FRAMEWORK).await;
    let more = page.find("Préciser, si vous le souhaitez").expect("what is folded away");
    assert!(page.find("name=\"f.party_a.representative\"").is_some_and(|first| first < more));
    assert!(page.find("name=\"f.party_a.seat\"").is_some_and(|seat| seat > more), "the rest is folded away");
    assert!(!page.contains("name=\"f.amends\""), "what the paper does not say is not asked for");
    assert!(
        page.contains("href=\"#other-language\"") && page.contains("id=\"other-language\""),
        "no link loses a draft"
    );
    let english = site.page("/en/law/papers/resolution/workshop").await;
    assert!(english.contains("“framework cooperation agreement (Saint-Omer and Dano)”. In French.</p>"), "{english}");
    let sitting = [("f.members_in_office", "33"), ("f.members_present", "10"), ("do", "read")];
    let text = post(&site, RESOLUTION, &sitting).await.text();
    assert!(
        text.contains("À vérifier dans votre texte") && text.contains("la moitié des membres au plus est présente")
    );
    assert!(!text.contains("le quorum était atteint") && text.contains("délibéré, DÉCIDE\u{a0}:"), "{text}");
});

on_both_engines!(wrong_input_loses_nothing, |test| {
    let site = World::with_links(test).await.site().await;
    let flood = "é".repeat(60_000);
    let long = post(&site, FRAMEWORK, &[("f.object", &flood), ("do", "docx")]).await;
    assert_eq!(long.status, 422);
    assert!(long.text().contains("trop long") && long.text().contains(&flood), "what was typed is kept");
    for (path, file, says) in [
        ("/fr/droit/papiers/brouillon", "", "Aucun fichier"),
        ("/fr/droit/papiers/brouillon", "{\"a\":1}", "n’est pas un brouillon"),
        ("/en/law/papers/draft", "<html>", "cannot be read as JSON"),
    ] {
        let answer = bring(&site, path, file).await;
        assert_eq!(answer.status, 422, "{file}");
        assert!(answer.text().contains(says), "{}", answer.text());
    }
    assert_eq!(site.get("/fr/droit/papiers/traite/atelier").await.status, 404);
    assert_eq!(post(&site, FRAMEWORK, &[("do", "<script>"), ("f.%00", "x"), ("x", "y")]).await.status, 200);
});

on_both_engines!(what_is_too_large_is_refused_with_the_limit_what_was_kept_and_what_to_do, |test| {
    let site = World::with_links(test).await.site().await;
    let flood = "x".repeat(8_000_000);
    for (path, says) in [
        (FRAMEWORK, ["trop grand", "8\u{a0}Mo", "Rien n’a été enregistré", "Revenez à la page précédente"]),
        (
            "/en/law/papers/framework-agreement/workshop",
            ["too large", "8 MB", "Nothing was recorded", "Go back to the page before"],
        ),
    ] {
        let answer = post(&site, path, &[("f.object", &flood), ("do", "read")]).await;
        assert_eq!(answer.status, 413);
        let text = answer.text();
        assert!(says.iter().all(|said| text.contains(said)) && text.contains("<h1>"), "{text}");
    }
    let draft =
        format!("{{\"jumelles_draft\":2,\"paper\":\"framework\",\"draft\":{{\"facts\":{{\"object\":\"{flood}\"}}}}}}");
    for (path, says) in [
        ("/fr/droit/papiers/brouillon", ["dépasse 2\u{a0}Mo", "rien n’est perdu", "raccourcissez"]),
        ("/en/law/papers/draft", ["over 2 MB", "nothing is lost", "shorten"]),
    ] {
        let answer = bring(&site, path, &draft).await;
        assert_eq!(answer.status, 422);
        assert!(says.iter().all(|said| answer.text().contains(said)), "{}", answer.text());
    }
    // What is below the limit of a file is below that of the form which carries it on.
    let accents = "é".repeat(990_000);
    let draft = format!(
        "{{\"jumelles_draft\":2,\"paper\":\"framework\",\"draft\":{{\"facts\":{{\"object\":\"{accents}\"}}}}}}"
    );
    assert_eq!(bring(&site, "/fr/droit/papiers/brouillon", &draft).await.status, 200);
    assert_eq!(post(&site, FRAMEWORK, &[("f.object", &accents), ("do", "clauses")]).await.status, 200);
});

on_both_engines!(what_is_not_printed_as_it_was_typed_is_said_and_nothing_is_lost, |test| {
    let site = World::with_links(test).await.site().await;
    let facts = [
        ("f.party_b.representative", "王小明"),
        ("f.object", "l’eau\u{202e}\u{7} potable"),
        ("f.context", "l’amitié"),
        ("f.traveller_name", "ไทย"),
        ("text.C05@fr", "Nos mots አማርኛ."),
        ("own.framework.0.title@fr", "Livres\u{202e}"),
        ("own.framework.0.text@fr", "Nous échangeons."),
    ];
    let with = |verb: &'static str| [&facts[..], &[("do", verb)]].concat();
    for (path, undrawn, taken_out) in [
        (
            FRAMEWORK,
            ["Nom de la personne qui signe\u{a0}: 小 明 王", "Word ou LibreOffice, qui les garde"],
            "<li>Objet</li><li>Vos propres clauses</li>",
        ),
        (
            "/en/law/papers/framework-agreement/workshop",
            [": 小 明 王", "Word or LibreOffice instead, which keeps them"],
            "not be printed",
        ),
    ] {
        let text = post(&site, path, &with("read")).await.text();
        assert!(undrawn.iter().all(|said| text.contains(said)) && text.contains(taken_out), "{text}");
        assert!(text.contains(": ማ ር ኛ አ</li>"), "words of one's own are looked at: {text}");
        assert!(!text.contains("ท ย ไ"), "what stands in another paper is not: {text}");
    }
    let pdf = post(&site, "/fr/droit/papiers/convention-cadre/pdf", &facts).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"), "the PDF is made all the same");
    assert_eq!(post(&site, FRAMEWORK, &with("docx")).await.status, 200);
    let plain = post(&site, FRAMEWORK, &[("f.object", "l’eau"), ("do", "read")]).await.text();
    assert!(!plain.contains("Word ou LibreOffice, qui les garde") && !plain.contains("ne seront pas imprimés"));
    // A megabyte in one field: the field is named with its bound, in the form and in the place of a file.
    let flood = "é".repeat(500_000);
    for verb in ["facts", "read", "docx"] {
        let answer = post(&site, FRAMEWORK, &[("f.object", &flood), ("do", verb)]).await;
        assert_eq!(answer.status, if verb == "docx" { 422 } else { 200 }, "{verb}");
        let text = answer.text();
        assert!(text.contains("Objet\u{a0}: au plus 50\u{202f}000 signes") && text.contains(&flood), "{verb}");
    }
    let name = "n".repeat(1_001);
    let text = post(&site, "/en/law/papers/framework-agreement/workshop", &[("f.party_a.name", &name)]).await.text();
    assert!(text.contains("Name: at most 1,000 characters fit here") && text.contains(&name), "{text}");
});
