/** The spot traces of Wu et al.: what probes of cloud zones found, tick by tick. Other tables of theirs are built from here. */
import { MalformedRaw, at, isList, isNumber, json, quoted } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** What the probes of one zone found. */
export interface Trace {
  /** "us-east-1a". */
  readonly zone: string;
  /** "us-east-1". */
  readonly region: string;
  /** ISO date, as the folder is called. */
  readonly firstDay: string;
  /** Seconds from one probe to the next. */
  readonly gapSeconds: number;
  /** How many instances there were at each tick. */
  readonly instances: Uint8Array;
}

const root = "data/spot-traces/raw/";
const nine = "availability/1-node/aws-02-15-2023";
const letters = { "us-east-1": "acdf", "us-east-2": "ab", "us-west-2": "abc" };

/** The nine zones probed for one V100 from 2023-02-15, in order of name; all of the same ticks, each with an instance at some. */
export async function nineZones(raw: Raw): Promise<Trace[]> {
  const zones = Object.entries(letters).flatMap(([region, found]) => [...found].map((letter) => region + letter));
  const traces = await readTraces(raw, nine, "v100_1", zones, 1);
  const first = traces[0]!;
  for (const { zone, instances } of traces) {
    const path = `${root}${nine}/${zone}_v100_1.json`;
    if (instances.length !== first.instances.length)
      throw new MalformedRaw(path, `${first.instances.length} ticks, as in ${first.zone}`, `${instances.length}`);
    if (!instances.includes(1)) throw new MalformedRaw(path, "a tick with an instance", "none");
  }
  return traces;
}

/** The traces of some zones of one folder, probed for at most `most` instances; all with the same seconds between ticks. */
export async function readTraces(
  raw: Raw,
  folder: string,
  kind: string,
  zones: readonly string[],
  most: number,
): Promise<Trace[]> {
  const [month, day, year] = folder.split("/").at(-1)!.split("-").slice(1);
  const traces: Trace[] = [];
  for (const zone of zones) {
    const path = `${root}${folder}/${zone}_${kind}.json`;
    const file = await json(raw, path);
    const gapSeconds = at(path, file, ["metadata", "gap_seconds"], isNumber, "seconds between ticks");
    const ticks = at(path, file, ["data"], isList, "a list of ticks");
    const wrong = ticks.findIndex((held) => !Number.isInteger(held) || Number(held) < 0 || Number(held) > most);
    if (wrong >= 0) throw new MalformedRaw(path, `0 to ${most} instances at tick ${wrong}`, quoted(ticks[wrong]));
    const wanted = traces[0]?.gapSeconds ?? gapSeconds;
    if (gapSeconds !== wanted || gapSeconds <= 0)
      throw new MalformedRaw(path, `${wanted} s between ticks, as elsewhere`, `${gapSeconds}`);
    const instances = Uint8Array.from(ticks as number[]);
    traces.push({ zone, region: zone.slice(0, -1), firstDay: `${year}-${month}-${day}`, gapSeconds, instances });
  }
  return traces;
}

/** 1 at each tick when at least one of the zones had all `needed` instances, else 0; as long as the shortest trace. */
export function anyOf(traces: readonly Trace[], needed = 1): Uint8Array {
  const ticks = Math.min(...traces.map(({ instances }) => instances.length));
  const found = new Uint8Array(ticks);
  for (const { instances } of traces)
    for (let tick = 0; tick < ticks; tick++) if (instances[tick]! >= needed) found[tick] = 1;
  return found;
}

/** The share of ticks at which something was found, not rounded. */
export function shareOf(found: Uint8Array): number {
  return found.reduce((sum, one) => sum + one, 0) / found.length;
}

/** To five decimals: a tick is 0.00005 of these traces, and four would turn 80.648 % into 80.65 and then 80.7. */
export function rounded(share: number): number {
  return Number(share.toFixed(5));
}
