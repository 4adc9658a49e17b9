// A town keeps a paper with its partnership: versions, words, steps, and what the law refuses.
import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { linkTo } from "../lib/letters.mjs";
import { administrator, submit } from "./accounts.mjs";

const TOWN = "fr-commune-59279"; // Halluin
const WORDS = {
  fr: { account: "/fr/compte", represent: "representer", organisations: "/fr/compte/organisations", papers: "papiers" },
  en: { account: "/en/account", represent: "represent", organisations: "/en/account/organisations", papers: "papers" },
};

const press = (page, verb) => page.locator(`main form button[value="${verb}"]:not([lang])`).last().click();

async function looked(traveller) {
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
}

/** Somebody who speaks for the town. */
async function speaker(traveller) {
  const { page, visit, lang, mark, folder, words, origin } = traveller;
  const own = WORDS[lang];
  const email = `agent@acts-${mark}.example`;
  await visit(own.account);
  await page.fill("#email", email);
  await submit(page);
  await page.goto(await linkTo(folder, email));
  await submit(page);
  await visit(`${words.authority(TOWN)}/${own.represent}`);
  await page.fill("#function", "Secrétaire générale");
  await submit(page);
  const admin = await administrator(traveller, "acts");
  await admin.page.goto(origin + own.organisations);
  await admin.page.locator("form", { hasText: email }).locator('button[value="accept"]').click();
  await admin.page.waitForLoadState();
  await admin.visitor.close();
}

async function step(page, which, on) {
  await page.selectOption("#step", which);
  await page.fill("#on", on);
  await press(page, "step");
}

// Once only: two at a time would represent the same town.
journey("a town keeps a paper with its partnership and follows its life", { script: [false], widths: [320], languages: ["fr"] }, async (traveller) => {
  const { page, visit, lang, words, json, watched } = traveller;
  await speaker(traveller);
  const { results } = await json(`/api/v1/authorities/${TOWN}/partnerships`);
  await visit(words.partnership(results[0].id));
  await page.locator(`main a[href$="/${WORDS[lang].papers}"]`).click();
  await expectVisible(page.locator("main p.note"), "what this place is for");
  await looked(traveller);
  await page.locator("main a.button").click();
  await page.locator('main a[href*="convention-cadre"]').click();
  await page.fill('[name="f.object"]', "l’eau potable");
  await press(page, "read");
  await page.locator('main form button[formaction$="/papiers"]').click();
  await expectVisible(page.locator("main [role=status]"), "it is kept");
  await looked(traveller);
  const act = new URL(page.url()).pathname;
  // The next version, compared with the first.
  await press(page, "facts");
  await page.fill('[name="f.object"]', "l’eau potable et l’école");
  await press(page, "read");
  await page.locator('main form button[formaction$="/papiers"]').click();
  expectEqual(new URL(page.url()).pathname, act, "the same paper");
  await page.locator('main a[href*="compare=1"]').click();
  await expectVisible(page.locator("#compared del", { hasText: "l’eau potable" }), "what changed");
  await looked(traveller);
  await page.fill("#said", "Et les enseignants ?");
  await press(page, "comment");
  await expectVisible(page.locator("main p.said", { hasText: "Et les enseignants" }), "the remark");
  await step(page, "agreed", "2026-03-01");
  await expectVisible(page.locator("main [role=status]"), "the step is recorded");
  await step(page, "signed", "2026-05-08");
  watched.expectStatus(act);
  await step(page, "voted", "2026-05-10");
  await expectVisible(page.locator("main [role=alert] p.source"), "the law that refuses it, with its source");
  expectEqual(await page.inputValue("#on"), "2026-05-10", "what was typed");
  await looked(traveller);
  // The authority answers for it, and proves it.
  await page.fill("#reason", "Vu avec la préfecture le 12 mai 2026.");
  await press(page, "decide");
  await expectVisible(page.locator("main p.said", { hasText: "préfecture" }), "the decision, with its reason");
  const scan = Buffer.from("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
  const send = page.locator('form[enctype="multipart/form-data"] button');
  await page.setInputFiles("#file", { name: "accord.docx", mimeType: "application/pdf", buffer: scan });
  watched.expectStatus(`${act}/pieces`);
  await send.click();
  await expectVisible(page.locator("main [role=alert]", { hasText: "autre type" }), "why it is not taken");
  await looked(traveller);
  await page.setInputFiles("#file", { name: "accord signé.pdf", mimeType: "application/pdf", buffer: scan });
  await send.click();
  await expectVisible(page.locator('main a[download]', { hasText: "accord signé.pdf" }), "the file");
  await looked(traveller);
  expect((await page.locator("main .stages [aria-current]").count()) === 1, "one stage is the present one");
  // It ends as it began, without a session.
  await visit(WORDS[lang].account);
  await page.locator(`form[action$="/sortir"] button, form[action$="/leave"] button`).click();
  await page.waitForURL((url) => url.pathname === WORDS[lang].account);
});
