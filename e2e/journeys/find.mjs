// Somebody from a town comes for the first time and looks for it.
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { ALONE, LE_PORTEL, TYPED } from "../table.mjs";

const BOTH = { script: [true, false] };

const heading = async (page) => (await page.locator("h1").first().innerText()).trim();

/** Types in the first field of the home page and presses Enter. */
async function ask({ page, words }, text) {
  const field = page.getByLabel(words.yourAuthority).first();
  await expectVisible(field, "the field for one's authority");
  await field.fill(text);
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), field.press("Enter")]);
}

journey("the address without a language leads to the visitor's own", BOTH, async ({ page, visit, words, lang }) => {
  await visit("/");
  expectEqual(new URL(page.url()).pathname, words.home, "address");
  expectEqual(await page.locator("html").getAttribute("lang"), lang, "language of the page");
});

for (const { typed, name } of TYPED) {
  journey(`« ${typed} » typed on the home page leads to ${name}`, BOTH, async (traveller) => {
    await traveller.visit("/");
    await ask(traveller, typed);
    expectEqual(await heading(traveller.page), name, "heading");
  });
}

journey("the page of Le Portel lists its partners, and the French one apart", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.authority(LE_PORTEL.id));
  expectEqual(await heading(page), LE_PORTEL.name, "heading");
  const main = page.locator("main");
  for (const name of [...LE_PORTEL.abroad, LE_PORTEL.apart]) {
    await expectVisible(main.getByRole("link", { name }), `the link to ${name}`);
  }
  const groups = main.locator("section, ul, ol").filter({ hasText: LE_PORTEL.abroad[0] }).filter({ hasNotText: LE_PORTEL.apart });
  expect((await groups.count()) > 0, `${LE_PORTEL.apart} stands among the partners abroad`);
  await expectNoViolations(traveller);
});

journey("a commune without any link is shown others like it", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit("/");
  await ask(traveller, ALONE.typed);
  expectEqual(await heading(page), ALONE.name, "heading");
  const invitation = page.getByText(words.whyNotYou).first();
  await expectVisible(invitation, "the invitation");
  const around = page.locator("section, article, div").filter({ has: invitation }).last();
  expect((await around.getByRole("link").count()) >= 1, "no peer is shown beside the invitation");
  await expectNoViolations(traveller);
});

journey("changing the language keeps the page", BOTH, async ({ page, visit, words, context }) => {
  await visit(words.authority(LE_PORTEL.id));
  const { name, lang } = words.otherLanguage;
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`/${lang}/`) && url.pathname.includes(LE_PORTEL.id));
  expectEqual(await heading(page), LE_PORTEL.name, "heading");
  expectEqual(await page.locator("html").getAttribute("lang"), lang, "language of the page");
  expectEqual((await context.cookies()).length, 0, "cookies");
});
