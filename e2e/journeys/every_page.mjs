// What holds on every kind of page: the rules of accessibility in light and dark, one heading, a title, both languages.
import { expect, expectEqual, expectNoViolations } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { PAGES } from "../table.mjs";

for (const { name, at, status } of PAGES) {
  const looked = async (traveller) => {
    const { page, visit, words, lang } = traveller;
    await visit(at(words), { status });
    expectEqual(await page.locator("h1").count(), 1, "headings of the first level");
    expectEqual(await page.locator("html").getAttribute("lang"), lang, "language of the page");
    expect((await page.title()).trim() !== "", "the page has no title");
    await expectNoViolations(traveller);
  };
  journey(`no rule of accessibility is broken: ${name}`, looked);
  // Colours are the same in every language and at every width.
  journey(`no rule of accessibility is broken: ${name}`, { schemes: ["dark"], languages: ["fr"], widths: [320] }, looked);

  journey(`the page is whole without scripts: ${name}`, { script: [false], widths: [320] }, async (traveller) => {
    await traveller.visit(at(traveller.words), { status });
    await expectNoViolations(traveller);
  });
}

journey("dark is dark", { schemes: ["dark"], widths: [1280], languages: ["fr"] }, async ({ page, visit, words }) => {
  await visit(words.home);
  const light = await page.evaluate(() => {
    const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  expect(light < 80, `the paper shines (${Math.round(light)} of 255) where darkness is asked for`);
});
