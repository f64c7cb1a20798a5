/** All sizes: how long the job takes on each place by how much data there is, and where another place begins to pay. */
import { curves, type CurveLine, type CurveMark } from "../chart/curves.ts";
import type { Tick } from "../chart/axis.ts";
import { humanTicks } from "../chart/human-time.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { bytes, duration } from "../contract/format.ts";
import { bestOf, chosen, type Model, type Times } from "./demo-model.ts";
import { movedOf, placeNames, rateOf, type PlaceName, type Setting } from "./demo-places.ts";
import { crossingsOf, endsOf, rowsIn, SIZES, timeAt, type Row } from "./demo-study.ts";
import { capital, nameOf, rough } from "./demo-words.ts";

const FROM = SIZES[0]!;
const TO = SIZES.at(-1)!;

/** The foot of the vertical axis, seconds: about what the least data take. */
const SHORTEST = 0.1;

/** Labels' heights from which on there is room for a second row of words. */
const ROOMY = 13;

/** Labels' heights of a picture wide enough for a word at each power of ten. */
const WIDE = 40;

/** Share of the axis from which on a thick part is long enough for the name. */
const NAMED = 0.2;

/** No size has been run. */
const NONE: Times = { laptop: null, vm: null, cluster: null };

/** How far a cap reaches either way, as a factor of its size. */
const CAP = 1.35;

/** How long, in seconds, the sweep along the sizes takes. */
export const SWEEP = 5;

/** The size the sweep has come to at a moment. */
export const sweptTo = (at: number): number => FROM * (TO / FROM) ** Math.min(1, Math.max(0, at / SWEEP));

/** Powers of ten: each, or every other one where their words would touch. */
const POWERS = [8, 9, 10, 11, 12, 13, 14];
const ticksIn = ({ width, label }: Frame): Tick[] =>
  POWERS.filter((power) => width > label * WIDE || power % 2 === 0).map((power) => ({
    value: 10 ** power,
    label: bytes(10 ** power),
  }));

/** The survey's words for them. */
const words: Tick[] = [
  { value: 3e8, label: "megabytes" },
  { value: 3e10, label: "gigabytes" },
  { value: 1e13, label: "terabytes" },
];

/** Draws the lines known so far, the crossings and where the run of these knobs is. */
export function crossingPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const { setting } = model;
  const rows = rowsIn(frame.study);
  const run = chosen(model);
  const was = ghost && chosen(ghost);
  const crossings = crossingsOf(rows, setting);
  const owners = crossings.length ? [crossings[0]!.from, ...crossings.map(({ to }) => to)] : [bestOf(rows[0] ?? NONE)];
  const edges = [FROM, ...crossings.map(({ size }) => size), TO];
  // Each line in up to three parts, thick as far as its place is the best; one part has the name.
  const lines = placeNames.flatMap((place) => {
    const name = capital(nameOf(place, setting));
    const part = (from: number, to: number, lead: boolean, named: boolean) => ({
      label: named ? name : "",
      // The best is what computes; which place it is says its name.
      role: lead ? ("read" as const) : ("soft" as const),
      lead,
      points: pointsOf(rows, place, from, to),
    });
    const index = owners.indexOf(place);
    if (index < 0) return [part(FROM, TO, false, true)];
    const [from, to] = [edges[index]!, edges[index + 1]!];
    const long = Math.log(to / from) > Math.log(TO / FROM) * NAMED;
    return [part(FROM, from, false, false), part(from, to, true, long), part(to, TO, false, !long)];
  });
  const roomy = frame.height > frame.label * ROOMY;
  const marks: CurveMark[] = [
    ...(was && !was.failure && Math.abs(was.finished - run.finished) > run.finished * 0.01
      ? [{ value: ghost!.setting.size, y: was.finished, label: "before", role: "soft" as const, dashed: true }]
      : []),
    ...(run.failure
      ? []
      : [{ value: setting.size, y: run.finished, label: `here: ${duration(run.finished)}`, role: "you" as const }]),
    ...crossings.flatMap(({ size, to, seconds }): CurveMark[] =>
      to === null ? [] : [{ value: size, y: seconds, label: rough(size), role: "ink", large: true }],
    ),
  ];
  const longest = longestOf(model);
  return curves(
    [...lines.filter(({ points }) => points.length > 1), ...caps(rows, setting, frame.study?.done === frame.study?.of)],
    {
      x: { min: FROM, max: TO, ticks: ticksIn(frame), ...(roomy ? { words } : {}), scale: "log" },
      y: {
        scale: "log",
        min: SHORTEST,
        max: longest,
        rules: humanTicks(SHORTEST, longest)
          .filter(({ rank = 0 }) => rank < 2 || roomy)
          .map(({ value, label }) => ({ value, label })),
      },
      title: "time until the result by size of the data; thick: the best place",
      marks,
      span: SWEEP,
      pick: (size) => frame.emit({ size: sayable(size) }),
      sayPicked: (size) => bytes(sayable(size)),
    },
    frame,
  );
}

/** A short bar across each line where it ends; the last one tells why, once it is known which that is. */
function caps(rows: readonly Row[], setting: Setting, all: boolean): CurveLine[] {
  const ends = endsOf(rows, setting).sort((a, b) => a.size - b.size);
  return ends.map(({ size, seconds, full }, index): CurveLine => {
    const why = full ? "the disk is full" : "memory ends";
    const last = all && !ends.slice(index + 1).some((other) => other.full === full);
    const points = [size / CAP, size * CAP].map((x) => [x, seconds] as const);
    return { label: last ? why : "", role: "lost", lead: true, points };
  });
}

/** A place's line, or its part between two sizes. */
const pointsOf = (rows: readonly Row[], place: PlaceName, from = FROM, to = TO): [number, number][] =>
  [from, ...rows.map(({ size }) => size).filter((size) => size > from && size < to), to].flatMap(
    (size): [number, number][] => {
      const time = timeAt(rows, place, size);
      return time !== null && time >= SHORTEST ? [[size, time]] : [];
    },
  );

/**
 * The top of the vertical axis, seconds: more than the largest size takes that any place has room for, known before the study
 * is, so that the axis stands still while the lines grow.
 */
function longestOf({ setting, runs }: Model): number {
  const most = runs.map((run) => {
    const size = Math.min(TO, run.room / Math.max(setting.kept, 1e-9));
    const moved = movedOf(run.place, setting) > 0 ? size / setting.line : 0;
    return moved + size / (rateOf(run.place, setting) * run.threads * run.machines);
  });
  return 3 * Math.max(3600, ...most, ...runs.map(({ finished }) => finished));
}

/** The nearest size somebody would say aloud: one figure. */
const sayable = (size: number): number => Number(Math.min(TO, Math.max(FROM, size)).toPrecision(1));
