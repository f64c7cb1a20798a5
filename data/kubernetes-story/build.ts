/** The rules of one story told aloud → a day of its node pool, by arithmetic. */
import { facts, numbers } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";
import type { Build } from "../raw.ts";

/** One number of the story, or one that follows from them; each field is described in resource.json. */
export interface Row {
  readonly name: string;
  readonly label: string;
  readonly jobMinutes: number | null;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** What the pool does: `nodes` for `jobMinutes` every `everyHours`, then one leaves per `removalMinutes`. */
export interface Rules {
  readonly nodes: number;
  readonly jobMinutes: number;
  readonly everyHours: number;
  readonly removalMinutes: number;
}

/** An ordinary month of the bill: $50,000 is that of thirty days. */
const daysPerMonth = 30;

/** Node-hours billed in a day of the steady state: the first node leaves when the job ends, all are back for the next. */
export function billedPerDay({ nodes, jobMinutes, everyHours, removalMinutes }: Rules): number {
  let nodeMinutes = nodes * jobMinutes;
  let left = nodes;
  for (let at = jobMinutes; at < everyHours * 60 && left > 0; at += removalMinutes) {
    left -= 1;
    nodeMinutes += left * Math.min(removalMinutes, everyHours * 60 - at);
  }
  return (nodeMinutes / 60) * (24 / everyHours);
}

/** The table `kubernetes-story`: what was said, then what follows, for each length of the job that was said. */
export const build: Build<Row> = async (raw) => {
  const fact = await facts(raw);
  const [story, replay] = [fact("k8s scale-down horror story"), fact("[derived] replay of that policy")];
  const [bill, nodes, perRemoval, removalMinutes, everyHours, least, most] = numbers(
    story.values,
    /^\$([\d,]+) in a month; ([\d,]+) nodes; (\d+) node removed \/ (\d+) min; every (\d+) h; expected \$(\d+)–(\d+)\/day/,
  ) as [number, number, number, number, number, number, number];
  const lengths = numbers(replay.values, /useful \((\d+)-min job\).*\((\d+)-min\)/);

  const said = row(story, story.url, "spoken");
  const follows = row(replay, story.url, "computed");
  const rules = { nodes, everyHours, removalMinutes: removalMinutes / perRemoval };
  return [
    said("nodes", "Nodes the job wants", null, nodes, "nodes"),
    ...lengths.map((minutes) => said("jobMinutes", "Length of the job", minutes, minutes, "min")),
    said("everyHours", "A job every", null, everyHours, "h"),
    said("removalMinutes", "One idle node leaves every", null, rules.removalMinutes, "min"),
    said("usdPerMonth", "The month's bill", null, bill, "US dollars"),
    said("usdPerDayExpectedLeast", "Expected a day, at least", null, least, "US dollars"),
    said("usdPerDayExpectedMost", "Expected a day, at most", null, most, "US dollars"),
    follows("drainHours", "To remove every node", null, (nodes * rules.removalMinutes) / 60, "h"),
    ...lengths.flatMap((jobMinutes) => {
      const billed = billedPerDay({ ...rules, jobMinutes });
      const useful = ((nodes * jobMinutes) / 60) * (24 / everyHours);
      const price = bill / daysPerMonth / billed;
      return [
        follows("billedPerDay", "Node-hours billed a day", jobMinutes, billed, "node-hours"),
        follows("usefulPerDay", "Node-hours of work a day", jobMinutes, useful, "node-hours"),
        follows("billedPerUseful", "Billed for each useful one", jobMinutes, billed / useful, "times"),
        follows("usdPerNodeHour", "Price the bill implies", jobMinutes, price, "US dollars per node-hour"),
        follows("usdPerDayUseful", "Work alone at that price, a day", jobMinutes, useful * price, "US dollars"),
      ];
    }),
  ];
};

/** Rows of one origin; five significant digits. */
function row({ document, confidence }: Fact, url: string, origin: Origin) {
  return (name: string, label: string, jobMinutes: number | null, value: number, unit: string): Row => ({
    name,
    label,
    jobMinutes,
    value: Number(value.toPrecision(5)),
    unit,
    origin,
    document,
    url,
    confidence,
  });
}
