/** AWS's price file → what a virtual CPU costs, by class, generation and architecture. */
import { group, median } from "d3";
import { allPrices, family, pricesPath, vcpusByName } from "../prices/on-demand.ts";
import { MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One family of machines. US dollars per vCPU-hour, on demand; each field is described in resource.json. */
export interface Row {
  readonly family: string;
  readonly class: string;
  readonly generation: number;
  readonly architecture: "arm" | "intel" | "amd";
  readonly sizes: number;
  readonly usdPerVcpuHour: number;
  readonly vsIntel: number | null;
  readonly vsAmd: number | null;
}

/** Every plain family of general purpose (m), compute (c) and memory (r) machines from generation 5 on. */
const families = ["m", "c", "r"].flatMap((letter) =>
  ["5", "5a", "6g", "6i", "6a", "7g", "7i", "7a", "8g", "8i", "8a", ...(letter === "r" ? [] : ["9g"])].map(
    (rest) => letter + rest,
  ),
);

/** The table `vcpu-prices`. */
export const build: Build<Row> = async (raw) => {
  const types = group(await allPrices(raw), ([type]) => family(type));
  const own = new Map(
    families.map((name) => {
      const each = (types.get(name) ?? []).flatMap(([type, usd]) => {
        const vcpus = type.includes("metal") ? undefined : vcpusByName(type);
        return vcpus === undefined ? [] : [usd / vcpus];
      });
      if (each.length === 0) throw new MalformedRaw(pricesPath, `prices of the family ${name}`, "none");
      return [name, { sizes: each.length, usd: median(each)! }];
    }),
  );
  return families.map((name) => {
    const [, letter = "", generation = "", maker = ""] = /^([a-z])(\d)([a-z]?)$/.exec(name) ?? [];
    const { sizes, usd } = own.get(name)!;
    const against = (makers: readonly string[]) => {
      const other = makers.map((one) => own.get(letter + generation + one)).find((found) => found !== undefined);
      return other === undefined || makers.includes(maker) ? null : round(usd / other.usd - 1, 5);
    };
    return {
      family: name,
      class: letter,
      generation: Number(generation),
      architecture: maker === "g" ? "arm" : maker === "a" ? "amd" : "intel",
      sizes,
      usdPerVcpuHour: round(usd, 6),
      vsIntel: against(["i", ""]),
      vsAmd: against(["a"]),
    };
  });
};

const round = (value: number, digits: number) => Number(value.toFixed(digits));
