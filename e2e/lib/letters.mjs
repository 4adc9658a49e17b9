// The folder where letters lie, when no server sends them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "./command.mjs";

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The letters to an address, as text. */
export function lettersTo(folder, email) {
  const letters = join(folder, "mail");
  // The folder is made with the first letter.
  const names = existsSync(letters) ? readdirSync(letters) : [];
  const texts = names.map((name) => readFileSync(join(letters, name), "utf8").replace(/=\r?\n/g, "").replaceAll("=3D", "="));
  return texts.filter((text) => text.includes(`To: ${email}`));
}

/** Waits until so many letters to an address lie there: they leave once a second. */
export async function lettersCome(folder, email, count) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (lettersTo(folder, email).length >= count) return true;
    await wait(250);
  }
  return false;
}

/** What a pattern finds in the letters to an address and was not seen before; letters leave once a second, a campaign's in waves. */
export async function inLetters(folder, email, pattern, { seen = new Set(), seconds = 15 } = {}) {
  for (let tries = 0; tries < seconds * 4; tries += 1) {
    for (const text of lettersTo(folder, email)) {
      const found = text.match(pattern)?.[0];
      if (found && !seen.has(found)) {
        seen.add(found);
        return found;
      }
    }
    await wait(250);
  }
  throw new Error(`nothing like ${pattern} in the letters to ${email}`);
}

/** The link of a letter, at an address of one of these words, that ends with a secret. */
export const secretLink = (words) => new RegExp(`http://[\\w.]+:\\d+[^\\s"<?]+/(?:${words})/[\\w-]{43}`);

/** A link to enter, in a letter to an address, that was not seen before. */
export const linkTo = (folder, email, seen) => inLetters(folder, email, secretLink("entrer|enter"), { seen });

/** The invitation of an administrator, from the command line. */
export const invitation = (traveller, email) => run(traveller, "person", "invite", email, "--administrator").trim();
