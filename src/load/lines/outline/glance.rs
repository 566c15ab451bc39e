//! What a line of JSON tells of its event at a glance.

use std::sync::LazyLock;

use memchr::memchr2;
use memchr::memmem::Finder;

/// What a record tells for sure.
pub(in super::super) enum Glance<'r> {
    /// It is an event.
    Event {
        /// Its date as it is written; `None` if it has none.
        date: Option<&'r [u8]>,
    },
    /// It is something that events speak of.
    Head,
}

static DATE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"date\""));
static NAMES: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [Finder::new("\"id\""), Finder::new("\"title\"")]);
static EVENT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"event\""));

/// What begins an object that is no event.
const HEADS: [&[u8]; 4] = [b"{\"chronology\":", b"{\"source\":", b"{\"actor\":", b"{\"place\":"];

/// What an object tells that is no event, or has its date before anything with braces or escapes. `None`: it must be
/// looked at closely.
pub(in super::super) fn glance(record: &[u8]) -> Option<Glance<'_>> {
    let record = record.trim_ascii();
    if !record.starts_with(b"{") || !record.ends_with(b"}") {
        return None;
    }
    let Some((place, date)) = field(record, &DATE) else {
        if HEADS.iter().any(|head| record.starts_with(head)) {
            return EVENT.find(record).is_none().then_some(Glance::Head);
        }
        let is_undated = DATE.find(record).is_none() && is_named(record) && !record.contains(&b'\\');
        return is_undated.then_some(Glance::Event { date: None });
    };
    // So the field is of the event itself, and no text has another quote in it than those at its ends.
    let is_plain = memchr2(b'{', b'\\', record.get(1..place)?).is_none();
    (is_plain && is_named(record) && !date.contains(&b'\\')).then_some(Glance::Event { date: Some(date) })
}

/// The first field of a name: its place and its text.
fn field<'r>(record: &'r [u8], name: &Finder<'_>) -> Option<(usize, &'r [u8])> {
    let place = name.find(record)?;
    let before = record.get(..place)?.trim_ascii_end();
    let behind = record.get(place + name.needle().len()..)?.trim_ascii_start();
    let text = behind.strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")?;
    let end = memchr::memchr(b'"', text)?;
    let is_field = matches!(before.last(), Some(b'{' | b','));
    is_field.then_some((place, text.get(..end)?))
}

/// Whether it has an id or a title, without which it is no event.
fn is_named(record: &[u8]) -> bool {
    NAMES.iter().any(|name| field(record, name).is_some_and(|(_, name)| starts_visibly(name)))
}

/// Whether some text begins with a letter or digit of ASCII, so that it is not empty however it is made safe.
pub(in super::super) fn starts_visibly(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_alphanumeric)
}
