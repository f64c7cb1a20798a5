/** One day of edits three ways: what its waiting adds up to, and of what kind it is. */
import type { Kind } from "../chart/bars.ts";
import { waits, type WaitLane, type WaitPart } from "../chart/waits.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { plural } from "../contract/format.ts";
import { rounded } from "./demo-words.ts";
import type { Day } from "./three-ways.ts";

/** The kinds of waiting, in the order in which they are drawn; what starts is hatched, what is made is not. */
const KINDS: readonly {
  readonly label: string;
  readonly role: Role;
  readonly kind?: Kind;
  readonly stages: readonly string[];
}[] = [
  { label: "build, install", role: "starting", stages: ["build", "scan", "unpack", "install", "start Dask"] },
  { label: "send, load", role: "transfer", stages: ["push", "upload", "pull", "download"] },
  { label: "starting", role: "starting", kind: "waiting", stages: ["machine"] },
];

/** Draws the three days, one lane each. */
export function threePicture(days: readonly Day[], frame: Frame): Picture {
  const many = plural(days[0]!.waits.length, "edit");
  return waits({ lanes: days.map(laneOf), key: [{ label: `${many} in a day, the waiting added up` }] }, frame);
}

function laneOf({ name, waits: all, waited }: Day): WaitLane {
  let at = 0;
  const parts = KINDS.map(({ label, role, kind, stages }): WaitPart => {
    const start = at;
    for (const { stretches } of all)
      for (const { stage, start: from, stop } of stretches) if (stages.includes(stage)) at += stop - from;
    return { label, role, ...(kind ? { kind } : {}), start, stop: at };
  });
  return { name, parts, takes: waited, end: rounded(waited) };
}
