//! Finding an authority by what somebody types.

use std::sync::Arc;

use crate::kernel::Locale;

/// An authority, or a place of the gazetteer that is none yet: its identifier, its name, what tells it from its namesakes.
type Hit = (String, String, String);
type Find = dyn Fn(&str, Locale) -> Vec<Hit> + Send + Sync;

/// Finds authorities by what is typed. The search does it, which stands on every slice and which none may name: whoever
/// puts the program together hands it in.
#[derive(Clone)]
pub struct Finder(Arc<Find>);

impl Finder {
    /// One that asks a function for identifier, name and context.
    pub fn new(find: impl Fn(&str, Locale) -> Vec<Hit> + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }

    /// The likeliest, first: identifier, name, context.
    pub fn find(&self, typed: &str, locale: Locale) -> Vec<Hit> {
        if typed.trim().is_empty() { Vec::new() } else { (self.0)(typed, locale) }
    }
}
