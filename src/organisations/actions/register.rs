//! Registering an organisation that is no authority, and deciding whether it is what it says.

use serde_json::json;

use super::{When, change, draw_id, record_change};
use crate::accounts::{self, Person};
use crate::authorities::Named;
use crate::db::{Db, DbError};
use crate::kernel::RowIds;
use crate::organisations::letters::{About, own_page, tasks_page, tell};
use crate::organisations::model::{Kind, Membership, Organisation, Role, Standing, State};
use crate::organisations::powers::{self, Powers};
use crate::organisations::store;

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 160;
/// The longest address of a website.
const LONGEST_SITE: usize = 200;
/// Organisations of one person that may wait at once.
const WAITING: usize = 5;

/// What somebody types to register an organisation.
#[derive(Clone, Debug, Default)]
pub struct Registration {
    /// Its name.
    pub name: String,
    /// The word of its kind.
    pub kind: String,
    /// Its website, or nothing.
    pub website: String,
    /// What the person does there.
    pub function: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// It waits for a decision.
    Pending,
    /// It cannot be: the fields that are wrong.
    Wrong(Vec<&'static str>),
}

impl Registration {
    /// The fields that are wrong.
    fn problems(&self) -> Vec<&'static str> {
        let kind = Kind::parse(&self.kind).is_some_and(|kind| Kind::registrable().any(|one| one == kind));
        let wrong = [
            (self.name.is_empty() || self.name.chars().count() > LONGEST_NAME, "name"),
            (!kind, "kind"),
            (!self.website.is_empty() && !is_website(&self.website), "website"),
        ];
        wrong.into_iter().filter_map(|(wrong, field)| wrong.then_some(field)).collect()
    }
}

/// The address of a page on the open web: a host with a dot, no name and password, nothing that is not printed.
fn is_website(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    dotted
        && host.chars().all(plain)
        && text.len() <= LONGEST_SITE
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Registers an organisation that lies in an authority; it waits until the network of the territory looks at it.
pub async fn register(
    db: &Db,
    person: &Person,
    (place, typed): (&Named, &Registration),
    when: When<'_>,
) -> Result<Registered, DbError> {
    let mut problems = typed.problems();
    let own = store::of_person(db.read(), person.row).await?;
    if own.iter().filter(|one| one.organisation.standing == Standing::Pending).count() >= WAITING {
        problems.push("waiting");
    }
    let (true, Some(kind)) = (problems.is_empty(), Kind::parse(&typed.kind)) else {
        return Ok(Registered::Wrong(problems));
    };
    let organisation = Organisation {
        row: RowIds::at(when.0).next(),
        id: draw_id("or"),
        authority: None,
        name: typed.name.clone(),
        domain: None,
        kind,
        place: Some(place.id.clone()),
        website: Some(typed.website.clone()).filter(|site| !site.is_empty()),
        standing: Standing::Pending,
    };
    keep(db, person, (organisation, &typed.function), when).await?;
    Ok(Registered::Pending)
}

async fn keep(
    db: &Db,
    person: &Person,
    (organisation, function): (Organisation, &str),
    when: When<'_>,
) -> Result<(), DbError> {
    let write = db.write().await?;
    store::add(&write, &organisation, when.0).await?;
    let after = json!({
        "kind": organisation.kind.code(), "name": organisation.name, "place": organisation.place.as_ref().map(ToString::to_string),
        "website": organisation.website, "person": person.id.as_str(),
    });
    record_change(&write, person.author(None), change("register", &organisation, Some(after)), when.0).await?;
    let about = About {
        key: "mail-registered-",
        why: "mail-asked-why",
        organisation: &organisation,
        names: &[],
        page: tasks_page,
    };
    tell(&write, &powers::watchers(&write, &organisation).await?, &about, when).await?;
    let first = Membership {
        person: person.row,
        role: Role::Owner,
        state: State::Asked,
        function: function.to_owned(),
        asked_at: when.0,
        organisation,
    };
    store::set(&write, &first, None).await?;
    write.commit().await
}

/// The registrations that somebody with these powers may decide, each with who asks.
pub async fn registrations(db: &Db, powers: &Powers) -> Result<Vec<(Organisation, Option<Person>, String)>, DbError> {
    let mut found = Vec::new();
    for organisation in store::pending(db.read()).await? {
        if powers.over(db, &organisation).await? {
            let first = store::of_organisation(db.read(), &organisation).await?.into_iter().next();
            let person = match &first {
                Some(first) => accounts::by_row(db.read(), first.person).await?,
                None => None,
            };
            found.push((organisation, person, first.map(|one| one.function).unwrap_or_default()));
        }
    }
    Ok(found)
}

/// Accepts or refuses a registration; false when there is none that these powers reach.
pub async fn decide_registration(
    db: &Db,
    (decider, powers): (&Person, &Powers),
    (id, accepted): (&str, bool),
    when: When<'_>,
) -> Result<bool, DbError> {
    let all = registrations(db, powers).await?;
    let Some((organisation, person, _)) = all.into_iter().find(|(one, ..)| one.id.as_str() == id) else {
        return Ok(false);
    };
    if person.as_ref().is_some_and(|one| one.row == decider.row && !decider.administrator) {
        return Ok(false);
    }
    let author = decider.author(powers.for_organisation(db, &organisation).await?);
    let write = db.write().await?;
    let standing = if accepted { Standing::Accepted } else { Standing::Refused };
    store::set_standing(&write, &organisation, standing).await?;
    for mut first in store::of_organisation(write.connection(), &organisation).await? {
        first.state = if accepted { State::Active } else { State::Refused };
        store::set(&write, &first, Some((&decider.id, when.0))).await?;
    }
    let after = json!({ "standing": standing.code() });
    let action = if accepted { "accept" } else { "refuse" };
    record_change(&write, author, change(action, &organisation, Some(after)), when.0).await?;
    let key = if accepted { "mail-registration-accepted-" } else { "mail-registration-refused-" };
    let about = About { key, why: "mail-decided-why", organisation: &organisation, names: &[], page: own_page };
    tell(&write, &Vec::from_iter(person), &about, when).await?;
    write.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registration_says_a_name_a_kind_and_perhaps_a_website() {
        let typed = |name: &str, kind: &str, website: &str| Registration {
            name: name.to_owned(),
            kind: kind.to_owned(),
            website: website.to_owned(),
            function: String::new(),
        };
        let long = "a".repeat(161);
        let far = format!("https://exemple.fr/{}", "a".repeat(200));
        for (name, kind, website, wrong) in [
            ("Comité de jumelage", "com", "", &[][..]),
            ("Lycée Branly", "edu", "https://lycee.exemple.fr/jumelage", &[]),
            ("Ø", "ass", "http://exemple.org", &[]),
            ("", "com", "", &["name"]),
            (long.as_str(), "com", "", &["name"]),
            ("X", "authority", "", &["kind"]),
            ("X", "rrma", "", &["kind"]),
            ("X", "", "", &["kind"]),
            ("X", "ass", "exemple.fr", &["website"]),
            ("X", "ass", "javascript:alert(1)", &["website"]),
            ("X", "ass", "https://localhost", &["website"]),
            ("X", "ass", "https://a@b.fr/", &["website"]),
            ("X", "ass", "https://a b.fr/", &["website"]),
            ("X", "ass", far.as_str(), &["website"]),
            ("", "", "x", &["name", "kind", "website"]),
        ] {
            assert_eq!(typed(name, kind, website).problems(), wrong, "{name} {kind} {website}");
        }
    }
}
