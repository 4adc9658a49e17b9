//! Letters, through a real SMTP server of our own and through a folder.

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::store::Delivered;
use super::{Address, Carrier, Letter, Waiting, deliver, enqueue};
use crate::db::testing::on_both_engines;
use crate::kernel::{Locale, Timestamp};

const NOW: Timestamp = Timestamp(1_795_512_600_000_000);
const FROM: &str = "Jumelles <ne-pas-repondre@jumelles.test>";

fn letter(subject: &str) -> Letter {
    Letter {
        to: Address::parse("Mairie@Leportel.example").expect("an address"),
        locale: Locale::Fr,
        subject: subject.to_owned(),
        paragraphs: vec!["Voici l’été & <la suite>.".to_owned()],
        action: Some(("Ouvrir".to_owned(), "https://jumelles.test/fr/compte".to_owned())),
        why: "Vous l’avez demandé.".to_owned(),
    }
}

/// A server that takes letters, or says no to each; every letter it took comes out of the channel.
async fn server(takes: bool) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("smtp://127.0.0.1:{}", listener.local_addr().expect("an address").port());
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, takes, sender.clone()));
        }
    });
    (address, receiver)
}

async fn converse(stream: TcpStream, takes: bool, taken: mpsc::UnboundedSender<String>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 test\r\n").await;
    let mut body: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match (&mut body, line.as_str()) {
            (Some(_), ".") => {
                let _ = taken.send(body.take().unwrap_or_default());
                "250 taken"
            }
            (Some(text), line) => {
                text.push_str(line);
                text.push('\n');
                continue;
            }
            (None, line) if line.starts_with("MAIL") && !takes => "451 later",
            (None, "DATA") => {
                body = Some(String::new());
                "354 go on"
            }
            (None, "QUIT") => "221 bye",
            _ => "250 yes",
        };
        let _ = write.write_all(format!("{answer}\r\n").as_bytes()).await;
    }
}

on_both_engines!(a_letter_written_in_a_transaction_is_sent_once_and_kept_no_longer, |test| {
    let (address, mut taken) = server(true).await;
    let carrier = Carrier::of(Some(&address), "unused".into(), FROM).expect("a carrier");
    let write = test.db.write().await.expect("a transaction");
    enqueue(&write, &letter("Été"), NOW).await.expect("queued");
    write.commit().await.expect("kept");
    let dropped = test.db.write().await.expect("a transaction");
    enqueue(&dropped, &letter("Never"), NOW).await.expect("queued");
    drop(dropped);
    assert_eq!(Waiting::count(&test.db).await.expect("a count"), 1, "what was not kept is not sent");
    let told = deliver(&test.db, &carrier, NOW).await.expect("sent");
    assert_eq!(told, Delivered { sent: 1, failed: 0, given_up: 0 });
    let text = taken.recv().await.expect("a letter");
    assert!(text.contains("mairie@leportel.example") && text.contains("multipart/alternative"), "{text}");
    assert!(text.contains("text/html") && text.contains("text/plain"), "{text}");
    assert_eq!(deliver(&test.db, &carrier, NOW).await.expect("nothing"), Delivered::default());
    assert_eq!(Waiting::count(&test.db).await.expect("a count"), 0);
});

on_both_engines!(a_letter_that_is_not_taken_waits_longer_each_time_and_is_given_up_in_the_end, |test| {
    let (address, _taken) = server(false).await;
    let carrier = Carrier::of(Some(&address), "unused".into(), FROM).expect("a carrier");
    let write = test.db.write().await.expect("a transaction");
    enqueue(&write, &letter("Plus tard"), NOW).await.expect("queued");
    write.commit().await.expect("kept");
    let mut now = NOW;
    for minutes in [1, 5, 30, 120, 480, 1440] {
        assert_eq!(deliver(&test.db, &carrier, now).await.expect("tried").failed, 1, "{minutes}");
        let early = Timestamp(now.0 + minutes * 60_000_000 - 1);
        assert_eq!(deliver(&test.db, &carrier, early).await.expect("nothing"), Delivered::default(), "{minutes}");
        now = Timestamp(early.0 + 1);
    }
    assert_eq!(deliver(&test.db, &carrier, now).await.expect("tried").given_up, 1);
    assert_eq!(Waiting::count(&test.db).await.expect("a count"), 0);
});

#[tokio::test]
async fn without_a_server_letters_are_files_in_a_folder() {
    let test = crate::db::testing::TestDb::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let carrier = Carrier::of(None, folder.path().join("mail"), FROM).expect("a carrier");
    let write = test.db.write().await.expect("a transaction");
    enqueue(&write, &letter("Dossier"), NOW).await.expect("queued");
    write.commit().await.expect("kept");
    assert_eq!(deliver(&test.db, &carrier, NOW).await.expect("written").sent, 1);
    let files: Vec<_> = std::fs::read_dir(folder.path().join("mail")).expect("files").collect();
    assert_eq!(files.len(), 1);
}

#[test]
fn a_letter_escapes_what_it_says_and_says_why_it_was_sent() {
    let letter = letter("Objet");
    assert!(letter.html().contains("&#38; &#60;la suite&#62;"), "{}", letter.html());
    assert!(letter.plain().ends_with("Vous l’avez demandé."));
    assert!(letter.plain().contains("https://jumelles.test/fr/compte"));
    assert!(!letter.html().contains("src="), "nothing is fetched when it is read");
}

#[test]
fn an_address_has_a_name_and_a_domain_with_a_dot() {
    for (text, read) in [
        (" Mairie@LePortel.fr ", Some("mairie@leportel.fr")),
        ("a.b+c@x.y.bf", Some("a.b+c@x.y.bf")),
        ("mairie", None),
        ("mairie@", None),
        ("mairie@localhost", None),
        ("a@b.c\r\nBcc: d@e.f", None),
        ("a b@c.d", None),
        ("", None),
    ] {
        assert_eq!(Address::parse(text).as_ref().map(Address::as_str), read, "{text}");
    }
    assert_eq!(format!("{:?}", Address::parse("secret@leportel.fr").expect("one")), "…@leportel.fr");
}
