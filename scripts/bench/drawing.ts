/** How fast the task stream draws in a browser without a GPU: from bars to pixels, and another moment of what is drawn. */
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { build, type Rollup } from "vite";
import type { Bar, StreamOptions } from "../../demos/chart/task-stream.ts";
import type { Frame, Picture } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";
import { browserArguments, findBrowser } from "../browser.mjs";
import { median, type Result } from "./report.ts";

/** What a page is given: the charts as a global named `charts`. */
type Charts = Record<"taskStream", (bars: readonly Bar[], options: StreamOptions, frame: Frame) => Picture>;

const REDRAWS = 20;
/** Redraws before those that count. */
const WARMING = 3;
/**
 * Tasks, workers of a thread each, and the most milliseconds that a redraw should take. Hoped for, not required: it is time
 * on the clock, which doubles on a busy machine.
 */
const SIZES = [
  { tasks: 100_000, workers: 1000, most: 8 },
  { tasks: 1_000_000, workers: 1000, most: 33 },
] as const;

/** The most milliseconds that another moment should take: most of a frame is the browser's. */
const FRAME_PART = 1;

/** Charts bundled as one script that any page can run; it leaves what they export in the global `charts`. */
export async function chartScript(...files: readonly string[]): Promise<string> {
  const folder = fileURLToPath(new URL("../../demos/chart/", import.meta.url));
  const source = files.map((file) => `export * from ${JSON.stringify(`${folder}${file}.ts`)};`).join("\n");
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "charts",
        enforce: "pre",
        resolveId: (id) => (id.endsWith("virtual-charts") ? "virtual-charts" : null),
        load: (id) => (id === "virtual-charts" ? source : null),
      },
    ],
    build: { write: false, lib: { entry: "virtual-charts", formats: ["iife"], name: "charts" } },
  });
  const [output] = [built].flat() as Rollup.RollupOutput[];
  return output!.output[0].code;
}

/** Measures in a Chromium of its own: medians of milliseconds on the clock. Throws where no browser is found. */
export async function drawing(): Promise<Result[]> {
  const found = await findBrowser();
  if (found.path === undefined) throw new Error(found.problem);
  const browser = await chromium.launch({ executablePath: found.path, args: browserArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    // tsx keeps the names of functions with this, which the page lacks.
    await page.evaluate("globalThis.__name = (named) => named");
    await page.addScriptTag({ content: await chartScript("task-stream") });
    const lines: Result[] = [];
    for (const size of SIZES) lines.push(...(await measure(page, size)));
    return lines;
  } finally {
    await browser.close();
  }
}

async function measure(page: Page, { tasks, workers, most }: (typeof SIZES)[number]): Promise<Result[]> {
  const times = await page.evaluate(redraws, { tasks, workers, colours: light, count: REDRAWS + WARMING });
  const what = `${tasks.toLocaleString("en-US")} tasks on ${workers.toLocaleString("en-US")} threads`;
  const result = (name: string, all: readonly number[]): Result => ({
    what: `${name}: ${what}`,
    value: median(all.slice(WARMING)),
    unit: "ms",
  });
  const target = { most, required: false };
  return [
    // What a redraw finds counted and coloured already, of the same bars at the same size, is done here each time.
    result("stream of new bars drawn", times.first),
    { ...result("stream redrawn", times.again), target },
    { ...result("stream put to another moment", times.moments), target: { ...target, most: FRAME_PART } },
  ];
}

/** Runs in the page. Reading a pixel back makes the canvas finish what it was told. */
async function redraws(given: { tasks: number; workers: number; colours: Record<string, string>; count: number }) {
  const { taskStream } = (globalThis as unknown as { charts: Charts }).charts;
  const { tasks, workers, colours, count } = given;
  const each = tasks / workers;
  const bars: Bar[] = Array.from({ length: tasks }, (_, at) => {
    const start = Math.floor(at / workers) + (at % workers) / workers;
    const length = 0.3 + ((at * 7919) % 97) / 160;
    const role = (["read", "clean", "join", "reduce"] as const)[Math.floor((at / tasks) * 4)]!;
    return { key: `task-${at}`, row: at % workers, start, stop: start + length, role };
  });
  const until = each + 2;
  const frame = {
    document,
    width: 1168,
    height: 520,
    pixelRatio: 1,
    still: false,
    label: 18,
    idPrefix: "bench-",
    palette: (role: string) => colours[role]!,
    emit() {},
  } as Frame;
  const drawn: { first: number[]; again: number[] } = { first: [], again: [] };
  let picture: Picture | undefined;
  for (const kind of ["first", "again"] as const) {
    for (let turn = 0; turn < count; turn++) {
      const given = kind === "first" ? bars.slice() : bars;
      await new Promise((next) => requestAnimationFrame(next));
      const begin = performance.now();
      picture = taskStream(given, { rows: workers, until, legend: [], ends: [] }, frame);
      document.body.replaceChildren(picture.node);
      document.querySelector("canvas")!.getContext("2d")!.getImageData(0, 0, 1, 1);
      drawn[kind].push(performance.now() - begin);
    }
  }
  const moments: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    await new Promise((next) => requestAnimationFrame(next));
    const begin = performance.now();
    picture!.at((until * turn) / count);
    // Style and layout are part of it; only the compositor paints after this.
    document.body.getBoundingClientRect();
    moments.push(performance.now() - begin);
  }
  return { ...drawn, moments };
}
