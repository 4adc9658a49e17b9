//! Files under random names in a folder.

use bytes::Bytes;
use deposit::{Vault, VaultError};

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let inside =
        |path: std::path::PathBuf| std::fs::read_dir(path).expect("a folder").map(|one| one.expect("an entry").path());
    inside(folder.to_owned()).flat_map(inside).collect()
}

#[tokio::test]
async fn what_is_put_away_comes_back_under_a_name_that_nobody_guesses() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("deep/files");
    let vault = Vault::open(folder.to_str().expect("a path")).expect("a vault");
    let [one, two] = [
        vault.put(Bytes::from_static(b"signed")).await.expect("kept"),
        vault.put(Bytes::from_static(b"signed")).await.expect("kept"),
    ];
    assert!(one.key != two.key && one.key.len() == 32 && one.sha256 == two.sha256 && one.size == 6);
    assert_eq!(vault.get(&one.key, &one.sha256).await.expect("there"), "signed");
    assert_eq!(vault.keys().await.expect("a list").len(), 2);
    vault.remove(&one.key).await.expect("removed");
    vault.remove(&one.key).await.expect("twice is no error");
    assert!(matches!(vault.get(&one.key, &one.sha256).await, Err(VaultError::Missing(_))));
    assert_eq!(vault.keys().await.expect("a list"), [two.key]);
}

#[tokio::test]
async fn a_file_that_somebody_changed_is_not_given_back() {
    let home = tempfile::tempdir().expect("a folder");
    let vault = Vault::open(home.path().to_str().expect("a path")).expect("a vault");
    let kept = vault.put(Bytes::from_static(b"ten thousand euros")).await.expect("kept");
    std::fs::write(&files(home.path())[0], b"ten million euros!").expect("changed");
    assert!(matches!(vault.get(&kept.key, &kept.sha256).await, Err(VaultError::Changed(_))));
}

#[tokio::test]
async fn a_name_from_elsewhere_leads_nowhere() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("secret"), b"x").expect("a file beside");
    let vault = Vault::open(home.path().join("files").to_str().expect("a path")).expect("a vault");
    for key in ["../secret", "..", "", "/etc/passwd", "é"] {
        assert!(vault.get(key, "").await.is_err(), "{key}");
    }
}

#[test]
fn a_bucket_is_opened_without_asking_anybody() {
    let vault = Vault::open("s3://a-bucket/a/folder").expect("a vault");
    assert!(format!("{vault:?}").contains("a-bucket"), "{vault:?}");
}

#[test]
fn a_place_that_cannot_be_opened_is_named() {
    let Err(why) = Vault::open("/proc/nowhere/files") else { panic!("a vault in /proc") };
    assert!(why.to_string().contains("/proc/nowhere/files"), "{why}");
}
