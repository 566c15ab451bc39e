//! The terminal's life, in a pseudo-terminal: every way in, and every way out.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a test may die of what it did not expect")]

#[path = "support/pty.rs"]
mod pty;
#[path = "terminal/specimen.rs"]
mod specimen;

use std::process::{Command, Stdio};
use std::time::Instant;

use pty::{Ended, Pty, command};
use rustix::process::{Pid, Signal, kill_process};
use specimen::{in_environment, specimen, words};

const SIZE: (u16, u16) = (80, 24);

/// The specimen, having drawn its first frame.
fn started() -> Pty {
    let mut pty = Pty::spawn(specimen(), SIZE);
    pty.wait_for("last resize");
    pty
}

/// An interactive shell, waiting for a command.
fn shell() -> Pty {
    let mut command = in_environment(command("/bin/bash", &["--norc", "--noprofile", "-i"]));
    command.env("PS1", "ready> ");
    let mut pty = Pty::spawn(command, SIZE);
    pty.wait_for("ready>");
    pty
}

/// The process of the specimen on the screen.
fn shown_process(pty: &Pty) -> Pid {
    let screen = pty.screen();
    let (_, rest) = screen.split_once("process ").unwrap();
    Pid::from_raw(rest.split(' ').next().unwrap().parse().unwrap()).unwrap()
}

/// Presses a key, and waits for what comes of it, which shows that the program lives.
fn assert_alive(pty: &mut Pty) {
    pty.send("a");
    pty.wait_for("last key KeyModifiers(0x0) Char('a')");
}

#[test]
fn every_way_out_gives_the_terminal_back() {
    for (keys, status, shown) in [
        ("q", 0, "left by the user"),
        ("\x03", 130, "running 1 test"),
        ("mq", 0, "left by the user"),
        ("P", 101, "the specimen was asked to panic"),
        ("mP", 101, "the specimen was asked to panic"),
    ] {
        let mut pty = started();
        assert!(!pty.modes_are_restored(), "the terminal is not raw");
        assert!(pty.cells().alternate_screen() && pty.cells().bracketed_paste());
        pty.send(keys);
        assert_eq!(pty.wait_exit(), Ended::Status(status), "{keys:?}");
        pty.assert_given_back();
        assert!(pty.screen().contains(shown), "{keys:?}:\n{}", pty.screen());
    }
}

#[test]
fn signals_end_the_program_with_their_status() {
    for (signal, status) in [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)]
    {
        let mut pty = started();
        pty.signal(signal);
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), Ended::Status(status), "{signal:?}");
        pty.assert_given_back();
    }
}

#[test]
fn after_a_session_signals_mean_what_they_meant_before() {
    let mut pty = started();
    pty.send("x");
    pty.wait_for("lingering");
    pty.assert_given_back();
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), Ended::Killed);
}

#[test]
fn a_second_session_is_as_good_as_the_first() {
    let mut pty = started();
    pty.send("a");
    pty.wait_for("inputs 2");
    pty.send("r");
    pty.wait_for("inputs 4");
    assert!(pty.cells().alternate_screen());
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), Ended::Status(143));
    pty.assert_given_back();
}

#[test]
fn repainting_mends_what_others_wrote() {
    let mut pty = started();
    let begun = pty.written.len();
    pty.send("l");
    pty.wait_for("Char('l')");
    let written = String::from_utf8_lossy(&pty.written[begun..]).into_owned();
    assert!(written.starts_with("\x1b[?2026h\x1b[m\x1b[r\x1b[2J"), "{written:?}");
    assert!(written.contains("chosen"));
}

#[test]
fn a_panicking_worker_is_told_and_leaves_the_screen_alone() {
    let mut pty = started();
    let begun = pty.written.len();
    pty.send("W");
    pty.wait_for("last fault a worker was asked to␛[2J panic (tests/terminal/specimen.rs:");
    let written = String::from_utf8_lossy(&pty.written[begun..]).into_owned();
    assert!(!written.contains("\x1b[2J") && !written.contains("1049"), "{written:?}");
    assert_alive(&mut pty);
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn a_worker_wakes_the_session() {
    let mut pty = started();
    pty.send("w");
    pty.wait_for("last message from a worker");
}

#[test]
fn a_storm_of_messages_does_not_keep_keys_out() {
    let mut pty = started();
    pty.send("S");
    pty.wait_for("last message number");
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn a_key_suspends_and_the_shell_resumes_at_the_new_size() {
    let mut pty = shell();
    pty.send(format!("{}\n", words()));
    pty.wait_for("last resize");
    for size in [(100, 30), (60, 20)] {
        pty.send("m\x1a");
        pty.wait_for("Stopped");
        pty.wait_for("ready>");
        assert!(!pty.cells().alternate_screen() && !pty.cells().hide_cursor());
        pty.resize(size);
        pty.send("clear; fg\n");
        pty.wait_for("last resumed");
        pty.wait_for(&format!("size {}x{}", size.0, size.1));
        assert!(pty.cells().alternate_screen());
        assert_eq!(pty.cells().mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    }
    pty.send("q");
    pty.wait_for("left by the user");
    pty.wait_for("ready>");
    pty.send("exit\n");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn another_program_has_the_terminal_for_a_while() {
    let mut pty = started();
    let guests = [("well\n", "returned Ok(())"), ("ill\n", "sh ended with status 1")];
    for (number, (typed, expected)) in (1..).zip(guests) {
        pty.send("mg");
        // What the one before has written is still there.
        pty.wait_until("this guest", |screen| screen.contents().matches("guest one").count() == number);
        assert!(!pty.cells().alternate_screen() && pty.modes_are_restored());
        pty.send(typed);
        pty.wait_for(expected);
        assert!(pty.cells().alternate_screen());
        assert_eq!(pty.cells().mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    }
    pty.send("G");
    pty.wait_for("/no/such is not there");
    // An interrupt is meant for who has the terminal.
    pty.send("i");
    pty.wait_for("guest three");
    pty.send("\x03");
    pty.wait_for("caught");
    pty.send("\n");
    pty.wait_for("last returned");
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn who_has_the_terminal_stops_and_goes_on_with_the_program() {
    let mut pty = shell();
    pty.send(format!("{}\n", words()));
    pty.wait_for("last resize");
    pty.send("s");
    pty.wait_for("Stopped");
    pty.wait_for("ready>");
    pty.send("clear; fg\n");
    pty.wait_for("going on");
    pty.send("\n");
    pty.wait_for("returned Ok");
    assert_alive(&mut pty);
    pty.send("q");
    pty.wait_for("left by the user");
}

#[test]
fn a_job_of_several_processes_stops_as_a_whole() {
    let mut pty = shell();
    pty.send(format!("sh -c '{}; echo after'\n", words()));
    pty.wait_for("last resize");
    pty.send("\x1a");
    pty.wait_for("Stopped");
    pty.send("clear; fg\n");
    pty.wait_for("last resumed");
    pty.send("q");
    pty.wait_for("after");
}

#[test]
fn a_stop_signal_from_outside_suspends_too() {
    let mut pty = shell();
    pty.send(format!("{}\n", words()));
    pty.wait_for("last resize");
    kill_process(shown_process(&pty), Signal::TSTP).unwrap();
    pty.wait_for("Stopped");
    assert!(!pty.cells().alternate_screen());
    pty.send("clear; bg\n");
    // In the background it may not have the terminal, and stops again.
    pty.wait_for("Stopped");
    assert!(!pty.cells().alternate_screen());
    pty.send("clear; fg\n");
    pty.wait_for("last resumed");
    assert_alive(&mut pty);
    pty.send("q");
    pty.wait_for("left by the user");
}

#[test]
fn without_a_shell_to_resume_it_the_program_does_not_stop() {
    let mut pty = started();
    pty.send("\x1a");
    assert_alive(&mut pty);
    pty.signal(Signal::TSTP);
    pty.send("b");
    pty.wait_for("Char('b')");
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn continuing_sets_the_terminal_up_again() {
    let mut pty = started();
    pty.signal(Signal::CONT);
    pty.wait_for("last resumed");
    pty.signal(Signal::STOP);
    pty.wait_stopped();
    pty.resize((90, 25));
    pty.signal(Signal::CONT);
    pty.wait_for("size 90x25");
    assert_alive(&mut pty);
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn a_terminal_that_is_gone_ends_the_program_at_once() {
    let ignoring = format!("trap '' HUP; exec {}", words());
    for spawned in [specimen(), in_environment(command("/bin/sh", &["-c", &ignoring]))] {
        for keys in ["", "a", "\x1b[", "\x1b[200~text", "S"] {
            let mut pty = Pty::spawn(spawned.clone(), SIZE);
            pty.wait_for("last resize");
            pty.send(keys);
            let begun = Instant::now();
            assert_eq!(pty.hang_up(), Ended::Status(129), "{keys:?}");
            assert!(begun.elapsed().as_secs() < 1);
        }
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_signals_out() {
    let mut pty = Pty::spawn(specimen(), (500, 400));
    pty.wait_for("last resize");
    pty.send("f");
    pty.wait_unread();
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit_unread(), Ended::Status(143));
}

#[test]
fn half_a_sequence_holds_nothing_up() {
    let mut pty = started();
    for (bytes, shown) in [
        ("\x1b", "KeyModifiers(0x0) Esc"),
        ("\x1b[", "KeyModifiers(ALT) Char('[')"),
        ("\x1bO", "KeyModifiers(SHIFT | ALT) Char('O')"),
        ("\x1b[200~half a paste", "paste of 12 \"half a paste\""),
    ] {
        pty.send(bytes);
        pty.wait_for(shown);
        assert_alive(&mut pty);
    }
    // Here nothing comes of what was sent, and the key that follows may belong to it.
    for bytes in [&b"\x1b[1;"[..], b"\x1b[M", b"\xe4", b"\x1b[<0;"] {
        pty.send(bytes);
        pty.send("bbbb");
        pty.wait_for("Char('b')");
        assert_alive(&mut pty);
    }
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    let mut pty = started();
    pty.send("\x1b[200~q\r\nP\x1b[Aq\x03\x1b[201~");
    pty.wait_for(r#"paste of 8 "q\nP␛[Aq␃""#);
    let long = "x".repeat(2 << 20);
    pty.send(format!("\x1b[200~{long}\x1b[201~"));
    pty.wait_for("paste of 1048576 ");
}

#[test]
fn the_mouse_stays_on_the_screen() {
    let mut pty = started();
    pty.send("m");
    pty.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::ButtonMotion
    });
    for (bytes, shown) in [
        (&b"\x1b[<0;0;0M"[..], "mouse Down(Left) 0 0"),
        (b"\x1b[<0;99999;99999m", "mouse Up(Left) 79 23"),
        (b"\x1b[<65;3;4M", "mouse ScrollDown 2 3"),
        (b"\x1b[M   ", "mouse Down(Left) 0 0"),
        (b"\x1b[32;0;0M", "mouse Down(Left) 0 0"),
        (b"\x1b[<32;80;24M", "mouse Drag(Left) 79 23"),
    ] {
        pty.send(bytes);
        pty.wait_for(shown);
    }
    pty.send("n");
    pty.wait_until("no mouse", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
}

#[test]
fn text_is_copied_by_the_terminal() {
    let mut pty = started();
    pty.send("y");
    pty.wait_for("Char('y')");
    let copied = "\x1b]52;c;0JrRg9GA0LjQu9GL\x1b\\";
    assert!(String::from_utf8_lossy(&pty.written).contains(copied));
}

#[test]
fn what_did_not_change_is_not_written() {
    let mut pty = started();
    assert_alive(&mut pty);
    let begun = pty.written.len();
    pty.send("...");
    pty.signal(Signal::TERM);
    pty.wait_exit();
    let written = String::from_utf8_lossy(&pty.written[begun..]).into_owned();
    assert!(written.starts_with("\x1b[?1006l"), "{written:?}");
}

#[test]
fn a_changed_cell_costs_few_bytes() {
    let mut pty = started();
    assert_alive(&mut pty);
    let begun = pty.written.len();
    pty.send("b");
    pty.wait_for("Char('b')");
    // The letter and the count of inputs.
    let frame = String::from_utf8_lossy(&pty.written[begun..]).into_owned();
    assert!(frame.starts_with("\x1b[?2026h") && frame.ends_with("\x1b[?2026l"), "{frame:?}");
    assert!(frame.len() < 80, "{} bytes: {frame:?}", frame.len());
}

#[test]
fn the_cursor_stands_where_the_program_puts_it() {
    let mut pty = started();
    assert!(pty.cells().hide_cursor());
    assert_alive(&mut pty);
    assert!(!pty.cells().hide_cursor());
    assert_eq!(pty.cells().cursor_position(), (1, 5));
}

#[test]
fn without_colours_the_rest_of_the_style_stays() {
    for (variables, coloured) in [
        (&[("NO_COLOR", "1")][..], false),
        (&[("NO_COLOR", "")], true),
        (&[("NO_COLOR", "1"), (specimen::COLOURED, "1")], true),
    ] {
        let mut command = specimen();
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut pty = Pty::spawn(command, SIZE);
        pty.wait_for("chosen strong");
        let (chosen, strong) = (pty.cells().cell(2, 0).unwrap(), pty.cells().cell(2, 7).unwrap());
        assert!(chosen.inverse() && strong.bold());
        assert_eq!(chosen.fgcolor() != vt100::Color::Default, coloured);
        assert_eq!(strong.fgcolor() != vt100::Color::Default, coloured);
    }
}

#[test]
fn a_terminal_is_sent_no_more_colours_than_it_has() {
    for (term, colour_term, sent) in [
        ("xterm", "", vt100::Color::Idx(2)),
        ("xterm-256color", "", vt100::Color::Idx(40)),
        ("xterm-256color", "truecolor", vt100::Color::Rgb(1, 200, 3)),
    ] {
        let mut command = specimen();
        command.env("TERM", term);
        command.env("COLORTERM", colour_term);
        let mut pty = Pty::spawn(command, SIZE);
        pty.wait_for("any");
        assert_eq!(pty.cells().cell(3, 0).unwrap().fgcolor(), sent, "{term} {colour_term}");
    }
}

#[test]
fn no_size_is_too_strange() {
    let mut pty = started();
    for size in [(1, 1), (2, 2), (0, 24), (80, 0), (0, 0), (5, 2), (200, 60)] {
        pty.resize(size);
    }
    for size in (0..200).map(|step| (step, 200 - step)) {
        pty.resize(size);
    }
    pty.resize((100, 30));
    pty.wait_for("size 100x30");
    assert_alive(&mut pty);
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn a_terminal_of_no_size_is_drawn_to_when_it_grows() {
    let mut pty = Pty::spawn(specimen(), (0, 0));
    pty.wait_until("the alternate screen", vt100::Screen::alternate_screen);
    pty.resize(SIZE);
    pty.wait_for("size 80x24");
}

#[test]
fn a_terminal_of_absurd_size_is_drawn_to_in_part() {
    let mut pty = Pty::spawn(specimen(), (u16::MAX, u16::MAX));
    pty.wait_unread();
    pty.resize((1000, 200));
    pty.wait_for("size 1000x200");
}

#[test]
fn random_bytes_do_no_harm() {
    let mut pty = started();
    let mut state = 0x9e37_79b9_u32;
    let noise: Vec<u8> = (0..64 * 1024)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[0]
        })
        // What ends the specimen, has the last word, or lends the terminal.
        .filter(|byte| !b"qrxfPSWwgGsi\x03\x1a".contains(byte))
        .collect();
    pty.send(&noise);
    pty.send("\x1b[201~\x1b\\ ");
    pty.wait_for("Char(' ')");
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    pty.assert_given_back();
}

#[test]
fn without_a_terminal_nothing_but_a_sentence_is_written() {
    let piped = Command::new(std::env::current_exe().unwrap())
        .args(specimen::ARGUMENTS)
        .env(specimen::VARIABLE, "1")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(piped.status.code(), Some(2));
    let said = String::from_utf8(piped.stdout).unwrap();
    assert!(said.contains("refused: standard output is not a terminal"), "{said}");
    assert!(!said.contains('\x1b'));

    let mut homeless = specimen();
    homeless.set_controlling_tty(false);
    let mut dumb = specimen();
    dumb.env("TERM", "dumb");
    let mut unset = specimen();
    unset.env_remove("TERM");
    for (command, sentence) in [
        (homeless, "refused: there is no terminal to read keys from"),
        (dumb, "refused: this terminal cannot place text (TERM is `dumb`)"),
        (unset, "refused: this terminal cannot place text (TERM is not set)"),
    ] {
        let mut pty = Pty::spawn(command, SIZE);
        assert_eq!(pty.wait_exit(), Ended::Status(2));
        assert!(pty.screen().contains(sentence), "{}", pty.screen());
        assert!(!pty.written.contains(&0x1b));
        assert!(pty.modes_are_restored());
    }
}
