//! From bytes to a chronology, and to its index.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use annals::load::open_excerpt;
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
    bencher
        .with_inputs(|| Index::new(&READ.chronology))
        .bench_local_refs(|index| index.prepare(&READ.chronology));
}

/// What lists are made from.
#[divan::bench]
fn headings(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Headings::new(black_box(&READ.chronology)));
}

/// A chronology of 100,000 events in a file, without its documents.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench.jsonl");
    fs::write(&path, Written::new(100_000).text).unwrap();
    path
});

/// The bytes of that file: what an excerpt of it is to be compared with.
#[divan::bench(max_time = 5)]
fn read_file(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| fs::read(black_box(&*FILE)).unwrap());
}

/// What can be shown of it before the whole is read: its events looked over, and some of them read.
#[divan::bench(max_time = 5)]
fn excerpt(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| open_excerpt(black_box(&*FILE), None).unwrap());
}
