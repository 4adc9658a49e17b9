//! Names and codes, folded and sorted.

use std::collections::HashSet;
use std::sync::Arc;

use reference::countries::{self, Country};
use reference::fold::fold;

use crate::atlas::{Authority, Snapshot};
use crate::authorities::Kind;

/// What a name or a code leads to.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// An authority, by its place in the atlas.
    Authority(u32),
    /// A country.
    Country(&'static Country),
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// The former name that was meant, when it was one.
    pub former: Option<Box<str>>,
    /// How well it fits: 0 the whole name or a code, 1 its beginning, 2 words of it; one more for a name not in use.
    pub tier: u8,
}

/// A name or code that fits, before it is told.
#[derive(Clone, Copy)]
struct Found {
    rank: u64,
    target: Target,
    tier: u8,
    /// Its place in the names; beyond them for a code.
    name: u32,
}

struct Name {
    folded: Box<str>,
    target: Target,
    /// The name in use now, or one of its translations; not a former or an alternative one.
    own: bool,
    /// A former commune's name.
    former: Option<u32>,
}

/// Every name of the atlas at one place in the journal.
pub struct Index {
    /// The atlas that it was made from.
    pub atlas: Arc<Snapshot>,
    /// Sorted by folded name.
    names: Vec<Name>,
    /// Postal codes, which people know, and official codes, which may read the same; sorted.
    codes: Vec<Code>,
    /// Where each word of each name begins, sorted by what stands there.
    words: Vec<Word>,
}

/// A code of at most nine characters, the authority it leads to, and how well it fits.
type Code = ([u8; 9], u32, u8);

/// A name, and where in it a word begins.
type Word = (u32, u16);

/// The longest text that is looked for, in characters.
pub const LONGEST: usize = 100;

impl Index {
    /// Reads every name and code of the atlas: some 60,000 names, a tenth of a second.
    pub fn of(atlas: Arc<Snapshot>) -> Self {
        let mut names = Vec::with_capacity(90_000);
        let mut codes: Vec<Code> = Vec::with_capacity(120_000);
        for (ix, authority) in (0..).zip(&atlas.authorities) {
            add_names(&mut names, ix, authority);
            codes.extend(codes_of(authority).into_iter().filter_map(|(code, tier)| Some((packed(code)?, ix, tier))));
        }
        codes.sort_unstable();
        for (number, former) in (0..).zip(&atlas.former) {
            let target = Target::Authority(former.authority);
            names.push(Name { folded: fold(&former.name).into(), target, own: false, former: Some(number) });
        }
        for country in countries::all() {
            let folded: HashSet<String> =
                ["fr", "en", "es", "pt", "ar"].iter().map(|lang| fold(country.name(lang))).collect();
            let own = folded.into_iter().filter(|name| !name.is_empty());
            names.extend(own.map(|name| Name {
                folded: name.into(),
                target: Target::Country(country),
                own: true,
                former: None,
            }));
        }
        names.sort_by(|a, b| a.folded.cmp(&b.folded));
        names.shrink_to_fit();
        let mut words: Vec<Word> = Vec::with_capacity(names.len() * 2);
        for (place, name) in (0..).zip(&names) {
            let spaces = name.folded.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at + 1);
            words.extend([0].into_iter().chain(spaces).filter_map(|at| Some((place, u16::try_from(at).ok()?))));
        }
        words.shrink_to_fit();
        words.sort_by(|a, b| word_at(&names, *a).cmp(word_at(&names, *b)));
        Self { atlas, names, codes, words }
    }

    /// The answers to a text, the likeliest first, each target once, with how many there are.
    pub fn find(&self, text: &str, most: usize) -> (usize, Vec<Hit>) {
        let text: String = text.chars().take(LONGEST).collect();
        let folded = fold(&text);
        let mut found = self.by_code(&text);
        if !folded.is_empty() && found.is_empty() {
            found = self.by_name(&folded);
        }
        found.sort_unstable_by_key(|found| (found.rank, found.name));
        let mut authorities = vec![false; self.atlas.authorities.len()];
        let mut countries: Vec<&str> = Vec::new();
        found.retain(|found| match found.target {
            Target::Authority(ix) => !std::mem::replace(&mut authorities[ix as usize], true),
            Target::Country(country) => {
                let new = !countries.contains(&country.iso2);
                countries.push(country.iso2);
                new
            }
        });
        (found.len(), found.iter().take(most).map(|found| self.hit(found)).collect())
    }

    /// The one answer that nobody could mistake for another.
    pub fn certain(&self, hits: &[Hit]) -> Option<Target> {
        match hits {
            [only] if only.tier <= 2 => Some(only.target),
            [first, second, ..] if first.tier == 0 && second.tier > 0 => Some(first.target),
            _ => None,
        }
    }

    fn by_code(&self, text: &str) -> Vec<Found> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let found = |target, tier| Found { rank: self.rank(target, tier, false), target, tier, name: u32::MAX };
        if let Some(code) = packed(&compact) {
            let start = self.codes.partition_point(|known| known.0 < code);
            let same = self.codes[start..].iter().take_while(|known| known.0 == code);
            let all: Vec<Found> = same.map(|known| found(Target::Authority(known.1), known.2)).collect();
            if !all.is_empty() {
                return all;
            }
        }
        let country = countries::by_iso2(&compact).filter(|_| compact.len() == 2 && text == compact);
        country.map(|country| found(Target::Country(country), 0)).into_iter().collect()
    }

    fn by_name(&self, folded: &str) -> Vec<Found> {
        let start = self.names.partition_point(|name| &*name.folded < folded);
        let begins = self.names[start..].iter().take_while(|name| name.folded.starts_with(folded));
        let begins = (start as u32..).zip(begins);
        let tier = |name: &Name| u8::from(&*name.folded != folded);
        let mut found: Vec<Found> = begins.map(|(place, name)| self.found(place, tier(name))).collect();
        found.extend(self.with_words(folded).into_iter().map(|place| self.found(place, 2)));
        found
    }

    fn found(&self, place: u32, tier: u8) -> Found {
        let name = &self.names[place as usize];
        let tier = if name.own { tier } else { tier + 1 };
        let rank = self.rank(name.target, tier, name.former.is_some());
        Found { rank, target: name.target, tier, name: place }
    }

    /// Names that have every word of a text, the last one perhaps unfinished.
    fn with_words(&self, folded: &str) -> Vec<u32> {
        let words: Vec<&str> = folded.split(' ').collect();
        let Some((last, whole)) = words.split_last() else { return Vec::new() };
        let mut found = self.with_word(last, false);
        for word in whole {
            let places: HashSet<u32> = self.with_word(word, true).into_iter().collect();
            found.retain(|place| places.contains(place));
        }
        found
    }

    /// The names that have a word, or one that begins so.
    fn with_word(&self, wanted: &str, whole: bool) -> Vec<u32> {
        let start = self.words.partition_point(|word| word_at(&self.names, *word) < wanted);
        let begins = self.words[start..].iter().take_while(|word| word_at(&self.names, **word).starts_with(wanted));
        let ends = |word: &&Word| {
            !whole || matches!(word_at(&self.names, **word).as_bytes().get(wanted.len()), None | Some(b' '))
        };
        begins.filter(ends).map(|word| word.0).collect()
    }

    fn hit(&self, found: &Found) -> Hit {
        let former = self.names.get(found.name as usize).and_then(|name| name.former);
        let former = former.map(|number| self.atlas.former[number as usize].name.clone());
        Hit { target: found.target, former, tier: found.tier }
    }

    /// Better answers first: the fit, then a French authority, then one with links, then the most inhabitants, then a name
    /// in use. One number, the smallest being the best.
    fn rank(&self, target: Target, tier: u8, former: bool) -> u64 {
        let (abroad, alone, inhabitants) = match target {
            Target::Country(_) => (true, false, u32::MAX),
            Target::Authority(ix) => {
                let authority = self.atlas.authority(ix);
                let inhabitants = authority.population.as_ref().map_or(0, |count| count.value);
                (!authority.is_french(), authority.links.is_empty(), inhabitants)
            }
        };
        let abroad = abroad && tier > 0;
        u64::from(tier) << 40
            | u64::from(abroad) << 34
            | u64::from(alone) << 33
            | u64::from(u32::MAX - inhabitants) << 1
            | u64::from(former)
    }
}

/// The rest of a name from a word on.
fn word_at(names: &[Name], (place, at): Word) -> &str {
    &names[place as usize].folded[usize::from(at)..]
}

/// A code as it is kept; nothing for a text that is too long to be one.
fn packed(code: &str) -> Option<[u8; 9]> {
    let mut out = [0; 9];
    out.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    Some(out).filter(|_| !code.is_empty())
}

fn add_names(names: &mut Vec<Name>, ix: u32, authority: &Authority) {
    let mut seen: HashSet<Box<str>> = HashSet::new();
    let mut add = |folded: Box<str>, own: bool| {
        if !folded.is_empty() && seen.insert(folded.clone()) {
            names.push(Name { folded, target: Target::Authority(ix), own, former: None });
        }
    };
    add(authority.folded.clone(), true);
    for (_, name) in &authority.names {
        add(fold(name).into(), true);
    }
    for alias in authority.aliases.lines() {
        add(fold(alias).into(), false);
    }
    if authority.kind == Kind::Epci
        && let Some((_, rest)) = authority.folded.split_once(' ')
    {
        add(rest.into(), false);
    }
}

/// The codes that lead to an authority: a postal code fits better than an official code that reads the same.
fn codes_of(authority: &Authority) -> Vec<(&str, u8)> {
    let official = authority.insee.as_deref().filter(|_| authority.kind == Kind::Commune);
    let postcodes = authority.postcodes.split(' ').filter(|code| !code.is_empty());
    let mut codes: Vec<(&str, u8)> = postcodes.map(|code| (code, 0)).collect();
    codes.extend(official.filter(|code| !authority.postcodes.contains(code)).map(|code| (code, 1)));
    codes.extend(authority.siren.as_deref().map(|siren| (siren, 0)));
    codes
}
