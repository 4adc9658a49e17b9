//! The embedded gazetteer, indexed for one import and dropped with it.

use std::collections::HashMap;

use reference::fold::fold;
use reference::french;
use reference::places::{self, Place};

/// Places outside France by GeoNames number, and by country and folded name.
pub struct Gazetteer {
    places: Vec<Place>,
    by_geonames: HashMap<u32, u32>,
    by_name: HashMap<(String, String), Vec<u32>>,
}

impl Gazetteer {
    /// Reads the embedded gazetteer: some 140,000 places, about a second and 100 MB while it lives.
    pub fn load() -> Self {
        let places = places::all();
        let (mut by_geonames, mut by_name) = (HashMap::new(), HashMap::<_, Vec<u32>>::new());
        for (index, place) in (0_u32..).zip(&places) {
            by_geonames.extend(place.geonames.map(|number| (number, index)));
            let names = [&place.name].into_iter().chain(&place.alternates).chain(place.localized.iter().map(|l| &l.1));
            let mut folded: Vec<String> = names.map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
            folded.sort_unstable();
            folded.dedup();
            for name in folded {
                by_name.entry((place.country.clone(), name)).or_default().push(index);
            }
        }
        Self { places, by_geonames, by_name }
    }

    /// The place with that GeoNames number.
    pub fn by_geonames(&self, number: u32) -> Option<&Place> {
        self.by_geonames.get(&number).and_then(|index| self.places.get(*index as usize))
    }

    /// Every place of a country with that folded name among its names.
    pub fn named(&self, country: &str, folded: &str) -> Vec<Place> {
        let indexes = self.by_name.get(&(country.to_owned(), folded.to_owned()));
        indexes.into_iter().flatten().filter_map(|index| self.places.get(*index as usize)).cloned().collect()
    }
}

/// French communes by folded name, present and former, with the official code and the centre.
pub struct FrenchNames {
    by_name: HashMap<String, Vec<FrenchName>>,
}

/// A present commune that a name may mean.
#[derive(Clone)]
pub struct FrenchName {
    /// Its official code.
    pub code: String,
    /// Its centre: latitude and longitude.
    pub centre: (f64, f64),
}

impl FrenchNames {
    /// Reads the embedded communes.
    pub fn load() -> Self {
        let mut by_name: HashMap<String, Vec<FrenchName>> = HashMap::new();
        let mut centres = HashMap::new();
        for commune in french::communes() {
            let centre = (commune.lat, commune.lon);
            by_name.entry(fold(&commune.name)).or_default().push(FrenchName { code: commune.code.clone(), centre });
            centres.insert(commune.code, centre);
        }
        for former in french::former() {
            let Some(centre) = centres.get(&former.current) else { continue };
            let named = by_name.entry(fold(&former.name)).or_default();
            if !named.iter().any(|known| known.code == former.current) {
                named.push(FrenchName { code: former.current, centre: *centre });
            }
        }
        Self { by_name }
    }

    /// Every present commune that bears the name or absorbed one that did.
    pub fn named(&self, folded: &str) -> &[FrenchName] {
        self.by_name.get(folded).map_or(&[], Vec::as_slice)
    }
}
