//! Distance between two positions.

/// Kilometres along the surface of the Earth between two positions (latitude, longitude in degrees).
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    const MEAN_RADIUS_KM: f64 = 6371.0;
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.1 - a.1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * MEAN_RADIUS_KM * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::kilometres;

    #[test]
    fn le_portel_is_some_4500_kilometres_from_sindou() {
        let distance = kilometres((50.7119, 1.5734), (10.6667, -5.1667));
        assert!((4450.0..4550.0).contains(&distance), "{distance}");
        assert!(kilometres((0.0, 179.9), (0.0, -179.9)) < 23.0);
    }
}
