//! Makes the index from the atlas, and keeps it up with the journal.

use std::collections::{HashMap, HashSet};

use reference::{countries, places};
use tantivy::directory::RamDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index as Engine, IndexSettings, IndexWriter, SingleSegmentIndexWriter, Term};

use super::content;
use super::prefixes::Prefixes;
use super::schema::{Fields, schema};
use crate::atlas::Snapshot;
use crate::search::site::PAGES;

/// Bytes the writer may hold; it is alone and its documents are small.
const ROOM: usize = 64 * 1024 * 1024;
/// The least that an engine accepts, for a few changes.
const LITTLE_ROOM: usize = 15_000_000;
/// After so many small segments the index is made anew.
const MOST_SEGMENTS: usize = 12;

/// How far the index reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What the atlas holds.
    Atlas,
    /// That and every place of the gazetteer.
    Gazetteer,
}

/// An index as it was made.
#[derive(Clone)]
pub struct Made {
    /// The engine, over files in memory.
    pub engine: Engine,
    /// Those files.
    pub files: RamDirectory,
    /// Its fields.
    pub fields: Fields,
    /// The last entry of the journal that it shows.
    pub seq: i64,
    /// What is kept of its short beginnings.
    pub prefixes: Prefixes,
}

impl Made {
    /// Makes the whole index: some 240,000 documents, a few seconds.
    ///
    /// Errors: what the engine says.
    pub fn whole(atlas: &Snapshot, extent: Extent) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let files = RamDirectory::create();
        let builder = Engine::builder().schema(schema).settings(IndexSettings::default());
        let mut writer: SingleSegmentIndexWriter = builder.single_segment_index_writer(files.clone(), ROOM)?;
        each_of_atlas(atlas, &mut |entry| writer.add_document(entry.document(&fields)))?;
        if extent == Extent::Gazetteer {
            let known: HashSet<u32> = atlas.authorities.iter().filter_map(|authority| authority.geonames).collect();
            let unknown = |place: &places::Place| place.geonames.is_some_and(|number| !known.contains(&number));
            for place in places::all().iter().filter(|place| unknown(place)) {
                if let Some(entry) = content::place(place) {
                    writer.add_document(entry.document(&fields))?;
                }
            }
        }
        Ok(Self { engine: writer.finalize()?, files, fields, seq: atlas.seq, prefixes: Prefixes::default() })
    }

    /// Replaces the documents of what has changed; nothing when the whole had better be made again.
    ///
    /// Errors: what the engine says; the index then stays as it was.
    pub fn with(&self, atlas: &Snapshot, changed: &[String]) -> tantivy::Result<Option<Self>> {
        if self.engine.searchable_segment_ids()?.len() >= MOST_SEGMENTS {
            return Ok(None);
        }
        let (authorities, links) = touched(atlas, changed);
        let mut writer: IndexWriter = self.engine.writer_with_num_threads(1, LITTLE_ROOM)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for id in changed {
            writer.delete_term(Term::from_field_text(self.fields.id, id));
        }
        let former = former_names(atlas);
        for ix in authorities {
            let names = former.get(&ix).map_or(&[][..], Vec::as_slice);
            writer.delete_term(Term::from_field_text(self.fields.id, atlas.authority(ix).id.as_str()));
            writer.add_document(content::authority(atlas, ix, names).document(&self.fields))?;
        }
        for ix in links {
            writer.delete_term(Term::from_field_text(self.fields.id, atlas.link(ix).id.as_str()));
            if !atlas.link(ix).standing.faded {
                writer.add_document(content::link(atlas, ix).document(&self.fields))?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        Ok(Some(Self { seq: atlas.seq, ..self.clone() }))
    }
}

/// What must be written again: an authority that changed and its links, a link and the parties that count it.
fn touched(atlas: &Snapshot, changed: &[String]) -> (HashSet<u32>, HashSet<u32>) {
    let (mut authorities, mut links) = (HashSet::new(), HashSet::new());
    for id in changed.iter().filter_map(|id| crate::kernel::PublicId::parse(id)) {
        if let Some(ix) = atlas.find(&id) {
            authorities.insert(ix);
            links.extend(atlas.authority(ix).links.iter().copied());
        }
        if let Some(ix) = atlas.find_link(&id) {
            links.insert(ix);
            authorities.extend(atlas.link(ix).parties.iter().map(|(party, _)| *party));
        }
    }
    (authorities, links)
}

fn former_names(atlas: &Snapshot) -> HashMap<u32, Vec<&str>> {
    let mut names: HashMap<u32, Vec<&str>> = HashMap::new();
    for former in &atlas.former {
        names.entry(former.authority).or_default().push(&former.name);
    }
    names
}

fn each_of_atlas(
    atlas: &Snapshot,
    add: &mut dyn FnMut(super::entry::Entry) -> tantivy::Result<()>,
) -> tantivy::Result<()> {
    let former = former_names(atlas);
    for ix in 0..atlas.authorities.len() as u32 {
        add(content::authority(atlas, ix, former.get(&ix).map_or(&[][..], Vec::as_slice)))?;
    }
    for ix in (0..atlas.links.len() as u32).filter(|ix| !atlas.link(*ix).standing.faded) {
        add(content::link(atlas, ix))?;
    }
    let links = links_by_country(atlas);
    for country in countries::all() {
        add(content::country(country, links.get(country.iso2).copied().unwrap_or(0)))?;
    }
    for page in &PAGES {
        add(content::page(page))?;
    }
    Ok(())
}

/// How many links each country has, France among them.
fn links_by_country(atlas: &Snapshot) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    for link in atlas.shown_links() {
        let there: HashSet<&'static str> =
            link.parties.iter().map(|(party, _)| atlas.authority(*party).country.iso2).collect();
        for country in there {
            *counts.entry(country).or_insert(0) += 1;
        }
    }
    counts
}
