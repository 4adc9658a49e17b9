// Links as curves between clusters.
import { type LatLngTuple, type LayerGroup, type Renderer, Polyline } from "leaflet";

import type { Data } from "./data";

const PIECES = 20;
const RADIANS = Math.PI / 180;

const down = (lat: number): number => -Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / RADIANS;
const up = (y: number): number => (2 * Math.atan(Math.exp(-y * RADIANS)) - Math.PI / 2) / RADIANS;

/** A gentle curve, bent upwards by a sixth of its length as on the drawings, in the projection of the map. */
function curve([lat1, lon1]: LatLngTuple, [lat2, lon2]: LatLngTuple): LatLngTuple[] {
  const [y1, y2] = [down(lat1), down(lat2)];
  const [dx, dy] = [lon2 - lon1, y2 - y1];
  const side = dx >= 0 ? 1 : -1;
  const [bendX, bendY] = [lon1 + dx / 2 + (side * dy) / 6, y1 + dy / 2 - (side * dx) / 6];
  return Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = i / PIECES;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [up(a * y1 + b * bendY + c * y2), a * lon1 + b * bendX + c * lon2];
  });
}

/** The way between two places is the short one; over the edge of the view it is drawn from both ends. */
function ways(from: LatLngTuple, to: LatLngTuple): [LatLngTuple, LatLngTuple][] {
  const apart = to[1] - from[1];
  if (Math.abs(apart) <= 180) return [[from, to]];
  const turn = apart > 0 ? -360 : 360;
  return [
    [from, [to[0], to[1] + turn]],
    [[from[0], from[1] - turn], to],
  ];
}

/** Draws the arcs, the heaviest above. `at` gives the place of a cluster. */
export function draw(group: LayerGroup, renderer: Renderer, arcs: Data["arcs"], at: (cluster: number) => LatLngTuple): void {
  if (!arcs) return;
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--laterite").trim();
  for (let i = arcs.links.length - 1; i >= 0; i -= 1) {
    const weight = Math.min(7, 1.1 + Math.log2(arcs.links[i] ?? 1) * 0.6);
    for (const [from, to] of ways(at(arcs.from[i] ?? 0), at(arcs.to[i] ?? 0))) {
      const style = { renderer, weight, color: colour, opacity: 0.5, interactive: false, smoothFactor: 0.5 };
      group.addLayer(new Polyline(curve(from, to), style));
    }
  }
}
