/**
 * What the knobs come to as an image and as an environment. The proportions are those of the talk's strip
 * (`cluster/assumptions.ts`); no public sizes or times of science images were found, so all of them are assumptions.
 */
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import type { Environment, Lines } from "../cluster/environment.ts";
import { megabits, type Layer, type Links } from "../cluster/images.ts";
import type { Micros } from "../scheduler/index.ts";
import type { Setting } from "./demo-knobs.ts";

const [SYSTEM, PACKAGES, CODE] = ASSUMPTIONS.layers as readonly [Layer, Layer, Layer];

/** A working day: an assumption; and how many of them are in a week. */
export const DAY = 8 * 3600;
/** Such days in a week: an assumption. */
export const DAYS = 5;

/** From everything being there to the worker checking in. */
export const PROCESS: Micros = ASSUMPTIONS.process;

const scaled = ({ layer, bytes, build }: Layer, times: number): Layer => ({
  layer,
  bytes: bytes * times,
  build: Math.round(build * times),
});

const timesOf = ({ gigabytes }: Pick<Setting, "gigabytes">): number => gigabytes / (SYSTEM.bytes + PACKAGES.bytes);

/**
 * The image's layers, the lowest first. `added`: with a layer for each edit, the shares of the packages that each so far has
 * put on top of those that were there; one's own code is always the topmost.
 */
export function layersOf(setting: Pick<Setting, "gigabytes">, added: readonly number[] = []): Layer[] {
  const times = timesOf(setting);
  return [
    scaled(SYSTEM, times),
    scaled(PACKAGES, times),
    ...added.map((share, index) => ({ ...scaled(PACKAGES, times * share), layer: `edit ${index + 1}` })),
    CODE,
  ];
}

/** What carries the image. */
export const linksOf = ({ up, down, registry }: Setting): Links => ({
  ...ASSUMPTIONS.links,
  push: megabits(up),
  pull: megabits(down),
  registry: megabits(registry),
});

/** The same without an image, of which a machine lacks a share: bytes and packages are then so many fewer. */
export function environmentOf(setting: Pick<Setting, "gigabytes">, lacking = 1): Environment {
  const { environment } = ASSUMPTIONS;
  const times = timesOf(setting);
  const packages = Math.ceil(environment.packages * lacking);
  return {
    ...environment,
    packages,
    bytes: environment.bytes * times * lacking,
    install: Math.round(environment.install * times),
  };
}

/** What carries that. */
export const linesOf = ({ up, down }: Setting): Lines => ({ up: megabits(up), down: megabits(down) });
