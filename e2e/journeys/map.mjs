// Somebody explores the map: opens it, filters it by keyboard, asks a place who it is, shares what they see.
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { weigh } from "../lib/weigh.mjs";

/** HTML, CSS, drawing, script, ground and first data, compressed. */
const FIRST_OPENING = 150_000;

const OPEN = { fr: "Ouvrir la carte interactive", en: "Open the interactive map" };
const FILTER = { fr: "Filtrer", en: "Filter" };
const APPLY = { fr: "Appliquer", en: "Apply" };
const COUNTRY = { fr: "Pays", en: "Country" };
const CAMEROON = { fr: "Cameroun", en: "Cameroon" };
const RECORD = { fr: "Fiche", en: "Record" };

/** The interactive map has drawn what it was given. */
async function drawn(page) {
  await expectVisible(page.locator("#map .leaflet-marker-icon"), "a mark on the map");
  await page.waitForFunction(() => document.querySelector("#map canvas") !== null && !document.querySelector("#map.waiting"));
  await settled(page);
}

/** The map shows what belongs to where it looks. */
const settled = (page) => page.waitForFunction(() => document.querySelector("#map:not([aria-busy])") !== null);

const marks = (page) => page.locator("#map .leaflet-marker-icon").count();

journey("the map is opened, filtered to Cameroon by keyboard, and comes back the same", async (traveller) => {
  const { page, visit, words, lang } = traveller;
  await visit(words.map);
  await page.getByRole("link", { name: OPEN[lang] }).click();
  await drawn(page);
  await page.locator("summary", { hasText: FILTER[lang] }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel(COUNTRY[lang], { exact: true }).focus();
  await page.keyboard.type(CAMEROON[lang]);
  await page.getByRole("button", { name: APPLY[lang] }).focus();
  await Promise.all([page.waitForURL((url) => url.searchParams.get("country") === "CM"), page.keyboard.press("Enter")]);
  await drawn(page);
  expectEqual(new URL(page.url()).searchParams.get("view"), "interactive", "view after filtering");
  // The keyboard moves the map, and the address says where it looks.
  await page.locator("#map").focus();
  await page.keyboard.press("+");
  await page.waitForFunction(() => /^[-\d.]+,[-\d.]+,\d+$/.test(new URL(location.href).searchParams.get("at") ?? ""));
  await settled(page);
  const [address, shown] = [page.url(), await marks(page)];
  await page.reload();
  await drawn(page);
  expectEqual(page.url(), address, "address after reading again");
  expectEqual(await marks(page), shown, "marks after reading again");
  await expectNoViolations(traveller);
});

journey("a place on the map says who it is and leads to its page", async (traveller) => {
  const { page, visit, words, lang } = traveller;
  await visit(`${words.map}?authority=fr-commune-59279&view=interactive&at=50.79,3.12,11`);
  await drawn(page);
  // The mark of Halluin alone: arcs end outside the view.
  await page.locator("#map .mark-fr").first().click();
  const card = page.locator(".leaflet-popup .card").first();
  await expectVisible(card.getByText("Halluin", { exact: true }), "the name of the place");
  await expectNoViolations(traveller);
  await Promise.all([page.waitForURL(/fr-commune-59279/), card.getByText(RECORD[lang], { exact: true }).click()]);
  expectEqual((await page.locator("h1").first().innerText()).trim(), "Halluin", "heading");
});

journey("the other language shows the same view of the map", async ({ page, visit, words, lang }) => {
  await visit(`${words.map}?country=BF&view=interactive&at=12.3,-1.5,5`);
  await drawn(page);
  await page.keyboard.press("Tab");
  await page.locator("#map").focus();
  await page.keyboard.press("-");
  await page.waitForFunction(() => location.search.endsWith(",4"));
  const query = new URL(page.url()).search;
  await page.locator("a.lang").click();
  await page.waitForURL((url) => !url.pathname.startsWith(`/${lang}/`));
  await drawn(page);
  expectEqual(decodeURIComponent(new URL(page.url()).search), decodeURIComponent(query), "query in the other language");
});

journey("the places in view are listed below the map, the most linked first", async ({ page, visit, words }) => {
  await visit(`${words.map}?view=interactive&at=50.6,3,8`);
  await drawn(page);
  const list = page.locator("#in-view");
  await expectVisible(list.locator("li a").first(), "the list of places in view");
  const counts = await list.locator("li a.small").evaluateAll((all) => all.map((a) => Number(a.textContent.replace(/\D/g, ""))));
  expect(counts.length > 3 && counts.length <= 20, `${counts.length} places are listed`);
  expect(counts.every((count, i) => i === 0 || counts[i - 1] >= count), `not in order: ${counts.join(" ")}`);
});

journey("a map whose data do not come keeps the drawing and says so", { widths: [1280] }, async ({ page, visit, words, watched }) => {
  await page.route("**/api/v1/map?**", (route) => route.abort());
  watched.complaints.length = 0;
  await visit(`${words.map}?country=BF&view=interactive`);
  await page.waitForFunction(() => (document.getElementById("map-status")?.textContent ?? "").length > 60);
  await expectVisible(page.locator("figure.map img"), "the drawing");
  // The browser itself complains of the request that this journey cut off.
  watched.complaints.length = 0;
});

journey("without scripts the same address has the drawing, the table and the filters", { script: [false] }, async (traveller) => {
  const { page, visit, words, lang, context } = traveller;
  await visit(`${words.map}?view=interactive`);
  await expectVisible(page.locator("figure.map img"), "the drawing");
  await page.locator("summary", { hasText: FILTER[lang] }).click();
  await page.getByLabel(COUNTRY[lang], { exact: true }).selectOption("CM");
  await page.getByRole("button", { name: APPLY[lang] }).click();
  await page.waitForURL((url) => url.searchParams.get("country") === "CM");
  const list = page.locator(`main a[href="${words.links}?country=CM"]`).first();
  await expectVisible(list, "the link to the same list");
  const drawing = await page.locator("figure.map img").getAttribute("src");
  expectEqual((await context.request.get(drawing)).status(), 200, "status of the drawing");
  await expectNoViolations(traveller);
});

journey("the first opening of the map is within its weight", { widths: [1280] }, async ({ visit, words, origin, anotherVisitor }) => {
  await visit(words.map);
  for (const query of ["?view=interactive", "?country=BF&view=interactive", "?department=62&view=interactive"]) {
    const visitor = await anotherVisitor();
    try {
      const { requests, complete } = await weigh(visitor, `${origin}${words.map}${query}`);
      const told = requests.map(({ type, bytes, url }) => `${bytes} B ${type} ${url}`).join("\n");
      expect(complete <= FIRST_OPENING, `${query}: ${complete} B, over ${FIRST_OPENING}:\n${told}`);
    } finally {
      await visitor.close();
    }
  }
});
