/** The race as a table, and everything it assumes. */
import type { DataTable } from "../contract/outcome.ts";
import { comparedOf, type Model } from "./demo-model.ts";
import { owedAt, PATIENCE, PICKY, STRETCH, WORKERS } from "./demo-run.ts";

const round = (number: number, digits: number): number => Number(number.toFixed(digits));

/** Every number of the picture. */
export function tableOf(model: Model): DataTable {
  const { setting, pair, speed, whose, x86, arm } = model;
  const compared = comparedOf(model);
  const both = (name: string, of: (side: typeof arm) => string | number) => [name, of(x86), of(arm)];
  const mixed = setting.remedy === "worker";
  return {
    caption: "One job, raced on two chips",
    columns: ["what", "x86", "ARM"],
    rows: [
      ["chip", pair.x86.chip, pair.arm.chip],
      ["machine of the price", pair.x86.type, pair.arm.type],
      ["one vCPU an hour, list price (US dollars)", round(pair.x86.usdPerHour, 5), round(pair.arm.usdPerHour, 5)],
      ["workers, a vCPU each (assumption)", WORKERS, mixed ? `${WORKERS - 1}, and one x86` : WORKERS],
      ["speed of a task (measured on whole machines, an assumption for one vCPU)", 1, round(speed, 4)],
      ["speed measured on", "–", whose ?? "set by hand, not measured"],
      ["tasks drawn, each for so many alike (assumption)", `${x86.tasks}, ${STRETCH}`, `${arm.tasks}, ${STRETCH}`],
      both("tasks done", ({ ends }) => ends.length),
      both("done after (s)", ({ finished }) => (finished === null ? "never" : round(finished, 1))),
      both("paid until (s)", ({ until }) => round(until, 1)),
      both("bill (US dollars)", (side) => round(owedAt(side), 5)),
      both("jobs for a dollar", (side) => (side.finished === null ? "none" : round(1 / owedAt(side), 2))),
      both("results on their way between workers (s)", ({ moving }) => round(moving, 1)),
      ["times as fast", 1, compared ? round(compared.speed, 3) : "never done"],
      ["times the work for a dollar", 1, compared ? round(compared.work, 3) : "never done"],
      ...(setting.needs === "none" ? [] : [["task pinned to x86 workers", PICKY, fateOf(model)]]),
      ...(arm.finished === null ? [["we stop looking after nothing happened for (s, assumption)", "–", PATIENCE]] : []),
    ],
  };
}

function fateOf({ setting, arm: { picky } }: Model): string {
  if (!picky.ran) return `no worker may run it: waits from ${round(picky.ready, 1)} s on`;
  const ran = `ran from ${round(picky.ran[0], 1)} to ${round(picky.ran[1], 1)} s`;
  return setting.remedy === "worker"
    ? `${ran}, on the x86 worker`
    : `${ran}, built for ARM at the same speed (assumption)`;
}
