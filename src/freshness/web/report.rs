//! A campaign in numbers: who answered what, who did not, how many links were heard of.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use paper::{Cell, Table};
use serde_json::{Value, json};

use crate::authorities::{self, Named};
use crate::db::{Db, DbError};
use crate::freshness::model::{Answer, Campaign, State};
use crate::freshness::store::{self, Answered, Mailing};
use crate::kernel::PublicId;
use crate::organisations;
use crate::partnerships::statement::Version;

/// Values of one statement; one engine takes 32,766.
const LOT: usize = 5_000;

/// One authority in a campaign.
pub struct Row {
    /// What was sent.
    pub mailing: Mailing,
    /// The authority, when it still is one.
    pub authority: Option<Named>,
    /// Whether a letter reaches it today.
    pub reachable: bool,
    /// How many links it said each thing of.
    pub said: [usize; 3],
}

/// A campaign in numbers.
pub struct Report {
    /// The campaign.
    pub campaign: Campaign,
    /// Each authority, by name.
    pub rows: Vec<Row>,
    /// Links that have not ended of which a party is asked.
    pub links: usize,
    /// Links of which a party said something through the campaign.
    pub heard: usize,
}

impl Report {
    /// The numbers of a campaign now.
    pub async fn of(db: &Db, campaign: Campaign) -> Result<Self, DbError> {
        let mailings = store::of_campaign(db.read(), &campaign).await?;
        let answers = store::answers(db.read(), &campaign).await?;
        let reachable = organisations::reachable(db).await?;
        let mut named = names(db, &mailings).await?;
        let heard: BTreeSet<&PublicId> = answers.iter().map(|one| &one.link).collect();
        let said = said(&answers);
        let asked: BTreeSet<&PublicId> = mailings.iter().map(|one| &one.authority).collect();
        let all = Version::all_parties(db.read()).await?;
        let links = all.iter().filter(|parties| parties.iter().any(|party| asked.contains(party))).count();
        let row = |mailing: &Mailing| Row {
            authority: named.remove(&mailing.authority),
            reachable: reachable.contains(&mailing.authority),
            said: said.get(&mailing.authority).copied().unwrap_or_default(),
            mailing: mailing.clone(),
        };
        let mut rows: Vec<Row> = mailings.iter().map(row).collect();
        rows.sort_by_cached_key(|row| row.authority.as_ref().map(|authority| authority.name.clone()));
        let (heard, ended) = (heard.len(), answers.iter().filter(|one| one.answer == Answer::Ended).count());
        Ok(Self { campaign, rows, links: (links + ended).max(heard), heard })
    }

    /// How many authorities stand in each state; those without any are left out.
    pub fn states(&self) -> Vec<(State, usize)> {
        let count = |state: State| self.rows.iter().filter(|row| row.mailing.state == state).count();
        State::ALL.into_iter().map(|state| (state, count(state))).filter(|(_, count)| *count > 0).collect()
    }

    /// How many authorities answered.
    pub fn answered(&self) -> usize {
        self.rows.iter().filter(|row| row.mailing.state == State::Answered).count()
    }

    /// How many authorities a letter reaches.
    pub fn reachable(&self) -> usize {
        self.rows.iter().filter(|row| row.reachable).count()
    }

    /// One authority a row.
    pub fn table(&self, title: &str) -> Table {
        let columns = ["authority", "name", "country", "state", "reachable", "first_letter_on", "last_change_on"];
        let columns: Vec<&'static str> = columns.into_iter().chain(Answer::ALL.map(Answer::code)).collect();
        let row = |row: &Row| {
            let of = |pick: fn(&Named) -> &str| Cell::from(row.authority.as_ref().map(pick));
            let mut cells = vec![
                row.mailing.authority.as_str().into(),
                of(|authority| &authority.name),
                of(|authority| &authority.country),
                row.mailing.state.code().into(),
                if row.reachable { "yes" } else { "no" }.into(),
                Cell::from(row.mailing.sent_at.map(|at| at.day())),
                row.mailing.changed_at.day().into(),
            ];
            cells.extend(row.said.map(Cell::from));
            cells
        };
        Table { title: title.to_owned(), columns, rows: self.rows.iter().map(row).collect() }
    }

    fn told(&self) -> Value {
        let states: BTreeMap<&str, usize> =
            self.states().into_iter().map(|(state, count)| (state.code(), count)).collect();
        json!({
            "id": self.campaign.id.as_str(), "perimeter": self.campaign.perimeter.code(),
            "started_at": self.campaign.started_at.rfc3339(), "ends_at": self.campaign.ends_at.rfc3339(),
            "closed_at": self.campaign.closed_at.map(|at| at.rfc3339()),
            "authorities": self.rows.len(), "left_out": self.campaign.left_out, "reachable": self.reachable(), "states": states,
            "links": self.links, "links_heard_of": self.heard,
        })
    }
}

/// Of how many links each authority said each thing.
fn said(answers: &[Answered]) -> HashMap<&PublicId, [usize; 3]> {
    let mut said: HashMap<&PublicId, [usize; 3]> = HashMap::new();
    for one in answers {
        let place = Answer::ALL.iter().position(|answer| *answer == one.answer).unwrap_or_default();
        said.entry(&one.authority).or_default()[place] += 1;
    }
    said
}

async fn names(db: &Db, mailings: &[Mailing]) -> Result<HashMap<PublicId, Named>, DbError> {
    let mut named = HashMap::new();
    for lot in mailings.chunks(LOT) {
        let ids: Vec<&str> = lot.iter().map(|one| one.authority.as_str()).collect();
        named.extend(authorities::named(db.read(), &ids).await?.into_iter().map(|one| (one.id.clone(), one)));
    }
    Ok(named)
}

/// Every campaign in numbers, the newest first.
pub async fn status(db: &Db) -> Result<Vec<Value>, DbError> {
    let mut all = Vec::new();
    for campaign in store::campaigns(db.read()).await? {
        all.push(Report::of(db, campaign).await?.told());
    }
    Ok(all)
}
