/** The checks against real Dask, area by area in plain words, from the table that counts them. */
import type { Area, Tally } from "../chart/tally.ts";
import { count, plural } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/fidelity. */
export interface Check {
  readonly proof: "conformance" | "recorded";
  readonly area: string;
  readonly verified: boolean;
  readonly scenarios: number;
  readonly passed: number;
}

/** The areas of the table, by what they are about, for somebody who never heard of Dask. */
const plainly: readonly {
  readonly proof: Check["proof"];
  readonly label: string;
  readonly areas: readonly string[];
}[] = [
  {
    proof: "conformance",
    label: "how many workers",
    areas: ["adaptive.recommendations", "adaptive.target", "adaptive.workersToClose", "adaptive.options"],
  },
  { proof: "conformance", label: "moving work", areas: ["idleSaturated", "stealing.ratio", "stealing.balance"] },
  { proof: "conformance", label: "holding work back", areas: ["queuing", "rootish"] },
  { proof: "conformance", label: "which worker, when", areas: ["decideWorker", "occupancy", "durations", "priority"] },
  { proof: "conformance", label: "what is lost", areas: ["states", "failures"] },
  { proof: "conformance", label: "memory, leaving", areas: ["workerMemory", "retire"] },
  { proof: "recorded", label: "share of time at work", areas: ["efficiency"] },
  { proof: "recorded", label: "one job, replayed", areas: ["task-stream"] },
  {
    proof: "recorded",
    label: "a cluster that scales",
    areas: ["adaptive.burst-delay5", "adaptive.burst", "adaptive.long-tail", "adaptive.trickle", "adaptive.two-bursts"],
  },
];

/** What the table comes to. */
export interface Checks {
  readonly rows: readonly Check[];
  readonly all: Sums;
  readonly scenarios: Sums;
  readonly recorded: Sums;
  /** Read from Dask's tests, not executed on it. */
  readonly read: Sums;
  /** Why one misses, as the table's own list of flaws says it. */
  readonly reason: string;
}

/** So many of so many. */
export interface Sums {
  readonly checks: number;
  readonly passed: number;
}

/** Counts the table. */
export function checksOf(tables: Tables): Checks {
  const rows = rowsOf<Check>(tables, "fidelity");
  const sum = (among: (row: Check) => boolean): Sums =>
    rows
      .filter(among)
      .reduce(({ checks, passed }, row) => ({ checks: checks + row.scenarios, passed: passed + row.passed }), {
        checks: 0,
        passed: 0,
      });
  const flaws = tables["fidelity"]!.about.flaws;
  return {
    rows,
    all: sum(() => true),
    scenarios: sum(({ proof }) => proof === "conformance"),
    recorded: sum(({ proof }) => proof === "recorded"),
    read: sum(({ verified }) => !verified),
    reason: (flaws.find((flaw) => /\bmisses\b/.test(flaw)) ?? "").replace(/; see docs\/scheduler\.md/, ""),
  };
}

/** "96 of 96". */
export const ofAll = ({ checks, passed }: Sums): string => `${count(passed)} of ${count(checks)}`;

/** Two headings and their areas; an area that the table gained and nobody named stands by its own name. */
export function talliesOf({ rows, scenarios, recorded }: Checks): Tally[] {
  const of = (proof: Check["proof"]): Area[] => {
    const groups = plainly.filter((group) => group.proof === proof);
    const named = new Set(groups.flatMap(({ areas }) => areas));
    const others = rows
      .filter((row) => row.proof === proof && !named.has(row.area))
      .map(({ area }) => ({ label: area, areas: [area] }));
    return [...groups, ...others].map(({ label, areas }) => ({
      label,
      parts: rows
        .filter((row) => row.proof === proof && areas.includes(row.area))
        .toSorted((a, b) => Number(b.verified) - Number(a.verified))
        .map((row) => ({ checks: row.scenarios, passed: row.passed, hatched: !row.verified })),
    }));
  };
  return [
    { title: "one decision at a time", figure: ofAll(scenarios), areas: of("conformance") },
    { title: "recorded runs, replayed", figure: ofAll(recorded), areas: of("recorded") },
  ];
}

/** "1 misses", "none misses". */
export const missing = ({ checks, passed }: Sums): string =>
  checks === passed ? "none misses" : `${count(checks - passed)} ${checks - passed === 1 ? "misses" : "miss"}`;

/** "160 checks". */
export const many = ({ checks }: Sums): string => plural(checks, "check");
