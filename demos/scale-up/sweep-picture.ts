/** Every size: time and bill, relative to one worker alone, by number of workers; and the empty scale it is guessed on. */
import { curves, type CurveMark } from "../chart/curves.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, duration, multiple } from "../contract/format.ts";
import { PLAN, SPREAD } from "./job.ts";
import { relative, type Model } from "./model.ts";
import { setApart } from "./run-words.ts";
import type { PARTS } from "./spent.ts";
import { kneeOf, NEARLY, NEARLY_WORDS, SIZES, sizesOf, type Size } from "./sweep-study.ts";

const MOST = SIZES.at(-1)!;

/** The bill from below: work, and work with start-up. What is above both waited. */
const PARTLY: readonly { readonly label: string; readonly parts: readonly (typeof PARTS)[number][] }[] = [
  { label: "work", parts: ["working"] },
  { label: "work and start-up", parts: ["working", "starting"] },
];

/** Labels' heights across that what the bill is made of needs for its names. */
const ROOMY = 40;

/** Labels' heights below which there is no room to say more than where the knee is. */
const LOW = 15;

/** How long, in seconds, the sweep along the sizes takes. */
export const SWEEP = 6;

/** The number of workers the sweep has come to at a moment. */
export const sweptTo = (at: number): number => MOST ** Math.min(1, Math.max(0, at / SWEEP));

/** A place on the axis as a number of workers that can be asked for. */
const whole = (at: number): number => Math.min(MOST, Math.max(1, Math.round(at)));

/** Draws the sizes known so far, where the viewer marked the knee, where it is, and this run. */
export function sweepPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const { picture, knee, run } = model;
  const marking = picture === "mark";
  const study = marking ? undefined : frame.study;
  const sizes = sizesOf(study);
  const found = kneeOf(study);
  const before =
    !marking && ghost && setApart(ghost, model).length && ghost.run.workers !== run.workers ? ghost : undefined;
  const low = frame.height < frame.label * LOW;
  const marks: CurveMark[] = marking
    ? []
    : [
        ...(knee === null
          ? []
          : [{ value: knee, label: `your knee: ${count(knee)}`, role: "you" as const, dashed: true }]),
        ...(found
          ? [
              {
                value: found.workers,
                y: found.bill,
                label: `the knee: ${count(found.workers)}`,
                large: !low,
                ...(low ? {} : { detail: `${duration(found.seconds)}, ${multiple(found.bill)} the bill` }),
                role: "money" as const,
              },
            ]
          : []),
        // A time near nothing is not to be read off a height: its ends say it.
        ...(low ? [] : ends(sizes, Boolean(study && study.done === study.of))),
        ...(before ? here(before, "before", "soft") : []),
        ...(found && found.workers === run.workers ? [] : here(model, "here", "simulated")),
      ];
  const high = reach(
    model,
    sizes.map(({ bill }) => bill),
  );
  const step = [0.5, 1, 2, 5, 10, 20, 50, 100].find((each) => high / each < 5) ?? 200;
  const rules = [1, ...Array.from({ length: Math.floor(high / step) + 1 }, (_, index) => index * step)];
  return curves(
    sizes.length
      ? [
          { label: "time", role: "read", lead: true, points: sizes.map(({ workers, time }) => [workers, time]) },
          ...(low || frame.width < frame.label * ROOMY ? [] : PARTLY).map(({ label, parts }) => ({
            label,
            role: "soft" as const,
            points: sizes.map(({ workers, bill, spent }): [number, number] => [
              workers,
              bill * parts.reduce((sum, part) => sum + spent[part], 0),
            ]),
          })),
          { label: "bill", role: "money", lead: true, points: sizes.map(({ workers, bill }) => [workers, bill]) },
        ]
      : [],
    {
      x: {
        min: 1,
        max: MOST,
        ticks: [1, 256, 16, 4, 64, 2, 8, 32, 128].map((value) => ({
          value,
          label: value === 1 ? "1 worker" : count(value),
        })),
        scale: "log",
      },
      y: {
        scale: "linear",
        min: 0,
        max: high,
        rules: [...new Set(rules)]
          .sort((one, other) => one - other)
          .map((value) => ({ value, strong: value === 1, label: value ? multiple(value) : "0" })),
      },
      title: marking ? "up to how many workers does the bill stay nearly flat?" : "against one worker alone",
      marks,
      // Right of the knee the eye would only follow the curve to its wild end.
      bands: found
        ? [{ from: found.workers, to: MOST, label: low ? "dearer" : `more than ${NEARLY_WORDS} dearer`, role: "lost" }]
        : [],
      span: SWEEP,
      pick: (at) => frame.emit(marking ? { knee: whole(at) } : { workers: whole(at) }),
      ...(marking && knee !== null ? { picked: knee } : {}),
      sayPicked: (at) => `${count(whole(at))} workers`,
    },
    frame,
  );
}

/** How long one worker takes, and how long the most: on the line of time, which is the first. */
function ends(sizes: readonly Size[], whole: boolean): CurveMark[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!whole || !first || !last || first === last) return [];
  return [
    { value: first.workers, line: 0, label: duration(first.seconds), role: "read" },
    { value: last.workers, line: 0, label: `time: ${duration(last.seconds)}`, role: "read" },
  ];
}

/** The run of these knobs, where it has a result. */
const here = (model: Model, label: string, role: "soft" | "simulated"): CurveMark[] =>
  model.run.failed
    ? []
    : [
        {
          value: model.run.workers,
          y: relative(model).bill,
          label: `${label}: ${duration(model.run.finished)}, ${dollars(model.run.dollars)}`,
          role,
          dashed: role === "soft",
        },
      ];

/** The largest bill there can be, so that the scale stands still while sizes come: the longest piece may begin last. */
function reach({ alone, startup, pieces, run: { threads } }: Model, bills: readonly number[]): number {
  const work = alone.seconds - startup - PLAN;
  const longest = (work * threads * (1 + SPREAD)) / pieces;
  const before = pieces > MOST * threads ? work / MOST : 0;
  const most = ((startup * 1.2 + PLAN + before + longest) / alone.seconds) * MOST;
  return Math.max(NEARLY * 2, most * 1.08, ...bills.map((bill) => bill * 1.08));
}
