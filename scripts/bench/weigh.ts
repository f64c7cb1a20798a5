/**
 * What a tree of a million tasks weighs in the scheduler. A program of its own, run with --expose-gc: prints bytes per
 * task as JSON. Argument: about how many tasks.
 */
import { cluster, tell } from "./drive.ts";
import { scriptTree } from "./speed.ts";

const weights = weigh(Number(process.argv[2]));
console.log(JSON.stringify(weights));

function weigh(size: number): { tasks: number; scheduler: number; withKeys: number } {
  const scheduler = cluster(100);
  const empty = bytes();
  let tasks = scriptTree(size);
  const count = tasks.length;
  const wanted = [tasks[count - 1]!.key];
  const made = bytes();
  tell(scheduler, { type: "update-graph", client: "me", tasks, wanted }, 0);
  // The next news lets go of the last: what was handed in is the caller's, not the scheduler's.
  tell(scheduler, { type: "heartbeat", worker: "", executing: [] }, 0);
  const taken = bytes();
  tasks = [];
  const left = bytes();
  if (scheduler.tasks.size !== count || tasks.length > 0) throw new Error("The scheduler does not have the tree.");
  return { tasks: count, scheduler: (taken - made) / count, withKeys: (left - empty) / count };
}

function bytes(): number {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error("weigh.ts needs node --expose-gc.");
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
