/** Distributions of use, as computed from three releases → how busy machines are that somebody pays for. */
import { median, sum } from "d3";
import { MalformedRaw, at, isList, isNumber, json, quoted } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";

/** One population and one resource; shares 0 to 1, null where the release does not tell. Fields: see resource.json. */
export interface Row {
  readonly population: string;
  readonly operator: string;
  readonly year: number;
  readonly resource: string;
  readonly median: number | null;
  readonly mean: number | null;
  readonly shareZero: number | null;
  readonly shareBelow5: number | null;
  readonly shareTo10: number;
  readonly shareAbove50: number;
  readonly machines: number | null;
  readonly medianMachineMean: number | null;
  readonly samples: number | null;
  readonly halfHours: string | null;
}

/** The curves of the AcmeTrace repository that are read: its own two clusters, and two earlier ones it compares with. */
const curves = [
  { curve: "Seren GPU util %", population: "Seren", resource: "GPU" },
  { curve: "Kalos GPU util %", population: "Kalos", resource: "GPU" },
  { curve: "Alibaba PAI 2020 GPU util %", population: "PAI", operator: "Alibaba", year: 2020, resource: "GPU" },
  {
    curve: "Microsoft Philly 2017 GPU util %",
    population: "Philly",
    operator: "Microsoft",
    year: 2017,
    resource: "GPU",
  },
  { curve: "Seren CPU util %", population: "Seren", resource: "CPU" },
  { curve: "Kalos CPU util %", population: "Kalos", resource: "CPU" },
  { curve: "Seren host memory %", population: "Seren", resource: "host memory" },
  { curve: "Kalos host memory %", population: "Kalos", resource: "host memory" },
] as const;

/** The table `duty-cycles`: GPUs, then CPUs, then memory. */
export const build: Build<Row> = async (raw) => {
  const rows = [...(await acme(raw)), await genai(raw), await bitbrains(raw)];
  return ["GPU", "CPU", "host memory"].flatMap((resource) => rows.filter((row) => row.resource === resource));
};

async function acme(raw: Raw): Promise<Row[]> {
  const path = "data/acme-util/result.json";
  const file = await json(raw, path);
  return curves.map(({ curve, ...who }) => {
    const percent = (key: string) => at(path, file, ["curves", curve, key], isPercent, "a percentage");
    return row(
      { operator: "Shanghai AI Lab", year: 2023, ...who },
      {
        median: share(percent("p50") / 100),
        shareTo10: share(percent("share_time_le_10") / 100),
        shareAbove50: share(1 - percent("share_time_le_50") / 100),
      },
    );
  });
}

async function genai(raw: Raw): Promise<Row> {
  const path = "data/alibaba-genai-util/result.json";
  const file = await json(raw, path);
  const number = (...place: (string | number)[]) => at(path, file, place, isPercent, "a number");
  const shareZero = share(number("share_zero"));
  if (shareZero < 0.5) throw new MalformedRaw(path, "more than half of the samples at zero", quoted(shareZero));
  const halfHours = at(path, file, ["halfhour_mean"], isList, "the mean of each half hour");
  return row(
    { population: "GenAI image serving", operator: "Alibaba", year: 2026, resource: "GPU" },
    {
      median: 0,
      mean: share(number("mean_duty_pct") / 100),
      shareZero,
      shareBelow5: share(number("hist_5pct_bins_share", 0)),
      shareTo10: share(number("share_lt10")),
      shareAbove50: share(number("share_gt50")),
      machines: at(path, file, ["pods"], isNumber, "a number of pods"),
      medianMachineMean: share(number("pod_mean_q", "50") / 100),
      samples: at(path, file, ["n"], isNumber, "a number of samples"),
      halfHours: halfHours.map((_, index) => number("halfhour_mean", index).toFixed(1)).join(" "),
    },
  );
}

async function bitbrains(raw: Raw): Promise<Row> {
  const path = "data/opendc-surf-bitbrains/result.json";
  const file = await json(raw, path);
  const bins = at(path, file, ["time_share_by_util_bin"], isList, "the shares of time in bins of 5 %").map((_, index) =>
    at(path, file, ["time_share_by_util_bin", index], isPercent, "a share of time"),
  );
  if (bins.length !== 20) throw new MalformedRaw(path, "20 bins of 5 %", `${bins.length}`);
  const means = at(path, file, ["per_vm"], isList, "the machines").map((_, index) =>
    at(path, file, ["per_vm", index, "mean"], isPercent, "a mean use"),
  );
  return row(
    { population: "Bitbrains", operator: "Bitbrains", year: 2013, resource: "CPU" },
    {
      mean: share(at(path, file, ["overall_mean_util"], isPercent, "the mean use")),
      shareBelow5: share(bins[0]!),
      shareTo10: share(sum(bins.slice(0, 2))),
      shareAbove50: share(sum(bins.slice(10))),
      machines: means.length,
      medianMachineMean: share(median(means)!),
    },
  );
}

/** 0 to 100, so also any share. */
const isPercent = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 100;

function share(value: number): number {
  return Number(value.toFixed(4));
}

type Who = Pick<Row, "population" | "operator" | "year" | "resource">;
type Use = Omit<Row, keyof Who>;

/** What a release does not tell is null. */
function row(who: Who, use: Pick<Use, "shareTo10" | "shareAbove50"> & Partial<Use>): Row {
  return {
    population: who.population,
    operator: who.operator,
    year: who.year,
    resource: who.resource,
    median: use.median ?? null,
    mean: use.mean ?? null,
    shareZero: use.shareZero ?? null,
    shareBelow5: use.shareBelow5 ?? null,
    shareTo10: use.shareTo10,
    shareAbove50: use.shareAbove50,
    machines: use.machines ?? null,
    medianMachineMean: use.medianMachineMean ?? null,
    samples: use.samples ?? null,
    halfHours: use.halfHours ?? null,
  };
}
