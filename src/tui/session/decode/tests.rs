//! What terminals send, and what must come of it.

use super::*;
