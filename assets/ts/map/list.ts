// The places in view with the most links, as a list below the map: for keyboards and screen readers, and for everybody.
import type { Data } from "./data";
import { type Page, links, say } from "./page";

export function show(page: Page, { heaviest, places }: Data): void {
  const section = document.getElementById("in-view");
  const list = section?.querySelector("ol");
  if (!section || !list) return;
  // Whoever is reading an entry keeps it: the list waits until the focus is elsewhere.
  if (list.contains(document.activeElement)) return;
  const rows = heaviest.map((entry) => {
    const row = document.createElement("li");
    const name = document.createElement("a");
    name.href = places.url[entry] ?? "";
    name.textContent = places.name[entry] ?? "";
    const line = document.createElement("span");
    line.className = "small muted";
    line.textContent = ` ${places.context[entry] ?? ""} · `;
    const map = document.createElement("a");
    map.className = "small";
    map.href = `${page.map}?authority=${places.id[entry] ?? ""}&view=interactive`;
    map.textContent = links(page, places.links[entry] ?? 0);
    map.title = say(page, "its-links");
    row.append(name, line, map);
    return row;
  });
  list.replaceChildren(...rows);
  section.hidden = rows.length === 0;
}
