// Somebody enters by a link from their mail, asks to represent their town, is let in, and keeps its link true; then leaves.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { PROGRAM } from "../../tools/lib/server.mjs";
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { LE_PORTEL } from "../table.mjs";

const WORDS = {
  fr: { account: "/fr/compte", organisations: "/fr/compte/organisations", represent: "representer", verify: "verifier", history: "historique", search: "/fr/recherche" },
  en: { account: "/en/account", organisations: "/en/account/organisations", represent: "represent", verify: "verify", history: "history", search: "/en/search" },
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The link in the letter to an address, as it lies in the folder of letters. */
async function linkTo(folder, email) {
  const letters = join(folder, "mail");
  for (let tries = 0; tries < 60; tries += 1) {
    // The folder is made with the first letter.
    const names = existsSync(letters) ? readdirSync(letters) : [];
    for (const name of names) {
      const text = readFileSync(join(letters, name), "utf8").replace(/=\r?\n/g, "").replaceAll("=3D", "=");
      const link = text.match(/http:\/\/127\.0\.0\.1[^\s"<]+\/(?:entrer|enter)\/[\w-]{43}/);
      if (link && text.includes(`To: ${email}`)) return link[0];
    }
    await wait(250);
  }
  throw new Error(`no letter to ${email} in ${letters}`);
}

const press = (page, name) => page.locator(`main button[value="${name}"]`).first().click();
const submit = (page) => page.locator("main button.button").first().click();

/** An administrator, who entered by an invitation from the command line. */
async function administrator({ anotherVisitor, folder, origin }) {
  const args = ["person", "invite", "admin@reseau.example", "--administrator", "--public-url", origin];
  const invitation = execFileSync(PROGRAM, [...args, "--database", `sqlite:${join(folder, "jumelles.db")}`], { encoding: "utf8" });
  const visitor = await anotherVisitor();
  const page = await visitor.newPage();
  await page.goto(invitation.trim());
  await submit(page);
  return { visitor, page };
}

const ONCE = { script: [true] };

journey("somebody enters by mail, represents a town, keeps its link true and leaves", ONCE, async (traveller) => {
  const { page, visit, lang, width, folder, words, json } = traveller;
  const own = WORDS[lang];
  const email = `mairie-${lang}-${width}@leportel-${lang}-${width}.example`;
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
