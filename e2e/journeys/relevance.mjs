// People of all kinds type what they know of a place, and the first suggestion is what they mean.
import { expect } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { ask, failure, kept, recall, told } from "../lib/relevance.mjs";

const ONCE = { widths: [1280], languages: ["fr"] };

journey("relevance: the first suggestion is what a person means", ONCE, async ({ origin }) => {
  const answered = await ask(origin);
  const shares = recall(answered);
  process.stdout.write(`     ${answered.length} queries, ${told(shares)}\n`);
  const failed = answered.filter(({ place }) => place !== 0).map(failure);
  expect(kept(shares), `${told(shares)} is less than promised:\n${failed.join("\n")}`);
});
