//! The program: reads its arguments, runs, and leaves with a status.

fn main() {}
