/** The evidence of lesson 8: how long the jobs of five public clusters ran, as cumulative shares on a human time scale. */
import { cdf, type CdfMark } from "../chart/cdf.ts";
import { humanTicks, sayable } from "../chart/human-time.ts";
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { duration, plural, share } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { clustersIn, shareWithin, type Cluster } from "./clusters.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, guessing, handed, landing, picking, sweeping } from "./evidence-words.ts";

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Where the time axis begins, in seconds: the logs count whole ones. */
const FROM = 1;

/** What everybody has a feeling for, in seconds. */
const humanWords = [
  { value: 4, label: "a breath" },
  { value: 300, label: "a coffee" },
  { value: 7200, label: "a film" },
  { value: 8 * 3600, label: "a night" },
];

/** How long, in seconds, the sweep along the time axis takes when the answer is shown. */
const SWEEP = 5;

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks how long you think the median job runs.",
    default: null,
    min: FROM,
    max: WEEK,
    unit: "seconds",
    scale: "log",
    keep: true,
  },
  cluster: {
    kind: "choice",
    label: "Cluster",
    effect: "Puts one of the five clusters in front.",
    default: "surf",
    options: { surf: "SURF", lcg: "LHC Grid", alibaba: "Alibaba", philly: "Philly", metacentrum: "MetaCentrum" },
  },
  job: {
    kind: "number",
    label: "A job",
    effect: "Hands a job of this length to the demo, which cuts it into tasks.",
    default: null,
    min: FROM,
    max: WEEK,
    unit: "seconds",
    scale: "log",
  },
  answer: ANSWER,
});

/** What the chart shows: five measured distributions, one of them in front; the viewer's guess and a job picked, in seconds. */
interface Model {
  readonly shown: boolean;
  readonly guess: number | null;
  readonly job: number | null;
  readonly clusters: readonly Cluster[];
  readonly lead: Cluster;
}

export default demo<typeof knobs, Model>({
  title: "How long the jobs of five public clusters ran",
  heading: () => "How long jobs ran on five clusters",
  schema: knobs,
  tables: ["job-durations", "job-clusters"],
  basis: () => "measured",

  answers: {
    knob: "guess",
    options: [
      { label: "a blink", value: 1 },
      { label: "a breath", value: 4 },
      { label: "a minute", value: 60 },
      { label: "a coffee", value: 300 },
      { label: "a lunch", value: 2700 },
      { label: "a film", value: 7200 },
      { label: "a night", value: 8 * 3600 },
      { label: "a day", value: DAY },
      { label: "a week", value: WEEK },
    ],
  },

  // One run tells what becomes of a job; the curves do not.
  hands: ({ job }) => (job === null ? null : { job, picture: "run" }),

  model({ guess, job, cluster, answer }, tables) {
    const clusters = clustersIn(tables);
    const lead = clusters.find(({ id }) => id.toLowerCase() === cluster) ?? clusters[0]!;
    return { shown: answer === "shown", guess, job, clusters, lead };
  },

  span: ({ shown }) => (shown ? SWEEP : 0),
  pace: () => SWEEP,

  draw({ shown, guess, job, clusters, lead }, frame) {
    const line = clusters.indexOf(lead);
    const marks: CdfMark[] = [];
    const lines = clusters.map((cluster) => ({
      label: cluster.label,
      role: cluster === lead ? ("measured" as const) : ("soft" as const),
      lead: cluster === lead,
      points: cluster.points,
    }));
    if (shown) {
      const label = `${lead.label}: half done in ${duration(lead.median)}`;
      marks.push({ value: lead.median, label, role: "measured", line, share: 0.5 });
      if (guess !== null)
        marks.push({
          value: guess,
          label: "your guess",
          detail: duration(guess),
          role: "you",
          dashed: true,
          share: 0.5,
        });
    }
    const landed = shown ? landing(frame.here) : undefined;
    if (landed && landed.value >= FROM) marks.push({ ...landed, role: "simulated", line });
    const handle = shown ? job : guess;
    return cdf(
      {
        lines: shown ? lines : [],
        marks,
        x: { min: FROM, max: WEEK, ticks: humanTicks(FROM, WEEK), words: humanWords },
        yLabel: "share of jobs done within …",
        span: shown ? SWEEP : 0,
        // Once the answer is out a guess would be no guess: what is picked then is a job for the demo to cut.
        pick: (seconds) => frame.emit(shown ? { job: sayable(seconds) } : { guess: sayable(seconds) }),
        ...(handle === null ? {} : { picked: handle }),
        sayPicked: (seconds) => (shown ? picking : guessing)(seconds === handle ? seconds : sayable(seconds)),
      },
      frame,
    );
  },

  say({ shown, guess, job, clusters, lead }, at) {
    if (!shown) return asking(guess);
    if (at >= SWEEP) return `${answered(clusters, guess)}${job === null ? "" : ` ${handed(lead, job)}`}`;
    return sweeping(lead, WEEK ** (Math.max(0, at) / SWEEP));
  },

  rows({ clusters }) {
    const moments = [1, 10, 60, 600, 3600, DAY];
    return {
      caption: "Jobs on five public clusters: how many, how long the median ran, and the share done within a time",
      columns: [
        "cluster",
        "year",
        "jobs",
        "median (s)",
        ...moments.map((moment) => `done within ${duration(moment)} (%)`),
      ],
      rows: clusters.map((cluster) => [
        `${cluster.label}: ${cluster.title}`,
        cluster.year,
        cluster.n,
        cluster.median,
        ...moments.map((moment) => Math.round(shareWithin(cluster, moment) * 1000) / 10),
      ]),
    };
  },

  facts({ clusters, lead }) {
    const range = (of: (cluster: Cluster) => number, say: (value: number) => string): [low: string, high: string] => {
      const values = clusters.map(of);
      return [say(Math.min(...values)), say(Math.max(...values))];
    };
    const [medianLow, medianHigh] = range(({ median }) => median, duration);
    const [tenMinutesLow, tenMinutesHigh] = range((cluster) => shareWithin(cluster, 600), share);
    const [hourLow, hourHigh] = range((cluster) => shareWithin(cluster, 3600), share);
    const [overDayLow, overDayHigh] = range((cluster) => 1 - shareWithin(cluster, DAY), share);
    return {
      jobs: plural(
        clusters.reduce((sum, { n }) => sum + n, 0),
        "job",
      ),
      clusters: plural(clusters.length, "cluster"),
      firstYear: String(Math.min(...clusters.map(({ year }) => year))),
      lastYear: String(Math.max(...clusters.map(({ year }) => year))),
      median: duration(lead.median),
      medianLow,
      medianHigh,
      tenMinutesLow,
      tenMinutesHigh,
      hourLow,
      hourHigh,
      overDayLow,
      overDayHigh,
      ...Object.fromEntries(clusters.map(({ id, median }) => [`${id.toLowerCase()}Median`, duration(median)])),
    };
  },

  verdict: ({ guess }, tables) => verdictOf(guess, clustersIn(tables)),
});
