//! What a programme or a call may not say: shares above the whole, limits that cross, places and themes that do not exist.

use super::countries::exists;
use super::model::{Action, Applicants, Money, Partners};
use super::read::Entry;
use crate::partnerships::themes;

/// Whether an entry says nothing impossible.
///
/// Errors: what is wrong, in one sentence.
pub fn sound(entry: &Entry) -> Result<(), String> {
    entry.applicant.as_ref().map_or(Ok(()), applicants)?;
    entry.partner.as_ref().map_or(Ok(()), partners)?;
    entry.action.as_ref().map_or(Ok(()), action)?;
    entry.money.as_ref().map_or(Ok(()), money)
}

fn crossed(what: &str, least: Option<u32>, most: Option<u32>) -> Result<(), String> {
    match (least, most) {
        (Some(least), Some(most)) if most < least => Err(format!("{what}: the most is under the least")),
        _ => Ok(()),
    }
}

fn applicants(said: &Applicants) -> Result<(), String> {
    crossed("population", said.min_population, said.max_population)?;
    if said.regions.is_empty() {
        return Ok(());
    }
    let known = reference::french::regions();
    let wrong = said.regions.iter().find(|code| known.iter().all(|region| region.code != **code));
    wrong.map_or(Ok(()), |code| Err(format!("there is no region “{code}”")))
}

fn partners(said: &Partners) -> Result<(), String> {
    let wrong = said.only.iter().chain(&said.except).find(|place| !exists(place));
    wrong.map_or(Ok(()), |place| Err(format!("there is no country “{place}”")))
}

fn action(said: &Action) -> Result<(), String> {
    crossed("months", said.min_months, said.max_months)?;
    crossed("participants", said.min_invited, said.min_participants)?;
    let wrong = said.themes.iter().find(|code| themes().iter().all(|theme| theme.code != **code));
    wrong.map_or(Ok(()), |code| Err(format!("there is no theme “{code}”")))
}

fn money(said: &Money) -> Result<(), String> {
    if let Some(other) = said.currency.as_deref().filter(|currency| *currency != "EUR") {
        return Err(format!("currency: “{other}”; euros alone are reckoned"));
    }
    crossed("the grant", said.min, said.max)?;
    let shares = [said.rate, said.flat_several, said.own_share, said.in_kind_of_own, said.holdback];
    let rates = said.rates.all().map(|(_, rate)| rate);
    match shares.into_iter().flatten().chain(rates).find(|share| *share > 100) {
        Some(share) => Err(format!("{share} per cent is more than the whole")),
        None => Ok(()),
    }
}
