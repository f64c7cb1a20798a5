/** The waterfall above, its price in large figures; below it the toy job under the same switches, and its own bill. */
import { jobStream, type Job } from "../chart/job-stream.ts";
import { pauses } from "../chart/pauses.ts";
import { taskStream, type End } from "../chart/task-stream.ts";
import { stack, type Part } from "../chart/stack.ts";
import { waterfall, waterfallHeight, type WaterfallOptions, type WaterfallStep } from "../chart/waterfall.ts";
import { lettering } from "../chart/colour.ts";
import { picture, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, duration, plural } from "../contract/format.ts";
import type { Knobs } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import type { Step } from "./demo-price.ts";
import { labelOf, toldOf } from "./demo-steps.ts";
import { doneAt, owedAt } from "./demo-toy.ts";
import { amount, owedWords } from "./demo-words.ts";
import { priceTicks } from "./price.ts";

/** The axis, US dollars a terabyte, unless a price lies outside. */
const AXIS = { min: 0.044, max: 170 } as const;
/** Up to this width, in labels' heights, it stands further left, so that words find room right of the second step. */
const NARROW = 26;
const FURTHER = { min: 0.075, max: 520 } as const;
/** What the meter takes, and the toy job at the least, in labels' heights. */
const METER = 1.6;
const JOB = 5;
/** From this height on the toy job has names for its colours. */
const NAMED = 9;
/** From this width on, in labels' heights, both have room side by side, and the toy job gets this share of it. */
const WIDE = 48;
const TOYS = 0.38;
/** Of room to spare, what the waterfall gets. */
const MORE = 0.4;
/** A run that took so many times longer than another has no axis in common with it. */
const COMPARABLE = 3;

/** Draws both; `ghost` is the state before the last switch was thrown. */
export function drawCosts(model: Model, frame: Frame<Knobs>, ghost?: Model): Picture {
  const size = frame.label;
  const options = waterfallOf(model, frame, ghost);
  const [one, two] = ([1, 2] as const).map((lines) => waterfallHeight(options.steps.length, lines, size)) as [
    number,
    number,
  ];
  const meter = Math.ceil(size * METER);
  const falls = (height: number): Part => ({ height, draw: (part) => waterfall(options, part) });
  const spare = (least: number): number => frame.height - least - meter - size * JOB;
  if (frame.height < one + meter) return stack([falls(Math.max(1, frame.height))], frame);
  const counts: Part = { height: meter, draw: (part) => drawMeter(model, part) };
  if (spare(one) < 0 && frame.width > size * WIDE) {
    const toys = stackOf(frame.height - meter, (part) => drawToy(model, part, ghost), counts);
    return beside((part) => waterfall(options, part), toys, frame);
  }
  if (spare(one) < 0) return stack([falls(frame.height - meter), counts], frame);
  const least = spare(two) < 0 ? one : two;
  const upper = Math.round(least + spare(least) * MORE);
  const lower: Part = {
    height: frame.height - upper - meter,
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
  const near = ghost && Math.abs(Math.log(ghost.toy.finished / model.toy.finished)) < Math.log(COMPARABLE);
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
    { label: "busy", role: BUSY },
    { label: "idle", role: "waiting" as const },
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

const BUSY = "simulated" as const;
/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

function waterfallOf(
  { steps, worst, now, prices, setting }: Model,
  frame: Frame<Knobs>,
  ghost?: Model,
): WaterfallOptions {
  const [min, max] = spanOf([worst.usd, now.usd, ...(ghost ? [ghost.now.usd] : [])], frame);
  const moved = ghost && Math.abs(Math.log(ghost.now.usd / now.usd)) > 0.02;
  return {
    steps: steps.map((step) => stepOf(step, prices)),
    min,
    max,
    ticks: priceTicks(10 ** Math.ceil(Math.log10(min)), 10 ** Math.floor(Math.log10(max))),
    start: { value: worst.usd, label: `all off: ${dollars(worst.usd)}` },
    end: { value: now.usd, label: `${dollars(now.usd)} a terabyte` },
    ...(moved ? { before: { value: ghost.now.usd, label: `before: ${dollars(ghost.now.usd)}` } } : {}),
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
  const { label, evidence, effect, how, source } = toldOf(step, prices);
  const [long, brief] = [how[0]!, how.at(-1)!];
  const said = `${effect}, ${evidence}`;
  // Where there is no room to say of what, the figure and how it is known stay.
  const least = `${effect.split(" ")[0]!}, ${evidence}`;
  const saved = dollars(before.egress);
  const would =
    name === "region"
      ? [`would save ${saved} of egress, ${evidence}`, `would save ${saved}, ${evidence}`]
      : [`would be ${said}`];
  const full = idle
    ? [brief]
    : on
      ? [`${said}: ${brief}`, said, least, effect]
      : [...would.map((form) => `off: ${form}`), `off: ${said}`, said, least, effect];
  const does = idle ? [brief] : on ? [`${effect} → ${dollars(after.usd)}, ${evidence}`, ...full] : full;
  return {
    label,
    other: labelOf({ name, on: !on }),
    on,
    from: before.usd,
    to: after.usd,
    role: name === "region" ? "transfer" : "money",
    hatched: evidence === "assumed",
    short: full,
    does,
    how: idle ? [] : how,
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

/** What the toy job has cost up to now and how far it is: smaller than the price of the terabyte, which is what matters. */
function drawMeter({ toy, setting }: Model, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const y = baseline(frame.height - size * 1.25, size);
  const figure = write(root, "", 0, y, { fill: lettering(frame, "money"), size, bold: true });
  // The figures change their length as they run: what stands beside them does not move.
  const over = dollars(owedAt(toy));
  const running = Math.max(...["99\u00a0cents", over].map((text) => textWidth(text, size, true)));
  const beside = write(root, "", 0, y, { fill: frame.palette("soft"), size });
  const data = amount(setting.terabytes);
  const cores = plural(toy.cores, "core");
  const at = (moment: number): void => {
    const now = frame.still ? Infinity : Math.max(0, moment);
    const done = now >= toy.finished;
    figure.textContent = owedWords(owedAt(toy, done ? Infinity : now));
    const from = (done ? textWidth(over, size, true) : running) + size * 0.4;
    set(beside, { x: from });
    const tasks = `${count(doneAt(toy, now))} of ${plural(toy.tasks, "task")}`;
    const forms = done
      ? [
          `for the toy job, pauses included: ${data}, ${cores}, ${duration(toy.finished)}`,
          `for the toy job, pauses included: ${cores}, ${duration(toy.finished)}`,
          "for the toy job, pauses included",
          "for the toy job",
        ]
      : [`so far for the toy job: ${data}, ${cores}, ${tasks}`, `so far for the toy job: ${tasks}`, "so far"];
    beside.textContent = forms.find((form) => textWidth(form, size) <= frame.width - from) ?? "";
  };
  at(Infinity);
  return { node: root, at };
}
