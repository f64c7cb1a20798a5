/** What looking for tasks to steal costs on a large busy cluster, where it happens ten times a second. */
import type { GraphTask, SchedulerState } from "../../demos/scheduler/index.ts";
import { cluster, finish, since, tell } from "./drive.ts";
import { median, type Result } from "./report.ts";

/** A cluster in which every worker has one result and `line` tasks that need it, and `idle` workers have just come. */
export function busyCluster(workers: number, line: number, idle: number): SchedulerState {
  const scheduler = cluster(workers);
  const tasks: GraphTask[] = [];
  for (let i = 0; i < workers; i += 1) tasks.push({ key: `load-${i}`, dependencies: [] });
  for (let j = 0; j < line; j += 1) {
    for (let i = 0; i < workers; i += 1) tasks.push({ key: `use-${j * workers + i}`, dependencies: [`load-${i}`] });
  }
  const wanted = tasks.slice(workers).map(({ key }) => key);
  const sent = tell(scheduler, { type: "update-graph", client: "me", tasks, wanted }, 0);
  for (const instruction of sent) if (instruction.op === "compute-task") finish(scheduler, instruction, 0);
  for (let i = 0; i < idle; i += 1) tell(scheduler, { type: "add-worker", worker: `late-${i}`, nthreads: 1 }, 0);
  return scheduler;
}

/** One pass: CPU milliseconds, and how many tasks were asked for. */
export function pass(scheduler: SchedulerState, time: number): { readonly cost: number; readonly asked: number } {
  const began = process.cpuUsage();
  const sent = tell(scheduler, { type: "balance" }, time);
  return { cost: since(began) / 1000, asked: sent.length };
}

/** The first pass, which finds most; then those with its requests unanswered; and those without an idle worker. */
export function stealing(rounds: number): Result[] {
  const [first, later, none]: [number[], number[], number[]] = [[], [], []];
  let asked = 0;
  for (let i = 0; i <= rounds; i += 1) {
    const scheduler = busyCluster(1000, 100, 100);
    const begun = pass(scheduler, 100_000);
    const again = pass(scheduler, 200_000);
    const busy = pass(busyCluster(1000, 100, 0), 100_000);
    asked = begun.asked;
    if (i === 0) continue;
    first.push(begun.cost);
    later.push(again.cost);
    none.push(busy.cost);
  }
  const what = "one look for work to steal, 1,100 workers, 100,000 tasks";
  const target = { most: 100, required: false };
  return [
    { what: `${what}: 100 workers idle, ${asked} tasks asked for`, value: median(first), unit: "ms", target },
    { what: `${what}: the next one`, value: median(later), unit: "ms", target },
    { what: "  the same with nobody idle", value: median(none), unit: "ms" },
  ];
}
