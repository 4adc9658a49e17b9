// Unpacks the ground: `src/atlas/maps/ground.rs` says how it is packed.

/** Points one after the other, x and y, as parts of the square world. */
export type Line = Float64Array;

interface Packed {
  steps: number;
  lines: string;
  areas?: number[][][];
  borders?: number[];
  disputed?: number[];
  names?: string[];
}

export interface Shape {
  points: Line;
  /** West, north, east and south. */
  box: [number, number, number, number];
}

export interface Label extends Shape {
  name: string;
  x: number;
  y: number;
}

export interface Ground {
  rings: Shape[];
  borders: Shape[];
  disputed: Shape[];
  labels: Label[];
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));
const EDGE = 85.051129;

function project(lon: number, lat: number): [number, number] {
  const angle = (Math.max(-EDGE, Math.min(EDGE, lat)) * Math.PI) / 180;
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI)];
}

function unpack(text: string, steps: number): Line {
  const points: number[] = [];
  const at = [0, 0];
  let axis = 0;
  let value = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = VALUES.get(text.charCodeAt(i)) ?? 0;
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    at[axis] = (at[axis] ?? 0) + ((value >>> 1) ^ -(value & 1));
    if (axis === 1) points.push(...project((at[0] ?? 0) / steps, (at[1] ?? 0) / steps));
    axis = 1 - axis;
    value = 0;
    shift = 0;
  }
  return Float64Array.from(points);
}

function shape(points: Line): Shape {
  const box: Shape["box"] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return { points, box };
}

/** A ring is made of arcs; `!i` is arc `i` backwards. */
function ring(arcs: number[], lines: Line[]): Shape {
  const parts: number[] = [];
  for (const arc of arcs) {
    const line = lines[arc < 0 ? ~arc : arc] ?? new Float64Array();
    if (arc >= 0) parts.push(...line);
    else for (let i = line.length - 2; i >= 0; i -= 2) parts.push(line[i] ?? 0, line[i + 1] ?? 0);
  }
  return shape(Float64Array.from(parts));
}

/** A name stands in the middle of the largest piece of its country. */
function label(name: string, rings: Shape[]): Label | undefined {
  const size = ({ box }: Shape): number => (box[2] - box[0]) * (box[3] - box[1]);
  const largest = rings.reduce<Shape | undefined>((best, one) => (best && size(best) >= size(one) ? best : one), undefined);
  if (!largest || name === "") return undefined;
  const { points } = largest;
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.subarray(i, i + 4);
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { ...largest, name, x: x / (3 * area), y: y / (3 * area) };
}

export function read(packed: Packed): Ground {
  const lines = packed.lines.split(" ").map((line) => unpack(line, packed.steps));
  const all = (numbers: number[] = []): Shape[] => numbers.map((arc) => shape(lines[arc] ?? new Float64Array()));
  if (!packed.areas) return { rings: [], borders: lines.map(shape), disputed: [], labels: [] };
  const areas = packed.areas.map((rings) => rings.map((arcs) => ring(arcs, lines)));
  const labels = areas.map((rings, i) => label(packed.names?.[i] ?? "", rings));
  return {
    rings: areas.flat(),
    borders: all(packed.borders),
    disputed: all(packed.disputed),
    labels: labels.filter((one): one is Label => one !== undefined),
  };
}
