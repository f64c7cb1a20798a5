import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { csvParse, sum } from "d3";
import { describe, expect, test } from "vitest";
import { bins, build } from "../../data/job-gpus/build.ts";
import type { Row } from "../../data/job-gpus/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, rows } from "./tables.ts";

const all = rows<Row>("job-gpus");
const of = (cluster: string) => all.filter((row) => row.cluster === cluster);
const [supercloud, alibaba] = [of("MIT SuperCloud"), of("Alibaba")];
const pods = "data/batch-traces/raw/openb_pod_list_default.csv";

test("MIT SuperCloud is as printed: 39,656, 6,368, 779 and 317 of 47,120 jobs", () => {
  expect(supercloud.map(({ gpus, count }) => [gpus, count])).toEqual([
    ["1", 39_656],
    ["2", 6368],
    ["3–8", 779],
    ["over 8", 317],
  ]);
  expect(supercloud.map(({ share }) => (share * 100).toFixed(2))).toEqual(["84.16", "13.51", "1.65", "0.67"]);
  for (const row of supercloud) expect(row).toMatchObject({ n: 47_120, origin: "quoted", confidence: "A", year: 2022 });
});

test("Alibaba is counted: of 7,064 pods 3,078 ask for part of a GPU, 3,911 for one, 75 for more", () => {
  expect(alibaba.map(({ gpus }) => gpus)).toEqual([...bins]);
  const more = alibaba.slice(2);
  expect([alibaba[0]!.count, alibaba[1]!.count, sum(more, ({ count }) => count)]).toEqual([3078, 3911, 75]);
  expect([alibaba[0]!, alibaba[1]!].map(({ share }) => (share * 100).toFixed(1))).toEqual(["43.6", "55.4"]);
  expect(((sum(more, ({ count }) => count) / 7064) * 100).toFixed(1)).toBe("1.1");
  for (const row of alibaba) expect(row).toMatchObject({ n: 7064, origin: "computed" });
});

test("counts add up to n, and a share is its count of n", () => {
  for (const cluster of [supercloud, alibaba]) {
    expect(sum(cluster, ({ count }) => count)).toBe(cluster[0]!.n);
    for (const { count, n, share } of cluster) expect(share).toBeCloseTo(count / n, 4);
  }
});

/** The real files, but one of them changed. */
const changed =
  (which: string, change: (text: string) => string): Raw =>
  async (path) => {
    const text = await readFile(`${raw}${path}`, "utf8");
    return Buffer.from(path === which ? change(text) : text);
  };

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  test("99.1 % of all pods ask for at most one GPU, and 861 that ask for any were never scheduled", async () => {
    const list = csvParse(await readFile(`${raw}${pods}`, "utf8"));
    const asking = list.filter((pod) => Number(pod["num_gpu"]) > 0);
    expect([list.length, asking.length]).toEqual([8152, alibaba[0]!.n]);
    expect((list.filter((pod) => Number(pod["num_gpu"]) <= 1).length / list.length).toFixed(3)).toBe("0.991");
    expect(asking.filter((pod) => pod["scheduled_time"] === "").length).toBe(861);
  });

  const half = (text: string) => text.slice(0, text.length / 2);
  test.each([
    [pods, "empty", () => ""],
    [pods, "a brace", () => "{"],
    [pods, "another header", () => "name,gpus\na,1\n"],
    [pods, "a header only", (text: string) => text.slice(0, text.indexOf("\n") + 1)],
    [pods, "its first half", half],
    [pods, "a word for a number", (text: string) => text.replace(",1,1000,", ",one,1000,")],
    [pods, "pods without GPUs", () => "num_gpu,gpu_milli,scheduled_time\n0,0,1\n"],
    ["design/facts.md", "empty", () => ""],
    ["design/facts.md", "its first half", half],
    ["design/facts.md", "other words", (text: string) => text.replace("1 GPU 39,656", "1 GPU many")],
    ["design/facts.md", "no year", (text: string) => text.replace("Li et al. | 2022", "Li et al. | then")],
  ])("%s: %s is one sentence that names the file", async (path, _, change) => {
    await expect(build(changed(path, change))).rejects.toThrow(MalformedRaw);
    await expect(build(changed(path, change))).rejects.toThrow(path);
  });
});
