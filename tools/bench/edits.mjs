// Ten thousand edits by fifty clients on twenty links, through the addresses, on both engines: the test of a thousand
// edits that `make test` runs, with the whole number.
import { startPostgres } from "../postgres.mjs";
import { run } from "../lib/run.mjs";

const TEST = "fifty_people_correct_twenty_links_at_once_and_no_edit_is_lost";

/** A table with the seconds each engine took, or what the test said when an edit was lost. */
export async function editsAtOnce() {
  const postgres = await startPostgres();
  const env = { ...process.env, JUMELLES_TEST_POSTGRES: postgres.url, JUMELLES_EDITS: "10000" };
  const rows = [];
  try {
    for (const engine of ["sqlite", "postgres"]) {
      const started = performance.now();
      const args = ["test", "--bin", "jumelles", "--", `${TEST}::${engine}`, "--nocapture"];
      const { code, text } = await run("cargo", args, { quiet: true, env });
      const seconds = Math.round((performance.now() - started) / 1000);
      const told = text.split("\n").find((line) => line.includes("had to be sent again")) ?? "";
      rows.push(`| ${engine} | ${seconds} s | ${code === 0 ? told : "an edit was lost"} |`);
    }
  } finally {
    await postgres.stop();
  }
  return ["\n## Edits at once (debug program)\n", "| Engine | Time, with its start | Told |", "|---|---|---|", ...rows, ""].join("\n");
}
