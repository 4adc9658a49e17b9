//! What is taken and what is not.

use std::io::{Cursor, Write as _};

use deposit::{Checked, Kind, LARGEST, Refused, check};
use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::{ProptestConfig, any, proptest};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ODT: &str = "application/vnd.oasis.opendocument.text";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("its text");
    }
    archive.finish().expect("an archive").into_inner()
}

fn docx(more: &[(&str, &str)]) -> Vec<u8> {
    archive(&[&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>")], more].concat())
}

fn odt(more: &[(&str, &str)]) -> Vec<u8> {
    archive(&[&[("mimetype", ODT), ("content.xml", "<office:document-content/>")], more].concat())
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(40, 20, |x, _| image::Rgb([if x < 20 { 255 } else { 0 }, 0, 0]));
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

/// A photograph that a camera turned, with what it notes: a place.
fn photograph() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 50.7816 3.1252";
    let length = u16::try_from(tiff.len() + 2).expect("a short note").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, tiff, &plain[2..]].concat()
}

fn pdf(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog {body} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

/// A PDF whose objects stand compressed in a stream, after `dictionary`.
fn packed(dictionary: &str, objects: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(objects).expect("packed");
    let inside = packer.finish().expect("packed");
    let begin =
        format!("%PDF-1.7\n1 0 obj\n<< {dictionary} /Filter /FlateDecode /Length {} >>\nstream\r\n", inside.len());
    [begin.as_bytes(), &inside, b"\nendstream\nendobj\ntrailer << >>\n%%EOF\n"].concat()
}

fn kind(name: &str, bytes: Vec<u8>) -> Result<Kind, Refused> {
    check(name, bytes).map(|checked| checked.kind)
}

#[test]
fn what_is_signed_on_paper_or_written_is_taken() {
    for (name, bytes, expected) in [
        ("convention signée.pdf", pdf(""), Kind::Pdf),
        ("SCAN.PDF", pdf("/OpenAction [3 0 R /Fit] /JSON 1"), Kind::Pdf),
        ("objets.pdf", packed("/Type /ObjStm /N 1", b"1 0 << /Type /Page >>"), Kind::Pdf),
        ("photo.jpeg", picture(ImageFormat::Jpeg), Kind::Jpeg),
        ("photo.png", picture(ImageFormat::Png), Kind::Png),
        ("photo.webp", picture(ImageFormat::WebP), Kind::Jpeg),
        ("texte.docx", docx(&[("word/media/image1.png", "x"), ("docProps/core.xml", "x")]), Kind::Docx),
        ("texte.odt", odt(&[("styles.xml", "x")]), Kind::Odt),
    ] {
        let Checked { kind, name: kept, bytes } = check(name, bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(kind, expected, "{name}");
        assert!(kept.ends_with(kind.ending()) && !bytes.is_empty(), "{kept}");
    }
}

#[test]
fn what_could_harm_is_refused_with_its_reason() {
    let template =
        r#"<Relationship Type="x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>"#;
    let link = r#"<Relationship Type="x/hyperlink" Target="https://halluin.fr" TargetMode="External"/>"#;
    assert_eq!(kind("lien.docx", docx(&[("word/_rels/document.xml.rels", link)])), Ok(Kind::Docx));
    for (name, bytes, why) in [
        ("rien.pdf", Vec::new(), Refused::Empty),
        ("gros.pdf", vec![b'%'; LARGEST + 1], Refused::TooLarge),
        ("eicar.txt", br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR".to_vec(), Refused::Kind),
        ("page.html", b"<!doctype html><script>1</script>".to_vec(), Refused::Kind),
        ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Refused::Kind),
        ("programme.exe", b"MZ\x90\0\x03\0\0\0".to_vec(), Refused::Kind),
        ("image.gif", b"GIF89a\x01\0\x01\0".to_vec(), Refused::Kind),
        ("sans-fin", pdf(""), Refused::Misnamed),
        ("photo.pdf", picture(ImageFormat::Png), Refused::Misnamed),
        ("texte.odt", docx(&[]), Refused::Misnamed),
        ("texte.docm", docx(&[]), Refused::Misnamed),
        ("coupé.pdf", pdf("")[..40].to_vec(), Refused::Damaged),
        ("coupé.png", picture(ImageFormat::Png)[..60].to_vec(), Refused::Damaged),
        ("coupé.docx", docx(&[])[..60].to_vec(), Refused::Damaged),
        ("script.pdf", pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), Refused::Active),
        ("épelé.pdf", pdf("/OpenAction << /S /J#61vaScript >>"), Refused::Active),
        ("caché.pdf", packed("/Type /ObjStm /N 1", b"1 0 << /S /Launch /F (cmd.exe) >>"), Refused::Active),
        ("caché aussi.pdf", packed("/Type /Obj#53tm /N 1", b"1 0 << /S /Launch >>"), Refused::Active),
        ("fichier.pdf", pdf("/Names << /EmbeddedFiles 4 0 R >>"), Refused::Active),
        ("fermé.pdf", pdf("/Encrypt 5 0 R"), Refused::Locked),
        ("bombe.pdf", packed("/Type /ObjStm /N 1", &vec![b' '; 65_000_000]), Refused::TooMuchInside),
        ("macro.docx", docx(&[("word/vbaProject.bin", "x")]), Refused::Active),
        ("objet.docx", docx(&[("word/embeddings/oleObject1.bin", "x")]), Refused::Active),
        ("modèle.docx", docx(&[("word/_rels/settings.xml.rels", template)]), Refused::Active),
        ("macro.odt", odt(&[("Basic/Standard/Module1.xml", "x")]), Refused::Active),
        ("script.odt", odt(&[("Scripts/python/x.py", "x")]), Refused::Active),
        ("sortie.docx", docx(&[("../../etc/passwd", "x")]), Refused::Damaged),
        ("archive.docx", archive(&[("a.txt", "x")]), Refused::Kind),
    ] {
        assert_eq!(kind(name, bytes), Err(why), "{name}");
    }
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let zeros = "0".repeat(201_000_000);
    assert_eq!(kind("bombe.docx", docx(&[("word/a.xml", &zeros)])), Err(Refused::TooMuchInside));
    let many: Vec<String> = (0..2_001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(kind("foule.docx", docx(&many)), Err(Refused::TooMuchInside));
}

#[test]
fn a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() {
    let mut bomb = picture(ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(kind("bombe.png", bomb), Err(Refused::TooMuchInside));
}

#[test]
fn a_photograph_stands_upright_and_tells_no_place() {
    let taken = check("photo.jpg", photograph()).expect("a photograph");
    assert!(!taken.bytes.windows(3).any(|part| part == b"GPS") && !taken.bytes.windows(4).any(|part| part == b"Exif"));
    let picture = image::load_from_memory(&taken.bytes).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (20, 40), "turned as the camera was held");
}

#[test]
fn a_name_is_only_a_name() {
    for (given, kept) in [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Mes documents\convention.pdf", "convention.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("f\u{202e}fdp.exe.pdf", "f fdp.exe.pdf"),
        ("...pdf", "document.pdf"),
        ("  .pdf", "document.pdf"),
        ("اتفاقية.pdf", "اتفاقية.pdf"),
    ] {
        assert_eq!(check(given, pdf("")).expect(given).name, kept);
    }
    let long = check(&format!("{}.pdf", "é".repeat(5_000)), pdf("")).expect("a long name");
    assert_eq!(long.name.chars().count(), 104);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_break_the_check(begin in 0usize..6, bytes in proptest::collection::vec(any::<u8>(), 0..2_000), name in ".{0,20}") {
        let heads: [&[u8]; 6] = [b"", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"RIFF\x10\0\0\0WEBPVP8 "];
        for ending in ["pdf", "jpg", "png", "webp", "docx", "odt"] {
            let _ = check(&format!("{name}.{ending}"), [heads[begin], &bytes].concat());
        }
    }

    #[test]
    fn a_damaged_file_is_refused_or_taken_and_never_more(at in 0usize..4_000, byte in any::<u8>()) {
        for (name, mut bytes) in [
            ("a.docx", docx(&[])),
            ("a.odt", odt(&[])),
            ("a.png", picture(ImageFormat::Png)),
            ("a.jpg", photograph()),
            ("a.pdf", packed("/Type /ObjStm /N 1", b"1 0 << >>")),
        ] {
            let length = bytes.len();
            bytes[at % length] = byte;
            let _ = check(name, bytes);
        }
    }
}
