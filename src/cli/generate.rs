//! `annals generate`: a made-up chronology and its documents, for trials.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

use super::Status;
use super::arguments::Generate;
use super::console::Console;
use super::failure::Failure;
use super::opening::shown;
use crate::generate::{Extent, Recipe};
use crate::text::word;

/// What the chronology file is called in its folder.
const CHRONOLOGY: &str = "chronology.jsonl";

/// Runs the command.
pub(super) fn run(generate: &Generate, is_plain: bool, console: &mut Console) -> Result<Status, Failure> {
    let recipe = Recipe::new(generate.events, generate.seed);
    let folder = match &generate.out {
        Some(folder) => folder.clone(),
        None => PathBuf::from(format!("trial-{}-{}", generate.events, generate.seed)),
    };
    let failed = |source| Failure::Folder { folder: shown(&folder), source };
    let place = free(&folder)?;
    let interruption = Interruption::watch().map_err(failed)?;
    let mut progress = Progress::new(generate.events, is_plain);
    let written = Scaffold::beside(&place).and_then(|scaffold| {
        scaffold.fill(recipe, &mut |done| {
            progress.tell(done);
            interruption.check()
        })?;
        fs::rename(&scaffold.0, &place)
    });
    progress.clear();
    interruption.obey();
    written.map_err(failed)?;
    let Extent { events, sources, actors, places } = recipe.extent();
    writeln!(
        console,
        "{events} events, {sources} sources, {actors} actors, {places} places; open with: annals {}",
        word(&shown(&folder.join(CHRONOLOGY))),
    )?;
    Ok(Status::DONE)
}

/// Where the folder is to be, if nothing is there, or a folder without anything in it.
fn free(folder: &Path) -> Result<PathBuf, Failure> {
    let failed = |source| Failure::Folder { folder: shown(folder), source };
    let refused = |what: &str| Failure::Usage {
        message: format!("{} {what}", shown(folder)),
        hint: "name a folder that is not there yet, as `--out trial`".to_owned(),
    };
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if folder.file_name().is_none() {
                Err(refused("is not the name of a folder"))
            } else {
                Ok(folder.to_owned())
            }
        }
        Err(error) => Err(failed(error)),
        Ok(_) => {
            let place = folder.canonicalize().map_err(failed)?;
            if !place.is_dir() {
                return Err(refused("is there already"));
            }
            if fs::read_dir(&place).map_err(failed)?.next().is_some() {
                return Err(refused("is there already, and is not empty"));
            }
            Ok(place)
        }
    }
}

/// A folder that is being filled, beside the one that it is to become. It goes when this does.
struct Scaffold(PathBuf);

impl Scaffold {
    fn beside(folder: &Path) -> io::Result<Self> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let path = folder.with_file_name(format!(".{name}.unfinished-{}", process::id()));
        fs::create_dir(&path)?;
        Ok(Self(path))
    }

    /// Writes the chronology and its documents.
    fn fill(&self, recipe: Recipe, progress: &mut dyn FnMut(u64) -> io::Result<()>) -> io::Result<()> {
        let mut file = BufWriter::with_capacity(1 << 16, File::create_new(self.0.join(CHRONOLOGY))?);
        recipe.write_chronology(&mut file, progress)?;
        // What is still to be written is written here, since dropping it would tell no error.
        file.into_inner().map_err(io::IntoInnerError::into_error)?;
        let all = recipe.extent().events;
        for (name, text) in recipe.documents() {
            let path = self.0.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
            progress(all)?;
        }
        Ok(())
    }
}

impl Drop for Scaffold {
    fn drop(&mut self) {
        // Once it is renamed it is not there; what else keeps it from going is beyond us.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Signals that end the program, noted so that nothing half done is left behind.
struct Interruption(Arc<AtomicUsize>);

impl Interruption {
    fn watch() -> io::Result<Self> {
        let noted = Arc::new(AtomicUsize::new(0));
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&noted), number)?;
        }
        Ok(Self(noted))
    }

    /// An error if a signal came.
    fn check(&self) -> io::Result<()> {
        match self.0.load(Ordering::Relaxed) {
            0 => Ok(()),
            _ => Err(io::Error::other("interrupted")),
        }
    }

    /// Ends the program as the signal would have done, if one came.
    fn obey(&self) {
        if let Ok(signal @ 1..) = i32::try_from(self.0.load(Ordering::Relaxed)) {
            // Of a signal that the system does not know, which cannot be, the error is that of the writing.
            let _ = emulate_default_handler(signal);
        }
    }
}

/// How far it is, on one line of standard error.
struct Progress {
    all: u64,
    is_shown: bool,
    /// The hundredths that were told last.
    told: Option<u64>,
}

impl Progress {
    fn new(all: u64, is_plain: bool) -> Self {
        Self { all, is_shown: !is_plain && io::stderr().is_terminal(), told: None }
    }

    fn tell(&mut self, done: u64) {
        let hundredths = done * 100 / self.all.max(1);
        if self.is_shown && self.told != Some(hundredths) {
            self.told = Some(hundredths);
            // If it cannot be told, it is done all the same.
            let _ = write!(io::stderr(), "\r{hundredths:3}% of {} events", self.all);
        }
    }

    /// Leaves the line as it was.
    fn clear(&self) {
        if self.told.is_some() {
            let _ = write!(io::stderr(), "\r{}\r", " ".repeat(40));
        }
    }
}
