/** Bills that nobody wanted, as told in one podcast. */
import { facts, numbers } from "../facts.ts";
import { documented } from "../published-costs/documents.ts";
import type { Documented } from "../published-costs/documents.ts";
import type { Build } from "../raw.ts";

/** One story: what it cost, and what it was expected to cost in thirty days, where that was said. */
export interface Row extends Documented {
  readonly what: string;
  readonly usd: number;
  readonly usdExpectedLow: number | null;
  readonly usdExpectedHigh: number | null;
}

/** What was expected was said for a day, what it cost for a month. */
const daysInMonth = 30;

/** The table `cost-accidents`. */
export const build: Build<Row> = async (raw) => {
  const find = await facts(raw);
  const story = find("k8s scale-down horror story");
  const fact = find("Accidents");
  const [pool = 0, logs = 0, student = 0, serverless = 0] = numbers(
    fact.values,
    /\$([\d,]+) k8s pool · \$([\d,]+) debug logs .* · \$([\d,]+) forgotten .* · ~\$([\d,]+) serverless app/,
  );
  const [low = 0, high = 0] = numbers(story.values, /expected \$(\d+)–(\d+)\/day/);
  const source = documented("spoken", fact, story);
  const row = (what: string, usd: number, a: number | null = null, b: number | null = null): Row => ({
    what,
    usd,
    usdExpectedLow: a,
    usdExpectedHigh: b,
    ...source,
  });
  return [
    row("A serverless app, the host's story", serverless),
    row("Kubernetes pool, one month", pool, low * daysInMonth, high * daysInMonth),
    row("Debug logs", logs),
    row("A student's forgotten resources", student),
  ];
};
