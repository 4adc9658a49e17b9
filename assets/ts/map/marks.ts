// Clusters and places: a circle in France, a diamond abroad, a square for both; a number where there are several.
import { DivIcon, type LatLng, type LatLngTuple, type LayerGroup, type Map, Marker, Popup } from "leaflet";

import type { Data } from "./data";
import { type Page, links, say } from "./page";

const SIDES = ["fr", "ab", "both"];
/** Coming nearer by this many zooms parts a cluster in most cases. */
const STEPS = 2;

const diameter = (places: number, count: number): number =>
  places === 1 ? Math.min(20, 11 + Math.log2(count + 1)) : Math.min(48, 24 + Math.log2(places) * 2.4);

const short = (page: Page, count: number): string =>
  count < 1_000
    ? count.toLocaleString(page.language)
    : `${(count / 1000).toLocaleString(page.language, { maximumFractionDigits: count < 10_000 ? 1 : 0 })}\u00a0k`;

export function draw(map: Map, group: LayerGroup, page: Page, data: Data, at: (cluster: number) => LatLngTuple): void {
  const { clusters } = data;
  let first = 0;
  for (let i = 0; i < clusters.lat.length; i += 1) {
    const [places = 0, count = 0, named = 0] = [clusters.places[i], clusters.links[i], clusters.named[i]];
    const entries = Array.from({ length: named }, (_, k) => first + k);
    first += named;
    const size = diameter(places, count);
    const html = document.createElement("span");
    html.className = "mark-n";
    if (places > 1) html.textContent = short(page, count);
    const icon = new DivIcon({ className: `mark-${SIDES[clusters.side[i] ?? 2]}`, html, iconSize: [size, size] });
    const title = [data.places.name[entries[0] ?? -1] ?? "", places > 1 ? say(page, "places", places) : "", links(page, count)];
    const spoken = title.filter((part) => part !== "").join(" · ");
    const mark = new Marker(at(i), { icon, keyboard: false, title: spoken, zIndexOffset: count, riseOnHover: true });
    mark.on("click", () => {
      if (named > 0) tell(map, page, data, entries, mark.getLatLng());
      else map.setView(mark.getLatLng(), Math.min(map.getMaxZoom(), map.getZoom() + STEPS));
    });
    group.addLayer(mark);
  }
}

/** What is known of the places of one point, with the ways on. */
function tell(map: Map, page: Page, data: Data, entries: number[], where: LatLng): void {
  const content = document.createElement("div");
  for (const entry of entries) content.append(card(page, data, entry));
  new Popup({ maxWidth: 260, maxHeight: 240, autoPanPaddingTopLeft: [12, 12], autoPanPaddingBottomRight: [64, 12] }).setLatLng(where).setContent(content).openOn(map);
}

/** A place in a few lines: its name, where it lies, its links, and where to go from here. */
export function card(page: Page, { places }: Data, entry: number): HTMLElement {
  const id = places.id[entry] ?? "";
  const box = document.createElement("div");
  box.className = "card";
  const name = document.createElement("strong");
  name.textContent = places.name[entry] ?? "";
  const line = document.createElement("p");
  line.textContent = `${places.context[entry] ?? ""} · ${links(page, places.links[entry] ?? 0)}`;
  const on = document.createElement("p");
  on.append(
    anchor(places.url[entry] ?? "", say(page, "record"), name.textContent),
    anchor(`${page.map}?authority=${id}&view=interactive`, say(page, "its-links"), name.textContent),
    anchor(`${page.list}?authority=${id}`, say(page, "its-list"), name.textContent),
  );
  box.append(name, line, on);
  return box;
}

/** A link whose purpose is clear out of its context too. */
export function anchor(href: string, text: string, of: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  link.setAttribute("aria-label", `${text} : ${of}`);
  return link;
}
