/** The sentences of what was really done. The first one leads. */
import type { Lived } from "../contract/live.ts";
import { count, duration, plural, share } from "../contract/format.ts";
import { done, livedBusy, livedCost, WAYS } from "./live.ts";
import type { Model } from "./model.ts";
import { ofDask } from "./demo-words.ts";

/** So many of them, in words. */
export const webWorkers = ({ order: { workers } }: Lived): string => plural(workers, "Web Worker");

/** The single run at a moment (s); at its end also what the simulation and real Dask have for the same numbers. */
export function livedWords(model: Model, lived: Lived, at: number): string {
  const { order, tasks, way, cores, seconds, ended, lost } = lived;
  const busy = share(livedBusy(lived, at));
  const over = tasks.filter(({ stop }) => stop <= at).length;
  if (!ended || at < seconds)
    return `${busy} busy so far. ${count(over)} of ${plural(order.tasks, "task")} are really done.`;
  const held = lost.reduce((sum, { tasks }) => sum + tasks, 0);
  const end = lost.length
    ? `. ${plural(lost.length, "worker")} lost and replaced, ${plural(held, "suspicious task")} run again`
    : `: each added ${duration(Number(livedCost(lived).toPrecision(2)))}`;
  return (
    `${busy} busy in this browser. ${plural(order.tasks, "task")} on ${webWorkers(lived)}` +
    `${order.workers === cores ? ", as many as it has cores" : ""}, ${WAYS[way]}${end}. ` +
    `Simulated Dask: ${share(model.run.busy)}. ${lost.length ? "" : ofDask(model.recording)}`
  ).trim();
}

/** The curve: its shortest and its longest tasks. */
export function curveWords(lived: readonly Lived[]): string {
  const whole = lived.filter(({ ended }) => ended);
  const [first, last] = [whole[0], whole.at(-1)];
  if (!first || !last) return "";
  const each = (one: Lived): string => `${duration(one.order.seconds)} ${share(livedBusy(one))}`;
  return `In this browser, ${WAYS[first.way]}: tasks of ${each(first)} busy${last === first ? "" : `, of ${each(last)}`}.`;
}

/** What was really done, as lines of a table. */
export function livedRows(model: Model): [string, string | number][] {
  const lived = done(model);
  if (!lived) return [];
  return [
    ["really done here: tasks sent", WAYS[lived.way]],
    ["really done here: took (s)", Math.round(lived.seconds * 1e4) / 1e4],
    ["really done here: time that computed (%)", Math.round(livedBusy(lived) * 1000) / 10],
    ["really done here: workers lost", lived.lost.length],
  ];
}
