/** The numbers of the demo that the prose quotes. */
import { bytes, count, dollars, duration, multiple, plural, share } from "../contract/format.ts";
import { CORES_PAID, SLOWER, TOY, USUAL } from "./assumed.ts";
import { ALL_OFF } from "./demo-knobs.ts";
import { modelWith, type Model } from "./demo-model.ts";
import { terabyteOf, type Setting } from "./demo-price.ts";
import { divided, exactly, hours } from "./demo-steps.ts";
import { owedAt } from "./demo-toy.ts";

/** Reckons and plays the states the prose speaks of, from the knobs' defaults. */
export function factsOf({ prices }: Model): Record<string, string> {
  const { terabytes, rate } = USUAL;
  const on = { region: true, vectorised: true, rightsized: true, arm: true, spot: true, terabytes, rate, price: null };
  const all = modelWith(on, prices);
  const none = modelWith({ ...on, ...ALL_OFF }, prices);
  const costs = (more: Partial<Setting>): string => dollars(terabyteOf({ ...on, ...more }, prices).usd);
  const [region, vectorised, sized, arm, spot] = all.steps;
  const said = [...new Set(prices.lambda)].map((times) => count(times)).join(" to ");
  return {
    start: dollars(none.now.usd),
    end: dollars(all.now.usd),
    onlyRegion: dollars(region!.after.usd),
    afterVectorised: dollars(vectorised!.after.usd),
    afterSized: dollars(sized!.after.usd),
    afterArm: dollars(arm!.after.usd),
    afterSpot: dollars(spot!.after.usd),
    sizedFactor: divided(sized!.before.usd / sized!.after.usd),
    acrossBorder: costs({ region: false }),
    egressShare: share(none.now.egress / none.now.usd),
    egressGb: dollars(prices.egressGb),
    egressTb: dollars(region!.before.egress),
    coreHours: hours(all.now.used),
    rate: `${bytes(rate)} a second`,
    slowRate: `${bytes(rate / SLOWER)} a second`,
    slower: String(SLOWER),
    coresPaid: String(CORES_PAID),
    intel: dollars(prices.intel),
    arm: dollars(prices.arm),
    armSpot: dollars(prices.armSpot),
    listIntel: exactly(prices.listIntel),
    listArm: exactly(prices.listArm),
    armSaves: share(1 - prices.arm / prices.intel),
    listArmSaves: share(1 - prices.listArm / prices.listIntel),
    spotSaves: share(1 - prices.armSpot / prices.arm),
    lambda: `${said} times`,
    lambdaList: prices.lambdaList.map((times) => multiple(times)).join(" to "),
    lambdaTerabyte: costs({ price: prices.intel * prices.lambda[0] }),
    burstable: multiple(prices.burstable),
    tasks: plural(all.toy.tasks, "task"),
    workers: plural(TOY.workers, "worker"),
    toyTakes: duration(all.toy.finished),
    toyCosts: dollars(owedAt(all.toy)),
    toyIdle: share(all.toy.wasted),
    worstTakes: duration(none.toy.finished),
    worstCosts: dollars(owedAt(none.toy)),
    worstCores: plural(none.toy.cores, "core"),
    worstIdle: share(none.toy.wasted),
  };
}
