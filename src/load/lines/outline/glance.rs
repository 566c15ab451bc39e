//! What a line of JSON tells of its event at a glance.

use std::sync::LazyLock;

use memchr::memchr2;
use memchr::memmem::Finder;

/// What a record tells that is an event for sure, and has a date.
pub(in super::super) struct Glance<'r> {
    /// Its date as it is written.
    pub(in super::super) date: &'r [u8],
}

static DATE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"date\""));
static NAMES: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [Finder::new("\"id\""), Finder::new("\"title\"")]);

/// What an object tells that has its date before anything with braces or escapes. `None`: that it is an event, or of
/// which date, is not sure.
pub(in super::super) fn glance(record: &[u8]) -> Option<Glance<'_>> {
    let record = record.trim_ascii();
    let (place, date) = field(record, &DATE)?;
    // So the field is of the event itself, and no text has another quote in it than those at its ends.
    let is_plain = record.starts_with(b"{")
        && record.ends_with(b"}")
        && memchr2(b'{', b'\\', record.get(1..place)?).is_none();
    let is_named = || NAMES.iter().any(|name| field(record, name).is_some_and(|(_, name)| starts_visibly(name)));
    if !is_plain || !is_named() || memchr2(b'\\', b'\n', date).is_some() {
        return None;
    }
    Some(Glance { date })
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

/// Whether some text begins with a letter or digit of ASCII, so that it is not empty however it is made safe.
fn starts_visibly(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_alphanumeric)
}
