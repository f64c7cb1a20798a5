/** What holds in every simulated run, told from its scenario and the run alone. Each law throws where it is broken. */
import { COSTS, DEFAULTS, transitions, type Key } from "../../demos/scheduler/index.ts";
import type { Executed, Run, Scenario, TaskSpec, WorkerLife } from "../../demos/scheduler/scenario.ts";

/** Tasks by key, those of all submissions. */
function specs({ tasks, happenings = [] }: Scenario): Map<Key, TaskSpec> {
  const more = happenings.flatMap((one) => (one.do === "submit" ? one.tasks : []));
  return new Map([...tasks, ...more].map((task) => [task.key, task]));
}

/** The life of a worker that a stretch of time lies in. */
function lifeOf(run: Run, worker: string, start: number, stop: number): WorkerLife {
  const lives = run.workers.filter((life) => life.worker === worker && life.arrived !== null);
  const life = lives.find(({ arrived, left }) => arrived! <= start && stop <= (left ?? Infinity));
  if (life === undefined) throw new Error(`${worker} was not there from ${start} to ${stop}: ${json(lives)}`);
  return life;
}

/** Nothing runs on a worker before it came, after it went, where it may not, or longer or shorter than it takes there. */
export function attemptsFit(scenario: Scenario, run: Run): void {
  const tasks = specs(scenario);
  const slowness = speeds(scenario);
  for (const attempt of run.executed) {
    const { key, worker, start, stop, end } = attempt;
    const life = lifeOf(run, worker, start, stop);
    const { duration, restrictions, loose = false } = tasks.get(key)!;
    be(Number.isSafeInteger(start) && Number.isSafeInteger(stop), `${json(attempt)} is not in whole microseconds`);
    be(loose || (restrictions?.includes(worker) ?? true), `${key} ran on ${worker}, where it may not`);
    const takes = duration * (slowness.get(worker.replace(/-\d+$/, "")) ?? slowness.get(worker) ?? 1);
    const took = stop - start;
    if (end === "killed") be(took <= Math.ceil(takes) && stop === life.left, `${json(attempt)}, but ${json(life)}`);
    else be(Math.abs(took - takes) < 1, `${json(attempt)} took ${took}, not ${takes}`);
  }
  be(sorted(run.executed.map(({ stop }) => stop)), "executed is not in the order of its ends");
}

function speeds({ workers, happenings = [], adaptive }: Scenario): Map<string, number> {
  const added = happenings.flatMap((one) => (one.do === "add-worker" ? [one.worker] : []));
  const speed = new Map([...workers, ...added].map(({ name, slowness = 1 }) => [name, slowness]));
  if (adaptive) speed.set("adaptive", adaptive.worker.slowness ?? 1);
  return speed;
}

/** A thread runs one task at a time, those that have given theirs back excepted, and there are as many as the worker has. */
export function threadsDoOneThing(scenario: Scenario, run: Run): void {
  const tasks = specs(scenario);
  const lanes = new Map<string, Executed[]>();
  for (const attempt of run.executed) {
    const life = lifeOf(run, attempt.worker, attempt.start, attempt.stop);
    be(attempt.thread >= 0 && attempt.thread < life.nthreads, `${json(attempt)}, but ${json(life)}`);
    const lane = `${attempt.worker} ${life.arrived} ${attempt.thread}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), attempt]);
  }
  for (const lane of lanes.values()) {
    lane.sort((a, b) => a.start - b.start || a.stop - b.stop);
    let free = 0;
    for (const attempt of lane) {
      be(attempt.start >= free, `a thread does two things at once: ${json(lane)}`);
      free = Math.min(attempt.stop, attempt.start + (tasks.get(attempt.key)!.secedes ?? Infinity));
    }
  }
}

/** Every input had finished, and on the same worker or had been brought there. */
export function inputsFirst(scenario: Scenario, run: Run): void {
  const tasks = specs(scenario);
  for (const attempt of run.executed) {
    for (const input of tasks.get(attempt.key)!.dependencies) hasBy(run, attempt.worker, input, attempt.start);
  }
  for (const move of run.transferred) {
    lifeOf(run, move.from, move.start, move.start);
    lifeOf(run, move.to, move.start, move.stop);
    hasBy(run, move.from, move.key, move.start);
    be(move.nbytes === tasks.get(move.key)!.nbytes, `${json(move)} has another size`);
  }
  be(sorted(run.transferred.map(({ stop }) => stop)), "transferred is not in the order of arrival");
}

function hasBy(run: Run, worker: string, key: Key, time: number): void {
  const { arrived } = lifeOf(run, worker, time, time);
  const computed = run.executed.some(
    (it) => it.key === key && it.worker === worker && it.end === "finished" && it.start >= arrived! && it.stop <= time,
  );
  const brought = run.transferred.some(
    (it) => it.key === key && it.to === worker && it.start >= arrived! && it.stop <= time,
  );
  be(computed || brought, `${worker} cannot have had ${key} at ${time}`);
}

/** No worker fetches or serves more at the same time than it may. */
export function connectionsSuffice({ config }: Scenario, run: Run): void {
  const { connectionsIncoming, connectionsOutgoing } = { ...DEFAULTS, ...config };
  for (const move of run.transferred) {
    const meanwhile = run.transferred.filter(({ start, stop }) => start <= move.start && move.start < stop);
    be(meanwhile.filter(({ to }) => to === move.to).length <= connectionsOutgoing, `${move.to} fetches too much`);
    be(
      meanwhile.filter(({ from }) => from === move.from).length <= connectionsIncoming,
      `${move.from} serves too much`,
    );
  }
}

/** What a worker has begun to prepare when it pauses still starts; nothing else does before it is resumed. */
export function pausedStartNothing(scenario: Scenario, run: Run): void {
  const overhead = scenario.costs?.workerTask ?? COSTS.workerTask;
  const happenings = [...(scenario.happenings ?? [])].sort((a, b) => a.at - b.at);
  for (const pause of happenings) {
    if (pause.do !== "pause-worker") continue;
    const life = run.workers.find(
      ({ worker, arrived, left }) =>
        worker === pause.worker && arrived !== null && arrived < pause.at && pause.at < (left ?? Infinity),
    );
    if (life === undefined) continue;
    const resume = happenings.find(
      (one) => one.do === "resume-worker" && one.worker === pause.worker && one.at >= pause.at,
    );
    const end = Math.min(resume?.at ?? Infinity, life.left ?? Infinity);
    const early = run.executed.find(
      ({ worker, start }) => worker === pause.worker && pause.at < start - overhead && start < end,
    );
    be(early === undefined, `${json(early)}, but it was paused from ${pause.at} to ${end}`);
  }
}

/** The first attempts of a task raise, as many as it says, and the others do not. Forgotten and submitted again, it is another task. */
export function raisesAsTold(scenario: Scenario, run: Run): void {
  for (const [key, { fails = 0 }] of specs(scenario)) {
    const attempts = run.executed.filter((attempt) => attempt.key === key);
    const erred = attempts.filter(({ end }) => end === "erred").length;
    const lives = 1 + run.log.filter((it) => it.key === key && it.finish === "forgotten").length;
    be(erred <= fails * lives, `${key} raised ${erred} times: ${json(attempts)}`);
    const finished = attempts.filter(({ end }) => end === "finished").length;
    be(finished === 0 || attempts.length > fails, `${key} finished too early: ${json(attempts)}`);
  }
}

/** The log is a path along edges of the table for every task, and time does not go back in it. */
export function logIsLegal({ log }: Run): void {
  const at = new Map<Key, string>();
  for (const entry of log) {
    const { key, start, finish } = entry;
    const before = at.get(key) ?? "released";
    be(start === before || (before === "forgotten" && start === "released"), `${json(entry)}, but it was ${before}`);
    be(`${start} → ${finish}` in transitions, `there is no edge for ${json(entry)}`);
    at.set(key, finish);
  }
  be(sorted(log.map(({ time }) => time)), "the log goes back in time");
}

/** Lives, looks and the scheduler's work are in order and possible. */
export function booksAreKept({ adaptive }: Scenario, run: Run): void {
  be(sorted(run.workers.map(({ asked }) => asked)), "workers are not in the order they were asked for");
  for (const life of run.workers) {
    const { asked, arrived, retiring, left, how } = life;
    const order = [asked, arrived, retiring, left].filter((time) => time !== null);
    be(sorted(order), `${json(life)} is out of order`);
    be((left === null) === (how === null), `${json(life)}: gone or not?`);
    if (how === "cancelled") be(arrived === null, `${json(life)} arrived`);
    if (how === "retired") be(retiring !== null, `${json(life)} did not retire`);
  }
  for (const [i, { start, stop }] of run.scheduling.entries()) {
    be(start < stop && start >= (run.scheduling[i - 1]?.stop ?? 0), "the scheduler does two things at once");
  }
  const { maximum = Infinity } = adaptive ?? {};
  for (const look of run.adapted) {
    if (look.advice.status === "up") be(look.advice.n > look.plan && look.advice.n <= maximum, json(look));
    if (look.advice.status === "down") be(look.advice.workers.length > 0 && look.plan > 0, json(look));
  }
  be(sorted(run.adapted.map(({ time }) => time)), "adaptive scaling looks back in time");
}

function sorted(times: readonly number[]): boolean {
  return times.every((time, i) => i === 0 || times[i - 1]! <= time);
}

function be(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
