// Somebody claims a town by the code that its official address gets, a network looks at what waits, an owner hands over; a network
// asks its territory; everybody reads who is registered.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "../lib/command.mjs";
import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { inLetters, lettersTo, linkTo, secretLink } from "../lib/letters.mjs";
import { administrator, strengthen } from "./accounts.mjs";

const WORDS = {
  fr: { account: "/fr/compte", organisations: "/fr/compte/organisations", tasks: "/fr/compte/taches", networks: "/fr/reseaux", authorities: "/fr/collectivites", represent: "representer", register: "inscrire", oversight: "suivi", handover: "passation" },
  en: { account: "/en/account", organisations: "/en/account/organisations", tasks: "/en/account/tasks", networks: "/en/networks", authorities: "/en/authorities", represent: "represent", register: "register", oversight: "oversight", handover: "handover" },
};

// Each journey has a town of its own: Abbeville, Arras, Amiens, Armentières.
const TOWNS = ["fr-commune-80001", "fr-commune-62041", "fr-commune-80021", "fr-commune-59017"];

const press = (page, name) => page.locator(`main button[value="${name}"]`).first().click();
const submit = (page) => page.locator("main button.button").first().click();

const ONCE = { script: [true] };

journey("a town is claimed by the code of its official address, and handed over", ONCE, async (traveller) => {
  const { page, visit, lang, width, folder, origin } = traveller;
  const own = WORDS[lang];
  const number = (lang === "en" ? 2 : 0) + (width > 320 ? 1 : 0);
  const town = `${own.authorities}/${TOWNS[number]}`;
  const official = `mairie-${number}@ville-${number}.example`;
  const email = `jeanne-${number}@gmail.com`;

  await visit(own.networks);
  await expectNoViolations(traveller);
  await page.locator("main a", { hasText: "Lianes" }).click();
  await page.waitForURL(/\/(reseaux|networks)\/or-/);
  await expectNoViolations(traveller);

  const admin = await administrator(traveller, "networks");
  await admin.page.goto(`${origin}${town}/${own.oversight}`);
  await admin.page.fill("#email", official);
  await admin.page.selectOption("#language", lang);
  await admin.page.fill("#source", "Annuaire");
  await press(admin.page, "address");
  await admin.page.waitForLoadState();
  await expectNoViolations({ ...traveller, page: admin.page });

  await visit(own.account);
  await page.fill("#email", email);
  await submit(page);
  await page.goto(await linkTo(folder, email));
  await submit(page);
  await page.waitForURL((url) => url.pathname === own.account);
  await visit(`${town}/${own.represent}`);
  await page.fill("#function", "Secrétaire générale");
  await submit(page);
  await expectVisible(page.locator("#code"), "the code by the official address");
  await expectNoViolations(traveller);
  await press(page, "send");
  await expectVisible(page.locator("main [role=status]"), "the code is on its way");
  // Headers and boundaries of a letter may look like a code; the code stands behind a colon and ends a sentence.
  const code = await inLetters(folder, official, /(?<=: )[0-9A-Z]{4}-[0-9A-Z]{4}(?=\.)/);
  const contest = await inLetters(folder, official, secretLink("contester|contest"));
  await page.fill("#code", "AAAA-AAAA");
  traveller.watched.expectStatus(`${town}/${own.represent}`);
  await press(page, "code");
  await expectVisible(page.locator("main [role=alert]"), "what is wrong");
  await expectNoViolations(traveller);
  await page.fill("#code", code.toLowerCase());
  await press(page, "code");
  await page.waitForURL((url) => url.pathname === own.organisations);
  await expectNoViolations(traveller);

  const reader = await traveller.anotherVisitor();
  const mailbox = await reader.newPage();
  await mailbox.goto(contest);
  await expectNoViolations({ ...traveller, page: mailbox });
  await mailbox.fill("#reason", "Personne ne la connaît ici.");
  await submit(mailbox);
  await expectVisible(mailbox.locator("main [role=status]"), "the contest is passed on");
  await reader.close();
  await admin.page.goto(`${origin}${own.tasks}`);
  await expectNoViolations({ ...traveller, page: admin.page });
  await admin.page.locator("form", { hasText: email }).locator('button[value="keep"]').click();
  await admin.page.waitForLoadState();
  await admin.visitor.close();

  await visit(`${town}/${own.register}`);
  await expectNoViolations(traveller);
  await page.fill("#name", `Comité ${number}`);
  await page.fill("#function", "Présidente");
  await submit(page);
  await expectVisible(page.locator("main [role=status]"), "the registration is passed on");

  await visit(own.organisations);
  await page.locator("main .rows a", { hasText: /Membres|Members/ }).first().click();
  await page.waitForURL(/organisations\/or-/);
  await expectNoViolations(traveller);
  await page.locator(`main a[href$="/${own.handover}"]`).click();
  await page.waitForURL((url) => url.pathname.endsWith(own.handover));
  await expectNoViolations(traveller);
  await page.fill("#words", "Le comité se réunit le premier lundi.");
  await submit(page);
  await page.waitForURL((url) => url.pathname === own.organisations);
  expect(!(await page.locator("main").innerText()).match(/Membres et passation|Members and handover/), "who has left is out");
  await visit(own.account);
  await page.locator(`form[action$="/sortir"] button, form[action$="/leave"] button`).click();
  await page.waitForURL((url) => url.pathname === own.account);
});

// Two networks whose partners in Belgium are not those of the Hauts-de-France, which « freshness » asks: nobody is asked twice.
const ASKING = {
  fr: { campaigns: "/fr/compte/campagnes", network: "Occitanie Coopération", region: "76", letter: "Occitanie", asked: "À la demande d’Occitanie Coopération" },
  en: { campaigns: "/en/account/campaigns", network: "Centraider", region: "24", letter: "Centraider", asked: "At the request of Centraider" },
};

/** A French town of a region whose only link leads abroad, so that no other network asks it; and that link. */
async function townOf({ json }, region) {
  const { results } = await json(`/api/v1/partnerships?region=${region}&perimeter=france-abroad&freshness=unconfirmed`);
  for (const link of results) {
    const town = link.parties.find((party) => party.country === "FR");
    const { partnerships } = await json(`/api/v1/authorities/${town.id}`);
    if (partnerships === 1) return { link: link.id, town };
  }
  throw new Error(`no town of region ${region} has one link alone`);
}

/** Somebody enters by mail, asks to represent a network, is let in by the administration, and makes the session strong. */
async function enterNetwork(traveller, email, own) {
  const { page, visit, folder, origin } = traveller;
  await visit(own.account);
  await page.fill("#email", email);
  await submit(page);
  await page.goto(await linkTo(folder, email));
  await submit(page);
  await page.waitForURL((url) => url.pathname === own.account);
  await visit(own.networks);
  await page.locator("main a", { hasText: own.network }).first().click();
  await page.waitForURL(/\/(reseaux|networks)\/or-/);
  await page.locator(`main a[href$="/${own.represent}"]`).first().click();
  await page.waitForURL((url) => url.pathname.endsWith(`/${own.represent}`));
  await page.fill("#function", "Animatrice");
  await submit(page);
  await expectVisible(page.locator("main [role=status]"), "the request is passed on");
  const admin = await administrator(traveller, "reseaux");
  await admin.page.goto(origin + own.organisations);
  const request = admin.page.locator("form", { hasText: email });
  await request.locator('button[value="accept"]').click();
  await request.waitFor({ state: "detached" });
  await admin.visitor.close();
  await visit(own.account);
  await strengthen(page);
}

/** The town answers from its letter, without an account; where scripts are off, with none of ours. */
async function answer(traveller, letter, { link, asked }) {
  const stranger = traveller.script ? await (await traveller.anotherVisitor()).newPage() : await traveller.twinWithoutOurScripts();
  try {
    await stranger.goto(letter);
    await expectVisible(stranger.getByText(asked), "at whose request the town is asked");
    await expectNoViolations({ page: stranger, script: true });
    await expectNoHorizontalScroll({ page: stranger });
    await stranger.locator(`#l-${link} button[value="true"]`).click();
    await expectVisible(stranger.locator("main [role=status]"), "it is saved");
    await expectNoViolations({ page: stranger, script: true });
  } finally {
    await stranger.context().close();
  }
}

async function askTerritory(traveller) {
  const { page, visit, lang, script, mark, folder } = traveller;
  const own = { ...WORDS[lang], ...ASKING[lang] };
  // A page for one person alone cannot be opened in a second window: without scripts axe does not see it.
  const look = () => (script ? expectNoViolations(traveller) : expectNoHorizontalScroll(traveller));
  const { link, town } = await townOf(traveller, own.region);
  const hall = `mairie-${mark}@commune-${mark}.example`;
  const file = join(folder, `adresses-reseau-${mark}.csv`);
  writeFileSync(file, `authority,email,language,source\n${town.id},${hall},${lang},essai\n`);
  run(traveller, "addresses", "import", file);
  await enterNetwork(traveller, `reseau-${mark}@reseau-${mark}.example`, own);

  await visit(own.campaigns);
  await look();
  await page.locator("main form.sheet button").click();
  await expectVisible(page.locator('main button[value="start"]'), "whom it would ask");
  await look();
  await page.locator('main button[value="start"]').click();
  await page.waitForURL((url) => /\/ca-[0-9a-z]{10}$/.test(url.pathname));
  const board = new URL(page.url()).pathname;
  await look();
  run(traveller, "campaign", "tick");

  const letter = await inLetters(folder, hall, secretLink("repondre|answer"), { seconds: 110 });
  expect(lettersTo(folder, hall).every((text) => text.includes(own.letter)), "the letter names the network");
  await answer(traveller, letter, { link, asked: own.asked });

  await visit(`${board}?state=answered`);
  await expectVisible(page.getByText(town.name).first(), "who answered");
  await look();
  const close = page.locator('main button[value="close"]');
  await close.click();
  await close.waitFor({ state: "detached" });
  await visit(own.account);
  await page.locator(`form[action$="/sortir"] button, form[action$="/leave"] button`).click();
  await expectVisible(page.locator("#email"), "the way in");
}

const ASKED = "a network asks its territory, and a town answers from its letter without an account";
journey(ASKED, { languages: ["fr"], widths: [320], script: [false] }, askTerritory);
journey(ASKED, { languages: ["en"], widths: [1280] }, askTerritory);

const FILES = { csv: "text/csv", xlsx: "application/vnd.openxmlformats", json: "application/json" };

journey("everybody reads who is registered, finds one and takes the list away", { script: [true, false] }, async (traveller) => {
  const { page, visit, lang, context } = traveller;
  const list = `/${lang}/organisations`;
  await visit(list);
  expectEqual(await page.locator("h1").count(), 1, "headings of the first level");
  await expectVisible(page.locator("main tbody tr"), "who is registered");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  await page.fill("#f-q", "lianes hauts-de-france");
  await page.locator("main form.filters button").click();
  await page.waitForURL((url) => url.searchParams.get("q") === "lianes hauts-de-france");
  expectEqual(await page.locator("main tbody tr").count(), 1, "organisations that fit");
  await expectNoViolations(traveller);
  await expectNoHorizontalScroll(traveller);
  for (const [end, type] of Object.entries(FILES)) {
    const href = await page.locator(`main a[href*="/organisations.${end}"]`).first().getAttribute("href");
    const file = await context.request.get(href);
    expectEqual(file.status(), 200, `status of ${href}`);
    expect(file.headers()["content-type"].startsWith(type), `${href} is ${file.headers()["content-type"]}`);
  }
  await page.locator("main tbody a", { hasText: "Lianes" }).click();
  await page.waitForURL(/\/(reseaux|networks)\/or-/);
  await expectNoViolations(traveller);
});
