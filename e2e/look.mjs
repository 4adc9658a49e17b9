// Pictures of pages for people to look at, in var/shots: three widths, light and dark.
//
//   node e2e/look.mjs /fr/ /en/data              starts the release program for it
//   SITE=http://127.0.0.1:8080 node e2e/look.mjs /fr/    uses the one that runs
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { atEnd, undoAll } from "../tools/lib/cleanup.mjs";
import { startServer } from "../tools/lib/server.mjs";
import { launch, newVisitor } from "./lib/browser.mjs";
import { LE_PORTEL, WORDS } from "./table.mjs";

const FOLDER = join("var", "shots");
const WIDTHS = [320, 768, 1280];
const SCHEMES = ["light", "dark"];

const usual = Object.values(WORDS).flatMap((w) => [w.home, w.authority(LE_PORTEL.id), w.links, w.figures, w.data]);

async function site() {
  if (process.env.SITE) return process.env.SITE.replace(/\/$/, "");
  const folder = mkdtempSync(join(tmpdir(), "jumelles-look-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  atEnd(() => server.stop());
  return server.origin;
}

async function picture(browser, origin, path, width, scheme) {
  const lang = path.startsWith("/en") ? "en" : "fr";
  const visitor = await newVisitor(browser, { origin, lang, width, scheme });
  const page = await visitor.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  const name = path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "root";
  const file = join(FOLDER, `${name}-${width}-${scheme}.png`);
  await page.screenshot({ path: file, fullPage: true });
  await visitor.close();
  process.stdout.write(`${file}\n`);
}

try {
  const given = process.argv.slice(2).map((url) => url.replace(/^https?:\/\/[^/]+/, ""));
  mkdirSync(FOLDER, { recursive: true });
  const origin = await site();
  const browser = await launch();
  atEnd(() => browser.close());
  for (const path of given.length > 0 ? given : usual)
    for (const width of WIDTHS) for (const scheme of SCHEMES) await picture(browser, origin, path, width, scheme);
} finally {
  await undoAll();
}
