/** The figure as a table: the ten knobs of this run, or what each does over all subsets. */
import { count } from "../contract/format.ts";
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import { knobNames, turns } from "../cluster/knobs.ts";
import { flags, isOn, SUBSETS } from "./knobs.ts";
import type { Model } from "./model.ts";
import { both, listed, subsetName } from "./said.ts";
import { rank } from "./study.ts";

/** The ten knobs and where they stand. */
export const runRows = ({ number, took }: Model): DataTable => ({
  caption: `The ten knobs as they stand, ${subsetName(number)}: ${both(took)}`,
  columns: ["lesson", "often", "as the lesson says", "turned"],
  rows: flags.map((_, knob) => {
    const { from, to } = turns[knobNames[knob]!];
    return [knob + 1, from, to, isOn(number, knob) ? "yes" : "no"];
  }),
});

/** What each knob does to time and bill, the strongest first; how often it makes them worse. */
export function studyRows({ number, took, setting: { by } }: Model, study: StudyResult | undefined): DataTable {
  const [mine, time, bill] = [rank(study, by), rank(study, "time"), rank(study, "dollars")];
  const left = flags.map((_, knob) => knob).filter((knob) => !mine.effects.some((effect) => effect.knob === knob));
  const order = [...mine.effects.map(({ knob }) => knob), ...left];
  const alone = new Map(mine.points.map((point) => [point.number, point]));
  const rounded = (value: number | undefined, parts: number): string | number =>
    value === undefined ? "not yet" : Math.round(value * parts) / parts;
  const best = mine.best
    ? ` The pair that alone does most for it: ${listed(mine.best.knobs)}, ${both(mine.best.point)}.`
    : "";
  return {
    caption: `What each knob does, by ${by === "time" ? "time" : "bill"}: mean factor over all ways that differ only in it (${count(mine.points.length)} of ${count(SUBSETS)} ways played).${best} This one, ${subsetName(number)}: ${both(took)}`,
    columns: [
      "lesson",
      "turned to",
      "time, mean factor",
      "bill, mean factor",
      "pairs",
      "pairs in which it takes longer",
      "pairs in which it is dearer",
      "alone (s)",
      "alone (US dollars)",
    ],
    rows: order.map((knob) => {
      const [seconds, dollars] = [time, bill].map(({ effects }) => effects.find((effect) => effect.knob === knob));
      const own = alone.get(1 << knob);
      return [
        knob + 1,
        turns[knobNames[knob]!].to,
        rounded(seconds?.factor, 1000),
        rounded(dollars?.factor, 1000),
        seconds?.pairs ?? 0,
        seconds?.worse ?? 0,
        dollars?.worse ?? 0,
        rounded(own?.seconds, 10),
        rounded(own?.dollars, 1000),
      ];
    }),
  };
}
