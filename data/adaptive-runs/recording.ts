/** One recording of a run: read, looked over, and summed up from its samples. */
import { max, pairs, sum } from "d3";
import { MalformedRaw, at, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** Which run, and the file it is in. */
export interface Recorded {
  readonly path: string;
  readonly workload: string;
  readonly repeat: number;
  readonly version: string;
  /** Seconds that a worker takes to start. */
  readonly delay: number;
}

/** Times in seconds since the recording began. */
export interface Recording {
  readonly samples: readonly { readonly time: number; readonly workers: number; readonly busy: number }[];
  /** `n`: after "up" the workers there are to be, after "down" the workers that are closed. */
  readonly events: readonly { readonly time: number; readonly status: string; readonly n: number }[];
  /** What the workload did; the first is the first submission. */
  readonly marks: readonly { readonly time: number; readonly label: string }[];
}

/** Reads one recording. Rejects with `MalformedRaw` if it is of another run, or if its own summary is not that of its samples. */
export async function read(raw: Raw, { path, workload, repeat, version, delay }: Recorded): Promise<Recording> {
  const file = await json(raw, path);
  const number = (...place: (string | number)[]) => at(path, file, place, isNumber, "a number");
  const text = (...place: (string | number)[]) => at(path, file, place, isText, "words");
  const list = (...place: (string | number)[]) => at(path, file, place, isList, "a list");

  // Debian's package adds its own suffix; `distributed` names the package's version even where a source tree ran
  const [found] = text("versions", "dask").split("+");
  const run = [text("workload"), number("repeat"), found, number("worker_start_delay_s")].join(" ");
  const expected = [workload, repeat, version, delay].join(" ");
  if (run !== expected) throw new MalformedRaw(path, `the run ${expected}`, quoted(run));

  const columns = list("columns");
  const [time, workers, busy] = ["t_s", "workers", "busy_workers"].map((column) => columns.indexOf(column));
  if (time! < 0 || workers! < 0 || busy! < 0)
    throw new MalformedRaw(path, "the columns t_s, workers and busy_workers", quoted(columns));
  const recording: Recording = {
    samples: list("samples").map((_, index) => {
      const value = (column: number) => number("samples", index, column);
      return { time: value(time!), workers: value(workers!), busy: value(busy!) };
    }),
    events: list("events").map((_, index) => {
      const status = text("events", index, 1, "status");
      const n = status === "up" ? number("events", index, 1, "n") : list("events", index, 1, "workers").length;
      return { time: number("events", index, 0), status, n };
    }),
    marks: list("marks").map((_, index) => ({ time: number("marks", index, 0), label: text("marks", index, 1) })),
  };
  const { makespan, peak, workerSeconds, busySeconds, ups, downs } = summarise(recording);
  const ours = { makespan_s: makespan, worker_seconds: workerSeconds, busy_worker_seconds: busySeconds };
  for (const [key, value] of Object.entries({ ...ours, peak_workers: peak, n_scale_up: ups, n_scale_down: downs }))
    if (!(Math.abs(value - number("summary", key)) < 0.01))
      throw new MalformedRaw(path, `${value} for summary.${key}, as its samples say`, `${number("summary", key)}`);
  return recording;
}

/** What a run came to: a sample holds until the next one. */
export function summarise({ samples, events, marks }: Recording) {
  const held = (what: "workers" | "busy") =>
    sum(pairs(samples), ([sample, next]) => (next.time - sample.time) * sample[what]);
  const done = marks.find(({ label }) => label === "done");
  return {
    makespan: done ? done.time - marks[0]!.time : Number.NaN,
    peak: max(samples, ({ workers }) => workers)!,
    workerSeconds: held("workers"),
    busySeconds: held("busy"),
    ups: events.filter(({ status }) => status === "up").length,
    downs: events.filter(({ status }) => status === "down").length,
  };
}

/** The workers at `start`, when the work begins, and every sample after it with another number than the one before. */
export function changes(samples: Recording["samples"], start: number): { time: number; workers: number }[] {
  const before = samples.findLast(({ time }) => time <= start) ?? samples[0]!;
  const after = pairs(samples.slice(samples.indexOf(before)));
  const changed = after.filter(([left, right]) => left.workers !== right.workers).map(([, right]) => right);
  return [{ ...before, time: start }, ...changed];
}
