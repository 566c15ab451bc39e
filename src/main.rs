//! The program: reads its arguments, runs, and leaves with a status.

use std::process::ExitCode;

fn main() -> ExitCode {
    annals::cli::main(std::env::args_os())
}
