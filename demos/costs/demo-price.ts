/** What a terabyte costs with some switches on: arithmetic only, from the rows of `cost-factors` and the assumptions. */
import type { Params } from "../contract/params.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { CORES_PAID, SLOWER } from "./assumed.ts";
import { ALL_OFF, switches, type Knobs, type Switch } from "./demo-knobs.ts";

/** All knobs. */
export type Setting = Params<Knobs>;

interface FactorRow {
  readonly factor: string;
  readonly value: number;
  readonly upTo: number | null;
  readonly document: string;
}

/** What the demo needs of the table. US dollars; a core's price is for an hour. */
export interface Prices {
  readonly egressGb: number;
  readonly intel: number;
  readonly arm: number;
  readonly armSpot: number;
  readonly listIntel: number;
  readonly listArm: number;
  /** Bytes per second. */
  readonly rate: number;
  /** Times dearer than a machine: as it was said, and by list prices of memory. */
  readonly lambda: readonly [low: number, high: number];
  readonly lambdaList: readonly [low: number, high: number];
  /** Burstable machines over others, one run. */
  readonly burstable: number;
  /** Who says so: egress, cores, list prices. */
  readonly sources: { readonly egress: string; readonly cores: string; readonly list: string; readonly burst: string };
}

/** Reads them. */
export function pricesOf(tables: Tables): Prices {
  const rows = rowsOf<FactorRow>(tables, "cost-factors");
  const row = (factor: string): FactorRow => rows.find((each) => each.factor === factor)!;
  const value = (factor: string): number => row(factor).value;
  const said = row("lambda-podcast");
  return {
    egressGb: value("egress-gb"),
    intel: value("core-intel"),
    arm: value("core-arm"),
    armSpot: value("core-arm-spot"),
    listIntel: value("list-intel"),
    listArm: value("list-arm"),
    rate: value("core-bandwidth") * 1e6,
    lambda: [said.value, said.upTo ?? said.value],
    lambdaList: [value("lambda-over-m6i"), value("lambda-over-m7g")],
    burstable: value("burstable"),
    sources: {
      egress: row("egress-gb").document,
      cores: row("core-arm").document,
      list: row("list-arm").document,
      burst: row("burstable").document,
    },
  };
}

/** The price of one terabyte and what it is made of. */
export interface Terabyte {
  /** Bytes per second of one core. */
  readonly rate: number;
  /** Core-hours used, and those paid for. */
  readonly used: number;
  readonly paid: number;
  /** US dollars: a core-hour, all of them, egress, and all together. */
  readonly core: number;
  readonly compute: number;
  readonly egress: number;
  readonly usd: number;
}

type Switched = Pick<Setting, Switch | "rate" | "price">;

const TERABYTE = 1e12;
const GIGABYTE = 1e9;
const HOUR = 3600;

/** Gigabytes of a terabyte. */
export const GB_PER_TB = TERABYTE / GIGABYTE;

/** A core for an hour. Spot on Intel has no quoted price: it is taken to be as much cheaper as on ARM. */
export function corePrice({ arm, spot, price }: Pick<Switched, "arm" | "spot" | "price">, prices: Prices): number {
  if (price !== null) return price;
  const onDemand = arm ? prices.arm : prices.intel;
  return spot ? (onDemand * prices.armSpot) / prices.arm : onDemand;
}

/** Core-hours multiply: so long at that speed, so many cores paid for, so much an hour. Egress is added to them. */
export function terabyteOf(setting: Switched, prices: Prices): Terabyte {
  const rate = setting.vectorised ? setting.rate : setting.rate / SLOWER;
  const used = TERABYTE / rate / HOUR;
  const paid = setting.rightsized ? used : used * CORES_PAID;
  const core = corePrice(setting, prices);
  const compute = paid * core;
  const egress = setting.region ? 0 : prices.egressGb * GB_PER_TB;
  return { rate, used, paid, core, compute, egress, usd: compute + egress };
}

/** One switch: the price of a terabyte before it is thrown, and with it on. */
export interface Step {
  readonly name: Switch;
  readonly on: boolean;
  readonly before: Terabyte;
  readonly after: Terabyte;
  /** A price of one's own has taken its place: it changes nothing. */
  readonly idle: boolean;
}

/**
 * The waterfall, in the order of the switches: from everything off, those that are on are thrown one by one down to the price
 * as they stand; from there, one by one, those that are off: what they could still save.
 */
export function stepsOf(setting: Switched, prices: Prices): Step[] {
  let now = { ...ALL_OFF, rate: setting.rate, price: setting.price } as Switched;
  const found = new Map<Switch, Step>();
  for (const on of [true, false]) {
    for (const name of switches.filter((each) => setting[each] === on)) {
      const thrown = { ...now, [name]: true };
      const idle = setting.price !== null && (name === "arm" || name === "spot");
      found.set(name, { name, on, before: terabyteOf(now, prices), after: terabyteOf(thrown, prices), idle });
      now = thrown;
    }
  }
  return switches.map((name) => found.get(name)!);
}
