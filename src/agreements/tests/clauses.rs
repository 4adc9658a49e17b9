//! The clauses through their addresses: what their pages tell, and a clause edited in the browser.

use paper::doc::Lang;

use super::shipped;
use crate::accounts::Browser;
use crate::content::{Edited, Files};
use crate::db::testing::on_both_engines;
use crate::partnerships::{Site, World};

const FORM: &str = "/fr/droit/clauses/C04/modifier";

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn sent(verb: &str, text: &str, reason: &str, seen: &str) -> String {
    encoded(&[("verb", verb), ("text", &text.replace('\n', "\r\n")), ("reason", reason), ("seen", seen)])
}

/// The clause that the form shows, and what tells it from any other.
async fn shown(browser: &Browser<'_>) -> (String, String) {
    let page = browser.get(FORM).await.text();
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("seen");
    let kept = Files::in_use(browser.site.app.db.read()).await.expect("content").map(|(_, files)| files);
    let files = kept.unwrap_or_else(Files::shipped);
    let text = files.editions("agreements/clauses/", ("clause", "C04")).pop().expect("a clause").text;
    (text, seen.to_owned())
}

/// The paper as the last step of the workshop shows it.
async fn written(site: &Site) -> String {
    let body = encoded(&[("f.object", "l’eau"), ("do", "read")]);
    Browser::new(site).post("/fr/droit/papiers/convention-cadre/atelier", &body).await.text()
}

on_both_engines!(every_clause_is_told_with_its_paper_its_texts_and_its_source, |test| {
    let site = World::with_links(test).await.site().await;
    let library = shipped();
    for (list, marks) in [
        ("/fr/droit/clauses", ["· vérifié le ", "· lu le ", "aucune source lue"]),
        ("/en/law/clauses", ["· checked on ", "· read on ", "no source read"]),
    ] {
        let told = |page: &str| marks.iter().map(|mark| page.matches(*mark).count()).sum::<usize>();
        let page = site.page(list).await;
        let sources = page.matches("class=\"small muted source\"").count();
        assert_eq!((told(&page), sources), (library.clauses.len(), library.clauses.len()), "{list}");
        assert_eq!(page.matches("<section>").count(), library.models.len(), "paper by paper");
        for clause in library.clauses.values() {
            assert!(page.contains(&format!("href=\"{list}/{}\"", clause.id)), "{}", clause.id);
            let own = site.page(&format!("{list}/{}", clause.id)).await;
            assert_eq!(told(&own), 1, "{}", clause.id);
            for language in Lang::ALL {
                let there = clause.paragraphs.iter().any(|one| one.text.contains_key(&language));
                let column = format!("<div lang=\"{}\" dir=\"{}\">", language.code(), language.direction().code());
                assert_eq!(own.contains(&column), there, "{} in {}", clause.id, language.code());
            }
        }
        let home = site.page(if list.starts_with("/fr") { "/fr/droit" } else { "/en/law" }).await;
        assert!(home.contains(&format!("href=\"{list}\"")), "the page of the law leads there");
    }
    let paper = site.page("/fr/droit/papiers/convention-cadre").await;
    assert!(paper.contains("href=\"/fr/droit/clauses/C04\""), "a paper leads to its clauses");
    assert_eq!(site.get("/fr/droit/clauses/C99").await.status, 404);
});

on_both_engines!(an_administrator_changes_a_clause_and_the_paper_follows_and_comes_back, |test| {
    let site = World::with_links(test).await.site().await;
    assert!(written(&site).await.contains("convention a pour objet"));
    let mut stranger = Browser::new(&site);
    stranger.enter("curieuse@exemple.fr").await;
    assert_eq!(stranger.get(FORM).await.status, 404);
    assert_eq!(stranger.post(FORM, &sent("try", "", "", "")).await.status, 404);
    let admin = Browser::administrator(&site).await;
    assert_eq!(admin.get("/fr/droit/clauses/C99/modifier").await.status, 404);
    let (text, seen) = shown(&admin).await;
    let changed = text.replace("convention a pour objet", "convention porte sur ceci");
    assert_ne!(changed, text);
    for (typed, says) in [
        (changed.replacen("{doc.object}", "…", 1), "does not ask for the same facts as fr"),
        (changed.replace("need = \"law\"", "need = \"loi\""), "agreements/clauses/20-substance.toml:"),
        (changed.replace("\"framework\", ", ""), "there is no clause C04 for framework"),
        (changed.replace("doc.kind ==", "doc.knd =="), "doc.knd"),
        (changed.replace("id = \"C04\"", "id = \"C98\""), "the id is to stay C04"),
        (format!("{changed}\n[[clause]]\nid = \"C98\"\n"), "exactly one [[clause]] is expected"),
    ] {
        let refused = admin.post(FORM, &sent("keep", &typed, "clarté", &seen)).await;
        assert_eq!(refused.status, 422, "{says}");
        let page = refused.text();
        assert!(page.contains(says) && page.contains("porte sur ceci"), "{says}, and what was typed: {page}");
        assert!(page.contains("agreements/"), "the file: {page}");
    }
    let tried = admin.post(FORM, &sent("try", &changed, "", &seen)).await;
    assert!(tried.status == 200 && tried.text().contains("Rien n’est encore gardé"), "{}", tried.text());
    assert!(Edited::all(site.app.db.read()).await.expect("edits").is_empty());
    assert!(written(&site).await.contains("convention a pour objet"), "the former stays");
    let kept = admin.post(FORM, &sent("keep", &changed, "clarté", &seen)).await;
    assert_eq!((kept.status, kept.header("location")), (303, "/fr/droit/clauses/C04/modifier?done=kept"));
    site.app.refresh().await.expect("the content");
    let paper = written(&site).await;
    assert!(
        paper.contains("porte sur ceci") && !paper.contains("convention a pour objet"),
        "the workshop follows: {paper}"
    );
    assert!(site.page("/fr/droit/clauses/C04").await.contains("porte sur ceci"), "its page follows");
    let late = admin.post(FORM, &sent("keep", &text.replace("a pour objet", "vise"), "autre", &seen)).await;
    assert!(late.status == 422 && late.text().contains("Quelqu’un a changé ce texte"), "{}", late.text());
    let row = Edited::all(site.app.db.read()).await.expect("edits")[0].row.to_string();
    let back = admin.post(FORM, &encoded(&[("verb", "back"), ("row", &row)])).await;
    assert_eq!(back.header("location"), "/fr/droit/clauses/C04/modifier?done=back");
    site.app.refresh().await.expect("the content");
    assert!(written(&site).await.contains("convention a pour objet"), "taken back");
    crate::db::Entry::verify(site.app.db.read()).await.expect("the chain");
});
