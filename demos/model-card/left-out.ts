/**
 * What the mini scheduler leaves out, and what that means for the lessons. The first two words of each are those of the
 * table in docs/scheduler.md; tests/model-card holds them together.
 */

/** One thing left out: as docs/scheduler.md names it, what is done instead, plainly, and what it means here. */
export interface LeftOut {
  readonly what: string;
  readonly instead: string;
  /** What it is, for somebody who never read Dask's code; under 60 characters. */
  readonly plainly: string;
  /** What that means for the lessons; a sentence. */
  readonly means: string;
  /** No lesson does anything with it. */
  readonly unused?: true;
}

/** In the order of docs/scheduler.md. */
export const leftOut: readonly LeftOut[] = [
  {
    what: "dask.order",
    instead: "depth first from the outputs, smaller subtrees first",
    plainly: "the finest order of tasks",
    means: "Ties may run in another order; no lesson turns on it.",
  },
  {
    what: "measured bandwidth",
    instead: "the setting, unless a heartbeat reports another",
    plainly: "a network speed that is learned",
    means: "All transfers run at one speed: no slow link slows a lesson’s job.",
  },
  {
    what: "several inputs in one message between workers",
    instead: "one transfer for each missing input; a worker's connection carries one at a time each way",
    plainly: "several inputs in one message",
    means: "Inputs come one by one; together they take as long.",
  },
  {
    what: "a busy worker that is asked again later",
    instead: "the request waits in line",
    plainly: "asking a busy worker again",
    means: "Requests wait in line: the same transfers in the same order.",
  },
  {
    what: "jitter of heartbeats",
    instead: "exact intervals",
    plainly: "irregular heartbeats",
    means: "Every run is the same each time; a real one is not.",
  },
  {
    what: "silent workers (`worker-ttl`)",
    instead: "a lost worker is lost at once",
    plainly: "workers that fall silent",
    means: "A lost worker is noticed at once; a silent one takes Dask longer.",
  },
  {
    what: "the memory of a worker's process",
    instead: "results, what running tasks are said to need, and a constant; disk at one measured speed",
    plainly: "the true memory of a process",
    means: "Memory is results and stated needs: spilling is a sketch.",
  },
  {
    what: "actors, resources, host restrictions",
    instead: "nothing",
    plainly: "actors, resources, chosen hosts",
    means: "No lesson uses them.",
    unused: true,
  },
  {
    what: "`cancelled` and `resumed` on the worker",
    instead: "a task freed while it runs ends for nobody; sent again, it runs beside that",
    plainly: "taking back a task that runs",
    means: "It ends for nobody and runs again: a little more work, rarely.",
  },
  {
    what: "barrier tasks and other internals of the P2P shuffle",
    instead: "nothing",
    plainly: "the inside of the newer shuffle",
    means: "Shuffles are drawn as plain tasks; nothing is said of P2P.",
    unused: true,
  },
  {
    what: "scattered data",
    instead: "every result can be computed again",
    plainly: "data sent out by hand",
    means: "Everything lost can be computed again; scattered data cannot.",
    unused: true,
  },
  {
    what: "tasks submitted from inside tasks",
    instead: "nothing",
    plainly: "tasks that start tasks",
    means: "No lesson has them.",
    unused: true,
  },
  {
    what: "queues, locks, events, pub-sub",
    instead: "nothing",
    plainly: "locks, queues and events",
    means: "Tasks never wait for each other except for inputs.",
    unused: true,
  },
  {
    what: "fairness between clients beyond generations",
    instead: "generations",
    plainly: "several people on one cluster",
    means: "Every lesson has one client.",
    unused: true,
  },
  {
    what: "rebalance, replicate",
    instead: "copies for retirement, and dropping copies nobody needs",
    plainly: "moving results to even out memory",
    means: "No lesson calls for it.",
    unused: true,
  },
  {
    what: "profiles, digests, TLS, versions",
    instead: "nothing",
    plainly: "profiles, encryption, versions",
    means: "They decide nothing; what they cost is not counted.",
  },
  {
    what: "resource managers of clouds and batch systems",
    instead: "a delay from asking for a worker to its arrival",
    plainly: "how a cloud finds a machine",
    means: "A machine comes after a set delay; the lessons add their own.",
  },
  {
    what: "loss of the scheduler",
    instead: "nothing",
    plainly: "losing the scheduler itself",
    means: "On Dask all is gone then; no lesson loses it.",
    unused: true,
  },
];
