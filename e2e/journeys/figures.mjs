// Somebody prepares a report: opens a chart, checks a number, takes the image, places it elsewhere, compares two territories.
import { records } from "../lib/csv.mjs";
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";

const BOTH = { script: [true, false] };

journey("a chart is opened from the figures, and a number of its table is as large as its list", BOTH, async (traveller) => {
  const { page, visit, words, json } = traveller;
  await visit(words.figures);
  await page.locator(`main h2 a[href="${words.chart("country")}"]`).click();
  await page.waitForURL((url) => url.pathname === words.chart("country"));
  const finding = (await page.locator("h1").innerText()).trim();
  const image = page.locator("main figure img");
  await expectVisible(image, "the chart");
  expectEqual(await image.getAttribute("alt"), finding, "what the image says for those who do not see it");
  expect(await image.evaluate((img) => img.complete && img.naturalWidth > 0).catch(() => true), "the image is empty");
  const number = page.locator("main tbody tr").nth(1).locator("td a").first();
  const shown = Number((await number.innerText()).replace(/\D/gu, ""));
  const [path, query] = (await number.getAttribute("href")).split("?");
  const { total } = await json(`${path}.json?${query}`);
  expectEqual(shown, total, "number of the row and of its list");
  await expectNoViolations(traveller);
});

journey("the image of a chart may be placed elsewhere, with the code that the page gives", BOTH, async (traveller) => {
  const { page, visit, words, context, origin } = traveller;
  await visit(words.chart("size"));
  const code = await page.locator("textarea").inputValue();
  expect(code.startsWith("<a href=") && code.includes(`${words.chart("size")}.svg`), `the code is ${code}`);
  for (const [end, type] of [["svg", "image/svg+xml"], ["png", "image/png"]]) {
    const answer = await context.request.get(`${words.chart("size")}.${end}`);
    expectEqual(answer.headers()["content-type"], type, "kind of image");
    expectEqual(answer.headers()["cross-origin-resource-policy"], "cross-origin", "who may place it");
  }
  expect((await page.locator("link[rel=canonical]").getAttribute("href")).endsWith(words.chart("size")), `canonical of ${origin}`);
});

journey("two territories are chosen and stand side by side, at an address that can be shared", BOTH, async (traveller) => {
  const { page, visit, words, context } = traveller;
  await visit(words.compare);
  await page.locator("select[name=a]").selectOption("fr-region-32");
  await page.locator("select[name=b]").selectOption("fr-departement-62");
  await page.locator("main form button").click();
  await page.waitForURL((url) => url.searchParams.get("b") === "fr-departement-62");
  const heads = await page.locator("main table").first().locator("thead th").allInnerTexts();
  expect(heads[1].includes("Hauts-de-France") && heads[2].includes("Pas-de-Calais"), `the columns are ${heads.join(" / ")}`);
  const answer = await context.request.get(`${words.compare}.csv${new URL(page.url()).search}`);
  expectEqual(records(await answer.text()).length, 2, "territories of the CSV");
  await expectNoViolations(traveller);
});

journey("what is hardly known is told and not drawn", { widths: [320] }, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.chart("kind"));
  expectEqual(await page.locator("main img").count(), 0, "images");
  await expectVisible(page.locator("main .note"), "how many are unknown");
  await expectVisible(page.locator("main table"), "the table");
  await expectNoViolations(traveller);
});
