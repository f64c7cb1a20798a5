/** Three places one above the other on one time axis: data on the way, machines starting, the job; what it took and cost. */
import { comparable } from "../chart/comparable.ts";
import { scaleLinear } from "d3";
import { axisHeight, drawAxis } from "../chart/axis.ts";
import { lettering } from "../chart/colour.ts";
import { fills } from "../chart/hatch.ts";
import { timeTicks } from "../chart/human-time.ts";
import { key, type KeyItem } from "../chart/key.ts";
import { add, picture, px, set, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import { bestOf, timesOf, type Model } from "./demo-model.ts";
import { owed, type PlaceRun } from "./demo-run.ts";
import { bill, capital, failed, nameOf } from "./demo-words.ts";

/** The run before, where it fits the same axis. */
export const beforeOf = (model: Model, ghost: Model | undefined): Model | undefined =>
  ghost && comparable(ghost.until, model.until) ? ghost : undefined;

/** Words, bar, and the space below it, in em. */
const HEAD = LEADING + 0.1;
const BAR = 1;
const BELOW = 0.45;
const LANE = HEAD + BAR + BELOW;

/** The least height in pixels for labels of so many. */
export const lanesHeight = (size: number): number =>
  Math.ceil(size * (LEADING + 0.35 + 3 * LANE)) + axisHeight(size, false);

const legend = (model: Model): KeyItem[] => [
  ...(model.runs.some(({ moved }) => moved > 0) ? [{ label: "data on the way", role: "transfer" as const }] : []),
  ...(model.runs.some(({ started, moved }) => started > moved)
    ? [{ label: "starting", role: "starting" as const }]
    : []),
  { label: "the job runs", role: "read" },
  ...(model.runs.some(({ failure }) => failure) ? [{ label: "gives up", role: "lost" as const }] : []),
];

/** A stretch of the axis that is shown larger below: from and to in virtual seconds, `height` pixels of the frame's foot. */
export interface Lens {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** Draws the lanes over the whole frame; `at` uncovers them and lets the meters run. */
export function lanes(model: Model, frame: Frame, ghost?: Model, lens?: Lens): Picture {
  const size = frame.label;
  const root = picture(frame);
  const before = beforeOf(model, ghost);
  const until = Math.max(model.until, before?.until ?? 0) || 1;
  const x = scaleLinear([0, until], [0, frame.width]);
  const names = key(legend(model), frame, frame.width);
  const top = names.height + size * 0.35;
  const bottom = Math.max(top + 1, frame.height - axisHeight(size, false) - (lens?.height ?? 0));
  const lane = (bottom - top) / 3;
  const bar = Math.max(size * 0.3, Math.min(size * 1.9, lane - size * (HEAD + BELOW)));
  if (lens) magnify(root, [x(lens.from), x(lens.to)], bottom, lens.height, frame);
  const fill = fills(add(root, "defs"), frame);
  names.draw(root, 0, 0, (role) => fill(role, role === "starting" ? "waiting" : role === "lost" ? "lost" : "compute"));
  const best = bestOf(timesOf(model));
  const drawn = model.runs.map((run, index) => {
    const y = top + index * lane;
    const at = y + size * HEAD;
    const mine = run.place === model.where;
    const name = capital(nameOf(run.place, model.setting));
    const left = write(root, name, 0, baseline(y, size), {
      fill: frame.palette(mine ? "you" : "ink"),
      size,
      bold: mine,
    });
    const looked = before !== undefined && before.where === run.place && !mine;
    if (looked) set(add(left, "tspan"), { fill: frame.palette("soft") }).textContent = BEFORE;
    add(root, "rect", { x: 0, y: at, width: frame.width, height: bar, fill: frame.palette("shade") });
    const was = before?.runs[index];
    if (was && !was.failure && differs(run, was)) drawBefore(root, x(was.finished), at, bar, frame);
    const stretches = stretchesOf(run, until).map(({ start, stop, role, kind }) => {
      const node = add(root, "rect", { x: x(start), y: at, height: bar, fill: fill(role, kind) });
      return { node, start, stop };
    });
    const end = run.failure === "memory" ? cross(root, x(run.finished), at + bar / 2, size, frame) : undefined;
    const value = write(root, "", frame.width, baseline(y, size), {
      fill: run.failure ? lettering(frame, "lost") : frame.palette("ink"),
      size,
      anchor: "end",
      bold: run.place === best,
    });
    const room = frame.width - textWidth(name + (looked ? BEFORE : ""), size, true) - size;
    const at0 = (moment: number): void => {
      const now = frame.still ? until : Math.max(0, moment);
      for (const { node, start, stop } of stretches)
        set(node, { width: Math.max(0, x(Math.min(stop, now)) - x(start)) + (now > start ? LEAST : 0) });
      if (end) set(end, { opacity: now >= run.finished ? 1 : 0 });
      value.textContent = fitting(said(run, now, now >= run.finished && run.place === best), size, room);
    };
    return at0;
  });
  if (model.until > 0) {
    const plot = { x: 0, y: top, width: frame.width, height: bottom - top };
    // Words that a line of the magnifier would run through are left out; their tick stays.
    const edges = lens ? [x(lens.from), x(lens.to)] : [];
    const ticks = timeTicks(until, Math.max(2, frame.width / (size * 5))).map((tick) => {
      const half = textWidth(tick.label, size) / 2;
      const middle = Math.min(frame.width - half, Math.max(half, x(tick.value)));
      return edges.some((edge) => Math.abs(edge - middle) <= half) ? { ...tick, label: "" } : tick;
    });
    drawAxis(root, { min: 0, max: until, ticks }, x, plot, frame);
  }
  const at = (moment: number): void => {
    for (const show of drawn) show(moment);
  };
  at(Infinity);
  return { node: root, at };
}

/** From a stretch of the axis to the edges of what is below: this is that, larger. */
function magnify(root: Element, [from, to]: readonly [number, number], top: number, tall: number, frame: Frame): void {
  const { width, height } = frame;
  const neck = height - tall;
  const left = `M${px(from)} ${px(top)}V${px(neck)}L0 ${px(height)}`;
  const right = `M${px(to)} ${px(top)}V${px(neck)}L${px(width)} ${px(height)}`;
  add(root, "path", { d: `${left}H${px(width)}L${px(to)} ${px(neck)}V${px(top)}Z`, fill: frame.palette("shade") });
  const stroke = { stroke: frame.palette("soft"), "stroke-width": 1.5, "stroke-dasharray": "3 4" };
  add(root, "path", { d: `${left}${right}`, fill: "none", ...stroke });
}

/** Beside the place that was looked at before. */
const BEFORE = ", before";

/** A stretch too short to be seen is seen as this many pixels. */
const LEAST = 1.5;

/** The stages of a run; one that has no room is hatched from end to end, for it has no time. */
function stretchesOf(run: PlaceRun, until: number) {
  if (run.failure === "room") return [{ start: 0, stop: until, role: "lost", kind: "lost" } as const];
  return (
    [
      { start: 0, stop: run.moved, role: "transfer", kind: "compute" },
      { start: run.moved, stop: run.started, role: "starting", kind: "waiting" },
      { start: run.started, stop: run.finished, role: "read", kind: "compute" },
    ] as const
  ).filter(({ start, stop }) => stop > start);
}

/** What stands over a lane at a moment, the fullest first. */
function said(run: PlaceRun, now: number, best: boolean): string[] {
  if (run.failure === "room") return [failed(run), "no room"];
  const money = bill(owed(run, now));
  if (now < run.finished) {
    const stage = now < run.moved ? "data on the way" : now < run.started ? "starting" : "running";
    return [`${stage}, ${money}`, stage];
  }
  const took = duration(run.finished);
  if (run.failure) return [`${failed(run)}, ${took}, ${money}`, `killed, ${took}`];
  return [`${best ? "best: " : ""}${took}, ${money}`, `${took}, ${money}`, took];
}

const fitting = (ways: readonly string[], size: number, room: number): string =>
  ways.find((words) => textWidth(words, size, true) <= room) ?? ways.at(-1)!;

/** Whether the run before took another time. */
const differs = (run: PlaceRun, was: PlaceRun): boolean =>
  run.failure === "room" || Math.abs(run.finished - was.finished) > run.finished * 0.01;

/** Where the lane ended before. */
function drawBefore(root: Element, right: number, top: number, height: number, frame: Frame): void {
  const d = `M0 ${px(top - 1.5)}H${px(Math.max(2, right))}V${px(top + height + 1.5)}H0`;
  add(root, "path", { d, fill: "none", stroke: frame.palette("soft"), "stroke-width": 2, "stroke-dasharray": "5 4" });
}

function cross(root: Element, x: number, y: number, size: number, frame: Frame): Element {
  const r = size * 0.35;
  const d = `M${px(x - r)} ${px(y - r)}l${px(2 * r)} ${px(2 * r)}M${px(x + r)} ${px(y - r)}l${px(-2 * r)} ${px(2 * r)}`;
  return add(root, "path", { d, stroke: frame.palette("lost"), "stroke-width": size * 0.16 });
}
