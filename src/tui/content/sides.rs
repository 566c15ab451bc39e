//! Two events, or the sources of one, side by side: each beneath its own head, quotation beside quotation.

use std::ops::Range;

use super::super::glyphs::Glyphs;
use super::super::layout::{Arrangement, MEASURE};
use super::super::line::{Line, Roles, paragraph};
use super::super::place::Place;
use super::super::state::{Beside, Comparison, Context, State};
use super::super::theme::Role;
use super::dating::said;
use super::event::facts;
use super::sources::{MARGIN, block};
use crate::model::{Citation, Event, EventKey, Key};
use crate::timeline::{Common, Dating};

/// The lines of a comparison, and where its quotations are.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// All lines.
    pub lines: Vec<Line>,
    /// For each quotation its lines; empty where it is out of sight.
    pub quotations: Vec<Range<usize>>,
    /// For each quotation its cells across.
    across: Vec<Range<usize>>,
}

impl Sheet {
    /// The quotation at a line and a cell of it.
    pub fn at(&self, line: usize, cell: usize) -> Option<usize> {
        let blocks = self.quotations.iter().zip(&self.across);
        blocks.into_iter().position(|(lines, cells)| lines.contains(&line) && cells.contains(&cell))
    }
}

/// What stands on one side, or on the other in the same row.
struct Part {
    lines: Vec<Line>,
    /// Which quotation it is, if it is one.
    quotation: Option<usize>,
    /// Whether no blank line is to part it from what is above.
    is_close: bool,
}

impl Part {
    fn of(lines: Vec<Line>) -> Self {
        Self { lines, quotation: None, is_close: false }
    }

    fn close(lines: Vec<Line>) -> Self {
        Self { is_close: true, ..Self::of(lines) }
    }
}

const TEXT: Roles = Roles { plain: Role::Text, marked: Role::Doubtful };
const DIM: Roles = Roles { plain: Role::Dim, marked: Role::Dim };
const TITLE: Roles = Roles { plain: Role::Title, marked: Role::Title };

/// How many of so many things stand side by side on the present screen.
pub fn columns(state: &State, things: usize) -> usize {
    let most = match state.screen().arrangement {
        // They stand one below the other, and so all of them.
        Arrangement::Nothing | Arrangement::Narrow => things,
        Arrangement::Wide => 2,
        Arrangement::VeryWide => 3,
    };
    most.min(things).max(1)
}

/// What is compared, as it stands on the present screen.
pub fn sides(state: &State, context: &Context) -> Sheet {
    let Some(shown) = &state.sides.shown else { return Sheet::default() };
    let columns = match shown.of {
        Beside::Events(..) => columns(state, 2),
        Beside::Sources(event) => columns(state, context.chronology.event(event).citations.len()),
    };
    let width = usize::from(state.screen().pane(Place::Compare).body.width);
    let form = Form::new(width, if is_stacked(state) { 1 } else { columns });
    match shown.of {
        Beside::Events(one, other) => events(state, context, shown, [one, other], form),
        Beside::Sources(event) => sources(state, context, shown, event, (columns, form)),
    }
}

fn is_stacked(state: &State) -> bool {
    matches!(state.screen().arrangement, Arrangement::Nothing | Arrangement::Narrow)
}

/// The cells of a side, and of the line that parts two.
#[derive(Clone, Copy)]
struct Form {
    /// Columns beside each other.
    sides: usize,
    /// Cells of each.
    side: usize,
}

/// Cells between two sides.
const GAP: usize = 3;

impl Form {
    fn new(width: usize, sides: usize) -> Self {
        let side = (width + GAP).checked_div(sides).unwrap_or(width).saturating_sub(GAP);
        Self { sides, side: side.min(MEASURE.into()).max(MARGIN + 1) }
    }

    /// Cells for text on a side.
    fn text(self) -> usize {
        self.side - MARGIN
    }
}

fn events(state: &State, context: &Context, shown: &Comparison, pair: [EventKey; 2], form: Form) -> Sheet {
    let common = Common::of(&context.chronology, pair[0], pair[1]);
    let [one, other] = pair.map(|event| context.chronology.event(event));
    let dating = said(common.dating, one.when);
    let head = Line::new("Dates", Role::Dim).pad(LABEL).then(dating, dating_role(common.dating));
    let mut sides = Vec::new();
    for (side, event) in [one, other].into_iter().enumerate() {
        let first = if side == 0 { 0 } else { one.citations.len() };
        let quotations = event.citations.iter().enumerate().map(|(number, citation)| {
            let mut lines = block(state, context, &citation, form.text());
            let same = common.passages.iter().filter(|pair| pair[side] == number);
            for pair in same {
                let also = format!("shares words with quotation {} of the other", pair[1 - side] + 1);
                lines.extend(paragraph(&also, form.text(), &[], TEXT));
            }
            Part { quotation: Some(first + number), ..Part::of(lines) }
        });
        let mut parts = described(context, &event, &common, form.text());
        parts.extend(quotations);
        if event.citations.is_empty() {
            let uncited = "uncited: no source is given for this event";
            parts.push(Part::of(paragraph(uncited, form.text(), &[], DIM)));
        }
        sides.push(parts);
    }
    let count = one.citations.len() + other.citations.len();
    lay(context, shown, vec![head], (sides, count, form))
}

/// Cells before what a label is for.
const LABEL: usize = 9;

/// What is told of an event above its quotations, in as many parts for any event.
fn described(context: &Context, event: &Event<'_>, common: &Common, columns: usize) -> Vec<Part> {
    let mut dated = facts(event, context, columns);
    if let Some(note) = event.date_note {
        dated.extend(paragraph(note, columns, &[], DIM));
    }
    let chronology = &context.chronology;
    let actors = of_both(event.actors, &common.actors, |actor| chronology[actor].name.as_str());
    let places = of_both(event.places, &common.places, |place| chronology[place].name.as_str());
    let themes = of_both(event.themes, &common.themes, |theme| chronology[theme].name.as_str());
    vec![
        Part::of(paragraph(event.title, columns, &[], TITLE)),
        Part::close(dated),
        Part::of(labelled("Actors", actors, columns)),
        Part::close(labelled("Places", places, columns)),
        Part::close(labelled("Themes", themes, columns)),
        Part::of(paragraph(event.summary, columns, &[], TEXT)),
    ]
}

/// The names of what both events have, and of what only this one has, which is marked.
fn of_both<'c, T>(
    all: &[Key<T>],
    common: &[Key<T>],
    name: impl Fn(Key<T>) -> &'c str,
) -> (String, Option<Range<usize>>) {
    let names = |in_common: bool| {
        let those = all.iter().filter(|key| common.contains(key) == in_common);
        those.map(|key| name(*key)).collect::<Vec<_>>().join(", ")
    };
    let (both, own) = (names(true), names(false));
    let mut text = if both.is_empty() { both } else { format!("in both: {both}") };
    if own.is_empty() {
        return (text, None);
    }
    if !text.is_empty() {
        text.push_str("; ");
    }
    let start = text.len();
    text.extend(["only here: ", &own]);
    let end = text.len();
    (text, Some(start..end))
}

fn labelled(label: &str, (text, mark): (String, Option<Range<usize>>), columns: usize) -> Vec<Line> {
    let indent = LABEL.min(columns / 2);
    let marks = Vec::from_iter(mark);
    let lines = paragraph(&text, columns - indent, &marks, TEXT).into_iter().enumerate();
    if text.is_empty() {
        return Vec::new();
    }
    lines
        .map(|(number, line)| {
            Line::new(if number == 0 { label } else { "" }, Role::Dim).pad(indent).with(line)
        })
        .collect()
}

fn sources(
    state: &State,
    context: &Context,
    shown: &Comparison,
    event: EventKey,
    (columns, form): (usize, Form),
) -> Sheet {
    let event = context.chronology.event(event);
    let measure = state.screen().pane(Place::Compare).measure().saturating_sub(MARGIN).max(1);
    let mut head = paragraph(event.title, measure, &[], TITLE);
    head.extend(facts(&event, context, measure));
    let first = event.citations.get(0);
    let quotations = shown.quotations(&context.chronology).into_iter();
    let all = quotations.filter_map(|cited| event.citations.get(cited.citation)).enumerate();
    let seen = all.skip(shown.focus.top).take(columns);
    let sides = seen.map(|(number, citation)| {
        let beside = first.filter(|_| number > 0);
        let quotation = block(state, context, &citation, form.text());
        vec![
            Part::of(published(context, &citation, beside.as_ref(), form.text())),
            Part { quotation: Some(number), ..Part::of(quotation) },
        ]
    });
    let sides = sides.collect();
    lay(context, shown, head, (sides, event.citations.len(), form))
}

/// What a quotation is from, and when that was published; beside another, how the two dates stand to each other.
fn published(
    context: &Context,
    citation: &Citation<'_>,
    first: Option<&Citation<'_>>,
    columns: usize,
) -> Vec<Line> {
    let source = &context.chronology[citation.source];
    let mut lines = paragraph(&source.title, columns, &[], TITLE);
    if first.is_some_and(|first| first.source == citation.source) {
        lines.extend(paragraph("the same document as the first", columns, &[], DIM));
        return lines;
    }
    let basis = source
        .published_basis
        .map_or_else(String::new, |basis| format!(" {} {}", context.glyphs.dot, basis.name()));
    let text = source.published.as_ref().map_or_else(
        || "no date of publication".to_owned(),
        |when| format!("published {}{basis}", when.spoken()),
    );
    lines.extend(paragraph(&text, columns, &[], TEXT));
    if let Some(note) = &source.published_note {
        lines.extend(paragraph(note, columns, &[], DIM));
    }
    let Some(first) = first else { return lines };
    let published = [first, citation].map(|one| context.chronology[one.source].published.as_ref());
    let dating = Dating::of(published[0], published[1]);
    if dating == Dating::Undated {
        return lines;
    }
    let text = format!("beside the first: {}", said(dating, published[0]));
    let role = dating_role(dating);
    lines.extend(paragraph(&text, columns, &[], Roles { plain: role, marked: role }));
    lines
}

fn dating_role(dating: Dating) -> Role {
    if dating.differs() { Role::Doubtful } else { Role::Text }
}

/// Puts the sides beside each other, row by row, or below each other.
fn lay(
    context: &Context,
    shown: &Comparison,
    head: Vec<Line>,
    (sides, count, form): (Vec<Vec<Part>>, usize, Form),
) -> Sheet {
    let indented = |line| Line::default().pad(MARGIN).with(line);
    let mut sheet = Sheet {
        lines: head.into_iter().map(indented).collect(),
        quotations: vec![0..0; count],
        across: vec![0..0; count],
    };
    let mut painter = Painter { sheet: &mut sheet, form, focus: shown.focus.at, glyphs: &context.glyphs };
    if form.sides > 1 {
        let rows = sides.iter().map(Vec::len).max().unwrap_or(0);
        let mut sides: Vec<_> = sides.into_iter().map(Vec::into_iter).collect();
        for _ in 0..rows {
            painter.row(sides.iter_mut().map(Iterator::next).collect());
        }
    } else {
        for (number, side) in sides.into_iter().enumerate() {
            if number > 0 {
                painter.rule();
            }
            for part in side {
                painter.row(vec![Some(part)]);
            }
        }
    }
    sheet
}

/// Adds row after row to a sheet.
struct Painter<'s> {
    sheet: &'s mut Sheet,
    form: Form,
    /// The quotation in focus.
    focus: usize,
    glyphs: &'s Glyphs,
}

impl Painter<'_> {
    fn row(&mut self, parts: Vec<Option<Part>>) {
        let height = parts.iter().flatten().map(|part| part.lines.len()).max().unwrap_or(0);
        if height == 0 {
            return;
        }
        if !parts.iter().flatten().all(|part| part.is_close) {
            let blank = parts.iter().map(|_| Line::default()).collect();
            self.line(blank);
        }
        let start = self.sheet.lines.len();
        for (side, part) in parts.iter().enumerate() {
            let Some((part, number)) = part.as_ref().and_then(|part| Some((part, part.quotation?))) else {
                continue;
            };
            let from = side * (self.form.side + GAP);
            self.sheet.quotations[number] = start..start + part.lines.len();
            self.sheet.across[number] = from..from + self.form.side;
        }
        let margins: Vec<_> = parts.iter().map(|part| self.margin(part.as_ref())).collect();
        let mut texts: Vec<_> =
            parts.into_iter().map(|part| part.map_or_else(Vec::new, |part| part.lines).into_iter()).collect();
        for _ in 0..height {
            let line = |(text, margin): (&mut std::vec::IntoIter<Line>, &&str)| {
                text.next().map_or_else(Line::default, |text| {
                    Line::new(*margin, Role::Accent).pad(MARGIN).with(text)
                })
            };
            let lines = texts.iter_mut().zip(&margins).map(line).collect();
            self.line(lines);
        }
    }

    fn margin(&self, part: Option<&Part>) -> &'static str {
        let in_focus = part.and_then(|part| part.quotation) == Some(self.focus);
        if in_focus { self.glyphs.bar } else { " " }
    }

    /// One line of every side.
    fn line(&mut self, sides: Vec<Line>) {
        let last = sides.len().saturating_sub(1);
        let line = sides.into_iter().enumerate().fold(Line::default(), |line, (number, side)| {
            let side = line.with(side.fit(self.form.side));
            if number == last {
                return side;
            }
            let end = (number + 1) * (self.form.side + GAP);
            side.pad(end - GAP + 1).then(self.glyphs.vertical, Role::Border).pad(end)
        });
        self.sheet.lines.push(line);
    }

    /// What parts two that stand one below the other.
    fn rule(&mut self) {
        self.sheet.lines.push(Line::default());
        let rule = self.glyphs.horizontal.repeat(self.form.side);
        self.sheet.lines.push(Line::new(rule, Role::Border));
    }
}
