/** A dollar’s work on ARM against x86: as a question, and as it was measured. */
import { curves, type CurveLine, type CurvesOptions } from "../chart/curves.ts";
import { plan } from "../chart/curves-plan.ts";
import { pickable, type Picking } from "../chart/handle.ts";
import { invite } from "../chart/invite.ts";
import { lettering } from "../chart/colour.ts";
import { ring } from "../chart/here.ts";
import { lastCome, risers, type Riser, type RiserHeight, type RisersOptions } from "../chart/risers.ts";
import { risersPlan, type RisersPlan } from "../chart/risers-plan.ts";
import { add, rule, set, writeLines } from "../chart/svg.ts";
import { blockSize } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { plural } from "../contract/format.ts";
import { counted, type Evidence } from "./evidence-model.ts";
import { guessed, landing, named, times, whose, type Landing } from "./evidence-words.ts";
import type { Runner } from "./measured.ts";
import type { SetUp } from "./setups.ts";

/** How long, in seconds, the set-ups take to come and to rise. */
export const SWEEP = 6;

/** What a guess may be. */
export const GUESS = { min: 0.5, max: 2 };

/** One scale for the question and the answer. */
const Y = { min: 0.45, max: 2.6 };

const rules = [
  { value: 1, label: "the same", strong: true },
  { value: 2, label: "twice" },
  { value: 0.5, label: "half" },
];

/** Where x86 and ARM stand before the answer. */
const X = { min: 0, max: 3, x86: 0.85, arm: 2.15 };

/** Whether there is ground for more than a number. */
const roomy = ({ width, label }: Frame): boolean => width >= label * 40;

const said = (ratio: number): number => Number(Math.min(GUESS.max, Math.max(GUESS.min, ratio)).toPrecision(3));

/** Before the answer: what a dollar buys on x86, and an empty scale for ARM. */
export function drawQuestion({ guess }: Evidence, frame: Frame): Picture {
  const asked = guess === null ? [] : [{ guess, label: `your guess: ${guessed(guess)}` }];
  const options: CurvesOptions = {
    x: {
      scale: "linear",
      ...X,
      ticks: [
        { value: X.arm, label: "on ARM: Graviton" },
        { value: X.x86, label: "on x86: AMD" },
      ],
    },
    y: { scale: "log", ...Y, rules },
    title: "the work a dollar buys, on the two kinds of chip",
    marks: [
      // On little ground the handle of the question is near.
      { value: X.x86, y: 1, label: roomy(frame) ? "a dollar’s work on x86" : "x86", role: "measured", early: true },
      ...asked.map(({ guess: y, label }) => ({ value: X.arm, y, label, role: "you", dashed: true }) as const),
    ],
  };
  const lines: CurveLine[] = asked.map(({ guess: y }) => ({
    label: "",
    role: "you",
    dashed: true,
    points: [
      [X.x86, 1],
      [X.arm, y],
    ],
  }));
  const shown = curves(lines, options, frame);
  const { plot, x, y } = plan(lines, options, frame);
  if (!frame.still) {
    pickable(
      shown.node,
      {
        along: "y",
        plot,
        scale: y as Picking["scale"],
        across: x(X.arm),
        say: (at) => `your guess: ${guessed(said(at))}`,
        pick: (at) => frame.emit({ guess: said(at) }),
        picked: guess ?? 1,
      },
      frame,
    );
  }
  // On paper, too, there is a question.
  if (guess === null) {
    const reach = frame.label * 3;
    invite(shown.node, { ...plot, x: x(X.arm) - reach, width: 2 * reach }, "y", frame, y(1));
  }
  return shown;
}

/** Names that people know, the most telling first. */
const KNOWN: readonly SetUp[] = ["dask", "duckdb", "clickhouse", "polars", "chdb", "spark"];

/** The answer: every set-up from its speed to the work a dollar buys, with the medians. */
export function drawSetUps(model: Evidence, frame: Frame): Picture {
  const { runners, middle, guess, chosen } = model;
  const all = counted(runners);
  const slower = all.filter(({ speed }) => speed < 1).length;
  const dearer = all.filter(({ work }) => work < 1).length;
  // On little ground a number has to do; the key has its words.
  const wide = roomy(frame);
  const words = (label: string, detail: string) => (wide ? { label, detail } : { label });
  const heights: RiserHeight[] = [
    { value: middle.work, ...words(times(middle.work), "work for a dollar"), role: "measured", after: 1 },
    { value: middle.speed, ...words(times(middle.speed), "speed"), role: "soft", after: 0.5 },
  ];
  if (guess !== null) {
    const label = wide ? "your guess" : `you ${times(guess)}`;
    heights.push({ value: guess, ...words(label, guessed(guess)), role: "you", dashed: true, error: middle.work });
  }
  const here = landing(frame.here);
  if (here && wide) heights.push({ ...here, value: here.work, role: "simulated", after: 1 });
  const options: RisersOptions = {
    title: wide
      ? `${plural(all.length, "set-up")}, mostly SQL: Graviton4 against AMD Genoa; lines: medians`
      : `${plural(all.length, "set-up")} against AMD:`,
    key: [
      // Where columns stand close nobody sees that these are rings.
      wide ? { label: "rings: speed" } : { label: "speed", role: "soft", dot: true },
      { label: "work for a dollar", role: "measured", dot: true },
      ...(wide ? [{ label: "worse than on x86", role: "lost", dot: true } as const] : []),
    ],
    columns: runners.map((runner) => columnOf(runner, chosen, wide)),
    y: { ...Y, rules },
    under: {
      value: 1,
      role: "lost",
      label: wide ? `${slower} slower on ARM; for ${dearer} a dollar buys less` : `${slower} slower, ${dearer} dearer`,
    },
    feet: wide ? ["fastest on ARM", "slowest on ARM"] : ["fastest", "slowest"],
    heights,
    span: SWEEP,
    // The demo runs at the speed of one of them.
    quiet: here !== undefined,
    ...(chosen ? { picked: chosen.id } : {}),
    pick: (setup) => frame.emit({ setup: setup as SetUp }),
  };
  const shown = risers(options, frame);
  return here && !wide ? pinned(shown, here, risersPlan(options, frame), middle.work, frame) : shown;
}

/** The demo's line with its words on the plot: beside it they would take a third of what the columns have. */
function pinned(
  { node, at }: Picture,
  { work, label }: Landing,
  { plot, y }: RisersPlan,
  median: number,
  frame: Frame,
): Picture {
  const size = frame.label;
  const right = plot.x + plot.width;
  const up = y(work);
  const pin = add(node, "g", { "pointer-events": "none" });
  const line = rule(node, [plot.x, up], [right, up], {
    stroke: frame.palette("simulated"),
    "stroke-width": size * 0.16,
  });
  // Columns stand before the lines that go through all of them.
  [...node.children].find(({ tagName }) => tagName.toLowerCase() === "g")?.after(line);
  ring(pin, right, up, "simulated", frame);
  // The columns fall to the right: what is above them leaves the upper right free, what is below them the lower left.
  const above = work >= median;
  const lines = [`${label},`, "simulated"].map((text) => ({ text, bold: true }));
  const block = blockSize(lines, size);
  const x = above ? right - size * 0.4 - block.width : plot.x + size * 0.4;
  const top = above ? up - size * 0.35 - block.height : up + size * 0.35;
  const type = { fill: lettering(frame, "simulated"), size, halo: frame.palette("paper") };
  writeLines(pin, lines, { ...block, x, y: top }, { ...type, anchor: above ? "end" : "start" });
  return {
    node,
    at(moment) {
      at(moment);
      const there = frame.still || moment >= SWEEP ? 1 : 0;
      for (const part of [line, pin]) set(part, { opacity: there });
    },
  };
}

function columnOf(runner: Runner, chosen: Runner | undefined, wide: boolean): Riser {
  const { id, name, speed, work, isDask } = runner;
  // Dask stands its ground; whichever was chosen comes next.
  const rank = id === chosen?.id && !isDask ? 0.25 : KNOWN.indexOf(id);
  const label = isDask ? `Dask ${wide ? "DataFrame " : ""}${times(work)}` : name.replace(/ \(Parquet\)$/, "");
  return {
    id,
    words: [`${name}${whose(runner)}`, named(runner)],
    from: speed,
    to: work,
    roles: [speed < 1 ? "lost" : isDask ? "dask" : "soft", work < 1 ? "lost" : isDask ? "dask" : "measured"],
    ...(rank >= 0 ? { label, rank } : {}),
    ...(isDask ? { lead: true } : {}),
  };
}

/** The set-up that came last; none once all have come and the price carries them. */
export const arrived = (setUps: number, at: number): number | undefined => lastCome(setUps, at, SWEEP);
