/** One run as the talk's picture of a job: rows of threads by worker, machines starting, pieces, sums, disk, losses, its end. */
import { indexBars } from "../chart/bar-index.ts";
import { lay } from "../chart/layers.ts";
import { pauses } from "../chart/pauses.ts";
import { planStream } from "../chart/stream-plan.ts";
import { add, picture, set } from "../chart/svg.ts";
import { taskStream, type Bar, type End, type StreamOptions } from "../chart/task-stream.ts";
import { roles, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Run } from "./run.ts";
import { bandsOf, nameBands } from "./worker-bands.ts";

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

/** The right edge of the axis: of the run, or of the one before where that is longer. */
export const untilOf = (run: Run, before?: Run): number => Math.max(run.finished, before?.finished ?? 0);

/**
 * Draws a run, its rows named by worker in `left` pixels beside them; `before` is one that fits the same axis. `jobStream`
 * knows of no run that fails, and names no pieces.
 */
export function runStream(run: Run, whole: Frame, left: number, before?: Run): Picture {
  const { bars, finished, there, threads } = run;
  const frame = { ...whole, width: whole.width - left };
  const bands = bandsOf(run);
  const until = untilOf(run, before);
  const least = (until / frame.width) * SEEN;
  // A transfer shorter than that is nothing but weight in a still.
  const seen = bars.filter(({ role, start, stop }) => role !== "transfer" || stop - start >= least);
  const fine = frame.still && frame.height < bands.rows * READ;
  const apart = (all: readonly Bar[]): Bar[] => all.map((bar) => ({ ...bar, row: bands.rowOf(bar.row) }));
  const all = apart([
    ...pauses(bars, { rows: there.length, until: finished, least, there: (row) => there[row]! }),
    ...(fine ? joined(seen, least) : seen),
  ]);
  const shown = new Set(all.map(({ role }) => role));
  // Beside disk and losses, which are what the picture is then shown for, the few sums find no room.
  if (run.held.fullest.length) shown.delete("reduce");
  const options: StreamOptions = {
    rows: bands.rows,
    until,
    rowName: bands.say,
    legend: roles.filter((role) => shown.has(role)).map((role) => ({ label: NAMES[role] ?? role, role })),
    ends: [
      { ...end(run), ...(before && !run.failed ? { label: duration(finished) } : {}) },
      ...(before ? [{ ...end(before, "before, "), role: "soft" as const, dashed: true }] : []),
    ],
    // Rows of another number of threads are other rows: then only its end is comparable.
    ...(before && before.there.length === there.length && before.threads === threads
      ? { ghost: apart(before.bars.filter(({ role }) => role !== "starting")) }
      : {}),
  };
  const stream = taskStream(all, options, frame);
  const { plot, rows } = planStream(options, indexBars(all, bands.rows), bands.say, frame);
  const plain = stream.node.tagName.toLowerCase() === "svg";
  const names = picture(whole);
  nameBands(names, bands, rows, left, whole);
  if (plain) {
    const ground = [...stream.node.children].find(({ tagName }) => tagName.toLowerCase() === "rect");
    const gaps = add(stream.node, "g", { fill: frame.palette("paper") });
    for (const row of bands.gaps) {
      add(gaps, "rect", {
        x: 0,
        y: rows.top(row),
        width: plot.width,
        height: rows.pitch * bands.gap - (rows.pitch - rows.height),
      });
    }
    // Under all bars: it only takes the ground away.
    ground?.after(gaps);
    set(stream.node, { x: left });
    names.removeAttribute("aria-hidden");
    names.appendChild(stream.node);
    return { node: names, at: stream.at };
  }
  const node = frame.document.createElement("div");
  lay(node, { x: 0, y: 0, width: whole.width, height: whole.height });
  lay(names as SVGElement, { x: 0, y: 0, width: whole.width, height: whole.height });
  lay(stream.node as HTMLElement, { x: left, y: 0, width: frame.width, height: frame.height });
  node.append(names, stream.node);
  return { node, at: stream.at };
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
