/** The numbers of the demo that the prose quotes: the four ways at the same moment, and an even sample of other starts. */
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { defaults } from "../contract/params.ts";
import { count, dollars, duration, plural, share } from "../contract/format.ts";
import { DASK_FORGIVES, knobs, STARTS } from "./demo-knobs.ts";
import { outcomeOf, POLICY_ORDER, replayed, type Model } from "./demo-model.ts";
import { HORIZON, PLACES, START_UP, type Setting } from "./demo-run.ts";
import { cameOf, momentOf, reduce, within, type Came } from "./demo-starts.ts";
import { bill, endWords, machineHours, regionOf } from "./demo-words.ts";

/** Starts of the sample: the thousand of the picture would take the build too long. */
const SAMPLE = 40;

/** Plays them on the record that this run had. */
export function factsOf(model: Model): Record<string, string> {
  const standard: Setting = defaults(knobs);
  const play = (more: Partial<Setting>): Model => replayed(model, { ...standard, ...more });
  const facts: Record<string, string> = {
    zone: standard.zone,
    region: regionOf(standard.zone),
    hours: duration(standard.hours * 3600),
    workers: plural(PLACES, "machine"),
    onDemandPrice: dollars(model.prices.onDemand),
    spotPrice: dollars(model.prices.spot),
    spotShare: share(ASSUMPTIONS.spotShare),
    horizon: duration(HORIZON),
    forgiven: count(DASK_FORGIVES),
    forgivenHere: count(standard.forgiven),
    startUp: `${duration(START_UP.least)} to ${duration(START_UP.most)}`,
    starts: count(STARTS),
    sampleStarts: plural(SAMPLE, "start"),
  };
  for (const policy of POLICY_ORDER) {
    const one = play({ policy });
    facts[`${policy}Seconds`] = duration(one.seconds);
    facts[`${policy}Cost`] = bill(one.dollars);
    facts[`${policy}Taken`] = plural(one.taken, "machine");
    facts[`${policy}Lost`] = machineHours(one.lost);
    facts[`${policy}Without`] = duration(one.without);
  }
  const sample = (more: Partial<Setting>): Came => {
    const outcomes = Array.from({ length: SAMPLE }, (_, index) =>
      outcomeOf(play({ ...more, moment: momentOf(index, SAMPLE) })),
    );
    return cameOf(reduce(outcomes, SAMPLE))[0]!;
  };
  for (const policy of ["pinned", "any", "fallback"] as const) {
    const came = sample({ policy });
    const half = within(came, 0.5);
    facts[`${policy}SampleDone`] = count(came.done);
    facts[`${policy}SampleDollars`] = bill(came.dollars);
    facts[`${policy}SampleHalf`] = half === undefined ? "never" : duration(half);
  }
  facts["pinnedStrictGivenUp"] = count(sample({ forgiven: DASK_FORGIVES }).givenUp);
  const gaveUp = play({ zone: "us-east-1a", forgiven: DASK_FORGIVES });
  return {
    ...facts,
    gaveUpZone: gaveUp.setting.zone,
    gaveUp: endWords(gaveUp),
    gaveUpSeconds: duration(gaveUp.seconds),
  };
}
