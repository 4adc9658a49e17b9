// Somebody types, and suggestions come under the field.
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";

const HALLUIN = { id: "fr-commune-59279", name: "Halluin" };
const MOST = 8;

const field = ({ page, words }) => page.getByLabel(words.yourAuthority).first();
const options = ({ page }) => page.getByRole("option");

/** Types as a person does and waits for the list. */
async function type(traveller, text) {
  await field(traveller).pressSequentially(text, { delay: 20 });
  await expectVisible(options(traveller), `a suggestion for « ${text} »`);
}

/** What a screen reader is told: the option that the field points at, and whether the list is open. */
const state = (traveller) =>
  field(traveller).evaluate((input) => ({
    active: document.getElementById(input.getAttribute("aria-activedescendant") ?? "")?.textContent ?? null,
    open: input.getAttribute("aria-expanded"),
    focused: document.activeElement === input,
  }));

const arrived = (page, id) => page.waitForURL((url) => url.pathname.includes(id));

/** Goes down the list until the option with this name is the active one. */
async function goDownTo(traveller, name) {
  for (let step = 0; step < MOST; step += 1) {
    await traveller.page.keyboard.press("ArrowDown");
    const { active, focused } = await state(traveller);
    expect(focused, "the field lost the focus to the list");
    if (active?.startsWith(`${name} `)) return;
  }
  throw new Error(`${name} is not among the suggestions`);
}

journey("the keyboard alone finds Halluin among the suggestions", async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.home);
  await field(traveller).focus();
  await type(traveller, "hallu");
  expectEqual((await state(traveller)).open, "true", "aria-expanded");
  expectEqual((await state(traveller)).active, null, "active option before an arrow is pressed");
  await goDownTo(traveller, HALLUIN.name);
  await expectNoViolations(traveller);
  await Promise.all([arrived(page, HALLUIN.id), page.keyboard.press("Enter")]);
  expectEqual((await page.locator("h1").first().innerText()).trim(), HALLUIN.name, "heading");
});

journey("the list of suggestions breaks no rule in the dark either", { schemes: ["dark"] }, async (traveller) => {
  await traveller.visit(traveller.words.home);
  await type(traveller, "saint");
  await traveller.page.keyboard.press("ArrowDown");
  await expectNoViolations(traveller);
});

journey("Escape closes the list and keeps what was typed; an arrow opens it again", async (traveller) => {
  await traveller.visit(traveller.words.home);
  await type(traveller, "lil");
  await traveller.page.keyboard.press("Escape");
  expectEqual(await options(traveller).count(), 0, "suggestions after Escape");
  expectEqual((await state(traveller)).open, "false", "aria-expanded");
  expectEqual(await field(traveller).inputValue(), "lil", "text");
  await traveller.page.keyboard.press("ArrowDown");
  await expectVisible(options(traveller), "the list after an arrow");
});

journey("leaving the field closes the list, and Tab goes on through the page", async (traveller) => {
  await traveller.visit(traveller.words.home);
  await type(traveller, "lil");
  await traveller.page.keyboard.press("Tab");
  expectEqual(await options(traveller).count(), 0, "suggestions after Tab");
  expect(await traveller.page.evaluate(() => document.activeElement?.tagName === "BUTTON"), "Tab does not lead to the button");
});

journey("a suggestion is pressed with the mouse, and can be touched with a thumb", async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.home);
  await type(traveller, "hallu");
  const option = page.getByRole("option", { name: new RegExp(`^${HALLUIN.name} `) });
  const { height } = await option.boundingBox();
  expect(height >= 44, `a suggestion is ${height} px high`);
  await Promise.all([arrived(page, HALLUIN.id), option.click()]);
});

journey("Enter without a chosen suggestion asks for all answers", async (traveller) => {
  const { page, visit, words } = traveller;
  await visit(words.home);
  await type(traveller, "saint");
  await Promise.all([page.waitForURL((url) => url.pathname === words.search), page.keyboard.press("Enter")]);
  expectEqual(new URL(page.url()).searchParams.get("q"), "saint", "text that was asked");
});

journey("how many suggestions there are is said", { widths: [1280] }, async (traveller) => {
  await traveller.visit(traveller.words.home);
  await type(traveller, "saint");
  const count = await options(traveller).count();
  const said = (await traveller.page.getByRole("status").innerText()).trim();
  expectEqual(said, `${count} suggestions`, "status");
});

journey("an older answer that comes late never replaces a newer one", { widths: [1280] }, async (traveller) => {
  const { page, visit, words } = traveller;
  await page.route("**/api/v1/suggest*", async (route) => {
    const late = new URL(route.request().url()).searchParams.get("q") === "rouba";
    if (late) await new Promise((done) => setTimeout(done, 900));
    await route.continue().catch(() => {}); // The page may have called it off.
  });
  await visit(words.home);
  await field(traveller).fill("rouba");
  await page.waitForTimeout(300);
  await field(traveller).fill("hallu");
  await expectVisible(page.getByRole("option", { name: new RegExp(HALLUIN.name) }), "the newer answer");
  await page.waitForTimeout(1_200);
  expectEqual(await page.getByRole("option", { name: /Roubaix/ }).count(), 0, "older answers");
});

journey("without an answer of the server the form works as ever", { widths: [1280] }, async (traveller) => {
  const { page, visit, words, watched } = traveller;
  await page.route("**/api/v1/suggest*", (route) => route.fulfill({ status: 503, body: "" }));
  await visit(words.home);
  watched.expectStatus("/api/v1/suggest?q=saint-laurent-blangy&lang=" + traveller.lang);
  await field(traveller).fill("saint-laurent-blangy");
  await page.waitForTimeout(300);
  expectEqual(await options(traveller).count(), 0, "suggestions");
  await Promise.all([arrived(page, "fr-commune-62753"), page.keyboard.press("Enter")]);
});

journey("half-composed signs of an input method ask for nothing", { widths: [1280], languages: ["fr"] }, async (traveller) => {
  const { page, visit, words } = traveller;
  const asked = [];
  page.on("request", (request) => request.url().includes("/suggest") && asked.push(request.url()));
  await visit(words.home);
  await field(traveller).focus();
  const wire = await page.context().newCDPSession(page);
  await wire.send("Input.imeSetComposition", { text: "lil", selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(300);
  expectEqual(asked.length, 0, "questions while composing");
  await wire.send("Input.insertText", { text: "lille" });
  await expectVisible(options(traveller), "a suggestion once it is composed");
});

journey("a name is shown as it is written, in its own direction and never as HTML", { widths: [320] }, async (traveller) => {
  const { page, visit, words } = traveller;
  const odd = { kind: "authority", id: "gn-1", name: "القاهرة", context: "<img src=x> & co", url: words.data };
  await page.route("**/api/v1/suggest*", (route) => route.fulfill({ json: { results: [odd] } }));
  await visit(words.home);
  await type(traveller, "qahira");
  const [name, context] = await options(traveller).locator("span").all();
  expectEqual(await name.evaluate((span) => getComputedStyle(span).direction), "rtl", "direction of the name");
  expectEqual(await context.innerText(), odd.context, "context");
});
