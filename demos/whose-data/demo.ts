/** Where these lessons come from: the samples each rests on, how different they are, and the badges that say which is which. */
import { demo } from "../contract/demo.ts";
import { plural } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { drawBadges } from "./badges.ts";
import { fleet } from "./fleet.ts";
import { lessonsOf, names, sized, type Rests, type Slug } from "./lessons.ts";
import { drawSamples } from "./picture.ts";
import { apart, badgesTable, extremes, promised, samplesTable, together } from "./words.ts";

const knobs = schema({
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows what each lesson rests on, or what the four badges promise.",
    default: "samples",
    options: { samples: "the samples", badges: "the badges" },
  },
  lesson: {
    kind: "choice",
    label: "In front",
    effect: "Puts one lesson in front and says whose numbers those are, and whose not.",
    default: "none",
    options: { none: "all ten", ...names },
  },
});

interface Model {
  readonly view: "samples" | "badges";
  readonly lessons: readonly Rests[];
  readonly front: Slug | null;
}

export default demo<typeof knobs, Model>({
  title: "What the lessons rest on, and how a figure says so",
  schema: knobs,
  tables: ["lesson-samples"],
  basis: () => "measured",

  model: ({ picture, lesson }, tables) => ({
    view: picture,
    lessons: lessonsOf(tables),
    front: lesson === "none" ? null : lesson,
  }),

  span: () => 0,

  draw({ view, lessons, front }, frame) {
    if (view === "badges") return drawBadges(frame);
    return drawSamples(lessons, front, frame, (lesson) => frame.emit({ lesson: lesson ?? "none" }));
  },

  say({ view, lessons, front }) {
    if (view === "badges") return promised();
    const chosen = lessons.find(({ slug }) => slug === front);
    return chosen ? apart(chosen) : together(lessons);
  },

  rows: ({ view, lessons }) => (view === "badges" ? badgesTable(lessons) : samplesTable(lessons)),

  facts({ lessons }) {
    const [least, most] = extremes(lessons);
    const of = (slug: Slug): string => sized(lessons.find((one) => one.slug === slug)!.samples[0]!);
    return {
      lessons: plural(lessons.length, "lesson"),
      least: sized(least),
      most: sized(most),
      clusters: fleet[0].words,
      functions: fleet[1].words,
      zones: of("zones"),
      small: of("small"),
      arm: of("arm"),
      costs: of("costs"),
      said: of("kubernetes"),
    };
  },

  outcome: ({ lessons }) => ({ samples: lessons.reduce((sum, { samples }) => sum + samples.length, 0) }),

  stories: [
    {
      title: "The most jobs",
      tells: "The largest sample is logs of shared clusters: read whose jobs those are, and whose not.",
      state: { lesson: "fast" },
    },
    {
      title: "Only said or written",
      tells: "Kubernetes rests on documents and one story told on a podcast: look at the hollow marks.",
      state: { lesson: "kubernetes" },
    },
    {
      title: "What the badges promise",
      tells: "Every figure carries one of four words: look at which lessons have which.",
      state: { picture: "badges" },
    },
  ],
});
