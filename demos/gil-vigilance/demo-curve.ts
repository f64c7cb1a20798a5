/** How much work 1 to 16 at once do, simulated; what was measured of an operation, and where measuring ended. */
import { curves, type CurveLine } from "../chart/curves.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { MOST, type Model } from "./demo-model.ts";
import { called, crew, times } from "./demo-words.ts";

/** How long the curve takes to sweep across, seconds. */
export const SWEEP = 4;

/** The most at once that was measured. */
export const MEASURED = 2;

/** Ticks of both axes; each step doubles, so that one thread more counts as much at the left as eight at the right. */
const DOUBLED = [1, 2, 4, 8, 16];

/** Below it nothing was measured of two threads, nor is it drawn. */
const LEAST = 0.6;

const pointsOf = (curve: readonly number[]) => curve.map((speedup, index) => [index + 1, speedup] as const);

/** Draws the curve; `ghost` is the one before the last knob was turned. */
export function curvePicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const { params, curve, operation } = model;
  const before = ghost && ghost.curve.length && differs(ghost, model) ? ghost : undefined;
  const lines: CurveLine[] = [
    {
      label: "ideal",
      role: "soft",
      points: [
        [1, 1],
        [MOST, MOST],
      ],
    },
    ...(before
      ? [
          {
            label: `before: ${called(before.params, before.operation)}`,
            role: "you",
            dashed: true,
            points: pointsOf(before.curve),
          } as const,
        ]
      : []),
    { label: `simulated: ${called(params, operation)}`, role: "simulated", lead: true, points: pointsOf(curve) },
  ];
  const real = operation && params.mode !== "free" ? realOf(operation, params.mode) : undefined;
  return curves(
    lines,
    {
      x: {
        scale: "log",
        min: 1,
        max: MOST,
        ticks: DOUBLED.map((value) => ({ value, label: String(value) })),
        words: [
          {
            value: 4,
            label: `${params.mode === "processes" ? "processes" : "threads"}; more than two were not measured`,
          },
        ],
      },
      y: {
        scale: "log",
        min: LEAST,
        max: MOST,
        rules: DOUBLED.map((value) => ({ value, label: String(value), strong: value === 1 })),
      },
      title: "how much work is done at once; 1 is a task alone",
      span: SWEEP,
      ...(real ? { points: [{ label: `${operation!.title}, measured`, role: "measured", points: real }] } : {}),
      picked: params.threads,
      sayPicked: (at) => `${crew({ ...params, threads: Math.round(at) })}: ${times(curve[Math.round(at) - 1] ?? 0)}`,
      pick: (at) => frame.emit({ threads: Math.min(MOST, Math.max(1, Math.round(at))) } as never),
    },
    frame,
  );
}

function realOf(row: NonNullable<Model["operation"]>, mode: "threads" | "processes") {
  const two =
    mode === "threads"
      ? { y: row.threads, from: row.threadsMin, to: row.threadsMax }
      : { y: row.processes, from: row.processesMin, to: row.processesMax };
  return [
    { x: 1, y: 1 },
    { x: MEASURED, ...two },
  ];
}

/** Whether another curve came out: turning the number at once picks another point of the same one. */
const differs = (one: Model, other: Model): boolean =>
  one.curve.some((speedup, index) => speedup !== other.curve[index]);
