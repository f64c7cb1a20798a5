/** The demo as a table. */
import type { DataTable } from "../contract/outcome.ts";
import { monthUntil, overBilled, type Model } from "./demo-model.ts";
import type { Stripped } from "./demo-strip.ts";
import { poolName } from "./demo-words.ts";

const exact = (number: number): number => Number(number.toPrecision(6));

/** The hours of the day, or the two runs of the toy job. */
export function rowsOfDemo(model: Model): DataTable {
  const { day, setting, strips, price } = model;
  if (strips) {
    const row = (name: string, { up, finished, unbilled, tasks, machines, usd }: Stripped) => [name, tasks, machines, exact(up), exact(finished), exact(unbilled), exact(usd)]; // prettier-ignore
    return {
      caption: "The toy job with its start-up before it and what is billed after it; machines can be had at once, nothing is installed, raw VMs go as they end: assumptions", // prettier-ignore
      columns: ["on", "tasks", "machines", "machines up after (s)", "done after (s)", "not billed after (s)", "cost (US dollars)"], // prettier-ignore
      rows: [row("a pool of Kubernetes, Cluster Autoscaler’s documented steps", strips.pool), row("raw VMs, one spoken remark", strips.raw)], // prettier-ignore
    };
  }
  const mean = (counts: readonly number[], hour: number): number =>
    exact(counts.slice(hour * 60, hour * 60 + 60).reduce((sum, each) => sum + each, 0) / 60);
  const sum = (counts: readonly number[]): number => exact(counts.reduce((all, each) => all + each, 0) / 60);
  const line = (name: string, value: (counts: readonly number[]) => number) => {
    const parts = [day.working, day.starting, day.idle].map(value) as [number, number, number];
    return [name, ...parts, exact(parts[0] + parts[1] + parts[2])];
  };
  return {
    caption: `Nodes, “${poolName(model)}”: ${setting.nodes} nodes wanted for ${setting.minutes} min every ${setting.every} h, ${exact(day.billed)} node-hours billed for ${exact(day.wanted)} wanted (${exact(overBilled(model))} times), ${exact(monthUntil(model))} US dollars a month at ${exact(price)} a node-hour`, // prettier-ignore
    columns: ["hour of the day", "at work (nodes, mean)", "starting (nodes, mean)", "idle (nodes, mean)", "billed (nodes, mean)"], // prettier-ignore
    rows: [
      ...Array.from({ length: 24 }, (_, hour) => line(`${hour} to ${hour + 1}`, (counts) => mean(counts, hour))),
      line("the day (node-hours)", sum),
    ],
  };
}
