/** The five steps in words: what each switch is called as it stands, what it does, how that is reckoned, and who says so. */
import { bytes, count, dollars, multiple } from "../contract/format.ts";
import { CORES_PAID } from "./assumed.ts";
import type { Switch } from "./demo-knobs.ts";
import { GB_PER_TB, type Prices, type Step, type Terabyte } from "./demo-price.ts";

/** How a factor is known. */
export type Evidence = "sourced" | "assumed";

/** One step as it is said. */
export interface Told {
  readonly label: string;
  readonly evidence: Evidence;
  /** "÷10", "−$100". */
  readonly effect: string;
  /** The same while it is off: "×10", "+$100". */
  readonly waste: string;
  /** How it is reckoned, with units, the longest first. */
  readonly how: readonly string[];
  /** Whose figure it is. */
  readonly source: string;
  /** What was measured or priced beside it; "nothing" where nothing was. */
  readonly beside: string;
}

/** On and off. */
const LABELS: Readonly<Record<Switch, readonly [on: string, off: string]>> = {
  region: ["right place", "carried out"],
  vectorised: ["vectorised", "plain Python"],
  rightsized: ["VM that fits", "VM too big"],
  arm: ["ARM", "Intel"],
  spot: ["spot", "on demand"],
};

/** What stands beside a switch. */
export const labelOf = ({ name, on }: Pick<Step, "name" | "on">): string => LABELS[name][on ? 0 : 1];

/** Core-hours to three figures. */
export const hours = (number: number): string => `${count(Number(number.toPrecision(3)))}\u00a0core-hours`;

/** A core's price to a hundredth of a cent: list prices differ there. */
export const exactly = (usd: number): string =>
  usd < 1 ? `${Number((usd * 100).toPrecision(3))}\u00a0cents` : dollars(usd);

/** Bytes a second, to three figures. */
const speed = (rate: number): string => `${bytes(Number(rate.toPrecision(3)))}/s`;

/** Divided by so much. */
export const divided = (factor: number): string => `÷${Number(factor.toPrecision(3))}`;

/** A step in words. */
export function toldOf({ name, on, before, after, idle }: Step, prices: Prices): Told {
  const label = labelOf({ name, on });
  const { sources } = prices;
  const assumed = "Assumed by us; no figure was published";
  if (idle) {
    const how = [`your price stands: ${dollars(before.core)} a core-hour`, "your price stands"] as const;
    return { label, evidence: "assumed", effect: "÷1", waste: "×1", how, source: "You", beside: "nothing" };
  }
  const factor = divided(before.compute / after.compute);
  const waste = factor.replace("÷", "×");
  const cores = (of: Terabyte): string => hours(of.paid);
  switch (name) {
    case "region": {
      const egress = before.egress;
      const rate = exactly(prices.egressGb);
      return {
        label,
        evidence: "sourced",
        effect: `−${dollars(egress)} egress`,
        waste: `+${dollars(egress)} egress`,
        how: [
          `${count(GB_PER_TB)} GB × ${rate} of egress = ${dollars(egress)}`,
          `${count(GB_PER_TB)} GB × ${rate}`,
          `${rate} a GB`,
        ],
        source: sources.egress,
        beside: "nothing",
      };
    }
    case "vectorised":
      return {
        label,
        evidence: "assumed",
        effect: factor,
        waste,
        how: [
          `1 TB ÷ ${speed(after.rate)} = ${hours(after.used)}, not ${count(Number(before.used.toPrecision(3)))}`,
          `${speed(before.rate)} → ${speed(after.rate)}`,
        ],
        source: assumed,
        beside: `${speed(prices.rate)} a core is sourced: ${sources.cores}`,
      };
    case "rightsized":
      return {
        label,
        evidence: "assumed",
        effect: factor,
        waste,
        how: [`${cores(after)} paid for, not ${count(Number(before.paid.toPrecision(3)))}`, `${CORES_PAID} cores → 1`],
        source: assumed,
        beside: `Burstable machines instead of m6i, one run: ${multiple(prices.burstable)} the bill (${sources.burst})`,
      };
    case "arm":
    case "spot":
      return {
        label,
        evidence: "sourced",
        effect: factor,
        waste,
        how: [
          `${cores(after)} × ${exactly(after.core)}, not ${exactly(before.core)}`,
          `${exactly(before.core)} → ${exactly(after.core)}`,
        ],
        source: sources.cores,
        beside:
          name === "spot"
            ? "Spot has no list price"
            : `List price ${exactly(prices.listIntel)} → ${exactly(prices.listArm)}, reckoned (${sources.list})`,
      };
  }
}
