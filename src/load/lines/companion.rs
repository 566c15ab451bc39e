//! The file beside another, for what that one cannot hold.

use super::super::report::Report;
use super::super::sections::Sections;
use super::super::{Format, codes};
use crate::diagnostic::Diagnostic;
use crate::text::Clean;

/// A file that stands beside rows of events, and says what these speak of.
pub(in crate::load) struct Companion {
    /// What the user would call it.
    pub(in crate::load) name: Clean,
    pub(in crate::load) text: String,
    /// TOML or JSON.
    pub(in crate::load) format: Format,
}

impl Companion {
    /// Reads it. Events that it has are told, and left out: those of the file beside it, `events`, count.
    pub(super) fn read(&self, events: &Clean) -> (Report<'_>, Sections<'_>) {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let mut report = Report::new(text);
        let mut sections = Sections::read(self.format, &mut report);
        if let Some(first) = sections.events.first() {
            let count = sections.events.len();
            let message = match count {
                1 => format!("this event is passed over: those of {events} count"),
                _ => format!("this event and {} more are passed over: those of {events} count", count - 1),
            };
            let hint = "beside events in CSV stand only what they speak of: sources, actors, places";
            report.add(&first.span, Diagnostic::warning(codes::EVENTS_ELSEWHERE, &message).hint(hint));
            sections.events.clear();
        }
        (report, sections)
    }
}
