//! From bytes to a chronology, and to its index.

use annals::query::Index;
use annals::timeline::Headings;
use divan::{Bencher, black_box, counter::BytesCount};

use super::data::{READ, Written};

/// JSON Lines and documents in memory, to a chronology with every quotation looked up.
#[divan::bench(args = [10_000, 100_000], max_time = 20, sample_size = 1)]
fn json_lines(bencher: Bencher<'_, '_>, events: u64) {
    let written = Written::new(events);
    bencher.counter(BytesCount::of_str(&written.text)).bench_local(|| black_box(&written).load());
}

/// What questions are answered from.
#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Index::new(black_box(&READ.chronology)));
}

/// What an index works out besides, when letters are first typed.
#[divan::bench]
fn words_of_titles(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| Index::new(&READ.chronology)).bench_local_refs(|index| index.prepare());
}

/// What lists are made from.
#[divan::bench]
fn headings(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Headings::new(black_box(&READ.chronology)));
}
