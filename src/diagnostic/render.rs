//! Diagnostics as lines for a person: the message, the line with a caret, the hint.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// Renders a diagnostic in the manner of rustc, `width` columns wide, with colours if `colour`.
pub fn render(diagnostic: &Diagnostic, width: usize, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // The longest code is shorter than what is left free beside the message.
    let message = wrapped(&diagnostic.message, width, "warning[]: ".len() + diagnostic.code.len());
    let mut group =
        level.primary_title(&message).id(diagnostic.code).elements(diagnostic.place.iter().map(|place| {
            let snippet = Snippet::source(place.excerpt.as_str())
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(place.span.clone()));
            if place.file.is_empty() { snippet } else { snippet.path(place.file.as_str()) }
        }));
    let hint = diagnostic.hint.as_ref().map(|hint| wrapped(hint, width, "12345 = help: ".len()));
    if let Some(hint) = &hint {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(width).render(&[group])
}

/// A text in lines that leave room for what stands before it.
fn wrapped(text: &str, width: usize, before: usize) -> String {
    const NARROWEST: usize = 20;
    textwrap::fill(text, width.saturating_sub(before).max(NARROWEST))
}
