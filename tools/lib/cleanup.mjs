// What must be undone when the run ends, however it ends: servers stopped, folders removed.
import { endAll } from "./run.mjs";

const undoings = [];
let undone = null;

/** Registers something to undo at the end; the last registered is undone first. */
export function atEnd(undo) {
  undoings.push(undo);
}

/** Undoes everything once. */
export function undoAll() {
  undone ??= (async () => {
    endAll();
    while (undoings.length > 0) {
      try {
        await undoings.pop()();
      } catch (error) {
        process.stderr.write(`cleaning up: ${error.message}\n`);
      }
    }
  })();
  return undone;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => undoAll().then(() => process.exit(code)));
}
