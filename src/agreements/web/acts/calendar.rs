//! The deadlines of the acts of a partnership that are in force, as a calendar that programs follow. Acts that were transmitted
//! are public; what is still being written stands in no calendar.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use icalendar::{Calendar, Component as _, Event, Property};

use crate::accounts::broken;
use crate::agreements::acts::{Act, NOTICES, Stage};
use crate::db::Db;
use crate::kernel::{Day, Locale, PublicId};
use crate::partnerships::statement::Version;
use crate::web::{Error, Texts};

/// The address of the calendar of a partnership.
pub fn calendar_path(locale: Locale, partnership: impl std::fmt::Display) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{partnership}/echeances.ics"),
        Locale::En => format!("/en/partnerships/{partnership}/deadlines.ics"),
    }
}

/// `GET /fr/partenariats/{id}/echeances.ics`
pub async fn calendar(State(db): State<Db>, locale: Locale, Path(id): Path<String>) -> Result<Response, Error> {
    let id = PublicId::parse(&id).ok_or_else(Error::nothing_here)?;
    Version::read(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
    let t = Texts::of(locale);
    let mut calendar = Calendar::new();
    calendar.name(&t.s("acts-calendar"));
    let acts = Act::of(db.read(), &id).await.map_err(broken)?;
    for act in acts.iter().filter(|act| act.stage == Stage::InForce) {
        let until = act.ends_on.into_iter();
        let months = || NOTICES.into_iter().chain([0]);
        calendar.extend(until.flat_map(|until| months().map(move |months| event(t, act, (until, months)))));
    }
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.to_string()).into_response())
}

/// The end of an act, or a notice of it so many months before.
fn event(t: Texts, act: &Act, (until, months): (Day, u16)) -> Event {
    let plain = |day: Day| day.to_string().replace('-', "");
    let title = [("title", act.title.of(t.locale()))];
    let summary = match months {
        0 => t.with("acts-calendar-end", &title),
        months => t.with("acts-calendar-notice", &[title[0], ("months", &months.to_string())]),
    };
    let mut day = Property::new("DTSTART", plain(until.months_earlier(months)));
    day.add_parameter("VALUE", "DATE");
    let mut event = Event::new();
    event.uid(&format!("{}-{months}@jumelles", act.id)).summary(&summary);
    // The moment at which it was written last, so that the same deadlines are the same bytes.
    event.add_property("DTSTAMP", format!("{}T000000Z", plain(Day::of(act.updated_at))));
    event.append_property(day);
    event
}
