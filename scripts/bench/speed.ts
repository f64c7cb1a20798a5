/** CPU per task against real Dask, and how it grows with workers and tasks. */
import { tree } from "../../demos/workload/tree.ts";
import { DOCUMENTED, measureDask, type Dask } from "./dask.ts";
import { drive } from "./drive.ts";
import { median, type Result } from "./report.ts";

/** `pure_scheduler.py 20000 100 tree`. */
export const TREE = { tasks: 20_000, workers: 100 };
const DISCARDED = 10;

/** The tree that the script makes, name by name. */
export function scriptTree(tasks: number) {
  return tree({ tasks, seconds: 0.001, leaf: "m", level: "r" });
}

/** The first run, then those after ten discarded ones, Dask between them if it is here. Must be the first thing a process measures. */
export function againstDask(
  dask: Dask | { readonly missing: string },
  rounds: number,
  say: (note: string) => void,
): Result[] {
  const tasks = scriptTree(TREE.tasks);
  const what = `CPU a task, ${tasks.length} tasks, ${TREE.workers} workers`;
  const cold = drive(tasks, TREE.workers).total;
  for (let i = 1; i < DISCARDED; i += 1) drive(tasks, TREE.workers);
  const warm: ReturnType<typeof drive>[] = [];
  const real: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const measured = "missing" in dask ? null : measureDask(dask, TREE.tasks, TREE.workers);
    if (measured !== null) real.push(measured);
    for (let j = 0; j < 5; j += 1) warm.push(drive(tasks, TREE.workers));
  }
  const ours = median(warm.map(({ total }) => total));
  const results: Result[] = [
    { what: `${what}: the first run of all, cold`, value: cold, unit: "µs" },
    { what: `${what}: median of ${warm.length}, after ${DISCARDED} discarded`, value: ours, unit: "µs" },
    { what: "  of it: taking the graph in", value: median(warm.map(({ graph }) => graph)), unit: "µs" },
    { what: "  of it: finishing every task", value: median(warm.map(({ finish }) => finish)), unit: "µs" },
  ];
  if ("missing" in dask || real.length === 0) {
    const why = "missing" in dask ? dask.missing : `pure_scheduler.py failed on distributed ${dask.version}`;
    const [least, most] = DOCUMENTED;
    say(`Real Dask was not measured: ${why}. Documented, on another run: ${least}–${most} µs a task, so`);
    say(
      `${(least / ours).toFixed(0)}–${(most / ours).toFixed(0)}× what is measured here. That is not a comparison side by side, and is not judged.`,
    );
    return results;
  }
  const theirs = median(real);
  results.push(
    { what: `${what}: Dask ${dask.version}, median of ${real.length}`, value: theirs, unit: "µs" },
    { what: "times less CPU than Dask", value: theirs / ours, unit: "×", target: { least: 20, required: true } },
    { what: "times less CPU than Dask", value: theirs / ours, unit: "×", target: { least: 40, required: false } },
  );
  return results;
}

/** Cost per task with many workers over that with few, and with many tasks over that with fewer. */
export function growth(rounds: number): Result[] {
  const [few, many, tasks, more] = [10, 10_000, 100_000, 1_000_000];
  const graph = scriptTree(tasks);
  const byWorkers = alternate(
    rounds,
    () => drive(graph, few).total,
    () => drive(graph, many).total,
  );
  const large = scriptTree(more);
  const byTasks = alternate(
    Math.max(3, rounds >> 1),
    () => drive(graph, 100).total,
    () => drive(large, 100).total,
  );
  const number = (n: number): string => n.toLocaleString("en");
  return [
    { what: `CPU a task, ${number(tasks)} tasks, ${few} workers`, value: byWorkers[0], unit: "µs" },
    { what: `CPU a task, ${number(tasks)} tasks, ${number(many)} workers`, value: byWorkers[1], unit: "µs" },
    {
      what: `${number(many)} workers against ${few}`,
      value: byWorkers[1] / byWorkers[0],
      unit: "×",
      target: { most: 4, required: true },
    },
    { what: `CPU a task, ${number(tasks)} tasks, 100 workers`, value: byTasks[0], unit: "µs" },
    { what: `CPU a task, ${number(more)} tasks, 100 workers`, value: byTasks[1], unit: "µs" },
    {
      what: `${number(more)} tasks against ${number(tasks)}`,
      value: byTasks[1] / byTasks[0],
      unit: "×",
      target: { most: 1.5, required: true },
    },
  ];
}

/** Medians of two measurements taken in turn, so that what else the machine does meets both. The first of each is discarded. */
function alternate(rounds: number, a: () => number, b: () => number): [number, number] {
  const [as, bs]: [number[], number[]] = [[], []];
  for (let i = 0; i <= rounds; i += 1) {
    as.push(a());
    bs.push(b());
  }
  return [median(as.slice(1)), median(bs.slice(1))];
}
