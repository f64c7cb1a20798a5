/** The evidence of lesson 2: the $50,000 month by its own rules, how long nodes take to come and go, how Dask is launched. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { rowsOf } from "../contract/table.ts";
import { dayOf, type Day } from "./day.ts";
import { factsOf } from "./evidence-facts.ts";
import { BILLS, drawStory, drawSurvey, drawWaits, drawWheel, SPAN } from "./evidence-pictures.ts";
import { rowsOfStory, rowsOfSurvey, rowsOfWays } from "./evidence-rows.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, launched, passing, waiting } from "./evidence-words.ts";
import { poolOf, startOf } from "./policies.ts";
import { storyOf, type Length, type Story } from "./story.ts";
import { surveyOf, waysOf, type DocumentedRow, type Survey, type Way } from "./waits.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks what you think the month’s bill is.",
    default: null,
    min: BILLS[0],
    max: BILLS[1],
    unit: "dollars",
    scale: "log",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows a day of the story, how long nodes take to come and go, or how people launch Dask.",
    default: "story",
    options: { story: "the story", latencies: "coming and going", survey: "who uses what" },
  },
  length: {
    kind: "choice",
    label: "The job takes",
    effect: "Takes one of the two lengths that are told for the job.",
    default: "short",
    options: { short: "ten minutes", long: "twenty minutes" },
  },
  way: {
    kind: "choice",
    label: "A way to get nodes",
    effect: "Picks a documented way to get nodes, and starts the demo’s nodes that way.",
    default: "none",
    options: {
      none: "none",
      casmall: "Autoscaler, under 100 nodes",
      calarge: "Autoscaler, 100 to 1,000 nodes",
      caaks: "Autoscaler on Azure",
      nap: "Node Auto-Provisioning",
      karpenter: "Karpenter",
      emr: "EMR",
      vms: "raw VMs",
    },
    // Picked on the picture, with a pointer or with keys.
    hidden: true,
  },
  answer: ANSWER,
});

/** The table's ways by the knob's names. */
const WAYS = {
  none: "none",
  casmall: "ca-small",
  calarge: "ca-large",
  caaks: "ca-aks",
  nap: "nap-aks",
  karpenter: "karpenter-aks",
  emr: "emr",
  vms: "vms",
} as const;
type WayName = keyof typeof WAYS;
const nameOf = (way: string): WayName => (Object.keys(WAYS) as WayName[]).find((name) => WAYS[name] === way) ?? "none";

/** The tables that each picture draws. */
const DRAWN = {
  story: ["kubernetes-story"],
  latencies: ["kubernetes-latencies"],
  survey: ["dask-deployment"],
} as const;

/** What there is to see. */
const HEADINGS = {
  wheel: "What is on the month’s bill?",
  story: "A day of the story’s pool, recomputed",
  latencies: "One job of ten minutes, way by way",
  survey: "How people launch Dask on clusters",
} as const;

/** One of three pictures, or the question; the numbers the prose quotes are of all. */
interface Model {
  readonly picture: "wheel" | keyof typeof DRAWN;
  readonly guess: number | null;
  readonly length: Length;
  readonly story: Story;
  /** Only where it is drawn. */
  readonly day?: Day;
  readonly ways: readonly Way[];
  readonly picked: string;
  readonly survey: Survey;
  readonly facts: Readonly<Record<string, string>>;
}

export default demo<typeof knobs, Model>({
  title: "Machines for jobs: what is told and documented",
  heading: ({ picture, answer }) => HEADINGS[answer === "shown" ? picture : "wheel"],
  schema: knobs,
  tables: ["kubernetes-story", "kubernetes-latencies", "dask-deployment"],
  drawn: ({ picture, answer }) => DRAWN[answer === "shown" ? picture : "story"],
  // Nobody measured the story or what documents say; the story's day is worked out here, and says so. A survey counts.
  basis: ({ picture, answer }) => (picture === "survey" && answer === "shown" ? "measured" : "told"),

  answers: {
    knob: "guess",
    options: [
      { label: "$100", value: 100 },
      { label: "$500", value: 500 },
      { label: "$2,000", value: 2000 },
      { label: "$5,000", value: 5000 },
      { label: "$20,000", value: 20_000 },
      { label: "$50,000", value: 50_000 },
      { label: "$200,000", value: 200_000 },
    ],
  },
  verdict: ({ guess }, tables) => verdictOf(guess, tables),

  // How its nodes go follows only where a document, or the demo's own assumption, says how.
  hands({ picture, way, answer }) {
    if (picture !== "latencies" || way === "none" || answer === "hidden") return null;
    const startup = startOf(WAYS[way]);
    const policy = startup === "ca" ? { policy: "idle" } : startup === "vms" ? { policy: "vms" } : {};
    return { startup, picture: "day", ...policy };
  },

  model({ guess, picture, length, way, answer }, tables) {
    const story = storyOf(tables);
    const shown = answer === "shown" ? picture : "wheel";
    const minutes: Length = length === "short" ? 10 : 20;
    const { nodes, everyHours: every } = story;
    const pool = (): Day =>
      dayOf(
        { nodes, minutes, every },
        poolOf(
          { policy: "story", startup: "none", nodes },
          rowsOf<DocumentedRow>(tables, "kubernetes-latencies"),
          story,
        ),
      );
    return {
      picture: shown,
      guess,
      length: minutes,
      story,
      ...(shown === "story" ? { day: pool() } : {}),
      ways: waysOf(tables),
      picked: WAYS[way],
      survey: surveyOf(tables),
      facts: factsOf(tables),
    };
  },

  span: ({ picture }) => (picture === "story" ? SPAN : 0),
  pace: () => 6,

  draw({ picture, guess, length, story, day, ways, picked, survey }, frame) {
    if (picture === "latencies") {
      return drawWaits(ways, picked, { ...frame, emit: ({ way }) => frame.emit({ way: nameOf(String(way)) }) });
    }
    if (picture === "survey") return drawSurvey(survey, frame);
    if (picture === "wheel" || !day) return drawWheel(guess, frame);
    return drawStory(story, length, day, guess, frame);
  },

  say({ picture, guess, length, story, day, ways, picked, survey }, at) {
    if (picture === "wheel") return asking(story, guess);
    if (picture === "latencies")
      return waiting(
        ways,
        ways.find(({ way }) => way === picked),
      );
    if (picture === "survey") return launched(survey);
    return at >= SPAN || !day ? answered(story, length, guess) : passing(day, Math.max(0, at));
  },

  rows: ({ picture, story, ways, survey }) =>
    picture === "latencies" ? rowsOfWays(ways) : picture === "survey" ? rowsOfSurvey(survey) : rowsOfStory(story),
  facts: ({ facts }) => ({ ...facts }),
});
