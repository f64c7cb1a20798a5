/** What was really done above the same run simulated, on one time axis, and how much of both was work. */
import { gauge, gaugeHeight } from "../chart/gauge.ts";
import { lane, laneHeight } from "../chart/lane.ts";
import { stack } from "../chart/stack.ts";
import { taskStream, type Bar } from "../chart/task-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration, share } from "../contract/format.ts";
import type { Lived } from "../contract/live.ts";
import { livedBusy, WAYS } from "./live.ts";
import { webWorkers } from "./live-words.ts";
import type { Model } from "./model.ts";
import { covering, type Stretch } from "./run.ts";
import { recordedMarks } from "./run-picture.ts";

/** Labels' heights that a stream needs to be read; with less the page's row goes, then the gauge, then what was simulated: the words have both. */
const LEGIBLE = 5.5;

/** When the later of the two ends, in seconds. */
export const lastOf = ({ run }: Model, { seconds }: Lived): number => Math.max(run.finished, seconds);

/** Draws both. */
export function livePicture(model: Model, lived: Lived, frame: Frame): Picture {
  const { run, recording } = model;
  const { order, seconds, lost } = lived;
  const stretches = pageOf(lived);
  const { label: size, height } = frame;
  const until = lastOf(model, lived);
  const working = covering(stretches, 1);
  const page = {
    label: "this page",
    role: "dask" as const,
    stretches,
    until,
    value: (moment: number) => `at work ${share(working(Math.min(moment, seconds)))} of the time`,
  };
  const level = {
    label: "worker time that computes",
    value: (moment: number) => livedBusy(lived, moment),
    format: share,
    role: "you" as const,
    marks: [
      { value: run.busy, label: `simulated: ${share(run.busy)}`, role: "simulated" as const },
      ...recordedMarks(recording),
    ],
  };
  const [above, below] = [laneHeight(size), gaugeHeight(size, level, frame.width)];
  const spare = height - 2 * LEGIBLE * size;
  const [paged, gauged, twin] = [spare >= above + below, spare >= below, spare >= -size];
  const half = (height - (paged ? above : 0) - (gauged ? below : 0)) / (twin ? 2 : 1);
  const task = (how: string) => ({ label: `${how}: tasks of ${duration(order.seconds)}`, role: "read" as const });
  const stream = (bars: readonly Bar[], legend: Parameters<typeof taskStream>[1]["legend"]) => ({
    height: half,
    draw: (part: Frame) =>
      taskStream(
        bars,
        { rows: order.workers, until, ends: [], legend, rowName: (row) => `worker ${row + 1}` },
        { ...part, height: half - size / 2 },
      ),
  });
  return stack(
    [
      ...(paged ? [{ height: above, draw: (part: Frame) => lane(page, part) }] : []),
      stream(barsOf(lived), [
        task("really"),
        { label: `${webWorkers(lived)}, ${WAYS[lived.way]}` },
        ...(lost.length
          ? ([
              { label: "silent", role: "lost" },
              { label: "starting", role: "starting" },
            ] as const)
          : []),
      ]),
      ...(twin ? [stream(run.bars, [task("simulated")])] : []),
      ...(gauged ? [{ height: below, draw: (part: Frame) => gauge(level, part) }] : []),
    ],
    frame,
  );
}

/** Every task as it ran, and every worker that was lost: silent until it was noticed, then another starting. */
export const barsOf = ({ tasks, lost, seconds }: Lived): Bar[] => [
  ...tasks.map(({ task, row, start, stop }) => ({ key: `task ${task + 1}`, row, start, stop, role: "read" as const })),
  ...lost.flatMap(({ row, heard, noticed, replaced = seconds }) => [
    { key: "silent", row, start: heard, stop: noticed, role: "lost" as const },
    { key: "another starts", row, start: noticed, stop: replaced, role: "starting" as const },
  ]),
];

/** When the page was at work. */
const pageOf = ({ page }: Lived): Stretch[] =>
  page.flatMap((start, at) => (at % 2 ? [] : [{ start, stop: page[at + 1]! }]));
