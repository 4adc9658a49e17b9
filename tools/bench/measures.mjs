// What is measured, one function for each row of the table.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { launch, newVisitor } from "../../e2e/lib/browser.mjs";
import { weigh } from "../../e2e/lib/weigh.mjs";
import { PAGES, WORDS } from "../../e2e/table.mjs";
import { startServer } from "../lib/server.mjs";
import { askEach, load } from "./load.mjs";
import { startNginx } from "./nginx.mjs";

export const PAGES_ASKED = 2_000;
export const MEMORY_ASKED = 1_000;
export const WARM_STARTS = 3;

const MEGABYTE = 1_000_000;

/** Resident memory of a process, in MB. */
export function resident(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(status.match(/^VmRSS:\s+(\d+) kB$/m)[1]) * 1024) / MEGABYTE;
}

/** Milliseconds to `/readyz` in an empty folder, then with its data; the last server is left running. */
export async function starts(folder) {
  const first = await startServer(folder, { seconds: 180 });
  await first.stop();
  const later = [];
  for (let i = 1; i < WARM_STARTS; i += 1) {
    const server = await startServer(folder);
    later.push(server.startedIn);
    await server.stop();
  }
  const server = await startServer(folder);
  later.push(server.startedIn);
  return { server, first: first.startedIn, later: later.sort((a, b) => a - b)[Math.floor(later.length / 2)] };
}

/** Every authority, as the API lists them: pages of the first, and a search for each of the distinct names. */
export async function addresses(origin) {
  const found = new Map();
  let next = "/api/v1/authorities?limit=500";
  while (next) {
    const answer = await fetch(origin + next);
    if (!answer.ok) throw new Error(`${next} answers ${answer.status}`);
    const list = await answer.json();
    for (const { url, name } of list.results) found.set(new URL(url, origin).pathname, name);
    next = list.next;
  }
  const pages = [...found.keys()].slice(0, PAGES_ASKED);
  // Half a name, as people type it: the answer is a page of results.
  const half = (name) => name.slice(0, Math.max(3, Math.ceil(name.length / 2)));
  const names = [...new Set([...found.values()].map(half))];
  return { pages, searches: names.map((name) => `${WORDS.fr.search}?q=${encodeURIComponent(name)}`) };
}

/** The weight of every kind of page for a first visitor, on the wire, in a browser. */
export async function weights(origin) {
  const browser = await launch();
  const rows = [];
  try {
    for (const { name, at, map } of PAGES.filter(({ status }) => status === undefined)) {
      const visitor = await newVisitor(browser, { origin, lang: "fr", width: 1280 });
      rows.push({ name, map, ...(await weigh(visitor, origin + at(WORDS.fr))) });
      await visitor.close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** Resident memory after so many distinct pages and so many distinct searches. */
export async function memory(server, { pages, searches }) {
  await askEach(server.origin, pages.slice(0, MEMORY_ASKED));
  await askEach(server.origin, searches.slice(0, MEMORY_ASKED));
  return resident(server.pid);
}

/** Pages that were met once before: both turns ask for the same. */
export async function pagesBesideNginx(server, pages, folder) {
  await askEach(server.origin, pages);
  return besideNginx(server, { turns: [pages, pages], sample: pages }, folder);
}

/** Searches that nobody made before: each turn has its own half, and nginx gets a sample of the answers. */
export async function searchesBesideNginx(server, searches, folder) {
  const fresh = searches.slice(MEMORY_ASKED);
  const half = Math.ceil(fresh.length / 2);
  const sample = fresh.slice(0, PAGES_ASKED);
  return besideNginx(server, { turns: [fresh.slice(0, half), fresh.slice(half)], sample }, folder);
}

/** Two turns of Jumelles, then two of nginx; the better turn of each counts. */
async function besideNginx(server, { turns, sample }, folder) {
  const ours = [await load(server.origin, turns[0], folder), await load(server.origin, turns[1], folder)];
  const nginx = await startNginx(server.origin, sample, folder);
  try {
    const theirs = [await load(nginx.origin, nginx.paths, folder), await load(nginx.origin, nginx.paths, folder)];
    const best = (list) => list.reduce((a, b) => (b.rate > a.rate ? b : a));
    return { ours: best(ours), theirs: best(theirs), distinct: turns[0].length };
  } finally {
    await nginx.stop();
    rmSync(join(folder, "site"), { recursive: true, force: true });
  }
}
