//! Records, cells and headers, sound and odd.

use proptest::prelude::*;

use super::cells::{Cells, end};
use crate::diagnostic::Place;
use crate::load::{Embedded, Format, Loaded, load};
use crate::text::Clean;

/// The records of a text, and the texts of their cells.
fn cells(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let (mut rest, mut records) = (text, Vec::new());
    while !rest.is_empty() {
        let (record, next) = rest.split_at(end(rest.as_bytes(), delimiter, true).unwrap_or(rest.len()));
        let record = record.strip_suffix('\n').unwrap_or(record);
        records.push(Cells::of(record, delimiter).map(|cell| cell.text.into_owned()).collect());
        rest = next;
    }
    records
}

fn read(text: &str) -> Loaded {
    load(&Clean::line("talks.csv"), text, Format::Csv, &Embedded(&[]))
}

/// The lines and codes of what is told, sorted.
fn told(loaded: &Loaded) -> Vec<(usize, &'static str)> {
    let line = |place: &Place| place.line;
    let told = loaded.diagnostics.iter().map(|it| (it.place.as_ref().map_or(0, line), it.code));
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    told
}

proptest! {
    #[test]
    fn cells_are_those_that_the_usual_reader_finds(
        rows in prop::collection::vec(prop::collection::vec("[ab,\t;\"\n é]{0,5}", 1..5), 1..6),
        delimiter in prop::sample::select(&b",\t"[..]),
        is_crlf: bool,
        quotes_all: bool,
    ) {
        let quotes = if quotes_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let end = if is_crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut builder = csv::WriterBuilder::new();
        let builder = builder.flexible(true).delimiter(delimiter).quote_style(quotes).terminator(end);
        let mut writer = builder.from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(cells(&text, delimiter), rows);
    }

    #[test]
    fn where_a_record_ends_does_not_depend_on_what_was_read_of_the_file(
        text in "[a,\"\n\r]{0,60}",
        cut in 0_usize..60,
    ) {
        let cut = cut.min(text.len());
        let early = end(&text.as_bytes()[..cut], b',', false);
        prop_assert!(early.is_none() || early == end(text.as_bytes(), b',', true));
    }

    #[test]
    fn any_text_is_read(text in "[id,title\n\r\"; é]{0,200}") {
        read(&text);
        read(&format!("id,title,source,quote,actors\n{text}"));
    }
}

#[test]
fn a_quote_that_is_not_closed_costs_its_cell_and_no_more() {
    for (row, title) in [
        ("b,\"never closed,2012", "\"never closed"),
        ("b,\"bad\" end,2012", "\"bad\" end"),
        ("b,5\" gun,2012", "5\" gun"),
        ("b,\"two\nlines\",2012", "two lines"),
        ("b,\"a \"\"reset\"\"\",2012", "a \"reset\""),
    ] {
        let text = format!("id,title,date\na,A,2011\n{row}\n\"c\",\"C, \n\",2013\n");
        let loaded = read(&text);
        let events: Vec<_> = loaded.chronology.events().iter().map(|event| (event.id, event.title)).collect();
        assert_eq!(events, [("a", "A"), ("b", title), ("c", "C,")], "{row}");
    }
    let long = format!("id,title,date\na,\"{}\nb,B,2012\n", "x ".repeat(1 << 20));
    assert_eq!(read(&long).chronology.events().ids().collect::<Vec<_>>(), ["b", "a"]);
}

#[test]
fn what_is_odd_is_told_on_its_line() {
    const HEADER: &str = "id,title,date,source,quote\n";
    for (text, expected) in [
        ("", &[(1, "no-header")][..]),
        ("\n\n", &[(1, "no-header")]),
        ("a,b\nc,d\n", &[(1, "no-header")]),
        ("id;title\na;A\n", &[(1, "no-header")]),
        ("\u{feff}\"id\",title,date,source,quote\r\na,A,2012,,\r\n", &[(2, "uncited")]),
        ("\nid,titel\na,A\n", &[(2, "missing-field"), (2, "uncited"), (2, "undated"), (2, "unknown-field")]),
        ("id,title,date,source\na,A,2012,x\n", &[(1, "no-quote")]),
        ("id,title,date,quote\na,A,2012,x\n", &[(1, "missing-field"), (1, "uncited")]),
        ("id,title,date,source,quote,title\na,A,2012,,,B\n", &[(1, "duplicate-field"), (2, "uncited")]),
        ("id,title,date,source,quote,,\na,A,2012,,,,\nb,B,2012,,,,,,\n", &[(2, "uncited"), (3, "uncited")]),
    ] {
        assert_eq!(told(&read(text)), expected, "{text:?}");
    }
    for (rows, expected) in [
        ("", &[(1, "no-events")][..]),
        ("\n\r\n,,,,\n \n", &[(1, "no-events")]),
        ("a,A,2012\n", &[(2, "ragged-row"), (2, "uncited")]),
        ("a,A,2012,,,,b\n", &[(2, "ragged-row"), (2, "uncited")]),
        ("a,\"A\nB\",2012-99,,\n", &[(2, "uncited"), (3, "bad-date")]),
        ("a,A,2012,,\na,B,2012,,\n", &[(2, "uncited"), (3, "duplicate-id"), (3, "uncited")]),
    ] {
        assert_eq!(told(&read(&format!("{HEADER}{rows}"))), expected, "{rows:?}");
    }
}

#[test]
fn names_stand_for_themselves_in_the_order_of_the_file() {
    let text = "id,title,date,actors,places,source,quote\n\
        a,A,2012,lavrov;  Taro Noda ,Tokyo,The Times,x\n\
        b,B,2012-99,Abe;lavrov,Kazan,Ledger,\n\
        c,C,2012,Zoe,Kazan,,\n";
    let loaded = read(text);
    let chronology = &loaded.chronology;
    let actors: Vec<_> =
        chronology.actors().iter().map(|it| (it.id.as_str(), it.name.as_str(), it.kind)).collect();
    assert_eq!(actors.iter().map(|it| it.0).collect::<Vec<_>>(), ["lavrov", "Taro Noda", "Abe", "Zoe"]);
    assert!(actors.iter().all(|(id, name, kind)| id == name && kind.is_none()));
    assert_eq!(chronology.places().iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["Tokyo", "Kazan"]);
    assert_eq!(
        chronology.sources().iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
        ["The Times", "Ledger"]
    );
    assert_eq!(told(&loaded), [(1, "no-document"), (3, "bad-date"), (3, "no-quote"), (4, "uncited")]);
}
