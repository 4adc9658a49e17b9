//! What is around an authority: towns to compare with, members, the links of its territory.

use super::super::super::filter::LinkFilter;
use super::super::super::peers::{self, Peer};
use super::super::super::snapshot::{AuthorityIx, Perimeter, Snapshot};
use super::super::super::view::address;
use crate::authorities::Kind;
use crate::kernel::Locale;
use crate::web::Texts;

/// A name that leads somewhere.
pub struct Named {
    /// The name.
    pub name: String,
    /// Where.
    pub href: String,
}

/// A town to compare with.
pub struct PeerView {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its inhabitants.
    pub inhabitants: String,
    /// Its partners.
    pub partners: String,
    /// How far it is.
    pub distance: String,
}

/// The communes of a territory that have links.
pub struct Territory {
    /// How many they are.
    pub title: String,
    /// Those with the most links.
    pub linked: Vec<PeerView>,
    /// The list of all their links.
    pub list: Option<Named>,
    /// How many communes there are.
    pub communes: String,
    /// Beside another territory.
    pub compare: String,
}

/// Communes shown of a territory.
const SHOWN: usize = 15;
/// Partners shown of a town.
const PARTNERS: usize = 3;

impl Territory {
    /// The territory of an authority that has communes.
    pub fn of(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Option<Self> {
        let kind = atlas.authority(ix).kind;
        if !matches!(kind, Kind::Epci | Kind::Departement | Kind::Region | Kind::Collectivite) {
            return None;
        }
        let linked = peers::linked_members(atlas, ix);
        let communes = peers::communes_of(atlas, ix).len();
        let [of, among] = [linked.len(), communes].map(|count| locale.number(count as u64));
        let top = linked.iter().take(SHOWN).map(|ix| Peer { authority: *ix, distance: 0 });
        Some(Self {
            title: t.with_count("authority-members-title", linked.len(), &[("linked", &of), ("communes", &among)]),
            linked: top.map(|peer| self::peer(t, locale, atlas, &peer)).collect(),
            list: list(t, locale, atlas, ix),
            communes: t.n("authority-communes-count", communes),
            compare: format!("{}?a={}", address::compare(locale), atlas.authority(ix).id),
        })
    }
}

/// A town to compare with.
pub fn peer(t: Texts, locale: Locale, atlas: &Snapshot, peer: &Peer) -> PeerView {
    let authority = atlas.authority(peer.authority);
    let abroad = authority.links.iter().copied().filter(|link| atlas.link(*link).perimeter == Perimeter::FranceAbroad);
    let partner = |ix: AuthorityIx| {
        let other = atlas.authority(ix);
        format!("{} ({})", other.name_in(locale), other.country.name(locale.code()))
    };
    let names: Vec<String> =
        abroad.clone().take(PARTNERS).flat_map(|link| atlas.others(link, peer.authority)).map(partner).collect();
    let more = abroad.count().saturating_sub(PARTNERS);
    let mut partners = names.join(", ");
    if more > 0 {
        partners.push_str(&t.n("and-more", more));
    }
    PeerView {
        name: authority.name_in(locale).to_owned(),
        href: address::authority(locale, authority),
        inhabitants: authority.population.as_ref().map_or_else(String::new, |count| locale.number(count.value.into())),
        partners,
        distance: format!("{}\u{a0}km", locale.number(peer.distance.into())),
    }
}

/// The list of the links of a territory.
fn list(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Option<Named> {
    let perimeter = Some(Perimeter::FranceAbroad);
    let filter = match atlas.authority(ix).kind {
        Kind::Region => LinkFilter { region: Some(ix), perimeter, ..LinkFilter::default() },
        Kind::Departement | Kind::Collectivite => {
            LinkFilter { department: Some(ix), perimeter, ..LinkFilter::default() }
        }
        _ => return None,
    };
    let href = format!("{}{}", address::links(locale), filter.query(atlas));
    Some(Named { name: t.n("authority-territory-links", filter.apply(atlas).len()), href })
}

/// What belongs to it directly: the departments of a region, the communes of an intercommunal body.
pub fn members(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Vec<Named> {
    let wanted = match atlas.authority(ix).kind {
        Kind::Region => Kind::Departement,
        Kind::Departement => Kind::Epci,
        Kind::Epci | Kind::Collectivite => Kind::Commune,
        _ => return Vec::new(),
    };
    let of = |ix: &AuthorityIx| atlas.authority(*ix);
    let named =
        |ix: &AuthorityIx| Named { name: of(ix).name_in(locale).to_owned(), href: address::authority(locale, of(ix)) };
    atlas.authority(ix).members.iter().filter(|ix| of(ix).kind == wanted).map(named).collect()
}
