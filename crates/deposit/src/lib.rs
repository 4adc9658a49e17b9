//! Files that people hand in: checked ([`check`]), kept under random names and verified when they are read ([`Vault`]).

mod check;
mod container;
mod kind;
mod pdf;
mod picture;
mod vault;

pub use check::{Checked, LARGEST, Refused, check};
pub use kind::Kind;
pub use vault::{Stored, Vault, VaultError};
