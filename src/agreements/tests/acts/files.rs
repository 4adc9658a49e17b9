//! Files that lie with an act, and decisions that somebody answers for.

use sha2::{Digest as _, Sha256};

use super::{A, B, link, of};
use crate::accounts::Browser;
use crate::agreements::draft::FORM;
use crate::agreements::model::Kind;
use crate::agreements::sheet::fingerprint;
use crate::db::testing::on_both_engines;
use crate::partnerships::{Site, World};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

/// A charter of both towns, signed by the first.
async fn signed(site: &Site, who: &Browser<'_>) -> String {
    let kept = who.post(&format!("/fr/partenariats/{}/papiers", link(site).await), "paper=charter").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    assert_eq!(who.post(&act, &format!("verb=step&step=signed&side={A}&on=2026-05-08")).await.status, 303);
    act
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_else(|| panic!("{before} in {text}"))
}

on_both_engines!(a_scan_is_attached_read_by_both_sides_and_taken_away_by_who_brought_it, |test| {
    let site = World::with_links(test).await.site().await;
    let [portel, stockelsdorf] =
        [of(&site, "maire@leportel.example", A).await, of(&site, "buergermeister@stockelsdorf.example", B).await];
    let act = signed(&site, &portel).await;
    let files = format!("{act}/pieces");
    let text = portel.get(&act).await.text();
    assert!(text.contains("class=\"here\">signature en cours") && text.contains("Une signature est notée"), "{text}");
    let listed = stockelsdorf.get(act.rsplit_once('/').expect("an address").0).await.text();
    assert!(listed.contains("signature en cours") && !listed.contains("en rédaction"), "{listed}");
    let step = between(&text, "name=\"row\" value=\"", "\"").to_owned();
    let brought = portel.bring(&files, ("../convention signée \u{202e}.pdf", PDF), &[("step", &step)]).await;
    assert_eq!((brought.status, brought.header("location")), (303, format!("{act}?done=attach#files").as_str()));
    let seen = stockelsdorf.get(&act).await.text();
    assert!(seen.contains("convention signée.pdf") && seen.contains("preuve de l’étape «\u{a0}Signature"), "{seen}");
    assert!(seen.contains("aucun antivirus"), "what was not done is said");
    assert!(!seen.contains("Enlever la pièce"), "it is not theirs to take away");
    let file = format!("{files}/{}", between(&seen, &format!("{files}/"), "\""));
    let read = stockelsdorf.get(&file).await;
    assert_eq!((read.status, read.body.as_slice(), read.header("content-type")), (200, PDF, "application/pdf"));
    assert_eq!(read.header("content-disposition"), "attachment; filename*=UTF-8''convention%20sign%C3%A9e.pdf");
    assert!(
        read.header("content-security-policy").starts_with("sandbox"),
        "{}",
        read.header("content-security-policy")
    );
    assert_eq!(read.header("cache-control"), "no-store");
    assert_eq!(read.header("x-content-type-options"), "nosniff");
    let mut stranger = Browser::new(&site);
    stranger.enter("curieuse@exemple.fr").await;
    for address in [&file, &files] {
        assert_eq!(stranger.get(address).await.status, 404, "nobody else may know");
    }
    assert_eq!(stranger.bring(&files, ("a.pdf", PDF), &[]).await.status, 404);
    assert_eq!(stranger.post(&file, "").await.status, 404);
    let theirs = stockelsdorf.post(&file, "").await;
    assert!(theirs.status == 422 && theirs.text().contains("Seule la collectivité qui a joint"), "{}", theirs.text());
    assert_eq!(site.app.vault.keys().await.expect("keys").len(), 1);
    assert_eq!(portel.post(&file, "").await.status, 303);
    assert_eq!(stockelsdorf.get(&file).await.status, 404);
    assert!(site.app.vault.keys().await.expect("keys").is_empty(), "nothing stays behind");
});

on_both_engines!(a_file_that_cannot_be_taken_is_refused_in_words_and_nothing_is_kept, |test| {
    let site = World::with_links(test).await.site().await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let act = signed(&site, &portel).await;
    let (files, large) = (format!("{act}/pieces"), vec![b'%'; 21_000_000]);
    for (file, says) in [
        (("", &b""[..]), "Choisissez un fichier"),
        (("a.exe", b"MZ\x90\0"), "Ce type de fichier"),
        (("a.docx", PDF), "autre type que son contenu"),
        (("a.pdf", &PDF[..40]), "abîmé ou incomplet"),
        (("a.pdf", b"%PDF-1.7\n1 0 obj << /JS (x) >> endobj\n%%EOF"), "agit tout seul"),
        (("a.pdf", b"%PDF-1.7\ntrailer << /Encrypt 2 0 R >>\n%%EOF"), "mot de passe"),
        (("a.pdf", &large), "dépasse 20\u{a0}Mo"),
    ] {
        let told = portel.bring(&files, file, &[]).await;
        assert_eq!(told.status, 422, "{says}");
        assert!(told.text().replace("20 Mo", "20\u{a0}Mo").contains(says), "{says}: {}", told.text());
    }
    assert_eq!(portel.post(&files, "file=x").await.status, 422, "a form without a file");
    assert!(site.app.vault.keys().await.expect("keys").is_empty());
    assert!(portel.get(&act).await.text().contains("Aucune pièce"));
});

on_both_engines!(the_sheet_to_sign_names_the_version_by_its_hash, |test| {
    let site = World::with_links(test).await.site().await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let papers = format!("/fr/partenariats/{}/papiers", link(&site).await);
    let kept = portel.post(&papers, "paper=framework&second=ar&f.object=x&f.party_a.representative=Camille").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    let before = portel.get(&act).await.text();
    let hash = between(&before, "class=\"hash\">", "<").to_owned();
    assert_eq!(hash.len(), 64);
    // The draft that the workshop gives of it has that hash.
    let carried = "paper=framework&second=ar&f.object=x&f.party_a.representative=Camille&do=draft";
    let draft = portel.post("/fr/droit/papiers/convention-cadre/atelier", carried).await;
    let own: String = Sha256::digest(&draft.body).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(own, hash, "{}", draft.text());
    let sheet = portel.get(&format!("{act}/feuille-de-signature.pdf")).await;
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "application/pdf"));
    assert!(sheet.body.starts_with(b"%PDF-"));
    let id = act.rsplit('/').next().expect("an identifier");
    let next = format!("paper=framework&second=ar&f.object=y&act={id}&seen=1");
    assert_eq!(portel.post(&papers, &next).await.status, 303);
    assert_ne!(between(&portel.get(&act).await.text(), "class=\"hash\">", "<"), hash, "another text, another hash");
    assert_eq!(
        site.get(&format!("{act}/feuille-de-signature.pdf")).await.status,
        303,
        "only for who speaks for a party"
    );
});

on_both_engines!(a_version_kept_before_facts_had_their_names_says_what_it_said_under_the_same_hash, |test| {
    let site = World::with_links(test).await.site().await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let papers = format!("/fr/partenariats/{}/papiers", link(&site).await);
    let kept = portel.post(&papers, "paper=termination&f.reason=x").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    let old = r#"{"facts":{"context":"tout est fait","amount":"5"}}"#;
    let hash = fingerprint(Kind::Termination, &serde_json::from_str(old).expect("a draft"));
    for (form, renamed) in [("NULL", true), ("1", true), ("2", false)] {
        let write = site.app.db.write().await.expect("a transaction");
        let sql = format!("UPDATE act_versions SET draft = '{old}', form = {form}");
        crate::db::done(write.connection(), &sql, []).await.expect("changed");
        write.commit().await.expect("kept");
        let text = portel.get(&act).await.text();
        for said in ["name=\"f.reason\" value=\"tout est fait\"", "name=\"f.balance\" value=\"5\""] {
            assert_eq!(text.contains(said), renamed, "{form} {said}: {text}");
        }
        assert_eq!(between(&text, "class=\"hash\">", "<"), hash, "{form}: what was printed stays");
    }
    // What is kept now says in which form.
    assert_eq!(portel.post(&papers, "paper=termination&f.context=y").await.status, 303);
    let forms = "SELECT form FROM act_versions WHERE draft LIKE '%\"y\"%'";
    let forms = crate::db::all(site.app.db.read(), forms, []).await.expect("versions");
    let forms: Vec<i64> = forms.iter().map(|row| row.try_get_by_index(0).expect("a form")).collect();
    assert_eq!(forms, [i64::from(FORM)]);
});

on_both_engines!(a_file_that_was_changed_behind_our_back_is_not_given, |test| {
    let site = World::with_links(test).await.site().await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let act = signed(&site, &portel).await;
    assert_eq!(portel.bring(&format!("{act}/pieces"), ("a.pdf", PDF), &[]).await.status, 303);
    let file = format!("{act}/pieces/{}", between(&portel.get(&act).await.text(), &format!("{act}/pieces/"), "\""));
    let write = site.app.db.write().await.expect("a transaction");
    let sql = "UPDATE act_files SET sha256 = 'other'";
    crate::db::done(write.connection(), sql, []).await.expect("changed");
    write.commit().await.expect("kept");
    assert_eq!(portel.get(&file).await.status, 500);
});

on_both_engines!(where_the_law_says_no_an_organisation_answers_with_its_reason_and_that_is_kept, |test| {
    let site = World::with_links(test).await.site().await;
    let [portel, stockelsdorf] =
        [of(&site, "maire@leportel.example", A).await, of(&site, "buergermeister@stockelsdorf.example", B).await];
    let act = signed(&site, &portel).await;
    let late = format!("verb=step&step=voted&side={A}&on=2026-05-10");
    let refused = portel.post(&act, &late).await;
    assert!(refused.status == 422 && refused.text().contains("<option value=\"R08\""), "{}", refused.text());
    for (body, says) in [
        ("verb=decide&rule=R99&reason=x", "Choisissez la règle"),
        ("verb=decide&rule=R08&reason=+", "Rien n’a changé"),
        ("verb=undecide&row=x", "Choisissez une étape"),
    ] {
        let wrong = portel.post(&act, body).await;
        assert!(wrong.status == 422 && wrong.text().contains(says), "{body}");
    }
    let reason = "verb=decide&rule=R08&reason=Vu+avec+la+pr%C3%A9fecture+%3Cb%3E";
    assert_eq!(portel.post(&act, reason).await.header("location"), format!("{act}?done=decide"));
    assert_eq!(portel.post(&act, &late).await.status, 303, "the organisation answers for it");
    let seen = stockelsdorf.get(&act).await.text();
    assert!(seen.contains("Vu avec la préfecture &#60;b&#62;") && seen.contains("Le Portel, le "), "{seen}");
    assert!(!seen.contains("value=\"undecide\""), "it is not theirs to take back");
    let own = portel.get(&act).await.text();
    let row = between(&own, "Vu avec la préfecture", "</form>");
    let row = between(row, "name=\"row\" value=\"", "\"");
    let theirs = stockelsdorf.post(&act, &format!("verb=undecide&row={row}")).await;
    assert!(theirs.status == 422 && theirs.text().contains("qui a signé une décision"), "{}", theirs.text());
    assert_eq!(portel.post(&act, &format!("verb=undecide&row={row}")).await.status, 303);
    assert!(!portel.get(&act).await.text().contains("Vu avec la préfecture"));
    let journal = "SELECT action FROM journal WHERE entity = 'act' ORDER BY seq";
    let told = crate::db::all(site.app.db.read(), journal, []).await.expect("entries");
    let told: Vec<String> = told.iter().map(|row| row.try_get_by_index(0).expect("an action")).collect();
    assert_eq!(told, ["keep", "record", "decide", "record", "undecide"]);
});
