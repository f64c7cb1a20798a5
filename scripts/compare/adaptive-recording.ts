/** A recording of an adaptive cluster: what was submitted when, and how many workers there were. */
import { MalformedRaw, at, isList, isNumber, isText, quoted } from "../../data/raw.ts";
import { steps, type Curve } from "./curves.ts";
import { adaptOf, type AdaptMethod } from "./method.ts";

/** Equal tasks submitted together; seconds. */
export interface Batch {
  readonly tasks: number;
  readonly length: number;
}

/** One submission. */
export interface Wave {
  /** When, on the recording's clock, seconds. */
  readonly time: number;
  /** How long the client waited after it had all it had submitted; null: it did not wait for that. Seconds. */
  readonly pause: number | null;
  /** Submitted one after the other, each under a name of its own. */
  readonly batches: readonly Batch[];
}

/** What is used of such a file. Times in seconds since scaling was switched on. */
export interface AdaptiveRecording {
  /** What the file calls its workload; with the start-up time of workers, if there was any. */
  readonly workload: string;
  readonly method: AdaptMethod;
  /** How long each worker took to start, beside its process. */
  readonly startUp: number;
  readonly waves: readonly Wave[];
  /** Workers the scheduler knew. */
  readonly workers: Curve;
  readonly end: number;
  /** How long a worker was busy for each task, overhead and all; NaN if the file does not tell. */
  readonly busyEach: number;
}

/** "2 tasks of 0.5 s every 0.5 s for 30 s" */
const TRICKLE = /(\d+) tasks? of (\d+(?:\.\d+)?) ?s every (\d+(?:\.\d+)?) ?s for (\d+(?:\.\d+)?) ?s/;
/** "100x0.5s", of which there may be several. */
const BATCH = /(\d+) ?x ?(\d+(?:\.\d+)?) ?s\b/g;

/** Throws `MalformedRaw`. */
export function readAdaptive(file: string, held: unknown): AdaptiveRecording {
  const columns = at(file, held, ["columns"], isList, "a list of columns");
  const column = (name: string): number => {
    if (columns.includes(name)) return columns.indexOf(name);
    throw new MalformedRaw(file, `the column ${quoted(name)} in columns`, quoted(columns.join(",")));
  };
  const [time, workers] = [column("t_s"), column("workers")];
  const busy = columns.indexOf("busy_workers");
  const samples = at(file, held, ["samples"], isList, "a list of samples").map((sample, index, all) => {
    const after = (index === 0 ? 0 : Number((all[index - 1] as number[])[time])) as number;
    const later = (value: unknown): value is number => isNumber(value) && value >= after;
    const count = (value: unknown): value is number => isNumber(value) && value >= 0;
    const moment = at(file, held, ["samples", index, time], later, `a time from ${after} on`);
    const there = at(file, held, ["samples", index, workers], count, "a number of workers");
    return { moment, there, busy: busy < 0 ? Number.NaN : Number((sample as unknown[])[busy]) };
  });
  const startUp = (held as { worker_start_delay_s?: unknown }).worker_start_delay_s ?? 0;
  if (!isNumber(startUp) || startUp < 0)
    throw new MalformedRaw(file, "seconds at worker_start_delay_s", quoted(startUp));
  const waves = readWaves(file, held);
  const tasks = waves.flatMap(({ batches }) => batches).reduce((sum, batch) => sum + batch.tasks, 0);
  const busySeconds = samples.reduce((sum, sample, i) => {
    return sum + sample.busy * ((samples[i + 1]?.moment ?? sample.moment) - sample.moment);
  }, 0);
  const name = at(file, held, ["workload"], isText, "a workload");
  return {
    workload: startUp > 0 ? `${name}-delay${startUp}` : name,
    method: adaptOf(file, held),
    startUp,
    waves,
    workers: steps(samples.map(({ moment, there }) => [moment, there])),
    end: samples.at(-1)!.moment,
    busyEach: busySeconds / tasks,
  };
}

/** The marks that the workload's script left: what it submitted, and when it had it all. */
function readWaves(file: string, held: unknown): Wave[] {
  const marks = at(file, held, ["marks"], isList, "a list of marks");
  const waves: Wave[] = [];
  let done: number | null = null;
  for (const index of marks.keys()) {
    const time = at(file, held, ["marks", index, 0], isNumber, "a time");
    const label = at(file, held, ["marks", index, 1], isText, "a label");
    const pause = done === null || waves.length === 0 ? null : time - done;
    const [, many, length, every, lasts] = (TRICKLE.exec(label) ?? []).map(Number);
    const batches = [...label.matchAll(BATCH)].map(([, tasks, each]) => ({
      tasks: Number(tasks),
      length: Number(each),
    }));
    if (many !== undefined && length !== undefined && every !== undefined && lasts !== undefined) {
      const count = every > 0 ? Math.round(lasts / every) : 0;
      for (let k = 0; k < count; k += 1) {
        waves.push({ time: time + k * every, pause: k === 0 ? pause : null, batches: [{ tasks: many, length }] });
      }
      if (count === 0) throw new MalformedRaw(file, `something submitted at marks.${index}`, quoted(label));
      done = null;
    } else if (batches.length > 0) {
      waves.push({ time, pause, batches });
      done = null;
    } else if (label.endsWith("done")) {
      done = time;
    } else if (label.startsWith("submit")) {
      throw new MalformedRaw(file, `tasks such as "submit 100x0.5s" at marks.${index}`, quoted(label));
    }
  }
  if (waves.length > 0 && waves.every(({ time }, i) => time >= (waves[i - 1]?.time ?? 0))) return waves;
  throw new MalformedRaw(
    file,
    "submissions in order of time in marks",
    waves.length === 0 ? "none" : "some that are not",
  );
}

/** What two repeats of one workload have in common, whatever release they are of. The pause counts to the second. */
export function signature({ method, startUp, waves }: AdaptiveRecording): string {
  const tasks = waves.map(({ pause, batches, time }, i) => {
    const words = batches.map((batch) => `${batch.tasks}x${batch.length}`).join("+");
    if (i === 0) return words;
    return pause === null
      ? `${words} after ${(time - waves[i - 1]!.time).toFixed(1)}`
      : `pause ${Math.round(pause)}, ${words}`;
  });
  return JSON.stringify([method, startUp, tasks]);
}
