//! The words that a document brings itself, in each language.

use super::Lang;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The name of the language in itself.
    pub language: &'static str,
    /// Before the number of an article.
    pub article: &'static str,
    /// Before a text that a resolution rests on.
    pub seen: &'static str,
    /// Before a reason of a resolution.
    pub considering: &'static str,
    /// The one word of a resolution that decides.
    pub decides: &'static str,
    /// What has not been adopted.
    pub draft: &'static str,
    /// Before the reference of a document.
    pub reference: &'static str,
    /// Before the party that a signatory speaks for.
    pub signed_for: &'static str,
    /// Before the place of a signature: no sentence, which no name of a place could then spoil.
    pub done_at: &'static str,
    /// Before the day of a signature.
    pub done_on: &'static str,
    /// Over the room for a signature.
    pub signature: &'static str,
    /// Before the number of the page.
    pub page: &'static str,
    /// Between the number of the page and the number of pages.
    pub of: &'static str,
    /// What the parties sign apart from the text.
    pub sheet: &'static str,
    /// Before the number of a version.
    pub version: &'static str,
    /// Before the hash of a text.
    pub fingerprint: &'static str,
    /// Between the items of a list in a sentence.
    pub list_separator: &'static str,
    /// The names of the languages, in the order of [`Lang::ALL`].
    pub languages: [&'static str; 5],
    /// The months, January first.
    pub months: [&'static str; 12],
}

impl Lang {
    /// The words that a document in this language brings itself.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
            Self::Es => &SPANISH,
            Self::Pt => &PORTUGUESE,
            Self::Ar => &ARABIC,
        }
    }
}

const FRENCH: Words = Words {
    language: "Français",
    article: "Article",
    seen: "Vu",
    considering: "Considérant",
    decides: "DÉCIDE\u{a0}:",
    draft: "PROJET",
    reference: "Référence\u{a0}:",
    signed_for: "Pour",
    done_at: "Lieu\u{a0}:",
    done_on: "Date\u{a0}:",
    signature: "Signature",
    page: "Page",
    of: "sur",
    sheet: "Feuille de signature",
    version: "Version",
    fingerprint: "Empreinte du texte (SHA-256)\u{a0}:",
    list_separator: ", ",
    languages: ["français", "anglais", "espagnol", "portugais", "arabe"],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
};

const ENGLISH: Words = Words {
    language: "English",
    article: "Article",
    seen: "Having regard to",
    considering: "Whereas",
    decides: "DECIDES:",
    draft: "DRAFT",
    reference: "Reference:",
    signed_for: "For",
    done_at: "Place:",
    done_on: "Date:",
    signature: "Signature",
    page: "Page",
    of: "of",
    sheet: "Signature sheet",
    version: "Version",
    fingerprint: "Fingerprint of the text (SHA-256):",
    list_separator: ", ",
    languages: ["French", "English", "Spanish", "Portuguese", "Arabic"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

const SPANISH: Words = Words {
    language: "Español",
    article: "Artículo",
    seen: "Visto",
    considering: "Considerando",
    decides: "ACUERDA:",
    draft: "PROYECTO",
    reference: "Referencia:",
    signed_for: "Por",
    done_at: "Lugar:",
    done_on: "Fecha:",
    signature: "Firma",
    page: "Página",
    of: "de",
    sheet: "Hoja de firmas",
    version: "Versión",
    fingerprint: "Huella del texto (SHA-256):",
    list_separator: ", ",
    languages: ["francés", "inglés", "español", "portugués", "árabe"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};

const PORTUGUESE: Words = Words {
    language: "Português",
    article: "Artigo",
    seen: "Visto",
    considering: "Considerando",
    decides: "DELIBERA:",
    draft: "PROJETO",
    reference: "Referência:",
    signed_for: "Por",
    done_at: "Local:",
    done_on: "Data:",
    signature: "Assinatura",
    page: "Página",
    of: "de",
    sheet: "Folha de assinaturas",
    version: "Versão",
    fingerprint: "Impressão digital do texto (SHA-256):",
    list_separator: ", ",
    languages: ["francês", "inglês", "espanhol", "português", "árabe"],
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
};

// The months are those that the press of all Arab countries understands; Morocco and Tunisia have words of their own.
const ARABIC: Words = Words {
    language: "العربية",
    article: "المادة",
    seen: "بناءً على",
    considering: "وحيث إنّ",
    decides: "يقرّر:",
    draft: "مشروع",
    reference: "المرجع:",
    signed_for: "عن",
    done_at: "المكان:",
    done_on: "التاريخ:",
    signature: "التوقيع",
    page: "صفحة",
    of: "من",
    sheet: "ورقة التوقيع",
    version: "النسخة",
    fingerprint: "بصمة النص (SHA-256):",
    list_separator: "، ",
    languages: ["الفرنسية", "الإنجليزية", "الإسبانية", "البرتغالية", "العربية"],
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
};
