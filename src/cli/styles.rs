//! What the colours of the command line mean. Each of them only stresses what words say too.

use clap::builder::styling::{AnsiColor, Style};

use crate::model::Evidence;

/// A title, a heading.
pub(super) const HEADING: Style = Style::new().bold();
/// What is there for reference.
pub(super) const FAINT: Style = Style::new().dimmed();
/// A passage that is cited.
pub(super) const CITED: Style = Style::new().bold().underline();
/// What is as it should be.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
/// What wants a look.
pub(super) const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
/// What is wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What would mend it.
pub(super) const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// The style of a mark of evidence.
pub(super) fn evidence(evidence: Option<Evidence>) -> Style {
    match evidence {
        Some(Evidence::Exact | Evidence::Typographic) => GOOD,
        Some(Evidence::Changed | Evidence::Ambiguous) => DOUBTFUL,
        Some(Evidence::Missing) => BAD,
        None => FAINT,
    }
}
