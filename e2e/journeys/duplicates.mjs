// A visitor reports a duplicate; an administrator compares the two, says that they are two, thinks again, makes them one and parts them.
import { expect, expectEqual, expectNoViolations, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { administrator } from "./accounts.mjs";

const WORDS = {
  fr: { list: "/fr/compte/doublons", word: "doublon" },
  en: { list: "/en/account/duplicates", word: "duplicate" },
};
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the API says of an identifier what it should: the atlas follows once a second. */
async function comesTo(traveller, id, moved) {
  for (let tries = 0; tries < 480; tries += 1) {
    const answer = await fetch(`${traveller.origin}/api/v1/partnerships/${id}`, { redirect: "manual" });
    if ((answer.status === 301) === moved) return moved ? (await answer.json()).moved_to : id;
    await wait(250);
  }
  throw new Error(`${id} should ${moved ? "lead to another" : "be there again"}`);
}

async function twoRecords(traveller) {
  const { page, visit, lang, words, origin, watched } = traveller;
  const own = WORDS[lang];
  const admin = await administrator(traveller, "doublons");
  const office = { ...traveller, page: admin.page };
  await admin.page.goto(`${origin}${own.list}?what=partnership`);
  await expectNoViolations(office);
  // Each journey has a pair of its own.
  const address = await admin.page.locator("main ul.rows a").nth(lang === "en" ? 1 : 0).getAttribute("href");
  const [one, other] = address.split("/").slice(-2);

  await visit(words.partnership(one));
  await page.locator(`main a[href$="/${one}/${own.word}"]`).click();
  await expectVisible(page.locator("#f-other"), "the form of the report");
  await expectNoViolations(traveller);
  watched.expectStatus(new URL(page.url()).pathname);
  await page.fill("#f-source", `Bulletin (${lang})`);
  await page.locator("main button.button").click();
  await expectVisible(page.locator("main [role=alert]"), "which record is missing");
  expectEqual(await page.inputValue("#f-source"), `Bulletin (${lang})`, "what was typed");
  await expectNoViolations(traveller);
  await page.fill("#f-other", `${origin}${words.partnership(other)}`);
  await page.locator("main button.button").click();
  await expectVisible(page.locator("main [role=status]"), "it is passed on");
  await expectNoViolations(traveller);

  const there = admin.page;
  await there.goto(origin + address);
  await expectVisible(there.getByText(`Bulletin (${lang})`), "what the visitor said");
  await expectNoViolations(office);
  await there.fill("#why", "Deux conventions");
  await there.locator('button[value="apart"]').click();
  await there.waitForURL((url) => url.pathname === own.list);
  expectEqual(await there.locator(`main a[href="${address}"]`).count(), 0, "the pair is gone from the list");
  await there.goto(`${origin}${own.list}?show=apart`);
  await expectNoViolations(office);
  await there.locator(`main a[href="${address}"]`).click();
  await there.locator('button[value="together"]').click();
  await there.waitForLoadState();
  expectEqual(await there.locator('button[value="together"]').count(), 0, "the pair is to be looked at again");

  await there.locator(`#s-${other}`).check();
  await there.fill("#reason", "La même convention");
  await there.locator('button[value="merge"]').click();
  await expectVisible(there.locator("main [role=status]"), "they are one");
  await expectNoViolations(office);
  const merge = new URL(there.url()).pathname;
  expectEqual(await comesTo(traveller, one, true), other, "the identifier that went leads to the other");
  // Asked afresh: a browser may show what it has for a minute.
  const moved = await fetch(origin + words.partnership(one), { redirect: "manual" });
  expect(moved.status === 301 && moved.headers.get("location").includes(other), "its page leads there too");
  await there.goto(`${origin}${own.list}?show=merged`);
  await expectNoViolations(office);
  await there.goto(origin + merge);
  await there.locator('button[value="separate"]').click();
  await there.waitForLoadState();
  expectEqual(await there.locator('button[value="separate"]').count(), 0, "they are two again");
  await expectNoViolations(office);
  await comesTo(traveller, one, false);
  await admin.visitor.close();
}

journey("two records of one link are reported, made one and parted again", { script: [false], widths: [320], languages: ["fr"] }, twoRecords);
journey("two records of one link are reported, made one and parted again", { script: [true], widths: [1280], languages: ["en"] }, twoRecords);
