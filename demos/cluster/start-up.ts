/**
 * From asking for a machine to a worker that checks in: stage by stage, each worker's own draw. Dask itself knows nothing of
 * it: to its scheduler a worker is asked for and, some time later, there (scheduler-spec.md 9.1, 11).
 */
import { random, type Micros, type WorkerName, type WorkerSize, type WorkerSpec } from "../scheduler/index.ts";

/** One step on the way, as long as its source says: between two bounds, evenly, or by quantiles at even steps from 0 to 1. */
export type Stage = { readonly stage: string } & (
  { readonly least: Micros; readonly most: Micros } | { readonly quantiles: readonly Micros[] }
);

/** One step as it went: a lane of waiting has one for each stage. From when the run began. */
export interface Interval {
  readonly stage: string;
  readonly start: Micros;
  readonly stop: Micros;
}

/** How one worker, or one machine, came up. */
export interface StartUp {
  readonly worker: WorkerName;
  readonly asked: Micros;
  /** One after the other, without a gap, from `asked` to `ready`. */
  readonly intervals: readonly Interval[];
  readonly ready: Micros;
}

/** A stage that always takes the same time. */
export const fixed = (stage: string, length: Micros): Stage => ({ stage, least: length, most: length });

/** How long a stage takes at `u` of 0 to 1: its least at 0, its most at 1, straight lines between the quantiles. */
export function lengthOf(stage: Stage, u: number): Micros {
  const quantiles = "quantiles" in stage ? stage.quantiles : [stage.least, stage.most];
  const last = quantiles.length - 1;
  if (last < 0) throw new Error(`Stage "${stage.stage}" has no quantile to draw from.`);
  const place = u * last;
  const below = Math.min(Math.floor(place), last);
  const low = quantiles[below]!;
  const high = quantiles[Math.min(below + 1, last)]!;
  return Math.round(low + (place - below) * (high - low));
}

/**
 * One worker's way up, from `asked`. Each stage is drawn by its own name and the worker's, so that another stage, another
 * worker or another order changes no draw.
 */
export const startUp = (stages: readonly Stage[], worker: WorkerName, seed: number, asked: Micros = 0): StartUp =>
  further({ worker, asked, intervals: [], ready: asked }, stages, seed);

/** The same way, with more stages at its end: what is left to do after images are pulled, say. */
export function further(way: StartUp, stages: readonly Stage[], seed: number): StartUp {
  let at = way.ready;
  const more = stages.map((stage) => {
    const start = at;
    at += lengthOf(stage, random(seed, stage.stage, way.worker));
    return { stage: stage.stage, start, stop: at };
  });
  return { ...way, intervals: [...way.intervals, ...more], ready: at };
}

/** All workers' ways up, asked for together. */
export const startUps = (
  stages: readonly Stage[],
  workers: readonly WorkerName[],
  seed: number,
  asked: Micros = 0,
): StartUp[] => workers.map((worker) => startUp(stages, worker, seed, asked));

/** The workers of a scenario who arrive when they are ready. */
export const arriving = (all: readonly StartUp[], size: WorkerSize): WorkerSpec[] =>
  all.map(({ worker, ready }) => ({ ...size, name: worker, arrives: ready }));
