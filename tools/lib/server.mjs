// The release program, serving on a port of its own with a database of its own.
import { join } from "node:path";

import { keep, until } from "./child.mjs";
import { freePort } from "./ports.mjs";

export const PROGRAM = join("target", "release", "jumelles");

/** Starts `jumelles serve` on the folder's database and waits until it is ready to answer. */
export async function startServer(folder, { seconds = 420, program = PROGRAM, env = {} } = {}) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const database = `sqlite:${join(folder, "jumelles.db")}`;
  const since = performance.now();
  const server = keep(program, ["serve", "--listen", `127.0.0.1:${port}`, "--database", database], { env: { ...process.env, ...env } });
  await until(server, () => answers(`${origin}/readyz`), { seconds, what: `${program} serve`, every: 10 });
  return { ...server, origin, startedIn: performance.now() - since };
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
