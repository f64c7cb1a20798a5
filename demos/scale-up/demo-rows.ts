/** The demo as tables: one run, and every size. */
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import { relative, type Model } from "./model.ts";
import { PARTS } from "./spent.ts";
import { SPENT } from "./spent-words.ts";
import { NEARLY, kneeOf, sizesOf } from "./sweep-study.ts";

const round = (number: number, digits: number): number => Number(number.toFixed(digits));

/** One run, in numbers. */
export function runRows(model: Model): DataTable {
  const { run, pieces, startup, type, gib, alone, picture } = model;
  const { speed, bill } = relative(model);
  return {
    caption: "One run, in numbers",
    columns: ["what", "value"],
    rows: [
      ["workers, a machine each", run.workers],
      ["machine", type],
      ["memory of each (GiB)", picture === "memory" ? gib : `${gib}, not counted`],
      ["threads of each", run.threads],
      ["pieces", pieces],
      ["start-up, on average (s)", startup],
      ["result", run.failed ? "none: failed" : "complete"],
      ["finished after (s)", round(run.finished, 1)],
      ["bill ($)", round(run.dollars, 4)],
      ["one worker alone: takes (s)", round(alone.seconds, 1)],
      ["one worker alone: bill ($)", round(alone.dollars, 4)],
      ["times as fast", run.failed ? "no result" : round(speed, 2)],
      ["times the bill", round(bill, 3)],
      ...PARTS.map((part): [string, number] => [`of the bill ${SPENT[part]} (%)`, round(run.spent[part] * 100, 1)]),
      ["written to disk (GB)", round(run.memory.spilled / 1e9, 2)],
      ["workers paused, all together (s)", round(run.memory.paused, 1)],
      ["workers that died", run.memory.died],
      ["tasks lost with them", run.memory.lost],
    ],
  };
}

const unplayed = PARTS.map(() => "–");

/** Every size there is so far; before the sweep, what the scale is of. */
export function sweepRows(model: Model, study: StudyResult | undefined): DataTable {
  const known = model.picture === "mark" ? [] : sizesOf(study);
  const knee = model.picture === "mark" ? null : kneeOf(study);
  const rows = known.map(({ workers, seconds, dollars, speed, bill, spent }) => [
    workers,
    round(seconds, 1),
    round(dollars, 4),
    round(speed, 2),
    round(bill, 3),
    ...PARTS.map((part) => round(spent[part] * 100, 1)),
    knee?.workers === workers ? `the knee: within ${NEARLY}× of the cheapest` : workers === model.knee ? "marked" : "–",
  ]);
  const own = model.knee === null ? "nothing marked yet" : `you marked ${model.knee} workers`;
  return {
    caption: "Time and bill by number of workers",
    columns: [
      "workers",
      "takes (s)",
      "bill ($)",
      "times as fast as one alone",
      "times the bill",
      ...PARTS.map((part) => `of it ${SPENT[part]} (%)`),
      "remark",
    ],
    rows: rows.length
      ? rows
      : [[1, round(model.alone.seconds, 1), round(model.alone.dollars, 4), 1, 1, ...unplayed, own]],
  };
}
