/** Things that happen to a cluster made of nothing, good and bad; and letting it come to rest. */
import * as fc from "fast-check";
import { expect } from "vitest";
import type { GraphTask, Key } from "../../demos/scheduler/index.ts";
import { submit } from "./graphs.ts";
import type { Play } from "./play.ts";

/** One thing after the other, each of the words as likely as it is often named; the number picks to whom. */
export function misfortunes(words: string, maxLength: number): fc.Arbitrary<[string, number][]> {
  return fc.array(fc.tuple(fc.constantFrom(...words.split(" ")), fc.nat()), { maxLength, size: "max" });
}

/** What became of steals, over all runs. */
export const stolen = new Set<string>();

/** Let one of them happen; nothing does where there is nobody it could happen to. `later`: what `submit` hands in. */
export function happen(play: Play, what: string, whom: number, later: readonly GraphTask[] = []): void {
  if (what === "submit") submit(play, later);
  else if (what === "balance") play.tell({ type: "balance" });
  else if (what === "memory") play.tell({ type: "active-memory-manager" });
  else if (what === "copies") fetchCopies(play, whom);
  else if (what === "answer" || what === "refuse") answer(play, what, whom);
  else if (what === "add") add(play, whom);
  else {
    happenToTask(play, what, whom);
    happenToWorker(play, what, whom);
  }
}

/** Let everything that can run finish. */
export function settle(play: Play): void {
  for (let steps = 0; ; steps += 1) {
    const running = [...play.s.tasks.values()].find((task) => task.processingOn !== null);
    if (running === undefined) return;
    play.finish(running.key);
    if (steps > 1000) throw new Error("It does not end.");
  }
}

/** Copies that were asked for arrive where the worker is still there. */
export function fetchCopies(play: Play, which: number): void {
  const asked = play.said.filter((instruction) => instruction.op === "acquire-replicas");
  const one = pick(asked, which);
  if (one && play.s.workers.has(one.worker)) {
    play.tell({ type: "add-keys", worker: one.worker, keys: one.inputs.map(({ key }) => key) });
  }
}

function answer(play: Play, what: "answer" | "refuse", whom: number): void {
  const steal = pick([...play.s.inFlight], whom);
  if (steal === undefined) return;
  play.answer(steal[0].key, what === "refuse" ? "executing" : whom % 7 === 0 ? null : "ready");
  stolen.add(steal[0].processingOn === steal[1].thief ? what : `${what} elsewhere`);
}

function add(play: Play, whom: number): void {
  const free = [0, 1, 2, 3, 4, 5].find((i) => !play.s.workers.has(`w${i}`));
  if (free !== undefined) play.tell({ type: "add-worker", worker: `w${free}`, nthreads: 1 + (whom % 4) });
}

function happenToTask(play: Play, what: string, whom: number): void {
  const tasks = [...play.s.tasks.values()];
  const wanted = pick(
    tasks.filter((task) => task.wanted),
    whom,
  );
  if (what === "release" && wanted) play.tell({ type: "client-releases-keys", client: "me", keys: [wanted.key] });
  const running = pick(
    tasks.filter((task) => task.processingOn !== null),
    whom,
  );
  if (running === undefined) return;
  const { key } = running;
  if (what === "finish") play.finish(key, 1 + (whom % 1000), 1 + (whom % 9_000_000));
  if (what === "fail") play.fail(key, `boom in ${key} at ${play.time}`);
  if (what === "stale") stale(play, key);
  if (what === "secede") play.tell({ type: "long-running", worker: play.on(key)!, key });
}

function happenToWorker(play: Play, what: string, whom: number): void {
  const worker = pick([...play.s.workers.keys()], whom);
  if (worker === undefined) return;
  if (what === "lose" || what === "retire") play.lose(worker, what === "retire");
  if (what === "goodbye") play.tell({ type: "retire-workers", workers: [worker] });
  const status = ({ pause: "paused", run: "running", close: "closing_gracefully" } as const)[what];
  if (status) play.tell({ type: "worker-status-change", worker, status });
  if (what === "copy") {
    const task = pick([...play.s.tasks.values()], whom);
    if (task) play.tell({ type: "add-keys", worker, keys: [task.key] });
  }
  if (what === "heartbeat") {
    const executing = play.processing(worker).map((key) => ({ key, elapsed: whom % 5_000_000 }));
    play.tell({ type: "heartbeat", worker, executing, bandwidth: 1 + (whom % 1e9) });
  }
}

/** Reports of an attempt before this one must change nothing. */
function stale(play: Play, key: Key): void {
  const before = play.states();
  const { worker, runId } = play.running(key);
  play.tell({ type: "task-finished", worker, key, runId: runId - 1, nbytes: 1, compute: 1 });
  play.tell({ type: "task-erred", worker, key, runId: runId - 1, exception: "too late" });
  expect(play.states()).toEqual(before);
}

function pick<T>(items: readonly T[], which: number): T | undefined {
  return items.length === 0 ? undefined : items[which % items.length];
}
