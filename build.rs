//! Bundles the behaviours of the interface (`assets/ts`) with esbuild, for `web::assets` to embed.
//!
//! Every page works without them. Where Node or the packages of `package-lock.json` are missing, the program is built
//! without them and says so; `make run` and `make test` install them first.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const BUNDLES: [&str; 4] = ["search.js", "passkey.js", "map.js", "map.css"];

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folder by the environment")]
fn main() {
    println!("cargo::rerun-if-changed=assets/ts");
    println!("cargo::rerun-if-changed=tools/bundle.mjs");
    println!("cargo::rerun-if-changed=node_modules/.package-lock.json");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    if let Err(why) = bundle(&out) {
        println!(
            "cargo::warning=built without scripts (no suggestions while typing, no interactive map, no passkeys): {why}"
        );
        for name in BUNDLES {
            fs::write(out.join(name), "").expect("the folder of the build can be written");
        }
    }
}

fn bundle(out: &Path) -> Result<(), String> {
    if !Path::new("node_modules/esbuild").exists() {
        return Err("node_modules is missing; `npm ci` or `make run` installs it".to_owned());
    }
    let ran = Command::new("node").arg("tools/bundle.mjs").arg(out).output();
    let output = ran.map_err(|why| format!("node cannot be run: {why}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    // A mistake in our own scripts is no missing tool: the build stops.
    panic!("tools/bundle.mjs failed:\n{said}");
}
