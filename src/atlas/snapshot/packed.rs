//! Who is linked with whom and where, packed: what a map walks through for every pan and every filter.
//!
//! A record of the snapshot is rich and lies scattered in memory; a million of them cannot be walked through in the time
//! that a finger takes. Here a link is a few numbers in a row, and a place is a point of the square Web Mercator world.

use reference::countries::Country;

use super::{Authority, AuthorityIx, Link, LinkIx, Perimeter};
use crate::authorities::Kind;

/// A point of the square world, in 2^32nds of its side from the north-west corner; across the antimeridian it wraps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Eastwards.
    pub x: u32,
    /// Southwards.
    pub y: u32,
}

/// The side of the world.
const SIDE: f64 = 4_294_967_296.0;
/// The latitude at which the world is a square; what lies beyond stands at its edge.
const EDGE: f64 = 85.051_129;

impl Spot {
    /// The point of a latitude and a longitude.
    pub fn at(lat: f64, lon: f64) -> Self {
        let turn = ((lon + 180.0) / 360.0).rem_euclid(1.0);
        let lat = lat.clamp(-EDGE, EDGE).to_radians();
        let down = 0.5 - (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan().ln() / std::f64::consts::TAU;
        let whole = |part: f64| (part * SIDE).clamp(0.0, SIDE - 1.0) as u32;
        Self { x: whole(turn), y: whole(down) }
    }

    /// Its latitude and longitude.
    pub fn degrees(self) -> (f64, f64) {
        let lon = f64::from(self.x) / SIDE * 360.0 - 180.0;
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * f64::from(self.y) / SIDE)).sinh().atan().to_degrees();
        (lat, lon)
    }
}

/// What filters ask of an authority.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// Its country.
    pub country: &'static Country,
    /// Its kind.
    pub kind: Kind,
    /// Its inhabitants, when they are known.
    pub inhabitants: Option<u32>,
}

impl Who {
    /// What they ask of this one.
    pub fn of(authority: &Authority) -> Self {
        let inhabitants = authority.population.as_ref().map(|count| count.value);
        Self { country: authority.country, kind: authority.kind, inhabitants }
    }

    /// Whether it is French.
    pub fn is_french(self) -> bool {
        self.country.iso2 == "FR"
    }
}

/// Every link as places in a list of parties.
pub struct Packed {
    /// The authorities that take part in a link, in the order of the snapshot; the arrays below go with it.
    pub parties: Vec<AuthorityIx>,
    /// Where each stands, when that is known.
    pub spots: Vec<Option<Spot>>,
    /// Whether it is French.
    pub french: Vec<bool>,
    /// What filters ask of each.
    pub who: Vec<Who>,
    /// Who takes part in each link, seen from France.
    pub perimeters: Vec<Perimeter>,
    /// Whether each link has left what is shown without being asked for.
    pub faded: Vec<bool>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Packed {
    pub(super) fn of(authorities: &[Authority], links: &[Link]) -> Self {
        let mut places = vec![u32::MAX; authorities.len()];
        let mut packed = Self {
            parties: Vec::new(),
            spots: Vec::new(),
            french: Vec::new(),
            who: Vec::new(),
            perimeters: links.iter().map(|link| link.perimeter).collect(),
            faded: links.iter().map(|link| link.standing.faded).collect(),
            starts: Vec::with_capacity(links.len() + 1),
            ends: Vec::with_capacity(links.len() * 2),
        };
        let mut takes_part = vec![false; authorities.len()];
        links.iter().flat_map(|link| &link.parties).for_each(|(party, _)| takes_part[*party as usize] = true);
        for (ix, authority) in (0..).zip(authorities).filter(|(ix, _)| takes_part[*ix as usize]) {
            places[ix as usize] = packed.parties.len() as u32;
            packed.parties.push(ix);
            packed.spots.push(authority.position.map(|(lat, lon)| Spot::at(f64::from(lat), f64::from(lon))));
            packed.french.push(authority.is_french());
            packed.who.push(Who::of(authority));
        }
        for link in links {
            packed.starts.push(packed.ends.len() as u32);
            packed.ends.extend(link.parties.iter().map(|(party, _)| places[*party as usize]));
        }
        packed.starts.push(packed.ends.len() as u32);
        packed
    }

    /// How many links there are.
    pub fn len(&self) -> usize {
        self.perimeters.len()
    }

    /// The parties of a link, as places in [`Self::parties`], in the link's order.
    pub fn ends(&self, link: LinkIx) -> &[u32] {
        let link = link as usize;
        &self.ends[self.starts[link] as usize..self.starts[link + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_the_square_world_leads_back_to_its_degrees() {
        for (lat, lon) in [(0.0, 0.0), (50.707, 1.573), (-17.53, -149.57), (-46.4, 168.35), (84.9, 179.999)] {
            let (back_lat, back_lon) = Spot::at(lat, lon).degrees();
            assert!(
                (lat - back_lat).abs() < 1e-5 && (lon - back_lon).abs() < 1e-5,
                "{lat} {lon}: {back_lat} {back_lon}"
            );
        }
    }

    #[test]
    fn both_sides_of_the_antimeridian_are_one_and_the_poles_stand_at_the_edge() {
        assert_eq!(Spot::at(0.0, 180.0), Spot::at(0.0, -180.0));
        assert_eq!(Spot::at(90.0, 0.0).y, 0);
        assert_eq!(Spot::at(-90.0, 0.0).y, u32::MAX);
        // A step over the antimeridian is a short one, in wrapping arithmetic.
        assert!(Spot::at(0.0, -179.9).x.wrapping_sub(Spot::at(0.0, 179.9).x) < u32::MAX / 1000);
    }
}
