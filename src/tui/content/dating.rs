//! How two dates stand to each other, in words.

use crate::edtf::When;
use crate::timeline::{Dating, length};

/// Days that are counted; more are said in months and years.
const COUNTED: u64 = 60;

/// How two dates stand to each other, one of which is given.
pub(super) fn said(dating: Dating, one: Option<&When>) -> String {
    match dating {
        Dating::Undated => "not both are known".to_owned(),
        Dating::Same if one.is_some_and(is_one_day) => "the same day".to_owned(),
        Dating::Same => "the same days".to_owned(),
        Dating::Alike => "dated alike".to_owned(),
        Dating::Within => "one within the other".to_owned(),
        Dating::Overlap => "overlap".to_owned(),
        Dating::Perhaps => "may be the same time".to_owned(),
        Dating::Apart { days, exact, doubtful } => {
            let apart = match days {
                None => "different dates".to_owned(),
                Some(1) => "one day apart".to_owned(),
                Some(days @ ..=COUNTED) => format!("{days} days apart"),
                Some(days) => format!("about {} apart", length(i64::try_from(days).unwrap_or(i64::MAX))),
            };
            match (doubtful, exact, days) {
                (true, ..) => format!("perhaps {apart}"),
                (false, false, Some(days)) if days > COUNTED => format!("{apart} or more"),
                (false, false, Some(_)) => format!("at least {apart}"),
                (false, ..) => apart,
            }
        }
    }
}

fn is_one_day(when: &When) -> bool {
    let span = when.span();
    span.earliest == span.latest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_said_than_is_known() {
        for (one, other, words) in [
            ("2012-01-29", "2012-01-30", "one day apart"),
            ("2012-01-30", "2012-01-30T10:00:00", "the same day"),
            ("2012-01-29/2012-01-31", "2012-01-29/2012-01-31", "the same days"),
            ("2012-01-29/2012-01-31", "2012-02-03", "3 days apart"),
            ("2012-01", "2012-01", "dated alike"),
            ("2012-01", "2012-01-29", "may be the same time"),
            ("2012-01", "2012-02-03", "at least 3 days apart"),
            ("2012-01-29?", "2012-01-30", "perhaps one day apart"),
            ("2012", "2014", "about 12 months apart or more"),
            ("2012-01-29", "2014-05-12", "about 2 years apart"),
            ("[2012-01-28,2012-01-30]", "2012-01-29", "different dates"),
            ("2012-01/2012-03", "2012-02", "one within the other"),
            ("2012-01-29/2012-01-31", "2012-01-31/..", "overlap"),
        ] {
            let [one, other] = [one, other].map(|date| When::parse(date).unwrap());
            assert_eq!(said(Dating::of(Some(&one), Some(&other)), Some(&one)), words, "{one} {other}");
        }
        assert_eq!(said(Dating::of(None, None), None), "not both are known");
    }
}
