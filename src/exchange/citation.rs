//! A source as scholars cite it.
//!
//! The forms are those of a page on the net with a known publisher, in plain text, without italics: a note after
//! *The Chicago Manual of Style* (18th edition), an entry of the reference list after the *Publication Manual* of
//! the APA (7th edition), an entry of the list of works cited after the *MLA Handbook* (9th edition). What a source
//! does not tell is left out as they have it; a date that is inferred stands in brackets. Titles are left as they
//! are: only who knows their language knows which of their words keep a capital.

use crate::edtf::When;
use crate::model::{Basis, Chronology, Citation, Source};

/// A way to cite.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// A note after Chicago.
    Chicago,
    /// A reference after the APA.
    Apa,
    /// An entry after the MLA.
    Mla,
    /// The quotation itself, and where it stands.
    Plain,
}

impl Style {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Chicago, Self::Apa, Self::Mla, Self::Plain];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chicago => "Chicago",
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Plain => "Quotation",
        }
    }
}

/// The source of a citation in a style.
pub fn cite(chronology: &Chronology, citation: &Citation<'_>, style: Style) -> String {
    let source = &chronology[citation.source];
    match style {
        Style::Chicago => chicago(source),
        Style::Apa => apa(source),
        Style::Mla => mla(source),
        Style::Plain => plain(source, citation),
    }
}

/// `Anna Lind, “The Bridge,” Gazette, May 3, 1931, https://example.org.`
fn chicago(source: &Source) -> String {
    let names: Vec<&str> = source.authors.iter().map(AsRef::as_ref).collect();
    let authors = match names[..] {
        [] => None,
        [one] => Some(one.to_owned()),
        [one, other] => Some(format!("{one} and {other}")),
        [first, ..] => Some(format!("{first} et al.")),
    };
    let date = dated(source, |date| match date {
        Plain { year, month: Some(month), day: Some(day) } => format!("{} {day}, {year}", month.long),
        Plain { year, month: Some(month), .. } => format!("{} {year}", month.long),
        Plain { year, .. } => year.to_string(),
    });
    let behind = [publisher(source), date, url(source)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let lead = authors.map(|authors| authors + ", ").unwrap_or_default();
    if behind.is_empty() {
        return format!("{lead}{}", titled(source, "."));
    }
    stopped(&format!("{lead}{} {behind}", titled(source, ",")))
}

/// `Lind, A. (1931, May 3). The Bridge. Gazette. https://example.org`
fn apa(source: &Source) -> String {
    let authors: Vec<String> = source.authors.iter().map(|name| inverted(name, initials)).collect();
    let author = match &authors[..] {
        [] => None,
        [one] => Some(one.clone()),
        [most @ .., last] if most.len() < 20 => Some(format!("{}, & {last}", most.join(", "))),
        [most @ .., last] => Some(format!("{}, . . . {last}", most.get(..19).unwrap_or(most).join(", "))),
    };
    let date = dated(source, |date| match date {
        Plain { year, month: Some(month), day: Some(day) } => format!("{year}, {} {day}", month.long),
        Plain { year, month: Some(month), .. } => format!("{year}, {}", month.long),
        Plain { year, .. } => year.to_string(),
    });
    let date = format!("({}).", date.unwrap_or_else(|| "n.d.".to_owned()));
    // Who published it stands for whoever wrote it, and is not named twice; without either the title leads.
    let (lead, publisher) = match author {
        Some(author) => (Some(author), publisher(source)),
        None => (publisher(source), None),
    };
    let title = stopped(&source.title);
    let parts = match lead {
        Some(lead) => vec![stopped(&lead), date, title],
        None => vec![title, date],
    };
    let parts = parts.into_iter().chain(publisher.map(|name| stopped(&name))).chain(url(source));
    parts.collect::<Vec<_>>().join(" ")
}

/// `Lind, Anna. “The Bridge.” Gazette, 3 May 1931, https://example.org.`
fn mla(source: &Source) -> String {
    let author = match &source.authors[..] {
        [] => None,
        [one] => Some(inverted(one, str::to_owned)),
        [one, other] => Some(format!("{}, and {other}", inverted(one, str::to_owned))),
        [first, ..] => Some(format!("{}, et al.", inverted(first, str::to_owned))),
    };
    let date = dated(source, |date| match date {
        Plain { year, month: Some(month), day: Some(day) } => format!("{day} {} {year}", month.short),
        Plain { year, month: Some(month), .. } => format!("{} {year}", month.short),
        Plain { year, .. } => year.to_string(),
    });
    let behind = [publisher(source), date, url(source)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let parts = [author.map(|author| stopped(&author)), Some(titled(source, "."))];
    let behind = Some(behind).filter(|behind| !behind.is_empty()).map(|behind| stopped(&behind));
    parts.into_iter().flatten().chain(behind).collect::<Vec<_>>().join(" ")
}

/// `“The bridge is open.” Anna Lind, “The Bridge”, Gazette, 3 May 1931, line 5, https://example.org`
fn plain(source: &Source, citation: &Citation<'_>) -> String {
    let quote = citation.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let quote = Some(quote).filter(|quote| !quote.is_empty()).map(|quote| format!("“{}”", inner(&quote)));
    let found = source.document.document().zip(citation.extent());
    let line = found.map(|(document, extent)| format!("line {}", document.line(extent.start)));
    let authors = source.authors.iter().map(ToString::to_string);
    let place = authors
        .chain([titled(source, "")])
        .chain(publisher(source))
        .chain(source.published.as_ref().map(When::spoken))
        .chain(line)
        .chain(url(source));
    let place = place.collect::<Vec<_>>().join(", ");
    quote.into_iter().chain([place]).collect::<Vec<_>>().join(" ")
}

fn publisher(source: &Source) -> Option<String> {
    source.publisher.as_ref().map(ToString::to_string)
}

fn url(source: &Source) -> Option<String> {
    source.url.as_ref().map(ToString::to_string)
}

/// The title in quotation marks, those within it single, and a sign within the last of them. What describes a
/// source that has no title, in brackets, stands without.
fn titled(source: &Source, sign: &str) -> String {
    let title = source.title.as_str();
    if title.starts_with('[') && title.ends_with(']') {
        return format!("{title}{sign}");
    }
    let single = inner(title);
    // A stop adds nothing to a title that ends itself.
    let sign = if sign == "." && ends(&single) { "" } else { sign };
    format!("“{single}{sign}”")
}

/// Text that is to stand in quotation marks, with single ones for its own.
fn inner(text: &str) -> String {
    let mut opens = false;
    let single = text.chars().map(|letter| match letter {
        '“' => '‘',
        '”' => '’',
        '"' => {
            opens = !opens;
            if opens { '‘' } else { '’' }
        }
        other => other,
    });
    single.collect()
}

/// The text with a full stop, unless it ends itself.
fn stopped(text: &str) -> String {
    if ends(text) { text.to_owned() } else { format!("{text}.") }
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '’']).ends_with(['.', '?', '!'])
}

/// A name with the family's first: `Lind, Anna`. What is written so already stays, and so does what is perhaps no
/// person's name of Europe's order: one word, other scripts, or with small words in it that are none of a name.
fn inverted(name: &str, given: fn(&str) -> String) -> String {
    const PARTICLES: [&str; 15] =
        ["van", "von", "der", "den", "de", "di", "da", "du", "del", "della", "la", "le", "al", "bin", "ter"];
    if let Some((family, rest)) = name.split_once(", ") {
        return format!("{family}, {}", given(rest));
    }
    let is_latin = |letter: char| !letter.is_alphabetic() || letter < '\u{250}';
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_no_family = words.last().is_none_or(|word| PARTICLES.contains(word));
    let is_small = |word: &&str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word);
    if is_no_family || words.len() < 2 || !name.chars().all(is_latin) || words.iter().any(is_small) {
        return name.to_owned();
    }
    // Particles go with the family's name.
    let last = words.len() - 1;
    let start =
        words.iter().take(last).rposition(|word| !PARTICLES.contains(word)).map_or(last, |place| place + 1);
    let (first, family) = words.split_at(start);
    if first.is_empty() {
        name.to_owned()
    } else {
        format!("{}, {}", family.join(" "), given(&first.join(" ")))
    }
}

/// `A. M.` of `Anna Maria`, `J.-P.` of `Jean-Paul`.
fn initials(names: &str) -> String {
    let initial = |name: &str| name.chars().next().map(|letter| format!("{letter}."));
    let of_one = |name: &str| name.split('-').filter_map(initial).collect::<Vec<_>>().join("-");
    names.split_whitespace().map(of_one).collect::<Vec<_>>().join(" ")
}

/// A date of which nothing is in doubt.
struct Plain {
    year: i64,
    month: Option<Month>,
    day: Option<u32>,
}

/// A month as Chicago and the APA write it, and as the MLA does.
#[derive(Clone, Copy)]
struct Month {
    long: &'static str,
    short: &'static str,
}

const MONTHS: [Month; 12] = [
    Month { long: "January", short: "Jan." },
    Month { long: "February", short: "Feb." },
    Month { long: "March", short: "Mar." },
    Month { long: "April", short: "Apr." },
    Month { long: "May", short: "May" },
    Month { long: "June", short: "June" },
    Month { long: "July", short: "July" },
    Month { long: "August", short: "Aug." },
    Month { long: "September", short: "Sept." },
    Month { long: "October", short: "Oct." },
    Month { long: "November", short: "Nov." },
    Month { long: "December", short: "Dec." },
];

/// When a source was published: in the form of a style, or in words where it is not so simple; in brackets if it is
/// not from the source itself.
fn dated(source: &Source, form: fn(Plain) -> String) -> Option<String> {
    let when = source.published.as_ref()?;
    let date = plain_date(when.as_written()).map_or_else(|| when.spoken(), form);
    Some(if source.published_basis == Some(Basis::Inferred) { format!("[{date}]") } else { date })
}

/// A year, a month or a day of the calendar, as EDTF writes them.
fn plain_date(written: &str) -> Option<Plain> {
    let mut parts = written.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = match parts.next() {
        None => None,
        Some(number) => Some(*MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?)?),
    };
    let day = match parts.next() {
        None => None,
        Some(number) => Some(number.parse().ok()?),
    };
    parts.next().is_none().then_some(Plain { year, month, day })
}

#[cfg(test)]
mod tests;
