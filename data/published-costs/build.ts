/** What terabytes, jobs and fleets of machines cost, as published: one row for each bill or estimate. */
import { greatest, least } from "d3";
import { facts, numbers } from "../facts.ts";
import type { Fact } from "../facts.ts";
import { onDemand } from "../prices/on-demand.ts";
import type { Build } from "../raw.ts";
import { documented, linesWith, rounded } from "./documents.ts";
import type { Documented } from "./documents.ts";

/** One bill or estimate; each field is described in resource.json, null where it was not said. */
export interface Row extends Documented {
  readonly kind: "optimum" | "job" | "machines" | "trillion rows";
  readonly what: string;
  readonly terabytes: number | null;
  readonly machines: number | null;
  readonly minutes: number | null;
  readonly minutesAtMost: boolean;
  readonly usd: number | null;
  readonly usdPerTb: number | null;
}

type Known = Partial<Pick<Row, "terabytes" | "machines" | "minutes" | "minutesAtMost" | "usd">>;

/** The table `published-costs`. */
export const build: Build<Row> = async (raw) => {
  const find = await facts(raw);
  const price = await onDemand(raw);
  const dear = (await facts(linesWith(raw, "| Real job | 250 TB")))("Real job");
  const customer = (await facts(linesWith(raw, "| Real job | 200 TB")))("Real job");
  return [
    ...optimum(find("The optimum")),
    ...jobs(dear, customer, find("Wrong instance family")),
    ...machines(find),
    alwaysOn(find, price),
    ...trillion(find),
  ];
};

/** The row of what is known; a price for a terabyte where both are. */
function row(kind: Row["kind"], what: string, known: Known, source: Documented): Row {
  const { terabytes = null, machines = null, minutes = null, minutesAtMost = false, usd = null } = known;
  const usdPerTb = usd === null || terabytes === null ? null : rounded(usd / terabytes, 4);
  return { kind, what, terabytes, machines, minutes, minutesAtMost, usd, usdPerTb, ...source };
}

/** The ten cents as published, and the exact product at each of its author's three prices. */
function optimum(fact: Fact): Row[] {
  const [terabytes = 0, rate = 0, perHour = 0, spot = 0, usd = 0] = numbers(
    fact.values,
    /([\d.]+) TB ÷ ([\d.]+) MB\/s ÷ ([\d,]+) × \$([\d.]+)\/h = \$([\d.]+) per TB/,
  );
  const [arm = 0, intel = 0] = numbers(fact.values, /at his \$([\d.]+) and \$([\d.]+)/);
  const hours = (terabytes * 1e6) / rate / perHour;
  const at = (what: string, price: number) =>
    row("optimum", what, { terabytes, usd: rounded(hours * price, 4) }, documented("computed", fact));
  return [
    row("optimum", "The optimum: ARM, spot", { terabytes, usd }, documented("quoted", fact)),
    at("The same, not rounded", spot),
    at("ARM, on demand", arm),
    at("Intel, on demand", intel),
  ];
}

function jobs(dear: Fact, customer: Fact, family: Fact): Row[] {
  const [terabytes = 0, minutes = 0, usd = 0] = numbers(dear.values, /([\d.]+) TB, ~(\d+) min, ~\$([\d.]+)/);
  const [stored = 0, paid = 0] = numbers(customer.values, /([\d.]+) TB for \$([\d.]+)/);
  const [burstable = 0, steady = 0] = numbers(
    family.values,
    /\$([\d.]+) \(burstable t3\) → \$([\d.]+) \(m6i\) for one run/,
  );
  return [
    row("job", "Xarray, after tuning", { terabytes, minutes, usd }, documented("quoted", dear)),
    row("job", "NSIDC customer story", { terabytes: stored, usd: paid }, documented("quoted", customer)),
    row("job", "A benchmark suite on burstable t3", { usd: burstable }, documented("quoted", family)),
    row("job", "The same suite on m6i", { usd: steady }, documented("quoted", family)),
  ];
}

function machines(find: (begins: string) => Fact): Row[] {
  const five = find("1,000 machines for 5 minutes");
  const [count = 0, minutes = 0] = numbers(five.fact, /([\d,]+) machines for (\d+) minutes/);
  const [usd = 0] = numbers(five.values, /\$([\d.]+)/);
  const idle = find("1,000 two-CPU ARM VMs");
  const [virtual = 0] = numbers(idle.fact, /([\d,]+) two-CPU ARM VMs/);
  const [total = 0] = numbers(idle.values, /\$([\d.]+) total/);
  return [
    row("machines", five.fact, { machines: count, minutes, usd }, documented("quoted", five)),
    row(
      "machines",
      idle.fact,
      { machines: virtual, usd: total },
      documented("spoken", idle, find("k8s scale-down horror story")),
    ),
  ];
}

/** The list price of one large machine that nobody turns off, in place of a figure that was only a guess on air. */
function alwaysOn(find: (begins: string) => Fact, price: (type: string) => number): Row {
  const hours = 24 * 365;
  const source = documented("computed", find("On-demand us-east-1 prices"));
  const usd = rounded(price("m7i.24xlarge") * hours);
  return row("machines", "m7i.24xlarge left on for a year", { machines: 1, minutes: hours * 60, usd }, source);
}

/** The trillion-row challenge: the same question asked of 2.4 TB (and of Databricks' own copy) by several. */
function trillion(find: (begins: string) => Fact): Row[] {
  const fact = find("One trillion rows");
  const source = documented("quoted", fact);
  const [terabytes = 0] = numbers(fact.fact, /\(([\d.]+) TB\)/);
  const [clickhouse = 0, most = 0] = numbers(fact.values, /ClickHouse \$([\d.]+), < (\d+) min/);
  const [gizmo = 0, whole = 0, seconds = 0, copy = 0] = numbers(
    fact.values,
    /GizmoSQL \$([\d.]+) on demand, (\d+) min (\d+) s \(plus \$([\d.]+) data copy\)/,
  );
  const [spark = 0, took = 0, workers = 0] = numbers(
    fact.values,
    /Spark\/EMR spot \$([\d.]+), (\d+) min, (\d+) × m6i\.xlarge/,
  );
  const of = (what: string, known: Known, from = source) => row("trillion rows", what, { terabytes, ...known }, from);
  return [
    of("ClickHouse", { minutes: most, minutesAtMost: true, usd: clickhouse }),
    of("GizmoSQL, on a local copy", { machines: 1, minutes: rounded(whole + seconds / 60), usd: gizmo }),
    of("GizmoSQL, with making the copy", { machines: 1, usd: rounded(gizmo + copy) }, documented("computed", fact)),
    of("Spark on EMR, spot", { machines: workers, minutes: took, usd: spark }),
    ...warehouses(find("Same trillion-row query")),
    ...fargate(find("Dask on Fargate"), terabytes),
  ];
}

/**
 * The dearest and the cheapest of five sizes of one warehouse (all five: `../published-query`), on its author's own
 * copy, which is smaller; 1 TiB is 2⁴⁰ bytes.
 */
function warehouses(fact: Fact): Row[] {
  const [tebibytes = 0] = numbers(fact.document, /([\d.]+) TiB/);
  const terabytes = rounded((tebibytes * 2 ** 40) / 1e12, 3);
  const sizes = ["Medium", "Large", "X-L", "2X-L", "3X-L"].map((size) => {
    const [seconds = 0, usd = 0] = numbers(fact.values, new RegExp(`(?:^| )${size} (\\d+) s \\$([\\d.]+)`));
    const known = { terabytes, minutes: rounded(seconds / 60, 4), usd };
    return row("trillion rows", `Databricks SQL, ${size}`, known, documented("quoted", fact));
  });
  return [greatest(sizes, ({ usd }) => usd!)!, least(sizes, ({ usd }) => usd!)!];
}

/** Three runs of real Dask; what they cost was not seen. */
function fargate(fact: Fact, terabytes: number): Row[] {
  const [machines = 0] = numbers(fact.fact, /(\d+) × \(4 vCPU/);
  const runs = numbers(fact.values, /([\d,]+) \/ ([\d,]+) \/ ([\d,]+) s/);
  return runs.map((seconds, run) => {
    const known = { terabytes, machines, minutes: rounded(seconds / 60, 4) };
    return row("trillion rows", `Dask on Fargate, run ${run + 1}`, known, documented("quoted", fact));
  });
}
