/**
 * From an edit to its first task, as an image or with packages synced. The clock starts when the edit works where it was
 * made, and machines are asked for once it is on its way: the same for both. It is put together from `cluster/`.
 */
import { installStages, scanAndUpload, type Environment } from "../cluster/environment.ts";
import { buildAndPush, pullAll, pulled, type Layer } from "../cluster/images.ts";
import { sharedLink } from "../cluster/shared-link.ts";
import { fixed, further, startUp, startUps, type Stage, type StartUp } from "../cluster/start-up.ts";
import { environmentOf, layersOf, linesOf, linksOf, PROCESS } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import type { Edit } from "./edits.ts";

/** One stage of a lane, in seconds since the edit; `changed`: of what it makes or moves, the share that the edit changed. */
export interface Stretch {
  readonly stage: string;
  readonly start: number;
  readonly stop: number;
  readonly changed: number | null;
}

/** One edit's wait, in seconds. */
export interface Wait extends Edit {
  /** Until the first worker checks in. */
  readonly stretches: readonly Stretch[];
  readonly first: number;
  /** Until the last does. */
  readonly last: number;
  /** Bytes sent from here once, loaded by one machine, and of these what the edit changed. */
  readonly up: number;
  readonly down: number;
  readonly moved: number;
}

/** Where a change is on its way: what happens once, then on every machine. */
interface Way {
  readonly once: readonly Stage[];
  readonly machines: readonly StartUp[];
  readonly up: number;
  readonly down: number;
  /** Bytes the edit changed. */
  readonly moved: number;
}

/** The image as this edit finds it, and the lowest layer it changes. `today`: the edits so far, this one the last. */
export function imageOf(setting: Setting, today: readonly Edit[]): { layers: Layer[]; changed: number } {
  const edit = today.at(-1)!;
  const apart = setting.layers === "each";
  const shares = today.flatMap(({ what, share }) => (what === "package" ? [share] : []));
  const layers = layersOf(setting, apart ? shares : []);
  const changed = { base: 0, package: apart ? layers.length - 2 : 1, code: layers.length - 1, nothing: layers.length };
  return { layers, changed: changed[edit.what] };
}

/** What of the environment a machine lacks for this edit. */
export function syncedOf(setting: Setting, edit: Edit): Environment {
  const found = environmentOf(setting, setting.machines === "new" ? 1 : edit.share);
  return edit.what === "nothing" ? { ...found, own: 0 } : found;
}

/** One edit's wait. `boot`: the stages of getting a machine. */
export function waitOf(setting: Setting, today: readonly Edit[], boot: readonly Stage[]): Wait {
  const seed = setting.seed * 100 + today.length;
  const edit = today.at(-1)!;
  const names = Array.from({ length: setting.workers }, (_, index) => `vm-${index}`);
  const asked = (once: readonly Stage[]): StartUp => startUp(once, "the change", seed);
  const come = (at: number): StartUp[] => startUps(setting.machines === "new" ? boot : [], names, seed, at);
  const way = (setting.way === "image" ? byImage : bySync)(setting, today, (once) => come(asked(once).ready));
  const machines = way.machines.map((machine) => further(machine, [fixed("start Dask", PROCESS)], seed));
  const first = machines.reduce((best, machine) => (machine.ready < best.ready ? machine : best));
  const last = Math.max(...machines.map(({ ready }) => ready));
  const share: Record<string, number> = {
    push: part(way.moved, way.up),
    upload: part(Math.min(way.moved, way.up), way.up),
    pull: part(way.moved, way.down),
    download: part(way.moved, way.down),
  };
  const stretches = [...asked(way.once).intervals, ...first.intervals]
    .filter(({ start, stop }) => stop > start)
    .map(({ stage, start, stop }) => ({
      stage: boot.some((each) => each.stage === stage) ? "machine" : stage,
      start: start / 1e6,
      stop: stop / 1e6,
      changed: share[stage] ?? null,
    }));
  const { up, down, moved } = way;
  return { ...edit, stretches, first: first.ready / 1e6, last: last / 1e6, up, down, moved };
}

const part = (some: number, all: number): number => (all > 0 ? Math.min(1, some / all) : 0);

type Come = (once: readonly Stage[]) => StartUp[];

function byImage(setting: Setting, today: readonly Edit[], come: Come): Way {
  const links = linksOf(setting);
  const { layers, changed } = imageOf(setting, today);
  const once = buildAndPush(layers, changed, links);
  const down = pulled(layers, setting.machines === "new" ? 0 : changed);
  return {
    once,
    machines: pullAll(come(once), down, links),
    up: pulled(layers, changed),
    down,
    moved: movedOf(setting, today),
  };
}

function bySync(setting: Setting, today: readonly Edit[], come: Come): Way {
  const lines = linesOf(setting);
  const environment = syncedOf(setting, today.at(-1)!);
  const once = scanAndUpload(environment, lines);
  const down = environment.bytes + environment.own;
  const [, install] = installStages(environment, lines);
  const machines = come(once);
  // The packages come through a link like the image's: that one store had a limit and the other none would be unfair.
  const stops = sharedLink(
    machines.map(({ ready }) => ({ start: ready, bytes: down, rate: lines.down })),
    linksOf(setting).registry,
  );
  const installed = machines.map((machine, at) => {
    const loaded = { stage: "download", start: machine.ready, stop: stops[at]! };
    const there = { ...machine, intervals: [...machine.intervals, loaded], ready: loaded.stop };
    return further(there, install ? [install] : [], 0);
  });
  return { once, machines: installed, up: environment.own, down, moved: movedOf(setting, today) };
}

/** Bytes that the edit itself changed: its packages, all with the base, or only one's own code. */
function movedOf(setting: Setting, today: readonly Edit[]): number {
  const { what, share } = today.at(-1)!;
  const [system, packages, code] = layersOf(setting) as [Layer, Layer, Layer];
  const own = what === "nothing" ? 0 : code.bytes;
  return share * packages.bytes + own + (what === "base" ? system.bytes : 0);
}
