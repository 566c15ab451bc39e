//! Looking for a quotation in its document.

use annals::evidence::{Quotation, Searchable};
use annals::generate::Recipe;
use divan::{Bencher, black_box};

/// Bytes of a document.
const SIZES: [usize; 2] = [10_000, 1_000_000];

/// What is looked for, and how well it stands there.
const QUOTATIONS: [&str; 4] = ["exact", "typographic", "changed", "missing"];

const SENTENCE: &str =
    "The lamp on Skarv – the “Old Light” – was lit for the first time in the autumn of 1904";

fn quotation(mark: &str) -> String {
    match mark {
        "typographic" => SENTENCE.replace(['“', '”'], "\"").replace('–', "-"),
        "changed" => SENTENCE.replace("autumn", "spring"),
        "missing" => {
            SENTENCE.replace("lamp", "boathouse").replace("was lit", "fell down").replace("time", "storm")
        }
        _ => SENTENCE.to_owned(),
    }
}

/// A text of about so many bytes that has the sentence in its midst.
fn document(size: usize) -> String {
    let mut text = String::new();
    for (_, more) in Recipe::new(100_000, 1).documents() {
        if text.len() >= size {
            break;
        }
        text.push_str(&more);
    }
    let (head, tail) = text.split_at(text.floor_char_boundary(size / 2));
    let tail = tail.split_at(tail.floor_char_boundary(size / 2)).0;
    format!("{head} {SENTENCE}. {tail}")
}

#[divan::bench(args = QUOTATIONS, consts = SIZES)]
fn find<const SIZE: usize>(bencher: Bencher<'_, '_>, mark: &str) {
    let document = document(SIZE);
    let searchable = Searchable::new(&document);
    let quote = quotation(mark);
    let quotation = Quotation { quote: &quote, ..Quotation::default() };
    assert_eq!(searchable.find(&quotation).evidence().name(), mark);
    bencher.bench_local(|| searchable.find(black_box(&quotation)));
}

/// What is done once for all quotations of a document.
#[divan::bench(args = SIZES)]
fn prepare(bencher: Bencher<'_, '_>, size: usize) {
    let text = document(size);
    bencher.bench_local(|| Searchable::new(black_box(&text)));
}
