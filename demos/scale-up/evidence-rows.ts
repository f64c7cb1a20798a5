/** The evidence as a table, for the picture shown. */
import type { DataTable } from "../contract/outcome.ts";
import type { Evidence } from "./evidence-model.ts";

const exact = (number: number): number => Number(number.toPrecision(4));

/** The numbers behind the picture. */
export function evidenceRows({ view, sizes, runners, mean, warehouses, queries }: Evidence): DataTable {
  if (view === "query")
    return {
      caption: "One query over a trillion rows on five sizes of warehouse, as published",
      columns: ["size", "Databricks units an hour", "time (s)", "cost (US dollars)"],
      rows: warehouses.map(({ size, dbuPerHour, seconds, usd }) => [size, dbuPerHour, seconds, usd]),
    };
  if (view === "tpch")
    return {
      caption: "Dask's TPC-H queries: ten times the data on ten times the machines",
      columns: ["query", "machines for 1 TB", "1 TB (s)", "machines for 10 TB", "10 TB (s)", "times as long"],
      rows: queries.map((one) => [
        one.query,
        one.machines1Tb,
        one.seconds1Tb,
        one.machines10Tb,
        one.seconds10Tb,
        one.ratio,
      ]),
    };
  const bigger = sizes.slice(1);
  return {
    caption: `Times as fast and bill relative to 2 vCPU, ${mean === "total" ? "by total seconds" : "by the geometric mean of the queries"}: the middle of 53 set-ups, and each`,
    columns: ["set-up", ...bigger.flatMap(({ vcpus }) => [`${vcpus} vCPU: times as fast`, `${vcpus} vCPU: bill`])],
    rows: [
      ...(["middle", "low", "high"] as const).map((part) => [
        { middle: "all, median", low: "all, 10th percentile", high: "all, 90th percentile" }[part],
        ...bigger.flatMap(({ speed, bill }) => [speed[part], bill[part]]),
      ]),
      ...runners.map(({ name, speed, bill }) => [
        name,
        ...bigger.flatMap((_, index) => [exact(speed[index + 1]!), exact(bill[index + 1]!)]),
      ]),
    ],
  };
}
