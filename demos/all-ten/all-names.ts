/** Which of all subsets' marks have a name: none, the two that matter most as they are turned, all ten, and where this one stands. */
import type { Role } from "../contract/demo.ts";
import { nameOf } from "./knobs.ts";
import type { Model } from "./model.ts";
import { amount, both } from "./said.ts";
import { amountOf, type By, type Point, type Ranking } from "./study.ts";

/** What is said of one mark. */
export interface Named {
  readonly point: Point;
  /** Ways to say it, each in lines, the longest first. */
  readonly forms: readonly (readonly string[])[];
  readonly role: Role;
  /** Its radius, in em. */
  readonly r: number;
  readonly hollow?: boolean;
}

/** From none over the stronger of the two to both; empty until they are known. */
export function wayOf({ none, best, points }: Ranking, by: By): readonly { knobs: readonly number[]; point: Point }[] {
  if (!none || !best) return [];
  const alone = best.knobs.flatMap((knob) => {
    const point = points.find(({ number }) => number === 1 << knob);
    return point ? [{ knobs: [knob], point }] : [];
  });
  const first = alone.toSorted((a, b) => amountOf(a.point, by) - amountOf(b.point, by)).slice(0, 1);
  return [
    { knobs: [], point: none },
    ...first,
    { knobs: [...best.knobs].sort((a) => (a === first[0]?.knobs[0] ? -1 : 1)), point: best.point },
  ];
}

/**
 * Those with a name, in the order in which they choose their places. Without much room knobs are only numbers, as
 * they are in the line of ten above.
 */
export function namedOf(model: Model, ranking: Ranking, ghost: Model | undefined, roomy: boolean): Named[] {
  const { by } = model.setting;
  const { none, every } = ranking;
  const steps = wayOf(ranking, by).slice(1);
  const said = (point: Point, names: readonly [long: string, short: string]): Named["forms"] => {
    const [long, short] = names;
    if (!roomy) return [[`${short}: ${amount(point, by)}`], [short]];
    return [[long, both(point)], [`${long}: ${both(point)}`], [long], [short]];
  };
  const plain = (point: Point | undefined, names: readonly [string, string]): Named[] =>
    point ? [{ point, forms: said(point, names), role: "ink", r: 0.4 }] : [];
  const turned = steps.map(({ knobs, point }, index): Named => {
    const name = nameOf(knobs.at(-1)!);
    const numbers = knobs.map((knob) => knob + 1).toSorted((a, b) => a - b);
    const short = numbers.join(" and ");
    return index === steps.length - 1
      ? { point, forms: said(point, [`and ${name}`, short]), role: "simulated", r: 0.5 }
      : { point, forms: roomy ? [[name], [short]] : [[short]], role: "simulated", r: 0.32 };
  });
  const mine: Point = { number: model.number, seconds: model.took.seconds, dollars: model.took.dollars };
  const special = [none, every, ...steps.map(({ point }) => point)].some((point) => point?.number === mine.number);
  return [
    // At the end of its axis it has the least choice.
    ...plain(none, ["none turned", "none"]),
    ...turned.slice(-1),
    ...plain(every, ["all ten", "all ten"]),
    ...turned.slice(0, -1),
    {
      point: mine,
      forms: special ? [] : said(mine, ["here", "here"]),
      role: "you",
      r: special ? 0.72 : 0.5,
      hollow: true,
    },
    ...(ghost && ghost.number !== model.number && !ghost.shown ? [before(ghost)] : []),
  ];
}

const before = ({ number, took: { seconds, dollars } }: Model): Named => ({
  point: { number, seconds, dollars },
  forms: [["before"]],
  role: "soft",
  r: 0.5,
  hollow: true,
});
