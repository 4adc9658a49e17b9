//! The steps of an act, the stage that they add up to, and what cannot be; pure.

use serde_json::{Value, json};

use super::store::{Decision, Recorded};
use crate::agreements::checks;
use crate::agreements::facts::Facts;
use crate::agreements::model::{Kind, Model};
use crate::kernel::{Day, Locale, PublicId};
use crate::law::{Finding, Law, Situation, check};

/// A step in the life of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A side agrees to a version.
    Agreed,
    /// Its council voted.
    Voted,
    /// It signed.
    Signed,
    /// It was sent to the representative of the State.
    Transmitted,
    /// That was acknowledged.
    Acknowledged,
    /// It was published.
    Published,
    /// The State of that side approved it.
    Approved,
    /// An amendment changed it.
    Amended,
    /// It was renewed, to a new last day.
    Renewed,
    /// It ended.
    Ended,
}

impl Step {
    /// Every step, in the order in which they usually come.
    pub const ALL: [Self; 10] = [
        Self::Agreed,
        Self::Voted,
        Self::Signed,
        Self::Transmitted,
        Self::Acknowledged,
        Self::Published,
        Self::Approved,
        Self::Amended,
        Self::Renewed,
        Self::Ended,
    ];

    /// The word in forms, in the database and at the end of keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Voted => "voted",
            Self::Signed => "signed",
            Self::Transmitted => "transmitted",
            Self::Acknowledged => "acknowledged",
            Self::Published => "published",
            Self::Approved => "approved",
            Self::Amended => "amended",
            Self::Renewed => "renewed",
            Self::Ended => "ended",
        }
    }

    /// The step with that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The step without which it cannot be taken by the same side.
    fn after(self) -> Option<Self> {
        match self {
            Self::Transmitted => Some(Self::Signed),
            Self::Acknowledged => Some(Self::Transmitted),
            _ => None,
        }
    }

    /// Whether it changes what is in force, which alone can be changed, renewed or ended.
    fn changes_force(self) -> bool {
        matches!(self, Self::Amended | Self::Renewed | Self::Ended)
    }

    /// Whether a side may take it more than once.
    fn again(self) -> bool {
        matches!(self, Self::Approved | Self::Amended | Self::Renewed)
    }

    /// Whether it may bring a new last day.
    pub fn moves_the_end(self) -> bool {
        matches!(self, Self::Amended | Self::Renewed)
    }
}

/// How far an act has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It is being written.
    Draft,
    /// Both sides agree to its present version.
    Agreed,
    /// A council voted it.
    Voted,
    /// Somebody signed, not yet everybody who must: the text stands.
    Signing,
    /// Everybody signed; it is not in force yet.
    Signed,
    /// It is in force.
    InForce,
    /// It ended.
    Ended,
}

impl Stage {
    /// Every stage, in the order in which they come.
    pub const ALL: [Self; 7] =
        [Self::Draft, Self::Agreed, Self::Voted, Self::Signing, Self::Signed, Self::InForce, Self::Ended];

    /// The stage with that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::Voted => "voted",
            Self::Signing => "signing",
            Self::Signed => "signed",
            Self::InForce => "in_force",
            Self::Ended => "ended",
        }
    }
}

/// Why a step cannot be taken.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Its day has not come.
    Future,
    /// That side has taken it already.
    Twice,
    /// Another step of that side comes first.
    First(Step),
    /// Its day lies before that of a step that comes first.
    Before(Step),
    /// Only a side itself agrees.
    NotYours,
    /// Somebody signed: the text stands.
    TextStands,
    /// Only what is in force is amended, renewed or ended.
    NotInForce,
    /// Its last day, this one, had passed: what has ended is not renewed.
    Over(Day),
    /// A renewal bears a last day, after the present one.
    NewEnd,
    /// A later step stands on it.
    Later(Step),
    /// The law says no, with its reason and the way to repair.
    Law(Box<Finding>),
}

/// What an act is and has been through.
#[derive(Clone, Copy)]
pub struct Life<'l> {
    /// What it is.
    pub model: &'l Model,
    /// What its present version says.
    pub facts: &'l Facts,
    /// The number of its present version.
    pub version: i64,
    /// Its parties, with their countries, two letters.
    pub parties: &'l [(PublicId, String)],
    /// The steps that were recorded and not taken back.
    pub steps: &'l [Recorded],
    /// The rules of law that somebody answers for, with their reasons.
    pub answered: &'l [Decision],
}

impl Life<'_> {
    fn of(&self, step: Step) -> impl Iterator<Item = &Recorded> {
        self.steps.iter().filter(move |one| one.step == step)
    }

    /// The day of a step of one side.
    pub fn day(&self, step: Step, side: &PublicId) -> Option<Day> {
        self.of(step).filter(|one| one.side == *side).map(|one| one.on).max()
    }

    fn french(&self) -> Option<&PublicId> {
        self.parties.iter().find(|(_, country)| country == "FR").map(|(id, _)| id)
    }

    /// Those whose signature it needs: both sides, or the one whose act it is.
    fn signers(&self) -> Vec<&PublicId> {
        match (self.model.bilingual, self.french()) {
            (false, Some(french)) => vec![french],
            _ => self.parties.iter().map(|(id, _)| id).collect(),
        }
    }

    fn all_took(&self, step: Step, sides: &[&PublicId]) -> bool {
        !sides.is_empty() && sides.iter().all(|side| self.day(step, side).is_some())
    }

    /// The day from which it is in force, once that is known.
    pub fn in_force_on(&self) -> Option<Day> {
        let signers = self.signers();
        if !self.all_took(Step::Signed, &signers) {
            return None;
        }
        let from = match self.french() {
            Some(french) => self.day(Step::Acknowledged, french)?,
            None => self.of(Step::Signed).map(|one| one.on).max()?,
        };
        self.of(Step::Approved).map(|one| one.on).chain([from]).max()
    }

    /// Its last day, once that is known: that of its latest renewal or amendment, or of the duration that it says.
    pub fn until(&self) -> Option<Day> {
        let moved =
            self.steps.iter().filter(|one| one.step.moves_the_end()).filter_map(|one| Some((one.on, one.until?)));
        moved.max().map(|(_, until)| until).or_else(|| self.first_end())
    }

    fn first_end(&self) -> Option<Day> {
        let years = self.facts.number("duration_years")?;
        let months = u16::try_from(years.checked_mul(12)?).ok()?;
        Some(self.in_force_on()?.months_later(months))
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        let signers = self.signers();
        if self.of(Step::Ended).next().is_some() {
            Stage::Ended
        } else if self.in_force_on().is_some() {
            Stage::InForce
        } else if self.all_took(Step::Signed, &signers) {
            Stage::Signed
        } else if self.is_signed() {
            Stage::Signing
        } else if self.of(Step::Voted).next().is_some() {
            Stage::Voted
        } else if signers.iter().all(|side| self.agrees(side)) {
            Stage::Agreed
        } else {
            Stage::Draft
        }
    }

    fn agrees(&self, side: &PublicId) -> bool {
        self.of(Step::Agreed).any(|one| one.side == *side && one.version == self.version)
    }

    /// Somebody signed.
    pub fn is_signed(&self) -> bool {
        self.of(Step::Signed).next().is_some()
    }

    /// A step that lacks the one on which it stands.
    pub fn dangling(&self) -> Option<Step> {
        let lacks = |one: &&Recorded| match (one.step, one.step.after()) {
            (_, Some(first)) => self.day(first, &one.side).is_none(),
            (step, None) => step.changes_force() && self.in_force_on().is_none(),
        };
        self.steps.iter().find(lacks).map(|one| one.step)
    }

    /// Whether a step may be recorded today by who speaks for a side. The law asked is that of the day of the step.
    pub fn may(
        &self,
        new: &Recorded,
        (speaks_for, today): (&PublicId, Day),
        law: (&Law, Locale),
    ) -> Result<(), Refusal> {
        let same = self.of(new.step).find(|one| one.side == new.side);
        if new.on > today {
            return Err(Refusal::Future);
        }
        if new.step == Step::Agreed {
            return match (new.side == *speaks_for, self.is_signed(), self.agrees(&new.side)) {
                (false, ..) => Err(Refusal::NotYours),
                (_, true, _) => Err(Refusal::TextStands),
                (.., true) => Err(Refusal::Twice),
                _ => Ok(()),
            };
        }
        if same.is_some() && !new.step.again() {
            return Err(Refusal::Twice);
        }
        if let Some(first) = new.step.after() {
            let day = self.day(first, &new.side).ok_or(Refusal::First(first))?;
            if new.on < day {
                return Err(Refusal::Before(first));
            }
        }
        self.of_force(new)?;
        self.lawful(new, law)
    }

    /// What is in force, and that alone, is amended, renewed or ended; what has ended is not renewed.
    fn of_force(&self, new: &Recorded) -> Result<(), Refusal> {
        if !new.step.changes_force() {
            return Ok(());
        }
        if self.stage() == Stage::Ended || self.in_force_on().is_none_or(|from| new.on < from) {
            return Err(Refusal::NotInForce);
        }
        let over = self.until().filter(|until| *until < new.on);
        match (new.step, over, new.until) {
            (Step::Ended, ..) => Ok(()),
            (_, Some(until), _) => Err(Refusal::Over(until)),
            (Step::Renewed, None, None) => Err(Refusal::NewEnd),
            (_, None, Some(end)) if end <= new.on || (new.step == Step::Renewed && Some(end) <= self.until()) => {
                Err(Refusal::NewEnd)
            }
            _ => Ok(()),
        }
    }

    /// The law must not say no to the act with the step where it did not without, unless somebody answers for it.
    fn lawful(&self, new: &Recorded, (law, locale): (&Law, Locale)) -> Result<(), Refusal> {
        let blocks = |steps: &[Recorded]| {
            let report = check(law, &self.situation(steps), new.on, locale);
            let answered = |rule: &String| self.answered.iter().any(|one| one.rule == *rule);
            let concerns = |one: &Finding| one.blocks() && self.model.rules.contains(&one.rule) && !answered(&one.rule);
            report.results.into_iter().filter(concerns).collect::<Vec<Finding>>()
        };
        let before = blocks(self.steps);
        let with: Vec<Recorded> = self.steps.iter().chain([new]).cloned().collect();
        let known = |one: &Finding| before.iter().any(|known| known.rule == one.rule && known.because == one.because);
        match blocks(&with).into_iter().find(|one| !known(one)) {
            Some(finding) => Err(Refusal::Law(Box::new(finding))),
            None => Ok(()),
        }
    }

    /// What the rules that look at the act say of it on a day.
    pub fn findings(&self, law: &Law, (on, locale): (Day, Locale)) -> Vec<Finding> {
        let report = check(law, &self.situation(self.steps), on, locale);
        report.results.into_iter().filter(|one| self.model.rules.contains(&one.rule)).collect()
    }

    /// The situation of the act with these steps: their days stand for those that the text says.
    fn situation(&self, steps: &[Recorded]) -> Situation {
        let Ok(Value::Object(mut all)) = serde_json::to_value(checks::situation(self.model.kind, self.facts)) else {
            return Situation::default();
        };
        let french = self.french();
        let day = |step: Step| {
            steps.iter().filter(|one| one.step == step && Some(&one.side) == french).map(|one| one.on.to_string()).max()
        };
        let signed = steps.iter().filter(|one| one.step == Step::Signed).map(|one| one.on.to_string()).min();
        let list = if self.model.kind == Kind::SpecialMandate { "trips" } else { "acts" };
        if let Some(act) = all.get_mut(list).and_then(|acts| acts.get_mut(0)).and_then(Value::as_object_mut) {
            let mut put = |name: &str, day: Option<String>| drop(day.map(|day| act.insert(name.into(), json!(day))));
            put("voted_on", day(Step::Voted));
            if list == "acts" {
                put("signed_on", signed);
                put("transmitted_on", day(Step::Transmitted));
                put("acknowledged_on", day(Step::Acknowledged));
                put("published_on", day(Step::Published));
            }
        }
        serde_json::from_value(Value::Object(all)).unwrap_or_default()
    }
}
