// Asks the suggestions of a site for every query of `tests/relevance.tsv` and counts what came first.
import { readFileSync } from "node:fs";

const TABLE = new URL("../../tests/relevance.tsv", import.meta.url);
const AT_ONCE = 4;

/** What the project promises of its own table. */
export const PROMISED = { first: 0.95, among5: 0.99 };

/** One row a query; `expected` holds every first answer that a person could mean. */
export function rows(file = TABLE) {
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [query, lang, expected, kind] = line.split("\t");
    return { query, lang, expected: expected.split("|"), kind };
  });
}

/** Each row with its answers and the place of the expected one among them: 0 is the first, -1 is nowhere. */
export async function ask(origin, asked = rows()) {
  const waiting = asked.map((row, at) => ({ row, at }));
  const answered = new Array(asked.length);
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answered[next.at] = await askOne(origin, next.row);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answered;
}

async function askOne(origin, row) {
  const response = await fetch(`${origin}/api/v1/suggest?${new URLSearchParams({ q: row.query, lang: row.lang })}`);
  if (response.status !== 200) throw new Error(`« ${row.query} » is answered ${response.status}`);
  const { results } = await response.json();
  return { ...row, results, place: results.findIndex(({ id }) => row.expected.includes(id)) };
}

const within = (answered, places) => answered.filter(({ place }) => place >= 0 && place < places).length / answered.length;

/** The shares of queries whose expected answer comes first, and among the first five. */
export const recall = (answered) => ({ first: within(answered, 1), among5: within(answered, 5) });

export const kept = ({ first, among5 }) => first >= PROMISED.first && among5 >= PROMISED.among5;

/** « recall@1 0.968, recall@5 0.994 » */
export const told = ({ first, among5 }) => `recall@1 ${first.toFixed(3)}, recall@5 ${among5.toFixed(3)}`;

/** « leportel » (fr, article): Portel (gn-3391412) instead of fr-commune-62667, which is 3rd */
export function failure({ query, lang, kind, expected, results, place }) {
  const [first] = results;
  const came = first ? `${first.name} [${first.context}] (${first.id})` : "nothing";
  const where = place < 0 ? "is not there" : `is number ${place + 1}`;
  return `« ${query} » (${lang}, ${kind}): ${came} instead of ${expected.join(" or ")}, which ${where}`;
}
