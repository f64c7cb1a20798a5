/** The toy job on a pool above, on raw VMs below, on one axis: starting, working, idle and billed. */
import { key } from "../chart/key.ts";
import { pauses } from "../chart/pauses.ts";
import { stack } from "../chart/stack.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import { taskStream, type Bar, type End, type StreamOptions } from "../chart/task-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Strips, Stripped } from "./demo-strip.ts";

/** Pixels of a pause that can be seen. */
const SEEN = 1.6;
/** Runs whose lengths are further apart than this share no axis. */
const COMPARABLE = 3;

/** Draws both; `before` is what they were before the job's length was changed. */
export function stripPicture({ pool, raw }: Strips, frame: Frame, before?: Strips): Picture {
  const near = before && Math.abs(Math.log(before.pool.unbilled / pool.unbilled)) < Math.log(COMPARABLE);
  const shown = near && before.pool.unbilled !== pool.unbilled ? before : undefined;
  const until = Math.max(pool.unbilled, raw.unbilled, shown?.pool.unbilled ?? 0) * 1.01;
  const upper = Math.floor(frame.height / 2);
  return stack(
    [
      { height: upper, draw: (part) => named(pool, "on a Kubernetes pool", until, within(part), shown?.pool) },
      { height: frame.height - upper, draw: (part) => named(raw, "on raw VMs", until, part, shown?.raw) },
    ],
    frame,
  );
}

const within = (part: Frame): Frame => ({ ...part, height: Math.max(1, part.height - part.label * 0.5) });

/** From this height on, in labels' heights, there is room for a line with the name. */
const NAMED = 4.6;

function named(strip: Stripped, name: string, until: number, frame: Frame, before?: Stripped): Picture {
  const size = frame.label;
  const line = frame.height >= NAMED * size ? Math.ceil(size * LEADING) : 0;
  if (!line) return one(strip, until, frame, before);
  return stack(
    [
      { height: line, draw: (part) => heading(name, strip, part) },
      { height: frame.height - line, draw: (part) => one(strip, until, part, before) },
    ],
    frame,
  );
}

function heading(name: string, { finished, unbilled }: Stripped, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  write(root, name, 0, baseline(0, size), { fill: frame.palette("ink"), size, bold: true });
  const left = textWidth(name, size, true) + size;
  const items = key(
    [
      { label: "starting", role: "starting" },
      ...(unbilled > finished ? [{ label: "billed, idle", role: "money" as const }] : []),
    ],
    frame,
    frame.width - left,
  );
  if (items.height <= size * LEADING) items.draw(root, left, 0);
  return { node: root, at() {} };
}

function one(strip: Stripped, until: number, frame: Frame, before?: Stripped): Picture {
  const { bars, rows, names, finished, unbilled } = strip;
  const least = (until / Math.max(1, frame.width)) * SEEN;
  const hatched = bars.map((bar): Bar => (bar.role === "starting" ? { ...bar, kind: "waiting" } : bar));
  const long = hatched.filter(({ role, start, stop }) => role !== "transfer" || stop - start >= least);
  const said = (seconds: number): string => duration(Math.round(seconds));
  const ends: End[] = [
    { at: finished, label: `done ${said(finished)}`, role: "ink" },
    ...(unbilled - finished > until * 0.01
      ? [{ at: unbilled, label: `unbilled ${said(unbilled)}`, role: "money" as const }]
      : []),
    ...(before
      ? [{ at: before.unbilled, label: `before ${said(before.unbilled)}`, role: "soft" as const, dashed: true }]
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
