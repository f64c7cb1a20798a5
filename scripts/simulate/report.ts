/** The summary of a run as the lines a terminal shows. */
import { bytes, count, duration, plural, share } from "../../demos/contract/format.ts";
import { memoryWords } from "./memory.ts";
import { kind, seedMatters } from "./plan.ts";
import type { Summary } from "./summary.ts";

/** How many failed or missing results are named; the others are counted. */
const NAMED = 3;

/** Lines without the newline at the end. What did not happen is not mentioned. */
export function report(summary: Summary): string {
  const { settings, tasks, attempts, transfers, scheduler, workers, missing } = summary;
  const rows: [string, string][] = [
    ["makespan", duration(summary.makespan)],
    ["tasks", `${exact(tasks.finished)} of ${exact(tasks.submitted)} finished`],
    ["efficiency", `${share(summary.efficiency)} of ${duration(summary.threadSeconds)} on all threads`],
    ["per worker", perWorker(summary)],
    ["transfers", transfers.count === 0 ? "none" : `${exact(transfers.count)}, ${bytes(transfers.bytes)}`],
    ["scheduler", `${share(scheduler.busyShare)} busy, ${plural(scheduler.stimuli, "stimulus", "stimuli")}`],
  ];
  if (summary.memory) rows.push(["memory", memoryWords(summary.memory)]);
  if (attempts.erred > 0) rows.push(["raised", plural(attempts.erred, "attempt")]);
  if (attempts.killed > 0) rows.push(["killed", `${plural(attempts.killed, "attempt")}, with their worker`]);
  if (attempts.repeated > 0) rows.push(["repeated", `${plural(attempts.repeated, "attempt")} beyond the first`]);
  if (workers.overTime.length > 1 || settings.adaptive) rows.push(["workers", came(summary)], ...overTime(summary));
  if (summary.erred.length > 0) {
    const causes = [
      ...new Set(summary.erred.map(({ cause, exception }) => `${cause} (${exception.replace(/\.$/, "")})`)),
    ];
    rows.push(["erred", `${plural(summary.erred.length, "wanted result")}, because of ${list(causes)}`]);
  }
  if (missing) rows.push(["missing", `${list(missing.keys)}: ${missing.why}`]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`);
  // A no-break space is for pages; whoever searches a terminal's output types a plain one.
  return [title(summary), "", ...lines].join("\n").replaceAll("\u00a0", " ");
}

function title({ settings, tasks }: Summary): string {
  const { workload, seconds, workers, threads, adaptive, rules, seed } = settings;
  const length = kind(settings)?.length ?? "on average";
  const whose = length === "each" ? "" : ` (${length})`;
  const jitter = settings.jitter === 0 ? "" : ` ± ${share(settings.jitter)}`;
  const long = `${duration(seconds)}${jitter}${whose}`;
  const plan = adaptive ? `, adaptive ${adaptive.minimum} to ${adaptive.maximum ?? "no limit"}` : "";
  const each = `${plural(workers, "worker")} of ${plural(threads, "thread")}`;
  const idle = seed !== 0 && !seedMatters(settings) ? " (which decides nothing without --jitter or --fail)" : "";
  return `${workload}: ${plural(tasks.submitted, "task")} of ${long} on ${each}${plan}, rules ${rules}, seed ${seed}${idle}`;
}

function perWorker({ perWorker: spread }: Summary): string {
  if (spread === null) return "no worker ever arrived";
  return `${exact(spread.min)} to ${exact(spread.max)} tasks, median ${exact(spread.median)}`;
}

function came({ workers }: Summary): string {
  const ways = [
    [workers.retired, "retired"],
    [workers.killed, "killed"],
    [workers.terminated, "terminated for their memory"],
    [workers.cancelled, "cancelled before they came"],
  ] as const;
  const went = ways.filter(([n]) => n > 0).map(([n, how]) => `${exact(n)} ${how}`);
  return [`${exact(workers.arrived)} arrived, at most ${exact(workers.most)} at a time`, ...went].join(", ");
}

const BARS = "▁▂▃▄▅▆▇█";
const COLUMNS = 60;

/** One row of bars: the most workers there were in each sixtieth of the run. */
function overTime({ workers, makespan, settings }: Summary): [string, string][] {
  const { overTime: steps, most } = workers;
  const end = Math.max(makespan, (settings.until ?? 0) / 1e6, steps.at(-1)?.from ?? 0);
  if (most === 0 || end === 0) return [];
  const columns = Array.from({ length: COLUMNS }, (_, i) => {
    const [from, to] = [(end * i) / COLUMNS, (end * (i + 1)) / COLUMNS];
    const at = steps.findLast((step) => step.from <= from)?.workers ?? 0;
    const during = steps.filter((step) => step.from > from && step.from < to).map((step) => step.workers);
    return Math.max(at, ...during);
  });
  const bars = columns.map((n) => (n === 0 ? " " : BARS[Math.ceil((n / most) * BARS.length) - 1])).join("");
  return [["", `${bars}|  up to ${duration(end)}`]];
}

function list(items: readonly string[]): string {
  const more = items.length - NAMED;
  return items.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${exact(more)} more` : "");
}

/** Whole numbers whole, whatever their size. */
function exact(number: number): string {
  return Number.isInteger(number) ? number.toLocaleString("en-US") : count(number);
}
