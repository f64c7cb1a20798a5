/** What firms say of their own cloud bills: the share they think wasted, and by how much budgets were exceeded. */
import { facts, factsPath, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One answer of one year's survey, 0 to 1. */
export interface Row {
  readonly year: number;
  readonly measure: "wasted" | "over budget";
  readonly share: number;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** A word in the address that each figure was read at: the survey itself was not, and no report carries all six. */
const readAt = {
  wasted: { 2020: "betanews.com/2020", 2022: "synapticweb", 2025: "alisafari" },
  "over budget": { 2020: "betanews.com/2020", 2022: "synapticweb", 2025: "betanews.com/2025" },
} as const;

/** The table `cloud-waste`: the three years of each measure. */
export const build: Build<Row> = async (raw) => {
  const { values, document, confidence, url: urls } = (await facts(raw))("What firms say");
  const three = String.raw`(\d+) % \(2020\)\W+(\d+) % \(2022\)\W+(\d+) % \(2025\)`;
  const texts = {
    wasted: numbers(values, new RegExp(`wasted cloud spend: ${three}`)),
    "over budget": numbers(values, new RegExp(`budgets exceeded by ${three}`)),
  };
  return (["wasted", "over budget"] as const).flatMap((measure) =>
    ([2020, 2022, 2025] as const).map((year, index) => {
      const url = urls.split(" ; ").find((address) => address.includes(readAt[measure][year]));
      if (!url) throw new MalformedRaw(factsPath, `an address with ${readAt[measure][year]}`, quoted(urls));
      return {
        year,
        measure,
        share: texts[measure][index]! / 100,
        origin: "quoted" as const,
        document,
        url,
        confidence,
      };
    }),
  );
};
