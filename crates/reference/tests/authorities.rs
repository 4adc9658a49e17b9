//! The embedded French authorities.

use std::collections::{HashMap, HashSet};

use reference::french::{FormerKind, collectivities, communes, departments, epcis, former, regions};

/// The checksum of SIREN numbers.
fn luhn(siren: &str) -> bool {
    let digits: Vec<u32> = siren.chars().filter_map(|c| c.to_digit(10)).collect();
    let doubled = digits.iter().rev().enumerate().map(|(i, d)| match i % 2 {
        0 => *d,
        _ => (d * 2) / 10 + (d * 2) % 10,
    });
    digits.len() == 9 && doubled.sum::<u32>() % 10 == 0
}

#[test]
fn counts_are_those_of_the_release() {
    assert_eq!(communes().len(), 34_969);
    let (ept, epci): (Vec<_>, Vec<_>) = epcis().into_iter().partition(|e| e.kind == "EPT");
    assert_eq!((epci.len(), ept.len()), (1_255, 11));
    assert_eq!(departments().len(), 101);
    assert_eq!(regions().len(), 18);
    let codes: Vec<String> = collectivities().into_iter().map(|c| c.code).collect();
    assert_eq!(codes, ["975", "977", "978", "986", "987", "988"]);
    let kinds = former().into_iter().fold(HashMap::new(), |mut n, f| {
        *n.entry(f.kind).or_insert(0) += 1;
        n
    });
    assert_eq!(kinds[&FormerKind::Delegated], 2_105);
    assert_eq!(kinds[&FormerKind::Associated], 471);
    assert_eq!(kinds[&FormerKind::Arrondissement], 45);
}

#[test]
fn every_siren_passes_its_checksum_and_serves_one_commune() {
    let communes = communes();
    let sirens: Vec<&String> = communes.iter().filter_map(|c| c.siren.as_ref()).collect();
    assert_eq!(sirens.len(), 34_875);
    assert_eq!(sirens.iter().collect::<HashSet<_>>().len(), sirens.len());
    assert!(sirens.iter().all(|s| luhn(s)));
    assert!(epcis().iter().all(|e| luhn(&e.siren)));
    let above = departments().into_iter().map(|d| d.siren);
    for siren in above.chain(regions().into_iter().map(|r| r.siren)) {
        assert!(siren.is_some_and(|s| luhn(&s)));
    }
}

#[test]
fn every_commune_is_placed_and_nested() {
    let groups: HashSet<String> = epcis().into_iter().map(|e| e.siren).collect();
    let departments: HashMap<String, String> = departments().into_iter().map(|d| (d.code, d.region)).collect();
    let overseas: HashSet<String> = collectivities().into_iter().map(|c| c.code).collect();
    for c in communes() {
        assert!((-77.0..=52.0).contains(&c.lat) && (-180.0..=180.0).contains(&c.lon), "{c:?}");
        assert!(c.lat != 0.0 && c.lon != 0.0, "{c:?}");
        assert_eq!(departments.get(&c.department), c.region.as_ref(), "{c:?}");
        let known = departments.contains_key(&c.department) || overseas.contains(&c.department);
        assert!(known || ["984", "989"].contains(&c.department.as_str()), "{c:?}");
        assert!(c.epci.iter().chain(&c.ept).all(|siren| groups.contains(siren)), "{c:?}");
    }
}

#[test]
fn groups_areas_and_former_names_refer_to_communes() {
    let codes: HashSet<String> = communes().into_iter().map(|c| c.code).collect();
    for group in epcis() {
        assert!(!group.members.is_empty(), "{}", group.name);
        assert!(group.members.iter().all(|m| codes.contains(m)), "{}", group.name);
    }
    assert!(departments().iter().all(|d| codes.contains(&d.seat)));
    assert!(regions().iter().all(|r| codes.contains(&r.seat)));
    assert!(former().iter().all(|f| codes.contains(&f.current)));
}

#[test]
fn populations_add_up_and_known_rows_are_right() {
    let all: u32 = communes().iter().filter_map(|c| c.population).sum();
    let above: u32 = departments().iter().map(|d| d.population).sum::<u32>()
        + collectivities().iter().map(|c| c.population).sum::<u32>();
    assert_eq!(all, above);
    assert_eq!(
        regions().iter().map(|r| r.population).sum::<u32>(),
        departments().iter().map(|d| d.population).sum::<u32>()
    );
    assert!((68_000_000..70_000_000).contains(&all), "{all}");
    let paris = communes().into_iter().find(|c| c.code == "75056").expect("Paris");
    assert_eq!((paris.department.as_str(), paris.region.as_deref()), ("75", Some("11")));
    let alsace = departments().into_iter().find(|d| d.code == "67").expect("Bas-Rhin");
    assert_eq!(alsace.legal_name.as_deref(), Some("Collectivité européenne d'Alsace"));
    let paris_metro = epcis().into_iter().find(|e| e.siren == "200054781").expect("Grand Paris");
    assert_eq!(paris_metro.department, "75");
    assert_eq!(paris_metro.members.len(), 130);
}
