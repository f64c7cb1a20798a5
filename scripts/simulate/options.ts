/** The options of `npm run simulate`: one table that reading them, `--help` and the tests share. */
import { RULES } from "../../demos/scheduler/index.ts";
import { workloads, type Workload } from "../../demos/workload/workloads.ts";

/** One option. Without `value` it is a switch. */
export interface Option {
  /** How its value is shown in `--help`. */
  readonly value?: string;
  /** It may be given more than once. */
  readonly repeat?: boolean;
  /** The value when it is not given; without one, nothing is set. */
  readonly usual?: string;
  readonly about: string;
}

const one = (words: readonly string[]): string => words.join(" or ");

/** By name, in the order of `--help`. */
export const OPTIONS = {
  workload: { value: "NAME", usual: "map", about: "what is computed; those there are stand below" },
  graph: { value: "FILE", about: "compute a graph recorded on real Dask (a task stream, JSON) instead" },
  tasks: { value: "N", about: "how many tasks; about so many where the workload cannot have any number" },
  seconds: { value: "S", about: "how long a task computes; which one, stands below" },
  nbytes: { value: "BYTES", about: "size of each result; unless said, the workload's own" },
  workers: { value: "N", about: "workers there from the start: 8 unless said, none with --adaptive" },
  threads: { value: "N", usual: "1", about: "threads of each worker" },
  memory: { value: "BYTES", usual: "4GB", about: "memory of each worker; 0: no limit" },
  unmanaged: { value: "BYTES", about: "memory each worker holds without any result" },
  nanny: { value: "S", about: "workers are killed above 95 % of their memory, and back so long after" },
  seed: { value: "N", usual: "0", about: "chance: decides what the workload, --jitter and --fail draw" },
  jitter: { value: "SHARE", usual: "0", about: "durations lie between 1 - SHARE and 1 + SHARE times what they were" },
  fail: { value: "SHARE", usual: "0", about: "this share of the tasks raises at its first attempt" },
  retries: { value: "N", usual: "0", about: "further attempts of a task that raised" },
  rules: { value: "VERSION", usual: "2024.7.0", about: `the rules of Dask ${one(Object.keys(RULES))}` },
  saturation: { value: "X|inf", about: "worker-saturation, Dask's 1.1 unless said; inf: no queuing on the scheduler" },
  "no-stealing": { about: "without work stealing" },
  kill: { value: "WORKER@S[+S]", repeat: true, about: "a worker dies, and is back so long after" },
  pause: { value: "WORKER@S", repeat: true, about: "a worker begins nothing more" },
  resume: { value: "WORKER@S", repeat: true, about: "a paused worker goes on" },
  retire: { value: "WORKER@S", repeat: true, about: "a worker goes once its results are elsewhere" },
  adaptive: { value: "MIN..MAX", about: "adaptive scaling between so many workers; MIN.. has no upper limit" },
  startup: { value: "S[,S…]", about: "adaptive: from asking for a worker to its arrival, in turn; 1 unless said" },
  interval: { value: "S", about: "adaptive: time between two looks; 1 unless said" },
  "target-duration": { value: "S", about: "adaptive: aim to be done within; 5 unless said" },
  "wait-count": { value: "N", about: "adaptive: looks that must agree before a worker goes; 3 unless said" },
  until: { value: "S", about: "go on until then, even if all is done" },
  json: { about: "print the summary as JSON and nothing else" },
  log: { value: "FILE", about: "write what ran: .json for Perfetto (Chrome trace), .csv a row for each attempt" },
  help: { about: "print this" },
} as const satisfies Readonly<Record<string, Option>>;

/** The name of an option, without its dashes. */
export type OptionName = keyof typeof OPTIONS;

/** Shown below every refusal. */
export const USAGE = "usage: npm run simulate -- [OPTION…]   (--help lists them)";

/** What `--help` prints. */
export function help(): string {
  const rows = Object.entries<Option>(OPTIONS).map(([name, { value, repeat, usual, about }]) => {
    const notes = [usual === undefined ? "" : `${usual} unless said`, repeat ? "may be repeated" : ""].filter(Boolean);
    const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
    return [`  --${name}${value === undefined ? "" : ` ${value}`}`, `${about}${note}`] as const;
  });
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
  const kinds = Object.entries<Workload>(workloads).map(([name, { about, usual, length }]) => {
    const size = `${usual.tasks} tasks of ${usual.seconds} s (${length})`;
    return [`  ${name.padEnd(width - 2)}  ${about}`, `${" ".repeat(width + 2)}${size}`].join("\n");
  });
  return [
    "A run of the mini scheduler in virtual time, by the same code as in the browser.",
    "",
    "usage: npm run simulate -- [OPTION…]",
    "",
    ...lines,
    "",
    "Workloads, with the --tasks and --seconds they have unless said:",
    ...kinds,
    "",
    "WORKER is worker-0, worker-1, … (w0, w1 for short; adaptive-0, … with --adaptive), several with commas; S is seconds",
    "from the submission. Example: npm run simulate -- --tasks 480 --workers 8 --jitter 0.5 --seed 7 --kill w2@1.5+1",
  ].join("\n");
}

/** The option that a misspelt one was probably meant to be, if one is close. */
export function nearest(word: string): OptionName | undefined {
  const near = (Object.keys(OPTIONS) as OptionName[])
    .map((name) => ({ name, distance: edits(word, name) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(word.length / 3)) ? near.name : undefined;
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
