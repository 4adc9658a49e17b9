// What a page weighs on the wire for somebody who comes for the first time: headers and bodies as they were sent.

/** Loads the address in a fresh visitor's window. Sizes are bytes; `requests` holds one row a request. */
export async function weigh(context, url) {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const rows = new Map();
  await wire.send("Network.enable");
  wire.on("Network.responseReceived", ({ requestId, type, response }) => {
    rows.set(requestId, { type, url: response.url, encoding: header(response, "content-encoding"), bytes: 0 });
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const row = rows.get(requestId);
    if (row) row.bytes = encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const requests = [...rows.values()].filter((row) => row.url.startsWith("http"));
  await page.close();
  const sum = (wanted) => requests.filter(wanted).reduce((total, row) => total + row.bytes, 0);
  return {
    requests,
    firstView: sum(({ type }) => type === "Document" || type === "Stylesheet"),
    complete: sum(() => true),
  };
}

const header = (response, name) => {
  const found = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name);
  return found ? found[1] : "none";
};

/** Bounds of the project's contracts, in bytes and in requests. */
export const BOUNDS = {
  firstView: 13_000,
  complete: { bytes: 30_000, requests: 2 },
  withMap: { bytes: 60_000, requests: 4 },
};
