//! Dates in words, in full, and in a column beneath a heading.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

use super::{any, bounds::BOUNDS, when};
use crate::edtf::When;

/// An expression, its heading, what stands beneath it, and how it is said.
const WORDS: [(&str, &str, &str, &str); 160] = [
    ("2014", "2014", "", "2014"),
    ("0023", "AD 23", "", "AD 23"),
    ("-0043", "44 BC", "", "44 BC"),
    ("0000", "1 BC", "", "1 BC"),
    ("2014-02", "2014", "Feb", "February 2014"),
    ("2014-02-07", "2014", "7 Feb", "7 February 2014"),
    ("-0043-03-15", "44 BC", "15 Mar", "15 March 44 BC"),
    ("2014-02-07T20:14:00+04:00", "2014", "7 Feb 20:14", "7 February 2014, 20:14 UTC+04:00"),
    ("2014-02-07T20:14:05Z", "2014", "7 Feb 20:14", "7 February 2014, 20:14:05 UTC"),
    ("2010~", "2010", "c.", "about 2010"),
    ("2010?", "2010", "?", "perhaps 2010"),
    ("2010%", "2010", "c. ?", "about 2010, uncertain"),
    ("2014-02-07~", "2014", "c. 7 Feb", "about 7 February 2014"),
    ("2014-21", "2014", "spring", "spring 2014"),
    ("2014-24?", "2014", "winter?", "perhaps winter 2014"),
    ("2014-29", "2014", "spring S", "spring 2014 (southern hemisphere)"),
    ("2014-33", "2014", "Q1", "first quarter of 2014"),
    ("2014-37", "2014", "1st third", "first four months of 2014"),
    ("2014-38", "2014", "2nd third", "middle four months of 2014"),
    ("2014-40", "2014", "1st half", "first half of 2014"),
    ("2014-41~", "2014", "c. 2nd half", "about the second half of 2014"),
    ("-0043-21", "44 BC", "spring", "spring 44 BC"),
    ("196X", "1960s", "", "the 1960s"),
    ("190X", "1900–1909", "", "the years 1900–1909"),
    ("000X", "1 BC – AD 9", "", "the years 1 BC – AD 9"),
    ("18XX", "19th century", "", "the 19th century"),
    ("20XX", "21st century", "", "the 21st century"),
    ("00XX", "1st century", "", "the 1st century"),
    ("1XXX", "1000–1999", "", "the years 1000–1999"),
    ("0XXX", "1 BC – 999", "", "the years 1 BC – 999"),
    ("196X~", "1960s", "c.", "about the 1960s"),
    ("18XX%", "19th century", "c. ?", "about the 19th century, uncertain"),
    ("18X7", "1807–1897", "…7", "some year from 1807 to 1897 that ends in 7"),
    ("X867", "867–9867", "…867", "some year from 867 to 9867 that ends in 867"),
    ("XXXX", "Year unknown", "", "year unknown"),
    ("XXXX?", "Year unknown", "?", "year unknown, uncertain"),
    ("XXXX-12", "Year unknown", "Dec", "December, year unknown"),
    ("XXXX-12-25", "Year unknown", "25 Dec", "25 December, year unknown"),
    ("XXXX-12-25~", "Year unknown", "c. 25 Dec", "25 December, year unknown, approximate"),
    ("XXXX-41", "Year unknown", "2nd half", "second half, year unknown"),
    ("2014-XX", "2014", "", "2014, month unknown"),
    ("2014-XX-XX", "2014", "", "2014, month and day unknown"),
    ("2014-02-XX", "2014", "Feb", "February 2014, day unknown"),
    ("2014-XX-25", "2014", "the 25th", "the 25th of some month of 2014"),
    ("2014-1X", "2014", "in Oct–Dec", "October, November or December 2014"),
    ("2014-0X", "2014", "in Jan–Sep", "some month from January to September 2014"),
    ("2014-X1", "2014", "Jan or Nov", "January or November 2014"),
    ("2014-X0", "2014", "Oct", "October 2014"),
    ("2014-02-1X", "2014", "in 10–19 Feb", "some day from 10 to 19 February 2014"),
    ("2014-02-2X", "2014", "in 20–28 Feb", "some day from 20 to 28 February 2014"),
    ("2014-02-X1", "2014", "in 1–21 Feb", "1, 11 or 21 February 2014"),
    ("2014-01-3X", "2014", "in 30–31 Jan", "30 or 31 January 2014"),
    ("2014-1X-25", "2014", "in Oct–Dec", "the 25th of October, November or December 2014"),
    ("2014-0X-25", "2014", "in Jan–Sep", "the 25th of some month from January to September 2014"),
    ("2014-XX-1X", "2014", "", "some day from the 10th to the 19th of some month of 2014"),
    (
        "2014-1X-1X",
        "2014",
        "in Oct–Dec",
        "some day from the 10th to the 19th of October, November or December 2014",
    ),
    ("2014-1X-XX", "2014", "in Oct–Dec", "October, November or December 2014, day unknown"),
    ("2014-0X-XX", "2014", "in Jan–Sep", "some day from January to September 2014"),
    ("156X-12-25", "1560s", "25 Dec", "25 December of some year in the 1560s"),
    ("156X-12", "1560s", "Dec", "December of some year in the 1560s"),
    ("156X-XX", "1560s", "", "the 1560s, month unknown"),
    ("156X-XX-XX", "1560s", "", "the 1560s, month and day unknown"),
    ("156X-21", "1560s", "spring", "spring of some year in the 1560s"),
    ("156X-41", "1560s", "2nd half", "second half of some year in the 1560s"),
    ("18XX-XX-25", "19th century", "the 25th", "the 25th of some month of some year in the 19th century"),
    ("Y170000002", "170,000,002", "", "the year 170,000,002"),
    ("Y-170000002", "170,000,003 BC", "", "170,000,003 BC"),
    ("Y17E7", "170,000,000", "", "the year 170,000,000"),
    ("Y-17E7", "170,000,000 BC", "", "170,000,000 BC"),
    ("Y17E30", "Far future", "", "the year 17 followed by 30 zeros"),
    ("Y-17E30", "Far past", "", "the year 17 followed by 30 zeros BC"),
    ("1950S2", "20th century", "c. 1950", "about 1950, to two digits"),
    ("1950S2~", "20th century", "c. 1950", "about 1950, to two digits, approximate"),
    ("1950S2?", "20th century", "c. 1950?", "perhaps about 1950, to two digits"),
    ("1950S2%", "20th century", "c. 1950?", "about 1950, to two digits, approximate and uncertain"),
    ("1950S4", "1950", "", "1950"),
    ("-1250S2", "1300–1201 BC", "c. 1251 BC", "about 1251 BC, to two digits"),
    ("Y171010000S3", "171,000,000–171,999,999", "c.", "about the year 171,010,000, to three digits"),
    ("Y-171010000S3", "172,000,000–171,000,000 BC", "c.", "about 171,010,000 BC, to three digits"),
    ("2004-06~-11", "2004", "c. 11 Jun", "11 June 2004, year and month approximate"),
    ("?2004-06-~11", "2004", "c. 11 Jun?", "11 June 2004, year uncertain, day approximate"),
    ("2004-06-%11", "2004", "c. 11 Jun?", "11 June 2004, day uncertain and approximate"),
    ("2004-%06", "2004", "c. Jun?", "June 2004, month uncertain and approximate"),
    ("2004?-06~", "2004", "c. Jun?", "about June 2004, year uncertain"),
    ("2004-~21", "2004", "c. spring", "spring 2004, season approximate"),
    ("2004-?41", "2004", "2nd half?", "second half of 2004, half uncertain"),
    ("2004?-06-11~", "2004", "c. 11 Jun?", "about 11 June 2004, year uncertain"),
    ("2012-01-29/2012-01-31", "2012", "29–31 Jan", "29–31 January 2012"),
    ("2012-01-29/2012-03-03", "2012", "29 Jan–3 Mar", "29 January – 3 March 2012"),
    ("2012-01/2012-02", "2012", "Jan – Feb", "January – February 2012"),
    ("2012-01/2012-03-03", "2012", "Jan – 3 Mar", "January – 3 March 2012"),
    ("2012-02/2014-03-03", "2012", "Feb–Mar 2014", "February 2012 – 3 March 2014"),
    ("1914/1918", "1914", "– 1918", "1914–1918"),
    ("-0099/-0043", "100 BC", "– 44 BC", "100–44 BC"),
    ("-0026/0014", "27 BC", "– AD 14", "27 BC – AD 14"),
    ("0014/0037", "AD 14", "– AD 37", "AD 14–37"),
    ("0079/0117", "AD 79", "– 117", "AD 79 – 117"),
    ("-0043-03/-0043-05", "44 BC", "Mar – May", "March – May 44 BC"),
    ("1985/1985", "1985", "", "during 1985"),
    ("2012-01-29/2012-01-29", "2012", "29 Jan", "during 29 January 2012"),
    ("2014/2014-03", "2014", "– Mar", "2014 – March 2014"),
    ("196X/197X", "1960s", "– 1970s", "the 1960s – the 1970s"),
    ("2013-23/2014-21", "2013", "autumn–2014", "autumn 2013 – spring 2014"),
    ("1984~/2004?", "1984", "c. – 2004?", "from about 1984 to perhaps 2004"),
    ("1984%/2004", "1984", "c. ? – 2004", "from about 1984, uncertain, to 2004"),
    ("2014-02-XX/2015", "2014", "Feb – 2015", "from February 2014, day unknown, to 2015"),
    ("Y12000/Y13000", "12,000", "– 13,000", "12,000–13,000"),
    ("Y17E30/..", "Far future", "onward", "from the year 17 followed by 30 zeros on"),
    ("1945/..", "1945", "onward", "from 1945 on"),
    ("1945/", "1945", "– ?", "from 1945 until an unknown date"),
    ("../1945", "1945 or earlier", "", "until 1945"),
    ("/1969", "1969 or earlier", "? – 1969", "from an unknown date until 1969"),
    ("..1984/2004", "1984 or earlier", "– 2004", "from 1984 or earlier until 2004"),
    ("1984/2004..", "1984", "– 2004+", "from 1984 until 2004 or later"),
    ("../2004..", "2004 or earlier", "to 2004+", "until 2004 or later"),
    ("..1984/..", "1984 or earlier", "onward", "from 1984 or earlier on"),
    ("..1984/", "1984 or earlier", "– ?", "from 1984 or earlier until an unknown date"),
    ("1945~/..", "1945", "c. onward", "from about 1945 on"),
    ("XXXX/1950", "1950 or earlier", "– 1950", "from year unknown to 1950"),
    ("[1667,1668,1760]", "1667", "one of 3", "one of 1667, 1668 or 1760"),
    ("[1667,1760]", "1667", "or 1760", "1667 or 1760"),
    ("[1667]", "1667", "", "1667"),
    ("[1667..1669]", "1667", "by 1669", "between 1667 and 1669"),
    ("[2012-01-29..2012-01-31]", "2012", "in 29–31 Jan", "between 29 and 31 January 2012"),
    ("[2012-01-29,2012-01-31]", "2012", "29 or 31 Jan", "29 or 31 January 2012"),
    ("[2012-01,2012-03..2012-05]", "2012", "one of many", "January or March–May 2012"),
    ("[1667,1668,1670..1672]", "1667", "one of many", "one of 1667, 1668 or 1670–1672"),
    ("[..1760-12]", "1760 or earlier", "by Dec", "December 1760 or earlier"),
    ("[1760..]", "1760", "or later", "1760 or later"),
    ("[..1667,1700]", "1667 or earlier", "one of many", "1667 or earlier; or 1700"),
    ("[1667?,1760-12]", "1667", "? or 1760", "one of perhaps 1667 or December 1760"),
    ("[2014-02-XX,2015]", "2014", "Feb or 2015", "February 2014, day unknown; or 2015"),
    ("{1667,1668,1670..1672}", "1667", "and more", "1667, 1668 and 1670–1672"),
    ("{1960,1961-12}", "1960", "and Dec 1961", "1960 and December 1961"),
    ("{..1760}", "1760 or earlier", "", "every year up to 1760"),
    ("{1760-12..}", "1760", "from Dec", "every month from December 1760 on"),
    ("{1667..1669}", "1667", "– 1669", "every year from 1667 to 1669"),
    ("{2012-01-29..2012-01-31}", "2012", "29–31 Jan", "every day from 29 to 31 January 2012"),
    ("{2012-01-29,2012-01-31}", "2012", "29, 31 Jan", "29 and 31 January 2012"),
    ("{..2012-21}", "2012 or earlier", "to spring", "every such part of a year up to spring 2012"),
    ("{1667,1760~}", "1667", "and c. 1760", "1667 and about 1760"),
    ("2012-09/2014", "2012", "Sep – 2014", "September 2012 – 2014"),
    ("2012-09-12/2014-03-03", "2012", "12 Sep–2014", "12 September 2012 – 3 March 2014"),
    ("2012-01-29~/2012-01-31", "2012", "c. 29–31 Jan", "from about 29 January 2012 to 31 January 2012"),
    ("2012-01-12/..", "2012", "from 12 Jan", "from 12 January 2012 on"),
    ("2012-01-12~/..", "2012", "from c. Jan", "from about 12 January 2012 on"),
    ("2012-01-12%/..", "2012", "from c. Jan?", "from about 12 January 2012, uncertain, onwards"),
    ("../1985-04-12", "1985 or earlier", "to 12 Apr", "until 12 April 1985"),
    ("/1985-04-12", "1985 or earlier", "? – 12 Apr", "from an unknown date until 12 April 1985"),
    ("../1985", "1985 or earlier", "", "until 1985"),
    ("/1985-04-12~", "1985 or earlier", "?–c. 12 Apr", "from an unknown date until about 12 April 1985"),
    ("1984?/2004~", "1984", "? – c. 2004", "from perhaps 1984 to about 2004"),
    ("[2012-01,2012-03]", "2012", "Jan or Mar", "January or March 2012"),
    ("[2012-01-29..2012-03-03]", "2012", "in Jan–Mar", "between 29 January 2012 and 3 March 2012"),
    ("[1760-12..]", "1760", "Dec or later", "December 1760 or later"),
    ("[1760-12-13..]", "1760", "13 Dec+", "13 December 1760 or later"),
    ("{2012-01,2012-03}", "2012", "Jan and Mar", "January and March 2012"),
    ("{2012-01-29..2012-03-03}", "2012", "29 Jan–3 Mar", "every day from 29 January 2012 to 3 March 2012"),
    ("{1667,1668,1760}", "1667", "and 2 more", "1667, 1668 and 1760"),
    ("{1667?,1668~,1760}", "1667", "c. + 2?", "perhaps 1667, about 1668 and 1760"),
];

#[test]
fn each_form_has_its_words() {
    for (expression, heading, brief, spoken) in WORDS {
        let date = when(expression);
        assert_eq!(date.spoken(), spoken, "{expression}");
        assert_eq!((date.heading(), date.brief()), (heading.to_owned(), brief.to_owned()), "{expression}");
    }
}

/// What is wrong with how a date is said, if anything is.
fn fault(date: &When) -> Option<&'static str> {
    let (raw, spoken, heading, brief) = (date.as_written(), date.spoken(), date.heading(), date.brief());
    let bare_year = raw.len() == 4 && raw.chars().all(|char| char.is_ascii_digit());
    let written = |text: &str| text.contains(['~', '%', 'X', '/', '[', '{', '_']) || text.contains("..");
    let faults = [
        (spoken.is_empty() || heading.is_empty(), "nothing is said"),
        (spoken == raw && !bare_year, "it is said as it is written"),
        (written(&spoken) || spoken.contains('?') || written(&heading), "signs are left"),
        (spoken.contains("  ") || spoken != spoken.trim() || brief != brief.trim(), "spaces are left over"),
        (brief.width() > 12, "it is too wide for its column"),
        (written(&brief), "signs are left in the column"),
        (date.is_approximate() && !brief.contains("c."), "an estimate is hidden"),
        (date.is_uncertain() && !brief.contains('?'), "doubt is hidden"),
        (
            date.is_uncertain() && !(spoken.contains("perhaps") || spoken.contains("uncertain")),
            "doubt is not said",
        ),
        (
            date.is_approximate() && !(spoken.contains("about") || spoken.contains("approximate")),
            "an estimate is not said",
        ),
    ];
    faults.into_iter().find_map(|(wrong, name)| wrong.then_some(name))
}

#[test]
fn every_form_is_said_without_signs() {
    let all = BOUNDS.iter().map(|case| case.0).chain(WORDS.iter().map(|case| case.0));
    for expression in all {
        assert_eq!(fault(&when(expression)), None, "{expression}: {}", when(expression).spoken());
    }
}

proptest! {
    #[test]
    fn any_date_can_be_said(date in any::when()) {
        prop_assert_eq!(fault(&date), None, "{} {:?} {:?}", date, date.spoken(), date.brief());
    }
}
