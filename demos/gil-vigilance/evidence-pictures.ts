/** Lesson 1's pictures of the ten operations, as a question and as measured, and of wheels for a Python without the lock. */
import type { End } from "../chart/ends.ts";
import { curves } from "../chart/curves.ts";
import { dumbbells, type Dumbbell, type DumbbellsOptions } from "../chart/dumbbells.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, plural } from "../contract/format.ts";
import {
  byThreads,
  FASTER,
  shortOf,
  ticks,
  turned,
  type Named,
  type Operation,
  type WheelRow,
} from "./evidence-table.ts";
import { cased, landing, one, said, times } from "./evidence-words.ts";

/** Virtual seconds until all is drawn. */
export const SWEEP = 4;

const X = { min: 0.5, max: 3 };

/** Where two threads gain nothing, and where two cores could not gain more. */
const [NOTHING, ALL] = [1, 2];

const axis = (frame: Frame): Pick<DumbbellsOptions, "x" | "sides"> => ({
  x: {
    scale: "linear",
    ...X,
    ticks: [NOTHING, ALL, 3, 1.5, 2.5, 0.5].map((value, rank) => ({ value, label: times(value), rank })),
  },
  sides: [
    {
      from: X.min,
      to: FASTER,
      role: "lost",
      label: frame.width >= frame.label * 40 ? "hardly faster, or slower" : `below ${times(FASTER)}`,
    },
    {
      from: FASTER,
      to: X.max,
      role: "measured",
      label: frame.width >= frame.label * 28 ? `faster: ${times(FASTER)} or more` : "faster",
    },
  ],
});

/** Before the answer: ten boxes to tick; a ticked row runs to where two cores would take it. */
export function drawQuestion(
  operations: readonly Operation[],
  guess: number | null,
  at: Named | null,
  frame: Frame,
): Picture {
  const rows = operations.map((operation): Dumbbell => {
    const ticked = ticks(guess, operation.bit);
    return {
      id: operation.id,
      words: [cased(operation.title), ticked ? "ticked: faster on two threads" : "not ticked: no faster"],
      label: cased(operation.title),
      short: cased(shortOf(operation)),
      tick: { ticked },
      line: "you",
      marks: ticked
        ? [
            { value: NOTHING, role: "you", shape: "tick" },
            { value: ALL, role: "you", shape: "ring" },
          ]
        : [],
    };
  });
  return dumbbells(
    {
      ...axis(frame),
      title: "times as fast on two threads as on one",
      rows,
      reference: { at: NOTHING, label: "" },
      span: 0,
      ...(at ? { picked: at } : {}),
      pick: (id) => {
        const { bit } = operations.find((operation) => operation.id === id)!;
        frame.emit({ guess: turned(guess, bit), operation: id });
      },
    },
    frame,
  );
}

/** The answer: threads beside processes, the ticks before the names, wrong ones crossed. */
export function drawGains(
  operations: readonly Operation[],
  guess: number | null,
  picked: Named | null,
  frame: Frame,
): Picture {
  const wide = frame.width >= frame.label * 40;
  const rows = byThreads(operations).map((operation): Dumbbell => {
    const { id, title, bit, gains, repeats } = operation;
    const ticked = ticks(guess, bit);
    return {
      id,
      words: [
        `${cased(title)}: ${one(operation)}`,
        `median of ${count(repeats)}; threads from ${times(operation.threadsMin)} to ${times(operation.threadsMax)}; a press takes it to the demo`,
      ],
      label: cased(title),
      short: cased(shortOf(operation)),
      // On half a stage the axis has to do.
      ...(wide ? { figure: { text: times(operation.threads), role: gains ? "measured" : "lost" } } : {}),
      line: gains ? "soft" : "lost",
      ...(guess === null ? {} : { tick: { ticked, wrong: ticked !== gains } }),
      marks: [
        {
          value: operation.threads,
          role: gains ? "measured" : "lost",
          spread: [operation.threadsMin, operation.threadsMax],
        },
        {
          value: operation.processes,
          role: "soft",
          shape: "ring",
          spread: [operation.processesMin, operation.processesMax],
        },
      ],
    };
  });
  return dumbbells(
    {
      ...axis(frame),
      title: guess === null ? "times as fast" : "times as fast; your ticks",
      key: [
        { label: "two threads", role: "measured", dot: true },
        { label: "○ two processes" },
        ...(wide ? [{ label: `pale bars: least to greatest of ${plural(operations[0]!.repeats, "run")}` }] : []),
      ],
      ...(wide ? { figures: "two threads" } : {}),
      rows,
      reference: { at: NOTHING, label: "" },
      ends: landed(frame),
      span: SWEEP,
      ...(picked ? { picked } : {}),
      pick: (id) => frame.emit({ operation: id as Named }),
    },
    frame,
  );
}

/** Where the demo's run lands; at the edge where it is faster than two of anything can be. */
function landed({ here, width, label }: Frame): End[] {
  const run = landing(here);
  if (!run) return [];
  const off = run.speedup > X.max ? " →" : "";
  const came = `${count(Number(run.speedup.toFixed(1)))}×`;
  const forms = [`the demo: ${run.crew}, ${came}, simulated${off}`, `the demo: ${came}, simulated${off}`];
  const words = width >= label * 24 ? forms[0]! : forms[1]!;
  return [{ at: Math.min(X.max, Math.max(X.min, run.speedup)), label: words, role: "simulated" }];
}

/** Packages with a wheel for a Python without the lock, month by month. */
export function drawWheels(months: readonly WheelRow[], frame: Frame): Picture {
  const last = months.length - 1;
  const end = (index: number, role: "ink" | "measured") => ({
    value: index,
    line: 0,
    label: `${count(months[index]!.withWheel)} of ${count(months[index]!.packages)}`,
    detail: said(months[index]!.month),
    role,
  });
  return curves(
    [{ label: "", role: "measured", lead: true, points: months.map(({ withWheel }, index) => [index, withWheel]) }],
    {
      x: {
        scale: "linear",
        min: 0,
        max: last * 1.12,
        ticks: months.map(({ month }, index) => ({
          value: index,
          label: said(month).replace(/^(\w{3})\w*/u, "$1"),
          rank: index === 0 ? 0 : index === last ? 1 : index % 3 ? 3 : 2,
        })),
      },
      y: {
        scale: "linear",
        min: 0,
        max: months[last]!.packages * 1.04,
        rules: [
          { value: months[last]!.packages, label: `all ${count(months[last]!.packages)}`, strong: true },
          { value: months[last]!.packages / 2, label: "half" },
          { value: 0, label: "none" },
        ],
      },
      title: "of the most-downloaded packages, those with a build for Python without the lock",
      marks: [end(0, "ink"), end(last, "measured")],
      span: SWEEP,
    },
    frame,
  );
}
