/**
 * The way of a change through a container image: build, push, then every machine pulls. Arithmetic on bytes and rates; no
 * public figures of science images' sizes and times were found (facts.md, lesson 4), so all of it comes in as parameters.
 */
import type { Micros } from "../scheduler/index.ts";
import { sharedLink } from "./shared-link.ts";
import { fixed, type Interval, type Stage, type StartUp } from "./start-up.ts";

/** One layer, the lowest first. */
export interface Layer {
  readonly layer: string;
  /** As it travels, compressed. */
  readonly bytes: number;
  /** To make it anew. */
  readonly build: Micros;
}

/** What carries an image. Bytes per second. */
export interface Links {
  /** From where it is built to the registry. */
  readonly push: number;
  /** From the registry to one machine. */
  readonly pull: number;
  /** What the registry gives all machines together. */
  readonly registry: number;
  /** Compressed bytes a machine unpacks per second, once it has them all. Left out: at once. */
  readonly unpack?: number;
}

/** `1` of these is a million bits: what network speeds are said in. */
export const megabits = (count: number): number => (count * 1e6) / 8;

/**
 * What a change costs once, before any machine can pull: a layer that changes takes all above it with it. `changed`: the
 * lowest one that does; `layers.length`: none, nothing is built.
 */
export function buildAndPush(layers: readonly Layer[], changed: number, { push }: Links): Stage[] {
  const anew = layers.slice(changed);
  const build = anew.reduce((sum, layer) => sum + layer.build, 0);
  return [fixed("build", build), fixed("push", travel(bytesOf(anew), push))];
}

/** Bytes a machine must pull that has the lowest `cached` layers already; a new machine has none. */
export const pulled = (layers: readonly Layer[], cached = 0): number => bytesOf(layers.slice(cached));

/** Every machine's pull, from the moment it is up, through one registry; then it unpacks. */
export function pullAll(machines: readonly StartUp[], bytes: number, links: Links): StartUp[] {
  const stops = sharedLink(
    machines.map(({ ready }) => ({ start: ready, bytes, rate: links.pull })),
    links.registry,
  );
  return machines.map((machine, at) => {
    const pull: Interval = { stage: "pull", start: machine.ready, stop: stops[at]! };
    const unpack: Interval = { stage: "unpack", start: pull.stop, stop: pull.stop + unpacking(bytes, links) };
    return { ...machine, intervals: [...machine.intervals, pull, unpack], ready: unpack.stop };
  });
}

/** The same as stages for machines that are drawn one by one: at best each alone, at worst all `machines` at the same time. */
export function pullStages(bytes: number, machines: number, links: Links): Stage[] {
  const alone = Math.min(links.pull, links.registry);
  const together = Math.min(links.pull, links.registry / machines);
  return [
    { stage: "pull", least: travel(bytes, alone), most: travel(bytes, together) },
    fixed("unpack", unpacking(bytes, links)),
  ];
}

const bytesOf = (layers: readonly Layer[]): number => layers.reduce((sum, { bytes }) => sum + bytes, 0);

const travel = (bytes: number, rate: number): Micros => Math.ceil((bytes / rate) * 1e6);

const unpacking = (bytes: number, { unpack = Infinity }: Links): Micros => travel(bytes, unpack);
