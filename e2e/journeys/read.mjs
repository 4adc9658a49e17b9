// Somebody reads: the figures, a country, where the data comes from; and prints.
import { expect, expectEqual, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { LE_PORTEL } from "../table.mjs";

const BOTH = { script: [true, false] };

journey("each figure says its source", BOTH, async ({ page, visit, words, json }) => {
  await visit(words.figures);
  const { results } = await json("/api/v1/figures");
  expect(results.length > 0, "there are no figures");
  for (const { id, definition, as_of, source } of results) {
    expect(definition && as_of && source, `figure ${id} lacks a definition, a date or a source`);
  }
  await expectVisible(page.locator("main").getByText(words.sources), "a source");
});

journey("the page of a country leads to its links", BOTH, async ({ page, visit, words }) => {
  await visit(words.country("BF"));
  expectEqual((await page.locator("h1").first().innerText()).trim(), words.burkina, "heading");
  const list = page.locator(`main a[href*="${words.links}?"][href*="country=BF"]`).first();
  await expectVisible(list, "the way to the list of links");
});

journey("the page about the data names origins and licences", BOTH, async ({ page, visit, words }) => {
  await visit(words.data);
  const text = await page.locator("main").innerText();
  for (const name of ["GeoNames", "Wikidata", "INSEE"]) expect(text.includes(name), `${name} is not named`);
  expect(/licen[cs]e/i.test(text), "no licence is named");
});

journey("a printed page keeps what was read and leaves the machinery", { widths: [1280] }, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.authority(LE_PORTEL.id));
  await page.emulateMedia({ media: "print" });
  await expectVisible(page.locator("h1"), "the heading");
  const machinery = page.locator("header form, header nav, main form, nav.pager, a.skip").filter({ visible: true });
  expectEqual(await machinery.count(), 0, "forms and menus on paper");
  const paper = await page.pdf({ format: "A4" });
  expect(paper.length > 5_000, "the paper is empty");
  await page.emulateMedia({ media: "screen" });
});
