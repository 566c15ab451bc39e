//! Showing an address of the net in a browser: in that which the user names, or else as the system does it.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;

use super::session::Guest;

/// The ways to show an address, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opener {
    ways: Vec<Vec<String>>,
}

/// What the system has for it.
#[cfg(target_os = "macos")]
const OF_SYSTEM: &[&[&str]] = &[&["open"]];
/// What the system has for it: that of all desktops, that of GNOME, that of Windows around it.
#[cfg(not(target_os = "macos"))]
const OF_SYSTEM: &[&[&str]] = &[&["xdg-open"], &["gio", "open"], &["wslview"]];

/// Browsers that draw text, and need the terminal for it.
const OF_TEXT: &[&str] = &["w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "cha"];

/// What in a call stands for the address. Where nothing does, it comes last.
const ADDRESS: &str = "%s";

/// How an address is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By a program that needs the terminal.
    Within(Guest),
    /// By the first of these calls that succeeds, beside the terminal.
    Beside(Vec<Vec<String>>),
}

impl Opener {
    /// What the environment names (`BROWSER`, calls with colons between them), and what systems have; `variable`
    /// gives the value of a variable.
    pub fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let named = variable("BROWSER").map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        // What no shell could run is passed over, as others do.
        let named = named.split(':').filter_map(shlex::split);
        let of_system = OF_SYSTEM.iter().map(|call| call.iter().map(|word| (*word).to_owned()).collect());
        Self { ways: named.chain(of_system).filter(|call| !call.is_empty()).collect() }
    }

    /// How an address is shown.
    pub(super) fn way(&self, address: &str) -> Way {
        let calls: Vec<Vec<String>> = self.ways.iter().map(|call| with_address(call, address)).collect();
        if let Some([program, arguments @ ..]) = calls.first().map(Vec::as_slice)
            && OF_TEXT.contains(&program.rsplit('/').next().unwrap_or_default())
        {
            let arguments = arguments.iter().map(OsString::from).collect();
            return Way::Within(Guest { program: program.into(), arguments });
        }
        Way::Beside(calls)
    }
}

fn with_address(call: &[String], address: &str) -> Vec<String> {
    let mut words: Vec<String> = call.iter().map(|word| word.replace(ADDRESS, address)).collect();
    if !call.iter().any(|word| word.contains(ADDRESS)) {
        words.push(address.to_owned());
    }
    words
}

/// Makes the first of these calls that succeeds, on a thread of its own, and tells if none does.
pub(super) fn show(calls: Vec<Vec<String>>, failed: impl FnOnce() + Send + 'static) {
    thread::spawn(move || {
        if !calls.iter().any(|call| is_made(call).unwrap_or(false)) {
            failed();
        }
    });
}

/// Makes a call away from the terminal, and waits for its end.
fn is_made(call: &[String]) -> io::Result<bool> {
    let Some((program, arguments)) = call.split_first() else { return Ok(false) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // In a group of its own, no key of the terminal interrupts it, and it cannot read there.
    Ok(command.process_group(0).status()?.success())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const ADDRESS: &str = "https://a.example/?b=c&d";

    fn way(browser: &str) -> Way {
        Opener::of_environment(|name| (name == "BROWSER").then(|| browser.into())).way(ADDRESS)
    }

    #[test]
    fn the_browser_that_is_named_comes_first() {
        for (browser, calls) in [
            ("", &[][..]),
            ("firefox", &["firefox|https://a.example/?b=c&d"]),
            (
                "one --new:two '%s' x",
                &["one|--new|https://a.example/?b=c&d", "two|https://a.example/?b=c&d|x"],
            ),
            ("'never closed:::three", &["three|https://a.example/?b=c&d"]),
        ] {
            let Way::Beside(made) = way(browser) else { panic!("{browser} is beside the terminal") };
            let made: Vec<_> = made.iter().map(|call| call.join("|")).collect();
            assert_eq!(
                made.get(..calls.len()),
                Some(&calls.iter().map(ToString::to_string).collect::<Vec<_>>()[..])
            );
            assert_eq!(made.len(), calls.len() + OF_SYSTEM.len(), "{browser}");
        }
    }

    #[test]
    fn browsers_that_draw_text_get_the_terminal() {
        let guest = Guest { program: "/usr/bin/w3m".into(), arguments: vec!["-o".into(), ADDRESS.into()] };
        assert_eq!(way("/usr/bin/w3m -o %s:firefox"), Way::Within(guest));
    }

    #[test]
    fn it_is_told_only_if_no_call_succeeds() {
        let calls = |calls: &[&str]| calls.iter().map(|call| vec![(*call).to_owned()]).collect::<Vec<_>>();
        for (made, fails) in
            [(&["/there/is/none"][..], true), (&["false"], true), (&["false", "true"], false), (&[], true)]
        {
            let (sender, told) = mpsc::channel();
            show(calls(made), move || sender.send(()).unwrap());
            // The sender is gone, whether it was used or not, when all is done.
            assert_eq!(told.recv().is_ok(), fails, "{made:?}");
        }
    }
}
