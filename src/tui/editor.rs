//! The user's editor: which it is, and how it is told a line.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::session::Guest;

/// The user's editor, with what it is to be told besides the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    program: String,
    arguments: Vec<String>,
}

/// Why it is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEditor {
    /// None is named.
    #[error("No editor is set: name one in VISUAL or EDITOR, as in `export EDITOR=nano`")]
    NotSet,
    /// What names it is no line that a shell could run.
    #[error("{0} cannot be understood: a quotation mark in it is not closed")]
    Unclear(&'static str),
}

/// The variables that name it, by their custom: that for whole screens comes first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// How an editor is told the line to begin on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// `--goto FILE:12`
    Goto,
    /// `-l 12 FILE`
    Letter,
    /// `--line 12 FILE`
    Word,
}

/// What is known of editors, by the names of their programs.
const EDITORS: &[(Manner, &[&str])] = &[
    (
        Manner::Plus,
        &[
            "vi",
            "vim",
            "nvim",
            "view",
            "ex",
            "gvim",
            "mvim",
            "nvi",
            "vis",
            "elvis",
            "nano",
            "pico",
            "micro",
            "emacs",
            "emacsclient",
            "mg",
            "jed",
            "joe",
            "jmacs",
            "jpico",
            "jstar",
            "ne",
            "kak",
            "hx",
            "helix",
            "dte",
            "mcedit",
            "gedit",
            "gnome-text-editor",
            "pluma",
            "xed",
            "tilde",
        ],
    ),
    (Manner::Colon, &["subl", "sublime_text", "zed", "zeditor", "zedit"]),
    (
        Manner::Goto,
        &["code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron"],
    ),
    (Manner::Letter, &["kate", "kwrite", "mate"]),
    (Manner::Word, &["idea", "pycharm", "clion", "webstorm", "rustrover", "goland", "phpstorm", "rubymine"]),
];

impl Editor {
    /// The editor that the environment names; `variable` gives the value of a variable.
    ///
    /// # Errors
    ///
    /// [`NoEditor`] if there is none, or if what names it has no meaning.
    pub fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, NoEditor> {
        let set = VARIABLES.into_iter().find_map(|name| {
            let value = variable(name)?.to_string_lossy().into_owned();
            (!value.trim().is_empty()).then_some((name, value))
        });
        let (name, value) = set.ok_or(NoEditor::NotSet)?;
        let mut words = shlex::split(&value).ok_or(NoEditor::Unclear(name))?.into_iter();
        let program = words.next().ok_or(NoEditor::NotSet)?;
        Ok(Self { program, arguments: words.collect() })
    }

    /// The editor on a file, at a line counted from one, as far as it is known how to tell it that.
    pub(super) fn on(&self, file: &Path, line: Option<usize>) -> Guest {
        let mut arguments: Vec<OsString> = self.arguments.iter().map(OsString::from).collect();
        let name = Path::new(&self.program).file_stem().map(OsStr::to_ascii_lowercase).unwrap_or_default();
        let known = EDITORS.iter().find(|(_, names)| names.iter().any(|known| name == **known));
        let with_line = |line: usize| {
            let mut place = file.as_os_str().to_owned();
            place.push(format!(":{line}"));
            place
        };
        match known.map(|(manner, _)| *manner).zip(line) {
            Some((Manner::Plus, line)) => arguments.extend([format!("+{line}").into(), file.into()]),
            Some((Manner::Colon, line)) => arguments.push(with_line(line)),
            Some((Manner::Goto, line)) => arguments.extend(["--goto".into(), with_line(line)]),
            Some((Manner::Letter, line)) => {
                arguments.extend(["-l".into(), line.to_string().into(), file.into()]);
            }
            Some((Manner::Word, line)) => {
                arguments.extend(["--line".into(), line.to_string().into(), file.into()]);
            }
            None => arguments.push(file.into()),
        }
        Guest { program: self.program.clone().into(), arguments }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(visual: &str, editor: &str) -> Result<Editor, NoEditor> {
        Editor::of_environment(|name| match name {
            "VISUAL" => Some(visual.into()),
            "EDITOR" => Some(editor.into()),
            _ => None,
        })
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_way() {
        for (visual, other, line, call) in [
            ("", "vi", Some(12), "vi|+12|/a b.toml"),
            ("nvim", "ed", Some(1), "nvim|+1|/a b.toml"),
            ("  ", "/usr/bin/nano -l", Some(12), "/usr/bin/nano|-l|+12|/a b.toml"),
            ("emacs -nw", "", Some(12), "emacs|-nw|+12|/a b.toml"),
            ("code -w", "vi", Some(12), "code|-w|--goto|/a b.toml:12"),
            ("Code.exe", "", Some(12), "Code.exe|--goto|/a b.toml:12"),
            ("subl --wait", "", Some(12), "subl|--wait|/a b.toml:12"),
            ("kate", "", Some(12), "kate|-l|12|/a b.toml"),
            ("idea --wait", "", Some(12), "idea|--wait|--line|12|/a b.toml"),
            ("'/opt/my editor/run' \"two words\"", "", Some(12), "/opt/my editor/run|two words|/a b.toml"),
            ("vi", "", None, "vi|/a b.toml"),
        ] {
            let Guest { program, arguments } =
                editor(visual, other).unwrap().on(Path::new("/a b.toml"), line);
            let words: Vec<_> = std::iter::once(program).chain(arguments).collect();
            assert_eq!(words.join(OsStr::new("|")), OsString::from(call), "{visual} {other}");
        }
    }

    #[test]
    fn what_names_no_editor_is_told() {
        for (visual, other, expected) in [
            ("", "", NoEditor::NotSet),
            ("", "  ", NoEditor::NotSet),
            ("vim '", "vi", NoEditor::Unclear("VISUAL")),
            ("", "\"", NoEditor::Unclear("EDITOR")),
        ] {
            assert_eq!(editor(visual, other), Err(expected), "{visual} {other}");
        }
    }
}
