/** The samples of the ten lessons on one axis, the talk's fleet outlined. */
import { samples, type SamplesOptions } from "../chart/samples.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { fleet, rangeOf } from "./fleet.ts";
import { kinds, owned, populationOf, sized, type Rests, type Slug } from "./lessons.ts";

const POWERS = [
  "1",
  "10",
  "100",
  "1,000",
  "10,000",
  "100,000",
  "1 million",
  "10 million",
  "100 million",
  "1 billion",
  "10 billion",
];

/** Draws the ten rows; a press on one puts it in front, a second press puts it back. */
export function drawSamples(
  lessons: readonly Rests[],
  front: Slug | null,
  frame: Frame,
  pick: (slug: Slug | null) => void,
): Picture {
  const chosen = lessons.find(({ slug }) => slug === front);
  const options: SamplesOptions = {
    label: "Pick a lesson",
    rows: lessons.map(({ slug, number, name, samples }) => ({
      id: slug,
      name: `${number} ${name}`,
      short: `${number} ${name.split(" ").at(name.startsWith("the ") ? 1 : 0)!}`,
      samples: samples.map((sample) => ({ value: sample.count, kind: sample.kind, label: sized(sample) })),
      whose: owned(samples[0]!),
    })),
    outlined: fleet.map(({ words, short }) => {
      const [from, to] = rangeOf(words);
      return { name: "the talk’s fleet", from, to, label: words, short, whose: "private, not shown" };
    }),
    kinds,
    x: {
      min: 1,
      max: 10 ** (POWERS.length - 1),
      ticks: POWERS.map((label, power) => ({ value: 10 ** power, label, rank: power })),
    },
    ...(chosen && { picked: chosen.slug, note: noteOf(chosen) }),
    pick: (id) => pick(id === front ? null : (id as Slug)),
  };
  return samples(options, frame);
}

function noteOf({ samples }: Rests): { head: string; text: string }[] {
  const { is, isNot } = populationOf(samples[0]!);
  return [
    ...(isNot ? [{ head: is ? "What it is not" : "What it is, and is not", text: isNot }] : []),
    ...(is ? [{ head: "What it is", text: is }] : []),
  ];
}
