//! From rows to a snapshot: order, belonging, indexes.

use std::collections::HashMap;
use std::sync::OnceLock;

use rstar::RTree;

use super::{Authority, AuthorityIx, Beside, Former, Link, LinkIx, Node, Perimeter, Snapshot, Source, on_sphere};
use crate::authorities::Kind;
use crate::freshness::Rule;
use crate::kernel::{Day, PublicId, Timestamp};

/// What the tables hold, with authorities already told by their place in the list.
pub struct Parts {
    /// The last entry of the journal.
    pub seq: i64,
    /// The day of whoever looks.
    pub today: Day,
    /// When it was written.
    pub as_of: Timestamp,
    /// Authorities, without what they belong to and without their links.
    pub authorities: Vec<Authority>,
    /// What belongs directly to what.
    pub belongs: Vec<(AuthorityIx, AuthorityIx)>,
    /// Links in any order, parties in any order.
    pub links: Vec<Link>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Former communes.
    pub former: Vec<Former>,
    /// Identifiers that lead to another.
    pub moved: HashMap<PublicId, PublicId>,
    /// What authorities say of themselves, and what is suggested.
    pub beside: Beside,
}

impl Snapshot {
    /// Puts the parts together.
    pub fn build(mut parts: Parts) -> Self {
        belong(&mut parts.authorities, &parts.belongs);
        let rule = Rule::on(parts.today);
        for link in &mut parts.links {
            order_parties(link, &parts.authorities);
            link.standing = rule.standing(link.confirmed.as_ref().map(|(at, _)| *at), parts.today);
        }
        parts.links.sort_by(|a, b| place_in_list(a, &parts.authorities).cmp(&place_in_list(b, &parts.authorities)));
        attach_links(&mut parts.authorities, &parts.links);
        let by_id = (0..).zip(&parts.authorities).map(|(ix, authority)| (authority.id.clone(), ix)).collect();
        let link_by_id = (0..).zip(&parts.links).map(|(ix, link): (LinkIx, &Link)| (link.id.clone(), ix)).collect();
        let faded = (0..).zip(&parts.links).filter(|(_, link)| link.standing.faded).map(|(ix, _)| ix).collect();
        let linked = linked_communes(&parts.authorities, &parts.links);
        Self {
            seq: parts.seq,
            today: parts.today,
            as_of: parts.as_of,
            authorities: parts.authorities,
            links: parts.links,
            sources: parts.sources,
            former: parts.former,
            linked_communes: RTree::bulk_load(linked),
            faded,
            by_id,
            link_by_id,
            moved: parts.moved,
            beside: parts.beside,
            packed: OnceLock::new(),
        }
    }
}

/// Links with a French side first, then by the names of the parties.
fn place_in_list<'s>(
    link: &'s Link,
    authorities: &'s [Authority],
) -> (bool, Option<&'s str>, Option<&'s str>, &'s str) {
    let name = |place: usize| link.parties.get(place).map(|(ix, _)| &*authorities[*ix as usize].folded);
    (link.perimeter == Perimeter::Elsewhere, name(0), name(1), link.id.as_str())
}

/// Gives each authority everything above it, from the smallest to the largest, and what is directly below.
fn belong(authorities: &mut [Authority], belongs: &[(AuthorityIx, AuthorityIx)]) {
    let mut direct: HashMap<AuthorityIx, Vec<AuthorityIx>> = HashMap::new();
    let mut members: HashMap<AuthorityIx, Vec<AuthorityIx>> = HashMap::new();
    for (child, parent) in belongs {
        direct.entry(*child).or_default().push(*parent);
        members.entry(*parent).or_default().push(*child);
    }
    let rank = |kind: Kind| match kind {
        Kind::Commune => 0,
        Kind::Epci => 1,
        Kind::Departement | Kind::Collectivite => 2,
        Kind::Region | Kind::Unidentified | Kind::Foreign => 3,
    };
    for ix in 0..authorities.len() {
        let mut above: Vec<AuthorityIx> = direct.get(&(ix as AuthorityIx)).cloned().unwrap_or_default();
        let mut seen = 0;
        while let Some(next) = above.get(seen).copied() {
            seen += 1;
            // An intercommunal body may reach over several departments: its members belong to their own.
            if authorities[next as usize].kind == Kind::Epci {
                continue;
            }
            for higher in direct.get(&next).into_iter().flatten() {
                if !above.contains(higher) {
                    above.push(*higher);
                }
            }
        }
        above.sort_by_key(|parent| (rank(authorities[*parent as usize].kind), *parent));
        authorities[ix].parents = above.into();
    }
    for (parent, mut below) in members {
        below.sort_by(|a, b| authorities[*a as usize].folded.cmp(&authorities[*b as usize].folded));
        authorities[parent as usize].members = below.into();
    }
}

/// French parties first, then by name; says who takes part.
fn order_parties(link: &mut Link, authorities: &[Authority]) {
    let french = |ix: AuthorityIx| authorities[ix as usize].is_french();
    link.parties.sort_by_key(|(ix, _)| (!french(*ix), authorities[*ix as usize].folded.clone()));
    let count = link.parties.iter().filter(|(ix, _)| french(*ix)).count();
    link.perimeter = match count {
        0 => Perimeter::Elsewhere,
        all if all == link.parties.len() => Perimeter::WithinFrance,
        _ => Perimeter::FranceAbroad,
    };
}

fn attach_links(authorities: &mut [Authority], links: &[Link]) {
    let mut of: Vec<Vec<LinkIx>> = vec![Vec::new(); authorities.len()];
    for (ix, link) in (0..).zip(links).filter(|(_, link)| !link.standing.faded) {
        for (party, _) in &link.parties {
            of[*party as usize].push(ix);
        }
    }
    for (authority, links) in authorities.iter_mut().zip(of) {
        authority.links = links.into();
    }
}

fn linked_communes(authorities: &[Authority], links: &[Link]) -> Vec<Node> {
    let abroad = |ix: &LinkIx| links[*ix as usize].perimeter == Perimeter::FranceAbroad;
    let linked = |authority: &Authority| authority.kind == Kind::Commune && authority.links.iter().any(abroad);
    (0..)
        .zip(authorities)
        .filter(|(_, authority)| linked(authority))
        .filter_map(|(ix, authority)| authority.position.map(|here| Node::new(on_sphere(here), ix)))
        .collect()
}
