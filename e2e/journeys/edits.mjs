// What people write into the atlas: a suggestion without an account, a declared link, a description, a change taken back.
import { expect, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { linkTo } from "../lib/letters.mjs";
import { LE_PORTEL } from "../table.mjs";
import { administrator, submit } from "./accounts.mjs";

const WORDS = {
  fr: { suggest: "proposer", declare: "/fr/partenariats/declarer", describe: "decrire", history: "historique", undo: "annuler", account: "/fr/compte", represent: "representer", organisations: "/fr/compte/organisations" },
  en: { suggest: "suggest", declare: "/en/partnerships/declare", describe: "describe", history: "history", undo: "undo", account: "/en/account", represent: "represent", organisations: "/en/account/organisations" },
};

const press = (page, verb) => page.locator(`main button[value="${verb}"]`).first().click();

journey("somebody without an account suggests a change", { script: [true, false] }, async (traveller) => {
  const { page, visit, lang, width, script, words, json, watched } = traveller;
  const own = WORDS[lang];
  const { results } = await json(`/api/v1/authorities/fr-commune-59350/partnerships`);
  const link = results[(lang === "en" ? 4 : 0) + (width > 320 ? 2 : 0) + (script ? 1 : 0)];
  const address = `${words.partnership(link.id)}/${own.suggest}`;
  await visit(address);
  await expectNoViolations(traveller);
  await page.fill("#f-since", "hier");
  watched.expectStatus(address);
  await press(page, "suggest");
  await expectVisible(page.locator("main [role=alert]"), "what is wrong");
  await expectNoViolations(traveller);
  await page.fill("#f-since", "1951");
  await page.fill("#f-source", "Bulletin municipal de 1951");
  await press(page, "suggest");
  await expectVisible(page.locator("main [role=status]"), "it is passed on");
  await expectNoViolations(traveller);
});

// Once only: two at a time would write the description of the same town.
journey("a town declares a link, describes itself and takes a change back", { script: [false], widths: [320], languages: ["fr"] }, async (traveller) => {
  const { page, visit, lang, mark, folder, words, origin } = traveller;
  const own = WORDS[lang];
  const email = `agent@edits-${mark}.example`;
  await visit(own.account);
  await page.fill("#email", email);
  await submit(page);
  await page.goto(await linkTo(folder, email));
  await submit(page);
  await visit(`${words.authority(LE_PORTEL.id)}/${own.represent}`);
  await page.fill("#function", "Secrétaire générale");
  await submit(page);
  const admin = await administrator(traveller, "edits");
  await admin.page.goto(origin + own.organisations);
  await admin.page.locator("form", { hasText: email }).locator('button[value="accept"]').click();
  await admin.page.waitForLoadState();
  await admin.visitor.close();

  await visit(own.declare);
  await expectNoViolations(traveller);
  await page.fill("#f-q", "Bruxelles");
  await press(page, "search");
  await expectVisible(page.locator("main [role=status]"), "what was found");
  await expectNoViolations(traveller);
  await page.locator("details summary").click();
  await page.fill("#f-place", `Essai ${mark}`);
  await page.selectOption("#f-country", "CM");
  await page.fill("#f-position", "5.55, 10.15");
  await page.fill("#f-since", "1999");
  await press(page, "declare");
  await expectVisible(page.locator("main [role=status]"), "it is recorded");
  await expectNoViolations(traveller);
  const form = new URL(page.url()).pathname;
  await page.fill("#f-since", "2001");
  await press(page, "revise");
  await expectVisible(page.locator("main [role=status]"), "it is changed");
  await visit(form.replace(/[^/]+$/, own.history));
  await expectNoViolations(traveller);
  await page.locator(`main a[href*="/${own.undo}/"]`).first().click();
  await expectNoViolations(traveller);
  await page.fill("#reason", "Erreur de saisie");
  await press(page, "undo");
  await page.waitForURL((url) => url.pathname.endsWith(own.history));
  expect((await page.locator("main").innerText()).includes("Erreur de saisie"), "the history keeps both");

  const describe = `${words.authority(LE_PORTEL.id)}/${own.describe}`;
  await visit(describe);
  await expectNoViolations(traveller);
  await page.fill("#f-fr", `Un port de la Côte d’Opale (${mark}).`);
  await submit(page);
  await page.waitForLoadState();
  await expectNoViolations(traveller);
  await visit(`${words.authority(LE_PORTEL.id)}/${own.history}`);
  await expectNoViolations(traveller);
  // The journey ends as it began: signed in, with the one cookie; it leaves.
  await visit(own.account);
  await page.locator(`form[action$="/sortir"] button, form[action$="/leave"] button`).click();
  await page.waitForURL((url) => url.pathname === own.account);
});
