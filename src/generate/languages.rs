//! The words of each language, and how they become sentences and titles.

use super::names::Script;

/// A language that documents are written in.
#[derive(Debug)]
pub(super) struct Language {
    /// Its code (BCP 47).
    pub(super) code: &'static str,
    /// How names are spelled in it.
    pub(super) script: Script,
    /// What stands between two sentences.
    pub(super) gap: &'static str,
    /// The form of sentences: five parts, at whose bounds a quotation may begin or end. The second has the
    /// number by which one sentence of a document differs from all others.
    pub(super) sentences: &'static [[&'static str; PARTS]],
    /// The form of titles.
    pub(super) titles: &'static [&'static str],
    /// Sentences that stand in a document again and again.
    pub(super) refrains: &'static [&'static str],
    pub(super) subjects: &'static [&'static str],
    /// One word each.
    pub(super) verbs: &'static [&'static str],
    pub(super) goods: &'static [&'static str],
    pub(super) tails: &'static [&'static str],
}

/// The parts of a sentence.
pub(super) const PARTS: usize = 5;

/// How many documents of a hundred are in which language.
pub(super) const LANGUAGES: [(u64, &Language); 5] =
    [(76, &ENGLISH), (9, &RUSSIAN), (7, &JAPANESE), (4, &GREEK), (4, &ARABIC)];

pub(super) const ENGLISH: Language = Language {
    code: "en",
    script: Script::Latin,
    gap: " ",
    sentences: &[
        ["{subject} {verb}", " {number} crates of {goods} from the “{ship}”", " at {place}", ", {tail}", "."],
        ["{subject} {verb}", " the {goods} of no. {number} in the book", " near {place}", " – {tail}", "."],
        [
            "From the “{ship}” {subject} {verb}",
            " {number} barrels of {goods}",
            " before {place}",
            ", {tail}",
            ".",
        ],
    ],
    titles: &[
        "{actor} {verb} the {goods} of {place}",
        "{actor} and the {goods} of {place}",
        "At {place}, {actor} {verb} {number} crates of {goods}",
        "{actor}: the “{ship}” was at {place}",
        "The {goods} of {place}, {tail}",
    ],
    refrains: &[
        "Nothing else was entered in the book that day.",
        "The clerk who wrote this put no name below it.",
        "The rest of the page is left empty.",
    ],
    subjects: &[
        "the harbour office",
        "the town council",
        "the customs house",
        "the pilots’ guild",
        "the governor’s clerk",
        "the chamber of trade",
        "a widow of the quay",
        "the salt commission",
        "the night watch",
        "the island’s doctor",
        "the company’s agent",
        "the school’s master",
    ],
    verbs: &[
        "counted", "received", "lost", "sold", "returned", "promised", "refused", "found", "weighed", "hid",
        "praised", "burned",
    ],
    goods: &[
        "salt",
        "flour",
        "timber",
        "coal",
        "cotton",
        "copper",
        "paper",
        "tea",
        "dried fish",
        "wool",
        "tar",
        "glass",
        "rope",
        "oil",
        "wax",
        "seed",
    ],
    tails: &[
        "as had been agreed",
        "which nobody had foreseen",
        "at the wish of the mayor",
        "although it rained for a week",
        "as all the papers wrote",
        "a year before the flood",
        "much to the grief of the merchants",
        "and the matter was closed",
        "without a word to the crew",
        "for the third time in a month",
        "as the letters of the consul bear out",
        "when the ice had gone",
    ],
};

const RUSSIAN: Language = Language {
    code: "ru",
    script: Script::Cyrillic,
    gap: " ",
    sentences: &[
        [
            "{subject} {verb}",
            " {goods} по описи № {number} с парохода «{ship}»",
            " в порту {place}",
            ", {tail}",
            ".",
        ],
        [
            "В тот день {subject} {verb}",
            " {goods}, а в книге стоит № {number}",
            " и слово {place}",
            " – {tail}",
            ".",
        ],
    ],
    titles: &["{actor}: {goods} и порт {place}", "{place}: {tail}", "Пароход «{ship}» в порту {place}"],
    refrains: &["Больше в тот день ничего не записали.", "Остальная часть листа пуста."],
    subjects: &[
        "портовая контора",
        "торговая палата",
        "городская дума",
        "таможенная служба",
        "соляная комиссия",
        "ночная стража",
        "вдова с набережной",
        "лоцманская артель",
    ],
    verbs: &["приняла", "отправила", "продала", "утратила", "описала", "вернула", "оценила", "задержала"],
    goods: &["соль", "муку", "уголь", "хлопок", "рыбу", "медь", "бумагу", "шерсть", "смолу", "масло"],
    tails: &[
        "как и было обещано",
        "чего никто не ждал",
        "по просьбе городского головы",
        "хотя всю неделю шёл дождь",
        "о чём писали все газеты",
        "за год до наводнения",
        "к досаде купцов",
        "и дело закрыли",
    ],
};

const JAPANESE: Language = Language {
    code: "ja",
    script: Script::Katakana,
    gap: "",
    sentences: &[
        ["{subject}は", "汽船「{ship}」から{goods}の第{number}号を", "{place}の港で{verb}", "、{tail}", "。"],
        ["その日、{subject}は", "帳簿の{number}番にある{goods}を", "{place}で{verb}", "、{tail}", "。"],
    ],
    titles: &["{actor}と{place}の{goods}", "汽船「{ship}」、{place}に入る", "{place}の{goods}"],
    refrains: &["その日はほかに何も書かれていない。", "この頁の残りは空白である。"],
    subjects: &["港務所", "商工会", "町役場", "税関", "塩の役所", "夜回り", "水先人の組合", "島の医者"],
    verbs: &["受け取り", "送り出し", "売り払い", "見失い", "書き留め", "取り戻し", "量り", "隠し"],
    goods: &["塩", "小麦粉", "材木", "石炭", "綿", "銅", "紙", "茶", "干物", "羊毛"],
    tails: &[
        "人々は驚いた",
        "約束は守られた",
        "新聞が伝えた",
        "雨は止まなかった",
        "商人は嘆いた",
        "話はそこで終わった",
        "船員には知らせなかった",
        "氷が解けた後のことである",
    ],
};

const GREEK: Language = Language {
    code: "el",
    script: Script::Greek,
    gap: " ",
    sentences: &[
        [
            "{subject} {verb}",
            " {goods} με αριθμό {number} από το «{ship}»",
            " στο λιμάνι {place}",
            ", {tail}",
            ".",
        ],
        [
            "Τότε {subject} {verb}",
            " {goods} της σελίδας {number}",
            " για το λιμάνι {place}",
            " – {tail}",
            ".",
        ],
    ],
    titles: &["{actor}: το λιμάνι {place}", "Το «{ship}» στο λιμάνι {place}", "{place}: {tail}"],
    refrains: &["Τίποτε άλλο δεν γράφτηκε εκείνη τη μέρα.", "Η υπόλοιπη σελίδα είναι κενή."],
    subjects: &[
        "το λιμεναρχείο",
        "το τελωνείο",
        "ο δήμος",
        "το επιμελητήριο",
        "η νυχτερινή φρουρά",
        "ο γιατρός του νησιού",
    ],
    verbs: &["παρέλαβε", "έστειλε", "πούλησε", "έχασε", "κατέγραψε", "επέστρεψε", "ζύγισε", "κράτησε"],
    goods: &[
        "το αλάτι",
        "το αλεύρι",
        "την ξυλεία",
        "το κάρβουνο",
        "το βαμβάκι",
        "τον χαλκό",
        "το χαρτί",
        "το τσάι",
    ],
    tails: &[
        "όπως είχε συμφωνηθεί",
        "αν και έβρεχε μια βδομάδα",
        "όπως έγραψαν οι εφημερίδες",
        "προς λύπη των εμπόρων",
        "έναν χρόνο πριν από την πλημμύρα",
        "και η υπόθεση έκλεισε",
    ],
};

const ARABIC: Language = Language {
    code: "ar",
    script: Script::Arabic,
    gap: " ",
    sentences: &[
        [
            "{verb} {subject}",
            " {goods} رقم {number} من السفينة «{ship}»",
            " في ميناء {place}",
            "، {tail}",
            ".",
        ],
        [
            "في ذلك اليوم {verb} {subject}",
            " {goods} كما في الصفحة {number}",
            " عن ميناء {place}",
            "، {tail}",
            ".",
        ],
    ],
    titles: &["{actor} في ميناء {place}", "السفينة «{ship}» في ميناء {place}", "{place}، {tail}"],
    refrains: &["لم يكتب شيء آخر في ذلك اليوم.", "بقية الصفحة فارغة."],
    subjects: &["مكتب الميناء", "مجلس المدينة", "ديوان الجمارك", "بيت التجارة", "حارس الليل", "طبيب الجزيرة"],
    verbs: &["استلم", "أرسل", "باع", "فقد", "سجل", "أعاد", "وزن", "أخفى"],
    goods: &["الملح", "الدقيق", "الخشب", "الفحم", "القطن", "النحاس", "الورق", "الشاي"],
    tails: &[
        "كما وعد",
        "ولم ينتظر ذلك أحد",
        "رغم المطر",
        "كما كتبت الصحف",
        "قبل الفيضان بسنة",
        "وانتهى الأمر",
    ],
};
