// A PostgreSQL server for the tests: in a folder of its own, on a free port of the loopback address, gone afterwards.
import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { keep, until } from "./lib/child.mjs";
import { freePort } from "./lib/ports.mjs";

const INSTALLED = "/usr/lib/postgresql";
const OLDEST = 15;

// The folder is thrown away, so nothing waits for the disk; many short-lived databases may be open at once.
const SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  "shared_buffers=64MB",
  "unix_socket_directories=",
];

/** The folder of the newest PostgreSQL programs, or null when there is none of version 15 or more. */
export function postgresPrograms() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number) : [];
  const usable = versions.filter((v) => v >= OLDEST && existsSync(join(INSTALLED, String(v), "bin", "initdb")));
  return usable.length > 0 ? join(INSTALLED, String(Math.max(...usable)), "bin") : null;
}

/** Starts the server; the caller calls `stop()`. */
export async function startPostgres() {
  const programs = postgresPrograms();
  if (!programs) throw new Error(`PostgreSQL ${OLDEST} or newer is not installed`);
  const folder = mkdtempSync(join(tmpdir(), "jumelles-postgres-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const owner = ownerOf(folder);
    const data = join(folder, "data");
    const init = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
    execFileSync(join(programs, "initdb"), init, { ...owner, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    const port = await freePort();
    const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
    const args = ["-D", data, "-h", "127.0.0.1", "-p", String(port), ...settings];
    const server = keep(join(programs, "postgres"), args, { ...owner, cwd: folder });
    const ready = () => server.said().includes("ready to accept connections");
    await until(server, ready, { seconds: 60, what: "PostgreSQL" });
    const stop = () => server.stop("SIGINT").then(remove); // SIGINT asks for a fast shutdown
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** PostgreSQL refuses to run as root: root lends the folder to the `postgres` user that its package made. */
function ownerOf(folder) {
  if (process.getuid() !== 0) return {};
  const number = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const owner = { uid: number("-u"), gid: number("-g") };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}
