// A town writes its papers without an account: the agreement with the town abroad in two languages, the resolution for its council.
import { readFileSync } from "node:fs";

import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";

const WORDS = {
  fr: { workshop: "atelier", resolution: "/fr/droit/papiers/deliberation/atelier", draft: "/fr/droit/papiers/brouillon" },
  en: { workshop: "workshop", resolution: "/en/law/papers/resolution/workshop", draft: "/en/law/papers/draft" },
};

/** What a town says of the cooperation, in French and in the second language. */
const FACTS = {
  "party_b.name": "Nkong-Zem",
  "party_b.legal_form": "commune",
  "party_b.representative": "Camille Exemple",
  "party_b.capacity": "maire",
  "party_a.representative": "Dominique Exemple",
  "party_a.capacity": "maire",
  object: "l’accès à l’eau potable dans les écoles",
  themes: "l’eau potable, l’école",
  amount: "45 000",
  amount_a: "30 000",
  amount_b: "15 000",
  duration_years: "3",
  notice_days: "90",
  originals: "4",
};
const ARABIC = { object: "توفير الماء الصالح للشرب في المدارس", "party_a.capacity": "رئيس البلدية" };
const ENGLISH = { object: "access to drinking water in the schools", "party_a.capacity": "mayor" };

const press = (page, verb) => page.locator(`main form button[value="${verb}"]:not([lang])`).last().click();

async function fill(page, facts, end = "") {
  for (const [path, value] of Object.entries(facts)) await page.fill(`[name="f.${path}${end}"]`, value);
}

async function download(page, verb) {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, verb)]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

for (const [second, translated] of [["ar", ARABIC], ["en", ENGLISH]])
  journey(`Halluin writes to Nkong-Zem in French and ${second}`, second === "ar" ? { script: [false] } : { languages: ["en"], widths: [1280] }, async (traveller) => {
    const { page, visit, words, lang } = traveller;
    const own = WORDS[lang];
    await visit(words.framework);
    await page.locator("main a.button").click();
    await page.waitForURL((url) => url.pathname === `${words.framework}/${own.workshop}`);
    await expectNoViolations(traveller);
    await page.selectOption("#second", second);
    await page.fill('[name="f.party_a.name"]', "Halluin");
    await press(page, "find.a");
    await page.locator("#party-a input[type=radio]").first().check();
    await press(page, "facts");
    expectEqual(await page.inputValue('[name="f.party_a.country"]'), "FR", "what the atlas knows");
    await fill(page, FACTS);
    await fill(page, translated, `@${second}`);
    await page.selectOption('[name="f.party_b.country"]', "CM");
    await page.selectOption('[name="f.party_b.kind"]', "local_authority");
    await page.selectOption('[name="f.prevailing_language"]', "fr");
    await expectNoViolations(traveller);
    await expectNoHorizontalScroll(traveller);
    await press(page, "clauses");
    await page.uncheck("#c-C12");
    await press(page, "rewrite.C05");
    await page.fill('[name="text.C05@fr"]', "La coopération porte sur l’eau et l’école.");
    await expectNoViolations(traveller);
    await expectNoHorizontalScroll(traveller);
    await press(page, "read");
    await expectVisible(page.locator(`article.paper div[lang="${second}"] p`, { hasText: translated.object }).first(), "the object in both languages");
    expectEqual(await page.locator("article.paper h3", { hasText: "Communication" }).count(), 0, "the clause that was taken out");
    const sources = await page.locator("main p.source").count();
    expect(sources >= (await page.locator("main ul.rows > li", { has: page.locator("p.name") }).count()), "a sentence of law without its source");
    await expectNoViolations(traveller);
    await expectNoHorizontalScroll(traveller);
    const docx = await download(page, "docx");
    expect(docx.name.endsWith("halluin-nkong-zem.docx"), docx.name);
    expect(readFileSync(docx.path).subarray(0, 2).toString() === "PK", "the document is an archive");
    const [pdf] = await Promise.all([page.waitForEvent("download"), page.locator('main form button[value="pdf"]').click()]);
    expect(pdf.suggestedFilename().endsWith("halluin-nkong-zem.pdf"), pdf.suggestedFilename());
    expect(readFileSync(await pdf.path()).subarray(0, 5).toString() === "%PDF-", "the PDF");
    const draft = await download(page, "draft");
    // The resolution from the same facts: nothing is typed twice.
    await page.locator("main form details summary").click();
    await page.locator(`main form button[formaction="${own.resolution}"]`).click();
    await page.waitForLoadState(); // a text is whole when its page is
    expectEqual(await page.inputValue('[name="f.object"]'), FACTS.object, "the object in the resolution");
    await page.fill('[name="f.approved_text"]', "la convention-cadre avec Nkong-Zem");
    await press(page, "read");
    await expectVisible(page.locator("article.paper p", { hasText: "Vu le code général" }).first(), "the visas");
    expect((await download(page, "docx")).name.endsWith(".docx"), "the resolution");
    // The draft is brought back where somebody else goes on.
    await visit(own.draft);
    await expectNoViolations(traveller);
    await page.setInputFiles("#file", draft.path);
    await page.locator("main form button").click();
    await page.waitForLoadState();
    expectEqual(await page.inputValue(`[name="f.object@${second}"]`), translated.object, "the draft, brought back");
  });
