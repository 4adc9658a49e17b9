//! Reads programmes, calls and countries from their files, whole or not at all.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::countries::{Classed, Countries, Group};
use super::model::{
    Action, Applicants, Call, Catalogue, Class, Dates, Money, Paper, Partners, Place, Precondition, Programme, Sourced,
    Terms,
};
use super::sound::sound;
use crate::content::{Files, Reading, Refusal, Source, Status, Words};
use crate::kernel::{Day, Zone};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeFile {
    #[serde(default)]
    programme: Vec<Spanned<Entry>>,
    #[serde(default)]
    call: Vec<Spanned<Entry>>,
}

/// A programme or a call as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    id: Spanned<String>,
    programme: Option<String>,
    name: Words,
    funder: Option<Words>,
    summary: Option<Words>,
    note: Option<Words>,
    year: Option<u16>,
    published: Option<Spanned<String>>,
    opens: Option<Spanned<String>>,
    closes: Option<Spanned<String>>,
    zone: Option<Spanned<String>>,
    #[serde(default)]
    to_confirm: bool,
    rolling: Option<bool>,
    no_grant: Option<bool>,
    apply_at: Option<Spanned<String>>,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    checked_on: Spanned<String>,
    status: Status,
    #[serde(default)]
    reference: String,
    source: Source,
    pub applicant: Option<Applicants>,
    pub partner: Option<Partners>,
    pub action: Option<Action>,
    pub money: Option<Money>,
    documents: Option<Vec<Vec<Paper>>>,
    preconditions: Option<Vec<Precondition>>,
    person: Option<Vec<Words>>,
    criteria: Option<Vec<Words>>,
    prepare: Option<Vec<Words>>,
    covered_by: Option<Vec<String>>,
    excludes: Option<Vec<String>>,
    combines: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryFile {
    #[serde(default)]
    class: Vec<Spanned<ClassTable>>,
    #[serde(default)]
    group: Vec<Spanned<GroupTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassTable {
    country: String,
    class: Class,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    checked_on: Spanned<String>,
    status: Status,
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupTable {
    id: String,
    name: Words,
    countries: Vec<String>,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    checked_on: Spanned<String>,
    status: Status,
    source: Source,
}

type Read<T> = Result<T, Refusal>;
/// An entry, and the byte at which it stands.
type Found<'f> = (Reading<'f>, usize, Entry);

impl Catalogue {
    /// Reads all that is known of the money.
    ///
    /// Errors: every file that is refused, with its line and why.
    pub fn read(files: &Files) -> Result<Self, Vec<Refusal>> {
        let (mut all, mut calls, mut refused) = (Self::default(), Vec::new(), Vec::new());
        let (mut programmes, mut countries) = (Vec::new(), Countries::default());
        for (name, text) in files.under("funding/") {
            let file = Reading { name, text };
            let read = match name {
                "funding/countries.toml" => read_countries(file).map(|read| countries = read),
                _ => file.parsed::<ProgrammeFile>().map(|read| {
                    let found = |one: Spanned<Entry>| (file, one.span().start, one.into_inner());
                    programmes.extend(read.programme.into_iter().map(found));
                    calls.extend(read.call.into_iter().map(found));
                }),
            };
            refused.extend(read.err());
        }
        all.countries = countries;
        refused.extend(programmes.iter().filter_map(|found| all.take_programme(found, &calls).err()));
        refused.extend(calls.iter().filter_map(|found| all.take_call(found, &programmes).err()));
        all.programmes.sort_by(|a, b| (&a.id, a.place.period[0]).cmp(&(&b.id, b.place.period[0])));
        all.calls.sort_by(|a, b| (&a.id, a.place.period[0]).cmp(&(&b.id, b.place.period[0])));
        refused.extend(all.wrong());
        if refused.is_empty() { Ok(all) } else { Err(refused) }
    }

    fn take_programme(&mut self, (file, at, entry): &Found, calls: &[Found]) -> Read<()> {
        let id = entry.id.get_ref();
        let shape = id.len() <= 4 && id.starts_with('F') && id[1..].bytes().all(|b| b.is_ascii_digit());
        if !shape || id.len() < 3 {
            return Err(file.refuse(entry.id.span().start, "the id of a programme is F and a number"));
        }
        let (Some(funder), Some(summary)) = (&entry.funder, &entry.summary) else {
            return Err(file.refuse(*at, "a programme has a funder and a summary"));
        };
        if !calls.iter().any(|(_, _, call)| call.programme.as_ref() == Some(id)) {
            self.calls.push(call(*file, *at, entry, None)?);
        }
        self.programmes.push(Programme {
            id: id.clone(),
            name: entry.name.clone(),
            funder: funder.clone(),
            summary: summary.clone(),
            note: entry.note.clone(),
            sourced: sourced(*file, entry)?,
            place: place(*file, *at, entry)?,
        });
        Ok(())
    }

    fn take_call(&mut self, (file, at, entry): &Found, programmes: &[Found]) -> Read<()> {
        let above = entry.programme.as_ref();
        let Some((_, _, above)) = programmes.iter().find(|(_, _, one)| Some(one.id.get_ref()) == above) else {
            return Err(file.refuse(*at, "the programme of this call does not exist"));
        };
        let rest = entry.id.get_ref().strip_prefix(above.id.get_ref().as_str()).and_then(|rest| rest.strip_prefix('-'));
        let sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let shape = rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(sign));
        if !shape {
            let why = format!("the id of this call is {}- and small letters or digits", above.id.get_ref());
            return Err(file.refuse(entry.id.span().start, why));
        }
        self.calls.push(call(*file, *at, entry, Some(above))?);
        Ok(())
    }

    /// Names that lead nowhere, and two texts for one day.
    fn wrong(&self) -> Vec<Refusal> {
        let names: BTreeSet<&str> =
            self.calls.iter().flat_map(|call| [call.id.as_str(), call.programme.as_str()]).collect();
        let mut wrong = Vec::new();
        for call in &self.calls {
            let terms = &call.terms;
            let named = [&terms.covered_by, &terms.excludes, &terms.combines].into_iter().flatten();
            let lost = named.filter(|name| !names.contains(name.as_str()));
            wrong.extend(lost.map(|name| refusal(&call.place, &format!("{}: there is no call “{name}”", call.id))));
            let group = terms.partner.group.as_ref();
            if let Some(group) = group.filter(|id| !self.countries.groups.iter().any(|one| one.id == **id)) {
                wrong.push(refusal(&call.place, &format!("{}: there is no group of countries “{group}”", call.id)));
            }
        }
        let calls: Vec<_> = self.calls.iter().map(|call| (&call.id, &call.place)).collect();
        let programmes: Vec<_> = self.programmes.iter().map(|one| (&one.id, &one.place)).collect();
        wrong.extend(calls.windows(2).chain(programmes.windows(2)).filter_map(overlap));
        wrong
    }
}

fn refusal(place: &Place, why: &str) -> Refusal {
    Refusal { line: Some(place.line), ..Refusal::of(&place.file, why) }
}

/// Two periods of one entry may not have a day in common.
fn overlap(pair: &[(&String, &Place)]) -> Option<Refusal> {
    let [(before, first), (after, second)] = pair else { return None };
    let apart = matches!((first.period[1], second.period[0]), (Some(last), Some(next)) if last < next);
    (before == after && !apart).then(|| refusal(second, &format!("{after} has two texts for the same day")))
}

fn call(file: Reading, at: usize, entry: &Entry, above: Option<&Entry>) -> Read<Call> {
    sound(entry).map_err(|why| file.refuse(at, why))?;
    let own = entry.id.get_ref().clone();
    Ok(Call {
        programme: above.map_or(&own, |above| above.id.get_ref()).clone(),
        id: own,
        name: entry.name.clone(),
        note: entry.note.clone(),
        dates: dates(file, entry, above)?,
        terms: terms(entry, above),
        apply_at: address(file, entry)?,
        sourced: sourced(file, entry)?,
        place: place(file, at, entry)?,
    })
}

/// What the entry says, else what its programme does.
fn terms(entry: &Entry, above: Option<&Entry>) -> Terms {
    fn of<T: Clone>(entry: &Entry, above: Option<&Entry>, pick: fn(&Entry) -> &Option<T>) -> Option<T> {
        pick(entry).clone().or_else(|| above.and_then(|above| pick(above).clone()))
    }
    Terms {
        applicant: of(entry, above, |one| &one.applicant).unwrap_or_default(),
        partner: of(entry, above, |one| &one.partner).unwrap_or_default(),
        action: of(entry, above, |one| &one.action).unwrap_or_default(),
        money: of(entry, above, |one| &one.money),
        documents: of(entry, above, |one| &one.documents).unwrap_or_default(),
        preconditions: of(entry, above, |one| &one.preconditions).unwrap_or_default(),
        person: of(entry, above, |one| &one.person).unwrap_or_default(),
        criteria: of(entry, above, |one| &one.criteria).unwrap_or_default(),
        prepare: of(entry, above, |one| &one.prepare).unwrap_or_default(),
        covered_by: of(entry, above, |one| &one.covered_by).unwrap_or_default(),
        excludes: of(entry, above, |one| &one.excludes).unwrap_or_default(),
        combines: of(entry, above, |one| &one.combines).unwrap_or_default(),
        no_grant: of(entry, above, |one| &one.no_grant).unwrap_or_default(),
    }
}

fn day(file: Reading, text: Option<&Spanned<String>>) -> Read<Option<Day>> {
    text.map(|text| file.day(text)).transpose()
}

/// Two days in their order.
fn period(file: Reading, from: Option<&Spanned<String>>, to: Option<&Spanned<String>>) -> Read<[Option<Day>; 2]> {
    match (day(file, from)?, day(file, to)?, to) {
        (Some(first), Some(last), Some(to)) if last < first => {
            Err(file.refuse(to.span().start, "the last day stands before the first"))
        }
        (first, last, _) => Ok([first, last]),
    }
}

fn dates(file: Reading, entry: &Entry, above: Option<&Entry>) -> Read<Dates> {
    let [opens, closes] = period(file, entry.opens.as_ref(), entry.closes.as_ref())?;
    let zone = match &entry.zone {
        None => Zone::default(),
        Some(name) => Zone::parse(name.get_ref())
            .ok_or_else(|| file.refuse(name.span().start, format!("there is no zone “{}” here", name.get_ref())))?,
    };
    let rolling = entry.rolling.or(above.and_then(|above| above.rolling)).unwrap_or_default();
    let published = day(file, entry.published.as_ref())?;
    Ok(Dates { published, opens, closes, year: entry.year, zone, to_confirm: entry.to_confirm, rolling })
}

fn address(file: Reading, entry: &Entry) -> Read<Option<String>> {
    match &entry.apply_at {
        Some(at) if !at.get_ref().starts_with("https://") => {
            Err(file.refuse(at.span().start, "an address begins with https://"))
        }
        at => Ok(at.as_ref().map(|at| at.get_ref().clone())),
    }
}

fn sourced(file: Reading, entry: &Entry) -> Read<Sourced> {
    // What stands on a source that nobody read is not verified.
    if entry.source.is_unread() && entry.status == Status::Verified {
        return Err(file.refuse(entry.checked_on.span().start, "a source that nobody read cannot be verified"));
    }
    Ok(Sourced {
        reference: entry.reference.clone(),
        source: entry.source.clone(),
        checked_on: file.day(&entry.checked_on)?,
        status: entry.status,
    })
}

fn place(file: Reading, at: usize, entry: &Entry) -> Read<Place> {
    let period = period(file, entry.valid_from.as_ref(), entry.valid_to.as_ref())?;
    Ok(Place { file: file.name.to_owned(), line: file.refuse(at, "").line.unwrap_or_default(), period })
}

fn read_countries(file: Reading) -> Read<Countries> {
    let read = file.parsed::<CountryFile>()?;
    let known = |at: usize, code: &str| match reference::countries::by_iso2(code) {
        Some(_) => Ok(()),
        None => Err(file.refuse(at, format!("there is no country “{code}”"))),
    };
    let honest = |at: usize, source: &Source, status: Status| match status {
        Status::Verified if source.is_unread() => Err(file.refuse(at, "a source that nobody read cannot be verified")),
        _ => Ok(()),
    };
    let class = |one: Spanned<ClassTable>| {
        let (at, one) = (one.span().start, one.into_inner());
        known(at, &one.country)?;
        honest(at, &one.source, one.status)?;
        let period = period(file, one.valid_from.as_ref(), one.valid_to.as_ref())?;
        let checked_on = file.day(&one.checked_on)?;
        Ok(Classed {
            country: one.country,
            class: one.class,
            period,
            status: one.status,
            source: one.source,
            checked_on,
        })
    };
    let group = |one: Spanned<GroupTable>| {
        let (at, one) = (one.span().start, one.into_inner());
        one.countries.iter().try_for_each(|code| known(at, code))?;
        honest(at, &one.source, one.status)?;
        file.day(&one.checked_on)?;
        let period = period(file, one.valid_from.as_ref(), one.valid_to.as_ref())?;
        Ok(Group { id: one.id, name: one.name, countries: one.countries, period, status: one.status })
    };
    Ok(Countries {
        classes: read.class.into_iter().map(class).collect::<Read<_>>()?,
        groups: read.group.into_iter().map(group).collect::<Read<_>>()?,
    })
}
