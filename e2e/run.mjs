// Takes every journey against the program on a fresh database, and closes with `N passed, N failed`.
// A journey that fails (« once ») is taken a second time when nothing else runs; failing then, it has failed. Either is named.
//
//   node e2e/run.mjs                     all journeys, against the release program
//   PROGRAM=target/debug/jumelles node e2e/run.mjs    against another
//   node e2e/run.mjs Portel              those whose title holds the word
//   SITE=http://127.0.0.1:8080 FOLDER=… PROVIDER_PORT=… node e2e/run.mjs    against a server that runs already, with its folder, and told of
//                                        the identity provider that is started on that port (e2e/lib/provider.mjs)
//   PROVIDER_ALGORITHM=RS256 node e2e/run.mjs account    with a provider that signs so, instead of ES256
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { atEnd, undoAll } from "../tools/lib/cleanup.mjs";
import { PROGRAM, startServer } from "../tools/lib/server.mjs";
import { launch } from "./lib/browser.mjs";
import { startProvider } from "./lib/provider.mjs";
import { journeys, take, title } from "./lib/journey.mjs";
import "./journeys/index.mjs";

const PICTURES = join("var", "shots", "failures");
const AT_ONCE = 2;

const say = (line) => process.stdout.write(`${line}\n`);

async function site() {
  const provider = await startProvider(Number(process.env.PROVIDER_PORT ?? 0), process.env.PROVIDER_ALGORITHM);
  atEnd(() => provider.stop());
  if (process.env.SITE) {
    const origin = process.env.SITE.replace(/\/$/, "");
    provider.serveTo(origin);
    return { origin, folder: process.env.FOLDER };
  }
  const folder = mkdtempSync(join(tmpdir(), "jumelles-e2e-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startServer(folder, { env: provider.env, program: process.env.PROGRAM ?? PROGRAM });
  provider.serveTo(server.origin);
  atEnd(() => server.stop());
  say(`serving at ${server.origin} after ${(server.startedIn / 1000).toFixed(1)} s`);
  return { origin: server.origin, folder };
}

/** Takes one; what failed is kept in `again`, when given, to be taken once more when nothing else runs. */
async function takeOne(taken, { browser, origin, folder }, sum, again) {
  const name = title(taken);
  const picture = join(PICTURES, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
  const onFailure = (page) => page.screenshot({ path: picture, fullPage: true });
  const since = performance.now();
  try {
    await take(taken, { browser, origin, folder, onFailure, again: !again });
    sum.passed += 1;
    say(`ok   ${name} ${Math.round(performance.now() - since)} ms`);
  } catch (error) {
    if (again) again.push(taken);
    else sum.failed += 1;
    say(`${again ? "once" : "FAIL"} ${name}\n     ${error.message.trim().replaceAll("\n", "\n     ")}\n     picture: ${picture}`);
  }
}

async function main() {
  const wanted = journeys.filter((taken) => title(taken).includes(process.argv[2] ?? ""));
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const { origin, folder } = await site();
  const browser = await launch();
  atEnd(() => browser.close());
  const sum = { passed: 0, failed: 0 };
  const [waiting, again] = [[...wanted], []];
  const worker = async () => {
    while (waiting.length > 0) await takeOne(waiting.shift(), { browser, origin, folder }, sum, again);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const taken of again) await takeOne(taken, { browser, origin, folder }, sum);
  sum.unsteady = again.map(title);
  return sum;
}

const sum = await main().catch((error) => {
  say(`FAIL the journeys could not begin: ${error.message}`);
  return { passed: 0, failed: 1 };
});
await undoAll();
if (sum.unsteady?.length > 0) say(`taken a second time, alone, to be looked into:\n  ${sum.unsteady.join("\n  ")}`);
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
