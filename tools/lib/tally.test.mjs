import assert from "node:assert/strict";
import { test } from "node:test";

import { asOne, counted, failedOfCargo, ofCargo, ofNode, ofPlain, together } from "./tally.mjs";

const CARGO = `
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
`;

test("the binaries of cargo test are added up", () => {
  assert.deepEqual(ofCargo(CARGO), { passed: 15, failed: 2 });
});

test("the tests that failed are named", () => {
  assert.deepEqual(failedOfCargo("test a::b ... ok\ntest a::c::sqlite ... FAILED\n    a::c::sqlite\n"), ["a::c::sqlite"]);
});

test("a test that fails once and then passes is counted and named; one that fails twice has failed", () => {
  const first = { passed: 15, failed: 2 };
  const mended = together(first, { passed: 2, failed: 0 }, ["a", "b"]);
  assert.deepEqual([mended.passed, mended.failed], [17, 0]);
  assert.match(mended.note, /a, b$/);
  assert.deepEqual(together(first, { passed: 1, failed: 1 }, ["a", "b"]), first);
  assert.deepEqual(together(first, { passed: 0, failed: 0 }, ["a", "b"]), first);
});

test("a plain closing line is read, and a sentence that holds one is not", () => {
  assert.deepEqual(ofPlain("so far 9 passed, 1 failed\n4 passed, 1 failed\n"), { passed: 4, failed: 1 });
});

test("both ways in which node reports are read", () => {
  assert.deepEqual(ofNode("# pass 5\n# fail 1\n"), { passed: 5, failed: 1 });
  assert.deepEqual(ofNode("ℹ pass 5\nℹ fail 0\n"), { passed: 5, failed: 0 });
});

test("a runner that does not compile has failed once", () => {
  assert.deepEqual(counted({ code: 101, text: "error: could not compile" }, ofCargo), { passed: 0, failed: 1 });
});

test("a runner that ran nothing has failed even when it says it went well", () => {
  assert.deepEqual(counted({ code: 0, text: "" }, ofPlain), { passed: 0, failed: 1 });
});

test("a check without a count is one", () => {
  assert.deepEqual([asOne(0), asOne(3)], [{ passed: 1, failed: 0 }, { passed: 0, failed: 1 }]);
});
