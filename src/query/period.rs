//! Which days a query asks for.

use super::Query;
use super::resolve::{Asked, Property, Test};
use super::tree::{Node, Shape};
use crate::edtf::Span;

impl Query {
    /// The days that it asks for: whatever matches reaches into them. `None` if it asks for no days.
    pub fn period(&self) -> Option<Span> {
        self.tree.as_ref().and_then(period)
    }
}

fn period(node: &Node<Asked>) -> Option<Span> {
    match &node.shape {
        Shape::Term(asked) => match asked.test {
            Test::Has(Property::Overlaps(span) | Property::Within(span)) => Some(span),
            _ => None,
        },
        Shape::Not(_) => None,
        Shape::All(parts) => parts.iter().filter_map(period).reduce(common),
        Shape::Any(parts) => {
            let spans: Option<Vec<Span>> = parts.iter().map(period).collect();
            spans?.into_iter().reduce(|one, other| one.hull(&other))
        }
    }
}

/// What both have in common. Of spans that have nothing in common the first, for nothing needs to match both.
fn common(one: Span, other: Span) -> Span {
    if !one.overlaps(&other) {
        return one;
    }
    let earliest = one.earliest.max(other.earliest);
    let latest = [one.latest, other.latest].into_iter().flatten().min();
    Span { earliest, latest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Day;
    use crate::model::{Chronology, Parts};

    #[test]
    fn the_days_that_are_asked_for() {
        let chronology = Chronology::new(Parts::default());
        for (text, expected) in [
            ("", None),
            ("ferry", None),
            ("year:2012", Some((Some(2012), Some(2012)))),
            ("ferry year:2012..2014", Some((Some(2012), Some(2014)))),
            ("year:2012.. date:..2016", Some((Some(2012), Some(2016)))),
            ("year:2012..2014 within:2014..2020", Some((Some(2014), Some(2014)))),
            ("year:2012 OR year:2016", Some((Some(2012), Some(2016)))),
            ("year:2012 OR ferry", None),
            ("-year:2012", None),
            ("year:2012 -year:2013", Some((Some(2012), Some(2012)))),
            ("year:2012 year:2016", Some((Some(2012), Some(2012)))),
            ("year:2012..", Some((Some(2012), None))),
        ] {
            let period = Query::new(text, &chronology).period();
            let year = |day: Option<Day>| day.map(Day::year);
            let years = period.map(|span| (year(span.earliest), year(span.latest)));
            assert_eq!(years, expected, "{text}");
        }
    }
}
