// A clerk enters with an account at work, at a provider that others wrote; an address that has an account is asked by a letter first.
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { inLetters, secretLink } from "../lib/letters.mjs";
import { NAME } from "../lib/provider.mjs";

const WORDS = {
  fr: { account: "/fr/compte", identity: "/fr/compte/identite", notices: "/fr/compte/avis" },
  en: { account: "/en/account", identity: "/en/account/identity", notices: "/en/account/notices" },
};

/** From our button to the provider's form and back. */
async function throughProvider(page, own, login) {
  await page.locator(`main a[href^="${own.identity}"]`).first().click();
  await page.fill("input[name=login]", login);
  await page.locator("button").click();
}

journey("a clerk enters with an account at work, parts with it and leaves it too", async (traveller) => {
  const { lang, mark, visit, anotherVisitor } = traveller;
  const own = WORDS[lang];
  await visit(own.account);
  await expectVisible(traveller.page.getByText(NAME), "the button of the provider");
  await expectNoViolations(traveller);
  const login = `agent-${mark}`;
  const visitor = await anotherVisitor();
  try {
    const page = await visitor.newPage();
    await page.goto(own.account);
    await throughProvider(page, own, login);
    await page.waitForURL(`**${own.account}`);
    await expectVisible(page.getByText(`${login}@leportel.example`), "the account");
    await expectNoViolations({ page, script: true });
    await page.selectOption("#digest", "daily");
    await page.locator(`form[action="${own.notices}"] button`).click();
    await expectVisible(page.locator("[role=status]"), "it is recorded");
    expectEqual(await page.inputValue("#digest"), "daily", "the choice");
    const leave = lang === "fr" ? "sortir" : "leave";
    await page.locator(`form[action$="/${leave}"] button`).click();
    await expectNoViolations({ page, script: true });
    // The page leads on by itself, without a script.
    await page.waitForURL(/\/session\/end/);
    const there = await visitor.newPage();
    await there.goto(own.account);
    await expectVisible(there.locator("#email"), "the way in, since our session is over");
  } finally {
    await visitor.close();
  }
});

journey("an address that has an account is asked by a letter before an identity is joined", { widths: [320] }, async (traveller) => {
  const { lang, mark, visit, folder, anotherVisitor } = traveller;
  const own = WORDS[lang];
  await visit(own.account);
  const login = `clerk-${mark}`;
  const email = `${login}@leportel.example`;
  const visitor = await anotherVisitor();
  try {
    const page = await visitor.newPage();
    await page.goto(own.account);
    await page.fill("#email", email);
    await page.locator("main form button.button").first().click();
    await page.goto(await inLetters(folder, email, secretLink("entrer|enter")));
    await page.locator("main button.button").click();
    await page.waitForURL(`**${own.account}`);
    const stranger = await anotherVisitor();
    const other = await stranger.newPage();
    await other.goto(own.account);
    await throughProvider(other, own, login);
    await expectNoViolations({ page: other, script: true });
    await other.goto(own.account);
    await expectVisible(other.locator("#email"), "nobody has entered by the address alone");
    await other.goto(await inLetters(folder, email, secretLink("joindre|join")));
    await expectNoViolations({ page: other, script: true });
    await other.locator("main button.button").click();
    await expectVisible(other.getByText(email), "the account");
    await page.reload();
    const identities = await page.locator("button[name=identity]").count();
    expect(identities === 1, `${identities} identities on the account`);
    await stranger.close();
  } finally {
    await visitor.close();
  }
});
