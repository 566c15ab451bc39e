//! What is said of events, sources and problems, in words alone.

use crate::cli::records::spoken;
use crate::cli::show::{borne_out, facts, quoted, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edtf::Certainty;
use crate::keep::Kept;
use crate::model::{Change, Chronology, Citation, Event, Evidence, Finding};
use crate::query::{Hit, Obstacle};

/// An event on one line: `3 June 1902. The mole is finished. event, starred`.
pub(super) fn headline(chronology: &Chronology, hit: Hit, kept: &Kept) -> String {
    let event = chronology.event(hit.event);
    let perhaps = (hit.certainty == Certainty::Perhaps).then_some("matches perhaps");
    let starred = kept.stars.contains(event.id).then_some("starred");
    let noted = kept.notes.contains_key(event.id).then_some("with a note of yours");
    let about: Vec<_> = [Some(event.kind.name()), perhaps, starred, noted].into_iter().flatten().collect();
    format!("{}. {}. {}", spoken(&event), event.title, about.join(", "))
}

/// Everything there is to say of an event, but for its evidence.
pub(super) fn whole(chronology: &Chronology, hit: Hit, kept: &Kept) -> Vec<String> {
    let event = chronology.event(hit.event);
    let mut lines = vec![event.title.to_owned()];
    lines.extend(facts(chronology, &event).into_iter().map(|(word, text)| format!("{word}: {text}")));
    lines.extend(event.summary.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    if hit.certainty == Certainty::Perhaps {
        lines.push("matches: perhaps".to_owned());
    }
    if kept.stars.contains(event.id) {
        lines.push("star: yes".to_owned());
    }
    lines.extend(kept.notes.get(event.id).map(|note| format!("your note: {note}")));
    lines.push(match event.citations.len() {
        0 => "uncited".to_owned(),
        1 => "1 source; `sources` says which".to_owned(),
        several => format!("{several} sources; `sources` says which"),
    });
    lines
}

/// Each quotation of an event.
pub(super) fn sources(chronology: &Chronology, event: &Event<'_>) -> Vec<String> {
    if event.citations.is_empty() {
        return vec!["uncited".to_owned()];
    }
    let of = event.citations.len();
    let numbered = event.citations.iter().zip(1..);
    numbered.flat_map(|(citation, number)| source(chronology, &citation, (number, of))).collect()
}

fn source(chronology: &Chronology, citation: &Citation<'_>, (number, of): (usize, usize)) -> Vec<String> {
    let source = &chronology[citation.source];
    let evidence = Evidence::said(citation.evidence());
    let mut lines = vec![format!("source {number} of {of}: {evidence}, {}", borne_out(citation, source))];
    lines.extend(quoted(citation));
    lines.extend(remarks(citation, source));
    if let Some(Finding::Changed(changed)) = citation.finding {
        lines.extend(changed.difference.iter().filter_map(difference));
    }
    lines
}

/// What only one of the two has, a quotation or its document.
fn difference(change: &Change) -> Option<String> {
    match change {
        Change::Same(_) => None,
        Change::Quoted(words) => Some(format!("quoted, and not in the document: “{words}”")),
        Change::Stands(words) => Some(format!("in the document, and not quoted: “{words}”")),
    }
}

/// A problem or a mistake on one line.
pub(super) fn problem(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.place.as_ref();
    let file = place.filter(|place| !place.file.is_empty());
    let file = file.map(|place| format!(" in {}, line {}, column {}", place.file, place.line, place.column));
    let meant = place
        .and_then(|place| place.excerpt.get(place.span.clone()))
        .map(|meant| meant.trim().trim_matches('"'));
    let meant = meant.filter(|meant| !meant.is_empty()).map(|meant| format!(", at “{meant}”"));
    let hint = diagnostic.hint.as_ref().map(|hint| format!("; {hint}"));
    let [file, meant, hint] = [file, meant, hint].map(Option::unwrap_or_default);
    format!("{severity}{file}: {}{meant}{hint}", diagnostic.message)
}

/// What stands in the way of a query that finds nothing.
pub(super) fn obstacle(obstacle: &Obstacle) -> String {
    let found = obstacle.without.certain + obstacle.without.perhaps;
    let ending = if found == 1 { "" } else { "s" };
    let meant = obstacle.meant.as_ref().map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
    format!("without `{}` there would be {found} event{ending}{meant}", obstacle.term)
}
