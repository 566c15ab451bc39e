//! `config`, and what a configuration does to other commands.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, program, run};

/// A folder of configurations for one test, with a file in it.
fn home(name: &str, file: &str, text: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
    let _ = fs::remove_dir_all(&home);
    let path = home.join("annals").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    home
}

fn annals(home: &Path, arguments: &[&str]) -> Run {
    run(program(arguments).env("XDG_CONFIG_HOME", home))
}

#[test]
fn a_configuration_that_is_not_there_is_no_problem() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config/nowhere");
    let said = annals(&home, &["config"]).quiet();
    assert_eq!(said, format!("no configuration: {}/annals/config.toml is not there\n", home.display()));
    assert!(run(&mut program(&["config"])).quiet().starts_with("no configuration: neither"));
    let named = annals(&home, &["config", "--config", "missing.toml"]);
    assert_eq!((named.status, named.stdout.as_str()), (2, ""));
    assert!(
        named.stderr.starts_with("annals: cannot read the configuration missing.toml"),
        "{}",
        named.stderr
    );
}

#[test]
fn its_problems_are_the_result() {
    let home = home("problems", "config.toml", "theme = \"drak\"\n[keys]\ndown = [\"C-j\"]\ndwon = []\n");
    let said = annals(&home, &["config"]);
    assert_eq!((said.status, said.stderr.as_str()), (1, ""));
    for words in
        ["config.toml:1:9", "did you mean `dark`?", "config.toml:4:1", "did you mean `down`?", ": 2 errors\n"]
    {
        assert!(said.stdout.contains(words), "{words}\n{}", said.stdout);
    }
    // What is sound of it holds, and can be printed and read again.
    let printed = annals(&home, &["config", "--print"]);
    assert_eq!(printed.status, 1);
    assert!(
        printed.stdout.contains("\ndown = [\"C-j\"] ") && printed.stderr.contains("did you mean `dark`?")
    );
    let copy = home.join("copy.toml");
    fs::write(&copy, &printed.stdout).unwrap();
    let copied = annals(&home, &["config", "--print", "--config", copy.to_str().unwrap()]).quiet();
    assert_eq!(copied, printed.stdout);
}

#[test]
fn a_theme_may_stand_beside_it_and_nowhere_else() {
    let home = home("themes", "themes/sea.toml", "base = \"dark\"\n[colours]\naccent = \"#7fd4ff\"\n");
    for (theme, words) in [
        ("sea", "accent = \"#7fd4ff\""),
        ("../themes/sea", "there is no theme `../themes/sea`"),
        ("", "there is no theme ``"),
        (".", "there is no theme `.`"),
    ] {
        fs::write(home.join("annals/config.toml"), format!("theme = {theme:?}\n")).unwrap();
        let printed = annals(&home, &["config", "--print"]);
        assert!((printed.stdout + &printed.stderr).contains(words), "{theme}");
    }
    fs::write(home.join("annals/themes/sea.toml"), "[rolls]\n").unwrap();
    fs::write(home.join("annals/config.toml"), "theme = \"sea\"\n").unwrap();
    let said = annals(&home, &["config"]);
    assert!(
        said.stdout.contains("themes/sea.toml:1:2") && said.stdout.contains("did you mean `roles`?"),
        "{}",
        said.stdout
    );
}

#[test]
fn a_file_that_is_no_text_or_too_long_is_told_and_costs_nothing_else() {
    for (name, text) in [("binary", "\0\u{1}"), ("long", &"#".repeat(300_000))] {
        let home = home(name, "config.toml", text);
        if name == "binary" {
            fs::write(home.join("annals/config.toml"), [0xff, 0xfe, 0x00]).unwrap();
        }
        let said = annals(&home, &["config"]);
        assert!(said.status == 1 && said.stdout.contains("error[unread-file]"), "{said:?}");
        assert_eq!(annals(&home, &["keys"]).status, 0);
    }
}

#[test]
fn the_keys_are_those_that_are_configured() {
    let home = home("keys", "config.toml", "[keys]\ndown = [\"C-j\"]\n");
    let keys = annals(&home, &["keys"]).quiet();
    assert!(keys.lines().any(|line| line.starts_with("Ctrl-j ") && line.contains("Next event")), "{keys}");
    // The manual speaks of the program, not of who prints it.
    assert!(!annals(&home, &["man"]).quiet().contains("Ctrl\\-j"));
}

#[test]
fn a_theme_may_be_chosen_for_one_run() {
    let home = home("chosen", "themes/sea.toml", "base = \"dark\"\n");
    fs::write(home.join("annals/config.toml"), "[themes.mine]\nbase = \"light\"\n").unwrap();
    for (theme, status, words) in [
        // A theme that there is leads on to the terminal, which a test has not.
        ("dark", 2, "terminal"),
        ("sea", 2, "terminal"),
        ("mine", 2, "terminal"),
        ("drak", 2, "annals: --theme: there is no theme `drak`\nhint: did you mean `dark`?\n"),
        ("seaa", 2, "there is no theme `seaa`"),
        ("../themes/sea", 2, "there is no theme `../themes/sea`"),
    ] {
        let said = annals(&home, &["--theme", theme]);
        assert!(said.status == status && said.stderr.contains(words), "{theme}: {}", said.stderr);
    }
    let said = annals(&home, &["--theme", "dark", "list"]);
    assert!(said.stderr.contains("--theme are for the explorer"), "{}", said.stderr);
}
