//! `annals config`: the configuration of the explorer, where it stands and what is wrong with it.

use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::Status;
use super::arguments::ConfigReport;
use super::console::Console;
use super::failure::Failure;
use super::opening::{counted, problems, shown};
use crate::config::{self, Config, NoTheme, ThemeText};
use crate::diagnostic::Diagnostic;
use crate::text::{Clean, word};

/// A configuration and the themes beside it may have so many bytes each.
const LARGEST: u64 = 1 << 18;

/// The configuration of this run.
#[derive(Debug)]
pub(super) struct Configured {
    /// What is in force.
    pub(super) config: Config,
    /// What is wrong with its file.
    pub(super) problems: Vec<Diagnostic>,
    /// The file that the user named.
    named: Option<PathBuf>,
    /// Where the file stands, or would.
    file: Option<PathBuf>,
    /// Whether it stands there.
    is_there: bool,
    /// What stands in it.
    text: String,
}

/// Reads the configuration that the user named, or the one where configurations are.
///
/// # Errors
///
/// When the file that was named cannot be read. One that was not named may be missing.
pub(super) fn read(named: Option<&Path>) -> Result<Configured, Failure> {
    let file = named.map(Path::to_path_buf).or_else(|| usual(|name| env::var_os(name)));
    let none = |problems| Configured {
        config: Config::default(),
        problems,
        named: None,
        file: file.clone(),
        is_there: false,
        text: String::new(),
    };
    let Some(path) = &file else {
        return Ok(none(Vec::new()));
    };
    let text = match text_of(path) {
        Ok(text) => text,
        Err(error) if named.is_some() => {
            return Err(Failure::Config { file: shown(path), reason: Clean::line(&error.to_string()) });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(none(Vec::new())),
        Err(error) => return Ok(none(vec![unread(path, &error)])),
    };
    let folder = themes_beside(path);
    let (config, problems) = config::read(&shown(path), &text, &|name| theme(&folder, name));
    Ok(Configured { config, problems, named: named.map(Path::to_path_buf), file, is_there: true, text })
}

/// Where the configuration is, if nobody says otherwise (XDG Base Directory Specification).
fn usual(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))?;
    Some(folder.join("annals").join("config.toml"))
}

/// The text of a file, without a byte order mark.
fn text_of(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::Error::other(format!("it has more than {} KiB", LARGEST >> 10)));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Where the themes of files are.
fn themes_beside(config: &Path) -> PathBuf {
    config.parent().map(|folder| folder.join("themes")).unwrap_or_default()
}

/// The theme of a name, if there is a file of it. No name leads out of the folder.
fn theme(folder: &Path, name: &str) -> Option<Result<ThemeText, Diagnostic>> {
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    let path = is_plain.then(|| folder.join(format!("{name}.toml")))?;
    match text_of(&path) {
        Ok(text) => Some(Ok(ThemeText { file: shown(&path), text })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(unread(&path, &error))),
    }
}

fn unread(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unread-file", &format!("cannot read {}: {error}", shown(path)))
}

impl Configured {
    /// Takes the theme of a name for this run, whatever the file says.
    ///
    /// # Errors
    ///
    /// When there is none of that name.
    pub(super) fn choose_theme(&mut self, name: &str) -> Result<(), Failure> {
        let file = self.file.clone().unwrap_or_default();
        let folder = themes_beside(&file);
        let found = config::theme_of(name, (&shown(&file), &self.text), &|name| theme(&folder, name));
        let (design, mut problems) = found.map_err(|error| Failure::Usage {
            message: format!("--theme: {error}"),
            hint: match &error {
                NoTheme::Unknown { hint, .. } => hint.clone(),
                NoTheme::Unread(_) => "make the file readable, or take another theme".to_owned(),
            },
        })?;
        name.clone_into(&mut self.config.theme);
        self.config.design = design;
        self.problems.append(&mut problems);
        Ok(())
    }

    /// What is to be said of it where there is a line for it; nothing if nothing is wrong.
    pub(super) fn notice(&self) -> Option<Clean> {
        let count = self.problems.len();
        let named = self.named.as_deref().map(|file| format!(" --config {}", word(&shown(file))));
        let call = format!("annals config{}", named.unwrap_or_default());
        (count > 0).then(|| Clean::line(&format!("config: {}; see `{call}`", counted(count, "problem"))))
    }

    /// Where the configuration is, and how many problems it has.
    fn summary(&self) -> String {
        let file = self.file.as_deref().map(shown);
        match (file, self.problems.as_slice()) {
            (None, _) => "no configuration: neither XDG_CONFIG_HOME nor HOME names a folder".to_owned(),
            (Some(file), []) if !self.is_there => format!("no configuration: {file} is not there"),
            (Some(file), []) => format!("{file}: no problem found"),
            (Some(file), found) => format!("{file}: {}", problems(found)),
        }
    }
}

/// Runs the command.
pub(super) fn run(
    report: &ConfigReport,
    named: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let configured = read(named)?;
    if report.print {
        console.write_all(configured.config.print().as_bytes())?;
        for problem in &configured.problems {
            console.diagnose(problem)?;
        }
    } else {
        for problem in &configured.problems {
            let rendered = console.rendered(problem);
            writeln!(console, "{rendered}\n")?;
        }
        writeln!(console, "{}", configured.summary())?;
    }
    Ok(if configured.problems.is_empty() { Status::DONE } else { Status::NEGATIVE })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_is_where_the_desktop_has_them() {
        for (variables, expected) in [
            (&[("XDG_CONFIG_HOME", "/etc/mine"), ("HOME", "/h")][..], Some("/etc/mine/annals/config.toml")),
            (&[("HOME", "/h")], Some("/h/.config/annals/config.toml")),
            (&[("XDG_CONFIG_HOME", "relative"), ("HOME", "/h")], Some("/h/.config/annals/config.toml")),
            (&[("XDG_CONFIG_HOME", ""), ("HOME", "/h")], Some("/h/.config/annals/config.toml")),
            (&[("HOME", "")], None),
        ] {
            let variable = |wanted: &str| {
                let found = variables.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(usual(variable), expected.map(PathBuf::from), "{variables:?}");
        }
    }
}
