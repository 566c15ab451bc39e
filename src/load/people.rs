//! Actors, and who belongs to whom; places, and where they are.

use std::ops::Range;

use super::codes;
use super::fields::Fields;
use super::registry::Registry;
use super::report::{Report, listed};
use super::shapes::{ACTOR, PLACE};
use super::tree::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Actor, ActorKind, Key, Place};
use crate::text::Clean;

/// Reads the actors. Each may belong to one that comes later.
pub(super) fn actors(nodes: &[Node<'_>], report: &mut Report<'_>) -> (Vec<Actor>, Registry<Actor>) {
    let mut registry = Registry::new("actor");
    let mut actors = Vec::new();
    let mut records = Vec::new();
    for node in nodes {
        let Some(fields) = Fields::of(node, &ACTOR, report) else {
            continue;
        };
        let Some((id, name)) = registry.claim(&fields, "name", report) else {
            continue;
        };
        let words = listed(ActorKind::ALL.iter().map(|kind| kind.name()));
        fields.require("kind", &format!("write kind = \"...\": {words}"), report);
        let kind = fields.word("kind", ActorKind::ALL, ActorKind::name, report);
        let aliases = fields.lines("aliases", report);
        actors.push(Actor { id, name, kind, aliases, of: Vec::new() });
        records.push(fields);
    }
    for (actor, fields) in actors.iter_mut().zip(&records) {
        actor.of = registry.resolve_all(fields, "of", report);
    }
    let spans: Vec<_> = records.iter().map(|fields| fields.name_span("of")).collect();
    cut_circles(&mut actors, &spans, report);
    bound_memberships(&mut actors, &spans, report);
    (actors, registry)
}

/// Finds actors that belong to themselves by way of others, tells of each circle, and takes the link away
/// that closes it. `spans` are where each actor says what it belongs to.
fn cut_circles(actors: &mut [Actor], spans: &[Range<usize>], report: &mut Report<'_>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; actors.len()];
    for start in 0..actors.len() {
        // The way from `start` to where we are, each with the number of its links that were followed.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if states.get(start) == Some(&State::New) {
            states[start] = State::Open;
            way.push((start, 0));
        }
        while let Some((here, followed)) = way.last_mut() {
            let here = *here;
            let Some(next) = actors[here].of.get(*followed).map(|key: &Key<Actor>| key.index()) else {
                states[here] = State::Done;
                way.pop();
                continue;
            };
            match states[next] {
                State::New => {
                    *followed += 1;
                    states[next] = State::Open;
                    way.push((next, 0));
                }
                State::Done => *followed += 1,
                State::Open => {
                    actors[here].of.remove(*followed);
                    let from = way.iter().position(|(actor, _)| *actor == next).unwrap_or_default();
                    let circle = way.iter().skip(from).map(|(actor, _)| &actors[*actor].id);
                    report.add(&spans[here], circle_diagnostic(circle.collect(), &actors[next].id));
                }
            }
        }
    }
}

fn circle_diagnostic(mut circle: Vec<&Clean>, first: &Clean) -> Diagnostic {
    const SHOWN: usize = 6;
    let more = circle.len() > SHOWN;
    circle.truncate(SHOWN);
    let mut way: Vec<&str> = circle.into_iter().map(Clean::as_str).collect();
    if more {
        way.push("…");
    }
    way.push(first);
    let message = format!("`{first}` belongs to itself: {}", way.join(" of "));
    Diagnostic::error(codes::CIRCLE, &message).hint("take one of these out of `of`")
}

/// Who belongs to whom, however indirectly, may be said so many times in the whole. Without a bound, a small
/// file could ask for more memory than there is.
const MOST_MEMBERSHIPS: usize = 1_000_000;

/// Takes away what actors belong to from the one on whose memberships are too many to be worked out.
fn bound_memberships(actors: &mut [Actor], spans: &[Range<usize>], report: &mut Report<'_>) {
    let mut memberships = 0;
    // For each actor the last one that was found to belong to it.
    let mut seen_from = vec![usize::MAX; actors.len()];
    for start in 0..actors.len() {
        let mut open = vec![start];
        while let Some(here) = open.pop() {
            for above in actors[here].of.iter().map(|key| key.index()) {
                if std::mem::replace(&mut seen_from[above], start) != start {
                    memberships += 1;
                    open.push(above);
                }
            }
            if memberships > MOST_MEMBERSHIPS {
                let message = "from here on, too many actors belong to each other to be worked out";
                report.add(&spans[start], Diagnostic::error(codes::TOO_MANY, message));
                actors[start..].iter_mut().for_each(|actor| actor.of.clear());
                return;
            }
        }
    }
}

/// Reads the places.
pub(super) fn places(nodes: &[Node<'_>], report: &mut Report<'_>) -> (Vec<Place>, Registry<Place>) {
    let mut registry = Registry::new("place");
    let mut places = Vec::new();
    for node in nodes {
        let Some(fields) = Fields::of(node, &PLACE, report) else {
            continue;
        };
        let Some((id, name)) = registry.claim(&fields, "name", report) else {
            continue;
        };
        let latitude = degrees(&fields, "lat", 90.0, report);
        let longitude = degrees(&fields, "lon", 180.0, report);
        for (one, other) in [("lat", "lon"), ("lon", "lat")] {
            if fields.get(one).is_some() && fields.get(other).is_none() {
                let message = format!("`{one}` stands here without `{other}`");
                let hint = "a place has both, in degrees north and east, or neither";
                report.add(
                    &fields.name_span(one),
                    Diagnostic::error(codes::BAD_COORDINATES, &message).hint(hint),
                );
            }
        }
        places.push(Place { id, name, coordinates: latitude.zip(longitude) });
    }
    (places, registry)
}

fn degrees(fields: &Fields<'_, '_>, name: &str, most: f64, report: &mut Report<'_>) -> Option<f64> {
    let number = fields.number(name, report)?;
    // Not a number is in no range.
    if (-most..=most).contains(&number) {
        return Some(number);
    }
    let span = fields.get(name).map_or_else(|| fields.span.clone(), |node| node.span.clone());
    let message = format!("`{name}` is from -{most} to {most} degrees");
    report.add(&span, Diagnostic::error(codes::BAD_COORDINATES, &message));
    None
}
