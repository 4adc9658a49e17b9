// Somebody reads the list of links, narrows it, takes it away, and opens one.
import { records } from "../lib/csv.mjs";
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";

const BOTH = { script: [true, false] };

/** Spaces of all kinds are one: French numbers are grouped by a narrow no-break space. */
const plain = (text) => text.replace(/\s/gu, " ");

/** The links inside the page to partnerships, in their order. */
const shown = async (page, words) =>
  page.locator(`main a[href*="${words.partnership("pa-")}"]`).evaluateAll((found) => found.map((a) => a.getAttribute("href")));

journey("the count that is shown, the JSON and the CSV of a filter agree", BOTH, async (traveller) => {
  const { page, visit, words, json, context } = traveller;
  await visit(`${words.links}?country=BF`);
  const { total } = await json(`${words.links}.json?country=BF`);
  expect(total > 0, "no link with Burkina Faso");
  const text = plain(await page.locator("main").innerText());
  expect(text.includes(plain(words.number(total))), `the page does not say ${total}`);
  const csv = page.locator('main a[href*=".csv"]').first();
  const address = await csv.getAttribute("href");
  expect(address.includes("country=BF"), `the CSV forgets the filter: ${address}`);
  const answer = await context.request.get(address);
  expectEqual(answer.status(), 200, "status of the CSV");
  expectEqual(records(await answer.text()).length, total, "records of the CSV");
  await expectNoViolations(traveller);
});

journey("the list is turned page by page with links", BOTH, async ({ page, visit, words }) => {
  await visit(words.links);
  const first = await shown(page, words);
  expect(first.length > 0, "the list is empty");
  await page.getByRole("link", { name: words.next }).first().click();
  await page.waitForURL((url) => url.search !== "");
  const second = await shown(page, words);
  expect(second.length > 0 && second[0] !== first[0], "the second page shows the same links");
  await page.getByRole("link", { name: words.previous }).first().click();
  await page.waitForLoadState();
  expectEqual((await shown(page, words))[0], first[0], "first link after coming back");
});

journey("a partnership says what is to be confirmed and where it comes from", BOTH, async (traveller) => {
  const { page, visit, words, json } = traveller;
  const { results } = await json(`${words.links}.json?country=BF`);
  const { id, parties, sources } = results[0];
  await visit(words.partnership(id));
  const main = page.locator("main");
  for (const party of parties) await expectVisible(main.getByText(party.name), `the name of ${party.name}`);
  await expectVisible(main.getByText(words.toConfirm), "« to confirm »");
  await expectVisible(main.getByText(words.sources), "the sources");
  expect(sources.length > 0, `${id} has no source`);
  await expectNoViolations(traveller);
});
