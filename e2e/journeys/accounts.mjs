// Somebody enters by a link from their mail, asks to represent their town, is let in, and keeps its link true; then leaves.
import { codeOf } from "../lib/codes.mjs";
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { invitation, linkTo } from "../lib/letters.mjs";
import { LE_PORTEL } from "../table.mjs";

const WORDS = {
  fr: { account: "/fr/compte", organisations: "/fr/compte/organisations", represent: "representer", verify: "verifier", history: "historique", search: "/fr/recherche" },
  en: { account: "/en/account", organisations: "/en/account/organisations", represent: "represent", verify: "verify", history: "history", search: "/en/search" },
};

const press = (page, name) => page.locator(`main button[value="${name}"]`).first().click();
export const submit = (page) => page.locator("main button.button").first().click();

/** From the account, where somebody has just entered: an application of codes is added, and the session is strong. */
export async function strengthen(page) {
  await page.locator('main a[href*="/application"], main a[href*="/code-app"]').first().click();
  await page.locator('main button[value="begin"]').click();
  await page.fill("#code", await codeOf(await page.locator(".seed").innerText()));
  await page.locator('main button[value="confirm"]').click();
  await expectVisible(page.locator(".codes"), "the recovery codes");
}

/** An administrator, who entered by an invitation from the command line and added an application of codes first. */
export async function administrator(traveller, name = "admin") {
  const visitor = await traveller.anotherVisitor();
  const page = await visitor.newPage();
  await page.goto(invitation(traveller, `${name}-${traveller.mark}@reseau.example`));
  await submit(page);
  await strengthen(page);
  return { visitor, page };
}

const ONCE = { script: [true] };

journey("somebody enters by mail, represents a town, keeps its link true and leaves", ONCE, async (traveller) => {
  const { page, visit, lang, width, mark, folder, words, json } = traveller;
  const own = WORDS[lang];
  const email = `mairie-${mark}@leportel-${mark}.example`;
  await visit(own.account);
  await expectNoViolations(traveller);
  await page.fill("#email", email);
  await submit(page);
  await expectNoViolations(traveller);
  await page.goto(await linkTo(folder, email));
  await expectNoViolations(traveller);
  await submit(page);
  await page.waitForURL((url) => url.pathname === own.account);
  await expectVisible(page.getByText(email).first(), "the account");
  await expectNoViolations(traveller);

  await visit(`${words.authority(LE_PORTEL.id)}/${own.represent}`);
  await page.fill("#function", "Secrétaire générale");
  await expectNoViolations(traveller);
  await submit(page);
  await expectVisible(page.locator("main [role=status]"), "the request is passed on");

  const admin = await administrator(traveller);
  await admin.page.goto(traveller.origin + own.organisations);
  const request = admin.page.locator("form", { hasText: email });
  await request.locator('button[value="accept"]').click();
  await admin.page.waitForLoadState();
  await admin.visitor.close();

  const { results } = await json(`/api/v1/authorities/${LE_PORTEL.id}/partnerships`);
  // Each journey has a link of its own: two at once would correct one another.
  const link = results[(lang === "en" ? 2 : 0) + (width > 320 ? 1 : 0)];
  const base = `${words.links}/${link.id}`;
  await visit(`${base}/${own.verify}`);
  await expectNoViolations(traveller);
  await page.fill("#f-since", "hier");
  traveller.watched.expectStatus(`${base}/${own.verify}`);
  await press(page, "revise");
  await expectVisible(page.locator("main [role=alert]"), "what is wrong");
  expectEqual(await page.inputValue("#f-since"), "hier", "what was typed");
  await expectNoViolations(traveller);
  await page.fill("#f-since", "1994");
  await press(page, "revise");
  await expectVisible(page.locator("main [role=status]"), "it is saved");
  await visit(`${base}/${own.history}`);
  await expectNoViolations(traveller);
  expect((await page.locator("main").innerText()).includes("1994"), "the history says what changed");

  await visit(own.organisations);
  await expectNoViolations(traveller);
  await visit(own.account);
  await page.locator(`form[action$="/sortir"] button, form[action$="/leave"] button`).click();
  await page.waitForURL((url) => url.pathname === own.account);
  await expectVisible(page.locator("#email"), "the way in");
});
