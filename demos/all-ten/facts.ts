/** The numbers that the prose quotes: none, all, single knobs and pairs, played from the defaults. */
import { defaults } from "../contract/params.ts";
import { count, share } from "../contract/format.ts";
import type { StudyResult } from "../contract/outcome.ts";
import { zonesFrom } from "../cluster/zones.ts";
import { assumed } from "./assumed.ts";
import { owedAt, PLACE, type Inputs } from "./job.ts";
import { EVERY, flags, flagsOf, knobs, nameOf, numberOf, SUBSETS, turnedIn, type Setting } from "./knobs.ts";
import { modelWith, outcomeOf, type Model, type Shown } from "./model.ts";
import { paid, took } from "./said.ts";
import { BILL_ONLY, cases, rank, reduce, type Ranking } from "./study.ts";

/** Plays what they speak of. */
export function factsOf({ inputs }: Model): Record<string, string> {
  const standard: Setting = defaults(knobs);
  const known = few(standard, inputs);
  const time = rank(known, "time");
  const bill = rank(known, "dollars");
  const later = rank(few({ ...standard, start: "some" }, inputs), "time");
  const one = (number: number): Ranking["points"][number] => time.points.find((point) => point.number === number)!;
  const bit = (flag: (typeof flags)[number]): number => 1 << flags.indexOf(flag);
  const [none, every, pair, cheap] = [time.none!, time.every!, time.best!, bill.best!];
  const without = one(EVERY & ~bit("adaptive"));
  const played = (number: number): Shown =>
    modelWith({ ...standard, ...flagsOf(number), picture: "run" }, inputs).shown!;
  const [run, fast] = [played(none.number), played(pair.point.number)];
  return {
    before: took(none.seconds),
    beforeBill: paid(none.dollars),
    after: took(every.seconds),
    afterBill: paid(every.dollars),
    first: nameOf(pair.knobs[0]),
    second: nameOf(pair.knobs[1]),
    lessons: pair.knobs.map((knob) => String(knob + 1)).join(" and "),
    pair: took(pair.point.seconds),
    pairBill: paid(pair.point.dollars),
    pairMachines: count(fast.machines),
    pairIdle: paid(owedAt(fast, Infinity) - owedAt(fast, pair.point.seconds)),
    noneMachines: count(run.machines),
    noneIdle: paid(owedAt(run, Infinity) - owedAt(run, none.seconds)),
    billFirst: nameOf(cheap.knobs[0]),
    billSecond: nameOf(cheap.knobs[1]),
    billLessons: cheap.knobs.map((knob) => String(knob + 1)).join(" and "),
    cheap: took(cheap.point.seconds),
    cheapBill: paid(cheap.point.dollars),
    laterFirst: nameOf(later.best!.knobs[0]),
    laterSecond: nameOf(later.best!.knobs[1]),
    laterNone: took(later.none!.seconds),
    laterPair: took(later.best!.point.seconds),
    fixed: took(without.seconds),
    fixedBill: paid(without.dollars),
    began: took(run.began),
    looked: took(run.looked),
    zone: PLACE.zone,
    atOnce: share(atOnce(inputs)),
    ways: count(SUBSETS),
    ...assumed,
  };
}

/** As much of the study as the ranking of pairs needs, and all but one. */
function few(setting: Setting, inputs: Inputs): StudyResult {
  const most = flags.length - BILL_ONLY.length;
  const needed = cases(setting).filter((each) => {
    const turned = turnedIn(numberOf(each));
    return turned <= 2 || turned >= most - 1;
  });
  const outcomes = needed.map((each) => outcomeOf(modelWith(each, inputs)));
  return reduce(outcomes, outcomes.length);
}

/** The share of the record's moments at which that zone has a machine at once. */
function atOnce({ zones, zone }: Inputs): number {
  const { shares } = zonesFrom(zones, { moment: 0 }).find((each) => each.zone === zone)!;
  return shares.filter((found) => found >= 0.5).length / shares.length;
}
