/** The run as a table: its numbers, then every change of its workers. */
import type { DataTable } from "../contract/outcome.ts";
import { asked } from "./demo-words.ts";
import { owed, paid, scoreOf, valueAt, waited, WAITING_WEIGHS, type Model } from "./demo-model.ts";

const tenth = (number: number): number => Math.round(number * 10) / 10;

/** Every number of the picture; rows of changes begin with their second. */
export function rowsOfRun(model: Model): DataTable {
  const { setting, wanted, arriving, running, retiring, queue } = model;
  const summary: (readonly [string, string | number])[] = [
    ["demand", asked(model)],
    ["policy", setting.policy],
    ["rules of Dask", setting.rules],
    ["start-up (s)", setting.startup],
    ["tasks", model.tasks],
    ["all results there after (s)", tenth(model.finished)],
    ["client waits (s)", tenth(waited(model))],
    ["worker-seconds paid", tenth(paid(model))],
    ["cost (US dollars, 4 cents a core-hour assumed)", Number(owed(model).toPrecision(3))],
    [`score: worker-seconds + ${WAITING_WEIGHS} × seconds of waiting`, Math.round(scoreOf(model))],
    ["workers that never ran a task", model.unused],
    ["task runs in vain", model.again],
    ["results that never came", model.missing],
    ...(model.fixed
      ? [
          ["worker-seconds of a fixed cluster", tenth(model.fixed.paid)] as const,
          ["client waits, fixed cluster (s)", tenth(model.fixed.waited)] as const,
        ]
      : []),
    ["same set-up recorded on real Dask", model.recordings.length ? `${model.recordings.length} runs` : "no"],
    ...model.recordings.map(
      ({ repeat, makespanSeconds, workerSeconds }) =>
        [`recorded run ${repeat}: took (s), worker-seconds`, `${makespanSeconds}, ${workerSeconds}`] as const,
    ),
  ];
  const moments = [...new Set([wanted, arriving, running, retiring].flatMap((steps) => steps.map(([at]) => at)))]
    .sort((a, b) => a - b)
    .slice(0, 100);
  const changes = moments.map((at) => [
    `at ${tenth(at)} s: wanted, starting, running, retiring, tasks that wait`,
    [wanted, arriving, running, retiring, queue].map((steps) => valueAt(steps, at)).join(", "),
  ]);
  return { caption: "One run of the cluster, in numbers", columns: ["what", "value"], rows: [...summary, ...changes] };
}
