//! Typographic signs in ASCII, for terminals that show nothing else.

/// A typographic sign as it is spelled in ASCII, in as many cells; nothing of letters, which are left as they are.
pub fn in_ascii(sign: &str) -> Option<&'static str> {
    match sign {
        // What stands where a text is cut.
        "…" => Some("~"),
        "–" | "—" | "‐" | "‑" | "−" | "·" => Some("-"),
        "‘" | "’" => Some("'"),
        "“" | "”" | "„" => Some("\""),
        "\u{a0}" | "\u{202f}" | "\u{2009}" => Some(" "),
        _ => None,
    }
}
