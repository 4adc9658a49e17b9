// The ground under the map: tiles drawn in the browser from outlines of our own, never asked of anybody.
import { GridLayer } from "leaflet";
import type { Coords, DoneCallback } from "leaflet";

import { type Ground, type Shape, read } from "./lines";

/** From this zoom the detailed world is worth its weight, and names have room. */
const NEAR = 4;
/** From this zoom the departments are drawn. */
const DEPARTMENTS = 7;
/** Where departments lie, as west, north, east and south in parts of the square world: mainland, Antilles, Guiana, Indian Ocean. */
const FRANCE: Shape["box"][] = [
  [0.484, 0.33, 0.528, 0.377],
  [0.326, 0.447, 0.334, 0.462],
  [0.347, 0.482, 0.358, 0.496],
  [0.624, 0.533, 0.656, 0.561],
];

const asked = new Map<string, Promise<Ground>>();

/** A layer of the ground, read once. One that could not be read is asked for again by the next tile. */
function layer(name: string, language: string): Promise<Ground> {
  const known = asked.get(name);
  if (known) return known;
  const reading = fetch(`/api/v1/map/ground/${name}?lang=${language}`)
    .then((answer) => {
      if (!answer.ok) throw new Error(`the ground answers ${answer.status}`);
      return answer.json();
    })
    .then(read);
  asked.set(name, reading);
  reading.catch(() => asked.delete(name));
  return reading;
}

/** One tile: where it begins in the square world, and how many pixels the world is wide. */
interface Tile {
  pen: CanvasRenderingContext2D;
  x: number;
  y: number;
  scale: number;
  size: number;
}

function meets({ x, y, scale, size }: Tile, { box }: Shape, margin = 0): boolean {
  const reach = (size + margin) / scale;
  const before = margin / scale;
  return box[0] < x + reach && box[2] > x - before && box[1] < y + reach && box[3] > y - before;
}

/** Adds a line to the path; points that fall on the same pixel are one. */
function trace({ pen, x, y, scale }: Tile, { points }: Shape): void {
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < points.length; i += 2) {
    const px = ((points[i] ?? 0) - x) * scale;
    const py = ((points[i + 1] ?? 0) - y) * scale;
    if (i > 0 && i + 2 < points.length && Math.abs(px - lastX) < 0.6 && Math.abs(py - lastY) < 0.6) continue;
    if (i === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
    [lastX, lastY] = [px, py];
  }
}

function strokes(tile: Tile, shapes: Shape[], style: { color: string; width: number; dash?: number[] }): void {
  tile.pen.beginPath();
  for (const one of shapes) if (meets(tile, one, 2)) trace(tile, one);
  tile.pen.setLineDash(style.dash ?? []);
  tile.pen.lineWidth = style.width;
  tile.pen.strokeStyle = style.color;
  tile.pen.stroke();
  tile.pen.setLineDash([]);
}

/** A name is written where its country is wide enough for it; on every tile that it touches. */
function names(tile: Tile, ground: Ground, colour: (name: string) => string): void {
  const { pen, scale } = tile;
  pen.font = "600 12px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  pen.strokeStyle = colour("--map-land");
  pen.fillStyle = colour("--map-name");
  for (const one of ground.labels) {
    const width = pen.measureText(one.name).width;
    if ((one.box[2] - one.box[0]) * scale < width || !meets(tile, one)) continue;
    const [px, py] = [(one.x - tile.x) * scale, (one.y - tile.y) * scale];
    pen.strokeText(one.name, px, py);
    pen.fillText(one.name, px, py);
  }
}

export class GroundLayer extends GridLayer {
  constructor(
    private readonly place: HTMLElement,
    private readonly language: string,
  ) {
    super({ updateWhenZooming: false, keepBuffer: 1, attribution: "" });
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    this.draw(canvas, coords).then(
      () => done(undefined, canvas),
      (error: Error) => done(error, canvas),
    );
    return canvas;
  }

  private async draw(canvas: HTMLCanvasElement, { x, y, z }: Coords): Promise<void> {
    const parts = 2 ** z;
    const inFrance = FRANCE.some(([w, n, e, s]) => x < e * parts && x + 1 > w * parts && y < s * parts && y + 1 > n * parts);
    const [world, departments] = await Promise.all([
      layer(z < NEAR ? "world-small" : "world", this.language),
      z >= DEPARTMENTS && inFrance ? layer("departments", this.language) : undefined,
    ]);
    const size = 256;
    const sharp = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = size * sharp;
    canvas.height = size * sharp;
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.scale(sharp, sharp);
    const tile: Tile = { pen, x: x / parts, y: y / parts, scale: size * parts, size };
    const style = getComputedStyle(this.place);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    pen.beginPath();
    for (const one of world.rings) if (meets(tile, one)) trace(tile, one);
    pen.fillStyle = colour("--map-land");
    pen.fill("evenodd");
    if (departments) strokes(tile, departments.borders, { color: colour("--map-line"), width: 0.7 });
    strokes(tile, world.borders, { color: colour("--map-border"), width: z < NEAR ? 0.8 : 1.4 });
    strokes(tile, world.disputed, { color: colour("--map-line"), width: 1, dash: [3, 3] });
    if (z >= NEAR) names(tile, world, colour);
  }
}
