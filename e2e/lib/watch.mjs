// What holds on every page of every journey, watched from the first request to the last: nothing from elsewhere, no
// cookie, nothing in the console (a refusal by the content security policy speaks there), no page error.

/** Watches a context. `expectStatus` tells that the next page is meant to answer with an error. */
export function watch(context, origin) {
  const foreign = [];
  const complaints = [];
  const expected = new Set();
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) foreign.push(url);
  });
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // Chromium reports the page that was asked for and answered 404, 400…: that is the very thing the journey checks.
    if (expected.has(message.location().url) && /status of \d{3}/.test(message.text())) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().message}`));
  return {
    foreign,
    complaints,
    expectStatus: (url) => expected.add(new URL(url, origin).href),
    cookies: () => context.cookies(),
  };
}
