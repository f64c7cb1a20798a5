/** The sentences of the model card, and the same as tables. */
import { count, plural } from "../contract/format.ts";
import type { DataTable } from "../contract/outcome.ts";
import { many, missing, ofAll, type Checks } from "./checks.ts";
import { RELEASE, said, type Setting } from "./defaults.ts";
import { leftOut } from "./left-out.ts";

/** How many checks pass, and which does not. */
export function checked({ all, scenarios, recorded, read }: Checks): string {
  return (
    `${ofAll(all)} checks against real Dask pass, ${missing(all)}. ` +
    `${count(scenarios.checks)} ask for one decision, ${count(read.checks)} of them only read from Dask’s tests; ` +
    `${count(recorded.checks)} replay recorded runs.`
  );
}

/** What the settings are. */
export const defaulted = (shown: number, settings: readonly Setting[]): string =>
  `Nobody tuned these: they are Dask’s own defaults, as of ${RELEASE}. ` +
  `Here are ${count(shown)} of the ${plural(settings.length, "setting")} that the simulations keep; a lesson that changes one says so.`;

/** What is not modelled. */
export const omitted = (): string =>
  `${plural(leftOut.length, "thing")} that Dask does or meets are left out; ${count(leftOut.filter(({ unused }) => unused).length)} of them no lesson uses. ` +
  "Times were measured on one machine or are assumptions: trust the shape, not the second.";

/** Every area of the table. */
export const checksTable = ({ rows, all }: Checks): DataTable => ({
  caption: `Checks of the mini scheduler against real Dask, by area: ${many(all)}`,
  columns: ["proof", "area", "expectations", "checks", "passed"],
  rows: rows.map(({ proof, area, verified, scenarios, passed }) => [
    proof === "recorded" ? "recorded runs" : "scenarios",
    area,
    proof === "recorded" ? "recorded on real Dask" : verified ? "executed on real Dask" : "read from its tests",
    scenarios,
    passed,
  ]),
});

/** Every setting of the release, those on the board among them. */
export const settingsTable = (settings: readonly Setting[]): DataTable => ({
  caption: `Dask’s defaults that the simulations keep, of release ${RELEASE}`,
  columns: ["setting", "value", "what it does"],
  rows: settings.map((setting) => [setting.key, said(setting), setting.meaning]),
});

/** All that is left out. */
export const leftOutTable = (): DataTable => ({
  caption: "What the simulations leave out of Dask, what they do instead, and what that means for the lessons",
  columns: ["left out", "in Dask’s words", "instead", "what that means"],
  rows: leftOut.map(({ what, instead, plainly, means }) => [plainly, what, instead, means]),
});
