/** The pictures of the evidence: waits on a scale of time, every update as a needle, a hundred cells of an image. */
import { needles } from "../chart/needles.ts";
import { ranges, type Range } from "../chart/ranges.ts";
import type { End } from "../chart/ends.ts";
import { waffle } from "../chart/waffle.ts";
import { sayable } from "../chart/human-time.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, duration, plural, share } from "../contract/format.ts";
import type { Evidence } from "./evidence-model.ts";
import { citedYear, guessing, landing, middleOf, monthOf, named, yearsOf, waitOf } from "./evidence-words.ts";
import type { Update } from "./updates.ts";

/** How long, in seconds, a picture takes to come. */
export const SWEEP = 4;

/** The scale of waits, in seconds. */
export const FROM = 5;
/** Its other end. */
export const UNTIL = 4 * 3600;

const MINUTE = 60;
const ticks = [
  { value: MINUTE, label: "1 min", rank: 0 },
  { value: 10 * MINUTE, label: "10 min", rank: 0 },
  { value: 10, label: "10 s", rank: 1 },
  { value: 60 * MINUTE, label: "1 h", rank: 1 },
  { value: 2 * MINUTE, label: "2 min", rank: 3 },
  { value: 5 * MINUTE, label: "5 min", rank: 2 },
  { value: 30 * MINUTE, label: "30 min", rank: 3 },
  { value: 30, label: "30 s", rank: 3 },
  { value: 120 * MINUTE, label: "2 h", rank: 4 },
];
const words = [
  { value: 10, label: "a deep breath", rank: 1 },
  { value: 5 * MINUTE, label: "a coffee", rank: 0 },
  { value: 45 * MINUTE, label: "a lunch", rank: 2 },
  { value: 2 * 60 * MINUTE, label: "a film", rank: 3 },
];

/** On a stage of its own there is room for words that a half of it has not. */
const roomy = ({ width, label }: Frame): boolean => width >= label * 40;

/** The question and its answer on the same scale. */
export function drawWaits({ view, guess, starts }: Evidence, frame: Frame): Picture {
  const shown = view !== "question";
  const { withImage, withSync, google } = starts;
  // Beside the point, it takes no room from the two where there is little.
  const tall = frame.height >= frame.label * 13 && roomy(frame);
  const all: Range[] = [
    { from: withImage.least, to: withImage.most, role: "measured", label: `with an image: ${waitOf(withImage)}` },
    { from: withSync.least, to: withSync.most, role: "measured", label: `installed on the fly: ${waitOf(withSync)}` },
    ...(tall
      ? [
          {
            from: google.least,
            to: google.most,
            role: "soft" as const,
            thin: true,
            label: `${duration(google.least)} at Google`,
            detail: `a start that fetches its image, median; second hand, ${citedYear(google)}`,
          },
        ]
      : []),
  ];
  const landed = shown ? landing(frame.here) : undefined;
  const marks: End[] = [
    ...(guess === null
      ? []
      : [{ at: guess, label: `your guess: ${duration(guess)}`, role: "you" as const, dashed: true }]),
    ...(landed ? [{ at: inside(landed.seconds), label: landed.label, role: "simulated" as const }] : []),
  ];
  return ranges(
    {
      title: shown
        ? "To launch a cluster; one vendor’s words"
        : "From adding a package here to the first task on the cluster",
      ranges: shown ? all : [],
      x: { min: FROM, max: UNTIL, ticks, words },
      marks,
      span: shown ? SWEEP : 0,
      ...(shown
        ? {}
        : {
            pick: (at: number) => frame.emit({ guess: inside(sayable(at)) }),
            ...(guess === null ? {} : { picked: guess }),
            sayPicked: (at: number) => guessing(at === guess ? at : inside(sayable(at))),
          }),
    },
    frame,
  );
}

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
        title: `Starting a container: ${count(containers.least)} of them, in ${pulling.year}`,
        part: {
          share: pulling.least,
          role: "transfer",
          figure: share(pulling.least),
          label: "of the time is pulling the image",
        },
      },
      title: "Of the bytes pulled, in a hundred cells,",
      part: { share: read.least, role: "measured", figure: `${count(read.least * 100)} %`, label: "were read" },
      span: SWEEP,
    },
    frame,
  );
}
