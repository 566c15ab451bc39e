//! The themes that are built in.

use super::design::Design;
use super::report::Report;
use crate::text::Clean;

/// Their names.
pub(super) const NAMES: [&str; 5] = ["neutral", "dark", "light", "high-contrast", "monochrome"];

/// Their texts, in the order of their names.
const TEXTS: [&str; 5] = [
    include_str!("../../assets/themes/neutral.toml"),
    include_str!("../../assets/themes/dark.toml"),
    include_str!("../../assets/themes/light.toml"),
    include_str!("../../assets/themes/high-contrast.toml"),
    include_str!("../../assets/themes/monochrome.toml"),
];

/// The text of the theme of a name.
pub(super) fn text(name: &str) -> Option<&'static str> {
    NAMES.into_iter().zip(TEXTS).find(|(known, _)| *known == name).map(|(_, text)| text)
}

/// The built-in theme of a name.
pub fn built_in(name: &str) -> Option<Design> {
    let file = Clean::line(name);
    let mut report = Report::new(&file, text(name)?);
    let settings = report.settings();
    // That nothing is wrong with them is tested.
    Some(Design::read(&settings, Design::default(), &mut report))
}
