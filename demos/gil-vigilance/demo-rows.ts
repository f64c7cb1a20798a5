/** The demo as tables: one run in numbers, and the curve. */
import type { DataTable } from "../contract/outcome.ts";
import { EVERY, MOST, type Model } from "./demo-model.ts";
import { crew } from "./demo-words.ts";

const round = (number: number, digits = 3): number => Number(number.toFixed(digits));

/** One run, in numbers. */
export function lanesTable(model: Model): DataTable {
  const { params } = model;
  const { mode } = params;
  return {
    caption: "One worker and its lock, in numbers (simulated)",
    columns: ["what", "value"],
    rows: [
      ["at once, each on a core of its own (assumed)", crew(params)],
      ["the lock goes to whoever has waited longest", "assumed; Python promises no order"],
      ["run as", mode === "free" ? "threads of a Python without the lock; what that costs: taken as nothing" : mode],
      ["share of a task that needs the lock (%)", round(params.hold * 100, 2)],
      ["switch interval (ms)", round(params.interval * 1000)],
      ["C call that keeps the lock (ms)", round(params.call * 1000)],
      [
        "Dask’s own thread sleeps (ms, assumed) and then needs the lock (ms)",
        `${EVERY * 1000} and ${round(params.beat * 1000)}`,
      ],
      ["played for (s)", round(model.played)],
      ["work done at once, in tasks running alone", round(model.speedup)],
      ["the same with two at once", round(model.two)],
      [
        mode === "processes" ? "Dask’s gauge: lock held, mean of the processes (%)" : "Dask’s gauge: lock held (%)",
        round(model.contention * 100, 1),
      ],
      ["time that tasks wait for the lock (%)", round(model.waiting * 100, 1)],
      ["Dask’s own thread: wake-ups", model.wakeups],
      ["Dask’s own thread: late by over 1 ms (%)", round(model.lateShare * 100, 1)],
      ["Dask’s own thread: half are late by at least (ms)", round(model.late * 1000)],
      ["Dask’s own thread: latest (ms)", round(model.latest * 1000)],
      ["a task takes so many times as long, all being busy", round(model.slowness)],
      ["the talk’s 240 tasks on it, each as slow as if all were busy (s)", round(model.job, 2)],
      ["measured for two", spreadOf(model)],
    ],
  };
}

/** What was measured: median, least and greatest. */
function spreadOf({ operation, params }: Model): string {
  if (!operation) return "no operation chosen";
  const { title, threads, threadsMin, threadsMax, processes, processesMin, processesMax } = operation;
  if (params.mode === "free") return `${title}: not measured without a lock`;
  const [median, least, most] =
    params.mode === "threads" ? [threads, threadsMin, threadsMax] : [processes, processesMin, processesMax];
  return `${title}: ${median} (${least} to ${most})`;
}

/** The curve, and what of it was measured. */
export function curveTable({ params, curve, operation }: Model): DataTable {
  const real = (at: number): number | string => {
    if (!operation || params.mode === "free" || at > 2) return "not measured";
    return at === 1 ? 1 : round(params.mode === "threads" ? operation.threads : operation.processes, 4);
  };
  return {
    caption: `Work done at once, with 1 to ${MOST} ${params.mode === "processes" ? "processes" : "threads"}`,
    columns: ["at once", "work done at once, simulated (tasks running alone)", "measured"],
    rows: curve.map((speedup, index) => [index + 1, round(speedup), real(index + 1)]),
  };
}
