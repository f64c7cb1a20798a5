/** One run: the scheduler's row, its workers' threads below it on the same time axis, and how much of their time computed. */
import { comparable } from "../chart/comparable.ts";
import { gauge, gaugeHeight, type GaugeMark } from "../chart/gauge.ts";
import { lane, laneHeight } from "../chart/lane.ts";
import { stack } from "../chart/stack.ts";
import { taskStream, type Bar } from "../chart/task-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration, plural, share } from "../contract/format.ts";
import { cluster, earlier, setApart } from "./demo-words.ts";
import type { EfficiencyRow } from "./measured.ts";
import type { Model } from "./model.ts";
import { covering, slots, type Run } from "./run.ts";

/** Labels' heights the stream needs to be read; with less, the gauge goes: the words begin with what it shows. */
const LEGIBLE = 5.5;

/** Whether the run before can stand behind this one: the same rows, and a time that fits the same axis. */
const alike = (before: Run, now: Run): boolean =>
  slots(before) === slots(now) && comparable(before.finished, now.finished);

/** Real Dask on a gauge, where it was recorded. */
export const recordedMarks = (recording: EfficiencyRow | null): GaugeMark[] =>
  recording
    ? [
        {
          value: recording.efficiency,
          from: recording.min,
          to: recording.max,
          label: `real Dask: ${share(recording.efficiency)}`,
          role: "measured",
        },
      ]
    : [];

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function runPicture({ run, recording }: Model, frame: Frame, ghost?: Model): Picture {
  const { bars, scheduling, finished, threads, workers } = run;
  const before = ghost && setApart(ghost.run, run).length ? ghost.run : undefined;
  const behind = before && alike(before, run) ? before : undefined;
  const until = Math.max(finished, behind?.finished ?? 0);
  const working = covering(scheduling, 1);
  const computing = covering(bars, slots(run));
  const gaugeOptions = {
    label: threads > 1 ? "threads’ time that computes" : "worker time that computes",
    value: (moment: number) => computing(Math.min(moment, finished)),
    format: share,
    role: "read" as const,
    ...(before ? { ghost: { value: before.busy, label: earlier(before, run) } } : {}),
    marks: recordedMarks(recording),
  };
  const laneOptions = {
    label: "the scheduler",
    role: "dask" as const,
    stretches: scheduling,
    until,
    value: (moment: number) => `at work ${share(working(Math.min(moment, finished)))} of the time`,
  };
  const rows = slots(run);
  const each = threads > 1 ? "a row each thread" : "a row each";
  const streamOptions = {
    rows,
    until,
    legend: [
      { label: rows === 1 ? plural(1, "worker") : `${cluster(run)}, ${each}` },
      { label: `a task of ${duration(run.seconds)}`, role: "read" as const },
    ],
    ends: [],
    rowName: (row: number) => {
      const worker = `worker ${Math.floor(row / threads) + 1} of ${workers}`;
      return threads > 1 ? `${worker}, thread ${(row % threads) + 1}` : worker;
    },
    name: ({ key }: Bar) => `task ${Number(key.replace("sleep-", "")) + 1}`,
    ...(behind ? { ghost: behind.bars } : {}),
  };
  const above = laneHeight(frame.label);
  const full = gaugeHeight(frame.label, gaugeOptions, frame.width);
  const below = frame.height - above - full < LEGIBLE * frame.label ? 0 : full;
  const gap = below ? Math.round(frame.label * 0.6) : 0;
  return stack(
    [
      { height: above, draw: (part) => lane(laneOptions, part) },
      {
        height: Math.max(above, frame.height - above - below),
        draw: (part) => taskStream(bars, streamOptions, { ...part, height: part.height - gap }),
      },
      ...(below ? [{ height: below, draw: (part: Frame) => gauge(gaugeOptions, part) }] : []),
    ],
    frame,
  );
}
