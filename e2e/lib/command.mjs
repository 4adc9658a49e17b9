// The command line of the program under test, on the database of the site that runs.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { PROGRAM } from "../../tools/lib/server.mjs";

/** What a command prints. */
export const run = ({ folder, origin }, ...args) =>
  execFileSync(process.env.PROGRAM ?? PROGRAM, [...args, "--public-url", origin, "--database", `sqlite:${join(folder, "jumelles.db")}`], { encoding: "utf8" });
