//! Reading and writing acts.

mod decisions;
mod files;
mod notices;

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

pub use decisions::Decision;
pub use files::{Attached, recorded, room_taken};
pub use notices::{ending_between, left_since};

use super::life::{Stage, Step};
use crate::agreements::draft::{Draft, FORM, of_kept};
use crate::agreements::model::Kind;
use crate::content::Words;
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{Day, PublicId, Timestamp};

/// An act.
#[derive(Clone, Debug)]
pub struct Act {
    /// Its row.
    pub row: Uuid,
    /// Its identifier.
    pub id: PublicId,
    /// The partnership that it belongs to.
    pub partnership: PublicId,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: Words,
    /// How far it has come.
    pub stage: Stage,
    /// The number of its present version.
    pub version: i64,
    /// When its present version was written.
    pub updated_at: Timestamp,
    /// Its last day, once it is in force and that is known.
    pub ends_on: Option<Day>,
}

/// A version, whole.
#[derive(Clone, Debug)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// What it says, under the names that facts have now.
    pub draft: Draft,
    /// The same as it was kept, which its fingerprint is of: a fact that is named otherwise later leaves that as it was printed.
    pub kept: Draft,
    /// Who wrote it.
    pub organisation_name: String,
    /// When.
    pub at: Timestamp,
}

/// A step that was recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its row.
    pub row: Uuid,
    /// Which.
    pub step: Step,
    /// Of which side.
    pub side: PublicId,
    /// On which day.
    pub on: Day,
    /// The number of a resolution, of an acknowledgement, of an amendment.
    pub number: Option<String>,
    /// The new last day, for a step that moves it.
    pub until: Option<Day>,
    /// The version that it is about.
    pub version: i64,
    /// Who recorded it.
    pub organisation_name: String,
    /// When.
    pub at: Timestamp,
}

/// What was said of an act.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Of which version.
    pub version: i64,
    /// The words.
    pub said: String,
    /// Who.
    pub organisation_name: String,
    /// When.
    pub at: Timestamp,
}

/// An act with all that stands about it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The act.
    pub act: Act,
    /// Its versions, the newest first.
    pub versions: Vec<Version>,
    /// Its steps that were not taken back, in the order of their days.
    pub steps: Vec<Recorded>,
    /// What was said of it, the oldest first.
    pub comments: Vec<Comment>,
    /// The files that lie with it, the oldest first.
    pub files: Vec<Attached>,
    /// What somebody answers for, the oldest first.
    pub decisions: Vec<Decision>,
}

impl Kept {
    /// An act to be looked at.
    pub async fn read(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        let Some(act) = Act::read(connection, id).await? else { return Ok(None) };
        let versions = act.versions(connection).await?;
        let steps = act.steps(connection).await?;
        let comments = act.comments(connection).await?;
        let (files, decisions) = (act.files(connection).await?, act.decisions(connection).await?);
        Ok(Some(Self { act, versions, steps, comments, files, decisions }))
    }

    /// An act to be written, which nobody else writes until this transaction ends.
    pub async fn held(write: &Write, id: &PublicId) -> Result<Option<Self>, DbError> {
        let sql = "UPDATE acts SET version = version WHERE public_id = $1";
        done(write.connection(), sql, [id.as_str().into()]).await?;
        Self::read(write.connection(), id).await
    }
}

/// Who writes: the identifier and the name of an organisation.
pub type By<'b> = (&'b str, &'b str);

const COLUMNS: &str =
    "id, public_id, partnership, kind, title, COALESCE(title_en, title), stage, version, updated_at, ends_on";

fn wrong(text: &str) -> DbError {
    DbError::Value(text.to_owned())
}

fn id(text: &str) -> Result<PublicId, DbError> {
    PublicId::parse(text).ok_or_else(|| wrong(text))
}

fn act(row: &QueryResult) -> Result<Act, DbError> {
    let text = |at: usize| -> Result<String, DbError> { Ok(row.try_get_by_index(at)?) };
    let (kind, stage) = (text(3)?, text(6)?);
    Ok(Act {
        row: row.try_get_by_index(0)?,
        id: id(&text(1)?)?,
        partnership: id(&text(2)?)?,
        kind: Kind::parse(&kind).ok_or_else(|| wrong(&kind))?,
        title: Words { fr: text(4)?, en: text(5)? },
        stage: Stage::parse(&stage).ok_or_else(|| wrong(&stage))?,
        version: row.try_get_by_index(7)?,
        updated_at: Timestamp(row.try_get_by_index(8)?),
        ends_on: day(row, 9)?,
    })
}

fn day(row: &QueryResult, at: usize) -> Result<Option<Day>, DbError> {
    let text: Option<String> = row.try_get_by_index(at)?;
    text.map(|text| Day::parse(&text).ok_or_else(|| wrong(&text))).transpose()
}

impl Act {
    /// An act.
    async fn read(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        let sql = format!("SELECT {COLUMNS} FROM acts WHERE public_id = $1");
        one(connection, &sql, [id.as_str().into()]).await?.as_ref().map(act).transpose()
    }

    /// The acts of a partnership, the newest first.
    pub async fn of(connection: &impl ConnectionTrait, partnership: &PublicId) -> Result<Vec<Self>, DbError> {
        let sql = format!("SELECT {COLUMNS} FROM acts WHERE partnership = $1 ORDER BY created_at DESC, public_id");
        all(connection, &sql, [partnership.as_str().into()]).await?.iter().map(act).collect()
    }

    /// Its versions, the newest first.
    async fn versions(&self, connection: &impl ConnectionTrait) -> Result<Vec<Version>, DbError> {
        let sql = "SELECT number, draft, organisation_name, at, form FROM act_versions WHERE act = $1 \
                   ORDER BY number DESC";
        let version = |row: &QueryResult| {
            let kept: String = row.try_get_by_index(1)?;
            let kept: Draft = serde_json::from_str(&kept).map_err(|why| wrong(&why.to_string()))?;
            let draft = of_kept(self.kind, row.try_get_by_index(4)?, &kept);
            let at = Timestamp(row.try_get_by_index(3)?);
            let number = row.try_get_by_index(0)?;
            Ok(Version { number, draft, kept, organisation_name: row.try_get_by_index(2)?, at })
        };
        all(connection, sql, [self.row.into()]).await?.iter().map(version).collect()
    }

    /// Its steps that were not taken back, in the order of their days.
    async fn steps(&self, connection: &impl ConnectionTrait) -> Result<Vec<Recorded>, DbError> {
        let sql = "SELECT id, step, authority, on_day, number, version, organisation_name, at, until FROM act_steps \
                   WHERE act = $1 AND taken_back_at IS NULL ORDER BY on_day, at, id";
        let step = |row: &QueryResult| {
            let [step, side, on]: [String; 3] =
                [row.try_get_by_index(1)?, row.try_get_by_index(2)?, row.try_get_by_index(3)?];
            Ok(Recorded {
                row: row.try_get_by_index(0)?,
                step: Step::parse(&step).ok_or_else(|| wrong(&step))?,
                side: id(&side)?,
                on: Day::parse(&on).ok_or_else(|| wrong(&on))?,
                number: row.try_get_by_index(4)?,
                version: row.try_get_by_index(5)?,
                organisation_name: row.try_get_by_index(6)?,
                at: Timestamp(row.try_get_by_index(7)?),
                until: day(row, 8)?,
            })
        };
        all(connection, sql, [self.row.into()]).await?.iter().map(step).collect()
    }

    /// What was said of it, the oldest first.
    async fn comments(&self, connection: &impl ConnectionTrait) -> Result<Vec<Comment>, DbError> {
        let sql = "SELECT version, said, organisation_name, at FROM act_comments WHERE act = $1 ORDER BY at, id";
        let comment = |row: &QueryResult| {
            Ok(Comment {
                version: row.try_get_by_index(0)?,
                said: row.try_get_by_index(1)?,
                organisation_name: row.try_get_by_index(2)?,
                at: Timestamp(row.try_get_by_index(3)?),
            })
        };
        all(connection, sql, [self.row.into()]).await?.iter().map(comment).collect()
    }

    /// Records it as new.
    pub async fn add(&self, write: &Write) -> Result<(), DbError> {
        let sql = "INSERT INTO acts \
                   (id, public_id, partnership, kind, title, title_en, stage, version, created_at, updated_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)";
        let values = [
            self.row.into(),
            self.id.as_str().into(),
            self.partnership.as_str().into(),
            self.kind.code().into(),
            self.title.fr.as_str().into(),
            self.title.en.as_str().into(),
            self.stage.code().into(),
            self.version.into(),
            self.updated_at.0.into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Records its present version, its title and its stage.
    pub async fn moved(&self, write: &Write) -> Result<(), DbError> {
        let sql = "UPDATE acts SET title = $2, title_en = $3, stage = $4, version = $5, updated_at = $6, ends_on = $7 \
                   WHERE id = $1";
        let values = [
            self.row.into(),
            self.title.fr.as_str().into(),
            self.title.en.as_str().into(),
            self.stage.code().into(),
            self.version.into(),
            self.updated_at.0.into(),
            self.ends_on.map(|day| day.to_string()).into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Records a version.
    pub async fn add_version(&self, write: &Write, draft: &Draft, (of, name): By<'_>) -> Result<(), DbError> {
        let sql = "INSERT INTO act_versions (act, number, draft, organisation, organisation_name, at, form) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let draft = serde_json::to_string(draft).map_err(|why| wrong(&why.to_string()))?;
        let values = [
            self.row.into(),
            self.version.into(),
            draft.into(),
            of.into(),
            name.into(),
            self.updated_at.0.into(),
            i64::from(FORM).into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Records a step.
    pub async fn add_step(&self, write: &Write, new: &Recorded, of: &str) -> Result<(), DbError> {
        let sql = "INSERT INTO act_steps (id, act, step, authority, on_day, number, version, organisation, organisation_name, at, until) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let values = [
            new.row.into(),
            self.row.into(),
            new.step.code().into(),
            new.side.as_str().into(),
            new.on.to_string().into(),
            new.number.clone().into(),
            new.version.into(),
            of.into(),
            new.organisation_name.as_str().into(),
            new.at.0.into(),
            new.until.map(|day| day.to_string()).into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Takes a step back.
    pub async fn take_back(&self, write: &Write, step: Uuid, now: Timestamp) -> Result<(), DbError> {
        let sql = "UPDATE act_steps SET taken_back_at = $3 WHERE id = $1 AND act = $2 AND taken_back_at IS NULL";
        done(write.connection(), sql, [step.into(), self.row.into(), now.0.into()]).await.map(drop)
    }

    /// Records words about it.
    pub async fn add_comment(
        &self,
        write: &Write,
        row: Uuid,
        said: &str,
        (by, at): (By<'_>, Timestamp),
    ) -> Result<(), DbError> {
        let sql = "INSERT INTO act_comments (id, act, version, said, organisation, organisation_name, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values =
            [row.into(), self.row.into(), self.version.into(), said.into(), by.0.into(), by.1.into(), at.0.into()];
        done(write.connection(), sql, values).await.map(drop)
    }
}
