// An administrator starts a campaign; a town answers from the letter without an account; the dashboard and the record say so.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "../lib/command.mjs";
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { inLetters, secretLink } from "../lib/letters.mjs";
import { administrator } from "./accounts.mjs";

const WORDS = {
  fr: { campaigns: "/fr/compte/campagnes", verified: /Vérifié le/ },
  en: { campaigns: "/en/account/campaigns", verified: /Verified on/ },
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Once only: two campaigns at a time ask the same towns, and one letter a day reaches a mailbox, from either.
journey("a town answers a campaign from its letter, without an account", { script: [true], widths: [320], languages: ["fr"] }, async (traveller) => {
  const { page, visit, lang, width, mark, words, json, folder, origin, watched } = traveller;
  const own = WORDS[lang];
  // Each journey has a town of its own.
  const place = (lang === "en" ? 2 : 0) + (width > 320 ? 1 : 0);
  const { results } = await json("/api/v1/partnerships?region=32&perimeter=france-abroad&country=BE&freshness=unconfirmed");
  const towns = results.map((link) => ({ link: link.id, town: link.parties.find((party) => party.country !== "FR") }));
  const distinct = towns.filter(({ town }, at) => towns.findIndex((other) => other.town.id === town.id) === at);
  const { link, town } = distinct[place];
  const email = `maison-${mark}@commune.example`;
  const file = join(folder, `adresses-${mark}.csv`);
  writeFileSync(file, `authority,email,language,source\n${town.id},${email},${lang},essai\n`);
  run(traveller, "addresses", "import", file);

  const admin = await administrator(traveller, "campagnes");
  const office = { ...traveller, page: admin.page };
  await admin.page.goto(origin + own.campaigns);
  await expectNoViolations(office);
  await admin.page.selectOption("#perimeter", "region fr-region-32");
  await admin.page.locator("main form.sheet button").click();
  await expectVisible(admin.page.locator('main button[value="start"]'), "whom it would ask");
  await expectNoViolations(office);
  await admin.page.locator('main button[value="start"]').click();
  await admin.page.waitForURL((url) => /\/ca-[0-9a-z]{10}$/.test(url.pathname));
  const board = new URL(admin.page.url()).pathname;
  await expectNoViolations(office);
  run(traveller, "campaign", "tick");

  // The letter is opened by somebody without an account, once without any script of ours.
  const letter = await inLetters(folder, email, secretLink("repondre|answer"), { seconds: 110 });
  const bare = await traveller.twinWithoutOurScripts();
  await bare.goto(letter);
  await expectVisible(bare.locator(`#l-${link} button[value="true"]`), "the page without scripts");
  await bare.context().close();
  await page.goto(letter);
  const section = page.locator(`#l-${link}`);
  await expectVisible(section, "what we hold of the link");
  await expectNoViolations(traveller);
  await section.locator("input[name=until]").fill("hier");
  watched.expectStatus(new URL(letter).pathname);
  await section.locator('button[value="ended"]').click();
  await expectVisible(page.locator("main [role=alert]"), "what is wrong");
  expectEqual(await section.locator("input[name=until]").inputValue(), "hier", "what was typed");
  await expectNoViolations(traveller);
  await section.locator(`a[href$="/${link}"]`).last().click();
  await expectVisible(page.locator("#f-since"), "the form to correct");
  await expectNoViolations(traveller);
  await page.goto(letter);
  await section.locator('button[value="true"]').click();
  await expectVisible(page.locator("main [role=status]"), "it is saved");
  await expectNoViolations(traveller);

  await admin.page.goto(`${origin}${board}?state=answered`);
  await expectVisible(admin.page.getByText(town.name).first(), "who answered");
  await expectNoViolations(office);
  await admin.page.locator('main button[value="close"]').click();
  await admin.page.waitForLoadState();
  expect((await admin.page.locator('main button[value="close"]').count()) === 0, "the campaign is closed");
  await admin.visitor.close();

  // The atlas reads the change behind the visitor's back; a program of the tests takes its time at it.
  for (let tries = 0; tries < 240; tries += 1) {
    if ((await json(`/api/v1/partnerships/${link}`)).freshness === "confirmed") break;
    await wait(500);
  }
  await visit(words.partnership(link));
  await expectVisible(page.locator("p.state", { hasText: own.verified }), "the record says when it was verified");
  await expectNoViolations(traveller);
});
