/** One size of data: three places on one time axis, and below them every core of the one chosen, on its own. */
import { stack } from "../chart/stack.ts";
import { taskStream, type Bar } from "../chart/task-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration, plural } from "../contract/format.ts";
import { beforeOf, lanes, lanesHeight } from "./demo-lanes.ts";
import { chosen, type Model } from "./demo-model.ts";
import type { PlaceRun } from "./demo-run.ts";
import { nameOf } from "./demo-words.ts";

/** Labels' heights the stream needs to be read; with less it goes, for the lanes are what the picture is shown for. */
const LEGIBLE = 6.5;

/** How much of the rest the lanes take when there is plenty. */
const MORE = 0.25;

/** A stretch longer than this share of the axis needs no magnifying. */
const LARGER = 0.5;

/** Of the lines of the magnifier, in em. */
const GLASS = 1.1;

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function runPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const run = chosen(model);
  const least = lanesHeight(frame.label);
  const rest = frame.height - least;
  if (run.failure === "room" || rest < LEGIBLE * frame.label) return lanes(model, frame, ghost);
  const above = Math.round(least + Math.max(0, rest - 9 * frame.label) * MORE);
  const gap = Math.round(frame.label * 0.5);
  const until = Math.max(model.until, beforeOf(model, ghost)?.until ?? 0);
  // Two axes in two units: lines say which stretch of the upper one the lower one is.
  const larger = run.finished - run.started < until * LARGER && rest > (LEGIBLE + GLASS) * frame.label;
  if (larger) {
    const height = Math.round(frame.label * GLASS);
    const upper = Math.min(above, frame.height - Math.ceil(LEGIBLE * frame.label) - height) + height;
    const lens = { from: run.started, to: run.finished, height };
    return stack(
      [
        { height: upper, draw: (part) => lanes(model, part, ghost, lens) },
        { height: frame.height - upper, draw: (part) => stream(run, model, part) },
      ],
      frame,
    );
  }
  return stack(
    [
      { height: above + gap, draw: (part) => lanes(model, { ...part, height: above }, ghost) },
      { height: frame.height - above - gap, draw: (part) => stream(run, model, part) },
    ],
    frame,
  );
}

/** The task stream of a place, from when its first machine is ready: how long that takes is told by the lanes. */
function stream(run: PlaceRun, { setting }: Model, frame: Frame): Picture {
  const { threads, machines, moved, started, finished, stands, spilled, killed } = run;
  const rows = threads * machines;
  const first = started - moved;
  const bars = run.bars
    .filter(({ stop }) => stop > first)
    .map((bar) => ({ ...bar, start: Math.max(0, bar.start - first), stop: bar.stop - first }));
  const ready = machines > 1 ? ", once one is ready" : ", once it is ready";
  const late = bars.some(({ role }) => role === "starting");
  const picture = taskStream(
    bars,
    {
      rows,
      until: finished - started,
      legend: [
        {
          label: `a task on ${nameOf(run.place, setting)}${stands > 1.5 ? `, about ${plural(Math.round(stands), "piece")}` : ""}${first > 0 ? ready : ""}`,
          role: "read",
        },
        ...(late ? [{ label: "starting", role: "starting" as const }] : []),
        ...(spilled > 0 ? [{ label: "disk", role: "spilled" as const }] : []),
        ...(killed > 0 ? [{ label: "killed", role: "lost" as const }] : []),
      ],
      ends: [],
      rowName: (row) => `${machines > 1 ? `VM ${Math.floor(row / threads) + 1}, ` : ""}core ${(row % threads) + 1}`,
      name: nameOfBar,
    },
    frame,
  );
  return { node: picture.node, at: (moment) => picture.at(moment - started) };
}

const nameOfBar = ({ key, role, start, stop }: Bar): string =>
  role === "starting"
    ? `starts ${duration(stop - start)} after the first`
    : `task ${Number(key.replace("process-", "")) + 1}${role === "spilled" ? ", to disk" : ""}`;
