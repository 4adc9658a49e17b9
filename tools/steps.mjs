// The steps of `make test`, in their order. Each gives how many passed and failed, and sometimes a note.
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { cargoDeny } from "./install.mjs";
import { atEnd } from "./lib/cleanup.mjs";
import { run } from "./lib/run.mjs";
import { asOne, counted, failedOfCargo, ofCargo, ofNode, ofPlain, together } from "./lib/tally.mjs";
import { startPostgres } from "./postgres.mjs";

// On a change that is being judged, a lock file that no longer fits the manifests is a failure, not something to mend.
const LOCKED = process.env.CI ? ["--locked"] : [];

const LIB = join("tools", "lib");

const cargo = (...args) => run("cargo", args);

/**
 * `needs`: the tools without which the step fails. `after`: the step that must have passed.
 * `verdict: false`: a step that only counts when it fails.
 */
export const STEPS = [
  { name: "scripts", title: "scripts: the test run's own, and the types of the interface's", needs: ["npm"], run: scripts },
  { name: "format", title: "cargo fmt", run: async () => asOne((await cargo("fmt", "--all", "--check")).code) },
  { name: "lints", title: "clippy, warnings denied", needs: ["npm"], run: lints },
  { name: "deny", title: "cargo deny: bans, licences, sources", needs: ["cargo-deny"], run: deny },
  { name: "advisories", title: "cargo deny: advisories", needs: ["cargo-deny"], run: advisories },
  { name: "rust", title: "cargo test, on SQLite and PostgreSQL", needs: ["postgresql", "poppler", "npm"], run: rust },
  { name: "build", title: "cargo build", verdict: false, needs: ["npm"], run: build },
  { name: "e2e", title: "journeys in a browser", needs: ["chromium", "npm"], after: "build", run: journeys },
];

async function scripts() {
  // Named one by one: given a folder, node would take tools/test.mjs itself for a test, and so run for ever.
  const tests = readdirSync(LIB).filter((name) => name.endsWith(".test.mjs"));
  const own = await counted(await run(process.execPath, ["--test", ...tests.map((name) => join(LIB, name))]), ofNode);
  const types = asOne((await run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", "assets/ts"])).code);
  return { passed: own.passed + types.passed, failed: own.failed + types.failed };
}

// Clippy reads our own crates while they are compiled for the tests: as a check of its own it would have every dependency compiled
// twice, which takes a quarter of an hour on two cores. What follows is compiled in the same way, so that nothing is compiled anew.
const CLIPPY = { RUSTC_WORKSPACE_WRAPPER: "clippy-driver" };

async function lints() {
  const args = ["test", ...LOCKED, "--workspace", "--all-targets", "--no-run"];
  const { code, text } = await run("cargo", args, { env: CLIPPY });
  // What the compiler and Clippy complain of is counted at the end of each part; a warning of the network is none of theirs.
  return asOne(code === 0 && !/^warning: `.+` \(.+\) generated \d+ warning/m.test(text) ? 0 : 1);
}

async function deny() {
  return asOne((await run(cargoDeny(), ["check", "--hide-inclusion-graph", "bans", "licenses", "sources"])).code);
}

async function advisories() {
  const { code, text } = await run(cargoDeny(), ["check", "advisories"], { quiet: true });
  if (/failed to fetch advisory database/.test(text)) {
    return { passed: 0, failed: 0, note: "not run: the database of advisories cannot be reached from here" };
  }
  if (code !== 0) process.stdout.write(text);
  return asOne(code);
}

// More tests than this that fail at once are no accident of the machine.
const FEW = 8;

async function rust() {
  const postgres = await startPostgres();
  atEnd(postgres.stop);
  const env = { ...CLIPPY, JUMELLES_TEST_POSTGRES: postgres.url };
  const args = ["test", ...LOCKED, "--workspace", "--no-fail-fast"];
  const ran = await run("cargo", args, { env });
  const first = counted(ran, ofCargo);
  const names = failedOfCargo(ran.text);
  // A disk that is full for a minute or a machine that stands still fails a few tests at once: they are taken a second time, alone.
  if (names.length === 0 || names.length !== first.failed || names.length > FEW) return first;
  const again = await run("cargo", [...args, "--", "--exact", ...names], { env });
  return together(first, ofCargo(again.text), names);
}

async function build() {
  return asOne((await run("cargo", ["build", ...LOCKED], { env: CLIPPY })).code);
}

// The journeys take the program that the tests have compiled already: the release program would be compiled for them alone, which on two
// cores takes as long as all of them. They see what an address answers, never how fast.
async function journeys() {
  const env = { PROGRAM: join("target", "debug", "jumelles") };
  return counted(await run(process.execPath, ["e2e/run.mjs"], { env }), ofPlain);
}
