/** The task stream of a hundred thousand tasks as a browser paints it: nothing lost, nothing remembered, each task named. */
import { expect, test, type Page } from "@playwright/test";
import type { Bar } from "../../demos/chart/task-stream.ts";
import type { Part } from "../../demos/chart/stack.ts";
import type { Frame } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";
import { chartScript } from "../../scripts/bench/drawing.ts";
import { preparePage, type Here } from "../chart/stream-page.ts";

let script: string;
test.beforeAll(async () => {
  script = await chartScript("task-stream", "stack");
});

test.beforeEach(async ({ page }) => preparePage(page, script));

for (const [rows, height] of [
  [50, 520],
  [400, 520],
  [1000, 400],
] as const) {
  test(`100,000 tasks on ${rows} threads: no row loses busy time`, async ({ page }) => {
    const { found, truth } = await page.evaluate(
      ([rows, height]) => {
        const { charts, frame, bars, put } = globalThis as unknown as Here;
        const all = bars(rows, 100_000 / rows);
        const until = 100_000 / rows;
        const picture = charts.taskStream(all, { rows, until, legend: [], ends: [] }, frame(1168, height));
        put(picture, 1168, height);
        const canvas = document.querySelector("canvas")!;
        const { data, width } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        const lines = Array.from({ length: canvas.height }, (_, y) => {
          let sum = 0;
          for (let x = 0; x < width; x++) sum += data[(y * width + x) * 4 + 3]! / 255;
          return sum / width;
        });
        const busy = Array.from({ length: rows }, () => 0);
        for (const { row, start, stop } of all) busy[row]! += (Math.min(stop, until) - start) / until;
        // A row of many pixels is read in its middle; rows that share pixels are read a tenth of the picture at a time.
        const inked = lines.flatMap((line, y) => (line > 0 ? [y] : []));
        const [top, bottom] = [inked[0]!, inked.at(-1)! + 1];
        const mean = (of: number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
        const groups = rows === 50 ? 50 : 10;
        const found = Array.from({ length: groups }, (_, group) => {
          const from = top + ((bottom - top) * group) / groups;
          const to = top + ((bottom - top) * (group + 1)) / groups;
          return rows === 50
            ? Math.max(...lines.slice(Math.floor(from), Math.ceil(to)))
            : mean(lines.slice(Math.round(from), Math.round(to)));
        });
        const truth = found.map((_, group) => mean(busy.slice((rows / groups) * group, (rows / groups) * (group + 1))));
        return { found, truth };
      },
      [rows, height] as const,
    );
    expect(Math.max(...truth) - Math.min(...truth)).toBeGreaterThan(0.2);
    for (const [group, share] of found.entries()) {
      expect(Math.abs(share - truth[group]!), `rows ${group}: ${share} for ${truth[group]}`).toBeLessThan(0.02);
    }
  });
}

test("every moment is painted the same, whatever was shown before", async ({ page }) => {
  await page.evaluate(() => {
    const { charts, frame, bars, put } = globalThis as unknown as Here;
    const all = bars(64, 400);
    const ghost = bars(64, 300);
    for (let time = 0; time < 2; time++) {
      const options = { rows: 64, until: 400, legend: [{ label: "read", role: "read" as const }], ends: [], ghost };
      put(charts.taskStream(all, options, frame(580, 300)), 580, 300);
    }
  });
  for (const moments of [[250], [400, 0, 133.3], [10, 399, 0]]) {
    await page.evaluate((moments) => {
      const [used, fresh] = (globalThis as unknown as Here).kept;
      for (const moment of moments) used!.at(moment);
      fresh!.at(Infinity);
      fresh!.at(moments.at(-1)!);
    }, moments);
    const [used, fresh] = [await page.locator("#box0").screenshot(), await page.locator("#box1").screenshot()];
    expect(used.equals(fresh), `at ${moments.at(-1)}`).toBe(true);
  }
  const [early, late] = [await shotAt(page, 5), await shotAt(page, 395)];
  expect(early.equals(late)).toBe(false);
});

async function shotAt(page: Page, moment: number): Promise<Buffer> {
  await page.evaluate((moment) => (globalThis as unknown as Here).kept[0]!.at(moment), moment);
  return page.locator("#box0").screenshot();
}

test("drawn again, the same bars look as if drawn first: in other colours, at other sizes, as the run before", async ({
  page,
}) => {
  const shots = await page.evaluate((colours) => {
    const { charts, frame, bars } = globalThis as unknown as Here;
    const kinds = ["waiting", "transfer", "lost", "read"] as const;
    const all = bars(60, 100).map((bar, at) => (at % 5 ? bar : { ...bar, role: kinds[(at / 5) % 4]! }));
    const other = (role: keyof typeof colours): string => (role === "read" ? "#a02060" : colours[role]);
    const shot = (all: Bar[], kind: "run" | "ghost", at: Frame): string => {
      const options = { rows: 60, until: 100, legend: [], ends: [] };
      const picture =
        kind === "run" ? charts.taskStream(all, options, at) : charts.taskStream([], { ...options, ghost: all }, at);
      return picture.node.querySelector("canvas")!.toDataURL();
    };
    const turns = [
      ["run", () => frame(580, 300)],
      ["run", () => frame(580, 300, { palette: other as Frame["palette"] })],
      ["run", () => frame(700, 300)],
      ["run", () => frame(700, 100)],
      ["ghost", () => frame(700, 300)],
      ["run", () => frame(580, 300, { pixelRatio: 2 })],
      ["run", () => frame(580, 300, { label: 12 })],
      ["run", () => frame(580, 300)],
    ] as const;
    return turns.map(([kind, at]) => ({ again: shot(all, kind, at()), first: shot(all.slice(), kind, at()) }));
  }, light);
  for (const [turn, { again, first }] of shots.entries()) expect(again === first, `turn ${turn}`).toBe(true);
  expect(new Set(shots.map(({ again }) => again)).size).toBe(shots.length - 1);
});

test("as paths and as pixels a run looks the same", async ({ page }) => {
  await page.evaluate(() => {
    const { charts, frame, bars, put } = globalThis as unknown as Here;
    const few = bars(20, 100);
    // One more bar than are drawn one by one: the same run, with a last task that takes no time.
    for (const all of [few, [...few, { ...few[0]!, key: "more", start: 99.9, stop: 99.9 }]]) {
      put(charts.taskStream(all, { rows: 20, until: 100, legend: [], ends: [] }, frame(1168, 400)), 1168, 400);
    }
  });
  await expect(page.locator("#box0 canvas")).toHaveCount(0);
  await expect(page.locator("#box1 canvas")).toHaveCount(1);
  const shots = [await page.locator("#box0").screenshot(), await page.locator("#box1").screenshot()];
  const off = await page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext("2d")!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      let sum = 0;
      let far = 0;
      for (let at = 0; at < one!.length; at++) {
        const apart = Math.abs(one![at]! - other![at]!);
        sum += apart;
        if (apart > 96) far++;
      }
      return { mean: sum / one!.length / 255, far: far / one!.length };
    },
    shots.map((shot) => shot.toString("base64")),
  );
  expect(off.mean).toBeLessThan(0.02);
  expect(off.far).toBeLessThan(0.02);
});

test("the pointer and the keys name one task of a hundred thousand, inside the frame", async ({ page }) => {
  for (const [box, width, height] of [
    [0, 1168, 520],
    [1, 320, 240],
  ] as const) {
    await page.evaluate(
      ([width, height]) => {
        const { charts, frame, bars, put } = globalThis as unknown as Here;
        const options = {
          rows: 50,
          until: 2000,
          legend: [],
          ends: [],
          rowName: (row: number) => `worker ${row}`,
        };
        put(charts.taskStream(bars(50, 2000), options, frame(width, height)), width, height);
      },
      [width, height] as const,
    );
    const slider = page.locator(`#box${box} [role=slider]`);
    const plot = (await page.locator(`#box${box} canvas`).boundingBox())!;
    for (const [across, down] of [
      [0.5, 0.5],
      [0.002, 0.1],
      [0.998, 0.9],
    ] as const) {
      await page.mouse.move(plot.x + plot.width * across, plot.y + plot.height * down);
      await expect(slider).toHaveAttribute("aria-valuetext", /^task-\d+, worker \d+, from/);
      const said = (await slider.getAttribute("aria-valuetext"))!;
      const number = Number(/task-(\d+)/.exec(said)![1]);
      // Task n starts in second ⌊n / 50⌋, on worker n mod 50.
      expect(Number(/worker (\d+)/.exec(said)![1])).toBe(number % 50);
      expect(Math.abs((number % 50) - 50 * down)).toBeLessThan(3);
      expect(Math.abs(Math.floor(number / 50) - 2000 * across)).toBeLessThan((2000 / plot.width) * 4 + 2);
      await inside(page, box);
    }
    await page.mouse.move(0, 0);
    await page.locator(`#box${box} [role=slider]`).evaluate((node: SVGElement) => node.focus());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(slider).toHaveAttribute("aria-valuetext", /^task-\d*1, worker 1, from/);
    await page.keyboard.press("End");
    await expect(slider).toHaveAttribute("aria-valuetext", /^task-99951, worker 1,/);
    await inside(page, box);
    await page.keyboard.press("Escape");
    await expect(page.locator(`#box${box} text`, { hasText: "worker" })).toHaveCount(0);
  }
});

/** The words of the cursor do not leave the picture. */
async function inside(page: Page, box: number): Promise<void> {
  const frame = (await page.locator(`#box${box}`).boundingBox())!;
  const words = page.locator(`#box${box} text`, { hasText: /worker|task-/ });
  expect(await words.count()).toBeGreaterThan(0);
  for (const word of await words.all()) {
    const at = (await word.boundingBox())!;
    expect(at.x).toBeGreaterThanOrEqual(frame.x - 0.5);
    expect(at.x + at.width).toBeLessThanOrEqual(frame.x + frame.width + 0.5);
    expect(at.y).toBeGreaterThanOrEqual(frame.y - 1);
    expect(at.y + at.height).toBeLessThanOrEqual(frame.y + frame.height + 1);
  }
}

test("in a stack a stream of pixels stands where one of paths would, as sharp as the screen", async ({ page }) => {
  await page.evaluate(() => {
    const { charts, frame, bars, put } = globalThis as unknown as Here;
    const part = (all: Bar[], height: number): Part => ({
      height,
      draw: (frame) =>
        charts.taskStream(all, { rows: 20, until: 100, legend: [{ label: "20 rows" }], ends: [] }, frame),
    });
    for (const each of [100, 200]) {
      const parts = [part(bars(20, 20), 100), part(bars(20, each), 200)];
      put(charts.stack(parts, frame(580, 300, { pixelRatio: 2 })), 580, 300);
    }
  });
  const shades = page.locator(".box rect[fill='#f1eee6']");
  const [a, b] = [await shades.nth(1).boundingBox(), await shades.nth(3).boundingBox()];
  const canvas = page.locator("#box1 canvas");
  const c = await canvas.boundingBox();
  for (const side of ["x", "y", "width", "height"] as const) {
    expect(b![side]).toBeCloseTo(a![side] + (side === "y" ? 300 : 0), 1);
    expect(c![side]).toBeCloseTo(b![side], 1);
  }
  expect(await canvas.evaluate((node: HTMLCanvasElement) => node.width)).toBe(1160);
});
