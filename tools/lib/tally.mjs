// Reads what each runner says at its end: how many passed, how many failed.

const sum = (text, pattern) => {
  const total = { passed: 0, failed: 0 };
  for (const [, passed, failed] of text.matchAll(pattern)) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  return total;
};

/** `cargo test`: one line for each test binary, and one for the examples of each crate's documentation. */
export const ofCargo = (text) => sum(text, /^test result: \w+\. (\d+) passed; (\d+) failed/gm);

/** The tests of `cargo test` that failed, by name. */
export const failedOfCargo = (text) => [...text.matchAll(/^test (\S+)(?: - should panic)? \.\.\. FAILED$/gm)].map(([, name]) => name);

/**
 * What two runs say together: the second took only the tests that failed in the first. One that passes then is counted as passed, and
 * named, for it passes only sometimes.
 */
export function together(first, second, names) {
  if (second.failed > 0 || second.passed < names.length) return first;
  const total = { passed: first.passed + names.length, failed: first.failed - names.length };
  return { ...total, note: `${total.passed} passed, ${total.failed} failed; passed only the second time: ${names.join(", ")}` };
}

/** The plain line of our own runners. */
export const ofPlain = (text) => sum(text, /^(\d+) passed, (\d+) failed$/gm);

/** Node's runner. */
export const ofNode = (text) => {
  const count = (word) => Number(text.match(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: count("pass"), failed: count("fail") };
};

/** A check that has no count: it passes or fails as one. */
export const asOne = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A runner's count, which its exit code can only worsen: one that ended badly without naming a failure, or well
 * without running anything, has failed.
 */
export function counted({ code, text }, read) {
  const total = read(text);
  const silent = total.failed === 0 && (code !== 0 || total.passed === 0);
  return silent ? { ...total, failed: 1 } : total;
}
