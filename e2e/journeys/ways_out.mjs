// Somebody follows a wrong or old address: the answer says so, and offers a way out.
import { expect, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { UNKNOWN } from "../table.mjs";

const BOTH = { script: [true, false] };

/** The page has a heading, and inside it a link or a field that leads on. */
async function expectWayOut({ page }) {
  await expectVisible(page.locator("h1"), "the heading");
  const ways = await page.locator("main a[href], main form").count();
  expect(ways > 0, `${page.url()} offers no way out`);
}

for (const id of UNKNOWN) {
  const kind = id.startsWith("pa-") ? "partnership" : "authority";
  journey(`the unknown ${kind} « ${id} » is a 404 with a way out`, BOTH, async (traveller) => {
    await traveller.visit(traveller.words[kind](id), { status: 404 });
    await expectWayOut(traveller);
    await expectNoViolations(traveller);
  });
}

journey("a page that does not exist is a 404 with a way out", BOTH, async (traveller) => {
  await traveller.visit(`${traveller.words.home}nowhere`, { status: 404 });
  await expectWayOut(traveller);
});

journey("a country that does not exist is refused with a way out", BOTH, async (traveller) => {
  await traveller.visit(`${traveller.words.links}?country=ZZ`, { status: 400 });
  await expectWayOut(traveller);
  await expectNoViolations(traveller);
});
