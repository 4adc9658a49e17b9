//! What a campaign is, what becomes of each of its letters, and how fast they leave; pure.

use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use super::rule::DAY;
use crate::kernel::{Day, PublicId, Timestamp};

/// A campaign ends by itself after so long.
const LIFE: i64 = 90 * DAY;
/// The first reminder, counted from the first letter.
const FIRST_REMINDER: i64 = 14 * DAY;
/// The second and last, counted from the first letter.
const SECOND_REMINDER: i64 = 35 * DAY;
/// Two letters of a campaign to one authority are never nearer.
const BETWEEN: i64 = 7 * DAY;
/// Two letters of any campaigns to one mailbox are never nearer.
pub const MAILBOX_RESTS: i64 = DAY;

/// Whom a campaign asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Perimeter {
    /// Every party of every link.
    Base,
    /// Every party, in France or abroad, of the links of a region and of what lies in it.
    Region(PublicId),
    /// The same of every region of the territory that a network had on the day it began; the network asks.
    Network(PublicId, Vec<PublicId>),
    /// These authorities, those of them that have a link.
    Authorities(Vec<PublicId>),
}

impl Perimeter {
    /// As it stands in the table and in forms: `base`, `region fr-region-32`, `network or-0123456789 fr-region-32`,
    /// `authorities fr-commune-62667 gn-2355548`.
    pub fn code(&self) -> String {
        let listed = |ids: &[PublicId]| ids.iter().map(PublicId::as_str).collect::<Vec<_>>().join(" ");
        match self {
            Self::Base => "base".to_owned(),
            Self::Region(id) => format!("region {id}"),
            Self::Network(id, regions) => format!("network {id} {}", listed(regions)),
            Self::Authorities(ids) => format!("authorities {}", listed(ids)),
        }
    }

    /// The one that is written so.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        let ids: Vec<PublicId> = words.map(PublicId::parse).collect::<Option<_>>()?;
        match (kind, ids.as_slice()) {
            ("base", []) => Some(Self::Base),
            ("region", [id]) => Some(Self::Region(id.clone())),
            ("network", [id, regions @ ..]) if !regions.is_empty() => Some(Self::Network(id.clone(), regions.to_vec())),
            ("authorities", [_, ..]) => Some(Self::Authorities(ids)),
            _ => None,
        }
    }

    /// The regions of which a link has a party when it is asked about.
    pub fn regions(&self) -> &[PublicId] {
        match self {
            Self::Region(id) => std::slice::from_ref(id),
            Self::Network(_, regions) => regions,
            Self::Base | Self::Authorities(_) => &[],
        }
    }

    /// The network that asks, unless the administration does.
    pub fn network(&self) -> Option<&PublicId> {
        match self {
            Self::Network(id, _) => Some(id),
            _ => None,
        }
    }

    /// The authorities that are asked, of the parties of every link; `territory` is what lies in its regions.
    pub fn concerned(&self, links: &[Vec<PublicId>], territory: &HashSet<PublicId>) -> BTreeSet<PublicId> {
        let all = links.iter();
        match self {
            Self::Base => all.flatten().cloned().collect(),
            Self::Region(_) | Self::Network(..) => {
                all.filter(|parties| parties.iter().any(|party| territory.contains(party))).flatten().cloned().collect()
            }
            Self::Authorities(ids) => all.flatten().filter(|party| ids.contains(party)).cloned().collect(),
        }
    }
}

/// One campaign.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// The row.
    pub row: Uuid,
    /// `ca-…`
    pub id: PublicId,
    /// Whom it asks.
    pub perimeter: Perimeter,
    /// Since when.
    pub started_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How many authorities it left out, because another campaign asked them.
    pub left_out: usize,
}

impl Campaign {
    /// When a campaign ends that begins then.
    pub fn end_of(started: Timestamp) -> Timestamp {
        Timestamp(started.0 + LIFE)
    }

    /// Whether it still writes and hears.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closed_at.is_none() && now < self.ends_at
    }

    /// Whether another campaign that begins now leaves out an authority of this one, which stands so and was written to
    /// then: nobody is asked about the same record twice in a year. A letter to a wrong address asked nobody.
    pub fn spares(&self, state: State, asked_at: Option<Timestamp>, now: Timestamp) -> bool {
        let a_year_ago = Day::of(now).months_earlier(12);
        let lately = asked_at.is_some_and(|at| Day::of(at) > a_year_ago);
        state != State::Bounced && (lately || self.is_open(now))
    }

    /// The actor of what is said through it, in the journal.
    pub fn actor(&self) -> String {
        format!("campaign:{}", self.id)
    }

    /// The cause of its letters to an authority.
    pub fn cause(&self, authority: &PublicId) -> String {
        format!("{} {authority}", self.id)
    }
}

/// What becomes of what a campaign sends to one authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// No letter has left yet.
    ToSend,
    /// The first letter has left.
    Sent,
    /// So has the first reminder.
    RemindedOnce,
    /// So has the second; there is no third.
    RemindedTwice,
    /// The authority said something of at least one of its links.
    Answered,
    /// It asked that nobody write again.
    Refused,
    /// The address is not the right one, or takes no letter.
    Bounced,
    /// The campaign ended without an answer.
    Closed,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A letter leaves.
    LetterLeaves,
    /// The authority said something, by the letter or by its account.
    Answer,
    /// It asks that nobody write again.
    Refusal,
    /// Somebody says that the address is wrong, or the letter was given up.
    WrongAddress,
    /// The campaign ends.
    End,
}

impl State {
    /// Every one, as a dashboard shows them.
    pub const ALL: [Self; 8] = [
        Self::ToSend,
        Self::Sent,
        Self::RemindedOnce,
        Self::RemindedTwice,
        Self::Answered,
        Self::Refused,
        Self::Bounced,
        Self::Closed,
    ];

    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::ToSend => "to_send",
            Self::Sent => "sent",
            Self::RemindedOnce => "reminded_once",
            Self::RemindedTwice => "reminded_twice",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Bounced => "bounced",
            Self::Closed => "closed",
        }
    }

    /// The one with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == word)
    }

    /// What it is after an event; nothing when the event changes nothing.
    pub fn after(self, event: Event) -> Option<Self> {
        use State::{Answered, Bounced, Closed, Refused, RemindedOnce, RemindedTwice, Sent, ToSend};
        match (self, event) {
            (ToSend, Event::LetterLeaves) => Some(Sent),
            (Sent, Event::LetterLeaves) => Some(RemindedOnce),
            (RemindedOnce, Event::LetterLeaves) => Some(RemindedTwice),
            // Who refused, or whose colleague said that the address is wrong, may still answer while the campaign is open.
            (ToSend | Sent | RemindedOnce | RemindedTwice | Refused | Bounced, Event::Answer) => Some(Answered),
            (ToSend | Sent | RemindedOnce | RemindedTwice | Bounced, Event::Refusal) => Some(Refused),
            (Sent | RemindedOnce | RemindedTwice, Event::WrongAddress) => Some(Bounced),
            (ToSend | Sent | RemindedOnce | RemindedTwice, Event::End) => Some(Closed),
            _ => None,
        }
    }

    /// When the next letter may leave after one left now; nothing when there is none.
    pub fn next_letter(self, first: Timestamp, now: Timestamp) -> Option<Timestamp> {
        let since_first = match self {
            Self::Sent => FIRST_REMINDER,
            Self::RemindedOnce => SECOND_REMINDER,
            _ => return None,
        };
        Some(Timestamp((first.0 + since_first).max(now.0 + BETWEEN)))
    }
}

/// What an authority says of one link through a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// All that is recorded is still true.
    True,
    /// Something else is.
    Corrected,
    /// It has ended.
    Ended,
}

impl Answer {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::True, Self::Corrected, Self::Ended];

    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::Corrected => "corrected",
            Self::Ended => "ended",
        }
    }

    /// The one with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == word)
    }
}

/// Letters of campaigns that may leave: few a minute, so that they are spread over the hour and never come in salvos.
pub const A_MINUTE: u64 = 4;
/// The same an hour, whatever happened to the clock.
pub const AN_HOUR: u64 = 240;

/// How many letters may leave now, after so many in the last minute and in the last hour.
pub fn quota(last_minute: u64, last_hour: u64) -> u64 {
    A_MINUTE.saturating_sub(last_minute).min(AN_HOUR.saturating_sub(last_hour))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_in_every_state_has_its_outcome() {
        let events = [Event::LetterLeaves, Event::Answer, Event::Refusal, Event::WrongAddress, Event::End];
        // A dash: nothing changes.
        for (state, outcomes) in [
            ("to_send", ["sent", "answered", "refused", "-", "closed"]),
            ("sent", ["reminded_once", "answered", "refused", "bounced", "closed"]),
            ("reminded_once", ["reminded_twice", "answered", "refused", "bounced", "closed"]),
            ("reminded_twice", ["-", "answered", "refused", "bounced", "closed"]),
            ("answered", ["-", "-", "-", "-", "-"]),
            ("refused", ["-", "answered", "-", "-", "-"]),
            ("bounced", ["-", "answered", "refused", "-", "-"]),
            ("closed", ["-", "-", "-", "-", "-"]),
        ] {
            for (event, outcome) in events.into_iter().zip(outcomes) {
                let after = State::parse(state).expect("a state").after(event);
                assert_eq!(after.map_or("-", State::code), outcome, "{state} and {event:?}");
            }
        }
    }

    #[test]
    fn no_letter_follows_an_answer_a_refusal_or_the_second_reminder() {
        for state in State::ALL {
            let writes = matches!(state, State::ToSend | State::Sent | State::RemindedOnce);
            assert_eq!(state.after(Event::LetterLeaves).is_some(), writes, "{state:?}");
            let reminds = matches!(state, State::Sent | State::RemindedOnce);
            assert_eq!(state.next_letter(Timestamp(0), Timestamp(0)).is_some(), reminds, "{state:?}");
        }
    }

    #[test]
    fn reminders_come_after_two_and_five_weeks_and_never_close_together() {
        let day = |days: i64| Timestamp(days * DAY);
        // After which letter, the first letter, now, the next.
        for (state, first, now, next) in
            [(State::Sent, 0, 0, 14), (State::RemindedOnce, 0, 14, 35), (State::RemindedOnce, 0, 33, 40)]
        {
            assert_eq!(state.next_letter(day(first), day(now)), Some(day(next)), "{state:?} {now}");
        }
    }

    #[test]
    fn letters_are_spread_over_the_hour() {
        for (last_minute, last_hour, left) in
            [(0, 0, A_MINUTE), (3, 100, 1), (A_MINUTE, 100, 0), (9, 0, 0), (0, AN_HOUR - 1, 1), (0, AN_HOUR + 5, 0)]
        {
            assert_eq!(quota(last_minute, last_hour), left, "{last_minute} {last_hour}");
        }
    }

    #[test]
    fn both_sides_of_a_link_are_asked_and_nobody_without_one() {
        let id = |text: &str| PublicId::parse(text).expect("an identifier");
        let links = [
            vec![id("fr-commune-62667"), id("gn-2355548")],
            vec![id("fr-commune-93027"), id("gn-2353688")],
            vec![id("gn-2654308"), id("gn-2826861")],
        ];
        let territory = HashSet::from([id("fr-region-32"), id("fr-commune-62667"), id("fr-commune-59279")]);
        for (perimeter, asked) in [
            ("base", "fr-commune-62667 fr-commune-93027 gn-2353688 gn-2355548 gn-2654308 gn-2826861"),
            ("region fr-region-32", "fr-commune-62667 gn-2355548"),
            ("network or-0123456789 fr-region-32", "fr-commune-62667 gn-2355548"),
            ("network or-0123456789 fr-region-11 fr-region-32", "fr-commune-62667 gn-2355548"),
            ("authorities gn-2355548 fr-commune-59279", "gn-2355548"),
        ] {
            let perimeter = Perimeter::parse(perimeter).expect("a perimeter");
            let found = perimeter.concerned(&links, &territory);
            assert_eq!(found.iter().map(PublicId::as_str).collect::<Vec<_>>().join(" "), asked, "{perimeter:?}");
            assert_eq!(Perimeter::parse(&perimeter.code()), Some(perimeter));
        }
        let region = "region fr-region-32 fr-region-11";
        let network = ["network", "network or-0123456789", "network or-0123456789 X"];
        for wrong in ["", "base x", "region", "region X", region, "authorities", "world"].into_iter().chain(network) {
            assert_eq!(Perimeter::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nobody_is_asked_about_the_same_record_twice_in_a_year() {
        let day = |text: &str| Timestamp(Day::parse(text).expect("a day").start().0 + DAY / 2);
        let began = day("2026-11-24");
        let running = Campaign {
            row: Uuid::nil(),
            id: PublicId::parse("ca-0123456789").expect("an identifier"),
            perimeter: Perimeter::Base,
            started_at: began,
            ends_at: Campaign::end_of(began),
            closed_at: None,
            left_out: 0,
        };
        let closed = Campaign { closed_at: Some(day("2026-11-30")), ..running.clone() };
        let (sent, never) = (Some(began), None);
        // Which campaign, what became of its letter, when it left; when another campaign begins, whether it leaves them out.
        for (campaign, state, asked_at, now, left_out) in [
            (&running, State::ToSend, never, "2026-11-25", true),
            (&running, State::Sent, sent, "2026-11-25", true),
            (&running, State::RemindedTwice, sent, "2027-01-15", true),
            (&running, State::Answered, sent, "2026-12-24", true),
            (&running, State::Refused, sent, "2026-12-24", true),
            (&running, State::Bounced, sent, "2026-12-24", false),
            // Its ninety days are over, whether or not a turn of the campaigns has noted it.
            (&running, State::ToSend, never, "2027-02-23", false),
            (&running, State::Closed, sent, "2027-02-23", true),
            (&closed, State::Closed, never, "2026-12-01", false),
            (&closed, State::Closed, sent, "2026-12-01", true),
            (&closed, State::Answered, sent, "2027-11-23", true),
            (&closed, State::Answered, sent, "2027-11-24", false),
            (&closed, State::Bounced, sent, "2026-12-01", false),
        ] {
            assert_eq!(campaign.spares(state, asked_at, day(now)), left_out, "{state:?} {asked_at:?} {now}");
        }
    }
}
