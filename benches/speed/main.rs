//! How long what a person waits for takes, on made-up chronologies: `cargo bench`, or of one room `cargo bench query`.
//!
//! `ANNALS_BENCH_EVENTS=1000000 cargo bench query` asks that many events instead of 10,000.
//! `cargo bench -- --test` and `cargo test --benches` run everything once, to see that it runs.
#![expect(clippy::unwrap_used, reason = "a benchmark may die of what it did not expect")]

mod data;
mod evidence;
#[cfg(feature = "tui")]
mod explorer;
mod load;
mod query;

fn main() {
    divan::main();
}
