//! The folder for the user's state, after the XDG Base Directory Specification, version 0.8.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder in which what readers keep lies: `annals` in `$XDG_STATE_HOME`, or in `~/.local/state` where that is
/// not set, empty, or no absolute path, of which the specification says that they count as not set. `None` if the
/// environment names no absolute home either. `variable` gives the value of a variable.
pub fn state_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local/state")))?;
    Some(state.join("annals"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_that_of_the_specification() {
        for (state, home, expected) in [
            (Some("/s"), Some("/h"), Some("/s/annals")),
            (Some("/s"), None, Some("/s/annals")),
            (None, Some("/h"), Some("/h/.local/state/annals")),
            (Some(""), Some("/h"), Some("/h/.local/state/annals")),
            (Some("relative/s"), Some("/h"), Some("/h/.local/state/annals")),
            (Some("./s"), None, None),
            (None, Some(""), None),
            (None, Some("h"), None),
            (None, None, None),
        ] {
            let variable = |name: &str| match name {
                "XDG_STATE_HOME" => state.map(OsString::from),
                "HOME" => home.map(OsString::from),
                _ => None,
            };
            assert_eq!(state_folder(variable), expected.map(PathBuf::from), "{state:?} {home:?}");
        }
    }
}
