// How the interactive map and the search answer: with the real data, and with ten thousand to a million synthetic records.
import { join } from "node:path";

import { run } from "../lib/run.mjs";

/** The rows of the Markdown table that a measure of the program prints. */
async function grown(name, folder) {
  const args = ["test", "--release", "-p", "jumelles", name, "--", "--ignored", "--nocapture"];
  const env = { JUMELLES_BENCH_DATABASE: `sqlite:${join(folder, "jumelles.db")}` };
  const { code, text } = await run("cargo", args, { quiet: true, env });
  if (code !== 0) throw new Error(`${name} could not be measured:\n${text}`);
  return text.split("\n").filter((line) => line.startsWith("|")).join("\n");
}

/** `src/atlas/tests/map_growth.rs` */
export const mapGrowth = async (folder) => `### The interactive map

A pan or a filter of \`/api/v1/map\`, each to an address never asked for before, in process, uncompressed: at most 20 ms at 35,000 links
and 100 ms at 1,000,000.

${await grown("map_growth", folder)}
`;

/** `src/search/growth.rs` */
export const searchGrowth = async (folder) => `### The search

Each query of \`tests/relevance.tsv\` as a page, and each of its beginnings as a suggestion, never asked for before, in process, one after the
other: at 175,000 documents at most 5 ms for a suggestion and 15 ms for a page (p99); the index made in at most 15 s and 60 MB on disk.

${await grown("search_growth", folder)}
`;
