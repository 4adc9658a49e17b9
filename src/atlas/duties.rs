//! What the atlas tells the organisations of the links that they act for.

use super::keeper::Atlas;
use super::snapshot::{LinkIx, Snapshot};
use crate::kernel::{Locale, PublicId};
use crate::organisations::{HeldLink, Links};

impl Links for Atlas {
    fn of(&self, authority: &PublicId) -> Vec<HeldLink> {
        let atlas = self.now();
        let Some(ix) = atlas.find(authority) else { return Vec::new() };
        let held = |link: &LinkIx| {
            let record = atlas.link(*link);
            let names = |locale: Locale| {
                let others = atlas.others(*link, ix).map(|party| atlas.authority(party).name_in(locale).to_owned());
                others.collect::<Vec<_>>().join(", ")
            };
            HeldLink {
                id: record.id.to_string(),
                names: [names(Locale::Fr), names(Locale::En)],
                status: record.status.code().to_owned(),
                confirmed: record.confirmed.as_ref().map(|(at, by)| (at.0, by.to_string())),
                unsettled: !record.disagreements.is_empty(),
            }
        };
        atlas.authority(ix).links.iter().map(held).collect()
    }

    fn name(&self, authority: &PublicId) -> Option<[String; 2]> {
        let atlas = self.now();
        let ix = atlas.find(authority)?;
        Some([Locale::Fr, Locale::En].map(|locale| atlas.authority(ix).name_in(locale).to_owned()))
    }

    fn authorities_with_links(&self, territory: &[PublicId]) -> usize {
        let atlas: &Snapshot = &self.now();
        let regions: Vec<_> = territory.iter().filter_map(|id| atlas.find(id)).collect();
        let all = (0_u32..).zip(&atlas.authorities);
        all.filter(|(ix, one)| !one.links.is_empty() && regions.iter().any(|region| atlas.within(*ix, *region))).count()
    }
}
