/** The waterfall above, its price in large figures; below it the toy job under the same switches, with its clock. */
import { comparable } from "../chart/comparable.ts";
import { jobStream, type Job } from "../chart/job-stream.ts";
import { pauses } from "../chart/pauses.ts";
import { taskStream, type End } from "../chart/task-stream.ts";
import { stack, type Part } from "../chart/stack.ts";
import type { WaterfallStep } from "../chart/waterfall-step.ts";
import { waterfall, waterfallHeight, type WaterfallOptions } from "../chart/waterfall.ts";
import { picture, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, duration, plural } from "../contract/format.ts";
import type { Knobs } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import type { Step } from "./demo-price.ts";
import { labelOf, toldOf } from "./demo-steps.ts";
import { doneAt, owedAt } from "./demo-toy.ts";
import { walkAt } from "./demo-walk.ts";
import { amount } from "./demo-words.ts";
import { priceTicks } from "./price.ts";

/** The axis, US dollars a terabyte, unless a price lies outside. */
const AXIS = { min: 0.044, max: 170 } as const;
/** Up to this width, in labels' heights, it stands further left, so that words find room right of the second step. */
const NARROW = 26;
const FURTHER = { min: 0.075, max: 520 } as const;
/** What the clock takes, and the toy job at the least, in labels' heights. */
const CLOCK = 1.6;
const JOB = 5;
/** From this height on the toy job has names for its colours. */
const NAMED = 9;
/** From this width on, in labels' heights, both have room side by side, and the toy job gets this share of it. */
const WIDE = 48;
const TOYS = 0.38;
/** Of room to spare, what the waterfall gets. */
const MORE = 0.4;

/** Draws both; `ghost` is the state before the last switch was thrown. */
export function drawCosts(model: Model, frame: Frame<Knobs>, ghost?: Model): Picture {
  const size = frame.label;
  const options = waterfallOf(model, frame, ghost);
  const [one, two] = ([1, 2] as const).map((lines) => waterfallHeight(options.steps.length, lines, size)) as [
    number,
    number,
  ];
  const clock = Math.ceil(size * CLOCK);
  const falls = (height: number): Part => ({ height, draw: (part) => waterfall(options, part) });
  const spare = (least: number): number => frame.height - least - clock - size * JOB;
  if (frame.height < one + clock) return stack([falls(Math.max(1, frame.height))], frame);
  const counts: Part = { height: clock, draw: (part) => drawClock(model, part) };
  if (spare(one) < 0 && frame.width > size * WIDE) {
    const toys = stackOf(frame.height - clock, (part) => drawToy(model, part, ghost), counts);
    return beside((part) => waterfall(options, part), toys, frame);
  }
  if (spare(one) < 0) return stack([falls(frame.height - clock), counts], frame);
  const least = spare(two) < 0 ? one : two;
  const upper = Math.round(least + spare(least) * MORE);
  const lower: Part = {
    height: frame.height - upper - clock,
    draw: (part) => drawToy(model, part, ghost),
  };
  return stack([falls(upper), counts, lower], frame);
}

const stackOf =
  (height: number, draw: Part["draw"], above: Part) =>
  (frame: Frame): Picture =>
    stack([above, { height, draw }], frame);

/** Two pictures side by side, for a frame that is wide and low. */
function beside(left: (frame: Frame) => Picture, right: (frame: Frame) => Picture, frame: Frame): Picture {
  const root = picture(frame);
  root.removeAttribute("aria-hidden");
  const from = Math.round(frame.width * (1 - TOYS));
  const gap = frame.label * 1.5;
  const pictures = [
    left({ ...frame, width: from - gap, idPrefix: `${frame.idPrefix}l` }),
    right({ ...frame, width: frame.width - from, idPrefix: `${frame.idPrefix}r` }),
  ];
  for (const [index, { node }] of pictures.entries()) {
    set(node, { x: index * from });
    root.appendChild(node);
  }
  return {
    node: root,
    at(moment) {
      for (const each of pictures) each.at(moment);
    },
  };
}

/** The toy job as the whole talk draws it; where there is little room, only whether cores are busy, and its end. */
function drawToy(model: Model, frame: Frame, ghost?: Model): Picture {
  const near = ghost && comparable(ghost.toy.finished, model.toy.finished);
  const [job, before] = [jobOf(model), near ? jobOf(ghost) : undefined];
  if (frame.height >= frame.label * NAMED) return jobStream(job, frame, before);
  const { rows, bars, finished } = job;
  const until = Math.max(finished, before?.finished ?? 0);
  const least = (until / Math.max(1, frame.width)) * SEEN;
  const ends: End[] = [
    { at: finished, label: `done: ${duration(finished)}`, role: "ink" },
    ...(before
      ? [{ at: before.finished, label: `before: ${duration(before.finished)}`, role: "soft" as const, dashed: true }]
      : []),
  ];
  const legend = [
    { label: "computing", role: BUSY },
    { label: "waiting", role: "waiting" as const },
    ...(rows > model.toy.used ? [{ label: "cores nobody uses", role: "idle" as const }] : []),
  ];
  const busy = bars
    .filter(({ role }) => role !== "transfer")
    .map((bar) => (bar.role === "idle" ? bar : { ...bar, role: BUSY }));
  return taskStream(
    [...pauses(bars, { rows, until: finished, least }), ...busy],
    { rows, until, rowName: job.rowName!, legend, ends },
    frame,
  );
}

const BUSY = "read" as const;
/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

function waterfallOf(model: Model, frame: Frame<Knobs>, ghost?: Model): WaterfallOptions {
  const { steps, worst, now, best, prices, setting } = model;
  const [min, max] = spanOf([worst.usd, best.usd, ...(ghost ? [ghost.now.usd] : [])], frame);
  const moved = ghost && Math.abs(Math.log(ghost.now.usd / now.usd)) > 0.02;
  return {
    steps: steps.map((step) => stepOf(step, prices)),
    min,
    max,
    ticks: priceTicks(10 ** Math.ceil(Math.log10(min)), 10 ** Math.floor(Math.log10(max))),
    start: { value: worst.usd, label: `all off: ${dollars(worst.usd)}` },
    end: { value: now.usd, label: `${dollars(now.usd)} a terabyte` },
    ...(moved ? { before: { value: ghost.now.usd, label: `before: ${dollars(ghost.now.usd)}` } } : {}),
    walk: { value: (moment) => walkAt(model, moment).usd, label: (usd) => `${dollars(usd)} a terabyte` },
    invite: "Throw a switch",
    pick(index) {
      const { name } = steps[index]!;
      frame.emit({ [name]: !setting[name] });
    },
  };
}

/** The axis stands still as long as it can. */
function spanOf(values: readonly number[], { width, label }: Frame<Knobs>): readonly [min: number, max: number] {
  const { min, max } = width < label * NARROW ? FURTHER : AXIS;
  const [low, high] = [Math.min(...values) * 0.85, Math.max(...values) * 1.5];
  return [Math.min(low, min), Math.max(high, max)];
}

function stepOf(step: Step, prices: Model["prices"]): WaterfallStep {
  const { name, on, before, after, idle } = step;
  const { label, evidence, effect, waste, how, source } = toldOf(step, prices);
  const [long, brief] = [how[0]!, how.at(-1)!];
  const said = `${effect}, ${evidence}`;
  // Where there is no room to say of what, the figure and how it is known stay.
  const least = `${effect.split(" ")[0]!}, ${evidence}`;
  const short = idle ? [brief] : [`${said}: ${brief}`, said, least, effect];
  return {
    label,
    other: labelOf({ name, on: !on }),
    on,
    from: before.usd,
    to: after.usd,
    hatched: evidence === "assumed",
    short,
    does: idle ? [brief] : [`${effect} → ${dollars(after.usd)}, ${evidence}`, ...short],
    how: idle ? [] : how,
    wastes: idle ? [brief] : [`${waste}, ${evidence}`, `${waste.split(" ")[0]!}, ${evidence}`, waste],
    words: [`${label}: ${long}`, `${idle ? "" : `${said}. `}${source}`],
  };
}

function jobOf({ toy }: Model): Job {
  const { cores, used, bars, finished, ideal } = toy;
  return {
    rows: cores,
    bars,
    finished,
    ideal,
    rowName: (row) => (row < used ? `core ${count(row + 1)}` : `unused ${count(row + 1)}`),
  };
}

/** Whose run stands below, and how far it is; what it cost only where its data are not the terabyte that is priced above. */
function drawClock({ toy, setting }: Model, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const words = write(root, "", 0, baseline(frame.height - size * 1.25, size), { fill: frame.palette("soft"), size });
  const data = amount(setting.terabytes);
  const cores = plural(toy.cores, "core");
  const paid = setting.terabytes === 1 ? "" : `, ${dollars(owedAt(toy))}`;
  const at = (moment: number): void => {
    const done = doneAt(toy, frame.still ? Infinity : Math.max(0, moment));
    const far = done === toy.tasks ? paid : `, ${count(done)} of ${plural(toy.tasks, "task")}`;
    const forms = [`the toy job meanwhile: ${data} on ${cores}${far}`, `the toy job: ${data}, ${cores}${far}`];
    words.textContent = [...forms, `the toy job${far}`, "the toy job"].find(
      (form) => textWidth(form, size) <= frame.width,
    )!;
  };
  at(Infinity);
  return { node: root, at };
}
