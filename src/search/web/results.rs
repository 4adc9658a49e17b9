//! The search page: answers, facets with their counts, all of it in the address.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use reference::countries::{self, Country};

use super::parameter;
use super::suggest::kinds;
use crate::kernel::{Locale, Paging};
use crate::search::answer::{Answer, Index, Target, two_letters};
use crate::search::kind::Kind;
use crate::search::query::{Asked, Found, LONGEST, Limits, Ranked, weight};
use crate::search::store::Search;
use crate::web::{Asset, Error, Layout, Pager, Texts, WayOut, html};

/// Answers a page.
const SHOWN: usize = 20;
/// Countries among the facets.
const COUNTRIES: usize = 12;
/// Two answers this near are both what may be meant.
const NEAR: i32 = 15;

#[derive(Template)]
#[template(path = "search/pages/results.html")]
struct ResultsPage {
    page: Layout,
    q: String,
    action: &'static str,
    count: Option<String>,
    too_long: bool,
    preparing: bool,
    answers: Vec<View>,
    facets: Vec<Facet>,
    pager: Option<Pager>,
}

struct View {
    answer: Answer,
    links: String,
}

/// One condition with its values and how many answers each would leave.
struct Facet {
    label: String,
    values: Vec<Value>,
}

struct Value {
    label: String,
    count: String,
    href: String,
    chosen: bool,
}

/// What stands in the address.
struct Query {
    q: String,
    kind: String,
    country: Option<&'static Country>,
    linked: bool,
    page: usize,
    limits: Limits,
}

impl Query {
    fn read(query: Option<&str>) -> Result<Self, Error> {
        let value = |name| parameter(query, name);
        let refused = |name: &str, value: &str| {
            let value: String = value.chars().take(40).collect();
            let told = [format!("« {value} » ne va pas pour « {name} »."), format!("“{value}” is no “{name}”.")];
            Error::BadRequest(told, ways_out())
        };
        let [kind, country, linked, page] = ["kind", "country", "linked", "page"].map(value);
        let country = match country.as_str() {
            "" => None,
            code => Some(countries::by_iso2(&code.to_uppercase()).ok_or_else(|| refused("country", code))?),
        };
        if !matches!(linked.as_str(), "" | "yes") {
            return Err(refused("linked", &linked));
        }
        let number =
            if page.is_empty() { Some(1) } else { page.parse().ok().filter(|page| (1..=10_000).contains(page)) };
        let page = number.ok_or_else(|| refused("page", &page))?;
        let limits =
            Limits { kinds: kinds(&kind)?, country: country.map(|country| country.iso2), linked: linked == "yes" };
        Ok(Self {
            q: value("q").chars().take(LONGEST + 1).collect(),
            kind,
            country,
            linked: linked == "yes",
            page,
            limits,
        })
    }

    /// Only a text, nothing chosen.
    fn is_plain(&self) -> bool {
        self.kind.is_empty() && self.country.is_none() && !self.linked && self.page == 1
    }

    /// The address of the same search with a condition changed.
    fn with(&self, locale: Locale, name: &str, value: &str) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let mut pairs = [
            ("q", self.q.clone()),
            ("kind", self.kind.clone()),
            ("country", self.country.map(|country| country.iso2.to_owned()).unwrap_or_default()),
            ("linked", if self.linked { "yes".to_owned() } else { String::new() }),
            ("page", page),
        ];
        for (known, present) in &mut pairs {
            if *known == name {
                value.clone_into(present);
            } else if *known == "page" && !name.is_empty() {
                present.clear();
            }
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        pairs.iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| {
            query.append_pair(name, value);
        });
        let query = query.finish();
        format!("{}{}{query}", action(locale), if query.is_empty() { "" } else { "?" })
    }
}

/// Where to go from an address that asks for what does not exist.
pub fn ways_out() -> Vec<WayOut> {
    vec![WayOut::named(["Chercher", "Search"], ["/fr/recherche", "/en/search"]), WayOut::links()]
}

fn action(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/recherche",
        Locale::En => "/en/search",
    }
}

/// `GET /fr/recherche?q=`
pub async fn show(State(search): State<Search>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = Query::read(query.as_deref())?;
    let asked = Asked::read(&query.q, locale);
    let Some(index) = search.now() else {
        let mut response = html(&draw(locale, &query, None))?;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return Ok(response);
    };
    let ranked = index.find(&asked);
    if query.is_plain()
        && let Some(to) = certain(&index, &ranked).and_then(|found| index.answer(&found, &asked))
    {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to.url)], "").into_response());
    }
    html(&draw(locale, &query, Some((&index, &asked, &ranked))))
}

/// The one answer that nobody could mistake for another: a code or a whole name that nothing else in the atlas bears, or the
/// only answer there is.
fn certain(index: &Index, ranked: &Ranked) -> Option<Found> {
    let (_, first) = ranked.page(&Limits::default(), 0, 1);
    let first = *first.first()?;
    let sure = if first.weight >= weight::OTHER_NAME {
        let rival = |other: &&Found| {
            **other != first
                && other.weight + NEAR >= first.weight
                && (other.kind != Kind::Place || first.kind == Kind::Place)
        };
        !ranked.found.iter().any(|other| rival(&other))
    } else {
        let fits = |found: &&Found| found.kind != Kind::Partnership && weight::as_typed(found.weight);
        weight::as_typed(first.weight) && ranked.found.iter().filter(fits).count() == 1
    };
    let there = !matches!(index.target(&first)?, Target::Link(_));
    (sure && there).then_some(first)
}

fn draw(locale: Locale, query: &Query, found: Option<(&Index, &Asked, &Ranked)>) -> ResultsPage {
    let at = |locale| query.with(locale, "", "");
    let mut page = Layout::new(locale, String::new(), [at(locale), at(locale.other())]);
    let t = page.t;
    let shown: String = query.q.chars().take(LONGEST).collect();
    page.title = if query.q.is_empty() { t.s("search-title") } else { t.with("search-title-for", &[("q", &shown)]) };
    page.noindex = true;
    page.extras = vec![Asset::SearchScript];
    page.self_styled = true;
    let mut drawn = ResultsPage {
        action: action(locale),
        count: None,
        too_long: query.q.chars().count() > LONGEST,
        preparing: found.is_none(),
        answers: Vec::new(),
        facets: Vec::new(),
        pager: None,
        q: shown,
        page,
    };
    if let Some((index, asked, ranked)) = found.filter(|_| !query.q.is_empty()) {
        let (total, found) = ranked.page(&query.limits, (query.page - 1) * SHOWN, SHOWN);
        drawn.count = Some(t.n("search-count", total));
        let view = |answer: Answer| View { links: links(t, &answer), answer };
        drawn.answers = found.iter().filter_map(|found| index.answer(found, asked)).map(view).collect();
        drawn.facets = facets(t, locale, query, ranked);
        drawn.pager = pager(t, locale, query, total);
    }
    drawn
}

fn links(t: Texts, answer: &Answer) -> String {
    if answer.kind.told() == "authority" { t.n("links-short", answer.links) } else { String::new() }
}

/// The facets that would leave something: what it is, where it lies, whether it has links.
fn facets(t: Texts, locale: Locale, query: &Query, ranked: &Ranked) -> Vec<Facet> {
    let value = |name: &str, code: &str, label: String, (count, chosen): (usize, bool)| Value {
        label,
        count: locale.number(count as u64),
        href: query.with(locale, name, if chosen { "" } else { code }),
        chosen,
    };
    let kinds = ranked.kinds(&query.limits).into_iter().map(|(kind, count)| {
        value("kind", kind.code(), t.s(format!("search-kind-{}", kind.code())), (count, query.kind == kind.code()))
    });
    let there = ranked.countries(&query.limits);
    let chosen = |country: &Country| query.country.is_some_and(|chosen| chosen.iso2 == country.iso2);
    let known = there.iter().filter_map(|(key, count)| Some((countries::by_iso2(&two_letters(*key))?, *count)));
    let named = known.enumerate().filter(|(place, (country, _))| *place < COUNTRIES || chosen(country));
    let countries = named.map(|(_, (country, count))| {
        value("country", country.iso2, country.name(locale.code()).to_owned(), (count, chosen(country)))
    });
    let linked = ranked.linked(&query.limits);
    let linked = (linked > 0).then(|| value("linked", "yes", t.s("search-linked"), (linked, query.linked)));
    [
        ("search-facet-kind", kinds.collect::<Vec<Value>>()),
        ("search-facet-country", countries.collect()),
        ("search-facet-linked", linked.into_iter().collect()),
    ]
    .into_iter()
    .filter(|(_, values)| {
        values.len() > 1 || values.iter().any(|value| value.chosen) || values.len() == 1 && ranked.found.len() > 1
    })
    .map(|(label, values)| Facet { label: t.s(label), values })
    .collect()
}

fn pager(t: Texts, locale: Locale, query: &Query, total: usize) -> Option<Pager> {
    let paging = Paging { page: query.page, limit: SHOWN, total };
    let to = |page: usize| query.with(locale, "page", &if page > 1 { page.to_string() } else { String::new() });
    Pager::of_several(t, paging, to)
}
