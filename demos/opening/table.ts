/** The run as a table: what each worker did, what happened to it, and what each trouble adds alone. */
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import { kinds } from "../workload/etl.ts";
import { duration } from "../contract/format.ts";
import { aloneOf, those } from "./alone.ts";
import type { Run } from "./run.ts";
import { SLOW, struck } from "./troubles.ts";
import { calm } from "./words.ts";

/** A row a worker, and one for all of them; then a row for each trouble, once it is known what that adds. */
export function tableOf(run: Run, study?: StudyResult): DataTable {
  const { workers, computed, moves, finished, ideal, setting } = run;
  const wrong = !calm(run);
  const line = (name: string, mine: (row: number) => boolean, lanes: number): (string | number)[] => {
    const bars = computed.filter(({ row }) => mine(row));
    const fetched = moves.filter(({ to }) => mine(to));
    const work = bars.reduce((sum, { start, stop }) => sum + stop - start, 0);
    return [
      name,
      ...kinds.map((kind) => bars.filter(({ role }) => role === kind).length),
      rounded(work, 100),
      rounded(lanes * finished - work, 100),
      rounded((100 * work) / (lanes * finished || 1), 10),
      fetched.length,
      rounded(fetched.reduce((sum, { nbytes }) => sum + nbytes, 0) / 1e6, 10),
      ...(wrong ? [run.again.filter(({ row }) => mine(row)).length] : []),
    ];
  };
  const columns = [
    "worker",
    ...kinds.map((kind) => `${kind} tasks`),
    "computing (s)",
    "not computing (s)",
    "busy (%)",
    "results fetched",
    "fetched (MB)",
    ...(wrong ? ["computed again", "what went wrong"] : []),
  ];
  const alone = aloneOf(setting, study);
  const open = Array.from({ length: columns.length - 2 }, () => "–");
  const ends =
    run.ending === "done"
      ? `done after ${rounded(finished, 100)} s`
      : `without a result after ${rounded(finished, 100)} s`;
  return {
    caption: wrong
      ? `What each worker did in the ${duration(finished)} of the run, computing as slowly as it did; with nothing wrong the job takes ${duration(run.perfect)}`
      : `What each worker did in the ${duration(finished)} of the run; without a pause it would take ${duration(ideal)}`,
    columns,
    rows: [
      ...Array.from({ length: workers }, (_, row) => [
        ...line(String(row + 1), (other) => other === row, 1),
        ...(wrong ? [wrongWith(run, row)] : []),
      ]),
      [...line("all", () => true, workers), ...(wrong ? [ends] : [])],
      ...(alone?.each ?? []).map(({ name, adds }) => [`${name} alone`, ...open, `${rounded(adds, 100)} s added`]),
      ...(alone ? [["beyond their sum", ...open, `${rounded(alone.together, 100)} s added`]] : []),
    ],
  };
}

/** What struck a worker, in words. */
function wrongWith({ setting, workers, there, losses, paused }: Run, row: number): string {
  const loss = losses.find((each) => each.row === row);
  const pauses = paused.filter((bar) => bar.row === row).reduce((sum, { start, stop }) => sum + stop - start, 0);
  const said = [
    ...(there[row]![0] > 0 ? [`came after ${rounded(there[row]![0], 100)} s`] : []),
    ...(setting.straggler && row === struck("straggler", workers) ? [`${SLOW} times as slow`] : []),
    ...(pauses ? [`paused for ${rounded(pauses, 100)} s`] : []),
    ...(loss
      ? [`${loss.byHand ? "killed" : "lost"} after ${rounded(loss.at, 100)} s with ${loss.results} results`]
      : []),
  ];
  const all = those(setting).includes("gil") ? ["waited for the lock"] : [];
  return [...said, ...all].join(", ") || "nothing";
}

const rounded = (number: number, parts: number): number => Math.round(number * parts) / parts;
