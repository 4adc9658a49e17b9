// What each page weighs for somebody who comes for the first time. The bounds are the project's contracts.
import { expect } from "../lib/expect.mjs";
import { journey } from "../lib/journey.mjs";
import { BOUNDS, weigh } from "../lib/weigh.mjs";
import { PAGES } from "../table.mjs";

const told = (requests) => requests.map(({ type, bytes, encoding, url }) => `${bytes} B ${encoding} ${type} ${url}`).join("\n");

for (const { name, at, map, document } of PAGES.filter(({ status }) => status === undefined)) {
  journey(`within its weight: ${name}`, { widths: [1280] }, async ({ visit, words, origin, anotherVisitor }) => {
    await visit(at(words)); // the server has met the page before; the visitor who is weighed has not
    const visitor = await anotherVisitor();
    try {
      const { requests, firstView, complete } = await weigh(visitor, origin + at(words));
      const most = map ? BOUNDS.withMap : BOUNDS.complete;
      expect(document || firstView <= BOUNDS.firstView, `HTML and CSS are ${firstView} B, over ${BOUNDS.firstView}:\n${told(requests)}`);
      expect(complete <= most.bytes, `the page is ${complete} B, over ${most.bytes}:\n${told(requests)}`);
      expect(requests.length <= most.requests, `${requests.length} requests, over ${most.requests}:\n${told(requests)}`);
    } finally {
      await visitor.close();
    }
  });
}
