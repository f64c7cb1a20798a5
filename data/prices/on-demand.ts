/** AWS list prices by instance type, and what the name of a type says: family, architecture, size. */
import { MalformedRaw, csv, quoted } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** Where our copy of the price list is, under the raw root. */
export const pricesPath = "data/aws-pricing/raw/on-demand-us-east-1-linux-2026-07-20.csv";

/** Reads every price: US dollars per hour by instance type. */
export async function allPrices(raw: Raw): Promise<Map<string, number>> {
  const rows = await csv(raw, pricesPath, ["instance_type", "usd_per_hour"]);
  return new Map(
    rows.map(({ instance_type, usd_per_hour }) => {
      const usd = Number(usd_per_hour);
      if (Number.isFinite(usd) && usd > 0) return [instance_type, usd];
      throw new MalformedRaw(pricesPath, `a price above zero for ${instance_type}`, quoted(usd_per_hour));
    }),
  );
}

/** Reads the prices once; the answer gives the price of one type in US dollars per hour, or throws `MalformedRaw`. */
export async function onDemand(raw: Raw): Promise<(type: string) => number> {
  const prices = await allPrices(raw);
  return (type) => {
    const usd = prices.get(type);
    if (usd !== undefined) return usd;
    throw new MalformedRaw(pricesPath, `a price of ${type}`, `none among ${prices.size}`);
  };
}

/** "m7g" of "m7g.xlarge". */
export const family = (type: string): string => type.split(".")[0]!;

/** Graviton by AWS's naming: a "g" after the generation's digit (m7g, im4gn, g5g), and a1, the first; g5 and g6 are not. */
export const isArm = (type: string): boolean => /^(a1$|[a-z]+\d+g)/.test(family(type));

/** Virtual CPUs by the name of a size: "4xlarge" and "metal-4xl" are 16; undefined where a name does not say ("metal"). */
export function vcpusByName(type: string): number | undefined {
  const size = type.slice(family(type).length + 1);
  const many = /^(?:metal-)?(\d*)(?:xlarge|xl)$/.exec(size);
  if (many) return 4 * Number(many[1] || 1);
  return { medium: 1, large: 2 }[size];
}
