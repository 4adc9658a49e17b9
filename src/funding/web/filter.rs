//! The filters of the list of calls, which stand in its address.

use serde::Deserialize;
use serde_json::Value;

use crate::funding::model::{ApplicantKind, Call, Catalogue, State, When};
use crate::kernel::{Day, Euros, Paging, Zone};
use crate::partnerships::themes;
use crate::web::Error;

/// How many calls a page has.
const ROWS: usize = 20;

/// What is looked for, as it stands in the address; what is empty fits everything.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Query {
    pub who: String,
    pub country: String,
    pub theme: String,
    pub state: String,
    pub amount: String,
    pub format: String,
    page: Option<usize>,
}

/// What is looked for, understood.
struct Filter<'q> {
    who: Option<ApplicantKind>,
    country: Option<&'q str>,
    theme: Option<&'q str>,
    state: Option<State>,
    /// What somebody wants to ask for, in cents.
    amount: Option<i64>,
}

impl Query {
    /// The conditions as a query, with a page other than the first: `?who=commune&page=2`, or nothing.
    pub fn query(&self, page: usize) -> String {
        let all = [
            ("who", &self.who),
            ("country", &self.country),
            ("theme", &self.theme),
            ("state", &self.state),
            ("amount", &self.amount),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(all.into_iter().filter(|(_, value)| !value.is_empty()));
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The page that is asked for, if the list has it.
    pub fn paging(&self, total: usize) -> Result<Paging, Error> {
        let paging = Paging { page: self.page.unwrap_or(1), limit: ROWS, total };
        if paging.exists() { Ok(paging) } else { Err(Error::nothing_here()) }
    }

    /// The calls that fit, those that are open first, then the soonest; of those that are closed the latest first.
    ///
    /// Errors: a value that does not exist is not there.
    pub fn found<'c>(&self, catalogue: &'c Catalogue, when: When) -> Result<Vec<&'c Call>, Error> {
        let filter = self.read().ok_or_else(Error::nothing_here)?;
        let today = when.day(Zone::default());
        let mut all: Vec<&Call> = catalogue.on(today).filter(|call| filter.fits((catalogue, when), call)).collect();
        all.sort_by(|a, b| {
            let (here, there) = (a.state(when), b.state(when));
            let days = match here {
                State::Closed => last(b).cmp(&last(a)),
                _ => last(a).cmp(&last(b)),
            };
            here.cmp(&there).then(days).then_with(|| a.id.cmp(&b.id))
        });
        Ok(all)
    }

    fn read(&self) -> Option<Filter<'_>> {
        fn some(text: &str) -> Option<&str> {
            Some(text).filter(|text| !text.is_empty())
        }
        let (country, theme) = (some(&self.country), some(&self.theme));
        let known = country.is_none_or(|code| reference::countries::by_iso2(code).is_some())
            && theme.is_none_or(|code| themes().iter().any(|theme| theme.code == code));
        Some(Filter {
            who: match some(&self.who) {
                None => None,
                Some(word) => Some(serde_json::from_value(Value::String(word.to_owned())).ok()?),
            },
            state: match some(&self.state) {
                None => None,
                Some(code) => Some(State::ALL.into_iter().find(|state| state.code() == code)?),
            },
            amount: match some(self.amount.trim()) {
                None => None,
                Some(text) => Some(Euros::parse(text)?.cents()),
            },
            country,
            theme,
        })
        .filter(|_| known)
    }
}

/// The last day that is known of a call; calls without one come after those that have one.
fn last(call: &Call) -> (bool, Option<Day>) {
    let year = call.dates.year.and_then(|year| Day::parse(&format!("{year:04}-12-31")));
    let last = call.dates.closes.or(year);
    (last.is_none(), last)
}

impl Filter<'_> {
    fn fits(&self, (catalogue, when): (&Catalogue, When), call: &Call) -> bool {
        let (terms, on) = (&call.terms, when.day(call.dates.zone));
        let among = |kinds: &[ApplicantKind], who: ApplicantKind| kinds.is_empty() || kinds.contains(&who);
        self.who.is_none_or(|who| among(&terms.applicant.kinds, who))
            && self.state.is_none_or(|state| call.state(when) == state)
            && self.theme.is_none_or(|theme| {
                terms.action.themes.is_empty() || terms.action.themes.iter().any(|code| code == theme)
            })
            && self.country.is_none_or(|country| meant((catalogue, on), call, country))
            && self.amount.is_none_or(|cents| within(call, cents))
    }
}

/// Whether a country is one that a call means, or a part of it is.
fn meant((catalogue, on): (&Catalogue, Day), call: &Call, country: &str) -> bool {
    let asks = &call.terms.partner;
    let named = |place: &String| place.split('-').next() == Some(country);
    let class = catalogue.countries.class(country, on).class;
    (asks.only.is_empty() || asks.only.iter().any(named))
        && (asks.classes.is_empty() || asks.classes.contains(&class))
        && !asks.except.iter().any(|place| place == country)
}

/// Whether a call gives that much; one whose amounts no source says may.
fn within(call: &Call, cents: i64) -> bool {
    let Some(money) = &call.terms.money else { return !call.terms.no_grant };
    let limit = |euros: Option<u32>| euros.map(|euros| i64::from(euros) * 100);
    limit(money.min).is_none_or(|min| min <= cents) && limit(money.max).is_none_or(|max| cents <= max)
}
