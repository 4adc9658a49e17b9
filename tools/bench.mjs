// `make bench`: measures the bounds of the project on this machine and prints them as Markdown; progress goes to the
// error output. None of them fails the command: a person reads them. All traffic stays on this machine.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { addresses, memory, pagesBesideNginx, searchesBesideNginx, starts, weights } from "./bench/measures.mjs";
import { editsAtOnce } from "./bench/edits.mjs";
import { mapGrowth, searchGrowth } from "./bench/growth.mjs";
import { markdown } from "./bench/report.mjs";
import { ensure } from "./install.mjs";
import { atEnd, undoAll } from "./lib/cleanup.mjs";
import { run } from "./lib/run.mjs";

const say = (line) => process.stderr.write(`${line}\n`);

async function prepare() {
  const refused = await ensure(["wrk", "nginx", "chromium", "npm"]);
  for (const [name, reason] of refused) throw new Error(`${name} is missing: ${reason}`);
  say("building the release program");
  const { code, text } = await run("cargo", ["build", "--release"], { quiet: true });
  if (code !== 0) throw new Error(`cargo build --release failed:\n${text}`);
}

async function main() {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), "jumelles-bench-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  say("starting on an empty folder, then on its data");
  const { server, ...started } = await starts(folder);
  atEnd(() => server.stop());
  const { pages, searches } = await addresses(server.origin);
  say("memory after distinct pages and searches");
  const memoryUsed = await memory(server, { pages, searches });
  say("weights in a browser");
  const weighed = await weights(server.origin);
  say("pages beside nginx");
  const ofPages = await pagesBesideNginx(server, pages, folder);
  say("searches beside nginx");
  const ofSearches = await searchesBesideNginx(server, searches, folder);
  say("the interactive map as links grow");
  const ofMap = await mapGrowth(folder);
  say("the search as documents grow");
  const ofSearch = await searchGrowth(folder);
  say("ten thousand edits at once");
  const ofEdits = await editsAtOnce();
  const measured = { started, memoryUsed, weights: weighed, pages: ofPages, searches: ofSearches };
  return [markdown(measured), ofMap, ofSearch, ofEdits].join("\n");
}

try {
  process.stdout.write(await main());
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await undoAll();
}
