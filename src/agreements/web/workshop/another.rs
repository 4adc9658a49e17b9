//! Another paper from the same facts.

use paper::doc::Lang;

use crate::agreements::draft::Draft;
use crate::agreements::model::{Kind, Library};

/// Takes the draft of one paper up for another; a resolution is about the paper from which one comes to it.
pub fn turned(library: &Library, (from, to): (Kind, Kind), draft: &mut Draft) {
    let title = approved(library, from, draft);
    draft.turn(from, to);
    if let Some(title) = title.filter(|_| to == Kind::Resolution) {
        draft.facts.entry("approved_text".to_owned()).or_insert(title);
    }
}

/// What a resolution calls a paper that it approves: « convention-cadre de coopération décentralisée (Halluin et Nkong-Zem) ».
fn approved(library: &Library, kind: Kind, draft: &Draft) -> Option<String> {
    let other = match kind {
        Kind::Resolution | Kind::SpecialMandate | Kind::TravelOrder => return None,
        Kind::SubsidyAgreement => "payee",
        _ => "party_b.name",
    };
    let title = library.model(kind)?.title.get(&Lang::Fr)?;
    let mut signs = title.chars();
    let title: String = signs.next()?.to_lowercase().chain(signs).collect();
    let names = ["party_a.name", other].map(|path| draft.facts.get(path).map_or("", |name| name.trim()));
    Some(if names.contains(&"") { title } else { format!("{title} ({})", names.join(" et ")) })
}
