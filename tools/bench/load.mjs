// Load from this machine on this machine: four clients for a bounded time.
import { writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";

import { run } from "../lib/run.mjs";

const CLIENTS = 4;
const SECONDS = Number(process.env.SECONDS ?? 10);

/** Asks the paths one after the other; gives requests a second and latencies in milliseconds. */
export async function load(origin, paths, folder, seconds = SECONDS) {
  if (new URL(origin).hostname !== "127.0.0.1") throw new Error("load is sent to this machine only");
  const list = join(folder, "paths.txt");
  writeFileSync(list, `${paths.join("\n")}\n`);
  const args = ["-t1", `-c${CLIENTS}`, `-d${seconds}s`, "-s", "tools/bench/wrk.lua", origin, "--", list];
  const { code, text } = await run("wrk", args, { quiet: true });
  const told = text.match(/^JSON (.*)$/m);
  if (code !== 0 || !told) throw new Error(`wrk failed:\n${text}`);
  const result = JSON.parse(told[1]);
  return { ...result, rate: result.requests / result.seconds };
}

/** Asks each path once, a few at a time, and hands over the bodies as they were on the wire. */
export async function askEach(origin, paths, keep = () => {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const ask = (path) =>
    new Promise((resolve, reject) => {
      const options = { agent, headers: { "Accept-Encoding": "br" } };
      const asked = request(origin + path, options, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          const { statusCode: status } = response;
          // A search with one certain answer leads straight to it.
          if (status !== 200 && status !== 303) return reject(new Error(`${path} answers ${status}`));
          resolve({ status, body, type: response.headers["content-type"], encoding: response.headers["content-encoding"] });
        });
      });
      asked.on("error", reject).end();
    });
  const waiting = paths.entries();
  const worker = async () => {
    for (const [i, path] of waiting) keep(i, await ask(path));
  };
  try {
    await Promise.all(Array.from({ length: CLIENTS }, worker));
  } finally {
    agent.destroy();
  }
}
