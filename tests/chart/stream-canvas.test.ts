import { rgb } from "d3";
import { expect, test } from "vitest";
import type { Bar } from "../../demos/chart/bars.ts";
import { taskStream } from "../../demos/chart/task-stream.ts";
import type { Role } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";
import { frame } from "./frame.ts";

interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** What is painted on the stream's canvas: pixels as a browser would keep them. */
function painted(bars: readonly Bar[], rows: number, until: number, height: number, pixelRatio: number): Image {
  const place = frame(300, height, 12, { pixelRatio });
  const images: Image[] = [];
  const make = place.document.createElement.bind(place.document);
  place.document.createElement = ((name: string) => {
    const node = make(name);
    if (name !== "canvas") return node;
    const context = {
      canvas: node,
      createImageData: (width: number, height: number): Image => ({
        width,
        height,
        data: new Uint8ClampedArray(width * height * 4),
      }),
      putImageData: (image: Image) => images.push(image),
    };
    return Object.assign(node, { getContext: () => context });
  }) as typeof place.document.createElement;
  taskStream(bars, { rows, until, legend: [], ends: [] }, place);
  expect(images).toHaveLength(1);
  return images[0]!;
}

/** Tasks that follow at once, more than are drawn one by one; each row has one role. */
function busy(rows: number, roleOf: (row: number) => Role): { bars: Bar[]; until: number } {
  const until = Math.ceil(2400 / rows);
  const bars = Array.from({ length: rows * until }, (_, at): Bar => {
    const [row, start] = [at % rows, Math.floor(at / rows)];
    return { key: String(at), row, start, stop: start + 1, role: roleOf(row) };
  });
  return { bars, until };
}

/** How dark each line of pixels is, 0 to 1, and how much of its ink has the colour of a role. */
const linesOf = ({ width, height, data }: Image, role: Role) => {
  const { r, g, b } = rgb(light[role]);
  return Array.from({ length: height }, (_, y) => {
    let [ink, own] = [0, 0];
    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4) {
      ink += data[at + 3]! / 255;
      if (data[at] === r && data[at + 1] === g && data[at + 2] === b) own += data[at + 3]! / 255;
    }
    return { dark: ink / width, own: ink ? own / ink : 0 };
  });
};

/** Pixels that the axis takes below the plot. */
const AXIS = 20;

/** From many rows in a device pixel to almost two device pixels a row. */
const sizes: readonly (readonly [rows: number, height: number, pixelRatio: number])[] = [32, 47, 64, 100, 300]
  .flatMap((rows) =>
    [60, 85.5, 120].flatMap((height) => [1, 1.25, 2].map((pixelRatio) => [rows, height, pixelRatio] as const)),
  )
  .filter(([rows, height, pixelRatio]) => ((height - AXIS) * pixelRatio) / rows < 2);

test("the sizes tried have rows of less than a pixel, and of more", () => {
  const pitches = sizes.map(([rows, height, pixelRatio]) => ((height - AXIS) * pixelRatio) / rows);
  expect(pitches.filter((pitch) => pitch < 1).length).toBeGreaterThan(10);
  expect(pitches.filter((pitch) => pitch > 1).length).toBeGreaterThan(10);
});

test.each(sizes)("%i busy rows in a picture %d pixels high, %d device pixels each, leave no ground", (...size) => {
  const [rows, height, pixelRatio] = size;
  const { bars, until } = busy(rows, () => "read");
  const lines = linesOf(painted(bars, rows, until, height, pixelRatio), "read");
  expect(lines.length).toBeGreaterThan(((height - AXIS) / 2) * pixelRatio);
  for (const [y, { dark }] of lines.entries()) expect(dark, `line ${y}`).toBeGreaterThan(0.97);
});

test.each(sizes)("%i rows in a picture %d pixels high, %d device pixels each: every row where it is", (...size) => {
  const [rows, height, pixelRatio] = size;
  const last = Math.floor(rows / 3);
  const { bars, until } = busy(rows, (row) => (row < last ? "read" : "join"));
  const lines = linesOf(painted(bars, rows, until, height, pixelRatio), "read");
  const pitch = lines.length / rows;
  for (const [y, { own }] of lines.entries()) {
    const row = (y + 0.5) / pitch;
    if (row < last - 0.5 / pitch - 0.5) expect(own, `line ${y}`).toBe(1);
    if (row > last + 0.5 / pitch + 0.5) expect(own, `line ${y}`).toBe(0);
  }
});

test("of many rows in one line of pixels, the colours have their shares, the one that prevails the most", () => {
  const { bars, until } = busy(400, (row) => (row % 4 ? "read" : "join"));
  const lines = linesOf(painted(bars, 400, until, 60, 1), "read");
  expect(lines.length * 4).toBeLessThan(400);
  for (const { dark, own } of lines) {
    expect(dark).toBeGreaterThan(0.97);
    expect(own).toBeGreaterThan(0.65);
    expect(own).toBeLessThan(0.85);
  }
});
