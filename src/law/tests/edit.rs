//! Rules and lists edited in the browser: who may, what is refused, what follows, what comes back.

use crate::accounts::Browser;
use crate::content::{Edited, Files};
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

const FORM: &str = "/fr/droit/regles/R23/modifier";

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What the form of the rule sends.
fn sent(verb: &str, text: &str, reason: &str, seen: &str) -> String {
    encoded(&[("verb", verb), ("text", &text.replace('\n', "\r\n")), ("reason", reason), ("seen", seen)])
}

/// The version of R23 that the form shows, and what tells it from any other.
async fn shown(browser: &Browser<'_>) -> (String, String) {
    of(browser, FORM, ("law/rules/", "rule", "R23")).await
}

/// The last version of an entry that a form shows, and what tells it from any other.
async fn of(browser: &Browser<'_>, form: &str, (folder, table, entry): (&str, &str, &str)) -> (String, String) {
    let page = browser.get(form).await.text();
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("seen");
    let kept = Files::in_use(browser.site.app.db.read()).await.expect("content").map(|(_, files)| files);
    let files = kept.unwrap_or_else(Files::shipped);
    let text = files.editions(folder, (table, entry)).pop().expect("a version").text;
    (text, seen.to_owned())
}

on_both_engines!(an_administrator_changes_a_rule_and_everything_follows_and_comes_back, |test| {
    let site = World::with_links(test).await.site().await;
    let path = "/fr/droit/calculs?subsidy=23500";
    assert!(site.page(path).await.contains("obligatoire"));
    let mut stranger = Browser::new(&site);
    stranger.enter("curieuse@exemple.fr").await;
    assert_eq!(stranger.get(FORM).await.status, 404);
    let admin = Browser::administrator(&site).await;
    let (text, seen) = shown(&admin).await;
    let changed = text.replace("threshold = 23000", "threshold = 24000");
    assert_ne!(changed, text);
    let send = |verb: &str, text: String, reason: &str, seen: String| sent(verb, &text, reason, &seen);
    let tried = admin.post(FORM, &send("try", changed.clone(), "", seen.clone())).await;
    assert!(tried.status == 200 && tried.text().contains("Rien n’est encore gardé"), "{}", tried.text());
    for (body, says) in [
        (send("keep", changed.clone(), " ", seen.clone()), "Dites pourquoi"),
        (send("keep", changed.clone(), "décret", "other".to_owned()), "Quelqu’un a changé ce texte"),
        (send("keep", changed.replace("R23", "R24"), "décret", seen.clone()), "the id is to stay R23"),
        (send("keep", format!("{changed}\nholds = <b>"), "décret", seen.clone()), "law/rules/70-subsidy.toml"),
        (send("keep", changed.replace("severity", "sévérité"), "décret", seen.clone()), "law/rules/70-subsidy.toml:"),
        (send("keep", "x".repeat(50_001), "décret", seen.clone()), "au plus 50"),
    ] {
        let refused = admin.post(FORM, &body).await;
        assert!(refused.status == 422 && refused.text().contains(says), "{says}: {}", refused.text());
    }
    assert!(Edited::all(site.app.db.read()).await.expect("edits").is_empty());
    let kept = admin.post(FORM, &send("keep", changed.clone(), "décret", seen.clone())).await;
    assert_eq!((kept.status, kept.header("location")), (303, "/fr/droit/regles/R23/modifier?done=kept"));
    site.app.refresh().await.expect("the content");
    assert!(site.page(path).await.contains("ne dépasse pas"), "pages follow");
    // Who opened the form before loses nothing, and sees that somebody was faster.
    let late = admin.post(FORM, &send("keep", text.replace("23000", "25000"), "autre", seen)).await;
    assert!(late.status == 422 && late.text().contains("threshold = 25000"), "{}", late.text());
    // The edit wins over the files of a folder, and export writes it back.
    let (_, files) = Files::in_use(site.app.db.read()).await.expect("content").expect("a set in use");
    assert!(files.all().any(|(_, text)| text.contains("threshold = 24000")));
    let write = site.app.db.write().await.expect("a transaction");
    let by = crate::db::Author::command("content");
    Files::shipped().keep(&write, by, site.app.clock.now()).await.expect("kept");
    write.commit().await.expect("written");
    site.app.refresh().await.expect("the content");
    assert!(site.page(path).await.contains("ne dépasse pas"), "an edit wins over the file");
    let row = Edited::all(site.app.db.read()).await.expect("edits")[0].row.to_string();
    let back = admin.post(FORM, &encoded(&[("verb", "back"), ("row", &row)])).await;
    assert_eq!(back.header("location"), "/fr/droit/regles/R23/modifier?done=back");
    site.app.refresh().await.expect("the content");
    assert!(site.page(path).await.contains("obligatoire"));
    assert_eq!(admin.post(FORM, &encoded(&[("verb", "back"), ("row", &row)])).await.status, 422, "once");
    crate::db::Entry::verify(site.app.db.read()).await.expect("the chain");
});

on_both_engines!(a_new_version_holds_from_its_day_and_the_one_before_until_the_day_before, |test| {
    let site = World::with_links(test).await.site().await;
    let admin = Browser::administrator(&site).await;
    let (text, seen) = shown(&admin).await;
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("valid_from")).collect();
    let new = lines.join("\n").replace("id = \"R23\"", "id = \"R23\"\nvalid_from = \"2027-01-01\"");
    let new = new.replace("threshold = 23000", "threshold = 30000");
    let body = encoded(&[("verb", "keep"), ("text", &new), ("reason", "loi de finances"), ("seen", &seen)]);
    let kept = admin.post(FORM, &body).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    site.app.refresh().await.expect("the content");
    let page = site.page("/fr/droit/regles/R23").await;
    assert!(page.contains("1er janvier 2027") && page.contains("31 décembre 2026"), "{page}");
    assert!(site.page("/fr/droit/calculs?subsidy=23500").await.contains("obligatoire"), "today the old one holds");
});

const LIST: &str = "/fr/droit/listes/sanctions/modifier";

on_both_engines!(a_row_of_a_list_changes_a_verdict_and_comes_back, |test| {
    let site = World::with_links(test).await.site().await;
    let answer = "/fr/droit/reponse?kind=commune&partner=local_authority&country=CM&form=cooperation";
    let says = "Un régime de sanctions vise ce pays";
    assert!(!site.page(answer).await.contains(says));
    let mut stranger = Browser::new(&site);
    stranger.enter("curieuse@exemple.fr").await;
    assert_eq!(stranger.get(LIST).await.status, 404);
    assert_eq!(stranger.post(LIST, &sent("try", "", "", "")).await.status, 404);
    let admin = Browser::administrator(&site).await;
    assert_eq!(admin.get("/fr/droit/listes/lune/modifier").await.status, 404);
    let (text, seen) = of(&admin, LIST, ("law/lists/", "list", "sanctions")).await;
    assert!(text.starts_with("# Countries that"), "the whole file, remarks included: {text}");
    let longer = format!("{text}\n[[entry]]\nkey = \"CM\"\n");
    let line = text.lines().count() + 3;
    for (typed, why) in [
        (longer.replace("key = \"CM\"", "kye = \"CM\""), format!("law/lists/sanctions.toml:{line}: ")),
        (longer.replace("key = \"CM\"", "key = CM"), format!("law/lists/sanctions.toml:{line}: ")),
        (longer.replace("key = \"CM\"", "key = \" \""), "a row has a key".to_owned()),
        (longer.replace("id = \"sanctions\"", "id = \"others\""), "the id is to stay sanctions".to_owned()),
        (longer.replace("[list]", "[[list]]"), "a [list] is expected".to_owned()),
    ] {
        let refused = admin.post(LIST, &sent("keep", &typed, "arrêté", &seen)).await;
        assert_eq!(refused.status, 422, "{why}");
        let page = refused.text();
        assert!(page.contains(&why) && page.contains("Countries that"), "{why} and what was typed: {page}");
    }
    let tried = admin.post(LIST, &sent("try", &longer, "", &seen)).await;
    assert!(tried.status == 200 && tried.text().contains("Rien n’est encore gardé"), "{}", tried.text());
    assert!(Edited::all(site.app.db.read()).await.expect("edits").is_empty());
    assert!(!site.page(answer).await.contains(says), "the former stays");
    let kept = admin.post(LIST, &sent("keep", &longer, "arrêté", &seen)).await;
    assert_eq!((kept.status, kept.header("location")), (303, "/fr/droit/listes/sanctions/modifier?done=kept"));
    site.app.refresh().await.expect("the content");
    assert!(site.page(answer).await.contains(says), "the verdict follows");
    assert!(site.page("/fr/droit/listes/sanctions").await.contains("Cameroun"), "the page follows");
    let late = admin.post(LIST, &sent("keep", &format!("{text}# autre\n"), "autre", &seen)).await;
    assert!(late.status == 422 && late.text().contains("# autre"), "{}", late.text());
    let (_, files) = Files::in_use(site.app.db.read()).await.expect("content").expect("a set in use");
    assert!(files.all().any(|(name, text)| name == "law/lists/sanctions.toml" && text == longer), "export has it");
    let row = Edited::all(site.app.db.read()).await.expect("edits")[0].row.to_string();
    let back = admin.post(LIST, &encoded(&[("verb", "back"), ("row", &row)])).await;
    assert_eq!(back.header("location"), "/fr/droit/listes/sanctions/modifier?done=back");
    site.app.refresh().await.expect("the content");
    assert!(!site.page(answer).await.contains(says), "taken back");
    crate::db::Entry::verify(site.app.db.read()).await.expect("the chain");
});
