//! What has no meaning before a command.

use super::{Arguments, Command};
use crate::cli::failure::Failure;
use crate::text::{Clean, word};

impl Arguments {
    /// Refuses what stands before a command and is not for it, rather than pass over it.
    pub(in crate::cli) fn refuse_what_goes_before(&self, command: &Command) -> Result<(), Failure> {
        let name = command.name();
        let usage = |message: String, hint: String| Err(Failure::Usage { message, hint });
        if let Some(file) = &self.asked.file {
            let file = Clean::line(&file.display().to_string());
            let hint = if command.takes_file() {
                format!("annals {name} {}", word(&file))
            } else {
                format!("annals {name}")
            };
            return usage(format!("`{file}` stands before the command `{name}`"), hint);
        }
        if let Some(query) = &self.asked.query {
            let taker = if matches!(command, Command::Stats(_)) { name } else { "list" };
            return usage(
                format!("the query stands before the command `{name}`"),
                format!("`{taker}` takes one: annals {taker} -q {}", word(query)),
            );
        }
        if self.begun.at.is_some() || self.begun.fresh || self.begun.theme.is_some() {
            return usage(
                format!("--at, --fresh and --theme are for the explorer, and not for `{name}`"),
                "leave them out".to_owned(),
            );
        }
        if self.interactive {
            return usage(
                format!("--interactive explores a chronology, and `{name}` writes and ends"),
                "annals --plain --interactive".to_owned(),
            );
        }
        if self.manner.documents.is_some() && !command.takes_file() {
            return usage(
                format!("`{name}` reads no documents"),
                format!("leave --documents out: annals {name}"),
            );
        }
        Ok(())
    }
}
