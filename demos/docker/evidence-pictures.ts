/** The pictures of the evidence: waits on a scale of time, every update as a needle, a hundred cells of an image. */
import type { Axis } from "../chart/axis.ts";
import { needles } from "../chart/needles.ts";
import { ranges, type Range } from "../chart/ranges.ts";
import type { End } from "../chart/ends.ts";
import { waffle } from "../chart/waffle.ts";
import { sayable } from "../chart/human-time.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, duration, plural, share } from "../contract/format.ts";
import type { Evidence } from "./evidence-model.ts";
import { guessing, landing, middleOf, monthOf, named, yearsOf, waitOf } from "./evidence-words.ts";
import type { Published } from "./published.ts";
import type { Update } from "./updates.ts";

/** How long, in seconds, a picture takes to come. */
export const SWEEP = 4;

/** The scale of waits, in seconds. */
export const FROM = 5;
/** Its other end. */
export const UNTIL = 4 * 3600;

const MINUTE = 60;
/** The question's axis: anything may be guessed. */
const ASKED: Axis = {
  min: FROM,
  max: UNTIL,
  ticks: [
    { value: MINUTE, label: "1 min", rank: 0 },
    { value: 10 * MINUTE, label: "10 min", rank: 0 },
    { value: 10, label: "10 s", rank: 1 },
    { value: 60 * MINUTE, label: "1 h", rank: 1 },
    { value: 2 * MINUTE, label: "2 min", rank: 3 },
    { value: 5 * MINUTE, label: "5 min", rank: 2 },
    { value: 30 * MINUTE, label: "30 min", rank: 3 },
    { value: 30, label: "30 s", rank: 3 },
    { value: 120 * MINUTE, label: "2 h", rank: 4 },
  ],
  words: [
    { value: 10, label: "a deep breath", rank: 1 },
    { value: 5 * MINUTE, label: "a coffee", rank: 0 },
    { value: 45 * MINUTE, label: "a lunch", rank: 2 },
    { value: 2 * 60 * MINUTE, label: "a film", rank: 3 },
  ],
};
/** What the answer's axis shows, in seconds: as long as it feels. What is longer stands at its edge. */
export const LONGEST = 10 * MINUTE;
const LASTING: Axis = {
  min: 0,
  max: LONGEST,
  ticks: [0, 2, 4, 6, 8, 10].map((minutes) => ({
    value: minutes * MINUTE,
    label: minutes ? `${minutes}\u00a0min` : "0",
    rank: minutes % 10 ? 1 : 0,
  })),
  words: [
    { value: 0, label: "you press return", rank: 0 },
    { value: 5 * MINUTE, label: "a coffee", rank: 1 },
  ],
};

/** On a stage of its own there is room for words that a half of it has not. */
const roomy = ({ width, label }: Frame): boolean => width >= label * 40;

/** The question: an empty scale. */
export function drawQuestion({ guess }: Evidence, frame: Frame): Picture {
  return ranges(
    {
      title: "from adding a package here to the first task on the cluster",
      ranges: [],
      x: ASKED,
      marks: guess === null ? [] : [guessMark(guess, UNTIL)],
      span: 0,
      pick: (at) => frame.emit({ guess: inside(sayable(at)) }),
      ...(guess === null ? {} : { picked: guess }),
      sayPicked: (at) => guessing(at === guess ? at : inside(sayable(at))),
    },
    frame,
  );
}

/** The answer: how long somebody waits, with the guess across it. */
export function drawWaits({ guess, starts }: Evidence, frame: Frame): Picture {
  const { withImage, withSync } = starts;
  const { image, sync } = landing(frame.here);
  const wait = (label: string, published: Published, here: typeof image): Range => {
    const { least, most } = published;
    const pin = here && { at: Math.min(LONGEST, here.seconds), label: here.label };
    return { label, figure: waitOf(published), least, most, role: "waiting", pin };
  };
  return ranges(
    {
      title: "to launch a cluster, as one vendor says",
      ranges: [wait("from an image:", withImage, image), wait("installed on the fly:", withSync, sync)],
      x: LASTING,
      // Nothing above the least is ruled out: only a guess below it is off.
      ...(guess !== null && guess < withImage.least
        ? { tint: { from: guess, to: withImage.least, role: "you" as const } }
        : {}),
      marks: guess === null ? [] : [guessMark(guess, LONGEST)],
      span: SWEEP,
    },
    frame,
  );
}

const guessMark = (guess: number, max: number): End => ({
  at: Math.min(max, guess),
  label: `your guess: ${duration(guess)}${guess > max ? "\u00a0→" : ""}`,
  role: "you",
  dashed: true,
});

const inside = (seconds: number): number => Math.min(UNTIL, Math.max(FROM, seconds));

/** Every update of one image, before all the packages there were. */
export function drawUpdates({ updates, picked }: Evidence, frame: Frame): Picture {
  const first = updates[0]!;
  const last = updates.at(-1)!;
  const year = (of: number): number => Date.UTC(of, 0, 1);
  const years = yearsOf(updates);
  const middle = middleOf(updates);
  // Where needles would be as thin as hairs, the largest of each month stands for it, beside one that was picked.
  const all = updates.map((_, index) => index);
  const shown = roomy(frame) ? all : all.filter((index) => index === picked || index === largest(updates, index));
  return needles(
    {
      needles: shown
        .map((index) => updates[index]!)
        .map((update) => ({
          x: update.day,
          height: update.moved,
          words: [`${monthOf(update)}: ${count(update.moved)} of ${count(update.packages)}`, named(update)] as const,
        })),
      role: "measured",
      total: updates.map(({ day, packages }) => [day, packages] as const),
      ends: [`${plural(first.packages, "package")}`, `${plural(last.packages, "package")}`],
      x: {
        min: first.day,
        max: last.day,
        ticks: years
          .filter(({ whole }) => whole)
          .map(({ year: of }) => ({ value: Math.max(first.day, (year(of) + year(of + 1)) / 2), label: String(of) })),
        words: years
          .filter(({ whole }) => whole)
          .map(({ year: of, updates: many }, index, all) => ({
            value: Math.max(first.day, (year(of) + year(of + 1)) / 2),
            label: index === 0 ? `${count(many)} updates` : count(many),
            rank: index === 0 || index === all.length - 1 ? 0 : 1,
          })),
      },
      y: { max: 860, rules: [0, 200, 400, 600, 800].map((value) => ({ value, label: count(value) })) },
      level: { value: middle, label: `half of the updates: ${count(Math.ceil(middle))} or more` },
      key: [
        {
          label: roomy(frame)
            ? `packages moved, ${plural(updates.length, "update")}`
            : "packages moved, each month’s largest update",
          role: "measured",
        },
        { label: "all packages", role: "shade" },
      ],
      ...(picked === undefined ? {} : { picked: shown.indexOf(picked) }),
      pick: (index) => frame.emit({ update: shown[index]! + 1 }),
      label: "Pick an update",
      span: SWEEP,
    },
    frame,
  );
}

/** The index of the largest update in the month of one. */
function largest(updates: readonly Update[], index: number): number {
  const month = updates[index]!.date.slice(0, 7);
  const of = updates.flatMap(({ date }, at) => (date.startsWith(month) ? [at] : []));
  return of.reduce((best, at) => (updates[at]!.moved > updates[best]!.moved ? at : best));
}

/** What is read of what is pulled. */
export function drawWaffle({ starts }: Evidence, frame: Frame): Picture {
  const { pulling, read, containers } = starts;
  return waffle(
    {
      bar: {
        title: `starting a container: ${count(containers.least)} of them, in ${pulling.year}`,
        part: {
          share: pulling.least,
          role: "transfer",
          figure: share(pulling.least),
          label: "of the time is pulling the image",
        },
      },
      title: "of the bytes pulled, in a hundred cells,",
      part: { share: read.least, role: "measured", figure: `${count(read.least * 100)} %`, label: "were read" },
      rest: { role: "transfer", label: "pulled, not read" },
      span: SWEEP,
    },
    frame,
  );
}
