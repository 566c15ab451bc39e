//! What can be written in a configuration, what is said of mistakes, and whether every theme can be read.

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::tui::command::Command;
use crate::tui::key::{Key, chord};
use crate::tui::keymap::{Meaning, clash};
use crate::tui::place::Place;
use crate::tui::theme::Role;

/// Themes that stand in files of their own.
fn files(name: &str) -> Option<Result<ThemeText, Diagnostic>> {
    let text = match name {
        "sea" => "base = \"dark\"\n[colours]\naccent = \"#80ffff\"\n",
        "wrong" => "[rolls]\n",
        "lost" => return Some(Err(Diagnostic::error("unread-file", "cannot read lost.toml"))),
        _ => return None,
    };
    Some(Ok(ThemeText { file: Clean::line(&format!("themes/{name}.toml")), text: text.to_owned() }))
}

fn config(text: &str) -> (Config, Vec<Diagnostic>) {
    read(&Clean::line("config.toml"), text, &files)
}

#[track_caller]
fn sound(text: &str) -> Config {
    let (config, problems) = config(text);
    assert_eq!(problems, [], "{text}");
    config
}

fn keys(text: &str) -> Vec<Key> {
    chord(text).unwrap()
}

#[test]
fn everything_can_be_set() {
    assert_eq!(sound(""), Config::default());
    let set = sound(
        "theme = 'dark'\ncolours = '256'\nsigns = 'ascii'\nmouse = true\n[keys]\ndown = ['C-j', 'g d']\nhelp = 'F2'\nfind = []",
    );
    assert_eq!((set.theme.as_str(), set.colours, set.mouse), ("dark", Some(Colours::Palette), true));
    assert_eq!(set.glyphs, Some(Glyphs::ASCII));
    for (pressed, meaning) in [
        ("C-j", Meaning::Command(Command::Down)),
        ("gd", Meaning::Command(Command::Down)),
        ("j", Meaning::Nothing),
        ("F2", Meaning::Command(Command::Help)),
        ("/", Meaning::Nothing),
    ] {
        assert_eq!(set.keymap.meaning(Place::Timeline, &keys(pressed)), meaning, "{pressed}");
    }
}

#[test]
fn a_theme_may_change_another() {
    let fg = |config: &Config, role| config.theme(Colours::True).style(role).fg;
    let dark = sound("theme = 'dark'");
    let sea = sound("theme = 'sea'");
    assert_eq!(fg(&sea, Role::Accent), Some(Color::Rgb(0x80, 0xff, 0xff)), "a colour of the base, changed");
    assert_eq!(fg(&sea, Role::Text), fg(&dark, Role::Text));
    let own = sound(
        "theme = 'mine'\n[themes.mine]\nbase = 'dark'\n[themes.mine.colours]\nrust = ['#b7410e', 'red']\n\
         [themes.mine.roles]\nbad = { fg = 'rust', reverse = true }\ngood = {}",
    );
    assert_eq!(fg(&own, Role::Bad), Some(Color::Rgb(0xb7, 0x41, 0x0e)));
    assert_eq!(own.theme(Colours::Sixteen).style(Role::Bad).fg, Some(Color::Red));
    assert_eq!(fg(&own, Role::Good), fg(&dark, Role::Text), "a role is said in full");
    assert_eq!(fg(&own, Role::Accent), fg(&dark, Role::Accent));
}

/// A problem: its line, its code, the words that are marked, and how the hint begins.
type Told = (usize, &'static str, &'static str, &'static str);

const MISTAKES: &[(&str, &[Told])] = &[
    ("them = 'dark'", &[(1, "unknown-setting", "them", "did you mean `theme`?")]),
    ("theme = 'drak'", &[(1, "unknown-theme", "'drak'", "did you mean `dark`?")]),
    (
        "theme = 'zzz'",
        &[(1, "unknown-theme", "'zzz'", "there are neutral, dark, light, high-contrast, monochrome")],
    ),
    ("theme = 'lost'", &[(1, "unread-file", "'lost'", "")]),
    ("theme = 'wrong'", &[(1, "unknown-setting", "rolls", "did you mean `roles`?")]),
    ("theme = ['dark']", &[(1, "wrong-type", "['dark']", "write theme = \"dark\"")]),
    (
        "mouse = 'on'\ncolours = 'trie'",
        &[
            (1, "wrong-type", "'on'", "write mouse = true"),
            (2, "unknown-word", "'trie'", "did you mean `true`?"),
        ],
    ),
    (
        "mouse = \nsigns = 'unicod'",
        &[(1, "toml-syntax", "", ""), (2, "unknown-word", "'unicod'", "did you mean `unicode`?")],
    ),
    ("[keys]\ndwon = 'j'", &[(2, "unknown-command", "dwon", "did you mean `down`?")]),
    ("[keys]\ndown = 'Entr'", &[(2, "unknown-key", "'Entr'", "did you mean `Enter`?")]),
    ("[keys]\ndown = ''", &[(2, "unknown-key", "''", "keys are written")]),
    ("[keys]\ndown = 'C-i'", &[(2, "unsent-key", "'C-i'", "what they send for it is `Tab`")]),
    ("[keys]\ndown = 'S-j'", &[(2, "unsent-key", "'S-j'", "what they send for it is `J`")]),
    ("[keys]\ndown = 'C-D'", &[(2, "unsent-key", "'C-D'", "what they send for it is `C-d`")]),
    ("[keys]\naccept = 'x'", &[(2, "typed-key", "'x'", "hold Ctrl or Alt")]),
    ("[keys]\ndown = '5'", &[(2, "typed-key", "'5'", "take another key")]),
    ("[keys]\ndown = 5", &[(2, "wrong-type", "5", "write down = [\"C-j\"")]),
    ("[keys]\nfind = 'C-c'", &[(2, "key-conflict", "'C-c'", "one of the two")]),
    ("[keys]\ninterrupt = []", &[(2, "no-way-out", "[]", "leave it out")]),
    (
        "[keys]\ndown = ['z', 'q']\nup = 'z'",
        &[(3, "key-conflict", "'z'", "one of the two needs another key")],
    ),
    ("[keys]\ndown = ['z', 'z']", &[(2, "key-conflict", "'z'", "one of the two")]),
    ("[keys]\ndown = ['zx']\nup = 'z'", &[(3, "key-conflict", "'z'", "one of the two")]),
    ("[keys]\ndown = ['z']\nup = 'z x'", &[(3, "key-conflict", "'z x'", "one of the two")]),
    (
        "[themes.dark]",
        &[(1, "built-in-theme", "dark", "give yours a name of its own, and base = \"dark\" in it")],
    ),
    ("[themes.mine]\nbase = 'drak'", &[(2, "unknown-theme", "'drak'", "did you mean `dark`?")]),
    ("[themes.mine.colours]\nx = '#12345'", &[(2, "bad-colour", "'#12345'", "six hexadecimal digits")]),
    ("[themes.mine.colours]\nx = 'cian'", &[(2, "bad-colour", "'cian'", "did you mean `cyan`?")]),
    (
        "[themes.mine.colours]\nx = ['#123456', '#123456']",
        &[(2, "bad-colour", "['#123456', '#123456']", "write")],
    ),
    ("[themes.mine.roles]\ntitel = {}", &[(2, "unknown-role", "titel", "did you mean `title`?")]),
    (
        "[themes.mine.roles]\ntitle = { fg = 'acent' }",
        &[(2, "unknown-colour", "'acent'", "did you mean `accent`?")],
    ),
    (
        "[themes.mine.roles]\ntitle = { bolt = true }",
        &[(2, "unknown-setting", "bolt", "did you mean `bold`?")],
    ),
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_mends_it() {
    for (text, expected) in MISTAKES {
        let (_, problems) = config(text);
        let told: Vec<_> = problems
            .iter()
            .map(|problem| {
                let place = problem.place.as_ref().unwrap();
                let hint = problem.hint.as_deref().unwrap_or_default();
                (place.line, problem.code, &place.excerpt[place.span.clone()], hint)
            })
            .collect();
        assert_eq!(told.len(), expected.len(), "{text}\n{problems:#?}");
        for (told, wanted) in told.iter().zip(*expected) {
            let (line, code, marked, hint) = wanted;
            assert_eq!((told.0, told.1, told.2), (*line, *code, *marked), "{text}\n{problems:#?}");
            assert!(told.3.starts_with(hint), "{text}: {}", told.3);
        }
    }
}

#[test]
fn a_mistake_costs_only_itself() {
    let (set, problems) = config(
        "theme = 'drak'\nmouse = true\nnonsense\n[keys]\ndown = ['Entr', 'z']\nup = ['z', 'C-y']\nhelp = 'Hlep'\n",
    );
    assert_eq!(problems.len(), 5, "{problems:#?}");
    assert!(set.mouse && set.theme == DEFAULT_THEME);
    let chords = |command| set.keymap.keys(command);
    assert_eq!((chords(Command::Down).as_str(), chords(Command::Up).as_str()), ("z", "Ctrl-y"));
    assert_eq!(chords(Command::Help), "? F1", "as if nothing had been said of it");
}

#[test]
fn what_is_printed_reads_back_the_same() {
    for text in [
        "",
        "theme = 'light'\nsigns = 'unicode'\ncolours = 'none'\nmouse = true",
        "theme = 'sea'\n[keys]\ndown = ['C-j', 'z Up', 'о', 'Space']\nfind = []\nup = '\\'",
        "theme = 'high-contrast'\n[keys]\ncancel = ['M-x', 'F12']",
        "theme = 'my \"own\"'\n[themes.'my \"own\"']\nbase = 'monochrome'\n[themes.'my \"own\"'.roles]\n\
         key = { fg = ['#010203', '#040506', 'default'], bg = 'blue', italic = true, dim = true }",
    ] {
        let set = sound(text);
        let printed = set.print();
        assert_eq!(sound(&printed), set, "{printed}");
        for command in Command::ALL {
            assert!(printed.contains(&format!("\n{} = [", command.info().name)), "{command:?}");
        }
        for role in Role::ALL {
            assert!(printed.contains(&format!("{} = {{", role.name())), "{role:?}");
        }
    }
}

/// Relative luminance (WCAG 2.2), of what a terminal is sent; of a name, as xterm shows it by default.
fn luminance(colour: Color) -> f64 {
    let parts = match colour {
        Color::Black => [0, 0, 0],
        Color::Yellow => [205, 205, 0],
        Color::Blue => [0, 0, 238],
        Color::White => [255, 255, 255],
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index @ 232..) => [8 + 10 * (index - 232); 3],
        Color::Indexed(index @ 16..) => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6]
            .map(|step| if step == 0 { 0 } else { 55 + 40 * step }),
        other => panic!("{other} is no ground that a theme has"),
    };
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);

/// The grounds that a theme is for, where it has none of its own, and the contrast that its letters must have. No shade
/// has more than 4.58 with black and with white; monochrome leaves all to the terminal.
const READABLE: [(&str, &[Color], f64); 5] = [
    ("neutral", &[BLACK, WHITE], 4.5),
    ("dark", &[], 4.5),
    ("light", &[], 4.5),
    ("high-contrast", &[], 7.0),
    ("monochrome", &[], 4.5),
];

#[test]
fn every_colour_of_every_theme_reads_on_its_ground() {
    assert_eq!(READABLE.map(|(name, ..)| name), themes::NAMES);
    for (name, terminals, least) in READABLE {
        for colours in [Colours::True, Colours::Palette] {
            let theme = built_in(name).unwrap().theme(colours);
            for role in Role::ALL {
                let Style { fg, bg, .. } = theme.style(*role);
                // Lines are no text (WCAG 2.2, 1.4.11).
                let least = if *role == Role::Border { least.min(3.0) } else { least };
                let grounds = bg.as_ref().map_or(terminals, std::slice::from_ref);
                assert!(bg.is_none() || fg.is_some(), "{name}: {role:?} has a ground and no letters");
                for ground in grounds {
                    let found = fg.map_or(least, |fg| contrast(fg, *ground));
                    assert!(found >= least, "{name}, {colours:?}: {role:?} {fg:?} on {ground}: {found:.2}");
                }
            }
        }
    }
}

/// How they look is up to the user, but white on cyan nobody can read.
#[test]
fn letters_read_on_the_grounds_that_are_sent_where_there_are_sixteen_colours() {
    for name in themes::NAMES {
        let theme = built_in(name).unwrap().theme(Colours::Sixteen);
        for role in [Role::Text, Role::Selected, Role::Resting, Role::Current] {
            let Style { fg, bg, add_modifier, .. } = theme.style(role);
            match (fg, bg) {
                (Some(fg), Some(bg)) => assert!(contrast(fg, bg) >= 4.5, "{name}: {role:?} {fg} on {bg}"),
                _ if matches!(role, Role::Selected | Role::Current) => {
                    assert!(add_modifier.contains(Modifier::REVERSED), "{name}: {role:?}");
                }
                _ => assert!(!add_modifier.contains(Modifier::REVERSED), "{name}: {role:?}"),
            }
        }
    }
}

#[test]
fn contrast_is_as_the_standard_has_it() {
    for (one, other, expected) in [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        (Color::Rgb(0x76, 0x76, 0x76), WHITE, 4.54),
        (Color::Indexed(243), WHITE, 4.54),
        (Color::Indexed(196), BLACK, 5.25),
    ] {
        let found = contrast(one, other);
        assert!((found - expected).abs() < 0.01, "{one} on {other}: {found}");
    }
}

/// Roles that stand beside each other and mean different things.
const TOLD_APART: [&[Role]; 4] = [
    &[Role::Text, Role::Selected, Role::Resting],
    &[Role::Text, Role::Match],
    &[Role::Dim, Role::Passage, Role::Current],
    &[Role::Good, Role::Doubtful, Role::Bad],
];

#[test]
fn every_theme_says_of_every_role_what_it_looks_like() {
    for name in themes::NAMES {
        let file = Clean::line(name);
        let mut report = Report::new(&file, themes::text(name).unwrap());
        let design = Design::read(&report.settings(), Design::default(), &mut report);
        assert_eq!(report.finish(), [], "{name}");
        let roles: Vec<_> = design.roles.keys().copied().collect();
        assert_eq!(roles, Role::ALL, "{name}");
        for colours in [Colours::None, Colours::Sixteen, Colours::Palette, Colours::True] {
            let theme = Config { design: design.clone(), ..Config::default() }.theme(colours);
            for roles in TOLD_APART {
                for (at, one) in roles.iter().enumerate() {
                    for other in &roles[at + 1..] {
                        assert!(
                            theme.style(*one) != theme.style(*other),
                            "{name}, {colours:?}: {one:?}, {other:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn without_colours_weights_alone_tell_what_is_what() {
    for name in themes::NAMES {
        let theme = sound(&format!("theme = '{name}'")).theme(Colours::None);
        for role in Role::ALL {
            let Style { fg, bg, .. } = theme.style(*role);
            assert!(fg.unwrap_or_default() == Color::Reset && bg.is_none(), "{name}: {role:?}");
        }
        for role in [Role::Selected, Role::Current] {
            assert!(theme.style(role).add_modifier.contains(Modifier::REVERSED), "{name}: {role:?}");
        }
    }
}

#[test]
fn a_theme_of_ones_own_without_colours_stays_where_there_are_none() {
    let set = sound(
        "theme = 'mine'\n[themes.mine]\nbase = 'monochrome'\n[themes.mine.roles]\ndim = { italic = true }",
    );
    assert_eq!(set.theme(Colours::None).style(Role::Dim).add_modifier, Modifier::ITALIC);
}

/// Some keys for some commands.
fn any_keys() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "j", "g", "gg", "g d", "Enter", "C-d", "Esc", "Down", "q", "q q", "M-x", "C-c",
    ]);
    let command = prop::sample::select(Command::ALL);
    let line = (command, prop::collection::vec(key, 0..4))
        .prop_map(|(command, keys)| format!("{} = {keys:?}\n", command.info().name));
    prop::collection::vec(line, 0..8).prop_map(|lines| format!("[keys]\n{}", lines.concat()))
}

proptest! {
    #[test]
    fn whatever_keys_are_chosen_none_stands_in_the_way_of_another(text in any_keys()) {
        let (set, _) = config(&text);
        let commands = || Command::ALL.iter().flat_map(|command| {
            set.keymap.chords(*command).iter().map(move |chord| (*command, chord))
        });
        for (at, (one, chord)) in commands().enumerate() {
            for (other, others) in commands().skip(at + 1) {
                prop_assert!(!one.meets(other) || !clash(chord, others), "{one:?} and {other:?}: {text}");
            }
        }
        prop_assert!(!set.keymap.chords(Command::Interrupt).is_empty(), "{text}");
    }

    #[test]
    fn any_text_is_a_configuration(text in "(theme|keys|mouse|\\[|\\]|[a-z]|=|'|\"|#|\\{|\\}|,|\\.|\n| ){0,60}") {
        let (set, _) = config(&text);
        let (again, problems) = config(&set.print());
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(again, set);
    }
}
