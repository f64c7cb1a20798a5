/** What clients do: hand in graphs, and let go of results. */
import { TaskState, comparePriority, type ClientState, type Tier } from "./entities.ts";
import type { GraphTask, StimulusOf } from "./messages.ts";
import { order } from "./order.ts";
import type { SchedulerState } from "./state.ts";

const DEFAULT_FIFO_TIMEOUT = 60_000_000;

/**
 * A graph arrives (`Scheduler.update_graph`). Tasks already known stay as they are. Leaves out annotations, scattered
 * data and tasks submitted from inside tasks.
 */
export function updateGraph(s: SchedulerState, news: StimulusOf<"update-graph">): void {
  const specs = news.tasks.filter((spec) => !s.tasks.has(spec.key));
  const fresh = specs.map((spec) => create(s, spec));
  for (let i = 0; i < fresh.length; i += 1) link(s, fresh[i]!, specs[i]!);
  const sorted = prioritise(s, fresh, specs, news);
  const client = s.client(news.client);
  // Backwards: the last recommended goes first. Known tasks come from earlier graphs, so they go before all of these.
  for (let i = sorted.length - 1; i >= 0; i -= 1) s.recommend(sorted[i]!, "waiting");
  const wanted = news.wanted.map((key) => known(s, key, `client ${client.name} wants it`));
  const dropped = wanted.filter((task) => task.state === "released" && task.recommended === null);
  for (const task of dropped.sort((a, b) => comparePriority(b, a))) s.recommend(task, "waiting");
  for (const task of wanted) want(s, task, client);
}

/** A client drops its futures (`Scheduler._client_releases_keys`). */
export function clientReleasesKeys(s: SchedulerState, news: StimulusOf<"client-releases-keys">): void {
  const client = s.client(news.client);
  for (const key of news.keys) {
    const task = s.tasks.get(key);
    if (task === undefined || !task.whoWants.includes(client)) continue;
    const rest = task.whoWants.filter((other) => other !== client);
    task.whoWants = rest.length === 1 ? rest[0]!.alone : rest;
    if (task.wanted) continue;
    if (!task.hasDependents) s.recommend(task, "forgotten");
    else if (task.state !== "erred" && task.waiters === 0) s.recommend(task, "released");
  }
}

function create(s: SchedulerState, spec: GraphTask): TaskState {
  if (s.tasks.has(spec.key)) throw new Error(`The graph has two tasks named ${spec.key}.`);
  const task = new TaskState(spec.key, s.group(spec.key), s.tier(0, 0));
  task.retries = spec.retries ?? 0;
  task.dataProducer = spec.dataProducer ?? false;
  if (spec.restrictions) task.restrictions = { workers: new Set(spec.restrictions), loose: spec.loose ?? false };
  s.tasks.set(spec.key, task);
  return task;
}

function link(s: SchedulerState, task: TaskState, spec: GraphTask): void {
  if (spec.dependencies.length === 0) return;
  task.dependencies = spec.dependencies.map((key) => known(s, key, `${spec.key} depends on it`));
  for (const input of task.dependencies) {
    input.addDependent(task);
    if (input.group !== task.group) task.group.dependencies.add(input.group);
  }
}

/** `Scheduler._set_priorities`; the order within the graph is order.ts's. The fresh tasks, most urgent first. */
function prioritise(
  s: SchedulerState,
  fresh: readonly TaskState[],
  specs: readonly GraphTask[],
  news: StimulusOf<"update-graph">,
): TaskState[] {
  if (s.lastGeneration === null || news.time > s.lastGeneration + (news.fifoTimeout ?? DEFAULT_FIFO_TIMEOUT)) {
    s.generation += 1;
    s.lastGeneration = news.time;
  }
  const own: Tier = s.tier(0, s.generation);
  let sortedAlready = true;
  for (let i = 0; i < fresh.length; i += 1) {
    const { userPriority = 0, priority } = specs[i]!;
    fresh[i]!.tier = userPriority === 0 ? own : s.tier(-userPriority, s.generation);
    if (userPriority !== 0 || priority !== undefined) sortedAlready = false;
  }
  const sorted = order(fresh);
  if (sortedAlready) return sorted;
  for (let i = 0; i < fresh.length; i += 1) {
    const given = specs[i]!.priority;
    if (given === undefined) continue;
    fresh[i]!.tier = s.tier(given[0], given[1]);
    fresh[i]!.order = given[2];
  }
  return sorted.sort(comparePriority);
}

/** `Scheduler.client_desires_keys`: what is already known is reported at once. */
function want(s: SchedulerState, task: TaskState, client: ClientState): void {
  if (task.whoWants.includes(client)) return;
  task.whoWants = task.wanted ? [...task.whoWants, client] : client.alone;
  if (task.state === "memory") s.send({ op: "key-in-memory", client: client.name, key: task.key });
  else if (task.failure !== null) s.send({ op: "task-erred", client: client.name, key: task.key, ...task.failure });
}

function known(s: SchedulerState, key: string, why: string): TaskState {
  const task = s.tasks.get(key);
  if (task === undefined) throw new Error(`There is no task ${key}, but ${why}.`);
  return task;
}
