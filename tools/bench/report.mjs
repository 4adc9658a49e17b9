// The measures as Markdown, each beside its bound.
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

import { BOUNDS } from "../../e2e/lib/weigh.mjs";
import { MEMORY_ASKED, WARM_STARTS } from "./measures.mjs";

const number = (value, digits = 0) => value.toLocaleString("en-GB", { maximumFractionDigits: digits });
const held = (truth) => (truth ? "held" : "**not held**");

function commit() {
  try {
    const git = (...args) => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`;
  } catch {
    return "no commit";
  }
}

function weightRows(weights) {
  return weights.map(({ name, map, firstView, complete, requests }) => {
    const most = map ? BOUNDS.withMap : BOUNDS.complete;
    const fits = firstView <= BOUNDS.firstView && complete <= most.bytes && requests.length <= most.requests;
    const encodings = [...new Set(requests.map(({ encoding }) => encoding))].join(", ");
    const bound = `≤ ${number(most.bytes)} B, ≤ ${most.requests}`;
    return `| ${name} | ${number(firstView)} B | ${number(complete)} B | ${requests.length} | ${encodings} | ${bound} | ${held(fits)} |`;
  });
}

function besideRow(what, { ours, theirs }, least) {
  const ratio = ours.rate / theirs.rate;
  const told = ({ rate, p50, p95, failed }) => `${number(rate)} /s, p50 ${number(p50, 2)} ms, p95 ${number(p95, 2)} ms${failed ? `, ${failed} failed` : ""}`;
  return `| ${what} | ${told(ours)} | ${told(theirs)} | ${ratio.toFixed(2)}× | ≥ ${least}× | ${held(ratio >= least)} |`;
}

export function markdown({ started, memoryUsed, weights, pages, searches }) {
  const [{ model }] = cpus();
  const fast = pages.ours.p95 <= 20 && pages.ours.rate >= 2_000 && pages.ours.failed === 0;
  return `## Measures

Commit ${commit()}; ${cpus().length} cores (${model.trim()}), ${number(totalmem() / 1e9)} GB; ${new Date().toISOString().slice(0, 10)};
release build, SQLite, the full data. The generator of the load (wrk, 4 clients) and the server share the cores.

### Weight of a first visit (Chromium, cold, headers and bodies on the wire)

HTML and CSS: at most ${number(BOUNDS.firstView)} B.

| Page | HTML + CSS | complete | requests | encodings | bound | |
|---|---|---|---|---|---|---|
${weightRows(weights).join("\n")}

### Speed

| What | Bound | Measured | |
|---|---|---|---|
| ${number(pages.distinct)} distinct public pages, warm | p95 ≤ 20 ms, ≥ 2,000 /s | p95 ${number(pages.ours.p95, 2)} ms, ${number(pages.ours.rate)} /s | ${held(fast)} |
| resident memory after ${number(MEMORY_ASKED)} pages and ${number(MEMORY_ASKED)} searches, all distinct | ≤ 150 MB | ${number(memoryUsed)} MB | ${held(memoryUsed <= 150)} |
| first start, empty folder | ≤ 60 s | ${number(started.first / 1000, 1)} s | ${held(started.first <= 60_000)} |
| later start (median of ${WARM_STARTS}) | ≤ 1 s | ${number(started.later)} ms | ${held(started.later <= 1_000)} |

### Beside nginx

The same bytes (brotli, as Jumelles sent them) from files, in one run, the better of two turns each. What is cached:
Jumelles had met each of the ${number(pages.distinct)} pages once before, so its cache of rendered pages may answer; the searches are
new to it, and distinct: ${number(searches.ours.requests)} asked of a list of ${number(searches.distinct)}, which begins again at its end.
nginx has its files in the page cache of the system.

| What | Jumelles | nginx | ratio | bound | |
|---|---|---|---|---|---|
${besideRow("a public page", pages, 0.5)}
${besideRow("a search, distinct queries", searches, 0.2)}
`;
}
