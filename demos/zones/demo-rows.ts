/** A run as a table: every machine there was. */
import type { DataTable } from "../contract/outcome.ts";
import { duration } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";
import { START_UP } from "./demo-run.ts";
import { forgiving, policyName } from "./demo-words.ts";

const seconds = (micros: number): number => Math.round(micros / 1e6);

/** Machine by machine; the whole run in the last row. */
export function runRows(model: Model): DataTable {
  const { grants, seconds: end, dollars, lost, without, taken, ending, setting } = model;
  return {
    caption: `${policyName(model)}: ${grants.length} machines given, ${taken} of them taken away. Times in seconds since the job was submitted. Assumed: a machine starts in ${duration(START_UP.least)} to ${duration(START_UP.most)}. ${forgiving(setting)}`,
    columns: ["place", "zone", "rented as", "given (s)", "ready (s)", "taken (s)", "price (USD per hour; all: USD)"],
    rows: [
      ...grants.map(({ slot, zone, spot, granted, arrives, gone, usdPerHour }) => [
        slot + 1,
        zone,
        spot ? "spot" : "on demand",
        seconds(granted),
        arrives === null || arrives > end * 1e6 ? "never" : seconds(arrives),
        gone === null || gone > end * 1e6 ? "not before the end" : seconds(gone),
        usdPerHour,
      ]),
      [
        "all",
        `work lost: ${Math.round(lost)} s`,
        `no machine: ${Math.round(without)} s`,
        ending === "done" ? "done" : ending === "late" ? "not done" : "given up",
        Math.round(end),
        `${taken} taken`,
        Number(dollars.toFixed(4)),
      ],
    ],
  };
}
