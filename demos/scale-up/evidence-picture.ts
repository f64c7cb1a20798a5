/** The bill on five sizes of machine: as a question, and as it was measured. */
import type { CurveLine, CurveMark, CurvesOptions } from "../chart/curves.ts";
import { curves } from "../chart/curves.ts";
import { fan } from "../chart/fan.ts";
import { pickable, type Picking } from "../chart/handle.ts";
import { invite } from "../chart/invite.ts";
import { plan } from "../chart/curves-plan.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { multiple } from "../contract/format.ts";
import { GAP, groundwork, measured } from "./gap.ts";
import { spaced } from "./spaced.ts";
import { SWEEP } from "./sweep.ts";
import { ASKED, bill, guessed, landing, named, timesOf } from "./evidence-words.ts";
import type { Evidence } from "./evidence-model.ts";

/** The sizes stand at their vCPUs; there is room beyond for a demo of up to 256 workers of two. */
const X = { min: 2, max: 512 };
const Y = { min: 0.045, max: 220 };

/** The most telling first. */
const rules = [
  { value: 1, label: "the same", strong: true },
  { value: 8, label: "8×" },
  { value: 1 / 8, label: "an eighth" },
  { value: 100, label: "100×" },
];

/** On a stage of its own there is room for words that a half of it has not. */
const roomy = ({ width, label }: Frame): boolean => width >= label * 40;

/** What the height of a guess may be. */
export const GUESS = { min: 0.05, max: 200 };

const said = (times: number): number => Number(Math.min(GUESS.max, Math.max(GUESS.min, times)).toPrecision(2));

/** Before the answer: the smallest machine, the column of the question, the guess. */
export function drawQuestion({ guess, sizes }: Evidence, frame: Frame): Picture {
  const options: CurvesOptions = {
    ...ground(
      frame,
      sizes.map(({ vcpus }) => ({ value: vcpus, label: timesOf(vcpus) === 1 ? "" : multiple(timesOf(vcpus)) })),
    ),
    title: "the bill for the same work, against the smallest machine",
    marks: [
      // Where the question hangs, its own words say the price.
      ...(guess === null && roomy(frame) ? [] : priced(guess)),
      { value: 2, y: 1, label: "the smallest machine", role: "measured", early: true },
      guess === null
        ? {
            value: ASKED,
            label: `${roomy(frame) ? "8× the machine, 8× the price" : "8× the machine"}: what bill?`,
            role: "you",
            dashed: true,
          }
        : { value: ASKED, y: guess, label: `your guess: ${guessed(guess)}`, role: "you", dashed: true },
    ],
  };
  const lines = [priceLine(sizes, frame), ...(guess === null ? [] : [guessLine(guess)])];
  const shown = curves(lines, options, frame);
  if (frame.still) return shown;
  const { plot, x, y } = plan(lines, options, frame);
  pickable(
    shown.node,
    {
      along: "y",
      plot,
      scale: y as Picking["scale"],
      across: x(ASKED),
      say: (at) => `your guess: ${guessed(said(at))}`,
      pick: (at) => frame.emit({ guess: said(at) }),
      picked: guess ?? 1,
    },
    frame,
  );
  if (guess === null) {
    const reach = frame.label * 2.6;
    invite(shown.node, { ...plot, x: x(ASKED) - reach, width: 2 * reach }, "y", frame, y(1));
  }
  return shown;
}

const guessLine = (guess: number): CurveLine => ({
  label: "",
  role: "you",
  dashed: true,
  points: [
    [2, 1],
    [ASKED, guess],
  ],
});

/** What a machine costs an hour, and its bill were it no faster: known before anything is measured. */
const priceLine = (sizes: Evidence["sizes"], frame: Frame): CurveLine => ({
  label: roomy(frame) ? "the price an hour" : "",
  role: "soft",
  dashed: true,
  points: sizes.map(({ vcpus, usdPerHour }) => [vcpus, usdPerHour / sizes[0]!.usdPerHour]),
});

/** The price in the column of the question; a guess of the same height stands there instead. */
const priced = (guess: number | null): CurveMark[] =>
  guess !== null && Math.abs(Math.log(guess / timesOf(ASKED))) < 0.3
    ? []
    : [{ value: ASKED, y: timesOf(ASKED), label: `${multiple(timesOf(ASKED))} the price`, role: "soft", early: true }];

const ground = (frame: Frame, words: CurvesOptions["x"]["words"]): Pick<CurvesOptions, "x" | "y"> => ({
  x: {
    scale: "log",
    ...X,
    ticks: [
      { value: 16, label: "16", rank: 1 },
      { value: 2, label: "2 vCPU", rank: 0 },
      { value: 192, label: "192", rank: 1 },
      { value: 4, label: "4", rank: 2 },
      { value: 8, label: "8", rank: 2 },
    ],
    ...(words ? { words } : {}),
  },
  y: { scale: "log", ...Y, rules: spaced(rules, Y, frame) },
});

/** The answer: the set-up in the middle, the band of eight in ten, all of them behind. */
export function drawSizes({ guess, sizes, runners, runner, size, mean }: Evidence, frame: Frame): Picture {
  const wide = roomy(frame);
  // On little ground one number is the whole message.
  const tall = frame.height >= frame.label * 11;
  // Where narrow the demo's pin takes the place of the largest machine.
  const landed = landing(frame.here);
  const lead = runner === undefined ? undefined : runners[runner]!;
  const speeds = lead?.speed ?? sizes.map(({ speed }) => speed.middle);
  const bills = lead?.bill ?? sizes.map((one) => one.bill.middle);
  const at = (of: (index: number) => number) => sizes.map(({ vcpus }, index) => [vcpus, of(index)] as const);
  // Beside a set-up that was chosen the line has its name; alone, its first mark says what it is.
  const middle = wide && lead ? "the bill in the middle" : "";
  const lines: CurveLine[] = [
    ...measured({ label: lead?.name ?? middle, role: "measured", lead: true, points: at((index) => bills[index]!) }),
    ...(lead ? measured({ label: middle, role: "measured", points: at((index) => sizes[index]!.bill.middle) }) : []),
    priceLine(sizes, frame),
    ...(guess === null ? [] : [guessLine(guess)]),
  ];
  const marks: CurveMark[] = sizes.flatMap(({ vcpus }, index) =>
    (size === undefined ? vcpus === ASKED || (vcpus === 192 && tall && (wide || !landed)) : vcpus === size)
      ? [
          {
            value: vcpus,
            y: bills[index]!,
            label: `${bill(bills[index]!)} the bill${wide && !lead && vcpus === (size ?? ASKED) ? " in the middle" : ""}`,
            // Its speed stands under every size; beside a mark it is said where there is room.
            ...(wide || vcpus !== 192 ? { detail: `${multiple(speeds[index]!)} as fast` } : {}),
            role: "measured" as const,
          },
        ]
      : [],
  );
  // Beside the demo the question is over.
  if (wide) marks.push(...priced(guess));
  if (guess !== null)
    marks.push({
      value: ASKED,
      y: guess,
      label: "your guess",
      ...(tall ? { detail: guessed(guess) } : {}),
      role: "you",
      dashed: true,
    });
  if (landed) {
    const y = Math.min(Y.max, Math.max(Y.min, landed.bill));
    marks.push({
      value: landed.vcpus,
      y,
      ...(wide ? { label: landed.label, detail: landed.detail } : { label: landed.brief }),
      role: "simulated",
    });
  }
  // Words under every other tick would be read as of the tick beside: where narrow, only sizes that have a name there.
  const words = sizes.flatMap(({ vcpus }, index) => {
    if (!wide && vcpus !== 2 && vcpus !== ASKED && vcpus !== 192) return [];
    const fast = multiple(speeds[index]!);
    // Where narrow the mark says it of 16.
    const full = vcpus === (wide ? ASKED : 192);
    return [{ value: vcpus, label: full ? `${fast} as fast` : fast, rank: full ? 0 : 1 }];
  });
  const options: CurvesOptions = {
    ...ground(frame, [
      ...words,
      { value: GAP.middle, label: wide ? "no size between was used" : "none used", rank: 2 },
    ]),
    title: `the bill ${mean === "total" ? "by total time" : "by geometric mean"}; ${wide ? "thin: a database set-up; shade: eight in ten" : "shade: eight set-ups in ten"}`,
    marks,
    span: SWEEP,
  };
  const shown = fan(
    lines,
    options,
    {
      strands: runners.map(({ name, bill: of }) => ({ name, points: at((index) => of[index]!) })),
      shade: {
        role: "measured",
        points: sizes.map((one) => [one.vcpus, one.bill.low, one.bill.high] as const),
      },
      say: (strand, column) => {
        const one = runners[strand]!;
        return [`${one.name}, ${sizes[column]!.vcpus} vCPU`, named(one, column)];
      },
      choose: (strand, column) =>
        frame.emit({ setup: runners[strand]!.id, size: column ? `s${sizes[column]!.vcpus}` : "none" }),
    },
    frame,
  );
  const asked = sizes.findIndex(({ vcpus }) => vcpus === ASKED);
  const missed = guess === null ? undefined : { at: ASKED, heights: [bills[asked]!, guess] as const };
  groundwork(shown.node, plan(lines, options, frame), frame, missed);
  return shown;
}
