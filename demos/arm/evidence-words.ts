/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { count, dollars, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { offBy, type Guessed } from "../contract/verdict.ts";
import { counted, type Evidence, type Family, type Generation } from "./evidence-model.ts";
import type { Runner } from "./measured.ts";
import type { Pair } from "./pairs.ts";

/** A ratio, to the hundredth: "1.12×". */
export const times = (ratio: number): string => `${count(Number(ratio.toFixed(2)))}×`;

const sayings = [
  [0.5, "half as much"],
  [0.75, "a quarter less"],
  [1, "the same"],
  [1.2, "a fifth more"],
  [1.33, "a third more"],
  [1.5, "half more"],
  [2, "twice as much"],
] as const;

/** The question's ready answers. */
export const guesses = sayings.map(([value, label]) => ({ label, value }));

/** A guess as people say it, where they have a word for it. */
export const guessed = (ratio: number): string =>
  sayings.find(([value]) => Math.abs(ratio / value - 1) < 0.01)?.[1] ?? times(ratio);

/** What the two names stand for. */
const NAMES = "Intel and AMD make x86; here it is AMD’s. ARM here is Graviton, Amazon’s own chip.";

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? `Mark your guess: how much work does a dollar buy on ARM? ${NAMES}`
    : `Your guess for a dollar on ARM: ${guessed(guess)}. ${NAMES}`;

/** What slower and faster mean for one set-up, in words. */
export const named = ({ speed, work }: Runner): string =>
  `${speed < 1 ? "slower" : "faster"}: ${times(speed)} the speed, ${times(work)} the work for a dollar`;

/** Whose it is, said where a row is named. */
export const whose = ({ isDask, queries }: Runner): string => (isDask ? `, ${count(queries)} queries only` : "");

/** While the rows come in: the last that came. */
export const arriving = (runner: Runner): string =>
  `On ARM, ${runner.name} has ${times(runner.speed)} the speed of x86${whose(runner)}. The fastest come first.`;

/** While the price lifts every column. */
export const carried = ({ priceRatio }: Evidence): string =>
  `An hour on ARM costs ${share(1 - 1 / priceRatio)} less, so for a dollar every set-up does ${times(priceRatio)} what its speed says.`;

/** The answer, beside the guess. */
export function answered(model: Evidence): string {
  const { runners, middle, guess } = model;
  const all = counted(runners);
  const answer = `A dollar buys ${times(middle.work)} the work on ARM, the median of ${plural(all.length, "set-up")}.`;
  const rest = "The x86 chip is AMD’s Genoa; Graviton4 is a generation newer.";
  return [answer, ...(guess === null ? [] : [verdict(guess, middle.work)]), rest].join(" ");
}

/** A guess against the median. */
export const judged = (guess: number, work: number): Guessed =>
  offBy(guess, work, guessed(guess), ["too high", "too low"]);

function verdict(guess: number, work: number): string {
  const { said, error } = judged(guess, work);
  return `Your guess of ${said} is ${error}.`;
}

/** The set-up that was chosen, and where it went. */
export const chosen = (runner: Runner, { middle }: Evidence): string =>
  `On ARM, ${runner.name} is ${named(runner)}. The medians are ${times(middle.speed)} and ${times(middle.work)}. The demo races with this speed.`;

/** Where the demo lands: how much work it does for a dollar, and what that is called. */
export interface Landing {
  readonly work: number;
  readonly label: string;
  readonly detail: string;
}

/** Nothing where the demo's ARM side never ended. */
export function landing(here: Outcome | undefined): Landing | undefined {
  const { speed, workPerDollar: work } = here ?? {};
  if (speed === undefined || work === undefined || !(speed > 0) || !(work > 0)) return undefined;
  return { work, label: `the demo: ${times(work)}`, detail: "for a dollar, simulated" };
}

/** AWS's families in words. */
export const families: Readonly<Record<Family, string>> = { m: "general", c: "compute", r: "memory" };

const latest = (all: readonly Generation[]): readonly Generation[] =>
  all.filter(({ discount }) => discount !== undefined);

/** How much cheaper ARM is, generation by generation: "20 %, 19 %, 15 %". */
export const discounts = (all: readonly Generation[]): readonly string[] =>
  latest(all).map(({ discount = 0 }) => share(-discount));

/** How far the three kinds of machine are apart in their discounts at most, in points of a hundred. */
export function apart(generations: Evidence["generations"]): number {
  const gaps = latest(generations.m).map((_, index) => {
    const each = Object.values(generations).map((all) => latest(all)[index]?.discount ?? 0);
    return Math.max(...each) - Math.min(...each);
  });
  return Number((Math.max(...gaps) * 100).toFixed(1));
}

/** List prices. */
export function priced({ family, generations }: Evidence): string {
  const [first, ...rest] = discounts(generations[family]);
  return `ARM’s discount against Intel shrinks: ${first}, then ${rest.join(", then ")}. AMD’s virtual CPU is a whole core from generation 7 on, as ARM’s; Intel’s is about half a core (not in this data).`;
}

/** One generation's prices. */
export function pricedIn({ generation, intel, amd, arm, discount }: Generation): readonly [string, string] {
  const each = [
    ["Intel", intel],
    ["AMD", amd],
    ["ARM", arm],
  ].flatMap(([maker, price]) => (typeof price === "number" ? [`${maker} ${cents(price)}`] : []));
  const against = discount === undefined ? "only Graviton is listed" : `ARM ${share(-discount)} below Intel`;
  return [`generation ${generation}: ${against}`, `${each.join(", ")} an hour`];
}

/** A price of a vCPU-hour: "4.08 cents". */
export const cents = (usd: number): string => `${count(Number((usd * 100).toFixed(2)))}\u00a0cents`;

/** Pairs of ARM and Intel. */
export function met({ pairs, pair }: Evidence): string {
  if (pair) return met1(pair);
  const same = pairs.filter(({ sameGeneration }) => sameGeneration);
  const work = same.map((one) => one.work);
  return `Against Intel of the same generation, a dollar buys ${times(Math.min(...work))} to ${times(Math.max(...work))} the work. ClickHouse, ${plural(same.length, "pair")}, ARM with about twice the cores; pale: a newer Graviton.`;
}

function met1(pair: Pair): string {
  const said = `On ${pair.arm} against ${pair.x86} a dollar buys ${times(pair.work)} the work, at ${times(pair.speed)} the speed.`;
  const where = pair.sameGeneration
    ? "The demo races on this pair."
    : "A newer Graviton against an older Intel flatters ARM, so it does not go to the demo.";
  return `${said} ClickHouse alone, ${dollars(pair.armUsdPerHour)} against ${dollars(pair.x86UsdPerHour)} an hour. ${where}`;
}
