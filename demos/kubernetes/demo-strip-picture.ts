/** The toy job on a pool above, on VMs of its own below, on one axis: starting, working, idle and billed. */
import { key, type Key, type KeyItem } from "../chart/key.ts";
import { pauses } from "../chart/pauses.ts";
import { stack } from "../chart/stack.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import { taskStream, type Bar, type End, type StreamOptions } from "../chart/task-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import type { Strips, Stripped } from "./demo-strip.ts";
import { rough } from "./said.ts";

/** Pixels of a pause that can be seen. */
const SEEN = 1.6;
/** Runs whose lengths are further apart than this share no axis. */
const COMPARABLE = 3;

/** Draws both; `before` is what they were before the job's length was changed. */
export function stripPicture({ pool, raw }: Strips, frame: Frame, before?: Strips): Picture {
  const near = before && Math.abs(Math.log(before.pool.unbilled / pool.unbilled)) < Math.log(COMPARABLE);
  const shown = near && before.pool.unbilled !== pool.unbilled ? before : undefined;
  const until = Math.max(pool.unbilled, raw.unbilled, shown?.pool.unbilled ?? 0) * 1.01;
  const names = key(KEY, frame, frame.width);
  const line = Math.ceil(names.height + frame.label * 0.3);
  // The stream itself is worth more than the names of its colours.
  const top = frame.height - line >= 2 * KEYED * frame.label ? line : 0;
  const upper = Math.floor((frame.height - top) / 2);
  return stack(
    [
      ...(top ? [{ height: top, draw: (part: Frame) => keyed(names, part) }] : []),
      { height: upper, draw: (part) => named(pool, ON_POOL, until, within(part), shown?.pool) },
      { height: frame.height - top - upper, draw: (part) => named(raw, ON_OWN, until, part, shown?.raw) },
    ],
    frame,
  );
}

/** Where each of them runs, the longer form first. */
const ON_POOL = ["on a pool with Cluster Autoscaler’s default", "on a pool, Autoscaler’s default", "on a pool"];
const ON_OWN = ["on VMs of its own"];

/** Colours in the order of the run. */
const KEY: readonly KeyItem[] = [
  { label: "starting", role: "starting" },
  { label: "read", role: "read" },
  { label: "clean", role: "clean" },
  { label: "join", role: "join" },
  { label: "reduce", role: "reduce" },
  { label: "idle, billed", role: "idle" },
];

function keyed(names: Key, frame: Frame): Picture {
  const root = picture(frame);
  names.draw(root, 0, 0);
  return { node: root, at() {} };
}

const within = (part: Frame): Frame => ({ ...part, height: Math.max(1, part.height - part.label * 0.5) });

/** From this height on, in labels' heights, there is room for a line with the name; and for the names of colours above both. */
const [NAMED, KEYED] = [4.6, 5.2];

function named(strip: Stripped, names: readonly string[], until: number, frame: Frame, before?: Stripped): Picture {
  const size = frame.label;
  const line = frame.height >= NAMED * size ? Math.ceil(size * LEADING) : 0;
  if (!line) return one(strip, until, frame, before);
  return stack(
    [
      { height: line, draw: (part) => heading(names, part) },
      { height: frame.height - line, draw: (part) => one(strip, until, part, before) },
    ],
    frame,
  );
}

function heading(names: readonly string[], frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const name = names.find((form) => textWidth(form, size, true) <= frame.width) ?? names.at(-1)!;
  write(root, name, 0, baseline(0, size), { fill: frame.palette("ink"), size, bold: true });
  return { node: root, at() {} };
}

function one(strip: Stripped, until: number, frame: Frame, before?: Stripped): Picture {
  const { bars, rows, names, finished, unbilled } = strip;
  const least = (until / Math.max(1, frame.width)) * SEEN;
  const hatched = bars.map((bar): Bar => (bar.role === "starting" ? { ...bar, kind: "waiting" } : bar));
  const long = hatched.filter(({ role, start, stop }) => role !== "transfer" || stop - start >= least);
  const tail = unbilled - finished > until * 0.01;
  const ends: End[] = [
    { at: finished, label: `done${tail ? "" : " and off the bill"}: ${rough(finished)}`, role: "ink" },
    ...(tail ? [{ at: unbilled, label: `billed until ${rough(unbilled)}`, role: "lost" as const }] : []),
    ...(before
      ? [{ at: before.unbilled, label: `before: ${rough(before.unbilled)}`, role: "soft" as const, dashed: true }]
      : []),
  ];
  const options: StreamOptions = {
    rows,
    until,
    rowName: (row) => names[row] ?? "",
    legend: [],
    ends,
  };
  return taskStream([...pauses(long, { rows, until: finished, least }), ...long], options, frame);
}
