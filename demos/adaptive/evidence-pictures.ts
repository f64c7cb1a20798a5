/** The two pictures of the evidence: four months under a cluster of fixed size, and real Dask following its work. */
import { area, type AreaLine } from "../chart/area.ts";
import type { Tick } from "../chart/axis.ts";
import type { End } from "../chart/ends.ts";
import { timeTicks } from "../chart/human-time.ts";
import type { Height } from "../chart/heights.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { guessing, monthOf } from "./evidence-words.ts";
import type { Demand } from "./in-flight.ts";
import { MAXIMUM, workloads, type Recorded, type WorkloadName } from "./recordings.ts";

/** How long, in seconds, four months take to pass. */
export const SWEEP = 5;

/** The question, or the jobs of four months under the size the cluster is fixed at. */
export function drawDemand(
  demand: Demand,
  { shown, guess }: { readonly shown: boolean; readonly guess: number | null },
  frame: Frame,
): Picture {
  const { size, peak, used, hourly, over } = demand;
  const lines: AreaLine[] = shown
    ? [{ role: "measured", lead: true, points: hourly.map((jobs, hour) => [hour, jobs] as const) }]
    : [];
  const heights: Height[] = [
    { value: size, label: plural(size, "machine"), detail: "paid for, all the time", role: "ink", early: true },
  ];
  if (guess !== null) {
    heights.push({
      value: guess * size,
      label: "your guess",
      detail: `${share(guess)} used`,
      role: "you",
      dashed: true,
    });
  }
  if (shown) {
    heights.push({ value: used * size, label: `${share(used)} used`, detail: "on average", role: "ink" });
    const { used: landed, usedFixed } = frame.here ?? {};
    if (landed !== undefined) {
      heights.push({
        value: landed * size,
        label: `the demo: ${share(landed)} used, simulated`,
        ...(usedFixed === undefined ? {} : { detail: `${share(usedFixed)} if fixed` }),
        role: "simulated",
      });
    }
  }
  const pick = shown
    ? {}
    : { pick: (jobs: number) => frame.emit({ guess: Math.round(Math.min(1, jobs / size) * 100) / 100 }) };
  return area(
    lines,
    {
      title: shown
        ? `jobs in flight at SURF in ${new Date(demand.from).getUTCFullYear()}, a machine for each`
        : "how much of the cluster is used, on average?",
      x: { min: 0, max: hourly.length, ticks: months(demand) },
      y: {
        max: peak * 1.05,
        rules: shown
          ? [0, 100, 200].map((value) => ({ value, label: String(value) }))
          : [0, 0.5, 1].map((part) => ({ value: part * size, label: share(part) })),
      },
      cap: { value: size, unused: "idle", over: "lost" },
      heights,
      ...(shown && guess !== null ? { tint: { from: used * size, to: guess * size, role: "you" } as const } : {}),
      key: shown
        ? [
            { label: "used", role: "measured" },
            { label: "paid for, unused", role: "idle" },
            ...(over > 0 ? [{ label: "no machine for them", role: "lost" } as const] : []),
          ]
        : [],
      span: shown ? SWEEP : 0,
      ...(guess === null || shown ? {} : { picked: guess * size }),
      sayPicked: (jobs) => guessing(Math.min(1, Math.max(0, jobs / size))),
      ...pick,
    },
    shown ? rimless(frame) : frame,
  );
}

/** A dark line needs no rim of paper: over months of hours a rim would cut every spike in two. */
const rimless = (frame: Frame): Frame => ({
  ...frame,
  palette: (role) => (role === "paper" ? "none" : frame.palette(role)),
});

function months({ hourly, from }: Demand): Tick[] {
  const starts = hourly.flatMap((_, hour) => {
    const date = new Date(from + hour * 3_600_000);
    return hour === 0 || (date.getUTCDate() === 1 && date.getUTCHours() === 0)
      ? [{ value: hour, label: monthOf(date) }]
      : [];
  });
  return starts.map((tick, index) => ({ ...tick, rank: index }));
}

/** How the demo's outcome counts the workloads; the slow start is a burst with its start-up time. */
const COUNTED: readonly WorkloadName[] = ["burst", "bursts", "trickle", "tail"];

/** The demo's run, where it is the workload recorded here, on workers that come as fast: its steps, and when it was done. */
export function landing(
  here: Outcome | undefined,
  name: WorkloadName,
): { readonly points: readonly (readonly [number, number])[]; readonly seconds: number } | undefined {
  const { workload = -1, startup = 0, seconds, steps = 0 } = here ?? {};
  if (
    seconds === undefined ||
    startup !== workloads[name].delay ||
    COUNTED[workload] !== (name === "late" ? "burst" : name)
  )
    return undefined;
  const points = Array.from({ length: steps }, (_, index) => {
    return [here?.[`at${index}`] ?? NaN, here?.[`workers${index}`] ?? NaN] as const;
  });
  return { points: points.filter((point) => point.every(Number.isFinite)), seconds };
}

/** The workers of every recorded run of one workload, one in front, and the demo's run over them. */
export function drawRuns({ name, front, others }: Recorded, frame: Frame): Picture {
  const landed = landing(frame.here, name);
  const last = Math.max(front.until, ...others.map(({ until }) => until));
  const until = Math.max(last, landed ? Math.min(landed.seconds * 1.08, last * 2.5) : 0);
  const simulated = landed?.points.filter(([at]) => at < until) ?? [];
  const most = Math.max(MAXIMUM, ...simulated.map(([, workers]) => workers));
  const done = duration(Number(front.seconds.toPrecision(3)));
  const ends: End[] = [{ at: front.seconds, label: `real Dask: done in ${done}`, role: "measured" }];
  if (landed && landed.seconds <= until) {
    const label = `the demo: ${duration(Number(landed.seconds.toPrecision(3)))}, simulated`;
    ends.push({ at: landed.seconds, label, role: "simulated" });
  }
  return area(
    [
      ...others.map(({ steps }): AreaLine => ({ role: "soft", points: steps })),
      { role: "measured", lead: true, points: front.steps },
      ...(simulated.length ? [{ role: "simulated", points: simulated } as const] : []),
    ],
    {
      title: `workers of real Dask: ${workloads[name].tells}`,
      x: { min: 0, max: until, ticks: timeTicks(until, 6) },
      y: { max: most * 1.08, rules: [0, 4, 8].map((value) => ({ value, label: String(value) })) },
      ends,
      key: [
        { label: "recorded, one run", role: "measured" },
        { label: plural(others.length, "other"), role: "soft" },
        ...(simulated.length ? [{ label: "the demo, simulated", role: "simulated" } as const] : []),
      ],
      span: front.until,
    },
    frame,
  );
}
