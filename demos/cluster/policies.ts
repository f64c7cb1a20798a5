/**
 * Four ways to look for spot machines, and what each meets in a trace: who is where, from when, until when, at what price.
 *
 * Left out: that zones cost more to talk across and clouds bill it (facts.md, lesson 5), that prices differ by zone, and that
 * a machine on demand may not be had either. Who has fallen back on demand stays there.
 */
import { random, type Micros } from "../scheduler/index.ts";
import { lengthOf, type Stage } from "./start-up.ts";
import { next, shareAt, upAt, type Zone } from "./zones.ts";

/** Stay in one zone; the best of its region, all together; any zone, spread; or on demand whenever spot is not to be had. */
export const policies = ["pinned", "best-in-region", "any", "fallback"] as const;
/** One of them. */
export type Policy = (typeof policies)[number];

/** What is looked for. */
export interface Search {
  readonly policy: Policy;
  /** The zone it is pinned to, or whose region it is; also where `fallback` looks for spot. */
  readonly zone: string;
  readonly zones: readonly Zone[];
  readonly machines: readonly string[];
  /** From being given a machine to its worker checking in. */
  readonly stages: readonly Stage[];
  readonly seed: number;
  /** US dollars per hour of a machine. */
  readonly spot: number;
  readonly onDemand: number;
  /** Nothing is looked for after this. */
  readonly until: Micros;
}

/** One machine that was given. A place (`slot`) whose machine is lost looks for the next at once. */
export interface Grant {
  readonly slot: number;
  /** The slot's name, and from its second machine on with a number: `vm-3`, `vm-3~2`. */
  readonly machine: string;
  readonly zone: string;
  readonly spot: boolean;
  /** When the slot wanted a machine: at the start, or when its last one was lost. */
  readonly asked: Micros;
  /** When it was given one. */
  readonly granted: Micros;
  /** When its worker checks in; null: it is lost before. */
  readonly arrives: Micros | null;
  /** When it is taken back; null: not before `until`. */
  readonly gone: Micros | null;
  readonly usdPerHour: number;
}

/** What it comes to, in the order in which machines were given. The same search always finds the same. */
export function search({ policy, zone, zones, machines, stages, seed, spot, onDemand, until }: Search): Grant[] {
  const home = zones.find((each) => each.zone === zone);
  if (!home) throw new Error(`There is no zone "${zone}"; there are ${zones.map((each) => each.zone).join(", ")}.`);
  const choice =
    policy === "any"
      ? zones
      : policy === "best-in-region"
        ? zones.filter(({ region }) => region === home.region)
        : [home];
  const grants = machines.flatMap((name, slot) => {
    const own: Grant[] = [];
    for (let at: Micros = 0, asked = 0; at <= until;) {
      const machine = own.length === 0 ? name : `${name}~${own.length + 1}`;
      const ready = (from: Micros): Micros =>
        stages.reduce((sum, stage) => sum + lengthOf(stage, random(seed, stage.stage, machine)), from);
      const found = find(choice, at, policy === "any" ? slot : 0);
      if (policy === "fallback" && (found === null || found.granted > at)) {
        const life = { slot, machine, zone: home.zone, spot: false, asked, granted: at, gone: null };
        own.push({ ...life, arrives: ready(at), usdPerHour: onDemand });
        break;
      }
      if (found === null || found.granted > until) break;
      const end = next(found.zone, false, found.granted);
      const gone = end <= until ? end : null;
      const arrives = ready(found.granted);
      const there = gone === null || arrives < gone;
      const life = { slot, machine, zone: found.zone.zone, spot: true, asked, granted: found.granted, gone };
      own.push({ ...life, arrives: there ? arrives : null, usdPerHour: spot });
      if (gone === null) break;
      at = gone;
      if (there) asked = gone;
    }
    return own;
  });
  return grants.sort((a, b) => a.granted - b.granted || a.slot - b.slot);
}

/** Where to be at a moment, or as soon as somewhere is up: the zones with most found probes first, slots taking turns. */
function find(zones: readonly Zone[], at: Micros, slot: number): { zone: Zone; granted: Micros } | null {
  const granted = Math.min(...zones.map((zone) => next(zone, true, at)));
  if (granted === Infinity) return null;
  const up = zones
    .filter((zone) => upAt(zone, granted))
    .toSorted((a, b) => shareAt(b, granted) - shareAt(a, granted) || (a.zone < b.zone ? -1 : 1));
  return { zone: up[slot % up.length]!, granted };
}
