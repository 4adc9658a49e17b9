// Expectations whose failure says what was found and where.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function expect(truth, message) {
  if (!truth) throw new Error(message);
}

export function expectEqual(found, wanted, what) {
  expect(found === wanted, `${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

export async function expectVisible(locator, what) {
  await locator.first().waitFor({ state: "visible", timeout: 10_000 }).catch(() => {
    throw new Error(`${what}: not to be seen`);
  });
}

export function expectNoForeignRequest({ watched }) {
  expect(watched.foreign.length === 0, `requests to elsewhere: ${watched.foreign.join(", ")}`);
}

export async function expectNoCookie({ watched }) {
  const names = (await watched.cookies()).map((cookie) => cookie.name);
  expect(names.length === 0, `cookies: ${names.join(", ")}`);
}

export function expectNoConsoleError({ watched }) {
  expect(watched.complaints.length === 0, `the console says:\n${watched.complaints.join("\n")}`);
}

export async function expectNoHorizontalScroll({ page }) {
  const { wide, of, by } = await page.evaluate(() => {
    const root = document.documentElement;
    const outside = (element) => element.getBoundingClientRect().right > root.clientWidth + 1;
    const names = [...document.querySelectorAll("body *")].filter(outside).slice(0, 3);
    return {
      wide: root.scrollWidth,
      of: root.clientWidth,
      by: names.map((e) => `${e.tagName.toLowerCase()}.${e.className}`).join(", "),
    };
  });
  expect(wide <= of, `${page.url()} is ${wide} px wide in a window of ${of} px (${by})`);
}

/**
 * Every rule that axe applies by default, plus the size of targets (WCAG 2.2 AA), and no rule turned off.
 *
 * axe is a script, and where scripts are off the browser runs none, ours included. There the same address is opened in
 * a second window that runs scripts but receives none of the site's: the document is the same, and axe can read it.
 */
export async function expectNoViolations(traveller) {
  const { page, script } = traveller;
  if (script) return judge(page);
  const twin = await traveller.twinWithoutOurScripts();
  try {
    await twin.goto(page.url());
    await judge(twin);
  } finally {
    await twin.context().close();
  }
}

async function judge(page) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const options = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
    return (await window.axe.run(document, options)).violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`),
      count: nodes.length,
    }));
  });
  const told = violations.map((v) => `${v.id} (${v.count}): ${v.help}\n    ${v.where.join("\n    ")}`);
  expect(violations.length === 0, `${page.url()} breaks rules of accessibility:\n  ${told.join("\n  ")}`);
}
