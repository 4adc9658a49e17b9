//! Comparing what a file declares with what is recorded.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use reference::fold::fold;
use serde_json::{Value, json};
use uuid::Uuid;

use super::declaration::{Declaration, DeclaredSource, Read, Refusal, SourceCard};
use super::report::{Contradiction, Counts, Doubtful, Report};
use crate::authorities::{Doubt, Resolver, Unresolved};
use crate::db::{DbError, Write};
use crate::kernel::{PublicId, own_id};
use crate::partnerships::declare::ids_of;
use crate::partnerships::facts::{Facts, Field};
use crate::partnerships::model::Role;
use crate::partnerships::store::{self, Recorded};

/// An import in progress: what is recorded, and how places are recognised.
pub struct Import {
    pub(super) resolver: Resolver,
    recorded: HashMap<String, Vec<Recorded>>,
    /// The identifiers that links bear or bore: a link keeps its own when its parties change.
    taken: HashSet<PublicId>,
    /// Where the identifiers lead that were merged into another.
    moved: HashMap<PublicId, PublicId>,
}

/// The parties of a link, as they are recorded.
type Parties = Vec<(PublicId, Role)>;

/// A link to be added.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub(in crate::partnerships) public_id: PublicId,
    pub(in crate::partnerships) key: String,
    pub(in crate::partnerships) parties: Parties,
    pub(in crate::partnerships) facts: Facts,
    pub(in crate::partnerships) summary: BTreeMap<String, String>,
    pub(in crate::partnerships) doubts: Vec<Value>,
    pub(in crate::partnerships) club: Option<u16>,
    pub(in crate::partnerships) sources: Vec<DeclaredSource>,
    /// The party that says so, by the name of its organisation; nobody for a file.
    pub(in crate::partnerships) stated_by: Option<String>,
    pub(in crate::partnerships) line: u64,
}

/// A link that gains something.
#[derive(Clone, Debug)]
pub struct Gain {
    pub(in crate::partnerships) row: Uuid,
    pub(in crate::partnerships) public_id: PublicId,
    pub(in crate::partnerships) gained: Facts,
    pub(in crate::partnerships) doubts: Option<Vec<Value>>,
    pub(in crate::partnerships) sources: Vec<DeclaredSource>,
    pub(in crate::partnerships) version: i64,
    line: u64,
}

/// What an import would do.
#[derive(Default)]
pub struct Plan {
    /// What a person reads.
    pub report: Report,
    pub(super) new: Vec<NewLink>,
    pub(super) changed: Vec<Gain>,
    pub(super) sources: Vec<SourceCard>,
    /// What lines say otherwise than a party: the link, the field, the value, the source.
    pub(super) proposed: Vec<(PublicId, Field, Value, String)>,
    by_key: HashMap<String, usize>,
    /// Recorded links that an earlier line of the file speaks of; the place of their revision, when there is one.
    seen: HashMap<PublicId, Option<usize>>,
    /// For each authority and each name beside it: the new links that say so.
    namesakes: HashMap<(PublicId, String), Vec<usize>>,
}

impl Import {
    /// Reads what is recorded, inside the transaction that will write.
    pub async fn open(write: &Write) -> Result<Self, DbError> {
        let resolver = Resolver::over(write).await?;
        let mut recorded: HashMap<String, Vec<Recorded>> = HashMap::new();
        let moved = store::former_ids(write.connection()).await?;
        let mut taken: HashSet<PublicId> = moved.keys().cloned().collect();
        for link in store::recorded(write.connection()).await? {
            taken.insert(link.public_id.clone());
            recorded.entry(link.key.clone()).or_default().push(link);
        }
        Ok(Self { resolver, recorded, taken, moved })
    }

    /// Decides for each declaration what it would change; writes nothing.
    pub fn plan(&mut self, read: Read) -> Plan {
        let mut plan = Plan { sources: read.sources, ..Plan::default() };
        plan.report.counts = Counts { lines: read.declarations.len() + read.refused.len(), ..Counts::default() };
        plan.report.refused = read.refused;
        for declaration in read.declarations {
            let line = declaration.line;
            if let Err(reason) = self.decide(&mut plan, declaration) {
                plan.report.refused.push(Refusal { line, reason });
            }
        }
        plan.doubt_namesakes();
        plan.report.refused.sort_by_key(|refusal| refusal.line);
        let counts = &mut plan.report.counts;
        counts.new = plan.new.len();
        counts.changed = plan.changed.len();
        counts.refused = plan.report.refused.len();
        counts.doubtful = plan.report.doubtful.len();
        counts.contradictory = plan.report.contradictory.len();
        counts.new_authorities = self.resolver.missing.len();
        plan
    }

    fn decide(&mut self, plan: &mut Plan, declaration: Declaration) -> Result<(), String> {
        let (parties, doubts) = self.parties(&declaration)?;
        let mut ids: Vec<&str> = parties.iter().map(|(id, _)| id.as_str()).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(format!("both sides are the same authority ({})", ids[0]));
        }
        let key = ids.join(" ");
        let because: Vec<String> = doubts.iter().map(sentence).collect();
        if !because.is_empty() {
            plan.report.doubtful.push(Doubtful { line: declaration.line, because: because.join("; ") });
        }
        let doubts = doubts.iter().map(doubt_json).chain(declaration.doubts.iter().map(text_json)).collect();
        if let Some(earlier) = plan.by_key.get(&key).copied() {
            plan.report.counts.repeated += 1;
            return plan.new[earlier].repeat(declaration);
        }
        match self.recorded.get(&key).and_then(|links| links.first()).or_else(|| self.merged(&key)) {
            Some(recorded) => return plan.compare(recorded, declaration, doubts),
            None => plan.add((self.free_id(&key), key), parties, declaration, doubts),
        }
        Ok(())
    }

    /// The link into which that of these parties was merged.
    fn merged(&self, key: &str) -> Option<&Recorded> {
        let present = self.moved.get(&ids_of(key).next()?)?;
        self.recorded.values().flatten().find(|link| link.public_id == *present)
    }

    /// The identifier of a new link of these parties.
    fn free_id(&self, key: &str) -> PublicId {
        ids_of(key).find(|id| !self.taken.contains(id)).unwrap_or_else(|| own_id("pa", &[key]))
    }

    fn parties(&mut self, declaration: &Declaration) -> Result<(Parties, Vec<Doubt>), String> {
        let (mut parties, mut doubts): (Parties, Vec<Doubt>) = (Vec::with_capacity(2), Vec::new());
        for (place, role) in &declaration.parties {
            let mut resolved = self.resolver.resolve(place).map_err(|why| refusal(&why))?;
            // A namesake that was placed where its partner is must not become its partner.
            let guessed = place.code.is_empty() || place.code.starts_with("geonames:");
            if guessed && parties.iter().any(|(id, _)| *id == resolved.id) {
                resolved = self.resolver.keep_apart(place);
            }
            doubts.extend(resolved.doubts);
            parties.push((resolved.id, *role));
        }
        Ok((parties, doubts))
    }
}

impl Plan {
    fn add(
        &mut self,
        (public_id, key): (PublicId, String),
        parties: Parties,
        declared: Declaration,
        mut doubts: Vec<Value>,
    ) {
        doubts.extend(declared.club.map(|club| json!({ "code": "club", "club": club })));
        for ((id, _), (other, _)) in parties.iter().zip(declared.parties.iter().rev()) {
            let beside = (id.clone(), format!("{} {}", other.country, fold(&other.name)));
            self.namesakes.entry(beside).or_default().push(self.new.len());
        }
        self.by_key.insert(key.clone(), self.new.len());
        self.new.push(NewLink {
            public_id,
            facts: declared.facts(),
            line: declared.line,
            summary: declared.summary,
            club: declared.club,
            sources: declared.sources,
            stated_by: None,
            key,
            parties,
            doubts,
        });
    }

    fn compare(&mut self, recorded: &Recorded, declared: Declaration, doubts: Vec<Value>) -> Result<(), String> {
        let (line, says) = (declared.line, declared.facts());
        for (field, kept, proposed) in recorded.facts.against(&says) {
            let partnership = recorded.public_id.to_string();
            self.report.contradictory.push(Contradiction { line, partnership, field, recorded: kept, proposed });
        }
        let source = declared.sources.first().map(|source| source.id.clone()).unwrap_or_default();
        for field in recorded.stated.iter().filter(|field| !says.value(**field).is_null()) {
            if says.value(*field) != recorded.facts.value(*field) {
                let one = (recorded.public_id.clone(), *field, says.value(*field), source.clone());
                self.proposed.push(one);
            }
        }
        let gained = self.unless_stated(recorded, says.beyond(&recorded.facts), line);
        let known = |source: &DeclaredSource| recorded.sources.contains(&(source.id.clone(), source.field.clone()));
        let sources: Vec<DeclaredSource> = declared.sources.into_iter().filter(|source| !known(source)).collect();
        let stated = doubts.into_iter().filter(|doubt| doubt["code"] == "text" && !recorded.doubts.contains(doubt));
        let stated: Vec<Value> = stated.collect();
        let nothing = gained == Facts::default() && sources.is_empty() && stated.is_empty();
        match self.seen.get(&recorded.public_id).copied() {
            Some(Some(earlier)) => {
                self.report.counts.repeated += 1;
                return self.changed[earlier].repeat(&gained, sources);
            }
            Some(None) if nothing => self.report.counts.repeated += 1,
            None if nothing => {
                self.report.counts.same += 1;
                self.seen.insert(recorded.public_id.clone(), None);
            }
            Some(None) | None => {
                self.seen.insert(recorded.public_id.clone(), Some(self.changed.len()));
                let all = (!stated.is_empty()).then(|| recorded.doubts.iter().cloned().chain(stated).collect());
                let (row, public_id, version) = (recorded.row, recorded.public_id.clone(), recorded.version);
                self.changed.push(Gain { row, public_id, gained, doubts: all, sources, version, line });
            }
        }
        Ok(())
    }

    /// What a party said stands, « unknown » among it: the file only proposes.
    fn unless_stated(&mut self, recorded: &Recorded, mut gained: Facts, line: u64) -> Facts {
        for field in &recorded.stated {
            if gained.value(*field).is_null() {
                continue;
            }
            let (partnership, proposed) = (recorded.public_id.to_string(), gained.word(*field));
            let (field, kept) = (*field, recorded.facts.word(*field));
            self.report.contradictory.push(Contradiction {
                line,
                partnership,
                field: field.code(),
                recorded: kept,
                proposed,
            });
            gained.set(field, &Value::Null);
        }
        gained
    }

    /// One authority linked with two places of one name: at least one of them is probably a namesake.
    fn doubt_namesakes(&mut self) {
        let several: Vec<((PublicId, String), Vec<usize>)> =
            self.namesakes.drain().filter(|(_, links)| links.len() > 1).collect();
        let mut marked: BTreeSet<usize> = several.into_iter().flat_map(|(_, links)| links).collect();
        for place in std::mem::take(&mut marked) {
            let link = &mut self.new[place];
            link.doubts.push(json!({ "code": "namesake" }));
            let because = "one of the parties is also linked with another place of the same name".to_owned();
            self.report.doubtful.push(Doubtful { line: link.line, because });
        }
        self.report.doubtful.sort_by_key(|doubtful| doubtful.line);
    }
}

impl Gain {
    /// A later line of the same file about the same recorded link.
    fn repeat(&mut self, gained: &Facts, sources: Vec<DeclaredSource>) -> Result<(), String> {
        if let Some((field, first, now)) = self.gained.against(gained).into_iter().next() {
            let earlier = self.line;
            return Err(format!("{field}: « {now} » contradicts line {earlier} of this file, which says « {first} »"));
        }
        self.gained.gain(&gained.beyond(&self.gained));
        add_sources(&mut self.sources, sources);
        Ok(())
    }
}

/// Adds the sources that are not there yet.
fn add_sources(known: &mut Vec<DeclaredSource>, more: Vec<DeclaredSource>) {
    for source in more {
        if !known.iter().any(|one| one.id == source.id && one.field == source.field) {
            known.push(source);
        }
    }
}

impl NewLink {
    /// A later line of the same file about the same link: it may add sources, not contradict.
    fn repeat(&mut self, again: Declaration) -> Result<(), String> {
        let says = again.facts();
        if let Some((field, first, now)) = self.facts.against(&says).into_iter().next() {
            return Err(format!(
                "{field}: « {now} » contradicts line {} of this file, which says « {first} »",
                self.line
            ));
        }
        self.facts.gain(&says.beyond(&self.facts));
        add_sources(&mut self.sources, again.sources);
        Ok(())
    }
}

fn refusal(why: &Unresolved) -> String {
    match why {
        Unresolved::CodeShape(code) => {
            format!(
                "« {code} » is not a code: write insee:62667, dep:62, reg:32, siren:246200729, geonames:2355548 or id:au-…"
            )
        }
        Unresolved::UnknownCode(code) => format!("no authority has the code {code}"),
        Unresolved::UnknownCountry(code) => format!("« {code} » is not a country code of ISO 3166-1"),
    }
}

fn sentence(doubt: &Doubt) -> String {
    match doubt {
        Doubt::ByName(name) => format!("{name}: recognised by its name, without a code"),
        Doubt::OtherName(name, code) => format!("{name}: the code {code} belongs to a place of another name"),
        Doubt::OtherCountry(name, country) => format!("{name}: the place with that code lies in {country}"),
        Doubt::Several(name, count) => format!("{name}: {count} place(s) of that name could be meant, none was chosen"),
        Doubt::NotFound(name) => format!("{name}: no gazetteer knows it, kept as an authority of its own"),
        Doubt::Far(name, km) => format!("{name}: the position lies {km} km from the place with that code"),
    }
}

fn doubt_json(doubt: &Doubt) -> Value {
    match doubt {
        Doubt::ByName(name) => json!({ "code": "by_name", "name": name }),
        Doubt::OtherName(name, code) => json!({ "code": "other_name", "name": name, "official": code }),
        Doubt::OtherCountry(name, country) => json!({ "code": "other_country", "name": name, "country": country }),
        Doubt::Several(name, count) => json!({ "code": "several", "name": name, "count": count }),
        Doubt::NotFound(name) => json!({ "code": "not_found", "name": name }),
        Doubt::Far(name, km) => json!({ "code": "far", "name": name, "km": km }),
    }
}

fn text_json(texts: &BTreeMap<String, String>) -> Value {
    let mut doubt = json!(texts);
    doubt["code"] = json!("text");
    doubt
}
