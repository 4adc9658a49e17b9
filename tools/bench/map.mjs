// How the interactive map answers: a pan or a filter, with the real links and with ten thousand to a million synthetic ones.
import { join } from "node:path";

import { run } from "../lib/run.mjs";

/** The table that `src/atlas/tests/map_growth.rs` prints, as the rows of a Markdown table. */
export async function mapGrowth(folder) {
  const args = ["test", "--release", "-p", "jumelles", "map_growth", "--", "--ignored", "--nocapture"];
  const env = { JUMELLES_BENCH_DATABASE: `sqlite:${join(folder, "jumelles.db")}` };
  const { code, text } = await run("cargo", args, { quiet: true, env });
  if (code !== 0) throw new Error(`the growth of the map could not be measured:\n${text}`);
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  return `### The interactive map

A pan or a filter of \`/api/v1/map\`, each to an address never asked for before, in process, uncompressed: at most 20 ms at 35,000 links
and 100 ms at 1,000,000.

${rows.join("\n")}
`;
}
