// The little language in which journeys are told.
//
//   journey("a town is found from the home page", { script: [true, false] }, async ({ page, visit, words }) => { … });
//
// Each journey is taken once for every width, language, colour scheme and script setting that it names, by a visitor
// who has never come before. At its end, whatever it was about, the visitor must have met no request to elsewhere, no
// cookie, no complaint in the console and no sideways scrolling.
import { WORDS } from "../table.mjs";
import { newVisitor } from "./browser.mjs";
import {
  expectEqual,
  expectNoConsoleError,
  expectNoCookie,
  expectNoForeignRequest,
  expectNoHorizontalScroll,
} from "./expect.mjs";
import { watch } from "./watch.mjs";

const USUAL = { widths: [320, 1280], languages: ["fr", "en"], script: [true], schemes: ["light"] };

export const journeys = [];

export function journey(name, options, tell) {
  if (tell === undefined) return journey(name, {}, options);
  const { widths, languages, script, schemes } = { ...USUAL, ...options };
  for (const scheme of schemes)
    for (const lang of languages)
      for (const width of widths)
        for (const on of script) journeys.push({ name, tell, setting: { lang, width, script: on, scheme } });
}

/** « a town is found (fr, 320 px, no script) » */
export function title({ name, setting: { lang, width, script, scheme } }) {
  return `${name} (${lang}, ${width} px${script ? "" : ", no script"}${scheme === "dark" ? ", dark" : ""})`;
}

/**
 * Takes the journey. `onFailure(page)` may keep a picture of where it stopped. `again` says that it was begun before:
 * its people then have other addresses (`mark`), since those of the first time have accounts and letters already.
 */
export async function take({ tell, setting }, { browser, origin, folder, onFailure, again = false }) {
  const context = await newVisitor(browser, { origin, ...setting });
  context.setDefaultTimeout(15_000);
  const traveller = await prepare(context, { browser, origin, folder, again, ...setting });
  try {
    await tell(traveller);
    await expectNoHorizontalScroll(traveller);
    expectNoForeignRequest(traveller);
    expectNoConsoleError(traveller);
    await expectNoCookie(traveller);
  } catch (error) {
    await onFailure(traveller.page).catch(() => {});
    throw error;
  } finally {
    await context.close();
  }
}

async function prepare(context, { browser, origin, folder, again, lang, width, script, scheme }) {
  const watched = watch(context, origin);
  const page = await context.newPage();
  const another = () => newVisitor(browser, { origin, lang, width, script: true, scheme });
  return {
    page,
    context,
    watched,
    lang,
    width,
    script,
    origin,
    folder,
    words: WORDS[lang],
    anotherVisitor: another,
    /** What tells the addresses of this journey's people from those of every other: « fr-320 ». */
    mark: `${lang}-${width}${again ? "-again" : ""}`,
    /** Opens an address of the site and expects its status. */
    async visit(path, { status = 200 } = {}) {
      if (status >= 400) watched.expectStatus(path);
      const response = await page.goto(path);
      expectEqual(response.status(), status, `status of ${path}`);
      return response;
    },
    /** The JSON at an address of the site. */
    async json(path) {
      const response = await context.request.get(path);
      expectEqual(response.status(), 200, `status of ${path}`);
      return response.json();
    },
    async twinWithoutOurScripts() {
      const twin = await another();
      await twin.route("**/*", (route) => (route.request().resourceType() === "script" ? route.abort() : route.continue()));
      return twin.newPage();
    },
  };
}
