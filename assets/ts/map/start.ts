// Puts the parts together: the map, its ground, its data, the line that says how it stands, and the address.
import { type LatLngTuple, Canvas, Control, LayerGroup, Map, Point } from "leaflet";

import * as arcs from "./arcs";
import { type Data, Source } from "./data";
import { GroundLayer } from "./ground";
import * as list from "./list";
import * as marks from "./marks";
import { type Page, links, read, remember, say, status } from "./page";

const PATIENCE = 150;
/** The window that is asked for keeps to a grid of this many pixels: a small step needs no new answer. */
const GRID = 128;
const DEEPEST = 12;

function create(page: Page): Map {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new Map(page.place, {
    minZoom: page.place.clientWidth < 700 ? 1 : 2,
    maxZoom: DEEPEST,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    // The wheel belongs to the page until the map is taken up.
    scrollWheelZoom: false,
    maxBounds: [
      [-80, -3600],
      [85, 3600],
    ],
    maxBoundsViscosity: 1,
  });
  map.once("focus", () => map.scrollWheelZoom.enable());
  return map;
}

function look(map: Map, { at, extent }: Page): void {
  const [lat = 0, lon = 0, zoom = 2] = at;
  const [west = 0, south = 0, east = 0, north = 0] = extent;
  if (at.length === 3) map.setView([lat, lon], Math.round(zoom), { animate: false });
  else if (extent.length === 4)
    map.fitBounds([[south, west], [north, east < west ? east + 360 : east]], { padding: [36, 36], maxZoom: 9, animate: false });
  else map.setView([28, 8], map.getMinZoom(), { animate: false });
}

/** The window around the view, its edges on the grid, in degrees. */
function window_(map: Map): string {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return "-180,-90,180,90";
  const corner = new Point(Math.floor(min.x / GRID) * GRID, Math.floor(min.y / GRID) * GRID);
  const other = new Point(Math.ceil(max.x / GRID) * GRID, Math.ceil(max.y / GRID) * GRID);
  const [northWest, southEast] = [map.unproject(corner), map.unproject(other)];
  const whole = southEast.lng - northWest.lng >= 360;
  const edges = [
    whole ? -180 : northWest.wrap().lng,
    Math.max(-90, southEast.lat),
    whole ? 180 : southEast.wrap().lng,
    Math.min(90, northWest.lat),
  ];
  return edges.map((edge) => edge.toFixed(4)).join(",");
}

function told(page: Page, data: Data): string {
  const all = data.in_view + data.unplaced >= data.total;
  const parts = [links(page, data.total), all ? say(page, "all-in-view") : say(page, "in-view", data.in_view, data.total)];
  if (!data.arcs) parts.push(say(page, "choose"));
  else if (data.arcs.total > data.arcs.links.length) parts.push(say(page, "arcs-cut", data.arcs.links.length, data.arcs.total));
  else if (data.arcs.total > 0) parts.push(say(page, "arcs"));
  if (data.arcs && data.arcs.inner > 0) parts.push(say(page, "inner", data.arcs.inner));
  if (data.unplaced > 0) parts.push(say(page, "unplaced", data.unplaced));
  return parts.join(" · ");
}

/** Shows the map in place of the drawing, once it has something to show. */
function reveal({ place }: Page): void {
  place.classList.remove("waiting");
  place.parentElement?.querySelector("img")?.setAttribute("hidden", "");
  document.getElementById("map-marks")?.removeAttribute("hidden");
  document.getElementById("map-legend")?.setAttribute("hidden", "");
}

export function start(place: HTMLElement): void {
  const page = read(place);
  place.classList.add("waiting");
  place.hidden = false;
  const map = create(page);
  controls(map, page);
  const ground = new GroundLayer(place, page.language).addTo(map);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    ground.redraw();
    if (shown) draw(shown);
  });
  const renderer = new Canvas({ padding: 0.4 });
  const [curves, points] = [new LayerGroup().addTo(map), new LayerGroup().addTo(map)];
  const source = new Source(page.api);
  let shown: Data | undefined;
  let copy = 0;

  function draw(data: Data): void {
    const middle = map.getCenter().lng;
    copy = Math.round(middle / 360);
    const { lat, lon } = data.clusters;
    // Every place stands in that copy of the world which is nearest to the middle of the view.
    const at = (i: number): LatLngTuple => {
      const x = (lon[i] ?? 0) / 10_000;
      return [(lat[i] ?? 0) / 10_000, x + 360 * Math.round((middle - x) / 360)];
    };
    curves.clearLayers();
    points.clearLayers();
    arcs.draw(curves, renderer, data.arcs, at);
    marks.draw(map, points, page, data, at);
  }

  let waiting = 0;
  let turn = 0;
  async function update(): Promise<void> {
    waiting = 0;
    const mine = ++turn;
    try {
      const data = await source.ask(window_(map), map.getZoom());
      if (data) {
        shown = data;
        draw(data);
        list.show(page, data);
        reveal(page);
      } else if (shown && Math.round(map.getCenter().lng / 360) !== copy) draw(shown);
      if (shown) status(told(page, shown));
    } catch {
      status(say(page, "failed"));
    }
    if (!waiting && mine === turn) place.removeAttribute("aria-busy");
  }

  map.on("moveend", () => {
    place.setAttribute("aria-busy", "true");
    const { lat, lng } = map.getCenter().wrap();
    remember(lat, lng, map.getZoom());
    clearTimeout(waiting);
    waiting = window.setTimeout(update, PATIENCE);
  });
  status(say(page, "loading"));
  look(map, page);
  clearTimeout(waiting);
  void update();
}

/** Buttons and the line of sources, in the language of the page. */
function controls(map: Map, page: Page): void {
  new Control.Zoom({ position: "topright", zoomInTitle: say(page, "in"), zoomOutTitle: say(page, "out") }).addTo(map);
  new Control.Attribution({ prefix: false }).addAttribution(say(page, "credit")).addTo(map);
  map.on("popupopen", ({ popup }) => {
    popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", say(page, "close"));
  });
  for (const pane of ["markerPane", "overlayPane", "tilePane"]) map.getPane(pane)?.setAttribute("aria-hidden", "true");
}
