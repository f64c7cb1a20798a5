/** Adaptive clusters: the number of workers over time, simulated from what was submitted, beside all recorded repeats. */
import { simulate, type Happening, type Run, type TaskSpec } from "../../demos/scheduler/index.ts";
import { signature, type AdaptiveRecording, type Wave } from "./adaptive-recording.ts";
import { judged, percent, type Comparison } from "./comparison.ts";
import { area, outside, steps, total, type Curve } from "./curves.ts";
import type { Origin } from "./recording.ts";

/** The envelope of the repeats is widened by so much, in seconds; and may be left for this share of the time. */
const WIDTH = 2;
const OUTSIDE = 0.05;
/** Of a repeat's worker-seconds: the area allowed to the nearest of several repeats, and to a single recording. */
const NEAREST = 0.1;
const SINGLE = 0.15;

/** `memory_limit` in the script of the recordings; no file says it. Their results are so small that it never decides. */
const MEMORY = 512 * 2 ** 20;
/** `fifo_timeout` of `Client.map`, microseconds. */
const MAP_FIFO_TIMEOUT = 100_000;

type Repeat = Origin & AdaptiveRecording;

/** What came of simulating a recording's workload. */
export interface Simulated {
  readonly workers: Curve;
  /** Seconds until the client had all; NaN: it never had. */
  readonly finished: number;
}

/**
 * The workload as its client submitted it. A submission that answered the end of another comes as long after the simulated
 * end as it did after the recorded one; and then, as at the very end, the client lets go of all results.
 */
export function simulateAdaptive(recording: Repeat): Simulated {
  const { waves, method, startUp, rules, end } = recording;
  const happenings: Happening[] = [];
  const run = (until: number): Run =>
    simulate({
      tasks: [],
      workers: [],
      happenings,
      adaptive: {
        minimum: method.minimum,
        maximum: method.maximum,
        worker: { nthreads: method.threads, memoryLimit: MEMORY },
        startUp: [micros(startUp)],
        interval: micros(method.interval),
        targetDuration: method.targetDuration,
        waitCount: method.waitCount,
      },
      rules,
      until: micros(until),
    });
  let [at, held, named]: [number, string[], number] = [0, [], 0];
  const letGo = (): Run => {
    const played = run(0);
    happenings.push({ at: played.finished, do: "release", keys: held });
    held = [];
    return played;
  };
  for (const [index, wave] of waves.entries()) {
    if (wave.pause !== null) at = letGo().finished + micros(wave.pause);
    else at += micros(wave.time - (waves[index - 1]?.time ?? 0));
    for (const tasks of tasksOf(wave, named)) {
      named += tasks.length;
      held.push(...tasks.map(({ key }) => key));
      happenings.push({ at, do: "submit", tasks, fifoTimeout: MAP_FIFO_TIMEOUT });
    }
  }
  const { finished, missing } = letGo();
  return { workers: workersOf(run(end)), finished: missing.length > 0 ? Number.NaN : finished / 1e6 };
}

const micros = (seconds: number): number => Math.round(seconds * 1e6);

/** Dask groups by name: batches of one submission have their own, and the first of each submission shares one. */
function tasksOf({ batches }: Wave, named: number): TaskSpec[][] {
  let number = named;
  return batches.map(({ tasks, length }, index) =>
    Array.from({ length: tasks }, () => {
      number += 1;
      return { key: `nap${index}-${number}`, dependencies: [], duration: micros(length), nbytes: 28 };
    }),
  );
}

/** Workers that have checked in and have not gone, over time. */
export function workersOf({ workers }: Pick<Run, "workers">): Curve {
  const changes = workers.flatMap(({ arrived, left }): [number, number][] => {
    if (arrived === null) return [];
    return left === null ? [[arrived, 1]] : [[arrived, 1], [left, -1]]; // prettier-ignore
  });
  let there = 0;
  return steps(
    changes
      .sort((a, b) => a[0] - b[0])
      .map(([time, by]) => {
        there += by;
        return [time / 1e6, there] as const;
      }),
  );
}

/** Every recording beside its simulation and all repeats of its workload among `all`, itself one of them. */
export function compareAdaptive(recordings: readonly Repeat[], all: readonly Repeat[] = recordings): Comparison[] {
  return recordings.flatMap((recording) => {
    const { workers, finished } = simulateAdaptive(recording);
    const repeats = all.filter((other) => signature(other) === signature(recording));
    return judgeAdaptive(recording, repeats, Number.isNaN(finished) ? null : workers);
  });
}

/** The verdicts on a simulated curve. `simulated`: null if the run came to no end. */
export function judgeAdaptive(recording: Repeat, repeats: readonly Repeat[], simulated: Curve | null): Comparison[] {
  const { file, release, workload, end, busyEach, waves } = recording;
  const head = { file, release, area: `adaptive.${workload}` };
  const curves = repeats.map(({ workers }) => workers);
  const peak = (curve: Curve): number => Math.max(0, ...curve.map(([, value]) => value));
  const away = simulated === null ? Number.NaN : outside(simulated, curves, WIDTH, end);
  const apart = (a: Repeat, b: Repeat): number => area(a.workers, b.workers, Math.max(a.end, b.end));
  const own = nearest(
    recording,
    repeats.filter((repeat) => repeat.release === release),
    simulated,
  );
  // One recording of each release at most is no repeat.
  const single = new Set(repeats.map((repeat) => repeat.release)).size === repeats.length;
  const near = single ? own : nearest(recording, repeats, simulated);
  const widest = Math.max(0, ...repeats.flatMap((a) => repeats.map((b) => apart(a, b))));
  const allowed = single ? SINGLE * near.worked : Math.max(NEAREST * near.worked, widest);
  const all = waves.flatMap(({ batches }) => batches);
  const tasks = all.reduce((sum, batch) => sum + batch.tasks, 0);
  const length = all.reduce((sum, batch) => sum + batch.tasks * batch.length, 0) / tasks;
  const machine = Number.isNaN(busyEach)
    ? ""
    : `a task of ${length.toFixed(2)} s kept a worker busy for ${busyEach.toFixed(2)} s in this recording`;
  const late = simulated === null ? "the simulated client never had all its results" : machine;
  const elsewhere = near.repeat !== own.repeat && own.area > NEAREST * own.worked;
  return [
    judged(
      {
        ...head,
        what: "within the envelope",
        recorded: `peak ${peak(recording.workers)}`,
        simulated: simulated === null ? "no end" : `peak ${peak(simulated)}`,
        difference: `${percent(away)} outside`,
        tolerance: `≤ ${100 * OUTSIDE} %`,
        value: away,
        limits: [0, OUTSIDE],
        remark: "",
      },
      late,
    ),
    judged(
      {
        ...head,
        what: single ? "area to the recording" : `area to the nearest of ${repeats.length}`,
        recorded: `${near.worked.toFixed(1)} w·s`,
        simulated: simulated === null ? "no end" : `${total(simulated, Math.max(end, near.repeat.end)).toFixed(1)} w·s`,
        difference: `${near.area.toFixed(1)} w·s`,
        tolerance: `≤ ${allowed.toFixed(1)} w·s`,
        value: near.area,
        limits: [0, allowed],
        remark: elsewhere
          ? `nearest is one of ${near.repeat.release}; to its own release ${own.area.toFixed(1)} w·s (${percent(own.area / own.worked)}): ${machine}`
          : "",
      },
      late,
    ),
  ];
}

interface Near {
  readonly repeat: Repeat;
  /** Between its curve and the simulated one, worker-seconds. */
  readonly area: number;
  /** All of its worker-seconds. */
  readonly worked: number;
}

function nearest(recording: Repeat, repeats: readonly Repeat[], simulated: Curve | null): Near {
  const all = repeats.map((repeat): Near => {
    const end = Math.max(repeat.end, recording.end);
    const worked = total(repeat.workers, repeat.end);
    return { repeat, area: simulated === null ? Number.NaN : area(simulated, repeat.workers, end), worked };
  });
  return all.reduce((best, each) => (each.area < best.area ? each : best));
}
