//! What is wrong with the chronology: one line each for the list, and the whole of the one in focus.

use super::super::line::{Line, Roles, paragraph};
use super::super::state::{Action, Context, Offer};
use super::super::theme::Role;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::load::is_of_form;
use crate::text::{Clean, width};

/// The entries of the list of problems.
pub fn problem_entries(context: &Context) -> Vec<Offer> {
    let entry = |(number, problem): (usize, &Diagnostic)| Offer {
        lead: problem.place.as_ref().map_or_else(String::new, |place| format!("line {}", place.line)),
        text: problem.message.clone(),
        beside: Clean::new(severity(problem)),
        works: true,
        action: Action::Problem(number),
    };
    let mut problems: Vec<_> = context.wrong().iter().enumerate().collect();
    // First what keeps a file from being read, then in the order of the file, before that what is of no line in it.
    problems.sort_by_key(|(_, problem)| {
        (!is_of_form(problem), problem.place.as_ref().map(|place| (place.file.clone(), place.line)))
    });
    problems.into_iter().map(entry).collect()
}

fn severity(problem: &Diagnostic) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A problem in full: what is wrong, where, the line with a caret, and what would mend it.
pub fn problem(problem: &Diagnostic, columns: usize) -> Vec<Line> {
    let role = match problem.severity {
        Severity::Error => Role::Bad,
        Severity::Warning => Role::Doubtful,
    };
    let mut lines = paragraph(&problem.message, columns, &[], Roles { plain: role, marked: role });
    if let Some(place) = &problem.place {
        let Place { file, line, column, .. } = place;
        // All problems are of one file, and which folder it is in was said on the command line.
        let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let whence = format!("{file}, line {line}, column {column}, {}", problem.code);
        lines.push(Line::new(whence, Role::Dim).fit(columns));
        lines.extend(excerpt(place, columns));
    }
    if let Some(hint) = &problem.hint {
        lines.extend(paragraph(hint, columns, &[], Roles { plain: Role::Text, marked: Role::Text }));
    }
    lines
}

/// The line of the file with carets beneath what is meant, moved to the left until that can be seen.
fn excerpt(place: &Place, columns: usize) -> [Line; 2] {
    const INDENT: usize = 2;
    let part = |from: usize, to: usize| place.excerpt.get(from..to).unwrap_or_default();
    let room = columns.saturating_sub(INDENT);
    let meant = width(part(place.span.start, place.span.end)).clamp(1, room.max(1));
    let before = width(part(0, place.span.start));
    // Where the line goes on, its last cell says so.
    let more = usize::from(place.span.end < place.excerpt.len());
    let hidden = (before + meant + more).saturating_sub(room);
    let text = Line::new(place.excerpt.as_str(), Role::Text).skip(hidden);
    // What is cut off at the left stands before the text, in the room that it leaves for that.
    let cut = if hidden > 0 { Line::new("…", Role::Dim) } else { Line::default() };
    [
        cut.pad(INDENT).with(text).fit(columns),
        Line::default()
            .pad(INDENT + before - hidden.min(before))
            .then("^".repeat(meant), Role::Bad)
            .fit(columns),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_beneath_what_is_meant() {
        let text = format!("{}wrong and more", "before ".repeat(8));
        let place = Place::new(&Clean::new("file"), &text, &(56..61));
        for columns in [12, 30, 80] {
            let [line, carets] = excerpt(&place, columns);
            let said =
                |line: &Line| line.segments.iter().map(|segment| segment.text.as_str()).collect::<String>();
            let (line, carets) = (said(&line), said(&carets));
            let at = carets.find('^').unwrap();
            let beneath: String = line.chars().skip(at).collect();
            assert!(beneath.starts_with("wrong"), "{columns}\n{line}\n{carets}");
            assert_eq!(carets.trim(), "^^^^^");
            assert_eq!(line.starts_with('…'), columns < 80, "{columns}\n{line}");
        }
    }
}
