/** The demo of lesson 8: one scheduler feeds many workers; the shorter the tasks, the longer everybody waits. */
import { gauge, gaugeHeight } from "../chart/gauge.ts";
import { lane, laneHeight } from "../chart/lane.ts";
import { stack } from "../chart/stack.ts";
import { taskStream } from "../chart/task-stream.ts";
import { demo } from "../contract/demo.ts";
import { duration, plural, share } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { rowsOf } from "../contract/table.ts";
import { recordingOf, type EfficiencyRow } from "./measured.ts";
import { covered, run, type Run } from "./run.ts";
import { earlier, ended, running } from "./demo-words.ts";

const knobs = schema({
  seconds: {
    kind: "number",
    label: "Task length",
    effect: "Shorter tasks come back to the scheduler more often.",
    default: 0.01,
    min: 0.001,
    max: 10,
    unit: "seconds",
    scale: "log",
  },
  workers: {
    kind: "number",
    label: "Workers",
    effect: "More workers, of one thread each, share the one scheduler.",
    default: 16,
    min: 1,
    max: 64,
    unit: "count",
    scale: "log",
    integer: true,
  },
});

/** The workers of the story that the prose tells: as many rows as can be told apart on a stage. */
const STORY = 32;

/** A run, the recordings on real Dask, and the one of them that was set up the same, where there is one. */
interface Model {
  readonly run: Run;
  readonly recordings: readonly EfficiencyRow[];
  readonly recording: EfficiencyRow | null;
}

export default demo<typeof knobs, Model>({
  title: "Inside a job: one scheduler, many tasks",
  schema: knobs,
  tables: ["dask-efficiency"],
  basis: () => "simulated",

  model({ seconds, workers }, tables) {
    const played = run(seconds, workers);
    const recordings = rowsOf<EfficiencyRow>(tables, "dask-efficiency");
    return { run: played, recordings, recording: recordingOf(recordings, played) ?? null };
  },

  span: ({ run: { finished } }) => finished,

  draw({ run: played, recording }, frame, ghost) {
    const { workers, executed, scheduling, finished } = played;
    const before = ghost?.run;
    const bars = executed.map(({ key, worker, start, stop }) => ({
      key,
      row: worker,
      start,
      stop,
      role: "read" as const,
    }));
    const gaugeOptions = {
      label: "worker time that computes",
      value: (moment: number) => covered(executed, workers, Math.min(moment, finished)),
      format: share,
      role: "read" as const,
      ...(before ? { ghost: { value: before.busy, label: earlier(before, played) } } : {}),
      marks: recording
        ? [
            {
              value: recording.efficiency,
              from: recording.min,
              to: recording.max,
              label: `real Dask: ${share(recording.efficiency)}`,
              role: "measured" as const,
            },
          ]
        : [],
    };
    const above = laneHeight(frame.label);
    const below = gaugeHeight(frame.label, gaugeOptions, frame.width);
    const gap = Math.round(frame.label * 0.6);
    const laneOptions = {
      label: "the scheduler",
      role: "dask" as const,
      stretches: scheduling,
      until: finished,
      value: (moment: number) => `at work ${share(covered(scheduling, 1, moment))} of the time`,
    };
    const streamOptions = {
      rows: workers,
      until: finished,
      legend: [
        { label: workers === 1 ? "1\u00a0worker" : `${plural(workers, "worker")}, a row each` },
        { label: `a task of ${duration(played.seconds)}`, role: "read" as const },
      ],
      ends: [],
    };
    return stack(
      [
        { height: above, draw: (part) => lane(laneOptions, part) },
        {
          height: Math.max(above, frame.height - above - below),
          draw: (part) => taskStream(bars, streamOptions, { ...part, height: part.height - gap }),
        },
        { height: below, draw: (part) => gauge(gaugeOptions, part) },
      ],
      frame,
    );
  },

  say({ run: played, recording }, at) {
    if (at >= played.finished) return ended(played, recording);
    return running(played, Math.max(0, at));
  },

  rows({ run: played, recording }) {
    const { seconds, workers, tasks, executed, scheduling, finished, busy } = played;
    return {
      caption: "One run, in numbers",
      columns: ["what", "value"],
      rows: [
        ["task length (s)", seconds],
        ["tasks", tasks],
        ["workers of one thread", workers],
        ["finished after (s)", finished],
        ["perfect would be (s)", (tasks * seconds) / workers],
        ["worker time that computed (%)", Math.round(busy * 1000) / 10],
        ["time the scheduler was busy (%)", Math.round(covered(scheduling, 1, finished) * 1000) / 10],
        ["most tasks running at once", mostAtOnce(executed)],
        [
          "measured on real Dask, same set-up (%)",
          recording ? Math.round(recording.efficiency * 1000) / 10 : "not recorded",
        ],
      ],
    };
  },

  facts({ recordings }) {
    const measured = (seconds: number) => recordings.find(({ taskSeconds }) => taskSeconds === seconds)!;
    const [blink, second] = [run(0.001, STORY), run(1, STORY)];
    return {
      storyWorkers: plural(STORY, "worker"),
      blinkBusy: share(blink.busy),
      secondBusy: share(second.busy),
      measuredMillisecond: share(measured(0.001).efficiency),
      measuredTen: share(measured(0.01).efficiency),
      measuredHundred: share(measured(0.1).efficiency),
      simulatedMillisecond: share(run(0.001, 2).busy),
      simulatedTen: share(run(0.01, 2).busy),
      simulatedHundred: share(run(0.1, 2).busy),
      measuredVersion: measured(0.001).daskVersion,
    };
  },

  outcome: ({ run: { finished, busy } }) => ({ seconds: finished, busy }),
});

function mostAtOnce(executed: Run["executed"]): number {
  const edges = executed.flatMap(({ start, stop }) => [[start, 1] as const, [stop, -1] as const]);
  edges.sort(([a, up], [b, down]) => a - b || up - down);
  let now = 0;
  return edges.reduce((most, [, step]) => Math.max(most, (now += step)), 0);
}
