//! Screens as a person sees them, at several sizes, and what must be true of a screen of any size.

use crate::driver::{Explorer, bridge, fixture};
use annals::config::{built_in, read};
use annals::load::{Embedded, Format, load};
use annals::model::{Chronology, Parts};
use annals::text::Clean;
use annals::tui::Colours;
use annals::tui::glyphs::Glyphs;
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::state::{Context, Overlay};
use annals::tui::theme::Role;
use ratatui::style::Modifier;

/// A name, the query at the start, and the keys that lead there.
const SCENES: &[(&str, &str, &str)] = &[
    ("opening", "", ""),
    ("event", "", "jjj<Tab>"),
    ("sources", "", "<Tab><Tab>j"),
    ("changed_quotation", "id:fishermen-object", "<Tab>"),
    ("ambiguous_quotation", "id:ferry-aground", "<Tab>"),
    ("joined_quotation", "id:opening", "<Tab>"),
    ("reader", "", "<Enter><Enter>N"),
    ("reader_of_another_script", "id:opening", "<Enter><Enter>"),
    ("filtered", "year:1933..1934", ""),
    ("filters_off", "ferry", "c"),
    ("typing", "", "/ferry"),
    ("typing_a_mistake", "", "/actr:lindqvist<Space>bridge"),
    (
        "typing_a_long_mistake",
        "",
        "/theme:bridge<Space>(kind:figure<Space>OR<Space>kind:statement)<Space>year:1931..1933<Space>actr:lin",
    ),
    ("typing_several_mistakes", "", "/actr:lindqvist<Space>kind:statment"),
    ("completing_fields", "", "/<Tab>"),
    ("completing_values", "theme:bridge", "/actor:<Tab><Tab>"),
    ("mistaken_query", "", "/actor:lindkvist<Space>bridge<Enter>"),
    ("nothing_matches", "xyzzy", ""),
    ("terms_that_leave_nothing", "actor:fishermen year:1934 theme:bridge", ""),
    ("a_term_that_nothing_has", "theme:bridge xyzzy", ""),
    ("picking_years", "", "y"),
    ("picking_actors", "theme:bridge", "a<Space><Space>"),
    ("picking_narrowed", "", "aferry"),
    (
        "kept",
        "",
        "jmekeeps<Space>whom?<Enter>jewho<Space>says<Space>so,<Space>and<Space>to<Space>whom?<Enter>",
    ),
    ("citing", "id:mayor-promises", "Y<Down>"),
    (
        "saved_views",
        "",
        "/theme:ferry<Enter>SThe<Space>ferries<Enter><Esc>GlSThe<Space>last<Space>word<Enter>gv<Down>",
    ),
    (
        "noting",
        "",
        "ea<Space>note<Space>that<Space>is<Space>longer<Space>than<Space>a<Space>narrow<Space>screen",
    ),
    ("marked", "", "xj"),
    ("comparing_events", "", "jxkX"),
    ("comparing_sources", "", "Xn"),
    ("comparing_the_same_words", "", "jjxkXG"),
    ("picking_without", "theme:bridge", "a<Space>-<Down>-"),
    ("picking_by_time", "", "a<C-o>"),
    ("picking_a_basis", "", "b"),
    ("help", "", "?"),
    ("help_of_the_reader", "", "<Enter><Enter>?"),
    ("help_narrowed", "", "?/pick"),
    ("help_at_its_end", "", "?G"),
    ("palette", "", ":"),
    ("related", "", "jjr"),
    ("problems", "", "!"),
    ("problem_narrowed", "", "!quite"),
    ("palette_narrowed", "", ":passage"),
    ("jumping", "", "gdmay<Space>1931"),
    ("jumping_nowhere", "", "gdsoon"),
    ("chord_begun", "", "g"),
    ("notice", "", "z"),
    ("lanes", "", "v"),
    ("lanes_of_themes_from_near", "", "vL+++"),
    ("grid", "", "vv"),
    ("grid_filtered", "theme:ferry", "vv"),
    ("coverage", "", "vvv"),
    ("finding_words", "", "<Enter><Enter>/the<Space>bri"),
    ("words_found", "", "<Enter><Enter>/the<Space>bri<Enter>n"),
    ("reading_what_is_uncited", "", "vvvj<Enter>"),
    ("help_of_the_lanes", "", "v?"),
    ("counting", "", "12"),
];

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

pub(crate) fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn every_scene_at_every_size() {
    for (name, query, keys) in SCENES {
        for (columns, rows) in SIZES {
            let mut explorer = Explorer::new(bridge(), query, columns, rows);
            let screen = explorer.play(keys).screen();
            snapshot(&format!("{name}_{columns}x{rows}"), &screen);
        }
    }
}

#[test]
fn signs_of_ascii_alone_where_the_terminal_has_no_others() {
    let context = Context { glyphs: Glyphs::ASCII, ..bridge() };
    let mut explorer = Explorer::new(context, "id:council-resolves", 100, 24);
    snapshot("ascii_100x24", &explorer.screen());
    for keys in ["<Enter>", "<Esc>y", "<Esc>?", "<Esc>v", "v", "v"] {
        let screen = explorer.play(keys).screen();
        // The documents' own letters and the explorer's own dashes and ellipses are text, not signs.
        let signs = screen.chars().filter(|sign| matches!(sign, '\u{2190}'..='\u{2bff}')).collect::<String>();
        assert_eq!(signs, "", "{keys}\n{screen}");
    }
}

/// Chronologies that are odd in some way, in every view.
#[test]
fn every_view_of_odd_chronologies() {
    for name in ["ages", "scripts", "one"] {
        for (view, keys) in [("list", ""), ("lanes", "v"), ("grid", "vv"), ("coverage", "vvv")] {
            for (columns, rows) in [(80, 24), (120, 40)] {
                let mut explorer = Explorer::new(fixture("times", name), "", columns, rows);
                let screen = explorer.play(keys).screen();
                snapshot(&format!("{name}_{view}_{columns}x{rows}"), &screen);
            }
        }
    }
}

/// One letter for each role's look, so that colours can be read in a diff.
#[test]
fn colours_mean_what_they_should() {
    let theme = built_in("neutral").unwrap().theme(Colours::True);
    let explorer = Explorer::new(Context { theme, ..bridge() }, "ferry", 120, 30);
    let (buffer, _) = explorer.buffer();
    let roles = [
        (Role::Selected, 'S'),
        (Role::Match, 'm'),
        (Role::Accent, 'A'),
        (Role::Title, 'T'),
        (Role::Dim, '.'),
        (Role::Good, 'g'),
        (Role::Doubtful, 'd'),
        (Role::Bad, 'b'),
        (Role::Statement, 's'),
        (Role::Assessment, 'a'),
        (Role::Plan, 'p'),
    ];
    let letter = |cell: &ratatui::buffer::Cell| {
        let fits = |role: Role| {
            let style = theme.style(role);
            let underlined = style.add_modifier.contains(Modifier::UNDERLINED);
            style.fg.unwrap_or_default() == cell.fg
                && style.bg.unwrap_or_default() == cell.bg
                && style.add_modifier.contains(Modifier::BOLD) == cell.modifier.contains(Modifier::BOLD)
                && (underlined == cell.modifier.contains(Modifier::UNDERLINED) || role == Role::Selected)
        };
        match cell.symbol() {
            " " if cell.bg == ratatui::style::Color::Reset => ' ',
            _ => roles.iter().find(|(role, _)| fits(*role)).map_or('-', |(_, letter)| *letter),
        }
    };
    let map: Vec<String> = buffer
        .content
        .chunks(120)
        .map(|row| row.iter().map(letter).collect::<String>().trim_end().to_owned())
        .collect();
    snapshot("colours_120x30", &map.join("\n"));
}

/// Whatever stands on the screen has the letters and the ground of one role: a theme need only look at these.
#[test]
fn no_other_colours_meet_than_those_of_a_role() {
    for name in ["neutral", "dark", "light", "high-contrast", "monochrome"] {
        let theme = built_in(name).unwrap().theme(Colours::True);
        let looks: Vec<_> = Role::ALL
            .iter()
            .map(|role| theme.style(*role))
            .map(|style| (style.fg.unwrap_or_default(), style.bg.unwrap_or_default()))
            .collect();
        for (scene, query, keys) in SCENES {
            let mut explorer = Explorer::new(Context { theme, ..bridge() }, query, 100, 30);
            let (buffer, _) = explorer.play(keys).buffer();
            let mut covered = 0;
            for cell in &buffer.content {
                if covered == 0 {
                    assert!(looks.contains(&(cell.fg, cell.bg)), "{name}, {scene}: {cell:?}");
                    covered = annals::text::width(cell.symbol()).max(1);
                }
                covered -= 1;
            }
        }
    }
}

#[test]
fn chosen_keys_are_those_that_are_shown() {
    let text =
        "[keys]\nhelp = 'F2'\nfind = 'C-f'\ntoggle-filters = []\nback = 'Backspace'\npage-down = 'PageDown'";
    let (config, problems) = read(&Clean::line("config"), text, &|_| None);
    assert_eq!(problems, []);
    let context = || Context { keymap: config.keymap.clone(), ..bridge() };
    let shown = |query: &str, keys: &str| Explorer::new(context(), query, 120, 40).play(keys).screen();
    for (query, keys, expected) in [
        ("", "", &["Ctrl-f find", "F2 keys"][..]),
        ("", "<F2>", &["Ctrl-f                    Filter by words"]),
        ("", "z", &["z does nothing here; F2 lists the keys"]),
        ("xyzzy", "", &["Backspace empties the query"]),
        ("", "<C-f>ferry<Enter>", &["› ferry"]),
    ] {
        let screen = shown(query, keys);
        for words in expected {
            assert!(screen.contains(words), "{keys}: {words}\n{screen}");
        }
    }
    assert!(!shown("", "<F2>").contains("All filters off"));
}

#[test]
fn no_size_is_too_odd_to_draw_and_drawing_changes_nothing() {
    for (name, query, keys) in SCENES {
        let mut explorer = Explorer::new(bridge(), query, 120, 40);
        explorer.play(keys);
        for columns in (0..28).chain([40, 49, 89, 90, 91, 149, 150, 200, 400]) {
            for rows in (0..10).chain([12, 19, 20, 24, 60]) {
                explorer.send(Message::Resize(Size { columns, rows }));
                let before = explorer.state.clone();
                let (first, cursor) = explorer.buffer();
                let (second, again) = explorer.buffer();
                assert!(first == second && cursor == again, "{name} {columns}x{rows}");
                assert!(before == explorer.state, "{name} {columns}x{rows}");
                if let Some(cursor) = cursor {
                    assert!(first.area.contains(cursor), "{name} {columns}x{rows} {cursor:?}");
                }
            }
        }
    }
}

#[test]
fn the_first_start_says_what_this_is_until_the_first_key() {
    for (columns, rows) in SIZES {
        let mut explorer = Explorer::new(bridge(), "", columns, rows);
        explorer.state.welcome = true;
        snapshot(&format!("first_start_{columns}x{rows}"), explorer.screen().lines().last().unwrap());
        assert!(!explorer.play("j").screen().contains("all keys"));
    }
}

#[test]
fn one_event_and_none_are_chronologies_too() {
    let none = Context::new(Chronology::new(Parts::default()), Vec::new());
    snapshot("no_events_80x24", &Explorer::new(none, "", 80, 24).screen());
    for keys in [
        "v",
        "vj<Right>+",
        "vvj<Enter>l",
        "vvvj<Enter>n",
        "j",
        "G",
        "<Enter>",
        "<Tab>j",
        "n",
        "y",
        "/x<Enter>",
        "}",
        "<C-d>",
        "?",
    ] {
        let none = Context::new(Chronology::new(Parts::default()), Vec::new());
        Explorer::new(none, "", 80, 24).play(keys).screen();
    }
}

/// Days on which there are many events, and between them days with one beside what stands in the row above.
fn crowded() -> Context {
    let day = |day: u8| {
        let of_day = if day.is_multiple_of(2) { 12 } else { 2 };
        (0..of_day).map(move |number| {
            format!(
                "[[event]]\nid = \"e{day}-{number}\"\ndate = \"2014-0{}-{:02}\"\ndate_basis = \"stated\"\n\
                 title = \"One of many\"\nkind = \"event\"\nactors = [\"all\"]\n",
                day / 28 + 1,
                day % 28 + 1
            )
        })
    };
    let events: String = (0..56).flat_map(day).collect();
    let text = format!(
        "[chronology]\ntitle = \"Crowd\"\n[[actor]]\nid = \"all\"\nname = \"All\"\nkind = \"state\"\n{events}"
    );
    let loaded = load(&Clean::line("crowd.toml"), &text, Format::Toml, &Embedded(&[]));
    Context::new(loaded.chronology, Vec::new())
}

#[test]
fn in_a_dense_lane_no_digit_stands_beside_the_digit_of_another_number() {
    let mut explorer = Explorer::new(crowded(), "", 80, 24);
    let screen = explorer.play("v").screen();
    let rows: Vec<&str> = screen.lines().skip_while(|row| !row.contains("All")).skip(1).take(1).collect();
    assert!(rows[0].contains('█'), "{screen}");
    assert!(!rows[0].contains(|letter: char| letter.is_ascii_digit()), "{screen}");
}

/// Any keys in any order on any screen: no panic, nothing unsafe on the screen, the focus among the listed.
mod anything {
    use super::*;
    use annals::tui::command::Command;
    use annals::tui::key::Key;
    use proptest::prelude::*;

    fn keys() -> impl Strategy<Value = String> {
        let registered: Vec<String> = Command::ALL
            .iter()
            .flat_map(|command| command.info().keys)
            .map(|keys| if Key::parse(keys).is_some() { format!("<{keys}>") } else { (*keys).to_owned() })
            .collect();
        prop_oneof![
            4 => prop::sample::select(registered),
            1 => "[a-z0-9:.()\"-]",
            1 => Just("<Space>".to_owned()),
            1 => Just("ё".to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn may_be_typed(
            script in prop::collection::vec(keys(), 0..60),
            columns in 0_u16..180,
            rows in 0_u16..50,
        ) {
            let mut explorer = Explorer::new(bridge(), "", columns, rows);
            for keys in script {
                explorer.play(&keys);
                let screen = explorer.screen();
                prop_assert!(!screen.chars().any(|sign| sign.is_control() && sign != '\n'));
                let state = &explorer.state;
                let listed = state.selected.is_none_or(|event| state.listing.position_of(event).is_some());
                prop_assert!(listed && (state.selected.is_some() || state.listing.events().is_empty()));
            }
            for _ in 0..8 {
                explorer.play("<Esc>");
            }
            prop_assert_eq!(explorer.state.place(), annals::tui::place::Place::Timeline);
        }
    }
}

#[test]
fn what_lies_beneath_a_list_does_not_stick_out_beside_it() {
    let theme = built_in("dark").unwrap().theme(Colours::True);
    for keys in ["y", "a", ":", "?", "!"] {
        let mut explorer = Explorer::new(Context { theme, ..bridge() }, "", 120, 40);
        let (buffer, _) = explorer.play(keys).buffer();
        let selected = theme.style(Role::Selected).bg.unwrap();
        let marked =
            buffer.content.chunks(120).filter(|row| row.iter().any(|cell| cell.bg == selected)).count();
        assert!(marked <= 1, "{keys}");
        let middle = explorer.state.screen().middle;
        let edge = (middle.y + 1..middle.bottom()).filter_map(|y| buffer.cell((1, y)));
        let dim = theme.style(Role::Dim).fg.unwrap();
        assert!(edge.into_iter().all(|cell| cell.symbol() == " " || cell.fg == dim || keys == "?"), "{keys}");
    }
}

#[test]
fn the_numbers_of_a_picker_are_never_cut() {
    for (columns, keys) in [(80, "y"), (120, "y"), (80, "a"), (60, "y")] {
        let mut explorer = Explorer::new(bridge(), "", columns, 24);
        explorer.play(keys);
        if let Some(Overlay::Picker(picker)) = &mut explorer.state.overlay {
            let count = &mut picker.choices[0].count;
            (count.certain, count.perhaps) = (1_014_313, 103_230);
        }
        let screen = explorer.screen();
        assert!(screen.contains("1014313 +103230 perhaps"), "{columns} {keys}\n{screen}");
    }
}
