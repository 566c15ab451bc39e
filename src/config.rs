//! What the user chooses once and for all: theme, keys, mouse, colours, signs; read from one TOML file.
//!
//! A mistake costs only itself: it is told with its place and what would mend it, and what was to be set stays
//! as it is without it. The themes that are built in are read in the same way as the user's own.

mod colour;
mod design;
mod keys;
mod print;
mod report;
mod themes;

use std::collections::BTreeMap;

pub use design::Design;
pub use themes::built_in;

use crate::diagnostic::Diagnostic;
use crate::load::{Item, Setting};
use crate::text::Clean;
use crate::tui::Colours;
use crate::tui::glyphs::Glyphs;
use crate::tui::keymap::Keymap;
use crate::tui::theme::Theme;
use report::Report;

/// The theme of whoever chose none. It reads on dark grounds and on light ones.
pub const DEFAULT_THEME: &str = "neutral";

/// The theme where there are no colours.
const COLOURLESS_THEME: &str = "monochrome";

/// Everything that can be configured.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The name of the theme.
    pub theme: String,
    /// The theme.
    pub design: Design,
    /// What colours to send; `None` leaves it to the environment.
    pub colours: Option<Colours>,
    /// Which signs to show; `None` leaves it to the environment.
    pub glyphs: Option<Glyphs>,
    /// Whether the mouse is Annals's at first.
    pub mouse: bool,
    /// What keys mean.
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: DEFAULT_THEME.to_owned(),
            design: base(),
            colours: None,
            glyphs: None,
            mouse: false,
            keymap: Keymap::default(),
        }
    }
}

impl Config {
    /// The theme in such colours as may be sent. Where that are none, and it tells things apart by colours, it gives
    /// way to the one that does not.
    pub fn theme(&self, colours: Colours) -> Theme {
        if colours == Colours::None && self.design.has_colours() {
            built_in(COLOURLESS_THEME).unwrap_or_default().theme(colours)
        } else {
            self.design.theme(colours)
        }
    }
}

/// The text of a theme of the user's own.
#[derive(Clone, Debug)]
pub struct ThemeText {
    /// What the user calls its file.
    pub file: Clean,
    /// What stands in it.
    pub text: String,
}

/// Finds the file of a theme by the theme's name; nothing if there is none of that name.
pub type ThemeFiles<'a> = &'a dyn Fn(&str) -> Option<Result<ThemeText, Diagnostic>>;

/// The words for how many colours there are.
const COLOURS: &[(&str, Option<Colours>)] = &[
    ("auto", None),
    ("none", Some(Colours::None)),
    ("16", Some(Colours::Sixteen)),
    ("256", Some(Colours::Palette)),
    ("true", Some(Colours::True)),
];

/// The words for sets of signs.
const SIGNS: &[(&str, Option<Glyphs>)] =
    &[("auto", None), ("unicode", Some(Glyphs::UNICODE)), ("ascii", Some(Glyphs::ASCII))];

/// What can be set.
const SETTINGS: [&str; 6] = ["theme", "colours", "signs", "mouse", "keys", "themes"];

/// Reads a configuration. `file` is what the user calls its file. The problems are in the order of the file, those of
/// a theme's own file behind them.
pub fn read(file: &Clean, text: &str, files: ThemeFiles<'_>) -> (Config, Vec<Diagnostic>) {
    let mut config = Config::default();
    let mut report = Report::new(file, text);
    let settings = report.settings();
    let themes = settings.iter().find(|setting| setting.name == "themes");
    let themes = themes.map_or_else(BTreeMap::new, |themes| inline_themes(themes, &mut report));
    let mut beside = Vec::new();
    for setting in &settings {
        let Setting { name, name_span, item } = setting;
        match name.as_str() {
            "theme" => {
                if let Some(wanted) = report.text(item, name, "theme = \"dark\"") {
                    beside = theme(&mut config, (wanted, item), (&themes, files), &mut report);
                }
            }
            "colours" => config.colours = report.word(item, name, COLOURS).unwrap_or(config.colours),
            "signs" => config.glyphs = report.word(item, name, SIGNS).unwrap_or(config.glyphs),
            "mouse" => config.mouse = report.truth(item, name).unwrap_or(config.mouse),
            "keys" => config.keymap = keys::read(setting, &mut report),
            "themes" => {}
            _ => report.unknown(
                name_span,
                ("unknown-setting", &format!("there is no setting `{name}`")),
                name,
                &SETTINGS,
            ),
        }
    }
    let mut problems = report.finish();
    problems.append(&mut beside);
    (config, problems)
}

/// The themes that stand in the configuration itself.
fn inline_themes(setting: &Setting, report: &mut Report<'_>) -> BTreeMap<String, Design> {
    let mut designs = BTreeMap::new();
    for theme in report.table(&setting.item, "themes", "[themes.NAME]") {
        if themes::NAMES.contains(&theme.name.as_str()) {
            let message = format!("the theme `{}` is built in", theme.name);
            let hint = format!("give yours a name of its own, and base = \"{}\" in it", theme.name);
            report.add(&theme.name_span, Diagnostic::error("built-in-theme", &message).hint(&hint));
        } else {
            let settings = report.table(&theme.item, &theme.name, "[themes.NAME]");
            designs.insert(theme.name.clone(), Design::read(settings, base(), report));
        }
    }
    designs
}

/// What a theme changes that names no other.
fn base() -> Design {
    built_in(DEFAULT_THEME).unwrap_or_default()
}

/// Why there is no theme of a name.
#[derive(Debug, thiserror::Error)]
pub enum NoTheme {
    /// Nothing has this name.
    #[error("there is no theme `{name}`")]
    Unknown {
        /// What was asked for.
        name: Clean,
        /// What may have been meant, or what there is.
        hint: String,
    },
    /// Its file cannot be read.
    #[error("{}", .0.message)]
    Unread(Diagnostic),
}

/// The theme of a name, of those in a configuration, those that are built in and those of files, and the problems of
/// its own file, if it has one.
///
/// # Errors
///
/// When there is none of that name, or its file cannot be read.
pub fn theme_of(
    name: &str,
    (file, text): (&Clean, &str),
    files: ThemeFiles<'_>,
) -> Result<(Design, Vec<Diagnostic>), NoTheme> {
    let mut report = Report::new(file, text);
    let settings = report.settings();
    let themes = settings.iter().find(|setting| setting.name == "themes");
    let inline = themes.map_or_else(BTreeMap::new, |themes| inline_themes(themes, &mut report));
    found(name, &inline, files)
}

fn found(
    name: &str,
    inline: &BTreeMap<String, Design>,
    files: ThemeFiles<'_>,
) -> Result<(Design, Vec<Diagnostic>), NoTheme> {
    if let Some(design) = inline.get(name).cloned().or_else(|| built_in(name)) {
        return Ok((design, Vec::new()));
    }
    match files(name) {
        Some(Ok(ThemeText { file, text })) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let mut report = Report::new(&file, text);
            let settings = report.settings();
            let design = Design::read(&settings, base(), &mut report);
            Ok((design, report.finish()))
        }
        Some(Err(problem)) => Err(NoTheme::Unread(problem)),
        None => {
            let known: Vec<_> = inline.keys().map(String::as_str).chain(themes::NAMES).collect();
            Err(NoTheme::Unknown { name: Clean::line(name), hint: report::instead(name, &known) })
        }
    }
}

/// Sets the theme to that of a name; gives the problems of its own file, if it has one.
fn theme(
    config: &mut Config,
    (wanted, item): (&str, &Item),
    (inline, files): (&BTreeMap<String, Design>, ThemeFiles<'_>),
    report: &mut Report<'_>,
) -> Vec<Diagnostic> {
    match found(wanted, inline, files) {
        Ok((design, problems)) => {
            wanted.clone_into(&mut config.theme);
            config.design = design;
            return problems;
        }
        Err(NoTheme::Unread(problem)) => report.add(&item.span, problem),
        Err(NoTheme::Unknown { name, hint }) => {
            let message = format!("there is no theme `{name}`");
            report.add(&item.span, Diagnostic::error("unknown-theme", &message).hint(&hint));
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests;
