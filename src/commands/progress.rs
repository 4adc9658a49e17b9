//! Progress on long work: a bar on a terminal, a few lines elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how the work goes, part after part.
#[derive(Default)]
pub struct Progress {
    bar: Option<(&'static str, ProgressBar)>,
}

impl Progress {
    /// So much of a part is done.
    pub fn show(&mut self, part: &'static str, done: usize, total: usize) {
        if self.bar.as_ref().is_none_or(|(known, _)| *known != part) {
            self.finish();
            let bar = ProgressBar::new(total as u64);
            let style = ProgressStyle::with_template("{msg:16} [{bar:40}] {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
            bar.set_message(part);
            if bar.is_hidden() {
                match total {
                    0 => eprintln!("Reading {part}."),
                    _ => eprintln!("Loading {part} ({total})."),
                }
            }
            self.bar = Some((part, bar));
        }
        if let Some((_, bar)) = &self.bar {
            bar.set_position(done as u64);
        }
    }

    /// The present part is done.
    pub fn finish(&mut self) {
        if let Some((_, bar)) = self.bar.take() {
            bar.finish();
        }
    }
}
