/** Operations in which something happens to the scheduler: news, stealing, retirement. */
import type { GraphTask, Instruction, Priority, WorkerInstruction } from "../../demos/scheduler/index.ts";
import { cull, DEFAULTS, WorkerStateMachine } from "../../demos/scheduler/index.ts";
import { Stage } from "./given.ts";
import type { Answer, GivenTask, GivenWorker, Scenario } from "./scenario.ts";

/** A task that a scenario reports as finished without saying so has this result after this time. */
const RESULT = { nbytes: 1, seconds: 1 };

interface Happening {
  readonly do: string;
  readonly key?: string;
  readonly tasks?: readonly GivenTask[];
  readonly worker?: string | GivenWorker;
  readonly nbytes?: number;
  readonly duration?: number;
  readonly graceful?: boolean;
}

/** By name of the operation. */
export const happenings: Readonly<Record<string, (scenario: Scenario) => Answer>> = {
  events(scenario) {
    const stage = new Stage(scenario);
    for (const event of scenario.when["events"] as Happening[]) happen(stage, event);
    return outcome(stage);
  },

  balance(scenario) {
    const stage = new Stage(scenario);
    const first = stage.s.workers.get("w0") ?? [...stage.s.workers.values()][0];
    const before = [...(first?.processing ?? [])];
    for (let round = 0; round < Number(scenario.when["rounds"] ?? 1); round += 1) {
      stage.tell({ type: "balance" });
      for (const [{ key }, { victim, requestId }] of stage.s.inFlight) {
        const state = stage.executing.has(key) ? "executing" : "ready";
        stage.tell({ type: "steal-response", worker: victim.name, key, requestId, state });
      }
    }
    return { ...outcome(stage), stolen: before.some((task) => task.processingOn !== first) };
  },

  retire(scenario) {
    const stage = new Stage(withResults(scenario));
    const names = scenario.when["workers"] as string[];
    // A task that had not run yet and moves on is not a result computed again.
    const results = new Set([...stage.s.tasks.values()].filter(({ inMemory }) => inMemory).map(({ key }) => key));
    const recomputed: string[] = [];
    let said = stage.tell({ type: "retire-workers", workers: names });
    // Each pass of the memory policies may free the next worker; when none moves a copy, nothing more will.
    for (let quiet = false; !quiet;) {
      quiet = true;
      while (said.length > 0) {
        const next: Instruction[] = [];
        for (const instruction of said) {
          if (instruction.op === "compute-task" && results.has(instruction.key)) recomputed.push(instruction.key);
          if (instruction.op !== "acquire-replicas") continue;
          const keys = instruction.inputs.map(({ key }) => key);
          next.push(...stage.tell({ type: "add-keys", worker: instruction.worker, keys }));
          quiet = false;
        }
        said = next;
      }
      said = stage.s.retiring.size > 0 ? stage.tell({ type: "active-memory-manager" }) : [];
    }
    const remaining = [...stage.s.workers.keys()];
    const retired = names.filter((name) => !remaining.includes(name));
    const whoHas = Object.fromEntries(
      [...stage.s.tasks.values()].map((task) => [task.key, task.whoHas.map(({ name }) => name).sort()]),
    );
    const gone = Object.fromEntries(retired.map((name) => [name, "closed"]));
    const statusAfter = { ...gone, ...stage.perWorker(({ status }) => status) };
    const counts = { retired, retiredCount: retired.length, mustRetire: retired };
    return { ...counts, remaining, mustRemain: remaining, statusAfter, whoHas, recomputed };
  },

  reduceReplicas(scenario) {
    const { given } = scenario;
    const workers = (given.workers ?? []).map(({ id }) => id);
    const waiter = (name: string, count: unknown, extra: Partial<GivenTask>): GivenTask[] =>
      Array.from({ length: Number(count) }, (_, i) => ({ key: `${name}-${i}`, deps: ["x"], ...extra }));
    const tasks: GivenTask[] = [
      { key: "x", state: "memory", whoHas: workers.slice(0, Number(given["replicasOfX"])) },
      ...waiter("unassigned", given["waitersUnassigned"] ?? 0, { state: "no-worker" }),
      ...workers.flatMap((on, i) => waiter(`on${i}`, given[`waitersOnW${i}`] ?? 0, { state: "processing", on })),
    ];
    const stage = new Stage({ ...scenario, given: { ...given, tasks: [...(given.tasks ?? []), ...tasks] } });
    stage.tell({ type: "active-memory-manager" });
    return { replicas: stage.task("x").whoHas.length };
  },

  runOrder(scenario) {
    const submitted = scenario.given["submitted"] as { key: string; userPriority?: number; order?: number }[];
    const stage = new Stage({ ...scenario, given: { ...scenario.given, workers: [] } });
    const tasks = submitted.map(({ key, userPriority = 0, order }, i): GraphTask => {
      return { key, dependencies: [], priority: [-userPriority, 0, order ?? i] };
    });
    stage.tell({ type: "update-graph", client: "client", tasks, wanted: tasks.map(({ key }) => key) });
    return { order: run(stage, scenario.given.workers ?? []) };
  },
};

function happen(stage: Stage, event: Happening): void {
  const { s } = stage;
  const key = event.key ?? "";
  const task = s.tasks.get(key);
  const worker = task?.processingOn?.name ?? "";
  const runId = task?.runId ?? 0;
  const name = typeof event.worker === "string" ? event.worker : (event.worker?.id ?? "");
  switch (event.do) {
    case "submit": {
      const tasks = event.tasks ?? [];
      const wanted = tasks.filter(({ wanted: held = true }) => held).map((spec) => spec.key);
      stage.tell({ type: "update-graph", client: "client", tasks: cull(tasks.map(graphTask), wanted), wanted });
      return;
    }
    case "finish": {
      const { nbytes = RESULT.nbytes, duration = RESULT.seconds } = event;
      stage.tell({ type: "task-finished", worker, key, runId, nbytes, compute: duration * 1_000_000 });
      return;
    }
    case "err":
      stage.tell({ type: "task-erred", worker, key, runId, exception: "error of the scenario" });
      return;
    case "secede":
      stage.tell({ type: "long-running", worker, key });
      return;
    case "release":
      stage.tell({ type: "client-releases-keys", client: "client", keys: [key] });
      return;
    case "loseWorker":
      stage.tell({ type: "remove-worker", worker: name, expected: event.graceful ?? false });
      return;
    case "addWorker":
      stage.addWorker(typeof event.worker === "object" ? event.worker : { id: name });
      return;
    case "pause":
      stage.tell({ type: "worker-status-change", worker: name, status: "paused" });
      return;
    case "unpause":
      stage.tell({ type: "worker-status-change", worker: name, status: "running" });
      return;
    default:
      throw new Error(`the event "${event.do}" is not known`);
  }
}

function graphTask({ key, deps = [], priority, retries, restrictions, loose }: GivenTask): GraphTask {
  return {
    key,
    dependencies: deps,
    ...(priority && { priority: [priority[0] ?? 0, priority[1] ?? 0, priority[2] ?? 0] satisfies Priority }),
    ...(retries !== undefined && { retries }),
    ...(restrictions && { restrictions }),
    ...(loose !== undefined && { loose }),
  };
}

function outcome(stage: Stage): Answer {
  const { s } = stage;
  const counts: Record<string, number> = {};
  for (const state of ["released", "waiting", "no-worker", "queued", "processing", "memory", "erred", "forgotten"]) {
    counts[state] = 0;
  }
  for (const { state } of s.tasks.values()) counts[state]! += 1;
  const perWorkerProcessing = stage.perWorker(({ processing }) => processing.size);
  const blamed = [...s.tasks.values()].filter(({ suspicious }) => suspicious > 0);
  return {
    states: Object.fromEntries([...s.tasks.values()].map(({ key, state }) => [key, state])),
    counts,
    perWorkerProcessing,
    countsSorted: Object.values(perWorkerProcessing).sort((a, b) => b - a),
    suspicious: Object.fromEntries(blamed.map(({ key, suspicious }) => [key, suspicious])),
    queuedOrder: s.queued.first(s.queued.size).map(({ key }) => key),
  };
}

/** Results given as `unique` and `shared`, as tasks in memory. */
function withResults(scenario: Scenario): Scenario {
  const { unique = {}, shared = {} } = scenario.given as {
    unique?: Record<string, string[]>;
    shared?: Record<string, string[]>;
  };
  const alone = Object.entries(unique).flatMap(([worker, keys]) => keys.map((key) => ({ key, whoHas: [worker] })));
  const copied = Object.entries(shared).map(([key, whoHas]) => ({ key, whoHas }));
  const results = [...alone, ...copied].map((task): GivenTask => ({ ...task, state: "memory" }));
  return { ...scenario, given: { ...scenario.given, tasks: [...(scenario.given.tasks ?? []), ...results] } };
}

/** Let the workers in and everything run, one task after the other: the keys in the order in which they got a thread. */
function run(stage: Stage, given: readonly GivenWorker[]): string[] {
  const { connectionsOutgoing, connectionsIncoming } = DEFAULTS;
  const order: string[] = [];
  const running: { machine: WorkerStateMachine; key: string; runId: number; thread: number }[] = [];
  const machines = new Map<string, WorkerStateMachine>();
  const obey = (machine: WorkerStateMachine, instructions: readonly WorkerInstruction[]): void => {
    for (const instruction of instructions) {
      if (instruction.op !== "execute") continue;
      order.push(instruction.key);
      running.push({ machine, ...instruction });
    }
  };
  const pass = (instructions: readonly Instruction[]): void => {
    for (const instruction of instructions) {
      if (!("worker" in instruction)) continue;
      const machine = machines.get(instruction.worker)!;
      obey(machine, machine.handle(instruction));
    }
  };
  for (const { id, nthreads = 1, memoryLimit = 0 } of given) {
    machines.set(id, new WorkerStateMachine(id, { nthreads, connectionsOutgoing, connectionsIncoming }));
    pass(stage.tell({ type: "add-worker", worker: id, nthreads, memoryLimit }));
  }
  for (let done = running.shift(); done !== undefined; done = running.shift()) {
    const { machine, key, runId, thread } = done;
    obey(machine, machine.handle({ op: "execute-success", key, runId, thread }));
    const compute = RESULT.seconds * 1_000_000;
    pass(stage.tell({ type: "task-finished", worker: machine.name, key, runId, nbytes: RESULT.nbytes, compute }));
  }
  return order;
}
