/** What clients do: hand in graphs, and let go of results. */
import { TaskState, comparePriority, type ClientState, type Tier } from "./entities.ts";
import type { GraphTask, StimulusOf } from "./messages.ts";
import { order } from "./order.ts";
import type { SchedulerState } from "./state.ts";

const DEFAULT_FIFO_TIMEOUT = 60_000_000;

/**
 * A graph arrives (`Scheduler.update_graph`). Tasks already known stay as they are. Leaves out annotations, scattered
 * data, tasks submitted from inside tasks, and culling (cull.ts).
 */
export function updateGraph(s: SchedulerState, news: StimulusOf<"update-graph">): void {
  const own = generationOf(s, news);
  const fresh: TaskState[] = [];
  const specs: GraphTask[] = [];
  for (const spec of news.tasks) {
    const known = s.tasks.get(spec.key);
    if (known === undefined) {
      fresh.push(create(s, spec, own, fresh.length));
      specs.push(spec);
    } else if (fresh[known.order] === known) throw new Error(`The graph has two tasks named ${spec.key}.`);
  }
  for (let i = 0; i < fresh.length; i += 1) link(s, fresh[i]!, specs[i]!);
  const sorted = prioritise(s, fresh, specs);
  const client = s.client(news.client);
  // Backwards: the last recommended goes first. Known tasks come from earlier graphs, so they go before all of these.
  if (!s.rules.startsFromWanted) for (let i = sorted.length - 1; i >= 0; i -= 1) s.recommend(sorted[i]!, "waiting");
  const wanted = news.wanted.map((key) => s.tasks.get(key) ?? unknown(key, `client ${client.name} wants it`));
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

/** `Scheduler._set_priorities`: a generation is what was submitted together, or soon after one another. */
function generationOf(s: SchedulerState, news: StimulusOf<"update-graph">): Tier {
  if (s.lastGeneration === null || news.time > s.lastGeneration + (news.fifoTimeout ?? DEFAULT_FIFO_TIMEOUT)) {
    s.generation += 1;
    s.lastGeneration = news.time;
  }
  return s.tier(0, s.generation);
}

/** `place`: among the fresh tasks of this graph. */
function create(s: SchedulerState, spec: GraphTask, tier: Tier, place: number): TaskState {
  const task = new TaskState(spec.key, s.group(spec.key), tier);
  task.order = place;
  task.retries = spec.retries ?? 0;
  task.dataProducer = spec.dataProducer ?? false;
  if (spec.restrictions) task.restrictions = { workers: new Set(spec.restrictions), loose: spec.loose ?? false };
  s.tasks.set(spec.key, task);
  return task;
}

function link(s: SchedulerState, task: TaskState, spec: GraphTask): void {
  if (spec.dependencies.length === 0) return;
  // Copied to have its length, then overwritten: no room to spare for a list that never grows.
  const inputs = spec.dependencies.slice() as unknown[] as TaskState[];
  task.dependencies = inputs;
  const alone = [task];
  for (let i = 0; i < inputs.length; i += 1) {
    const key = spec.dependencies[i]!;
    const input = s.tasks.get(key) ?? unknown(key, `${spec.key} depends on it`);
    inputs[i] = input;
    input.addDependent(task, alone);
    // Its own group too, as in dask: a chain within one layer is then not root-ish.
    task.group.dependencies.add(input.group);
  }
}

/** `Scheduler._set_priorities`; the order within the graph is order.ts's. The fresh tasks, most urgent first. */
function prioritise(s: SchedulerState, fresh: readonly TaskState[], specs: readonly GraphTask[]): TaskState[] {
  let sortedAlready = true;
  for (let i = 0; i < fresh.length; i += 1) {
    const { userPriority = 0, priority } = specs[i]!;
    if (userPriority !== 0) fresh[i]!.tier = s.tier(-userPriority, s.generation);
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

function unknown(key: string, why: string): never {
  throw new Error(`There is no task ${key}, but ${why}.`);
}
