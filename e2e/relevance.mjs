// How often the suggestions begin with what a person means, by the table of queries in tests/relevance.tsv.
//
//   node e2e/relevance.mjs                 starts the release program on a fresh database
//   node e2e/relevance.mjs typo            only the kinds of case whose name holds the word
//   SITE=http://127.0.0.1:8080 node e2e/relevance.mjs    against a server that runs already
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { atEnd, undoAll } from "../tools/lib/cleanup.mjs";
import { startServer } from "../tools/lib/server.mjs";
import { ask, failure, kept, recall, rows, told } from "./lib/relevance.mjs";

const say = (line) => process.stdout.write(`${line}\n`);

async function site() {
  if (process.env.SITE) return process.env.SITE.replace(/\/$/, "");
  const folder = mkdtempSync(join(tmpdir(), "jumelles-relevance-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  atEnd(() => server.stop());
  return server.origin;
}

function report(answered) {
  const failed = answered.filter(({ place }) => place !== 0);
  for (const row of failed) say(`FAIL ${failure(row)}`);
  const kinds = new Set(answered.map(({ kind }) => kind));
  for (const kind of kinds) {
    const same = answered.filter((row) => row.kind === kind);
    say(`${kind.padEnd(14)} ${String(same.length).padStart(3)} queries, ${told(recall(same))}`);
  }
  const all = recall(answered);
  say(`all            ${answered.length} queries, ${told(all)}${kept(all) ? "" : ", less than promised"}`);
  say(`${answered.length - failed.length} passed, ${failed.length} failed`);
  return kept(all);
}

try {
  const wanted = rows().filter(({ kind }) => kind.includes(process.argv[2] ?? ""));
  if (!report(await ask(await site(), wanted))) process.exitCode = 1;
} catch (error) {
  say(`FAIL the queries could not be asked: ${error.message}`);
  say("0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  await undoAll();
}
