// A small town looks for money, reads what a call asks for, and asks every call at once.
import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";

const BOTH = { script: [true, false] };

journey("a small town finds what it may ask for, with the source of each call", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.funding);
  await page.selectOption("#f-who", "commune");
  await page.selectOption("#f-country", "DE");
  await page.fill("#f-amount", "20000");
  await page.locator("main form.filters button").click();
  await page.waitForURL((url) => url.pathname === words.funding && url.searchParams.get("country") === "DE");
  const rows = await page.locator("main ul.rows > li").count();
  expect(rows > 0, "a call for a town with a German partner");
  expectEqual(await page.locator("main ul.rows p.source").count(), rows, "sources");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  await page.locator("main ul.rows p.name a").first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${words.funding}/F`));
  await expectVisible(page.locator("main dl.facts"), "what the call asks for");
  await expectVisible(page.locator("main p.source").first(), "its source");
  await expectNoViolations(traveller);
});

journey("six questions are answered for every call, and the answers come back", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.fundingAsk);
  expectEqual(await page.locator("main fieldset").count(), 6, "questions");
  await expectNoViolations(traveller);
  await page.selectOption("#kind", "commune");
  await page.selectOption("#partner", "local_authority");
  await page.selectOption("#country", "BJ");
  await page.selectOption("#theme", "water");
  await page.fill("#budget", "100000");
  await page.fill("#asked", "70000");
  await page.locator("main form.law button").click();
  await expectVisible(page.locator("section[aria-labelledby=person]"), "what a person must check");
  expect(!page.url().includes("100000"), "what was typed stands in no address");
  const names = await page.locator("main ul.rows p.name").count();
  expectEqual(await page.locator("main ul.rows p.source").count(), names, "sources");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  await page.locator("main form button[value=again]").click();
  expectEqual(await page.inputValue("#budget"), "100000", "the budget");
  expectEqual(await page.inputValue("#country"), "BJ", "the country");
});
