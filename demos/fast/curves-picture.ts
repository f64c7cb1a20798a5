/** Many runs: how much of the workers' time computes, by task length, a curve for each size of cluster. */
import { curves, type CurveMark } from "../chart/curves.ts";
import type { PointSet } from "../chart/curves-points.ts";
import { humanTicks, sayable } from "../chart/human-time.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, duration, share } from "../contract/format.ts";
import type { Lived } from "../contract/live.ts";
import { linesOf, type Line } from "./curves-study.ts";
import { setApart } from "./demo-words.ts";
import { livedBusy, WAYS } from "./live.ts";
import { ADVISED, DOCUMENTED, measuredCost, type EfficiencyRow } from "./measured.ts";
import type { Model } from "./model.ts";
import type { Run, Setting } from "./run.ts";

/** The axis in seconds: from the least a task is said to cost to the longest that can be asked for. */
const FROM = DOCUMENTED.from;
const TO = 10;

/** How long, in seconds, the sweep along the task lengths takes. */
export const SWEEP = 5;

/** The task length, in seconds, the sweep has come to at a moment. */
export const sweptTo = (at: number): number => FROM * (TO / FROM) ** Math.min(1, Math.max(0, at / SWEEP));

/** Labels' heights across from which on there is room for one more. */
const ROOMY = 40;

const advice = { from: ADVISED, to: ADVISED, label: "Dask’s advice", role: "dask" as const };

/** The recordings that belong on these curves: those on such workers, made with queuing on. */
export const recorded = (rows: readonly EfficiencyRow[], { threads, queuing }: Setting): readonly EfficiencyRow[] =>
  queuing ? rows.filter((row) => row.threads === threads) : [];

/** Draws the curves known so far, the recordings, the costs of a task and where the run of these knobs is. */
export function curvesPicture({ run, recordings, lived = [] }: Model, frame: Frame, ghost?: Model): Picture {
  const lines = linesOf(frame.study);
  const measured = recorded(recordings, run);
  const before = ghost && setApart(ghost.run, run).length ? ghost.run : undefined;
  const cost = measuredCost(recordings);
  const marks: CurveMark[] = [
    ...(before ? [here(before, "before", "soft" as const)] : []),
    // What was really done is here too, and orange as well.
    ...(lived.length ? [] : [here(run, "here", "you" as const)]),
  ];
  return curves(
    lines.map((line) => ({
      label: count(line.workers),
      role: "simulated",
      lead: line.workers === run.workers,
      points: line.points,
    })),
    {
      x: { min: FROM, max: TO, ticks: humanTicks(FROM, TO), scale: "log" },
      y: {
        scale: "linear",
        min: 0,
        max: 1,
        rules: [0, 0.25, 0.5, 0.75, 1].map((value) => ({
          value,
          strong: value === 0.5,
          ...(value % 0.5 ? {} : { label: share(value) }),
        })),
      },
      title: titleOf(lines),
      bands: [
        { ...DOCUMENTED, label: "documented cost", role: "dask" },
        { ...cost, label: "measured cost", role: "measured" },
        ...(frame.width < frame.label * ROOMY ? [] : [advice]),
      ],
      points: [
        ...livePoints(lived),
        ...(measured.length
          ? [
              {
                label: `real Dask with ${count(measured[0]!.workers)}`,
                role: "measured" as const,
                points: measured.map(({ taskSeconds, efficiency, min, max }) => ({
                  x: taskSeconds,
                  y: efficiency,
                  from: min,
                  to: max,
                })),
              },
            ]
          : []),
      ],
      marks,
      span: SWEEP,
      pick: (seconds) => frame.emit({ seconds: Math.min(TO, Math.max(0.001, sayable(seconds))) }),
      sayPicked: (seconds) => `tasks of ${duration(sayable(seconds))}`,
    },
    frame,
  );
}

/** What was really done here, a dot a length. */
function livePoints(lived: readonly Lived[]): PointSet[] {
  const points = lived.filter(({ ended }) => ended).map((one) => ({ x: one.order.seconds, y: livedBusy(one) }));
  const [first] = lived;
  return first && points.length
    ? [{ label: `this browser with ${count(first.order.workers)}, ${WAYS[first.way]}`, role: "you", points }]
    : [];
}

/** The unit of the labels on the lines once, where it takes no room from them. */
function titleOf(lines: readonly Line[]): string {
  const sizes = lines.map(({ workers }) => count(workers)).join(", ");
  return `time that computes by task length${sizes ? `, with ${sizes} workers` : ""}`;
}

const here = (run: Run, label: string, role: "soft" | "you"): CurveMark => ({
  value: run.seconds,
  y: run.busy,
  label: `${label}: ${share(run.busy)}`,
  role,
  dashed: role === "soft",
});
