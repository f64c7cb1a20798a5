/** The evidence as tables. */
import type { DataTable } from "../contract/outcome.ts";
import { DAYS, lengths, type Story } from "./story.ts";
import { sumOf, type Survey, type Way } from "./waits.ts";

/** The story: what was told, and what we worked out. */
export function rowsOfStory(story: Story): DataTable {
  const { nodes, everyHours, removalMinutes, usdPerMonth, expected, drainHours, worked } = story;
  const told = "told on Talk Python 519, 17:27–19:38";
  const ours = "our arithmetic on what was told";
  return {
    caption:
      "The story of a pool that shrank too slowly, and what follows from its rules; one anecdote, not a measurement",
    columns: ["what", "value", "unit", "how known"],
    rows: [
      ["nodes a job wants", nodes, "nodes", told],
      ["a job every", everyHours, "h", told],
      ["one idle node leaves every", removalMinutes, "min", told],
      ["the month’s bill", usdPerMonth, "US dollars", told],
      ["expected, at least", expected[0], "US dollars a day", told],
      ["expected, at most", expected[1], "US dollars a day", told],
      ["to let all nodes go", drainHours, "h", ours],
      ...lengths.flatMap((length) => {
        const { billed, useful, over, usdPerNodeHour, usdUseful } = worked[length];
        const job = `if the job takes ${length} min`;
        return [
          [`billed, ${job}`, billed, "node-hours a day", ours],
          [`work, ${job}`, useful, "node-hours a day", ours],
          [`billed for each of work, ${job}`, over, "times", ours],
          [`price that the bill implies, ${job}`, usdPerNodeHour, "US dollars a node-hour", `inferred: the bill over ${DAYS} days`], // prettier-ignore
          [`work alone at that price, ${job}`, usdUseful, "US dollars a day", ours],
        ];
      }),
    ],
  };
}

/** Each step with its document. */
export function rowsOfWays(ways: readonly Way[]): DataTable {
  const silent = "not in this table";
  return {
    caption: "Documented times from wanting nodes to having them, and from idle to not billed",
    columns: ["way", "steps (s, least to most)", "nodes after, least (s)", "nodes after, most (s)", "not billed after (s idle)", "leave together (nodes)", "document"], // prettier-ignore
    rows: ways.map(({ title, start, stop, atOnce, spoken, document, date }) => {
      const [least, most] = sumOf(start);
      const steps = start.map((step) => `${step.step}: ${step.least} to ${step.most}`).join("; ");
      const said = `${spoken ? "spoken: " : ""}${document}, ${date === "n.d." ? "undated" : date}`;
      return [title, steps, least, most, stop ? sumOf(stop)[1] : silent, atOnce ?? silent, said];
    }),
  };
}

/** Who ticked what. */
export function rowsOfSurvey({ years, people, launches }: Survey): DataTable {
  return {
    caption: "How people who answered Dask’s surveys launch Dask on clusters; several ticks each",
    columns: ["option", ...years.map((year, index) => `${year} (people of ${people[index]!})`), ...years.map((year) => `${year} (%)`)], // prettier-ignore
    rows: launches.map(({ option, counts, shares }) => [option, ...counts, ...shares.map((part) => Math.round(part * 1000) / 10)]), // prettier-ignore
  };
}
