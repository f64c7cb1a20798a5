/** What became of the memory of a run's workers, in numbers and in words. */
import { bytes, duration, plural } from "../../demos/contract/format.ts";
import type { Seconds, WorkerName } from "../../demos/scheduler/index.ts";
import type { MemoryUse, Run } from "../../demos/scheduler/scenario.ts";

/** Results that went to disk or came back. */
export interface Moved {
  readonly results: number;
  readonly bytes: number;
}

/** What the watch on memory did; times in seconds. */
export interface MemorySummary {
  readonly written: Moved;
  readonly read: Moved;
  /** All workers' time at their disks, in which their event loops do nothing else. */
  readonly disk: Seconds;
  /** How often a worker paused, and for how long in all. */
  readonly paused: { readonly times: number; readonly seconds: Seconds };
  /** Lives of workers that their nanny ended. */
  readonly terminated: number;
}

/** A worker that its memory paused, until it went on, was gone, or the run was over. */
export interface Pause {
  readonly worker: WorkerName;
  readonly start: number;
  readonly stop: number;
  /** Whether it went on then. */
  readonly over: boolean;
}

/** Null where memory changed nothing. */
export function memoryOf(run: Run): MemorySummary | null {
  const moved = (what: "write" | "read"): Moved => {
    const list = run.disk.filter((access) => access.do === what);
    return { results: list.length, bytes: list.reduce((sum, { nbytes }) => sum + nbytes, 0) };
  };
  const stopped = pauses(run);
  const terminated = run.workers.filter(({ how }) => how === "terminated").length;
  if (run.disk.length === 0 && stopped.length === 0 && terminated === 0) return null;
  return {
    written: moved("write"),
    read: moved("read"),
    disk: length(run.disk),
    paused: { times: stopped.length, seconds: length(stopped) },
    terminated,
  };
}

/** In the order of workers, then of time. */
export function pauses({ memory, workers, finished }: Pick<Run, "memory" | "workers" | "finished">): Pause[] {
  const found: Pause[] = [];
  const uses = new Map<WorkerName, MemoryUse[]>();
  for (const use of memory) {
    const own = uses.get(use.worker);
    if (own) own.push(use);
    else uses.set(use.worker, [use]);
  }
  for (const { worker, asked, left } of workers) {
    const end = left ?? Math.max(finished, memory.at(-1)?.time ?? 0);
    let since: number | undefined;
    for (const use of uses.get(worker) ?? []) {
      if (use.time < asked || use.time > end) continue;
      if (use.paused) since ??= use.time;
      else if (since !== undefined) {
        found.push({ worker, start: since, stop: use.time, over: true });
        since = undefined;
      }
    }
    if (since !== undefined) found.push({ worker, start: since, stop: end, over: false });
  }
  return found;
}

/** What did not happen is not mentioned. */
export function memoryWords({ written, read, disk, paused, terminated }: MemorySummary): string {
  const parts = [
    written.results > 0 && `${plural(written.results, "result")} (${bytes(written.bytes)}) written to disk`,
    read.results > 0 && `${plural(read.results, "result")} (${bytes(read.bytes)}) read back`,
    disk > 0 && `${duration(disk)} at disks`,
    paused.times > 0 && `paused ${plural(paused.times, "time")} for ${duration(paused.seconds)}`,
    terminated > 0 && `${plural(terminated, "worker")} terminated`,
  ];
  return parts.filter(Boolean).join(", ");
}

const length = (stretches: readonly { readonly start: number; readonly stop: number }[]): Seconds =>
  stretches.reduce((sum, { start, stop }) => sum + stop - start, 0) / 1e6;
