// Somebody claims a town by the code that its official address gets, a network looks at what waits, an owner hands over.
import { expect, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { inLetters, linkTo, secretLink } from "../lib/letters.mjs";
import { administrator } from "./accounts.mjs";

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
