//! What comes into the explorer, and what it asks of the world.

use ratatui::layout::Position;

use super::key::Key;
use super::layout::Size;
use super::lookup::Lookup;
use super::state::{Answer, Request};
use crate::keep::Change;
use crate::load::Progress;

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// A button of the mouse was pressed on a cell.
    Click(Position),
    /// The mouse was moved to a cell with its button held down.
    Drag(Position),
    /// The wheel was turned over a cell, by so many steps; down is positive.
    Wheel(Position, isize),
    /// These quotations have been looked up.
    LookedUp(Lookup),
    /// Of all quotations, so many of so many have been looked up.
    LookingUp {
        /// So many are done.
        done: usize,
        /// Of so many.
        of: usize,
    },
    /// Something went wrong beside the interface.
    Trouble(String),
    /// What was asked beside the interface is answered.
    Answered(Answer),
    /// What is kept has changed.
    Kept,
    /// The chronology's file was read again: its chronology has been exchanged, or what is wrong with it is known.
    ReadAgain,
    /// So much of the file has been read again.
    ReadingAgain(Progress),
}

/// Something that the world is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End, all being well.
    Quit,
    /// End, as by an interrupt.
    Interrupt,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Look these quotations up beside the screen.
    LookUp(Lookup),
    /// Draw every cell anew.
    Redraw,
    /// Read the chronology's file again.
    ReadAgain,
    /// Open the chronology's file in the user's editor, at this line, counted from one.
    Edit(Option<usize>),
    /// Show this address in a browser.
    OpenAddress(String),
    /// Answer this beside the interface, and nothing that was asked before.
    Ask(Request),
    /// Hand this to the clipboard.
    Copy(String),
    /// Make this change to what is kept, here and for the next start, and tell by [`Message::Kept`].
    Keep(Change),
}
