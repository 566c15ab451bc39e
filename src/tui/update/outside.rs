//! What stands outside: the chronology's file, to be edited and read again, and the pages of its sources on the net.

use std::ffi::OsStr;
use std::path::Path;

use super::super::command::Command;
use super::super::message::Effect;
use super::super::state::{Context, FinderKind, State};
use super::{finding, say};
use crate::diagnostic::Diagnostic;

/// Runs one of the commands about what stands outside.
pub(super) fn run(state: &mut State, context: &Context, command: Command) -> Vec<Effect> {
    if command == Command::OpenAddress {
        return open_address(state, context);
    }
    match (&context.file, command) {
        (Some(file), Command::Edit) => vec![Effect::Edit(line(state, context, file))],
        (Some(_), _) => {
            say(state, "Reading the file again");
            vec![Effect::ReadAgain]
        }
        (None, Command::Edit) => {
            say(state, "This chronology is part of the program: it has no file to edit");
            Vec::new()
        }
        (None, _) => {
            say(state, "This chronology is part of the program: it has no file to read again");
            Vec::new()
        }
    }
}

/// The line to edit: of the first mistake, where the file was not taken for its mistakes, or else of the event that
/// is looked at.
fn line(state: &State, context: &Context, file: &Path) -> Option<usize> {
    let is_here = |problem: &Diagnostic| {
        let place = problem.place.as_ref()?;
        let name = Path::new(OsStr::new(place.file.as_str())).file_name();
        (name == file.file_name()).then_some(place.line)
    };
    if let Some(line) = context.unread.iter().find_map(is_here) {
        return Some(line);
    }
    let event = state.event_in_focus(context).or(state.selected)?;
    Some(context.chronology.event(event).line)
}

/// Has the address of the source shown that is looked at.
fn open_address(state: &mut State, context: &Context) -> Vec<Effect> {
    let Some(source) = state.source_in_focus(context) else {
        say(state, "There is no source here whose address could be shown");
        return Vec::new();
    };
    let source = &context.chronology[source];
    let Some(address) = &source.url else {
        say(state, &format!("No address is given for {}", source.short_name()));
        return Vec::new();
    };
    if !is_of_the_web(address) {
        say(state, &format!("Only addresses of the web are shown, with http: or https:, and not {address}"));
        return Vec::new();
    }
    say(state, &format!("To the browser: {address}"));
    vec![Effect::OpenAddress(address.to_string())]
}

/// Whether an address is one that a browser may be given: no file, no script, no call of another program.
fn is_of_the_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) && !address.contains(char::is_whitespace)
}

/// Says what came of reading the file again.
pub(super) fn read_again(state: &mut State, context: &Context) {
    state.reading_again = None;
    finding::look_again(state, context, FinderKind::Problems);
    let said = match context.unread.first() {
        Some(problem) => not_read(problem, context),
        None => read(state, context),
    };
    // What was left on the way matters more than that all went well.
    if state.notice.is_none() || !context.unread.is_empty() {
        say(state, &said);
    }
}

fn read(state: &State, context: &Context) -> String {
    let wrong = context.wrong();
    let wrong = if wrong.is_empty() {
        String::new()
    } else {
        let shown = context.keymap.hint(Command::Problems, |key| format!(", which {key} shows"));
        format!(", {wrong}{shown}")
    };
    let gone = state.absent.as_ref().map(|id| format!("; {id} is not in it any more")).unwrap_or_default();
    let events = context.chronology.events().len();
    format!("The file was read again: {events} {}{wrong}{gone}", if events == 1 { "event" } else { "events" })
}

fn not_read(problem: &Diagnostic, context: &Context) -> String {
    let line = problem.place.as_ref().map(|place| format!(", for line {}", place.line)).unwrap_or_default();
    let shown = context.keymap.hint(Command::Problems, |key| format!("; {key} shows it"));
    format!("Not read again{line}: {}{shown}", problem.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_go_to_the_browser() {
        for (address, expected) in [
            ("https://gazette.example/1931/05/03", true),
            ("HTTP://gazette.example", true),
            ("file:///etc/passwd", false),
            ("javascript:alert(1)", false),
            ("javascript://https://x", false),
            ("-https://x", false),
            ("https://a b", false),
            ("gazette.example", false),
            ("", false),
        ] {
            assert_eq!(is_of_the_web(address), expected, "{address}");
        }
    }
}
