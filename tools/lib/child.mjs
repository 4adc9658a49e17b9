// A program that stays: started, waited for, stopped.
import { spawn } from "node:child_process";

const LAST = 20_000;

/** Starts a program that serves. `said()` gives the end of what it printed, for the message of a failure. */
export function keep(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let text = "";
  const remember = (chunk) => {
    text = (text + chunk).slice(-LAST);
  };
  child.stdout.setEncoding("utf8").on("data", remember);
  child.stderr.setEncoding("utf8").on("data", remember);
  const ended = new Promise((resolve) => {
    child.on("error", (error) => {
      remember(error.message);
      resolve();
    });
    child.on("close", resolve);
  });
  let over = false;
  ended.then(() => {
    over = true;
  });
  return {
    pid: child.pid,
    said: () => text,
    over: () => over,
    async stop(signal = "SIGTERM") {
      if (!over) child.kill(signal);
      const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** Waits until `ready()` is true; fails when the program ends before, or after `seconds`. */
export async function until(program, ready, { seconds, what, every = 100 }) {
  const limit = Date.now() + seconds * 1000;
  while (!(await ready())) {
    if (program.over()) throw new Error(`${what} ended before it was ready:\n${program.said()}`);
    if (Date.now() > limit) {
      await program.stop("SIGKILL");
      throw new Error(`${what} was not ready after ${seconds} s:\n${program.said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
