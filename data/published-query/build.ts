/** A published test → one row per size of warehouse: the same query, its seconds and its dollars. */
import { facts, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import type { Build } from "../raw.ts";

/** One size of warehouse; each field is described in resource.json. */
export interface Row {
  readonly size: string;
  readonly seconds: number;
  readonly usd: number;
  readonly dbuPerHour: number;
  readonly usdPerDbu: number;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** As the facts name the sizes, smallest first, and as Databricks does. */
const sizes = [
  ["Medium", "Medium"],
  ["Large", "Large"],
  ["X-L", "X-Large"],
  ["2X-L", "2X-Large"],
  ["3X-L", "3X-Large"],
] as const;

/** The table `published-query`. */
export const build: Build<Row> = async (raw) => {
  const { values, document, url, confidence } = (await facts(raw))("Same trillion-row query");
  const rates = numbers(values, /\((\d+)\/(\d+)\/(\d+)\/(\d+)\/(\d+) DBU\/h × \$([\d.]+)\)/);
  return sizes.map(([name, size], index) => {
    const [seconds, usd] = numbers(values, new RegExp(`(?:^|· )${name} (\\d+) s \\$([\\d.]+)`));
    return {
      size,
      seconds: seconds!,
      usd: usd!,
      dbuPerHour: rates[index]!,
      usdPerDbu: rates.at(-1)!,
      origin: "quoted",
      document,
      url,
      confidence,
    };
  });
};
