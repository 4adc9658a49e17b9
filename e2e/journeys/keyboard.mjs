// Somebody uses the keyboard alone.
import { expect, expectVisible } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { PAGES } from "../table.mjs";

const BOTH = { script: [true, false] };
const STOPS = 25;

/** What has the focus now: its name, whether it can be seen, and whether it looks any different from its neighbours. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      name: `${element.tagName.toLowerCase()} « ${(element.innerText || element.getAttribute("aria-label") || element.id || "").trim().slice(0, 40)} »`,
      inMain: element.closest("main") !== null || element.id === "main",
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      marked: ring || style.boxShadow !== "none",
    };
  });

journey("the first stop of the keyboard leads over the menus to the content", BOTH, async ({ page, visit, words }) => {
  await visit(words.links);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: words.skip });
  await expectVisible(skip, "the link to the content");
  expect((await focused(page))?.seen, "the link to the content has the focus but cannot be seen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect((await focused(page))?.inMain, "after the link, the next stop is not in the content");
});

for (const { name, at, status } of PAGES.filter(({ status }) => status === undefined)) {
  journey(`every stop of the keyboard can be seen: ${name}`, { languages: ["fr"] }, async ({ page, visit, words }) => {
    await visit(at(words), { status });
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now === null) break;
      expect(now.seen, `stop ${stop + 1} is out of sight: ${now.name}`);
      expect(now.marked, `stop ${stop + 1} looks like its neighbours: ${now.name}`);
    }
  });
}
