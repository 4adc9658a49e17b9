// The six-digit code of an application of codes (RFC 6238), as a telephone computes it from the key that is typed in.
import { createHmac } from "node:crypto";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytes(seed) {
  let bits = "";
  for (const sign of seed.replace(/\s|=/g, "")) bits += SIGNS.indexOf(sign).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

const STEP = 30_000;
// From reading a code to its arrival at the server, on a machine that does more than this.
const TYPING = 12_000;

/**
 * The six-digit code of a key; `later` steps of thirty seconds from now, since each is accepted once.
 * When little of the step is left, it waits for the next, as a person would who sees the number about to change.
 */
export async function codeOf(seed, later = 0) {
  const left = STEP - (Date.now() % STEP);
  if (left < TYPING) await new Promise((resolve) => setTimeout(resolve, left + 50));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + later));
  const mac = createHmac("sha1", bytes(seed)).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
