// What the page told the script, and what the script tells the page.

/** The words of the page, with `{n}` and `{m}` where numbers go. */
export type Words = Record<string, string>;

export interface Page {
  place: HTMLElement;
  /** The address of the data, with the filters of the page. */
  api: string;
  /** West, south, east and north of the selection. */
  extent: number[];
  /** Latitude, longitude and zoom, when the address says them. */
  at: number[];
  map: string;
  list: string;
  words: Words;
  language: string;
}

const numbers = (text = ""): number[] => (text === "" ? [] : text.split(",").map(Number));

export function read(place: HTMLElement): Page {
  const { api = "", extent, at, map = "", list = "", words = "{}" } = place.dataset;
  return {
    place,
    api,
    extent: numbers(extent),
    at: numbers(at),
    map,
    list,
    words: JSON.parse(words) as Words,
    language: document.documentElement.lang,
  };
}

/** A sentence with its numbers, written as the language writes them. */
export function say({ words, language }: Page, key: string, n = 0, m = 0): string {
  const number = (value: number): string => value.toLocaleString(language);
  return (words[key] ?? "").replace("{n}", number(n)).replace("{m}", number(m));
}

/** « 1 lien », « 214 liens » */
export const links = (page: Page, count: number): string => say(page, count === 1 ? "link" : "links", count);

export function status(text: string): void {
  const line = document.getElementById("map-status");
  // A line that says the same again would be read out again.
  if (line && line.textContent !== text) line.textContent = text;
}

/** Writes where the map looks into the address, and into the address of the other language. */
export function remember(lat: number, lon: number, zoom: number): void {
  const at = `${lat.toFixed(3)},${lon.toFixed(3)},${zoom}`;
  const here = new URL(location.href);
  here.searchParams.set("at", at);
  history.replaceState(history.state, "", readable(here));
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>("a[hreflang], link[hreflang]")) {
    const there = new URL(link.href);
    if (there.searchParams.get("view") !== "interactive") continue;
    there.searchParams.set("at", at);
    link.href = readable(there);
  }
}

/** Commas need no escape in a query, and people read addresses. */
const readable = (address: URL): string => address.pathname + address.search.replace(/%2C/gi, ",") + address.hash;
