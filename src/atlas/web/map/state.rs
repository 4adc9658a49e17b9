//! What the address of the map says beside its filters.

use super::super::super::filter::Problem;

/// Whether the map is interactive, and where it looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapState {
    /// `view=interactive`
    pub interactive: bool,
    /// `at=latitude,longitude,zoom`
    pub at: Option<String>,
}

impl MapState {
    /// Takes its own pairs out of those of an address; the others are given back.
    ///
    /// Errors: a view that does not exist, a place that is not on earth.
    pub fn read(pairs: Vec<(String, String)>) -> Result<(Self, Vec<(String, String)>), Problem> {
        let (mut state, mut rest) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            match name.as_str() {
                "view" if value == "interactive" => state.interactive = true,
                "view" => return Err(Problem::value("view", &value, ["interactive"])),
                "at" if on_earth(&value) => state.at = Some(value),
                "at" => return Err(Problem::value("at", &value, ["latitude", "longitude", "zoom"])),
                _ => rest.push((name, value)),
            }
        }
        Ok((state, rest))
    }

    /// As it stands in an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let view = self.interactive.then(|| ("view", "interactive".to_owned()));
        view.into_iter().chain(self.at.clone().map(|at| ("at", at))).collect()
    }
}

fn on_earth(at: &str) -> bool {
    let numbers: Vec<f64> = at.split(',').filter_map(|number| number.parse().ok()).collect();
    let within = |value: f64, most: f64| value.is_finite() && value.abs() <= most;
    at.split(',').count() == 3
        && matches!(numbers[..], [lat, lon, zoom] if within(lat, 90.0) && within(lon, 180.0) && within(zoom, 20.0) && zoom >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, value: &str) -> Result<(MapState, Vec<(String, String)>), Problem> {
        MapState::read(vec![(name.to_owned(), value.to_owned()), ("country".to_owned(), "BF".to_owned())])
    }

    #[test]
    fn a_state_is_read_and_written_back_and_filters_are_left_alone() {
        for (name, value) in [("view", "interactive"), ("at", "46.5,2.4,6"), ("at", "-17.5,-149.6,4")] {
            let (state, rest) = read(name, value).expect("understood");
            assert_eq!(state.pairs(), [(if name == "at" { "at" } else { "view" }, value.to_owned())]);
            assert_eq!(rest, [("country".to_owned(), "BF".to_owned())]);
        }
    }

    #[test]
    fn a_place_that_is_not_on_earth_is_refused() {
        for wrong in
            ["", "1,2", "1,2,3,4", "91,0,3", "0,181,3", "0,0,-1", "0,0,21", "NaN,0,3", "a,b,c", "inf,0,1", "1,2,x,3"]
        {
            assert!(read("at", wrong).is_err(), "{wrong}");
        }
        assert!(read("view", "globe").is_err());
    }
}
