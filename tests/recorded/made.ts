/** Recordings made up from simulated runs, in the form of those of real Dask: whoever compares them must find them equal. */
import { simulate, type Scenario } from "../../demos/scheduler/index.ts";
import { simulateAdaptive } from "../../scripts/compare/adaptive.ts";
import type { AdaptiveRecording } from "../../scripts/compare/adaptive-recording.ts";
import { valueAt, type Curve } from "../../scripts/compare/curves.ts";
import { parseRecording, type Origin, type Recording } from "../../scripts/compare/recording.ts";

/** A recording as it lies in a file. */
export type Made = Record<string, unknown>;

/** What reading the file would give. */
export function read<F extends Recording["form"]>(
  form: F,
  made: Made,
  file = "made.json",
): Extract<Recording, { form: F }> {
  const recording = parseRecording(file, Buffer.from(JSON.stringify(made)));
  if (recording.form !== form) throw new Error(`expected ${form}, but it is ${recording.form}`);
  return recording as Extract<Recording, { form: F }>;
}

const head = (release: string): Made => ({ versions: { dask: release } });

/** Efficiency of sleeps on a cluster, as measured on the simulator; `off` is added to each, 0–1. */
export function madeEfficiency({
  off = 0,
  workers = 2,
  lengths = [0.01, 0.1],
  clean = true,
  kind = "sleep",
} = {}): Made {
  const rows = lengths.map((length) => {
    const n = 40;
    const run = simulate({
      tasks: Array.from({ length: n }, (_, i) => ({
        key: `nap-${i}`,
        dependencies: [],
        duration: length * 1e6,
        nbytes: 28,
      })),
      workers: Array.from({ length: workers }, (_, i) => ({ name: `w${i}`, nthreads: 1 })),
      rules: "2022.12.1",
    });
    const median = (n * length) / workers / (run.finished / 1e6) + off;
    return { kind, task_s: length, n, efficiency: { median }, contention: { clean, foreign_cores_during: [0.7] } };
  });
  return { ...head("2022.12.1+dfsg"), method: `${workers} workers x 1 thread (processes), client.map`, rows };
}

/** Loads of 80 ms, a step of 40 ms after each, and one sum of all; on two workers. `slower`: how much longer it is said to have taken. */
export function madeStream({ slower = 1, repeats = 1 } = {}): Made {
  const load = Array.from({ length: 6 }, (_, i) => `('load', ${i})`);
  const clean = load.map((_, i) => `('clean', ${i})`);
  const dependencies: Record<string, string[]> = { "('sum', 0)": clean };
  for (const [i, key] of clean.entries()) dependencies[key] = [load[i]!];
  for (const key of load) dependencies[key] = [];
  const keys = [...load, ...clean, "('sum', 0)"];
  const length = (key: string) => (key.startsWith("('load") ? 80_000 : 40_000);
  const name = (key: string) => `${/\w+/.exec(key)![0]}-${keys.indexOf(key)}`;
  const scenario: Scenario = {
    tasks: keys.map((key) => ({
      key: name(key),
      dependencies: dependencies[key]!.map(name),
      duration: length(key),
      nbytes: 1000,
    })),
    workers: ["w0", "w1"].map((worker) => ({ name: worker, nthreads: 1 })),
    rules: "2022.12.1",
  };
  const run = simulate(scenario);
  const tasks = keys.map((key) => {
    const { worker, start, stop } = run.executed.find((each) => each.key === name(key))!;
    const compute = [(slower * start) / 1e6, (slower * start + stop - start) / 1e6];
    return { key, prefix: name(key).split("-")[0], worker, status: "OK", compute, transfers: [], nbytes: 1000 };
  });
  const runs = Array.from({ length: repeats }, (_, repeat) => ({
    repeat,
    wall_s: (slower * run.finished) / 1e6,
    tasks,
    dependencies: repeat === 0 ? dependencies : null,
  }));
  return { ...head("2022.12.1"), method: "2 worker processes x 1 thread on 2 cores", runs };
}

/** What was submitted, by its marks: a burst, and a second one 10 s after the first is done. */
const BURST = [
  [1, "submit 40x0.5s"],
  [9, "done"],
  [17, "end of record"],
] as const;
export const TWO_BURSTS = [
  [1, "submit 20x0.5s"],
  [6, "burst 1 done"],
  [16, "submit 20x0.5s"],
  [21, "done"],
  [29, "end of record"],
] as const;

/** An adaptive cluster of at most four workers; its curve is the simulated one, `shift` s later and `more` workers higher. */
export function madeAdaptive({
  marks = BURST as readonly (readonly [number, string])[],
  release = "2024.7.0",
  delay = 0,
  shift = 0,
  more = 0,
  workload = "burst",
} = {}): Made {
  const end = marks.at(-1)![0] + 8;
  const columns = ["t_s", "workers", "busy_workers"];
  const made = (curve: Curve): Made => ({
    ...head(release),
    method: "adapt(0..4), 1 thread each, defaults interval 1s target-duration 5s wait-count 3",
    workload,
    worker_start_delay_s: delay,
    columns,
    samples: Array.from({ length: 10 * end }, (_, i) => {
      const there = valueAt(curve, i / 10 - shift);
      return [i / 10, there > 0 ? there + more : 0, there];
    }),
    marks,
  });
  const plain = read("adaptive", made([])) as Origin & AdaptiveRecording;
  return made(simulateAdaptive(plain).workers);
}
