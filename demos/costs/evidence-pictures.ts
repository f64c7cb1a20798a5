/** The pictures of the evidence: the wheel of the question, prices of a terabyte, jobs re-priced, good runs and waste. */
import { cdf, type CdfLine, type CdfMark } from "../chart/cdf.ts";
import { dial } from "../chart/dial.ts";
import { dots, dotsHeight, type Dot } from "../chart/dots.ts";
import type { End } from "../chart/ends.ts";
import { gauge, gaugeHeight, type GaugeOptions } from "../chart/gauge.ts";
import { stack } from "../chart/stack.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, plural, share } from "../contract/format.ts";
import { judge } from "./evidence-verdict.ts";
import { guessing, landing } from "./evidence-words.ts";
import { costOf, shareWithin, type CostLog } from "./job-costs.ts";
import { prices, priceTicks, sayablePrice } from "./price.ts";
import { rangeOf, type Published } from "./published.ts";
import type { Paid, Survey } from "./waste.ts";

/** How long, in seconds, a sweep along an axis of prices takes. */
export const SWEEP = 5;

/** The ends of the axes, in US dollars: of a terabyte, of a job, of a bill. */
export const SPANS = { terabyte: [0.01, 1000], jobs: [0.001, 1000], waste: [0.01, 1e6] } as const;

/** What everybody has a price of in mind, in US dollars. */
const humanWords = [
  { value: 0.032, label: "a paper clip" },
  { value: 0.32, label: "an egg" },
  { value: 3.2, label: "a coffee" },
  { value: 32, label: "a dinner" },
  { value: 320, label: "a flight" },
];

const axis = ([min, max]: readonly [number, number]) => ({ min, max, ticks: priceTicks(min, max) });

/** The question. */
export function drawWheel(guess: number | null, frame: Frame): Picture {
  return dial(
    {
      ...axis(SPANS.terabyte),
      words: humanWords,
      caption: "for one terabyte",
      remark: "each long tick ×10",
      readout: (usd) => (usd === undefined ? "$ ?" : dollars(sayablePrice(usd))),
      say: (usd) => guessing(sayablePrice(usd)),
      pick: (usd) => frame.emit({ guess: sayablePrice(usd) }),
      ...(guess === null ? {} : { picked: guess }),
    },
    frame,
  );
}

/** Which prices stay where there is little room: of each kind one, before others of the same kind. */
const RANKS: readonly string[] = [
  "ideal",
  "xarray",
  "databricks",
  "nsidc",
  "spark",
  "intel",
  "clickhouse",
  "gizmo",
  "arm",
];

/** Two ends of a price are one dot where their dots would cover each other: em that the frame has for so much of the axis. */
const NEAR = 6;

/** Which bills stay: good runs and accidents in turn. */
const BILLS: readonly string[] = ["job", "accident1", "machines", "accident0", "xarray", "accident3", "nsidc"];

/** Published prices of a terabyte, with the guess and the demo's beside them. */
export function drawPrices(
  published: readonly Published[],
  guess: number | null,
  picked: Published | undefined,
  frame: Frame,
): Picture {
  const here = landing(frame.here, "dollarsPerTb");
  const [low, high] = rangeOf(published);
  const ends: End[] = [];
  if (guess !== null) {
    // Where there is room for it, the flag says by how much; the line under the picture does anyway.
    const { said, error } = judge(guess, published);
    const told = frame.width > 50 * frame.label ? `, ${error}` : "";
    ends.push({ at: guess, label: `your guess: ${said}${told}`, role: "you", dashed: true });
  }
  if (here) ends.push({ at: here.value, label: here.label, role: "simulated", dashed: true });
  return dots(
    {
      title: "price of a terabyte:",
      key: [{ label: "published", role: "measured", dot: true }, { label: "○ reckoned by a rule" }],
      x: axis(SPANS.terabyte),
      // Rules first, then bills: each kind from the cheapest on.
      rows: published
        .toSorted((a, b) => Number(b.reckoned) - Number(a.reckoned))
        .map(({ id, label, short, terabytes, usd, low, high, reckoned, document }): Dot => ({
          id,
          label,
          short,
          ...(frame.width * Math.log10(high / low) < NEAR * frame.label
            ? { value: Math.sqrt(low * high) }
            : { value: low, to: high }),
          said: prices(low, high),
          ...(high > low ? { brief: `$${low.toFixed(2)}–${high.toFixed(2)}` } : {}),
          role: "measured",
          hollow: reckoned,
          rank: RANKS.indexOf(id),
          source: reckoned ? document : `${dollars(usd)} for ${count(terabytes)}\u00a0TB: ${document}`,
        })),
      ends,
      // From the truth to the guess it is far, which a tint says before anybody reads a figure.
      tints: [
        { from: low, to: high, role: "measured" },
        ...(guess !== null && guess > high ? [{ from: high, to: guess, role: "you" } as const] : []),
        ...(guess !== null && guess < low ? [{ from: guess, to: low, role: "you" } as const] : []),
      ],
      span: SWEEP,
      ...(picked ? { picked: picked.id } : {}),
      pick: (run) => frame.emit({ run }),
    },
    frame,
  );
}

/**
 * What the jobs of three logs would cost, and before another size of a job was assumed. The guess is of a terabyte: it
 * stands there as a yardstick, and says so.
 */
export function drawJobs(
  logs: readonly CostLog[],
  guess: number | null,
  frame: Frame,
  before: CostLog | undefined,
): Picture {
  const lead = logs[0]!;
  const dearest = costOf(lead, 0.99);
  const marks: CdfMark[] = [
    {
      value: lead.usdMedian,
      label: `${lead.label}: half cost ${dollars(lead.usdMedian)} or less`,
      detail: `at ${plural(lead.vcpus ?? 0, "vCPU")} a job, assumed`,
      role: "measured",
      line: 0,
      share: 0.5,
    },
    {
      value: dearest,
      label: "the dearest 1\u00a0%",
      detail: `make ${share(lead.top1Percent)} of the bill`,
      role: "lost",
      line: 0,
      share: 0.99,
    },
  ];
  if (guess !== null) {
    marks.push({
      value: guess,
      label: "your terabyte",
      detail: `${dollars(guess)}: ${share(shareWithin(lead, guess))} of jobs cost no more`,
      role: "you",
      dashed: true,
    });
  }
  const here = landing(frame.here, "dollars");
  if (here) marks.push({ ...here, role: "simulated" });
  return cdf(
    {
      lines: [
        ...logs.map((log, index): CdfLine => ({
          label: log.label,
          role: index ? "soft" : "measured",
          lead: !index,
          points: log.points,
        })),
        ...(before && before.vcpus !== lead.vcpus
          ? [
              {
                label: `at ${plural(before.vcpus ?? 0, "vCPU")}`,
                role: "measured",
                dashed: true,
                points: before.points,
              } as const,
            ]
          : []),
      ],
      marks,
      x: axis(SPANS.jobs),
      yLabel: "share of jobs that would cost at most …",
      span: SWEEP,
    },
    frame,
  );
}

/** Good runs and accidents on one axis, and what firms say where there is room for it. */
export function drawWaste(paid: readonly Paid[], { year, wasted }: Survey, frame: Frame): Picture {
  const size = frame.label;
  const bar: GaugeOptions = {
    label: `cloud spend that firms call wasted, a survey of ${year}`,
    value: () => wasted,
    format: share,
    role: "lost",
    marks: [],
  };
  const foot = gaugeHeight(size, bar, frame.width);
  const roomy = frame.height >= dotsHeight(paid.length, size) + foot + size;
  const rows = (within: Frame): Picture =>
    dots(
      {
        title: "bills:",
        key: [
          { label: "good runs", role: "measured", dot: true },
          { label: "accidents", role: "lost", dot: true },
          { label: "○ expected" },
        ],
        x: axis(SPANS.waste),
        rows: paid.map(({ id, label, short, usd, wasted, thought, source }): Dot => ({
          id,
          label,
          short,
          value: usd,
          said: thought ? `${dollars(usd)} billed` : dollars(usd),
          role: wasted ? "lost" : "measured",
          ...(thought ? { thought } : {}),
          rank: BILLS.includes(id) ? BILLS.indexOf(id) : BILLS.length,
          source,
        })),
        tints: [false, true].map((bad) => {
          const bills = paid.filter((one) => one.wasted === bad).map(({ usd }) => usd);
          return { from: Math.min(...bills), to: Math.max(...bills), role: bad ? "lost" : "measured" };
        }),
        span: SWEEP,
      },
      within,
    );
  if (!roomy) return rows(frame);
  return stack(
    [
      { height: frame.height - foot, draw: (part) => rows({ ...part, height: part.height - size }) },
      { height: foot, draw: (part) => gauge(bar, part) },
    ],
    frame,
  );
}
