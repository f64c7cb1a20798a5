/** The sentences of lesson 1's demo. The first one leads. */
import { count, duration, plural, share } from "../contract/format.ts";
import type { Params } from "../contract/params.ts";
import type { Knobs } from "./demo-knobs.ts";
import { LATE, waitingAt, type Beat, type Model } from "./demo-model.ts";

/** "4 threads", "1 process". */
export const crew = ({ threads, mode }: Pick<Params<Knobs>, "threads" | "mode">): string =>
  mode === "processes" ? plural(threads, "process", "processes") : plural(threads, "thread");

/** Work at a time, beside one task alone, with one decimal at most: what a picture shows of it. */
export const times = (speedup: number): string => count(Number(speedup.toFixed(1)));

/** Two figures of a measured speed-up. */
const measured = (speedup: number): string => speedup.toFixed(2);

/** To two figures, for moments. */
export const rough = (seconds: number): string => duration(Number(seconds.toPrecision(2)));

/** How late a wake-up was. */
export const lateBy = (seconds: number): string => `${rough(seconds)} late`;

/** What these knobs are, for a line of a key: "threads, lock needed 50 % of the time". */
export const called = ({ mode, hold, operation }: Params<Knobs>, row: Model["operation"]): string =>
  row && operation !== "none"
    ? `${row.title}, ${mode === "free" ? "no lock" : mode}`
    : mode === "free"
      ? "threads, no lock"
      : `${mode}, lock needed ${share(hold)} of the time`;

/** In the middle: who has the lock, who waits, and how late the last wake-up was. */
export function running(model: Model, at: number): string {
  const { lanes, params } = model;
  const states = lanes.map(
    ({ intervals }) => intervals.find(({ start, stop }) => start <= at * 1e6 && at * 1e6 < stop)?.state,
  );
  const has = states.flatMap((state, index) => (state === "holding" ? [index + 1] : []));
  const waiting = states.filter((state) => state === "waiting").length;
  const waits = waiting ? `, ${waiting} ${waiting === 1 ? "waits" : "wait"}` : "";
  const first =
    params.mode === "free"
      ? `${crew(params)} ${params.threads === 1 ? "runs" : "run"}: there is no lock.`
      : params.mode === "processes"
        ? `${has.length} of ${crew(params)} ${has.length === 1 ? "holds" : "hold"} a lock, each its own.`
        : `${has.length ? `Thread ${has[0]} of ${params.threads} holds` : "No thread holds"} the lock${waits}.`;
  // Less than the gauge looks back on is no share yet.
  const waited =
    params.mode === "threads" && params.threads > 1 && at >= 0.1
      ? `In the last tenth of a second the threads waited ${share(waitingAt(model, at))} of their time.`
      : "";
  return [first, waited, lastBeat(model, at), `${duration(Number(at.toPrecision(3)))} have passed.`]
    .filter(Boolean)
    .join(" ");
}

function lastBeat({ beats }: Model, at: number): string {
  const waiting = beats.find(({ woke, had }) => woke <= at && at < had);
  if (waiting && at - waiting.woke > LATE)
    return `Dask’s own thread has waited ${rough(at - waiting.woke)} for the lock.`;
  const last = beats.filter(({ had }) => had <= at).at(-1);
  if (!last) return "";
  return isLate(last) ? `Dask’s own thread came ${lateBy(last.had - last.woke)}.` : "Dask’s own thread came on time.";
}

/** Whether a wake-up counts as late. */
const isLate = ({ woke, had }: Beat): boolean => had - woke > LATE;

/** What it came to, short: how much work is done stands over the picture already, and what Dask's gauge says in it. */
export const ended = (model: Model): string =>
  [`${why(model)}.`, dasks(model), compared(model) || assumed(model)].filter(Boolean).join(" ");

function why({ params, waiting }: Model): string {
  const { threads, hold, mode, call, interval } = params;
  if (mode === "free") return "There is no lock, and what that costs one thread is unknown here, taken as nothing";
  if (mode === "processes") return "Each has a lock of its own, and waits for nobody";
  if (hold === 0) return "None needs Python’s lock";
  if (threads === 1) return "No other task waits for Python’s lock";
  const waits = `On average each waits for Python’s lock ${share(waiting)} of the time`;
  return call > interval ? `${waits}, as a call keeps it ${rough(call)}, whoever asks` : waits;
}

/** What starves is Dask's own thread, and with it all it says to others. Late by the median. */
function dasks({ late, lateShare, waiting, params }: Model): string {
  if (params.mode === "free") return "";
  if (lateShare === 0) return "Dask’s own thread is on time.";
  if (late <= LATE) return `Dask’s own thread is late ${share(lateShare)} of the time.`;
  return `Dask’s own thread waits${waiting > 0 ? ", too:" : ","} typically ${rough(late)}.`;
}

/** What all may do at once hangs on it. */
const assumed = ({ contention, params }: Model): string =>
  params.mode === "threads" && contention > 0 ? "" : "That each has a core is assumed.";

/** How far off a simulated speed-up may be before it is said that the model fails. */
export const FAILS = 0.25;

/** The simulated speed-up of two beside the measured one, where an operation is chosen. */
export function compared({ operation, two, params }: Model): string {
  if (!operation) return "";
  const { title } = operation;
  if (params.mode === "free") return `No ${title} was measured on a Python without a lock.`;
  const real = params.mode === "processes" ? operation.processes : operation.threads;
  const fails = Math.abs(real - two) >= FAILS ? ": here the model fails" : "";
  return `Two ${params.mode} of ${title}: ${measured(two)} simulated, ${measured(real)} measured${fails}.`;
}
