// A mayor asks whether the town may do something abroad, answers what is missing, and reads where a sentence comes from.
import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { administrator } from "./accounts.mjs";

const BOTH = { script: [true, false] };
const submit = (page) => page.locator("main form.law button").click();

journey("eight questions say whether a charter may be signed, and what was wrong with it", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.law);
  expectEqual(await page.locator("main fieldset").count(), 8, "questions");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  await page.selectOption("#kind", "commune");
  await page.fill("#population", "20000");
  await page.selectOption("#partner", "local_authority");
  await page.selectOption("#country", "CM");
  await page.selectOption("#form", "twinning");
  await page.selectOption("#act", "charter");
  await page.fill("#voted_on", "2026-05-10");
  await page.fill("#signed_on", "2026-05-08");
  await submit(page);
  await page.waitForURL((url) => url.pathname === words.lawAnswer);
  await expectVisible(page.locator("section[aria-labelledby=blocks]"), "what blocks");
  const sources = await page.locator("main p.source").count();
  expect(sources >= (await page.locator("main ul.rows > li").count()), "a sentence of law stands without its source");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  // What was answered is kept; one answer is changed.
  await page.locator("main a.button").click();
  await page.waitForURL((url) => url.pathname === words.law);
  expectEqual(await page.inputValue("#voted_on"), "2026-05-10", "the day of the vote");
  await page.fill("#voted_on", "2026-05-06");
  await submit(page);
  await page.waitForURL((url) => url.pathname === words.lawAnswer);
  expectEqual(await page.locator("section[aria-labelledby=blocks]").count(), 0, "what blocks, once the vote came first");
  await page.locator("main ul.rows a").first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${words.lawRules}/R`));
  await expectVisible(page.locator("main p.source").first(), "the source of the rule");
  await expectNoViolations(traveller);
});

journey("the one per cent of water is calculated, and what is typed wrongly is told and kept", BOTH, async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.lawCalculations);
  await page.fill("#resources", "beaucoup");
  await page.locator("main form").first().locator("button").click();
  await expectVisible(page.locator("main [role=status]").first(), "what is wrong");
  expectEqual(await page.inputValue("#resources"), "beaucoup", "what was typed");
  await page.fill("#resources", "8000000");
  await page.fill("#spent", "85000");
  await page.locator("main form").first().locator("button").click();
  const said = (await page.locator("main [role=status]").first().innerText()).replace(/[^0-9]+/gu, " ");
  expect(said.includes("80 000") && said.includes("5 000"), `the ceiling and what exceeds it, not: ${said}`);
  await expectNoViolations(traveller);
});

// Once only: two at a time would edit the same rule. A phone, in English and in the dark, sees the same form.
journey("an administrator edits a rule, is told what is wrong, and takes the change back", { widths: [320], languages: ["en"], schemes: ["dark"] }, async (traveller) => {
  const { origin } = traveller;
  const admin = await administrator(traveller, "rules");
  const here = { ...traveller, page: admin.page };
  const { page } = admin;
  await page.goto(`${origin}/en/law/rules/R23`);
  await page.locator('main a[href$="/R23/edit"]').click();
  await page.waitForLoadState();
  await expectNoViolations(here);
  await expectNoHorizontalScroll(here);
  const text = await page.inputValue("#text");
  await page.fill("#text", text.replace("severity", "severety"));
  await page.fill("#reason", "A new decree");
  await page.locator('button[value="keep"]').click();
  await expectVisible(page.locator("main [role=alert] li", { hasText: "law/rules/70-subsidy.toml" }), "the file and the line");
  expectEqual((await page.inputValue("#text")).includes("severety"), true, "what was typed");
  await page.fill("#text", text.replace("23000", "24000"));
  await page.locator('button[value="try"]').click();
  await expectVisible(page.locator("main [role=status]", { hasText: "Nothing is kept yet" }), "it is understood");
  await page.locator('button[value="keep"]').click();
  await expectVisible(page.locator("main [role=status]", { hasText: "It is kept" }), "it is kept");
  await expectNoViolations(here);
  await expectNoHorizontalScroll(here);
  await page.locator('button[value="back"]').click();
  await expectVisible(page.locator("main [role=status]", { hasText: "taken back" }), "it is taken back");
  await admin.visitor.close();
});
