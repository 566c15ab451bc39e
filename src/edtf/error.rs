//! Why a text is not an EDTF date, in plain words.

use edtf_core::ParseError;

/// Why a text is not an EDTF date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where, in bytes into the text.
    pub offset: usize,
    /// What was probably meant, where that is known.
    pub suggestion: Option<String>,
}

impl WhenError {
    pub(super) fn new(error: ParseError) -> Self {
        Self {
            message: error.message.to_owned(),
            offset: error.offset,
            suggestion: None,
        }
    }
}
