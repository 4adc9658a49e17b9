//! Documents for tests, in each language; the towns in them do not exist.

use paper::doc::{
    Amount, Article, Bilingual, Block, Citation, Clause, Column, Day, Doc, Inline, Lang, Layout, List, Meta, Part,
    Signatory, Table,
};

/// What the sample says in one language.
struct Texts {
    title: &'static str,
    town: &'static str,
    heading: &'static str,
    intro: &'static str,
    titles: [&'static str; 3],
    sentences: [&'static str; 3],
    reference: &'static str,
    item: &'static str,
    mayor: &'static str,
}

fn texts(lang: Lang) -> Texts {
    match lang {
        Lang::Fr => Texts {
            title: "Convention de coopération décentralisée entre Villexemple et Port-Modèle",
            town: "la commune de Villexemple",
            heading: "Dispositions générales",
            intro: "Les parties, attachées à l'égalité des peuples, conviennent de ce qui suit : ",
            titles: ["Objet", "Engagements des parties", "Durée et évaluation"],
            sentences: [
                "La présente convention définit les conditions dans lesquelles les deux communes mènent ensemble des actions \
                 de coopération dans les domaines de l'eau potable, de l'assainissement et de la jeunesse.",
                "Chaque partie désigne un élu et un agent chargés du suivi ; ils se réunissent au moins deux fois par an et \
                 rendent compte à leurs assemblées délibérantes de l'avancement du programme.",
                "La convention est conclue pour trois ans à compter de sa signature. Elle peut être renouvelée par décision \
                 expresse des deux assemblées, après une évaluation partagée.",
            ],
            reference: "L. 1115-1",
            item: "un programme d'actions annuel",
            mayor: "Maire",
        },
        Lang::En => Texts {
            title: "Decentralised cooperation agreement between Villexemple and Port-Modèle",
            town: "the municipality of Villexemple",
            heading: "General provisions",
            intro: "The parties, attached to the equality of peoples, agree as follows: ",
            titles: ["Purpose", "Commitments of the parties", "Term and evaluation"],
            sentences: [
                "This agreement sets out the conditions under which the two municipalities carry out cooperation activities \
                 together in the fields of drinking water, sanitation and youth.",
                "Each party appoints an elected member and an officer in charge of follow-up; they meet at least twice a year \
                 and report to their councils on the progress of the programme.",
                "The agreement is concluded for three years from its signature. It may be renewed by express decision of both \
                 councils, after a joint evaluation.",
            ],
            reference: "L. 1115-1",
            item: "a yearly programme of activities",
            mayor: "Mayor",
        },
        Lang::Es => Texts {
            title: "Convenio de cooperación descentralizada entre Villexemple y Port-Modèle",
            town: "el municipio de Villexemple",
            heading: "Disposiciones generales",
            intro: "Las partes, comprometidas con la igualdad de los pueblos, acuerdan lo siguiente: ",
            titles: ["Objeto", "Compromisos de las partes", "Duración y evaluación"],
            sentences: [
                "El presente convenio define las condiciones en las que los dos municipios llevan a cabo conjuntamente acciones \
                 de cooperación en los ámbitos del agua potable, el saneamiento y la juventud.",
                "Cada parte designa a un representante electo y a un funcionario encargados del seguimiento; se reúnen al menos \
                 dos veces al año e informan a sus asambleas.",
                "El convenio se celebra por tres años a partir de su firma. ¿Se renueva? Por decisión expresa de ambas \
                 asambleas, tras una evaluación compartida.",
            ],
            reference: "L. 1115-1",
            item: "un programa anual de acciones",
            mayor: "Alcalde",
        },
        Lang::Pt => Texts {
            title: "Acordo de cooperação descentralizada entre Villexemple e Port-Modèle",
            town: "o município de Villexemple",
            heading: "Disposições gerais",
            intro: "As partes, empenhadas na igualdade dos povos, acordam o seguinte: ",
            titles: ["Objeto", "Compromissos das partes", "Duração e avaliação"],
            sentences: [
                "O presente acordo define as condições em que os dois municípios realizam em conjunto ações de cooperação nos \
                 domínios da água potável, do saneamento e da juventude.",
                "Cada parte designa um eleito e um funcionário encarregados do acompanhamento; reúnem-se pelo menos duas vezes \
                 por ano e prestam contas às suas assembleias.",
                "O acordo é celebrado por três anos a contar da sua assinatura. Pode ser renovado por decisão expressa das duas \
                 assembleias, após uma avaliação conjunta.",
            ],
            reference: "L. 1115-1",
            item: "um programa anual de ações",
            mayor: "Presidente da Câmara",
        },
        Lang::Ar => Texts {
            title: "اتفاقية تعاون لامركزي بين فيلكزامبل وبور موديل",
            town: "جماعة بور موديل",
            heading: "أحكام عامة",
            intro: "اتفق الطرفان، الحريصان على المساواة بين الشعوب، على ما يلي: ",
            titles: ["الموضوع", "التزامات الطرفين", "المدة والتقييم"],
            sentences: [
                "تحدد هذه الاتفاقية الشروط التي تنجز وفقها الجماعتان معًا أعمال التعاون في مجالات الماء الصالح للشرب والتطهير السائل والشباب.",
                "يعيّن كل طرف منتخبًا وموظفًا مكلفين بالتتبع؛ ويجتمعان مرتين في السنة على الأقل، ويقدمان تقريرًا إلى المجلسين عن تقدم البرنامج.",
                "أبرمت الاتفاقية لمدة ثلاث سنوات ابتداءً من تاريخ توقيعها، ويمكن تجديدها بقرار صريح من المجلسين بعد تقييم مشترك.",
            ],
            reference: "1115-1",
            item: "برنامج عمل سنوي",
            mayor: "رئيس المجلس الجماعي",
        },
    }
}

fn day() -> Day {
    Day::new(2026, 11, 27).expect("a day")
}

fn meta(lang: Lang, other: Option<Lang>, draft: bool) -> Meta {
    Meta {
        title: texts(lang).title.to_owned(),
        other_title: other.map(|other| (other, texts(other).title.to_owned())),
        reference: "2026-114".to_owned(),
        lang,
        author: "Service de la coopération".to_owned(),
        organisation: "Commune de Villexemple".to_owned(),
        date: day(),
        dated: true,
        draft,
    }
}

fn clause(lang: Lang, which: usize) -> Clause {
    let texts = texts(lang);
    let (one, two) = (texts.sentences[which % 3], texts.sentences[(which + 1) % 3]);
    let mut body = vec![
        Part::Paragraph(vec![one.into(), " (".into(), Inline::Reference(texts.reference.to_owned()), ")".into()]),
        Part::Paragraph(vec![two.into()]),
    ];
    if which % 3 == 1 {
        body.push(Part::List { ordered: which.is_multiple_of(2), items: vec![vec![texts.item.into()]; 3] });
        let amount = Inline::Amount(Amount::euros(1_250_000));
        body.push(Part::Paragraph(vec![
            Inline::Strong(texts.titles[1].into()),
            " : ".into(),
            amount,
            ", ".into(),
            Inline::Date(day()),
        ]));
    }
    Clause { title: texts.titles[which % 3].to_owned(), body, plain: false }
}

/// Signatories of both towns.
fn signatures(first: Lang, second: Lang) -> Block {
    let one = |lang: Lang, name: &str| Signatory {
        lang,
        party: texts(lang).town.to_owned(),
        name: name.to_owned(),
        capacity: texts(lang).mayor.to_owned(),
        place: None,
        date: None,
        undated: false,
    };
    Block::Signatures(vec![
        one(first, "Camille Exemple"),
        one(second, ""),
        Signatory { place: Some("Villexemple".into()), date: Some(day()), ..one(first, "Dominique Modèle") },
    ])
}

/// An agreement in two languages, with so many articles.
pub fn agreement(first: Lang, second: Lang, layout: Layout, articles: usize) -> Doc {
    let rows = (0..articles).map(|i| (clause(first, i), clause(second, i))).collect();
    let blocks = vec![
        Block::text(first, texts(first).intro),
        Block::Paragraph { lang: second, text: vec![texts(second).intro.into()] },
        Block::Bilingual(Bilingual::new(first, second, layout, rows)),
        signatures(first, second),
    ];
    Doc::new(meta(first, Some(second), true), blocks).expect("a document that can be written")
}

/// A document with every kind of block in one language.
pub fn everything(lang: Lang) -> Doc {
    let words = texts(lang);
    let other = if lang == Lang::Ar { Lang::Fr } else { Lang::Ar };
    let law = vec![
        words.intro.into(),
        Inline::Reference(words.reference.to_owned()),
        " ".into(),
        Inline::Foreign(other, texts(other).town.to_owned()),
        " ".into(),
        Inline::Reference("2026-114".to_owned()),
        ", ".into(),
        Inline::Link { text: "cncd".into(), url: "https://exemple.fr/a?b=c&d=e".into() },
        " ; ".into(),
        Inline::Date(day()),
    ];
    let table = Table {
        lang,
        caption: words.titles[1].to_owned(),
        columns: vec![
            Column { name: words.titles[0].to_owned(), numeric: false },
            Column { name: "EUR".to_owned(), numeric: true },
        ],
        rows: (1..=6)
            .map(|i| vec![vec![words.item.into()], vec![Inline::Amount(Amount::euros(i * 1_234_500))]])
            .collect(),
    };
    let mut blocks = vec![
        Block::Heading { level: 1, lang, text: words.heading.to_owned() },
        Block::Citations { lang, kind: Citation::Seen, items: vec![law.clone(), vec![words.sentences[0].into()]] },
        Block::Citations { lang, kind: Citation::Considering, items: vec![vec![words.sentences[1].into()]] },
        Block::Decision { lang, lead: vec![words.intro.into()] },
    ];
    blocks.extend((0..4).map(|i| Block::Article(Article::new(lang, clause(lang, i)))));
    blocks.extend([
        Block::Heading { level: 2, lang, text: words.titles[1].to_owned() },
        Block::Paragraph { lang, text: law.clone() },
        Block::Heading { level: 3, lang, text: words.titles[2].to_owned() },
        Block::List(List { lang, ordered: true, items: vec![law, vec![words.item.into()]] }),
        Block::List(List { lang, ordered: false, items: vec![vec![words.item.into()]; 3] }),
        Block::Table(table),
        signatures(lang, lang),
    ]);
    Doc::new(meta(lang, None, false), blocks).expect("a document that can be written")
}

/// A document in which every text is this one.
pub fn hostile(text: &str) -> Doc {
    let lang = Lang::Fr;
    let own = || text.to_owned();
    let line = || {
        let link = Inline::Link { text: own(), url: own() };
        vec![text.into(), Inline::Strong(own()), Inline::Foreign(Lang::Ar, own()), Inline::Reference(own()), link]
    };
    let clause = || Clause {
        title: own(),
        body: vec![Part::Paragraph(line()), Part::List { ordered: false, items: vec![line()] }],
        plain: false,
    };
    let pen = (own(), own(), own(), Some(own()));
    let (party, name, capacity, place) = pen;
    let signatory = Signatory { lang, party, name, capacity, place, date: None, undated: false };
    let column = |numeric| Column { name: format!("a{text}"), numeric };
    let blocks = vec![
        Block::Heading { level: 1, lang, text: format!("a{text}") },
        Block::Paragraph { lang, text: line() },
        Block::Paragraph { lang: Lang::Ar, text: line() },
        Block::Article(Article::new(Lang::Ar, clause())),
        Block::Bilingual(Bilingual::new(lang, Lang::Ar, Layout::SideBySide, vec![(clause(), clause())])),
        Block::Citations { lang, kind: Citation::Seen, items: vec![line()] },
        Block::Table(Table {
            lang,
            caption: own(),
            columns: vec![column(true), column(false)],
            rows: vec![vec![line(), line()]],
        }),
        Block::Signatures(vec![signatory]),
    ];
    let about = Meta {
        title: format!("a{text}"),
        other_title: Some((Lang::Ar, own())),
        reference: own(),
        author: own(),
        organisation: own(),
        ..meta(lang, None, true)
    };
    Doc::new(about, blocks).expect("a document that can be written")
}

/// Texts that are meant to break a writer.
pub const HOSTILE: [&str; 14] = [
    "#import \"x\"; #panic(\"no\") #read(\"/etc/passwd\") *b* _i_ $x$ <l> @r // /* \\ ` ~ ---",
    "</w:t></w:r><w:p/> & &amp; &#0; ]]> <!-- <?x?> \" '",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{9f}\u{fffe}\u{ffff}",
    "\u{202e}fdp.exe\u{202c}\u{2066}\u{2067}\u{2068}\u{2069}\u{202a}\u{202b}\u{202d} \u{200e}\u{200f}\u{61c}",
    "😀👩\u{200d}👩\u{200d}👧\u{200d}👦🇫🇷👍🏽❤\u{fe0f}1\u{fe0f}\u{20e3}",
    "e\u{301}\u{302}\u{303}\u{651}\u{64b} ب\u{301}\u{20dd} \u{301}\u{64b}",
    "中文 한국어 हिन्दी አማርኛ ⵣ \u{10ffff} \u{e000}",
    "a\u{200b}b\u{200c}c\u{200d}d\u{ad}e\u{feff}f\u{2060}g\u{2028}h\u{2029}i",
    "line\nline\r\n\r\n\r\nline\rline\ttab",
    "שלום عليكم hello 123-456 (a) [b] {c}",
    "\u{1d106}\u{fb1d}ﷲ ﴾﴿ \u{25cc}\u{653}",
    "                                                   ",
    "",
    "javascript:alert(1)",
];
