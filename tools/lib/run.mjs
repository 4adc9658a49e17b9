// Runs a command: shows what it prints while it prints it, and keeps the text for those who count.
import { spawn } from "node:child_process";

const ANSI = /\u001b\[[0-9;]*m/g;

/** The children that are running, so that an interrupted run leaves none behind. */
const running = new Set();

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: object, quiet?: boolean, cwd?: string }} options
 * @returns {Promise<{ code: number, text: string }>} never rejects: a command that cannot start is code 127
 */
export function run(command, args = [], { env = {}, quiet = false, cwd } = {}) {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? { CARGO_TERM_COLOR: "always" } : {};
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...colour, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let text = "";
    const keep = (to) => (chunk) => {
      text += chunk;
      if (!quiet) to.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", keep(process.stdout));
    child.stderr.setEncoding("utf8").on("data", keep(process.stderr));
    const end = (code) => {
      running.delete(child);
      resolve({ code, text: text.replace(ANSI, "") });
    };
    child.on("error", (error) => {
      text += error.message;
      end(127);
    });
    child.on("close", (code, signal) => end(code ?? (signal ? 1 : 0)));
  });
}

/** Ends what `run` started and has not ended yet. */
export function endAll() {
  for (const child of running) child.kill("SIGTERM");
}
