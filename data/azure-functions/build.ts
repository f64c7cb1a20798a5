/** Two lines read off a picture → the share of Azure functions whose average, or longest, run took at most so long. */
import { MalformedRaw, at, isList, isNumber, json, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";
import type { Origin } from "../facts.ts";
import { rising, thinned } from "./thinning.ts";
import type { Reading } from "./thinning.ts";

/** One point of a line; `share` of functions, 0 to 1, took at most `seconds`. Each field is described in resource.json. */
export interface Row extends Reading {
  readonly statistic: string;
  readonly origin: Origin;
}

const path = "data/raw/lesson-facts/azfunc_fig7_digitised.json";

/** The lines in the file that can be trusted; its `min` cannot, see resource.json. */
const lines = { average: "average", maximum: "max" };

/** Below, a line lies on the picture's frame; above, the lines lie on each other. */
const [least, most] = [0.01, 0.97];

/** One row of the picture's pixels: 297 of them span 0 to 1. */
const tolerance = 0.0034;

/** The table `azure-functions`. */
export const build: Build<Row> = async (raw) => {
  const file = await json(raw, path);
  return Object.entries(lines).flatMap(([statistic, key]) =>
    thinned(trusted(readings(file, key)), tolerance).map(({ seconds, share }) => ({
      statistic,
      seconds: Number(seconds.toPrecision(4)),
      share: Number(share.toFixed(4)),
      origin: "digitised" as const,
    })),
  );
};

/** All readings of one line; `key` is its name in the file. Throws `MalformedRaw` unless seconds run upwards. */
export function readings(file: unknown, key: string): Reading[] {
  const list = at(path, file, [key], isList, "a list of readings").map((_, index) => ({
    seconds: at(path, file, [key, index, 0], isNumber, "seconds"),
    share: at(path, file, [key, index, 1], isNumber, "a share"),
  }));
  const back = list.findIndex(({ seconds }, index) => seconds <= (list[index - 1]?.seconds ?? 0));
  if (back >= 0) throw new MalformedRaw(path, `seconds that run upwards at ${key}.${back}`, quoted(list[back]));
  return list;
}

/** The readings that a chart may show: a line that never falls, between its unsure ends. */
export function trusted(line: readonly Reading[]): Reading[] {
  const kept = rising(line).filter(({ share }) => share >= least && share <= most);
  if (kept.length > 1) return kept;
  throw new MalformedRaw(path, `a line from ${least} to ${most}`, `${kept.length} readings of it`);
}
