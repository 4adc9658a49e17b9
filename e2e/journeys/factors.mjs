// Somebody adds what lets them in more safely: a password and an application of codes, then passkeys; and enters with each.
import { codeOf } from "../lib/codes.mjs";
import { expect, expectEqual, expectNoHorizontalScroll, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { invitation, lettersCome, linkTo } from "../lib/letters.mjs";
import { watch } from "../lib/watch.mjs";

const WORDS = {
  fr: { account: "/fr/compte", organisations: "/fr/compte/organisations", password: "/fr/compte/mot-de-passe", app: "/fr/compte/application", keys: "/fr/compte/cles", prove: "/fr/compte/preuve", leave: "sortir" },
  en: { account: "/en/account", organisations: "/en/account/organisations", password: "/en/account/password", app: "/en/account/code-app", keys: "/en/account/passkeys", prove: "/en/account/proof", leave: "leave" },
};
const PHRASE = "un ferry bleu traverse la brume";

const submit = (page) => page.locator("main button.button").first().click();
const leave = (page, own) => page.locator(`form[action$="/${own.leave}"] button`).click();

/** Every page of the way is looked at by axe, and may not scroll sideways. */
async function look(traveller, page) {
  await expectNoViolations({ ...traveller, page });
  await expectNoHorizontalScroll({ page });
}

/** Adds an application of codes on its page; its key, and the recovery codes. */
async function addApp(traveller, page) {
  await look(traveller, page);
  await page.locator('main button[value="begin"]').click();
  await expectVisible(page.locator("main img"), "the picture to photograph");
  expect(await page.locator("main img").evaluate((image) => image.complete && image.naturalWidth > 100), "the picture is drawn");
  const seed = await page.locator(".seed").innerText();
  await look(traveller, page);
  await page.fill("#code", await codeOf(seed, -1));
  await page.locator('main button[value="confirm"]').click();
  await expectVisible(page.locator(".codes"), "the recovery codes");
  const codes = await page.locator(".codes code").allInnerTexts();
  expectEqual(codes.length, 10, "recovery codes");
  await look(traveller, page);
  return { seed, codes };
}

journey("a password and a code let in, and a recovery code once", { script: [true, false] }, async (traveller) => {
  const { page, visit, lang, mark, script, folder } = traveller;
  const own = WORDS[lang];
  const email = `code-${mark}-${script}@leportel.example`;
  const refused = (path) => traveller.watched.expectStatus(path);
  await visit(own.account);
  await look(traveller, page);
  await page.fill("#email", email);
  await submit(page);
  await page.goto(await linkTo(folder, email));
  await submit(page);
  await visit(own.password);
  await look(traveller, page);
  await page.fill("#password", "motdepasse2026");
  refused(own.password);
  await page.locator('main button[value="set"]').click();
  await expectVisible(page.locator("main [role=alert]"), "too easy to guess");
  await look(traveller, page);
  await page.fill("#password", PHRASE);
  await page.locator('main button[value="set"]').click();
  await expectVisible(page.locator("main [role=status]"), "it is kept");
  await visit(own.app);
  const { seed, codes } = await addApp(traveller, page);
  await page.locator("main a.button").click();
  await look(traveller, page);

  const byPassword = async (typed) => {
    await leave(page, own);
    await page.fill("#username", email);
    await page.fill("#password", typed);
    await page.locator('form[action$="mot-de-passe"] button, form[action$="with-password"] button').click();
  };
  const second = async (typed) => {
    await page.fill("#code", typed);
    await submit(page);
  };
  await byPassword(PHRASE);
  await expectVisible(page.locator("#code"), "the second step");
  await look(traveller, page);
  const code = await codeOf(seed);
  await second(code);
  await page.waitForURL((url) => url.pathname === own.account);
  await byPassword(PHRASE);
  for (const path of ["/fr/compte/avec-code", "/en/account/with-code"]) refused(path);
  await second(code);
  await expectVisible(page.locator("main [role=alert]"), "a code is not used twice");
  await look(traveller, page);
  await second(codes[0]);
  await page.waitForURL((url) => url.pathname === own.account);
  await leave(page, own);
  await page.fill("#username", email);
  await page.fill("#password", "a wrong password");
  for (const path of ["/fr/compte/avec-mot-de-passe", "/en/account/with-password"]) refused(path);
  await page.locator('form[action$="mot-de-passe"] button, form[action$="with-password"] button').click();
  await expectVisible(page.locator("main [role=alert]"), "not let in");
  await look(traveller, page);
  expect(await lettersCome(folder, email, 3), "every change is told by mail");
});

/** A device that recognises its owner, inside the browser. */
async function device(context, page) {
  const wire = await context.newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await wire.send("WebAuthn.addVirtualAuthenticator", { options });
}

journey("an administrator adds a passkey before anything else, and enters with it", async (traveller) => {
  const { page, context, lang, mark, origin, folder } = traveller;
  const own = WORDS[lang];
  const email = `passkey-${mark}@reseau.example`;
  // Passkeys need a name: the same site is opened by the name of the machine instead of its number.
  const here = origin.replace("127.0.0.1", "localhost");
  const visitor = await traveller.anotherVisitor();
  const watched = watch(visitor, here);
  const admin = await visitor.newPage();
  try {
    await device(visitor, admin);
    await admin.goto(invitation(traveller, email).replace("127.0.0.1", "localhost"));
    await submit(admin);
    await admin.waitForURL((url) => url.pathname === own.prove || url.pathname === WORDS.fr.prove);
    await look(traveller, admin);
    await admin.goto(`${here}${own.organisations}`);
    await expectVisible(admin.locator("main .note a"), "the powers wait for a proof");
    await look(traveller, admin);
    await admin.locator("main .note a").click();
    await admin.locator(`main a[href*="${own.keys}"]`).click();
    await expectVisible(admin.locator("#name"), "the form that the script opens");
    await look(traveller, admin);
    await admin.fill("#name", "Poste 12");
    await submit(admin);
    await admin.waitForURL((url) => url.pathname === own.organisations);
    expectEqual(await admin.locator("main .note").count(), 0, "notes on a page that waits for nothing more");
    await admin.goto(here + own.account);
    await expectVisible(admin.getByText("Poste 12").first(), "the passkey is listed");
    await look(traveller, admin);
    await leave(admin, own);
    await admin.locator("form[data-passkey] button").click();
    await admin.waitForURL((url) => url.pathname === own.account);
    await expectVisible(admin.getByText(email).first(), "the account");
    await admin.locator("li", { hasText: "Poste 12" }).locator("button").click();
    await admin.waitForURL((url) => url.pathname === own.account && url.search === "?done=yes");
    expectEqual(await admin.getByText("Poste 12").count(), 0, "mentions of the passkey that was removed");
    expect(watched.foreign.length === 0, `requests to elsewhere: ${watched.foreign.join(", ")}`);
    expect(watched.complaints.length === 0, `the console says:\n${watched.complaints.join("\n")}`);
    expect(await lettersCome(folder, email, 2), "adding and removing are told by mail");
  } finally {
    await visitor.close();
  }
  await page.goto(own.account);
  expectEqual((await context.cookies()).length, 0, "cookies of who has not entered");
});
