/** Failures of adaptive scaling that people reported, each followed by what mends it. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** Numbers are of issues of dask/distributed unless a project is named (scheduler-spec.md 13); no number: seen by us, in Dask's rules. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "Bursts (pycmor #267)",
    tells:
      "In the pause all workers go (nobody keeps results), and the second burst waits for new ones. Seen by us; in pycmor #267, a cousin, workers were cancelled while starting.",
    state: { demand: "bursts", startup: 30 },
  },
  {
    title: "Patient",
    tells:
      "The workers outlast the pause: the second burst starts at once. At the end, too, they stay until patience runs out.",
    state: { demand: "bursts", startup: 30, wait: 25 },
  },
  {
    title: "Fixed",
    tells: "Eight workers that stay are cheaper still: the pause is short, and nobody forgets to close them.",
    state: { demand: "bursts", startup: 30, policy: "static" },
  },
  {
    title: "Break, fixed",
    tells: "Three minutes of break between bursts, and eight workers are paid for all of it.",
    state: { demand: "break", startup: 30, policy: "static" },
  },
  {
    title: "Break, patient",
    tells: "Adaptive sits out the short pauses and goes home in the long one: less than the fixed cluster costs.",
    state: { demand: "break", startup: 30, wait: 25 },
  },
  {
    title: "Late arrival",
    tells:
      "Four more workers are asked for, and arrive when the work is done. Seen by us, where the manager waits for its workers to start.",
    state: { demand: "burst", startup: 30, minimum: 4 },
  },
  {
    title: "Target up",
    tells: "Workers that would come too late are not asked for.",
    state: { demand: "burst", startup: 30, minimum: 4, target: 30 },
  },
  {
    title: "Tail",
    tells: "Six idle workers go after three looks, and only the two that are busy stay. Nothing is wrong here.",
    state: { demand: "tail" },
  },
  {
    title: "Tail, fixed",
    tells: "Eight workers stay for two tasks: here adaptive is plainly cheaper.",
    state: { demand: "tail", policy: "static" },
  },
  {
    title: "Reduction (#3610)",
    tells:
      "While the mean is taken few tasks can run, so workers go, and the next layer waits for new ones. Seen by us; #3610 says that reductions fit badly.",
    state: { demand: "tree", startup: 10 },
  },
  {
    title: "Kept on",
    tells: "With patience over the reduction, the last layer starts at once.",
    state: { demand: "tree", startup: 10, wait: 15 },
  },
  {
    title: "Hard kill (#4069)",
    tells:
      "Half the workers are killed with what they had, as where scale-down did not retire them (#4069): loads are done again.",
    state: { demand: "tree", wait: 15, loss: "killed" },
  },
  {
    title: "Retired",
    tells: "Told beforehand, they copy their results to the others first.",
    state: { demand: "tree", wait: 15, loss: "retired" },
  },
  {
    title: "Unknown (#3627)",
    tells:
      "Tasks never seen count as half a second each (#3627): too few workers at first; the last ones come too late, seen by us.",
    state: { demand: "unknown", startup: 10, maximum: 16 },
  },
  {
    title: "Queue (#8035)",
    tells:
      "Until August 2023 a queued task counted as half a second even when its length was told: at first ten workers, not sixteen.",
    state: { demand: "unknown", startup: 10, maximum: 16, told: true, rules: "2022.12.1" },
  },
  {
    title: "Told",
    tells:
      "Since August 2023, and with the duration in the configuration (default-task-durations), the first look asks for enough.",
    state: { demand: "unknown", startup: 10, maximum: 16, told: true },
  },
  {
    title: "Threads (#2709)",
    tells: "Until August 2023 adaptive asked for a worker where it needed a thread: four times too many.",
    state: { demand: "burst", threads: 4, minimum: 1, maximum: 32, rules: "2022.12.1" },
  },
  {
    title: "Counted",
    tells:
      "Since August 2023, with one worker there to count threads of, the same work on workers of four takes five of them.",
    state: { demand: "burst", threads: 4, minimum: 1, maximum: 32 },
  },
  {
    title: "Beat Dask",
    tells:
      "You say how many workers there are, and when. Who is let go hands over its results first; cluster.scale() of Dask 2024.7.0 closes it without (#4532). The score has a link.",
    state: { demand: "bursts", startup: 30, policy: "yours", workers: [{ what: "8", at: 0 }] },
  },
];
