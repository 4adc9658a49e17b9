// Debian's Chromium, driven by playwright-core. Nothing here may speak to anybody but the server under test.
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });

const TAGS = { fr: "fr-FR", en: "en-GB" };

/** A visitor who has never come before: empty cache, no cookie, one language, one width. */
export async function newVisitor(browser, { origin, lang, width, script = true, scheme = "light" }) {
  return browser.newContext({
    baseURL: origin,
    locale: TAGS[lang],
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    colorScheme: scheme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
}
