import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Row as Pair } from "../../data/arm-pairs/build.ts";
import { facts, numbers } from "../../data/facts.ts";
import { build as list, machinesPath } from "../../data/prices/build.ts";
import type { Row } from "../../data/prices/build.ts";
import { allPrices, family, isArm, onDemand, pricesPath, vcpusByName } from "../../data/prices/on-demand.ts";
import { MalformedRaw, json } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { build as perVcpu } from "../../data/vcpu-prices/build.ts";
import type { Row as Vcpu } from "../../data/vcpu-prices/build.ts";
import { raw as root, rows } from "./tables.ts";

const prices = rows<Row>("prices");
const families = rows<Vcpu>("vcpu-prices");
const disk: Raw = (path) => readFile(join(root, path));
const here = existsSync(join(root, pricesPath));

const of = (type: string) => prices.find((row) => row.type === type)!;
const bill = (machines: number, type: string, minutes: number) =>
  ((machines * of(type).usdPerHour * minutes) / 60).toFixed(2);
const called = (name: string) => families.find((row) => row.family === name)!;

describe("the price list", () => {
  test("100 m7g.xlarge for ten minutes cost $2.72, 1,000 of them $27.20, and 10 g5.xlarge $1.68", () => {
    expect(bill(100, "m7g.xlarge", 10)).toBe("2.72");
    expect(bill(1000, "m7g.xlarge", 10)).toBe("27.20");
    expect(bill(10, "g5.xlarge", 10)).toBe("1.68");
  });

  test("a machine of about 100 cores that is never off, m7i.24xlarge, costs $42,384 a year", () => {
    expect(of("m7i.24xlarge")).toMatchObject({ vcpus: 96, memoryGib: 384, usdPerHour: 4.8384 });
    expect(Math.round(of("m7i.24xlarge").usdPerHour * 8760)).toBe(42_384);
  });

  test("m7g.medium is $0.0408, m7g.large has 8 GiB, the metal pair has 192 vCPUs each", () => {
    expect(of("m7g.medium")).toMatchObject({ architecture: "arm", vcpus: 1, memoryGib: 4, usdPerHour: 0.0408 });
    expect(of("m7g.large").memoryGib).toBe(8);
    expect(of("c7a.metal-48xl")).toMatchObject({ architecture: "x86", vcpus: 192, usdPerHour: 9.85344 });
    expect(of("c8g.metal-48xl")).toMatchObject({ architecture: "arm", vcpus: 192, usdPerHour: 7.65696 });
    const { x86UsdPerHour, armUsdPerHour } = rows<Pair>("arm-pairs")[0]!;
    expect([x86UsdPerHour, armUsdPerHour]).toEqual([9.85344, 7.65696]);
  });

  test("every type is there once, ARM is what is named so, and only g and p have GPUs", () => {
    expect(new Set(prices.map(({ type }) => type)).size).toBe(prices.length);
    for (const { type, architecture, vcpus, memoryGib, gpu, usdPerHour } of prices) {
      expect(architecture, type).toBe(/^(m|c|r)\dg\.|^t4g\./.test(type) ? "arm" : "x86");
      expect(gpu, type).toBe(/^[gp]\d/.test(type));
      expect(memoryGib === null, type).toBe(/^[mcr]8i\./.test(type));
      expect(vcpus).toBeGreaterThanOrEqual(1);
      expect(usdPerHour / vcpus, type).toBeGreaterThan(0.01);
    }
    for (const type of ["g4dn.xlarge", "g6.xlarge", "g6e.xlarge", "p3.2xlarge", "p4d.24xlarge", "p5.48xlarge"])
      expect(of(type).gpu).toBe(true);
    for (const size of ["large", "xlarge", "2xlarge", "4xlarge", "metal"]) expect(of(`c6a.${size}`)).toBeDefined();
  });

  test("in the table the price of a family is in proportion to its vCPUs, as in vcpu-prices", () => {
    for (const { type, vcpus, usdPerHour } of prices) {
      const row = called(family(type));
      if (row) expect(usdPerHour / vcpus / row.usdPerVcpuHour, type).toBeCloseTo(1, 2);
    }
  });
});

describe("the price of a virtual CPU", () => {
  test.each([
    ["m7g", "0.0408"],
    ["m7i", "0.0504"],
    ["m7a", "0.0580"],
    ["m8g", "0.0449"],
    ["m8i", "0.0529"],
    ["m8a", "0.0609"],
  ])("%s: $%s an hour", (name, usd) => {
    expect(called(name).usdPerVcpuHour.toFixed(4)).toBe(usd);
  });

  test("Graviton is 20, 19, 15 % below Intel, and 11, 30, 26 % below AMD, in generations 6, 7, 8", () => {
    const percent = (share: number | null) => Math.round(100 * share!);
    expect([6, 7, 8].map((n) => percent(called(`m${n}g`).vsIntel))).toEqual([-20, -19, -15]);
    // public-data.md says 29 for generation 7: 29.6 for m and r, 29.4 for c
    expect([6, 7, 8].map((n) => percent(called(`m${n}g`).vsAmd))).toEqual([-11, -30, -26]);
    for (const n of [6, 7, 8])
      for (const key of ["vsIntel", "vsAmd"] as const)
        for (const letter of ["c", "r"])
          expect(Math.abs(called(`${letter}${n}g`)[key]! - called(`m${n}g`)[key]!)).toBeLessThan(0.01);
  });

  test("a discount is one price against the other, and null where there is no other", () => {
    const makers = { arm: "g", intel: "i", amd: "a" };
    for (const { class: letter, generation, architecture, family: name, usdPerVcpuHour, vsIntel, vsAmd } of families) {
      expect(name === `${letter}${generation}${makers[architecture]}` || name === `${letter}5`, name).toBe(true);
      const twin = (maker: string) =>
        called(`${letter}${generation}${maker}`) ?? (maker === "i" ? called(`${letter}5`) : undefined);
      for (const [found, other] of [
        [vsIntel, generation === 9 || architecture === "intel" ? undefined : twin("i")],
        [vsAmd, architecture === "amd" ? undefined : twin("a")],
      ] as const) {
        if (other === undefined) expect(found, name).toBe(null);
        else expect(found, name).toBeCloseTo(usdPerVcpuHour / other.usdPerVcpuHour - 1, 3);
      }
    }
    expect(families.filter(({ generation }) => generation === 9).map((row) => row.architecture)).toEqual([
      "arm",
      "arm",
    ]);
    expect(families).toHaveLength(3 * (2 + 3 + 3 + 3) + 2);
  });
});

describe.skipIf(!here)("from the raw files", () => {
  test("1,367 types of 181 families are listed, 396 (29 %) of 41 families are Graviton", async () => {
    const types = [...(await allPrices(disk)).keys()];
    const arm = types.filter(isArm);
    expect([types.length, new Set(types.map(family)).size]).toEqual([1367, 181]);
    expect([arm.length, new Set(arm.map(family)).size]).toEqual([396, 41]);
    expect(arm.length / types.length).toBeCloseTo(0.29, 2);
    expect(arm.some((type) => /^(g[456]\.|g6e|p6e)/.test(type))).toBe(false);
  });

  test("the .large prices of facts.md are those of the list", async () => {
    const { values } = (await facts(disk))("On-demand us-east-1 prices");
    const price = await onDemand(disk);
    const quoted = [...values.matchAll(/([a-z]\d[a-z]?)(\.medium)? ([\d.]+)/g)];
    expect(quoted).toHaveLength(16);
    for (const [, name, medium, usd] of quoted) {
      const type = `${name}${medium ?? ".large"}`;
      expect(price(type), type).toBe(Number(usd));
      expect(of(type).usdPerHour, type).toBe(Number(usd));
    }
    const metal = (await facts(disk))("ClickBench hot-run total").url;
    expect(metal).toMatch(/^https/);
  });

  test("the discounts of facts.md are those of vcpu-prices", async () => {
    const { values } = (await facts(disk))("[derived] ARM discount");
    const percent = (share: number | null) => (-100 * share!).toFixed(1);
    for (const [pattern, names] of [
      [/m6 ([\d.]+)/, ["m6g"]],
      [/c6\/r6 ([\d.]+)/, ["c6g", "r6g"]],
      [/m7\/r7 ([\d.]+)/, ["m7g", "r7g"]],
      [/c7 ([\d.]+)/, ["c7g"]],
      [/m8\/r8 ([\d.]+)/, ["m8g", "r8g"]],
      [/c8 ([\d.]+)/, ["c8g"]],
    ] as const)
      for (const name of names)
        expect(percent(called(name).vsIntel), name).toBe(numbers(values, pattern)[0]!.toFixed(1));
    expect(percent(called("m7g").vsAmd)).toBe(numbers(values, /m7a ([\d.]+)/)[0]!.toFixed(1));
    expect(percent(called("m6g").vsAmd)).toBe(numbers(values, /m6a ([\d.]+)/)[0]!.toFixed(1));
  });

  test("the name of a size says the vCPUs that the snapshot says, for every c, m and r from generation 5 on", async () => {
    const { instance_types } = (await json(disk, machinesPath)) as {
      instance_types: Record<string, { cores: number }>;
    };
    const known = Object.entries(instance_types).filter(([type]) => /^[cmr][5-9]/.test(type) && vcpusByName(type));
    expect(known.length).toBeGreaterThan(400);
    for (const [type, { cores }] of known) expect(vcpusByName(type), type).toBe(cores);
  });
});

describe("a malformed raw file is named, never read as fewer rows", () => {
  const broken = ["", "{", "{}", "instance_type\nm7g.large\n", "instance_type,usd_per_hour\nm7g.large,0\n"];
  test.each([
    ["prices", pricesPath, list],
    ["prices", machinesPath, list],
    ["vcpu-prices", pricesPath, perVcpu],
  ] as const)("%s, nothing but %s broken", async (_, path, build) => {
    for (const text of broken) {
      const raw: Raw = (asked) => (asked === path || !here ? Promise.resolve(Buffer.from(text)) : disk(asked));
      await expect(build(raw), text).rejects.toThrow(MalformedRaw);
    }
    if (!here) return;
    const half: Raw = async (asked) => {
      const bytes = await disk(asked);
      return asked === path ? bytes.subarray(0, bytes.length / 2) : bytes;
    };
    await expect(build(half)).rejects.toThrow(MalformedRaw);
  });

  test("a type that is not listed is a sentence", async () => {
    const price = await onDemand(() => Promise.resolve(Buffer.from("instance_type,usd_per_hour\nm7g.large,0.0816\n")));
    expect(price("m7g.large")).toBe(0.0816);
    expect(() => price("m7g.xlarge")).toThrow(/expected a price of m7g\.xlarge, but found none among 1$/);
  });

  test("names say architecture and vCPUs", () => {
    expect(["a1.large", "m7g.large", "im4gn.large", "g5g.xlarge", "t4g.nano"].every(isArm)).toBe(true);
    expect(
      ["g5.xlarge", "g6.xlarge", "g4dn.xlarge", "p6e-gb200.36xlarge", "m7i.large", "m7i-flex.large"].some(isArm),
    ).toBe(false);
    expect(["m7g.medium", "m7g.large", "m7g.xlarge", "m7g.12xlarge", "c7a.metal-48xl"].map(vcpusByName)).toEqual([
      1, 2, 4, 48, 192,
    ]);
    expect(vcpusByName("c6a.metal")).toBe(undefined);
  });
});
