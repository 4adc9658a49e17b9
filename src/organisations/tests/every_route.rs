//! Every route of the site, as each kind of visitor finds it. The routes come from the router itself: one that the tables below do
//! not name fails the test, and so does one that they name and the router has not.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request};

use super::route_tables::{FILES, OWN, PUBLIC, Rule};
use super::{LILLE, PORTEL, enter, link, network, organisation, person, put};
use crate::accounts::Browser;
use crate::db::Entry;
use crate::db::testing::TestDb;
use crate::organisations::model::{Organisation, Role, State};
use crate::partnerships::{Answer, Site, World};
use crate::router::paths;

/// Who visits. The town of the page is Le Portel, or Lille: « the town » in the names below is whichever it is.
const ROLES: [(&str, &str); 9] = [
    ("anonymous", ""),
    ("alone", "seule@gmail.com"),
    ("reader", "lecteur@leportel.example"),
    ("editor", "editrice@leportel.example"),
    ("owner", "maire@leportel.example"),
    ("owner elsewhere", "maire@lille.example"),
    ("network", "ici@lianes.example"),
    ("network elsewhere", "loin@oc.example"),
    ("administrator", "admin@site.example"),
];

const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// The path as the router has it: whatever stands in braces is one thing there.
fn shape(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

fn public() -> Vec<String> {
    let files =
        FILES.0.split_whitespace().flat_map(|list| FILES.1.split_whitespace().map(move |end| format!("{list}.{end}")));
    PUBLIC.split_whitespace().map(str::to_owned).chain(files).collect()
}

async fn send(site: &Site, method: &Method, address: &str, (cookie, body, origin): (&str, &str, &str)) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", origin)
        .header("cookie", cookie);
    site.send(request.body(Body::from(body.to_owned())).expect("a request")).await
}

/// A site with two towns, each with an owner, an editor and a reader, two networks, an administrator, and something that waits.
struct Scene {
    site: Site,
    towns: [Organisation; 2],
    values: [Vec<(&'static str, String)>; 2],
}

impl Scene {
    async fn new() -> Self {
        let site = World::with_links(TestDb::sqlite().await).await.site().await;
        let towns = [organisation(&site, PORTEL).await, organisation(&site, LILLE).await];
        let lianes = network(&site, "lianes").await;
        let occitanie = network(&site, "occitanie-cooperation").await;
        let inside = |town: &'static str| {
            [("lecteur", Role::Reader), ("editrice", Role::Editor), ("maire", Role::Owner)]
                .map(|(name, role)| (format!("{name}@{town}.example"), role))
        };
        for (town, name) in towns.iter().zip(["leportel", "lille"]) {
            for (email, role) in inside(name) {
                enter(&site, &email, false).await;
                put(&site, town, &email, (role, State::Active)).await;
            }
            let second = format!("seconde@{name}.example");
            enter(&site, &second, false).await;
            put(&site, town, &second, (Role::Owner, State::Active)).await;
            let asking = format!("demande@{name}.example");
            enter(&site, &asking, false).await;
            put(&site, town, &asking, (Role::Editor, State::Asked)).await;
        }
        enter(&site, "seule@gmail.com", false).await;
        enter(&site, "admin@site.example", true).await;
        for (email, network) in [("ici@lianes.example", &lianes), ("loin@oc.example", &occitanie)] {
            enter(&site, email, false).await;
            put(&site, network, email, (Role::Editor, State::Active)).await;
        }
        site.app.refresh().await.expect("the atlas follows");
        let mut values = [Vec::new(), Vec::new()];
        for (place, (authority, partner)) in [(PORTEL, "gn-2355548"), (LILLE, "gn-2886242")].into_iter().enumerate() {
            values[place] = of_town(&site, &towns[place], (authority, partner), lianes.id.as_str()).await;
        }
        Self { site, towns, values }
    }

    fn filled(&self, town: usize, text: &str) -> String {
        self.values[town]
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Whether a rule lets a visitor in who asks about a town.
    fn lets_in(rule: Rule, town: usize, role: &str) -> bool {
        // The owner elsewhere is the owner of the other town; the others of Le Portel are strangers there.
        let inside: &[&str] = if town == 0 { &["reader", "editor", "owner"] } else { &["owner elsewhere"] };
        let own = inside.contains(&role);
        let owner = own && role.starts_with("owner");
        let watcher = role == "network" || role == "administrator";
        match rule {
            Rule::Everybody => true,
            Rule::Entered | Rule::Heard => role != "anonymous",
            Rule::Administrator => role == "administrator",
            Rule::Nobody => false,
            Rule::Member => own,
            Rule::Speaker => own && role != "reader",
            Rule::Arbiter => own && role != "reader" || watcher,
            Rule::Author => own && role != "reader" || role == "administrator",
            Rule::Owner => owner,
            Rule::Decider => owner || watcher,
            Rule::Watcher => watcher,
            Rule::Powerful => watcher || role == "network elsewhere",
            Rule::Voiced => !matches!(role, "anonymous" | "alone" | "reader"),
        }
    }

    /// A visitor with a session of their own.
    async fn visitor(&self, email: &str, administrator: bool) -> Browser<'_> {
        if email.is_empty() { Browser::new(&self.site) } else { enter(&self.site, email, administrator).await }
    }
}

/// What stands in the addresses and forms about a town.
async fn of_town(
    site: &Site,
    town: &Organisation,
    (authority, partner): (&str, &str),
    network: &str,
) -> Vec<(&'static str, String)> {
    let name = if authority == PORTEL { "leportel" } else { "lille" };
    let inside = enter(site, &format!("seconde@{name}.example"), false).await;
    let link = link(site, authority, partner).await;
    // Handing over, below, takes them out of the organisation.
    let written = written(site, &inside, (authority, &link)).await;
    let [twin, merge] = twice(site, &inside, (authority, &link)).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    let whom = person(site, &format!("lecteur@{name}.example")).await;
    assert_eq!(inside.post(&own, &format!("verb=contest&person={whom}&reason=Essai")).await.status, 303);
    assert_eq!(inside.post(&format!("{own}/passation"), "successor=&words=Essai").await.status, 303);
    let admin = enter(site, "admin@site.example", true).await;
    let tasks = admin.get("/fr/compte/taches").await.text();
    let contest = tasks.rsplit("name=\"contest\" value=\"").next().and_then(|rest| rest.split('"').next());
    let begun = admin.post("/fr/compte/campagnes", &format!("verb=start&perimeter=authorities+{authority}")).await;
    let campaign = begun.header("location").rsplit('/').next().expect("a campaign").to_owned();
    let sheets = super::super::handover::store::of(site.app.db.read(), town).await.expect("sheets");
    vec![
        ("id", authority.to_owned()),
        ("link", link),
        ("twin", twin),
        ("merge", merge),
        ("told", written[0].clone()),
        ("described", written[1].clone()),
        ("suggestion", written[2].clone()),
        ("suggested", written[3].clone()),
        ("organisation", town.id.to_string()),
        ("network", network.to_owned()),
        ("asking", person(site, &format!("demande@{name}.example")).await),
        ("member", whom),
        ("contest", contest.expect("a contest").to_owned()),
        ("campaign", campaign),
        ("sheet", sheets[0].0.clone()),
        ("secret", "A".repeat(43)),
        ("slug", "x".to_owned()),
        ("letter", "x".to_owned()),
        ("file", "1.xml".to_owned()),
        ("name", "x".to_owned()),
        ("country", "BF".to_owned()),
        ("rule", "R08".to_owned()),
        ("list", "sanctions".to_owned()),
        ("clause", "C04".to_owned()),
        ("paper", "x".to_owned()),
        ("funding", "F01-2025".to_owned()),
        ("figure", "x".to_owned()),
    ]
}

/// What somebody confirmed and described, as places in the journal; what a visitor suggested of the link and of the town.
async fn written(site: &Site, inside: &Browser<'_>, (authority, link): (&str, &str)) -> [String; 4] {
    assert_eq!(inside.post(&format!("/fr/partenariats/{link}/verifier"), "verb=confirm").await.status, 303);
    let describe = format!("/fr/collectivites/{authority}/decrire");
    assert_eq!(inside.post(&describe, "version=0&website=https://ville.example").await.status, 303);
    let last = async |entity, id| {
        let entries = Entry::about(site.app.db.read(), entity, id).await.expect("entries");
        entries.last().expect("an entry").seq.to_string()
    };
    let told = [last("partnership", link).await, last("authority", authority).await];
    let visitor = Browser::new(site);
    let mut waiting = Vec::new();
    for (about, typed) in [
        (format!("/fr/partenariats/{link}"), "since=1950"),
        (format!("/fr/collectivites/{authority}"), "summary_fr=Un+port"),
    ] {
        let sent = visitor.post(&format!("{about}/proposer"), &format!("verb=suggest&{typed}&source=Bulletin")).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let page = inside.get(&format!("{about}/propositions")).await.text();
        let one = page.split("name=\"suggestion\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        waiting.push(one.expect("a suggestion").to_owned());
    }
    let [told, described] = told;
    let [one, other] = <[String; 2]>::try_from(waiting).expect("two");
    [told, described, one, other]
}

/// A second record of the link of a town, and a third that an administrator made one with the first.
async fn twice(site: &Site, inside: &Browser<'_>, (authority, link): (&str, &str)) -> [String; 2] {
    let place =
        if authority == PORTEL { "place_name=Sindou&place_country=BF" } else { "place_name=Koln&place_country=DE" };
    let mut declared = Vec::new();
    for region in ["", "&place_region=Ouest"] {
        let done = inside.post("/fr/partenariats/declarer", &format!("verb=declare&{place}{region}")).await;
        assert_eq!(done.status, 303, "{}", done.text());
        declared.push(done.header("location").split('/').nth(3).expect("a link").to_owned());
    }
    let admin = enter(site, "admin@site.example", true).await;
    let mut ids = [link, declared[1].as_str()];
    ids.sort_unstable();
    let address = format!("/fr/compte/doublons/{}/{}", ids[0], ids[1]);
    let page = admin.get(&address).await.text();
    let version = |name: &str| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
        format!("{name}={}", value.expect("a version"))
    };
    let (one, other) = (version("version_one"), version("version_other"));
    let done = admin.post(&address, &format!("verb=merge&stays={link}&{one}&{other}")).await;
    let told = done.header("location").split(['/', '?']).nth(4).expect("a merge").to_owned();
    [declared.remove(0), told]
}

/// Whether an answer lets somebody do what they asked; being led to the way in is not.
fn is_in(answer: &Answer) -> bool {
    let led_away = answer.header("location").contains("?return_to=");
    matches!(answer.status, 200 | 301 | 302 | 303) && !led_away
}

fn refused_rightly(answer: &Answer, role: &str) -> bool {
    let led_away = answer.status == 303 && answer.header("location").contains("?return_to=");
    if role == "anonymous" { led_away } else { answer.status == 404 }
}

fn bears_the_headers(answer: &Answer) -> bool {
    let policy = answer.header("content-security-policy");
    answer.header("x-content-type-options") == "nosniff"
        && policy.contains("default-src 'none'")
        && policy.contains("frame-ancestors 'none'")
        && !answer.header("strict-transport-security").is_empty()
        && !answer.header("referrer-policy").is_empty()
}

#[tokio::test]
async fn the_tables_name_every_route_and_every_method() {
    let scene = Scene::new().await;
    let site = &scene.site;
    let routes: BTreeSet<String> = paths(&site.app).iter().map(|path| shape(path)).collect();
    assert!(routes.len() > 100, "{}", routes.len());
    let own = OWN.iter().flat_map(|(fr, en, ..)| [(*fr).to_owned(), (*en).to_owned()]);
    let listed: BTreeSet<String> = own.chain(public()).map(|path| shape(&path)).collect();
    let unlisted: Vec<_> = routes.difference(&listed).collect();
    assert!(unlisted.is_empty(), "a new route says in the tables of this test who gets in: {unlisted:#?}");
    let gone: Vec<_> = listed.difference(&routes).collect();
    assert!(gone.is_empty(), "the router has no such route any more: {gone:#?}");
    for path in OWN.iter().flat_map(|(fr, en, ..)| [(*fr).to_owned(), (*en).to_owned()]).chain(public()) {
        let address = scene.filled(0, &path);
        let sent_to = OWN.iter().any(|(fr, en, _, post)| (*fr == path || *en == path) && post.is_some());
        for method in METHODS {
            let expected = method == Method::GET || (method == Method::POST && sent_to);
            let answer = send(site, &method, &address, ("", "", "same-origin")).await;
            assert_eq!(answer.status != 405, expected, "{method} {address} answers {}", answer.status);
            assert!(bears_the_headers(&answer), "{method} {address}: {:?}", answer.headers);
            if method != Method::GET {
                let foreign = send(site, &method, &address, ("", "", "cross-site")).await;
                assert_eq!(foreign.status, 403, "{method} {address} from another site");
                assert!(bears_the_headers(&foreign), "{method} {address} from another site: {:?}", foreign.headers);
            }
        }
    }
}

#[tokio::test]
async fn public_pages_are_the_same_for_every_visitor() {
    let scene = Scene::new().await;
    let mut visitors = Vec::new();
    for (role, email) in ROLES {
        visitors.push((role, scene.visitor(email, role == "administrator").await));
    }
    for path in public() {
        let address = scene.filled(0, &path);
        let first = visitors[0].1.get(&address).await;
        assert!(first.status < 500, "{address}: {}", first.status);
        for (role, visitor) in &visitors[1..] {
            let answer = visitor.get(&address).await;
            assert_eq!((answer.status, answer.header("set-cookie")), (first.status, ""), "{role}: {address}");
            // A spreadsheet says in itself when it was written.
            assert!(answer.body == first.body || address.ends_with(".xlsx"), "{role} sees another {address}");
        }
    }
}

/// Tries every own page about a town as one visitor, in one language, in the order of the table.
async fn walk((role, email): (&str, &str), town: usize, language: usize) {
    let scene = Scene::new().await;
    for (fr, en, read, post) in OWN {
        let address = scene.filled(town, [fr, en][language]);
        let visitor = scene.visitor(email, role == "administrator").await;
        let said = format!("{role}, {}: {address}", scene.towns[town].name);
        let answer = visitor.get(&address).await;
        judge(&answer, (*read, town, role), &said);
        if let Some((body, rule)) = post {
            let answer = visitor.post(&address, &scene.filled(town, body)).await;
            judge(&answer, (*rule, town, role), &format!("POST {said}"));
        }
    }
}

fn judge(answer: &Answer, (rule, town, role): (Rule, usize, &str), said: &str) {
    assert_eq!(answer.header("cache-control"), "no-store", "{said}");
    assert!(bears_the_headers(answer), "{said}: {:?}", answer.headers);
    if rule == Rule::Everybody {
        assert!(answer.status < 500, "{said}: {}", answer.status);
    } else if rule == Rule::Heard && role != "anonymous" {
        assert!(answer.status < 500 && !answer.header("location").contains("?return_to="), "{said}: {}", answer.status);
    } else if Scene::lets_in(rule, town, role) {
        assert!(is_in(answer), "{said} should be let in, gets {}: {}", answer.status, answer.text());
    } else {
        assert!(refused_rightly(answer, role), "{said} should be kept out, gets {}", answer.status);
    }
}

/// One test a visitor, so that they run side by side.
macro_rules! visitors {
    ($($name:ident: $place:literal),* $(,)?) => {
        $(#[tokio::test]
        async fn $name() {
            for (town, language) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                walk(ROLES[$place], town, language).await;
            }
        })*
    };
}

visitors! {
    nobody_known_is_led_to_the_way_in: 0,
    whoever_is_in_no_organisation_sees_none: 1,
    a_reader_reads_their_own_organisation: 2,
    an_editor_speaks_for_their_own_organisation: 3,
    an_owner_decides_in_their_own_organisation: 4,
    an_owner_of_another_town_is_a_stranger_here: 5,
    a_network_decides_in_its_territory: 6,
    a_network_of_another_territory_decides_nothing_here: 7,
    an_administrator_decides_and_is_in_no_organisation: 8,
}
