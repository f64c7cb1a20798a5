/** The numbers the prose quotes, whatever the knobs are at. */
import { count, plural, share } from "../contract/format.ts";
import { counted, type Evidence, type Generation } from "./evidence-model.ts";
import { apart, cents, discounts, times } from "./evidence-words.ts";
import { middleOf, quantileOf, type Runner } from "./measured.ts";
import { VCPUS } from "./pairs.ts";

/** By name, said as people say them. */
export function evidenceFacts(model: Evidence): Record<string, string> {
  const { runners, middle, generations, pairs, environments, priceRatio } = model;
  const all = counted(runners);
  const dask = runners.find(({ isDask }) => isDask)!;
  const work = all.map((one) => one.work);
  const engines = [...new Set(all.map(({ engine }) => engine))];
  const cheaper = engines.filter(
    (engine) => middleOf(all.flatMap((one) => (one.engine === engine ? [one.work] : []))) > 1,
  );
  const least = all.toSorted((a, b) => a.work - b.work);
  const [six = "", seven = "", eight = ""] = discounts(generations.m);
  const same = pairs.filter(({ sameGeneration }) => sameGeneration);
  const range = (of: (one: (typeof same)[number]) => number): [string, string] => {
    const values = same.map(of);
    return [times(Math.min(...values)), times(Math.max(...values))];
  };
  const [pairSpeedLow, pairSpeedHigh] = range((pair) => pair.speed);
  const [pairWorkLow, pairWorkHigh] = range((pair) => pair.work);
  const find = (name: string) => environments.find(({ environment }) => environment === name);
  const [pangeo, ibis] = [find("pangeo-notebook"), find("ibis")];
  // Machines of the kind that the set-ups ran on: c8g against c8a.
  const newest = generations.c.findLast(({ amd }) => amd !== undefined);
  const speedOf = (one: Runner | undefined): string => times(one?.speed ?? NaN);
  return {
    setUps: plural(all.length, "set-up"),
    engines: plural(engines.length, "engine"),
    enginesCheaper: count(cheaper.length),
    vcpus: plural(VCPUS, "virtual CPU"),
    speed: times(middle.speed),
    work: times(middle.work),
    workLow: times(quantileOf(work, 0.1)),
    workHigh: times(quantileOf(work, 0.9)),
    cheaperHour: share(1 - 1 / priceRatio),
    gain: count(all.filter((one) => one.work > 1).length),
    slower: count(all.filter(({ speed }) => speed < 1).length),
    dearer: count(all.filter((one) => one.work < 1).length),
    slowest: least[0]!.name,
    slowestSpeed: speedOf(least[0]),
    dask: times(dask.work),
    daskSpeed: speedOf(dask),
    daskQueries: count(dask.queries),
    queries: count(Math.max(...all.map(({ queries }) => queries))),
    discount6: six,
    discount7: seven,
    discount8: eight,
    apart: plural(apart(generations), "point"),
    ...pricesOf(generations.m),
    pairs: plural(same.length, "pair"),
    pairSpeedLow,
    pairSpeedHigh,
    pairWorkLow,
    pairWorkHigh,
    packages: plural(pangeo?.x86 ?? 0, "package"),
    missing: count(pangeo?.missingOnArm ?? 0),
    wheels: plural(ibis?.x86 ?? 0, "binary wheel"),
    wheelsMissing: ibis?.missingOnArm === 0 ? "none" : count(ibis?.missingOnArm ?? 0),
    images: plural(environments.filter(({ arm }) => arm === null).length, "image"),
    imagesOf: count(environments.filter(({ environment }) => environment !== "ibis").length),
    amdNewest: share(1 - (newest?.arm ?? NaN) / (newest?.amd ?? NaN)),
  };
}

/** Intel's and ARM's prices of the newest generation that has both, and of the newest Graviton. */
function pricesOf(all: readonly Generation[]): Record<string, string> {
  const both = all.filter(({ discount }) => discount !== undefined);
  const [oldest, newest] = [both[0], both.at(-1)];
  return {
    intel: cents(newest?.intel ?? 0),
    arm: cents(newest?.arm ?? 0),
    intelOldest: cents(oldest?.intel ?? 0),
    armNewest: cents(all.at(-1)?.arm ?? 0),
  };
}
