/** Bars as pixels: each of its row's height where there is room for rows; where there is not, pixels that rows share. */
import { color } from "d3";
import type { Frame } from "../contract/demo.ts";
import type { BarIndex } from "./bar-index.ts";
import { THIN } from "./bars.ts";
import { coverage, type Coverage } from "./coverage.ts";
import { maskOf, type Mask } from "./hatch.ts";
import type { CanvasLayer } from "./layers.ts";
import type { Drawing } from "./stream-bars.ts";

/** Pixels of the whole canvas: how dark, and in whose colour. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly share: Uint8Array;
  readonly look: Uint8Array;
}

/** What was painted last of some bars: a redraw counts, colours and takes memory only for what is no longer so. */
interface Painted {
  readonly asked: string;
  readonly pixels: Pixels;
  readonly image: ImageData;
  colours: string;
}

const known = new WeakMap<BarIndex, Painted>();

/** Paints all bars; `opacity` for a wash of them. */
export function paintBars(layer: CanvasLayer, drawing: Drawing, frame: Frame, opacity = 1): void {
  const { context } = layer;
  const { index } = drawing;
  const painted = paintedOf(layer, drawing);
  const roles = index.looks.map(({ role }) => frame.palette(role));
  const colours = [...roles, opacity, frame.label, frame.pixelRatio].join();
  if (painted.colours !== colours) {
    const masks = index.looks.map(({ kind }) => (opacity === 1 ? maskOf(kind, frame) : undefined));
    const channels = roles.map((role) => channelsOf(context, role));
    colour(painted.pixels, new Uint32Array(painted.image.data.buffer), channels, masks, opacity);
    painted.colours = colours;
  }
  context.putImageData(painted.image, 0, 0);
}

function paintedOf({ context, across, down }: CanvasLayer, { index, rows, plot, until }: Drawing): Painted {
  const { width, height } = context.canvas;
  const top = rows.top(0) - plot.y;
  const asked = [width, height, across, down, until, top, rows.pitch, rows.height].join();
  const before = known.get(index);
  if (before?.asked === asked) return before;
  const size = width * height;
  const pixels = { width, height, share: new Uint8Array(size), look: new Uint8Array(size) };
  const lie = { top: top * down, pitch: rows.pitch * down, high: rows.height * down };
  cover(pixels, index, { until, seam: 0.7 * across }, lie);
  const painted = { asked, pixels, image: context.createImageData(width, height), colours: "" };
  known.set(index, painted);
  return painted;
}

/** Where rows lie, in device pixels: the first one's top, from top to top, and how high a bar is. */
interface Lie {
  readonly top: number;
  readonly pitch: number;
  readonly high: number;
}

/** Rows of fewer device pixels than this share them: each line of pixels has its part of every row that it meets. */
const ROW = 2;

function cover(
  pixels: Pixels,
  index: BarIndex,
  time: { readonly until: number; readonly seam: number },
  { top, pitch, high }: Lie,
): void {
  const { width, height } = pixels;
  const grid = { ...time, columns: width, bands: index.rows };
  if (pitch < ROW) {
    // As many lines as the rows are high together, whether there are more rows than lines or fewer.
    const bands = Math.max(1, Math.min(height, Math.round(pitch * index.rows)));
    const first = Math.max(0, Math.min(height - bands, Math.round(top)));
    const { share, look } = coverage(index, { ...grid, bands, counts: () => true });
    pixels.share.set(share, first * width);
    pixels.look.set(look, first * width);
    return;
  }
  const thin = (look: number): boolean => index.looks[look]!.kind === "transfer";
  const topOf = (row: number): number => top + row * pitch;
  spread(coverage(index, { ...grid, counts: (look) => !thin(look) }), index.rows, topOf, high, pixels);
  if (!index.looks.some((_, look) => thin(look))) return;
  const least = Math.max(high * THIN, Math.min(1, high));
  const middle = (row: number): number => topOf(row) + (high - least) / 2;
  spread(coverage(index, { ...grid, counts: thin }), index.rows, middle, least, pixels, true);
}

/** Spreads each band over its row's pixels; a pixel at its edge gets its part. */
function spread(
  { share, look }: Coverage,
  bands: number,
  topOf: (row: number) => number,
  high: number,
  pixels: Pixels,
  over = false,
): void {
  const { width, height } = pixels;
  for (let band = 0; band < bands; band++) {
    const top = topOf(band);
    const bottom = top + high;
    const from = band * width;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++) {
      const part = Math.min(bottom, y + 1) - Math.max(top, y);
      if (part < 0.02) continue;
      const to = y * width;
      if (part === 1 && !over) {
        // Nobody else's: a whole line at once.
        pixels.share.set(share.subarray(from, from + width), to);
        pixels.look.set(look.subarray(from, from + width), to);
        continue;
      }
      for (let x = 0; x < width; x++) {
        const here = share[from + x]! * part;
        if (!here) continue;
        const there = pixels.share[to + x]!;
        if (here >= there || over) pixels.look[to + x] = look[from + x]!;
        pixels.share[to + x] = Math.min(255, over ? Math.max(there, here) : there + here);
      }
    }
  }
}

type Channels = readonly [red: number, green: number, blue: number];

/** Colours every pixel, the empty ones too: what the image held before is gone. */
function colour(
  { width, height, share, look }: Pixels,
  into: Uint32Array,
  channels: readonly Channels[],
  masks: readonly (Mask | undefined)[],
  opacity: number,
): void {
  const full = shades(channels, () => opacity);
  if (!masks.some(Boolean)) {
    for (let at = 0; at < share.length; at++) into[at] = full[(look[at]! << 8) | share[at]!]!;
    return;
  }
  const between = shades(channels, (number) => (masks[number]?.between ?? 1) * opacity);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const number = look[at]!;
      const mask = masks[number];
      const table = mask && !onStroke(mask, x, y) ? between : full;
      into[at] = table[(number << 8) | share[at]!]!;
    }
  }
}

function onStroke({ step, stroke, slant }: Mask, x: number, y: number): boolean {
  const off = (x + slant * y) % step;
  return (off < 0 ? off + step : off) < stroke;
}

/** Every darkness of every colour as a canvas keeps a pixel: 256 for each. */
function shades(colours: readonly Channels[], opacity: (look: number) => number): Uint32Array {
  const bytes = new Uint8Array(colours.length * 1024);
  for (const [look, colour] of colours.entries()) {
    const part = opacity(look);
    for (let dark = 1; dark < 256; dark++) bytes.set([...colour, dark * part], look * 1024 + dark * 4);
  }
  return new Uint32Array(bytes.buffer);
}

/** Red, green and blue of a colour as the palette writes it; what d3 cannot read, the canvas can. */
function channelsOf(context: CanvasRenderingContext2D, colour: string): Channels {
  let read = color(colour)?.rgb();
  if (!read) {
    context.fillStyle = colour;
    read = color(String(context.fillStyle))?.rgb();
  }
  return read ? [read.r, read.g, read.b] : [0, 0, 0];
}
