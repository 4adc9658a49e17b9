// `make test`: every check of the house, one after the other. A failure never stops the ones after it, and nothing
// that could not run is counted as passed. The last line is the sum of all runners.
//
//   node tools/test.mjs              all steps
//   node tools/test.mjs rust,e2e     some of them, with what they stand on
import { ensure } from "./install.mjs";
import { undoAll } from "./lib/cleanup.mjs";
import { STEPS } from "./steps.mjs";

const OLDEST_NODE = 20;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (line) => process.stdout.write(`${line}\n`);

/** The steps asked for, with those they come after. */
function chosen(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    say(`no step named ${unknown.join(", ")}; there are ${STEPS.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
  if (names.length === 0) return STEPS;
  const wanted = (step) => names.includes(step.name) || STEPS.some((s) => names.includes(s.name) && s.after === step.name);
  return STEPS.filter(wanted);
}

/** What keeps a step from running, in words, or null. */
function obstacle(step, refused, results) {
  const tool = step.needs?.find((name) => refused.has(name));
  if (tool) return `not run: ${tool} is missing: ${refused.get(tool)}`;
  if (step.after && results.get(step.after)?.failed > 0) return `not run: ${step.after} failed`;
  return null;
}

async function take(step, refused, results) {
  say(`\n── ${step.title}`);
  const since = performance.now();
  const note = obstacle(step, refused, results);
  const result = note ? { passed: 0, failed: 1, note } : await attempt(step);
  if (step.verdict === false) result.passed = 0;
  return { ...result, took: seconds(since) };
}

async function attempt(step) {
  try {
    return await step.run();
  } catch (error) {
    return { passed: 0, failed: 1, note: error.message };
  }
}

function summary(steps, results) {
  say("\n── summary");
  for (const { name, title } of steps) {
    const { passed, failed, note, took } = results.get(name);
    const mark = failed > 0 ? "FAIL" : note ? "--  " : "ok  ";
    say(`${mark} ${title}: ${note ?? `${passed} passed, ${failed} failed`} (${took})`);
  }
}

async function main() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}`);
  }
  const steps = chosen((process.argv[2] ?? "").split(",").filter(Boolean));
  const start = performance.now();
  say("── tools");
  const refused = await ensure(steps.flatMap((step) => step.needs ?? []));
  for (const [name, reason] of refused) say(`missing: ${name}: ${reason}`);
  const results = new Map();
  for (const step of steps) results.set(step.name, await take(step, refused, results));
  await undoAll();
  summary(steps, results);
  const total = (key) => [...results.values()].reduce((sum, result) => sum + result[key], 0);
  say(`all of it in ${seconds(start)}\n`);
  say(`${total("passed")} passed, ${total("failed")} failed`);
  return total("failed") > 0 ? 1 : 0;
}

process.exitCode = await main();
