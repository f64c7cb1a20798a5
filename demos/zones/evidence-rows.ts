/** The pictures of the evidence as tables, exact. */
import type { DataTable } from "../contract/outcome.ts";
import type { AnyOf, Gang, Zone } from "./evidence-record.ts";
import { foundAt, PROBES } from "./evidence-record.ts";
import { momentWords } from "./record.ts";

const percent = (part: number): number => Number((part * 100).toFixed(3));

/** Zone by zone. */
export const rowsOfZones = (zones: readonly Zone[], any: number, moment: number): DataTable => ({
  caption: `How often a spot V100 could be had in nine AWS zones over 45.5 days; any of the nine: ${percent(any)} % of the time`,
  columns: [
    "zone",
    "place",
    "time with a GPU (%)",
    `probes with a GPU on ${momentWords(moment)} (of ${PROBES})`,
    "changes",
    "mean stretch with (min)",
    "mean stretch without (min)",
    "longest without (h)",
  ],
  rows: zones.map((zone) => [
    zone.zone,
    zone.place,
    percent(zone.availability),
    foundAt(zone, moment),
    zone.switches,
    zone.meanUpMinutes,
    zone.meanDownMinutes,
    zone.longestDownHours,
  ]),
});

/** By how many zones one may use. */
export const rowsOfChance = (rows: readonly AnyOf[]): DataTable => ({
  caption: "How often at least one of so many zones had a spot V100, over all choices of so many, and the wait for it",
  columns: [
    "zones",
    "choices",
    "mean (% of the time)",
    "worst choice (%)",
    "best choice (%)",
    "if zones were independent (%)",
    "mean wait (min)",
    "95 % wait no longer than (min)",
  ],
  rows: rows.map((row) => [
    row.zones,
    row.combinations,
    percent(row.mean),
    percent(row.min),
    percent(row.max),
    percent(row.independent),
    row.meanWaitMinutes,
    row.p95WaitMinutes,
  ]),
});

/** Waits, and sixteen at once. */
export const rowsOfWaits = (rows: readonly AnyOf[], sixteen: readonly Gang[]): DataTable => ({
  caption: "The mean wait for one spot V100, and how often sixteen could be had at once in one zone",
  columns: ["wanted", "where", "mean wait (min)", "time with all of them (%)"],
  rows: [
    ...rows
      .filter(({ zones }) => [1, 3, 9].includes(zones))
      .map((row) => [
        "1 V100",
        row.zones === 1 ? "one zone" : `any of ${row.zones} zones`,
        row.meanWaitMinutes,
        percent(row.mean),
      ]),
    ...sixteen.map((row) => [
      "16 V100",
      row.zones === 1 ? row.zone : `one of ${row.zones} zones`,
      "not known",
      percent(row.availability),
    ]),
  ],
});
