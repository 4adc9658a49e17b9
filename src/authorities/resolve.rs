//! Recognising the authority that a line of a file means: by its code, then by its name and place together.

use std::collections::{BTreeMap, HashMap};

use reference::fold::fold;
use reference::places;
use uuid::Uuid;

use super::distance::kilometres;
use super::gazetteer::{FrenchNames, Gazetteer};
use super::model::{Kind, NewAuthority, Origin, Population, Precision};
use super::store;
use crate::db::{DbError, Write};
use crate::kernel::{PublicId, own_id};

/// A place as a file names it.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its name as written.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// `insee:62667`, `dep:62`, `reg:32`, `siren:200093201`, `geonames:2355548`, `id:au-…`, or nothing.
    pub code: String,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// The position is only somewhere near.
    pub approximate: bool,
    /// The first-level division abroad, in words.
    pub region: Option<String>,
    /// A remark for readers, by language.
    pub note: BTreeMap<String, String>,
}

/// Why a person should look at what was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No code: recognised by its name, and by its position when there is one.
    ByName(String),
    /// The code belongs to a place of another name.
    OtherName(String, String),
    /// The place with that code lies in another country than the line says.
    OtherCountry(String, String),
    /// Several places of that name could be meant; none was chosen.
    Several(String, usize),
    /// No gazetteer of ours knows it; kept as an authority of its own.
    NotFound(String),
    /// The position given lies that many kilometres from the place with that code.
    Far(String, u32),
}

/// Why a place cannot be recognised at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// The code has not the shape of one.
    CodeShape(String),
    /// No French authority has that code.
    UnknownCode(String),
    /// No country has that code.
    UnknownCountry(String),
}

/// The authority that is meant, and what is doubtful about it.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Its identifier.
    pub id: PublicId,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
}

/// Recognises places; collects the authorities that must be added for them.
pub struct Resolver {
    known: HashMap<PublicId, Uuid>,
    moved: HashMap<PublicId, PublicId>,
    gazetteer: Option<Gazetteer>,
    french: Option<FrenchNames>,
    /// Authorities abroad that are not recorded yet, by identifier.
    pub missing: BTreeMap<PublicId, NewAuthority>,
}

/// Within this distance a name and a position mean one place.
const NEAR_KM: f64 = 25.0;
/// Past this distance a code and a position contradict each other.
const FAR_KM: f64 = 60.0;

impl Resolver {
    /// A resolver that knows the authorities of the database.
    pub async fn over(write: &Write) -> Result<Self, DbError> {
        let known = store::rows_by_public_id(write.connection()).await?;
        let moved = store::moved_ids(write.connection()).await?;
        Ok(Self { known, moved, gazetteer: None, french: None, missing: BTreeMap::new() })
    }

    /// The row of an authority that is recorded.
    pub fn row(&self, id: &PublicId) -> Option<Uuid> {
        self.known.get(id).copied()
    }

    /// Tells the resolver that missing authorities were recorded.
    pub fn recorded(&mut self, ids: impl IntoIterator<Item = (PublicId, Uuid)>) {
        self.known.extend(ids);
    }

    /// The authority that a place means; an authority abroad that is not recorded yet goes to `missing`. What was merged into
    /// another means that one.
    pub fn resolve(&mut self, place: &Place) -> Result<Resolved, Unresolved> {
        let mut resolved = self.found(place)?;
        if let Some(present) = self.moved.get(&resolved.id).filter(|present| self.known.contains_key(*present)) {
            resolved.id = present.clone();
        }
        Ok(resolved)
    }

    fn found(&mut self, place: &Place) -> Result<Resolved, Unresolved> {
        let place = &Place { name: without_markup(&place.name), ..place.clone() };
        if reference::countries::by_iso2(&place.country).is_none() {
            return Err(Unresolved::UnknownCountry(place.country.clone()));
        }
        match place.code.split_once(':') {
            None if place.code.is_empty() => Ok(self.by_name(place)),
            Some(("insee", code)) => self.commune(code, place),
            Some(("dep", code)) => self.french(Kind::Departement, code, place),
            Some(("reg", code)) => self.french(Kind::Region, code, place),
            Some(("siren", code)) => self.french(Kind::Epci, code, place),
            Some(("id", id)) => self.by_id(id, place),
            Some(("geonames", code)) => self.by_geonames(code, place),
            _ => Err(Unresolved::CodeShape(place.code.clone())),
        }
    }

    fn french(&self, kind: Kind, code: &str, place: &Place) -> Result<Resolved, Unresolved> {
        let id = kind.french_id(code).ok_or_else(|| Unresolved::CodeShape(place.code.clone()))?;
        let overseas = Kind::Collectivite.french_id(code).filter(|_| kind != Kind::Commune);
        let present = self.moved.get(&id).cloned().unwrap_or(id);
        let found = [Some(present), overseas].into_iter().flatten().find(|id| self.known.contains_key(id));
        found.map(|id| Resolved { id, doubts: Vec::new() }).ok_or_else(|| Unresolved::UnknownCode(place.code.clone()))
    }

    /// A place of its own, although its code or name would lead to another authority of the same link.
    pub fn keep_apart(&mut self, place: &Place) -> Resolved {
        let id = own_authority_id(place, &fold(&place.name));
        self.need(id.clone(), || own(id.clone(), place));
        Resolved { id, doubts: vec![Doubt::NotFound(place.name.clone())] }
    }

    fn commune(&mut self, code: &str, place: &Place) -> Result<Resolved, Unresolved> {
        let mut resolved = self.french(Kind::Commune, code, place)?;
        let present = resolved.id.as_str().trim_start_matches("fr-commune-").to_ascii_uppercase();
        let named = self.names().named(&fold(&place.name)).iter().any(|named| named.code == present);
        if place.country != "FR" {
            resolved.doubts.push(Doubt::OtherCountry(place.name.clone(), "FR".to_owned()));
        } else if !named {
            resolved.doubts.push(Doubt::OtherName(place.name.clone(), code.to_owned()));
        }
        Ok(resolved)
    }

    fn names(&mut self) -> &FrenchNames {
        self.french.get_or_insert_with(FrenchNames::load)
    }

    fn by_id(&self, id: &str, place: &Place) -> Result<Resolved, Unresolved> {
        let id = PublicId::parse(id).ok_or_else(|| Unresolved::CodeShape(place.code.clone()))?;
        let present = self.moved.get(&id).cloned().unwrap_or(id);
        let known = self.known.contains_key(&present);
        known
            .then(|| Resolved { id: present, doubts: Vec::new() })
            .ok_or_else(|| Unresolved::UnknownCode(place.code.clone()))
    }

    fn by_geonames(&mut self, code: &str, place: &Place) -> Result<Resolved, Unresolved> {
        let shape = || Unresolved::CodeShape(place.code.clone());
        let number: u32 = code.parse().map_err(|_| shape())?;
        let id = PublicId::parse(&format!("gn-{number}")).ok_or_else(shape)?;
        if place.country == "FR" {
            return Ok(self.by_name(place));
        }
        let known = self.gazetteer().by_geonames(number).cloned();
        let mut doubts = Vec::new();
        match known {
            Some(known) => {
                let found = known.lat.zip(known.lon);
                if known.country != place.country {
                    doubts.push(Doubt::OtherCountry(place.name.clone(), known.country.clone()));
                }
                let apart = found.zip(place.position).map(|(a, b)| kilometres(a, b)).filter(|apart| *apart > FAR_KM);
                doubts.extend(apart.map(|apart| Doubt::Far(place.name.clone(), apart.round() as u32)));
                self.need(id.clone(), || from_gazetteer(id.clone(), &known));
            }
            None => {
                doubts.push(Doubt::NotFound(place.name.clone()));
                self.need(id.clone(), || {
                    let mut new = own(id.clone(), place);
                    new.geonames = Some(number);
                    new
                });
            }
        }
        Ok(Resolved { id, doubts })
    }

    fn by_name(&mut self, place: &Place) -> Resolved {
        let folded = fold(&place.name);
        let candidates = if place.country == "FR" { self.communes(&folded) } else { self.places(place, &folded) };
        let near = |candidate: &&Candidate| match (place.position, candidate.position) {
            (Some(here), Some(there)) => kilometres(here, there) <= NEAR_KM,
            _ => false,
        };
        let close: Vec<&Candidate> = match place.position {
            Some(_) => candidates.iter().filter(near).collect(),
            None => candidates.iter().collect(),
        };
        if let [only] = close.as_slice() {
            let id = only.id.clone();
            if let Some(found) = &only.place {
                self.need(id.clone(), || from_gazetteer(id.clone(), found));
            }
            return Resolved { id, doubts: vec![Doubt::ByName(place.name.clone())] };
        }
        let id = own_authority_id(place, &folded);
        self.need(id.clone(), || own(id.clone(), place));
        let doubt = match close.len() {
            0 => Doubt::NotFound(place.name.clone()),
            several => Doubt::Several(place.name.clone(), several),
        };
        Resolved { id, doubts: vec![doubt] }
    }

    fn communes(&mut self, folded: &str) -> Vec<Candidate> {
        let one = |named: &super::gazetteer::FrenchName| {
            Some(Candidate { id: Kind::Commune.french_id(&named.code)?, position: Some(named.centre), place: None })
        };
        self.names().named(folded).iter().filter_map(one).collect()
    }

    fn places(&mut self, place: &Place, folded: &str) -> Vec<Candidate> {
        let named = self.gazetteer().named(&place.country, folded);
        let one = |found: places::Place| Candidate {
            id: gazetteer_id(&found),
            position: found.lat.zip(found.lon),
            place: Some(found),
        };
        named.into_iter().map(one).collect()
    }

    fn need(&mut self, id: PublicId, new: impl FnOnce() -> NewAuthority) {
        if !self.known.contains_key(&id) && !self.moved.contains_key(&id) {
            self.missing.entry(id).or_insert_with(new);
        }
    }

    fn gazetteer(&mut self) -> &Gazetteer {
        self.gazetteer.get_or_insert_with(Gazetteer::load)
    }
}

/// A name without the wiki mark-up that some sources left in it: `Chio (isola){{!}}Chio` is Chio.
fn without_markup(name: &str) -> String {
    match name.split_once("{{") {
        Some((before, _)) => before.split(" (").next().unwrap_or(before).trim().to_owned(),
        None => name.to_owned(),
    }
}

/// An authority that a name may mean.
struct Candidate {
    id: PublicId,
    position: Option<(f64, f64)>,
    place: Option<places::Place>,
}

/// The identifier of a place of the gazetteer: its GeoNames number, or one of our own when it has none.
fn gazetteer_id(place: &places::Place) -> PublicId {
    let geonames = place.geonames.and_then(|number| PublicId::parse(&format!("gn-{number}")));
    geonames.unwrap_or_else(|| {
        let region = place.admin1.as_deref().map(fold).unwrap_or_default();
        own_id("au", &[&place.country, &fold(&place.name), "", "", &region])
    })
}

/// The identifier of a place that no gazetteer knows: drawn from its country, its name and roughly where it lies.
pub(super) fn own_authority_id(place: &Place, folded: &str) -> PublicId {
    let rounded = |degrees: f64| format!("{:.1}", degrees + 0.0);
    let (lat, lon) = place.position.map_or((String::new(), String::new()), |(lat, lon)| (rounded(lat), rounded(lon)));
    let region = place.region.as_deref().map(fold).unwrap_or_default();
    own_id("au", &[&place.country, folded, &lat, &lon, &region])
}

pub(super) fn own(id: PublicId, place: &Place) -> NewAuthority {
    let mut new = NewAuthority::named(id, Kind::Foreign, &place.name, &place.country);
    new.admin.clone_from(&place.region);
    new.position = place.position;
    new.precision = match (place.position, place.approximate) {
        (None, _) => Precision::Unknown,
        (Some(_), true) => Precision::Approximate,
        (Some(_), false) => Precision::Place,
    };
    new.note.clone_from(&place.note);
    new.origin = Origin::Import;
    if place.country == "FR" {
        new.kind = Kind::Unidentified;
    }
    new
}

pub(super) fn from_gazetteer(id: PublicId, known: &places::Place) -> NewAuthority {
    let mut new = NewAuthority::named(id, Kind::Foreign, &known.name, &known.country);
    new.names = known.localized.iter().cloned().collect();
    new.aliases.clone_from(&known.alternates);
    new.admin.clone_from(&known.admin1);
    new.geonames = known.geonames;
    let source = "GeoNames".to_owned();
    let inhabited = known.population.filter(|count| *count > 0);
    new.population = inhabited.map(|value| Population { value, year: None, source });
    new.position = known.lat.zip(known.lon);
    new.precision = if new.position.is_some() { Precision::Place } else { Precision::Unknown };
    new
}
