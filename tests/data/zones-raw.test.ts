import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { mean, max } from "d3";
import { describe, expect, test } from "vitest";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { build as buildAnyOf } from "../../data/spot-any-of/build.ts";
import { build as buildGangs } from "../../data/spot-gangs/build.ts";
import type { Row as Gang } from "../../data/spot-gangs/build.ts";
import { build as buildZones } from "../../data/spot-zones/build.ts";
import { anyOf, nineZones, shareOf } from "../../data/spot-zones/traces.ts";
import { raw, resource, rows } from "./tables.ts";

const gangs = rows<Gang>("spot-gangs");

const percent = (share: number) => (100 * share).toFixed(1);

const folder = "data/spot-traces/raw/availability/1-node/aws-02-15-2023";
const from: Raw = (path) => readFile(`${raw}${path}`);

describe.skipIf(!existsSync(`${raw}${folder}`))("from the traces themselves", () => {
  test("all nine zones read 0 in 15 episodes, 0.8 % of the ticks, at most 3.1 h, as the flaws say", async () => {
    const dark = [...anyOf(await nineZones(from))].map((found) => (found ? " " : "x")).join("");
    const episodes = dark.trim().split(/ +/);
    expect(episodes.length).toBe(15);
    expect(percent(episodes.join("").length / dark.length)).toBe("0.8");
    expect(((max(episodes, ({ length }) => length)! * 195) / 3600).toFixed(1)).toBe("3.1");
    for (const name of ["spot-zones", "spot-any-of", "spot-regions", "spot-correlation"])
      expect(resource(name).flaws.join(" ")).toMatch(/15 episodes, 0\.8 % of the ticks, the longest 3\.1 h/);
  });

  test("without us-east-1a the mean wait in one zone is half as long, as the flaws say", async () => {
    const traces = (await nineZones(from)).filter(({ zone }) => zone !== "us-east-1a");
    const waits = traces.map((trace) => {
      const found = anyOf([trace]);
      let next = found.lastIndexOf(1);
      const end = next + 1;
      let sum = 0;
      for (let tick = next; tick >= 0; tick--) sum += (found[tick] === 1 ? (next = tick) : next) - tick;
      return (sum * 195) / 60 / end;
    });
    expect(mean(waits)!.toFixed(0)).toBe("68");
    expect(resource("spot-any-of").flaws.join(" ")).toContain("the other eight is 68 min, not 137");
  });

  test("had the traces of sixteen ended together, any zone would have them in 77.6 %", async () => {
    const read = async (zone: string) => {
      const path = `data/spot-traces/raw/availability/16-node/aws-08-27-2023/${zone}_v100_1.json`;
      return (JSON.parse((await from(path)).toString()) as { data: number[] }).data.slice(-3247);
    };
    const traces = await Promise.all(["us-east-2b", "us-west-2a", "us-west-2c"].map(read));
    const any = Uint8Array.from(traces[0]!, (_, tick) => Number(traces.some((trace) => trace[tick] === 16)));
    expect(percent(shareOf(any))).toBe("77.6");
  });

  test("the twice rounded shares are so many ticks", async () => {
    const east2 = (await nineZones(from)).filter(({ region }) => region === "us-east-2");
    expect(shareOf(anyOf(east2)) * 20_158).toBeCloseTo(16_257, 6);
    expect(gangs.find(({ zone, instances }) => zone === "any" && instances === 16)!.availability).toBeCloseTo(
      2492 / 3247,
      5,
    );
  });

  test("three of Google's four files are the same byte for byte, so they are left out", async () => {
    const google = (zone: string) => from(`data/spot-traces/raw/preemption/1-node/gcp-04-30-2023/${zone}_c3-88.json`);
    const [a, b, c] = await Promise.all(["us-central1-a", "us-central1-b", "us-central1-c"].map(google));
    expect(a!.equals(b!) && b!.equals(c!)).toBe(true);
  });

  test.each([
    ["zones", buildZones, "us-west-2a", /2a_v100_1\.json: expected .*, but found/],
    ["any of them", buildAnyOf, "us-east-1a", /1a_v100_1\.json: expected .*, but found/],
    ["gangs", buildGangs, "us-west-2c", /2c_v100_1\.json: expected .*, but found/],
  ])("a broken trace stops the build of %s with one sentence", async (_, build, zone, sentence) => {
    const breaks = [
      () => "",
      () => "{",
      () => "{}",
      () => "null",
      (text: string) => text.slice(0, text.length / 2),
      (text: string) => text.replace("[", "[99, "),
      (text: string) => text.replace("[", '["x", '),
      (text: string) => text.replace(/"gap_seconds": \d+/, '"gap_seconds": 7'),
    ];
    for (const damage of breaks) {
      const broken: Raw = async (path) =>
        path.includes(zone) ? Buffer.from(damage((await from(path)).toString())) : from(path);
      const built = build(broken);
      await expect(built, String(damage)).rejects.toThrow(MalformedRaw);
      await expect(built).rejects.toThrow(/expected .* but found/);
      await expect(built).rejects.toThrow(zone === "us-east-1a" ? /v100_1\.json/ : sentence);
    }
  });

  test("a trace of fewer ticks than the others, or never up, is not one of the nine", async () => {
    const change =
      (data: (data: number[]) => number[]): Raw =>
      async (path) => {
        const file = JSON.parse((await from(path)).toString()) as { data: number[] };
        return Buffer.from(JSON.stringify(path.includes("us-east-2b") ? { ...file, data: data(file.data) } : file));
      };
    await expect(nineZones(change((data) => data.slice(1)))).rejects.toThrow(/2b.*expected 20158 ticks.*found 20157$/);
    await expect(nineZones(change((data) => data.map(() => 0)))).rejects.toThrow(/2b.*a tick with an instance.*none$/);
  });
});
