/** The sentences of one run. The first one of each leads; numbers go through the one formatter. */
import { costAt } from "../cluster/meter.ts";
import { bytes, count, dollars, duration, multiple, plural } from "../contract/format.ts";
import { PLANNED } from "./job.ts";
import { relative, type Model } from "./model.ts";
import type { Run } from "./run.ts";
import { wentOn } from "./spent-words.ts";

/** Below this share of paid time at work somebody would ask where it went. */
const FINE = 0.9;

/** "32 workers", "4 workers of 32 GiB" where memory counts. */
const cluster = ({ run, picture, gib }: Pick<Model, "run" | "picture" | "gib">): string =>
  plural(run.workers, "worker") + (picture === "memory" ? ` of ${count(gib)}\u00a0GiB` : "");

/** What the machines have cost by a moment (s). */
export const billAt = ({ leases }: Run, at: number): number => costAt(leases, Math.max(0, at) * 1e6);

/** In the middle of the run. */
export function running({ run, pieces }: Model, at: number): string {
  if (at <= 0)
    return `${plural(run.workers, "machine")} ${run.workers === 1 ? "is" : "are"} asked for, and paid from now on.`;
  const processed = run.bars.filter(({ key, role, stop }) => role === "read" && key !== PLANNED && stop <= at).length;
  const start = run.bars.some(({ role, stop }) => role === "starting" && stop > at);
  const done = processed
    ? `${count(processed)} of ${plural(pieces, "piece")} done`
    : start
      ? "machines are starting"
      : "no piece is done yet";
  return `${dollars(billAt(run, at))} so far. At ${duration(at)}, ${done}.`;
}

/** What the run came to, against one worker alone, and where paid time went. */
export function ended(model: Model): string {
  const { run, picture } = model;
  const cost = `${duration(run.finished)} for ${dollars(run.dollars)}`;
  const came = run.failed ? `failed after ${duration(run.finished)}` : cost;
  return [`${picture === "memory" ? `${cluster(model)}: ${came}` : cost}.`, beside(model), why(model), ofMemory(model)]
    .filter(Boolean)
    .join(" ");
}

function beside(model: Model): string {
  const { speed, bill } = relative(model);
  if (model.picture === "memory") return "";
  if (model.run.workers === 1) return "One worker, and no other to wait for.";
  return `${multiple(speed)} as fast as one alone, for ${multiple(bill)} the bill.`;
}

function why({ run, pieces, picture }: Model): string {
  const { spent, workers, threads } = run;
  if (picture === "memory" || spent.working >= FINE) return "";
  const few = workers * threads > pieces;
  return [
    `${wentOn(spent, "it")}.`,
    few ? `${plural(pieces, "piece")} for ${plural(workers * threads, "thread")}: some never get one.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function ofMemory({ run: { memory, failed }, picture }: Model): string {
  if (picture !== "memory") return "";
  const { spilled, paused, died } = memory;
  const said = [
    ...(spilled ? [`${bytes(spilled)} went to disk`] : []),
    ...(paused ? [`${duration(paused)} of pauses`] : []),
    ...(died ? [`${count(died)} died`] : []),
  ];
  if (!said.length) return "Memory was never short.";
  const words = [...said, ...(died ? [] : ["none died"])].join(", ");
  return `${failed ? "One piece killed every worker that tried it. " : ""}${words[0]!.toUpperCase()}${words.slice(1)}.`;
}

/** How one run is set up differently from another, in words; empty where it is not. */
export const setApart = (one: Model, other: Model): string[] => [
  ...(one.run.workers === other.run.workers && one.gib === other.gib
    ? []
    : [plural(one.run.workers, "worker") + (one.gib === other.gib ? "" : ` of ${count(one.gib)}\u00a0GiB`)]),
  ...(one.pieces === other.pieces ? [] : [plural(one.pieces, "piece")]),
  ...(one.startup === other.startup ? [] : [`start-up ${duration(one.startup)}`]),
  ...((one.picture === "memory") === (other.picture === "memory")
    ? []
    : [one.picture === "memory" ? "with limits" : "without limits"]),
];

/** The run before, by the first thing that was different in it: for all of them there is no room on a phone. */
export const earlier = (before: Model, now: Model): string =>
  `before, ${setApart(before, now)[0]}: ${
    before.run.failed
      ? `failed after ${duration(before.run.finished)}`
      : `${dollars(before.run.dollars)} in ${duration(before.run.finished)}`
  }`;
