/** The tables of the ten lessons → what each lesson rests on: how many of what were counted, whose they are, of which years. */
import adaptiveAbout from "../adaptive-runs/resource.json" with { type: "json" };
import { build as adaptive } from "../adaptive-runs/build.ts";
import armAbout from "../arm-pairs/resource.json" with { type: "json" };
import { build as arm } from "../arm-pairs/build.ts";
import efficiencyAbout from "../dask-efficiency/resource.json" with { type: "json" };
import { build as efficiency } from "../dask-efficiency/build.ts";
import demandAbout from "../demand-summary/resource.json" with { type: "json" };
import { build as demand } from "../demand-summary/build.ts";
import updatesAbout from "../environment-updates/resource.json" with { type: "json" };
import { build as updates } from "../environment-updates/build.ts";
import gilAbout from "../gil-operations/resource.json" with { type: "json" };
import { build as gil } from "../gil-operations/build.ts";
import clustersAbout from "../job-clusters/resource.json" with { type: "json" };
import { build as clusters } from "../job-clusters/build.ts";
import coresAbout from "../job-cores/resource.json" with { type: "json" };
import { build as cores } from "../job-cores/build.ts";
import costsAbout from "../job-cost-summary/resource.json" with { type: "json" };
import { build as costs } from "../job-cost-summary/build.ts";
import timesAbout from "../kubernetes-latencies/resource.json" with { type: "json" };
import { build as times } from "../kubernetes-latencies/build.ts";
import storyAbout from "../kubernetes-story/resource.json" with { type: "json" };
import { build as story } from "../kubernetes-story/build.ts";
import publishedAbout from "../published-costs/resource.json" with { type: "json" };
import { build as published } from "../published-costs/build.ts";
import { build as setUps } from "../scale-up-setups/build.ts";
import scaleAbout from "../scale-up/resource.json" with { type: "json" };
import { build as scale } from "../scale-up/build.ts";
import spotAbout from "../spot-zones/resource.json" with { type: "json" };
import { build as spot } from "../spot-zones/build.ts";
import surveyAbout from "../survey-sizes/resource.json" with { type: "json" };
import { build as survey } from "../survey-sizes/build.ts";
import tpchAbout from "../tpch-scale/resource.json" with { type: "json" };
import { build as tpch } from "../tpch-scale/build.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";
import type { Origin } from "../facts.ts";

/** One sample of one lesson; each field is described in resource.json. */
export interface Row {
  readonly lesson: number;
  readonly main: boolean;
  readonly table: string;
  readonly kind: "log" | "people" | "others" | "own" | "said";
  readonly count: number;
  readonly what: string;
  readonly whose: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly population: string;
  readonly origin: Origin;
}

type About = { readonly name: string; readonly population: string; readonly credit: string };
type Counted = Pick<Row, "kind" | "count" | "what" | "whose">;
type Years = readonly [from: number, to: number];

/** The table `lesson-samples`: by lesson, the sample that its claim rests on first. */
export const build: Build<Row> = async (raw) => {
  const row = (lesson: number, main: boolean, about: About, of: Counted, years = credited(about)): Row => ({
    lesson,
    main,
    table: about.name,
    ...of,
    fromYear: years[0],
    toYear: years[1],
    population: about.population,
    origin: "computed",
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const span = (rows: readonly { readonly year: number }[]): Years => {
    const years = rows.map(({ year }) => year);
    return [Math.min(...years), Math.max(...years)];
  };
  const many = (names: readonly string[]): number => new Set(names).size;

  // The logs of hundreds of thousands of jobs last: a broken small file is named before they are read.
  const operations = await gil(raw);
  const pairs = (await arm(raw)).filter(({ isDask }) => !isDask);
  const steps = await times(raw);
  await story(raw);
  const changes = await updates(raw);
  const zones = await spot(raw);
  const recorded = await adaptive(raw);
  const people = await survey(raw);
  const lengths = await efficiency(raw);
  const sized = (await scale(raw))[0]!;
  const databases = await setUps(raw);
  const queries = await tpch(raw);
  const bills = await published(raw);
  const grid = await cores(raw);
  const logs = await clusters(raw);
  const priced = await costs(raw);
  const surf = (await demand(raw)).find(({ trace }) => trace.startsWith("SURF"))!;

  return [
    row(
      1,
      true,
      gilAbout,
      {
        kind: "own",
        count: operations.length,
        what: "operations timed",
        whose: "one two-core machine of ours",
      },
      measured(gilAbout),
    ),
    row(2, true, timesAbout, {
      kind: "said",
      count: steps.length,
      what: "times stated",
      whose: `${many(steps.map(({ document }) => document.split(",")[0]!))} public sources`,
    }),
    row(2, false, storyAbout, { kind: "said", count: 1, what: "story", whose: "told on a podcast" }),
    row(3, true, armAbout, {
      kind: "others",
      count: pairs.length,
      what: "set-ups on both chips",
      whose: `${many(pairs.map(({ engine }) => engine))} query engines`,
    }),
    row(4, true, updatesAbout, {
      kind: "log",
      count: changes.length,
      what: "updates",
      whose: "one science image",
    }),
    row(5, true, spotAbout, {
      kind: "others",
      count: sum(zones.map(({ ticks }) => ticks)),
      what: "probes",
      whose: `${zones.length} zones of one cloud`,
    }),
    row(6, true, demandAbout, { kind: "log", count: surf.jobs, what: "jobs", whose: "one national centre" }),
    row(
      6,
      false,
      adaptiveAbout,
      {
        kind: "own",
        count: recorded.length,
        what: "runs of Dask",
        whose: "one machine of ours",
      },
      measured(adaptiveAbout),
    ),
    row(7, true, surveyAbout, {
      kind: "people",
      count: sum(people.map(({ count }) => count)),
      what: "people",
      whose: "who answered Dask’s survey",
    }),
    row(7, false, coresAbout, {
      kind: "log",
      count: sum(grid.map(({ jobs }) => jobs)),
      what: "jobs",
      whose: "one academic grid",
    }),
    row(
      8,
      true,
      clustersAbout,
      {
        kind: "log",
        count: sum(logs.map(({ n }) => n)),
        what: "jobs",
        whose: `${logs.length} shared clusters`,
      },
      span(logs),
    ),
    row(
      8,
      false,
      efficiencyAbout,
      {
        kind: "own",
        count: lengths.length,
        what: "task lengths on Dask",
        whose: "one machine of ours",
      },
      measured(efficiencyAbout),
    ),
    row(9, true, scaleAbout, {
      kind: "others",
      count: sized.setUps,
      what: "set-ups",
      whose: `${many(databases.map(({ engine }) => engine))} database engines`,
    }),
    row(9, false, tpchAbout, {
      kind: "others",
      count: queries.length,
      what: "queries",
      whose: "Dask itself",
    }),
    row(10, true, publishedAbout, {
      kind: "said",
      count: bills.length,
      what: "published costs",
      whose: "chosen cases",
    }),
    row(
      10,
      false,
      costsAbout,
      {
        kind: "log",
        count: sum(priced.map(({ n }) => n)),
        what: "jobs, priced by us",
        whose: `${priced.length} shared clusters`,
      },
      span(priced),
    ),
  ];
};

/** The first year, or years, that a table's source line names: "2025–26", "15 Feb 2023". */
function credited({ name, credit }: About): Years {
  const found = /\b((?:19|20)\d\d)(?:–(\d\d)?(\d\d))?(?!\d|\.\d)/.exec(credit);
  if (!found) throw new MalformedRaw(`data/${name}/resource.json`, "a year in its credit", quoted(credit));
  const from = Number(found[1]);
  return [from, found[3] === undefined ? from : Number(`${found[2] ?? String(from).slice(0, 2)}${found[3]}`)];
}

/** When we measured it ourselves. */
function measured({ sources }: { readonly sources: readonly { readonly retrieved: string }[] }): Years {
  const years = sources.map(({ retrieved }) => Number(retrieved.slice(0, 4)));
  return [Math.min(...years), Math.max(...years)];
}
