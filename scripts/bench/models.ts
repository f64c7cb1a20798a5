/** How long the models of the figures take in a browser: those shown first, and the slowest that are computed between two frames. */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, type Rollup } from "vite";
import type { AnyDemo } from "../../demos/contract/demo.ts";
import { HEAVY } from "../../demos/contract/demo.ts";
import type { Params } from "../../demos/contract/params.ts";
import type { Tables } from "../../demos/contract/table.ts";
import { browserArguments, findBrowser } from "../browser.mjs";
import type { Result } from "./report.ts";

/** Runs of each model whose middle counts, and runs before them. */
const RUNS = 20;
const WARMING = 5;
/** Settings drawn for each figure, beside its stories, to look for a slow one that is not sent to a worker. */
const DRAWS = 60;
/** Milliseconds: of a default model, and of any that is computed on the main thread. */
const MOST = { first: 8, light: 50 };

/** What the page is given as the global `found`. */
interface Found {
  readonly figures: readonly { readonly name: string; readonly figure: AnyDemo; readonly tables: Tables }[];
}

interface Timed {
  readonly name: string;
  readonly first: number;
  readonly weight: number;
  readonly slowest: number;
  readonly slowestState: string;
}

/** Measures every figure there is, in a Chromium of its own. Throws where no browser is found. */
export async function models(): Promise<Result[]> {
  const found = await findBrowser();
  if (found.path === undefined) throw new Error(found.problem);
  const browser = await chromium.launch({ executablePath: found.path, args: browserArguments });
  try {
    const page = await browser.newPage();
    await page.evaluate("globalThis.__name = (named) => named");
    await page.addScriptTag({ content: await script() });
    const timed = await page.evaluate(times, { runs: RUNS, warming: WARMING, draws: DRAWS, heavy: HEAVY });
    return timed.flatMap(({ name, first, weight, slowest, slowestState }) => [
      { what: `default model of ${name}`, value: first, unit: "ms", target: { most: MOST.first, required: true } },
      {
        what: `tasks in the default model of ${name}`,
        value: weight,
        unit: "",
        target: { most: HEAVY, required: true },
      },
      {
        what: `slowest light model of ${name} (${slowestState.slice(0, 28)})`,
        value: slowest,
        unit: "ms",
        target: { most: MOST.light, required: true },
      },
    ]);
  } finally {
    await browser.close();
  }
}

/** Every figure with its tables, as one script. */
async function script(): Promise<string> {
  const source = `
    const figures = import.meta.glob(["/demos/*/{demo,evidence}.ts", "!/demos/contract/*"], { eager: true, import: "default" });
    const rows = import.meta.glob("/data/*/table.json", { eager: true, import: "default" });
    const abouts = import.meta.glob("/data/*/resource.json", { eager: true, import: "default" });
    const table = (name) => [name, { ...rows["/data/" + name + "/table.json"], about: abouts["/data/" + name + "/resource.json"] }];
    export const figuresFound = Object.entries(figures).map(([path, figure]) => ({
      name: path.split("/").slice(2).join("/").replace(".ts", ""),
      figure,
      tables: Object.fromEntries(figure.tables.map(table)),
    }));`;
  const built = await build({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "figures",
        enforce: "pre",
        resolveId: (id) => (id.endsWith("virtual-figures") ? "virtual-figures" : null),
        load: (id) => (id === "virtual-figures" ? source : null),
      },
    ],
    build: { write: false, copyPublicDir: false, lib: { entry: "virtual-figures", formats: ["iife"], name: "found" } },
  });
  const [output] = [built].flat() as Rollup.RollupOutput[];
  return output!.output[0].code;
}

/** Runs in the page. */
function times(given: { runs: number; warming: number; draws: number; heavy: number }): Timed[] {
  const { figuresFound } = (globalThis as unknown as { found: { figuresFound: Found["figures"] } }).found;
  type Knob = {
    kind: string;
    default: unknown;
    min?: number;
    max?: number;
    scale?: string;
    integer?: boolean;
    options?: object;
  };
  let chance = 7;
  const draw = (): number => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
  const value = ({ kind, min = 0, max = 1, scale, integer, options, default: usual }: Knob): unknown => {
    if (kind === "flag") return draw() < 0.5;
    if (kind === "choice") return Object.keys(options!)[Math.floor(draw() * Object.keys(options!).length)];
    if (kind !== "number") return usual;
    const raw = scale === "log" && min > 0 ? min * (max / min) ** draw() : min + (max - min) * draw();
    return integer === true ? Math.round(raw) : raw;
  };
  return figuresFound.map(({ name, figure, tables }) => {
    const schema = figure.schema as Record<string, Knob>;
    const standard = Object.fromEntries(Object.entries(schema).map(([key, knob]) => [key, knob.default]));
    const time = (params: object, runs: number, warming: number): number => {
      const all: number[] = [];
      for (let turn = 0; turn < runs + warming; turn++) {
        const begin = performance.now();
        figure.model(params as Params, tables);
        all.push(performance.now() - begin);
      }
      return all.slice(warming).sort((a, b) => a - b)[Math.floor(runs / 2)]!;
    };
    const weight = (params: object): number => figure.weight?.(params as Params) ?? 0;
    const drawn = Array.from({ length: given.draws }, () =>
      Object.fromEntries(Object.entries(schema).map(([key, knob]) => [key, value(knob)])),
    );
    const told = (figure.stories ?? []).map(({ state }) => ({ ...standard, ...state }));
    const light = [standard, ...told, ...drawn].filter((params) => weight(params) <= given.heavy);
    const timed = light.map((params) => ({ params, ms: time(params, 3, 1) }));
    const slowest = timed.reduce((most, each) => (each.ms > most.ms ? each : most));
    const state = Object.entries(slowest.params).filter(([key, set]) => set !== standard[key]);
    return {
      name,
      first: time(standard, given.runs, given.warming),
      weight: weight(standard),
      slowest: time(slowest.params, 5, 1),
      slowestState: state.map(([key, set]) => `${key}=${String(set)}`).join(" ") || "default",
    };
  });
}
