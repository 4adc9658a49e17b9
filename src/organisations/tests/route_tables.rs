//! Every route of the site and who is let in: what `every_route` tries.

/// Who is let in where somebody is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The same for everybody.
    Everybody,
    /// Whoever has entered.
    Entered,
    /// Whoever has entered is heard; what they send here may well be wrong.
    Heard,
    /// The administration.
    Administrator,
    /// Nobody: there is no such thing.
    Nobody,
    /// Those who are in the town's organisation.
    Member,
    /// Those who speak for it.
    Speaker,
    /// Those who speak for it, its network, the administration.
    Arbiter,
    /// Those who speak for it, and the administration.
    Author,
    /// Its owner.
    Owner,
    /// Its owner, its network, the administration.
    Decider,
    /// Its network and the administration.
    Watcher,
    /// Any network and the administration.
    Powerful,
    /// Whoever speaks for any authority, any network, the administration.
    Voiced,
}

/// A page in French and in English, who reads it, and what is sent there by whom.
type Own = (&'static str, &'static str, Rule, Option<(&'static str, Rule)>);

/// Pages of one person, French and English: who reads; what is sent there, and who may send it. In the order in which they are
/// tried: what takes a visitor out of the organisation, or out of the site, stands last.
pub const OWN: &[Own] = &[
    ("/fr/compte", "/en/account", Rule::Everybody, None),
    ("/fr/compte/lien", "/en/account/link", Rule::Everybody, Some(("email=x@exemple.fr", Rule::Everybody))),
    ("/fr/compte/entrer/{secret}", "/en/account/enter/{secret}", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/moi", "/en/account/me", Rule::Everybody, Some(("name=&language=fr", Rule::Entered))),
    ("/fr/compte/donnees.json", "/en/account/data.json", Rule::Entered, None),
    (
        "/fr/collectivites/{id}/representer",
        "/en/authorities/{id}/represent",
        Rule::Entered,
        Some(("function=Maire", Rule::Entered)),
    ),
    (
        "/fr/collectivites/{id}/inscrire",
        "/en/authorities/{id}/register",
        Rule::Entered,
        Some(("name=Comite&kind=com&function=Elue", Rule::Entered)),
    ),
    (
        "/fr/collectivites/{id}/suivi",
        "/en/authorities/{id}/oversight",
        Rule::Watcher,
        Some(("verb=address&email=mairie@ville.example&language=fr&source=Site", Rule::Watcher)),
    ),
    (
        "/fr/organisations/{network}/representer",
        "/en/organisations/{network}/represent",
        Rule::Entered,
        Some(("function=Elue", Rule::Entered)),
    ),
    (
        "/fr/compte/organisations",
        "/en/account/organisations",
        Rule::Entered,
        Some(("verb=accept&organisation={organisation}&person={asking}", Rule::Decider)),
    ),
    ("/fr/compte/taches", "/en/account/tasks", Rule::Powerful, Some(("verb=keep&contest={contest}", Rule::Watcher))),
    ("/fr/contester/{secret}", "/en/contest/{secret}", Rule::Everybody, Some(("reason=Non", Rule::Everybody))),
    // Whoever holds the link of a letter answers without entering; any other secret opens nothing.
    ("/fr/repondre/{secret}", "/en/answer/{secret}", Rule::Everybody, Some(("verb=all_true", Rule::Everybody))),
    (
        "/fr/repondre/{secret}/{link}",
        "/en/answer/{secret}/{link}",
        Rule::Everybody,
        Some(("verb=confirm&version=1", Rule::Everybody)),
    ),
    (
        "/fr/compte/campagnes",
        "/en/account/campaigns",
        // A network sees its own; that of the town is the administration's. Burgess Hill is not asked yet.
        Rule::Powerful,
        Some(("verb=start&perimeter=authorities+gn-2654308", Rule::Administrator)),
    ),
    (
        "/fr/compte/campagnes/{campaign}",
        "/en/account/campaigns/{campaign}",
        Rule::Administrator,
        Some(("verb=close", Rule::Administrator)),
    ),
    ("/fr/compte/doublons", "/en/account/duplicates", Rule::Voiced, None),
    (
        "/fr/compte/doublons/{link}/{twin}",
        "/en/account/duplicates/{link}/{twin}",
        Rule::Arbiter,
        Some(("verb=apart&reason=Deux+liens", Rule::Arbiter)),
    ),
    (
        "/fr/compte/doublons/{merge}",
        "/en/account/duplicates/{merge}",
        Rule::Arbiter,
        Some(("reason=Erreur", Rule::Arbiter)),
    ),
    (
        "/fr/partenariats/{link}/doublon",
        "/en/partnerships/{link}/duplicate",
        Rule::Everybody,
        Some(("other={twin}&source=Bulletin", Rule::Everybody)),
    ),
    (
        "/fr/collectivites/{id}/doublon",
        "/en/authorities/{id}/duplicate",
        Rule::Everybody,
        Some(("other=gn-2792413&source=Bulletin", Rule::Everybody)),
    ),
    (
        "/fr/partenariats/declarer",
        "/en/partnerships/declare",
        Rule::Entered,
        Some(("verb=search&q=lille", Rule::Entered)),
    ),
    (
        "/fr/partenariats/{link}/annuler/{told}",
        "/en/partnerships/{link}/undo/{told}",
        Rule::Author,
        Some(("reason=Erreur", Rule::Author)),
    ),
    (
        "/fr/partenariats/{link}/proposer",
        "/en/partnerships/{link}/suggest",
        Rule::Everybody,
        Some(("verb=suggest&since=1951&source=Bulletin", Rule::Everybody)),
    ),
    (
        "/fr/partenariats/{link}/propositions",
        "/en/partnerships/{link}/suggestions",
        Rule::Entered,
        Some(("verb=refuse&suggestion={suggestion}&word=Non", Rule::Arbiter)),
    ),
    ("/fr/propositions/{secret}", "/en/suggestions/{secret}", Rule::Everybody, Some(("", Rule::Everybody))),
    (
        "/fr/collectivites/{id}/proposer",
        "/en/authorities/{id}/suggest",
        Rule::Everybody,
        Some(("verb=suggest&website=https://ville.example&source=Bulletin", Rule::Everybody)),
    ),
    (
        "/fr/collectivites/{id}/propositions",
        "/en/authorities/{id}/suggestions",
        Rule::Entered,
        Some(("verb=refuse&suggestion={suggested}&word=Non", Rule::Arbiter)),
    ),
    (
        "/fr/collectivites/{id}/annuler/{described}",
        "/en/authorities/{id}/undo/{described}",
        Rule::Everybody,
        Some(("", Rule::Author)),
    ),
    (
        "/fr/collectivites/{id}/decrire",
        "/en/authorities/{id}/describe",
        Rule::Entered,
        Some(("version=2&website=https://autre.example", Rule::Speaker)),
    ),
    (
        "/fr/droit/regles/{rule}/modifier",
        "/en/law/rules/{rule}/edit",
        Rule::Administrator,
        Some(("verb=try&text=", Rule::Administrator)),
    ),
    (
        "/fr/droit/listes/{list}/modifier",
        "/en/law/lists/{list}/edit",
        Rule::Administrator,
        Some(("verb=try&text=", Rule::Administrator)),
    ),
    (
        "/fr/droit/clauses/{clause}/modifier",
        "/en/law/clauses/{clause}/edit",
        Rule::Administrator,
        Some(("verb=try&text=", Rule::Administrator)),
    ),
    ("/fr/partenariats/{link}/echeances.ics", "/en/partnerships/{link}/deadlines.ics", Rule::Everybody, None),
    ("/fr/partenariats/{link}/papiers", "/en/partnerships/{link}/papers", Rule::Speaker, Some(("", Rule::Nobody))),
    (
        "/fr/partenariats/{link}/papiers/{act}",
        "/en/partnerships/{link}/papers/{act}",
        Rule::Nobody,
        Some(("verb=comment", Rule::Nobody)),
    ),
    (
        "/fr/partenariats/{link}/papiers/{act}/feuille-de-signature.pdf",
        "/en/partnerships/{link}/papers/{act}/signature-sheet.pdf",
        Rule::Nobody,
        None,
    ),
    (
        "/fr/partenariats/{link}/papiers/{act}/pieces",
        "/en/partnerships/{link}/papers/{act}/files",
        Rule::Nobody,
        Some(("", Rule::Nobody)),
    ),
    (
        "/fr/partenariats/{link}/papiers/{act}/pieces/{file}",
        "/en/partnerships/{link}/papers/{act}/files/{file}",
        Rule::Nobody,
        Some(("", Rule::Nobody)),
    ),
    (
        "/fr/partenariats/{link}/verifier",
        "/en/partnerships/{link}/verify",
        Rule::Entered,
        Some(("verb=confirm", Rule::Speaker)),
    ),
    (
        "/fr/compte/organisations/{organisation}",
        "/en/account/organisations/{organisation}",
        Rule::Member,
        Some(("verb=role&person={member}&role=reader", Rule::Owner)),
    ),
    (
        "/fr/compte/organisations/{organisation}/passation/{sheet}",
        "/en/account/organisations/{organisation}/handover/{sheet}",
        Rule::Member,
        None,
    ),
    (
        "/fr/compte/organisations/{organisation}/passation",
        "/en/account/organisations/{organisation}/handover",
        Rule::Member,
        Some(("successor=&words=Merci", Rule::Member)),
    ),
    ("/fr/compte/joindre/{secret}", "/en/account/join/{secret}", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/identite/retour", "/en/account/identity/back", Rule::Everybody, None),
    ("/fr/compte/identite", "/en/account/identity", Rule::Everybody, Some(("identity=x", Rule::Nobody))),
    ("/fr/compte/avis", "/en/account/notices", Rule::Everybody, Some(("digest=never", Rule::Entered))),
    ("/fr/compte/avis/{secret}", "/en/account/notices/{secret}", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/courrier", "/en/account/mail", Rule::Administrator, None),
    ("/fr/compte/courrier/{letter}", "/en/account/mail/{letter}", Rule::Nobody, None),
    (
        "/fr/compte/avec-mot-de-passe",
        "/en/account/with-password",
        Rule::Everybody,
        Some(("email=x@exemple.fr&password=x", Rule::Everybody)),
    ),
    ("/fr/compte/avec-code", "/en/account/with-code", Rule::Everybody, Some(("code=1", Rule::Everybody))),
    ("/fr/compte/avec-cle", "/en/account/with-passkey", Rule::Everybody, Some(("ceremony=x", Rule::Everybody))),
    ("/fr/compte/avec-cle/debut", "/en/account/with-passkey/start", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/preuve", "/en/account/proof", Rule::Entered, Some(("code=1", Rule::Heard))),
    ("/fr/compte/preuve/debut", "/en/account/proof/start", Rule::Everybody, Some(("", Rule::Heard))),
    ("/fr/compte/mot-de-passe", "/en/account/password", Rule::Entered, Some(("password=court", Rule::Heard))),
    ("/fr/compte/application", "/en/account/code-app", Rule::Entered, Some(("code=1", Rule::Heard))),
    ("/fr/compte/application.svg", "/en/account/code-app.svg", Rule::Heard, None),
    ("/fr/compte/codes-de-secours", "/en/account/recovery-codes", Rule::Everybody, Some(("", Rule::Heard))),
    ("/fr/compte/cles", "/en/account/passkeys", Rule::Entered, Some(("verb=x", Rule::Heard))),
    ("/fr/compte/cles/debut", "/en/account/passkeys/start", Rule::Everybody, Some(("", Rule::Heard))),
    ("/fr/compte/seances", "/en/account/sessions", Rule::Everybody, Some(("session=all", Rule::Entered))),
    ("/fr/droit/reponse", "/en/law/answer", Rule::Everybody, None),
    ("/fr/droit/calculs", "/en/law/calculations", Rule::Everybody, None),
    (
        "/fr/droit/papiers/{paper}/atelier",
        "/en/law/papers/{paper}/workshop",
        Rule::Everybody,
        Some(("do=read", Rule::Everybody)),
    ),
    ("/fr/droit/papiers/{paper}/pdf", "/en/law/papers/{paper}/pdf", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/droit/papiers/brouillon", "/en/law/papers/draft", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/api/v1/law/rules", "/api/v1/schemas/situation.json", Rule::Everybody, None),
    ("/api/v1/law/check", "/api/v1/law/check", Rule::Everybody, Some(("", Rule::Everybody))),
    // Whether a call is open depends on the hour in its zone: these pages are kept by nobody.
    ("/fr/financements", "/en/funding", Rule::Everybody, None),
    ("/fr/financements.csv", "/en/funding.csv", Rule::Everybody, None),
    ("/fr/financements.json", "/en/funding.json", Rule::Everybody, None),
    (
        "/fr/financements/y-avons-nous-droit",
        "/en/funding/may-we-apply",
        Rule::Everybody,
        Some(("kind=commune", Rule::Everybody)),
    ),
    ("/fr/financements/{funding}", "/en/funding/{funding}", Rule::Everybody, None),
    ("/api/v1/schemas/sketch.json", "/api/v1/schemas/sketch.json", Rule::Everybody, None),
    ("/api/v1/funding/check", "/api/v1/funding/check", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/sortir", "/en/account/leave", Rule::Everybody, Some(("", Rule::Everybody))),
    ("/fr/compte/effacer", "/en/account/erase", Rule::Entered, Some(("", Rule::Entered))),
];

/// Pages that are the same for everybody, in both languages; nothing is sent there.
pub const PUBLIC: &str = "
    / /sitemap.xml /sitemaps/{file} /robots.txt /.well-known/security.txt /healthz /readyz /assets/{name} /fr /en /fr/ /en/
    /fr/changes.atom /en/changes.atom /fr/recherche /en/search /fr/carte /en/map /fr/carte.svg /en/map.svg /fr/donnees /en/data
    /fr/collectivites /en/authorities /fr/collectivites/{id} /en/authorities/{id}
    /fr/collectivites/{id}/{slug} /en/authorities/{id}/{slug} /fr/collectivites/{id}/historique /en/authorities/{id}/history
    /fr/partenariats /en/partnerships /fr/partenariats/{link} /en/partnerships/{link}
    /fr/partenariats/{link}/{slug} /en/partnerships/{link}/{slug}
    /fr/partenariats/{link}/historique /en/partnerships/{link}/history
    /fr/pays /en/countries /fr/pays/{country} /en/countries/{country} /fr/pays/{country}/map.svg /en/countries/{country}/map.svg
    /fr/chiffres /en/figures /fr/chiffres/{figure} /en/figures/{figure} /fr/chiffres/comparer /en/figures/compare
    /fr/droit /en/law /fr/droit/regles /en/law/rules /fr/droit/regles/{rule} /en/law/rules/{rule}
    /fr/droit/listes /en/law/lists /fr/droit/listes/{list} /en/law/lists/{list}
    /fr/droit/clauses /en/law/clauses /fr/droit/clauses/{clause} /en/law/clauses/{clause}
    /fr/droit/papiers /en/law/papers /fr/droit/papiers/{paper} /en/law/papers/{paper}
    /fr/reseaux /en/networks /fr/reseaux/{network} /en/networks/{network}
    /fr/organisations /en/organisations /fr/organisations.csv /en/organisations.csv /fr/organisations.json /en/organisations.json
    /fr/organisations.xlsx /en/organisations.xlsx
    /api/v1/authorities /api/v1/authorities/{id} /api/v1/authorities/{id}/partnerships /api/v1/partnerships
    /api/v1/partnerships/{link} /api/v1/figures /api/v1/figures/{figure} /api/v1/changes /api/v1/map /api/v1/map/ground/{name}
    /api/v1/suggest /api/v1/openapi.json";
/// The lists that are also files, and the kinds of files.
pub const FILES: (&str, &str) = (
    "/fr/collectivites /en/authorities /fr/partenariats /en/partnerships /fr/pays /en/countries /fr/chiffres /en/figures \
     /fr/chiffres/comparer /en/figures/compare",
    "csv json geojson xlsx",
);
