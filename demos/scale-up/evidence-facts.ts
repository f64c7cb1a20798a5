/** The numbers the prose quotes. Both means are always among them, whichever the picture shows. */
import { count, dollars, duration, multiple, plural, share } from "../contract/format.ts";
import { sizeAt, type Evidence } from "./evidence-model.ts";
import { ASKED, bill } from "./evidence-words.ts";
import { alwaysDearer } from "./sizes.ts";

/** By name, said as people say them. */
export function evidenceFacts({
  mean,
  other,
  warehouses,
  queries,
  surveyed,
  ...shown
}: Evidence): Record<string, string> {
  const [total, geometric] = mean === "total" ? [shown, other] : [other, shown];
  const asked = sizeAt(total.sizes, ASKED);
  const [at, geo] = [total.sizes[asked]!, geometric.sizes[asked]!];
  const [huge, geoHuge] = [total.sizes.at(-1)!, geometric.sizes.at(-1)!];
  const eight = total.sizes[sizeAt(total.sizes, 8)]!;
  const usd = warehouses.map((warehouse) => warehouse.usd);
  const [first, last] = [warehouses[0]!, warehouses.at(-1)!];
  const ratios = queries.map(({ ratio }) => ratio);
  const big = surveyed.filter(({ size }) => size === "TBs" || size === "PBs");
  const many = (of: typeof big): number => of.reduce((sum, one) => sum + one.count, 0);
  const few = big.filter(({ machines }) => !/^10–100|^100\+/.test(machines));
  return {
    setUps: plural(total.runners.length, "set-up"),
    engines: plural(new Set(total.runners.map(({ engine }) => engine)).size, "engine"),
    speed: multiple(at.speed.middle),
    bill: bill(at.bill.middle),
    billLow: bill(at.bill.low),
    billHigh: bill(at.bill.high),
    geoSpeed: multiple(geo.speed.middle),
    geoBill: bill(geo.bill.middle),
    eightSpeed: multiple(eight.speed.middle),
    eightBill: bill(eight.bill.middle),
    hugeSpeed: multiple(huge.speed.middle),
    hugeBill: bill(huge.bill.middle),
    geoHugeBill: bill(geoHuge.bill.middle),
    alwaysDearer: count(alwaysDearer(total.runners)),
    dearer: count(total.runners.filter((runner) => runner.bill[asked]! > 1).length),
    queryLong: duration(first.seconds),
    queryShort: duration(last.seconds),
    queryTimes: multiple(first.seconds / last.seconds),
    queryLow: dollars(Math.min(...usd)),
    queryHigh: dollars(Math.max(...usd)),
    tpchLow: multiple(Math.min(...ratios)),
    tpchHigh: multiple(Math.max(...ratios)),
    bigData: plural(many(big), "person", "people"),
    fewMachines: share(many(few) / many(big)),
  };
}
