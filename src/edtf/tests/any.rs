//! Dates of all forms and levels, by chance.

use proptest::{prelude::*, strategy::BoxedStrategy, string::string_regex};

use crate::edtf::When;

fn text(pattern: &str) -> BoxedStrategy<String> {
    string_regex(pattern).unwrap().boxed()
}

/// A year, mostly one of a few, so that dates fall together.
fn year() -> BoxedStrategy<String> {
    prop_oneof![
        6 => text("201[0-3]"),
        2 => text("20[01]X|2XXX|20X[01]|X0X1|XXXX|201X"),
        1 => text("-?00[0-4][1-9]"),
        1 => text("[0-9X]{4}"),
    ]
    .boxed()
}

/// A year that nothing can follow.
fn bare_year() -> BoxedStrategy<String> {
    text("20[01][0-3]S[1-4]|Y-?[1-9][0-9]{4,10}|Y-?[1-9]{1,4}E[4-9](S[1-4])?|Y-?9E(18|30)(S1)?")
}

fn mark() -> BoxedStrategy<String> {
    text("(|||||[?~%])")
}

/// A date without a time.
fn date() -> BoxedStrategy<String> {
    let month = text("0[12]|12|0[12]|12|[01X][0-9X]|2[1-9]|3[0-9]|4[01]");
    let day = text("0[1-3]|2[89]|0[1-3]|2[89]|[0-3X][0-9X]");
    let years = (mark(), year(), mark()).prop_map(|(before, year, behind)| before + &year + &behind).boxed();
    let months =
        (mark(), month, mark()).prop_map(|(before, month, behind)| before + &month + &behind).boxed();
    let days = (mark(), day, mark()).prop_map(|(before, day, behind)| before + &day + &behind).boxed();
    let date = prop_oneof![
        3 => years.clone(),
        3 => (years.clone(), months.clone()).prop_map(|(year, month)| format!("{year}-{month}")),
        3 => (years, months, days).prop_map(|(year, month, day)| format!("{year}-{month}-{day}")),
        1 => (bare_year(), mark()).prop_map(|(year, mark)| year + &mark),
    ];
    date.prop_filter("no such date", |text| When::parse(text).is_ok()).boxed()
}

fn instant() -> BoxedStrategy<String> {
    text("201[0-1]-0[1-2]-0[1-3]T0[0-9]:0[0-9]:0[0-9](|Z|[+-]0[1-9]:30|[+]00|-11)")
}

fn interval() -> BoxedStrategy<String> {
    let end = || prop_oneof![6 => date(), 1 => text("|[.][.]")].boxed();
    let open = text("|||||||||[.][.]");
    (open.clone(), end(), end(), open)
        .prop_map(|(before, start, end, behind)| format!("{before}{start}/{end}{behind}"))
        .boxed()
}

fn set() -> BoxedStrategy<String> {
    let member = prop_oneof![
        5 => date(),
        1 => date().prop_map(|date| format!("..{date}")),
        1 => date().prop_map(|date| format!("{date}..")),
        3 => (date(), date()).prop_map(|(first, last)| format!("{first}..{last}")),
    ];
    let member = member.prop_filter("no such member", |member| When::parse(&format!("[{member}]")).is_ok());
    (prop::collection::vec(member.boxed(), 1..4), any::<bool>())
        .prop_map(|(members, all)| {
            let members = members.join(",");
            if all { format!("{{{members}}}") } else { format!("[{members}]") }
        })
        .boxed()
}

/// Any expression.
pub(super) fn when() -> BoxedStrategy<When> {
    let text = prop_oneof![5 => date(), 1 => instant(), 3 => interval(), 2 => set()];
    text.prop_filter_map("no such date", |text| When::parse(&text).ok()).boxed()
}

/// A single date, without a time.
pub(super) fn moment() -> BoxedStrategy<When> {
    date().prop_filter_map("no such date", |text| When::parse(&text).ok()).boxed()
}

/// A stretch between two dates, and these.
pub(super) fn stretch() -> BoxedStrategy<(When, When, When)> {
    (date(), date())
        .prop_filter_map("no such stretch", |(start, end)| {
            let stretch = When::parse(&format!("{start}/{end}")).ok()?;
            Some((stretch, When::parse(&start).ok()?, When::parse(&end).ok()?))
        })
        .boxed()
}
