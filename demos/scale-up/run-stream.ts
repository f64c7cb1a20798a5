/** One run as the talk's picture of a job: a row a thread, machines starting, pieces, sums, disk, losses, and how it ended. */
import { pauses } from "../chart/pauses.ts";
import { taskStream, type Bar, type End } from "../chart/task-stream.ts";
import { roles, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Run } from "./run.ts";

/** What the colours are called here; the others by their own names. */
const NAMES: Partial<Readonly<Record<Role, string>>> = {
  read: "a piece",
  reduce: "sums",
  spilled: "disk",
  lost: "lost",
};

/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

/** Pixels of a row in which one piece can be told from the next. */
const READ = 5;

/** Draws a run; `before` is one that fits the same axis. `jobStream` knows of no run that fails, and names no pieces. */
export function runStream(run: Run, frame: Frame, before?: Run): Picture {
  const { bars, finished, there, threads } = run;
  const rows = there.length;
  const until = Math.max(finished, before?.finished ?? 0);
  const least = (until / frame.width) * SEEN;
  // A transfer shorter than that is nothing but weight in a still.
  const seen = bars.filter(({ role, start, stop }) => role !== "transfer" || stop - start >= least);
  const fine = frame.still && frame.height < rows * READ;
  const all = [
    ...pauses(bars, { rows, until: finished, least, there: (row) => there[row]! }),
    ...(fine ? joined(seen, least) : seen),
  ];
  const shown = new Set(all.map(({ role }) => role));
  return taskStream(
    all,
    {
      rows,
      until,
      gutter: true,
      rowName: (row) => `${threads > 1 ? "thread" : "worker"} ${row + 1}`,
      legend: roles.filter((role) => shown.has(role)).map((role) => ({ label: NAMES[role] ?? role, role })),
      ends: [end(run), ...(before ? [{ ...end(before, "before, "), role: "soft" as const, dashed: true }] : [])],
      // Rows of another number of threads are other rows: then only its end is comparable.
      ...(before && before.there.length === rows && before.threads === threads
        ? { ghost: before.bars.filter(({ role }) => role !== "starting") }
        : {}),
    },
    frame,
  );
}

/** Neighbours of a row as one: in rows this thin nobody tells them apart, and a still is carried in a file. */
function joined(bars: readonly Bar[], least: number): Bar[] {
  const found: Bar[] = [];
  const last = new Map<number, number>();
  for (const bar of bars) {
    const index = last.get(bar.row) ?? -1;
    const before = found[index];
    if (before && before.role === bar.role && bar.start - before.stop < least) {
      found[index] = { ...before, stop: bar.stop };
    } else last.set(bar.row, found.push(bar) - 1);
  }
  return found;
}

const end = ({ finished, failed }: Run, when = ""): End => ({
  at: finished,
  label: `${when}${failed ? "failed" : "done"}: ${duration(finished)}`,
  role: failed ? "lost" : "ink",
});
