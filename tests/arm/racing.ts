/** The demo of lesson 3 as its tests play it. */
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import demo from "../../demos/arm/demo.ts";
import { figures, tablesOf } from "../demos/found.ts";

export const tables = tablesOf(figures.find(({ name }) => name === "arm/demo")!.figure);
export const standard = defaults(demo.schema);
type Change = Partial<typeof standard>;

export const model = (change: Change = {}) => demo.model({ ...standard, ...change }, tables);
/** Knobs as an address gives them. */
export const state = (text: string) => decode(demo.schema, text).params;
export const plain = (text: string) => text.replaceAll("\u00a0", " ");
export const words = (change: Change = {}, share = 1) => {
  const run = model(change);
  return plain(demo.say(run, share * demo.span(run)));
};

/** Rows of the table. */
export const pairs = () =>
  tables["arm-pairs"]!.rows as unknown as {
    system: string;
    isDask: boolean;
    speed: number;
    x86UsdPerHour: number;
    armUsdPerHour: number;
  }[];
/** Speeds of the 65, without Dask's. */
export const chipSpeeds = (): number[] => pairs().flatMap(({ isDask, speed }) => (isDask ? [] : [speed]));
