/** The pictures of the evidence: the wheel of the question, a day of the story with its bill, waits, and how Dask is launched. */
import type { Tick } from "../chart/axis.ts";
import { dial } from "../chart/dial.ts";
import { ruler, rulerHeight, type RulerMark } from "../chart/ruler.ts";
import { slope } from "../chart/slope.ts";
import { spans, type SpanRow } from "../chart/spans.ts";
import { stack } from "../chart/stack.ts";
import { stepped, steppedHeight } from "../chart/stepped.ts";
import { totals, totalsHeight, type Total } from "../chart/totals.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { count, dollars, duration, share } from "../contract/format.ts";
import { hoursUntil, type Day } from "./day.ts";
import { rangeWords } from "./evidence-facts.ts";
import { BATCH, guessing, landing, unbilled } from "./evidence-words.ts";
import { hourTicks } from "./hours.ts";
import { levelsOf, together } from "./levels.ts";
import { billedFor, times } from "./said.ts";
import { DAYS, type Length, type Story } from "./story.ts";
import { sumOf, type Survey, type Way } from "./waits.ts";

/** Seconds of the day that the picture runs through. */
export const SPAN = 86_400;

/** The ends of the axis of bills, US dollars a month. */
export const BILLS = [10, 1_000_000] as const;

const ticks = (): Tick[] => {
  const powers = Array.from({ length: 6 }, (_, index) => 10 ** (index + 1));
  return powers.map((value) => ({ value, label: value === 1e6 ? "$1\u00a0million" : dollars(value), rank: value === 1000 ? 0 : 1 })); // prettier-ignore
};

const axis = { min: BILLS[0], max: BILLS[1], ticks: ticks() };

/** A bill as somebody would name it. */
const sayableBill = (usd: number): number => Number(usd.toPrecision(2));

/** The question. */
export function drawWheel(guess: number | null, frame: Frame): Picture {
  return dial(
    {
      ...axis,
      words: [
        { value: 32, label: "a dinner" },
        { value: 320, label: "a flight" },
        { value: 3200, label: "a month’s rent" },
        { value: 32_000, label: "a car" },
        { value: 320_000, label: "a house" },
      ],
      caption: "for the month",
      remark: "each long tick ×10",
      readout: (usd) => (usd === undefined ? "$ ?" : dollars(sayableBill(usd))),
      say: (usd) => guessing(sayableBill(usd)),
      pick: (usd) => frame.emit({ guess: sayableBill(usd) }),
      ...(guess === null ? {} : { picked: guess }),
    },
    frame,
  );
}

/** Labels' heights that the plot needs to be read. */
const LEGIBLE = 4;

/** The story's day: needles of work in a block of what is billed; and its bill among what was expected and guessed. */
export function drawStory(story: Story, length: Length, day: Day, guess: number | null, frame: Frame): Picture {
  const size = frame.label;
  const billed = together(day.working, day.idle);
  const most = Math.max(...billed);
  const plot = {
    label: frame.width > size * 40 ? "nodes billed through a day, by the story’s rules" : "nodes billed",
    role: "ink" as const,
    value: () => "",
    until: SPAN,
    most: Math.round(most),
    widest: count(Math.round(most)),
    areas: [
      { role: "read" as const, levels: levelsOf(day.working) },
      { role: "idle" as const, levels: levelsOf(day.idle), edge: "ink" as const, label: ["billed, idle", "idle"] },
    ],
    key: [{ label: "at work", role: "read" as const }],
    ticks: hourTicks(frame.width / size),
  };
  const scale = {
    title: "US dollars a month",
    x: axis,
    marks: marksOf(story, length, guess, frame),
    ...(guess === null ? {} : { gap: { from: guess, to: story.usdPerMonth, role: "you" as const } }),
  };
  const [above, below] = [totalsHeight(size), Math.ceil(rulerHeight(scale, frame) + size * 0.2)];
  const least = steppedHeight(plot, frame) + LEGIBLE * size;
  const ruled = frame.height - below >= least;
  const figured = frame.height - (ruled ? below : 0) - above >= least;
  const [top, foot] = [figured ? above : 0, ruled ? below : 0];
  return stack(
    [
      ...(figured ? [{ height: top, draw: (part: Frame) => totals(totalOf(story, length, day), part) }] : []),
      { height: Math.max(1, frame.height - top - foot), draw: (part) => stepped(plot, part) },
      ...(ruled ? [{ height: foot, draw: (part: Frame) => ruler(scale, part) }] : []),
    ],
    frame,
  );
}

function totalOf({ worked, removalMinutes }: Story, length: Length, day: Day): Total {
  const { over, billed, useful } = worked[length];
  const parts = (at: number): readonly [billed: number, useful: number] => {
    if (at >= SPAN) return [billed, useful];
    const work = hoursUntil(day.working, at);
    return [work + hoursUntil(day.idle, at), work];
  };
  return {
    role: "lost",
    figure(at) {
      const [paid, used] = parts(at);
      return at >= SPAN ? times(over) : used > 0 ? times(paid / used) : "–";
    },
    lead: () => [`the story’s pool, recomputed: one idle node leaves every ${duration(removalMinutes * 60)}`, "the story’s pool, recomputed", "the story’s pool"], // prettier-ignore
    rest: (at) => billedFor(...parts(at)),
  };
}

function marksOf(
  { expected, usdPerMonth, worked }: Story,
  length: Length,
  guess: number | null,
  frame: Frame,
): RulerMark[] {
  const [least, most] = expected.map((usd) => usd * DAYS) as [number, number];
  const work = worked[length].usdUseful * DAYS;
  const here = landing(frame.here);
  // Where the guess, the demo and the bill stand close together, lines would run through the words of five.
  const crowded = here !== undefined && guess !== null && frame.width < frame.label * 40;
  const others: RulerMark[] = [
    { value: least, to: most, label: `the teller expected ${dollars(least)} to ${dollars(most)}`, role: "ink" },
    { value: work, label: `the work alone: ${dollars(work)}`, role: "read" },
  ];
  return [
    ...(crowded ? [] : others),
    { value: usdPerMonth, label: `the bill, as told: ${dollars(usdPerMonth)}`, role: "lost" },
    ...(guess === null ? [] : [{ value: guess, label: `your guess: ${dollars(guess)}`, role: "you", dashed: true } as const]), // prettier-ignore
    ...(here ? [{ ...here, role: "simulated" } as const] : []),
  ];
}

/** Ways by short names. */
const SHORT: Readonly<Record<string, string>> = {
  "ca-small": "Autoscaler, < 100",
  "ca-large": "Autoscaler, 100+",
  "ca-aks": "Autoscaler, Azure",
  "nap-aks": "Auto-Provisioning",
  "karpenter-aks": "Karpenter",
  emr: "EMR, Amazon",
  vms: "A VM for each job",
};

/** And where there is room, those whose name in the table says little to a stranger. */
const LONG: Readonly<Record<string, string>> = {
  "ca-aks": "Cluster Autoscaler, a burst on Azure",
  emr: "EMR, Amazon’s managed clusters",
  vms: "VMs for each job",
};

/** The job of the story, in seconds. */
const JOB = 600;

/** The longest first. */
const totalOfWay = ({ start, stop }: Way): number => sumOf(start)[1] + (stop ? sumOf(stop)[1] : 0);

/** One job of ten minutes, way by way: until its nodes come, at work, idle and still billed. */
export function drawWaits(ways: readonly Way[], picked: string, frame: Frame): Picture {
  const sorted = ways.toSorted((a, b) => totalOfWay(b) - totalOfWay(a));
  const rows = sorted.map(({ way, title, start, stop, atOnce, spoken, document, date }): SpanRow => {
    const steps = [...start, ...(stop ?? [])].map(({ step, least, most }) => `${step}: ${rangeWords([least, most])}`);
    const leave = atOnce === null ? "" : `, at most ${count(atOnce)} leave together`;
    const come = rangeWords(sumOf(start));
    const idle = stop ? sumOf(stop) : undefined;
    return {
      id: way,
      label: LONG[way] ?? title,
      short: SHORT[way] ?? title,
      steps: [
        ...start.map(({ least, most }) => ({ least, most, role: "starting" as const })),
        { least: JOB, most: JOB, role: "read" },
        ...(idle ? [{ least: idle[0], most: idle[1], role: "idle" as const }] : []),
      ],
      ...(idle ? {} : { open: "idle" as const }),
      said: [idle ? `${come} to come, ${rangeWords(idle)} idle` : `${come} to come`, come],
      source: `${steps.join(", ")}${leave}. ${spoken ? "Spoken remark: " : ""}${document}${date === "n.d." ? ", undated" : ""}`,
    };
  });
  const pin = unbilled(frame.here);
  return spans(
    {
      key: [
        { label: "starting", role: "starting" },
        { label: "the job, ten minutes", role: "read" },
        { label: "idle, billed", role: "idle" },
      ],
      rows,
      // Its pool is that of the default for so few nodes.
      ...(pin ? { pin: { ...pin, id: "ca-small" } } : {}),
      ...(picked === "none" ? {} : { picked }),
      pick: (way) => frame.emit({ way }),
    },
    frame,
  );
}

/** How the survey's options are called here. */
const LAUNCHED: Readonly<Record<string, string>> = { [BATCH]: "batch systems (HPC)" };

const LEADS: Readonly<Record<string, Role>> = { Kubernetes: "you", SSH: "measured", [BATCH]: "read" };

/** How people who answered launch Dask. */
export function drawSurvey({ years, people, launches }: Survey, frame: Frame): Picture {
  return slope(
    {
      title: "share of those who launch Dask on a cluster, several ticks",
      columns: years.map((year, index) => `${year} (${count(people[index]!)})`),
      lines: launches.map(({ option, shares }) => {
        const role = LEADS[option];
        return { label: LAUNCHED[option] ?? option, role: role ?? "soft", lead: role !== undefined, values: shares };
      }),
      say: share,
    },
    frame,
  );
}
