import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { sum } from "d3";
import { describe, expect, test } from "vitest";
import { build as deployment, other } from "../../data/dask-deployment/build.ts";
import type { Row as Deployment } from "../../data/dask-deployment/build.ts";
import { answers, largest, launch, machines, projects, sizes } from "../../data/dask-deployment/survey.ts";
import type { Question, Year } from "../../data/dask-deployment/survey.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { build as machinesByYear } from "../../data/survey-machines/build.ts";
import type { Row as Machines } from "../../data/survey-machines/build.ts";
import { build as sizesByMachines } from "../../data/survey-sizes/build.ts";
import type { Row as Cell } from "../../data/survey-sizes/build.ts";
import { raw, read, rows } from "./tables.ts";

const ticks = rows<Deployment>("dask-deployment");
const cells = rows<Cell>("survey-sizes");
const places = rows<Machines>("survey-machines");
const years = [2019, 2020, 2021];
const labels = ["laptop", "workstation", "2–10 machines", "10–100 machines", "100+ machines"];
const few = labels.slice(0, 3);
const percent = (share: number) => (share * 100).toFixed(1);
const find = (question: string, year: number, option: string) =>
  ticks.find((row) => row.question === question && row.year === year && row.option === option)!;
const inYear = (year: number) => places.filter((row) => row.year === year);

/** A raw file of these words, whatever the path. */
const holding = (text: string): Raw => {
  return () => Promise.resolve(Buffer.from(text));
};

describe("dask-deployment", () => {
  test("launching Dask: the counts and shares of facts.md, lesson 2", () => {
    const counts = (year: number) =>
      ["SSH", "Kubernetes", "HPC resource manager"].map((option) => find("launch", year, option).count);
    expect(years.map(counts)).toEqual([
      [98, 73, 61],
      [86, 68, 65],
      [80, 59, 64],
    ]);
    expect(years.map((year) => find("launch", year, "SSH").n)).toEqual([209, 193, 200]);
    const shares = ["SSH", "HPC resource manager", "Kubernetes"].map((option) => find("launch", 2021, option).share);
    expect(shares.map(percent)).toEqual(["40.0", "32.0", "29.5"]);
  });

  test("the official Docker image: 35 of 136 in 2020, 28 of 147 in 2021", () => {
    expect(find("projects", 2020, "official Docker image")).toMatchObject({ count: 35, n: 136 });
    expect(find("projects", 2021, "official Docker image")).toMatchObject({ count: 28, n: 147 });
  });

  test("ease of deployment is critical to 109 of 244, 110 of 223 and 113 of 228", () => {
    const critical = years.map((year) => find("ease", year, "Critical to me"));
    expect(critical.map(({ count, n }) => [count, n])).toEqual([
      [109, 244],
      [110, 223],
      [113, 228],
    ]);
  });

  test("has every option of every question that was asked, once, in the same order each year", () => {
    const options = (question: string, year: number) =>
      ticks.filter((row) => row.question === question && row.year === year).map(({ option }) => option);
    for (const year of years)
      expect(options("launch", year)).toEqual([...launch.options.map(([label]) => label), other]);
    for (const year of [2020, 2021])
      expect(options("projects", year)).toEqual([...projects.options.map(([label]) => label), other]);
    for (const year of years) expect(options("ease", year).length).toBe(3);
    expect(ticks.length).toBe(3 * 7 + 2 * 9 + 3 * 3);
  });

  test("a share is its count of those who answered; one-tick questions add up to everybody, others to more", () => {
    for (const { count, n, share } of ticks) {
      expect(count).toBeLessThanOrEqual(n);
      expect(share).toBeCloseTo(count / n, 4);
    }
    for (const year of years) {
      const total = (question: string) =>
        sum(
          ticks.filter((row) => row.question === question && row.year === year),
          ({ count }) => count,
        );
      expect(total("ease")).toBe(find("ease", year, "Critical to me").n);
      expect(total("launch")).toBeGreaterThan(find("launch", year, "SSH").n);
    }
  });

  test("no words of a single person are in the tables", () => {
    for (const name of ["dask-deployment", "survey-sizes", "survey-machines"])
      for (const words of ["clustershell", "Fargate", "OpenShift", "Prefect", "painful", "Qhub", "Ansible", "Pangeo"])
        expect(read(`${name}/table.json`)).not.toContain(words);
  });
});

describe("survey-sizes", () => {
  test("the cross table of facts.md, lesson 9, cell by cell", () => {
    const line = (size: string) =>
      labels.map((label) => cells.find((c) => c.size === size && c.machines === label)!.count);
    expect(["MBs", "GBs", "TBs", "PBs"].map(line)).toEqual([
      [18, 8, 3, 1, 0],
      [18, 33, 40, 22, 14],
      [1, 10, 24, 19, 28],
      [0, 2, 0, 1, 3],
    ]);
    expect(sum(cells, ({ count }) => count)).toBe(245);
    for (const { count, n, share } of cells) {
      expect(n).toBe(245);
      expect(share).toBeCloseTo(count / n, 4);
    }
  });

  test("largest size ticked: 30, 127, 82 and 6 people; 35.9 % a terabyte or more, 35.9 % more than ten machines", () => {
    const people = (of: readonly Cell[]) => sum(of, ({ count }) => count);
    const bySize = ["MBs", "GBs", "TBs", "PBs"].map((size) => people(cells.filter((cell) => cell.size === size)));
    expect(bySize).toEqual([30, 127, 82, 6]);
    expect(bySize.map((count) => percent(count / 245))).toEqual(["12.2", "51.8", "33.5", "2.4"]);
    const big = cells.filter(({ size }) => size === "TBs" || size === "PBs");
    const many = cells.filter(({ machines }) => !few.includes(machines));
    expect(percent(people(big) / 245)).toBe("35.9");
    expect(percent(people(many) / 245)).toBe("35.9");
  });

  test("37 of the 88 with terabytes or more never tick more than ten machines", () => {
    const big = cells.filter(({ size }) => size === "TBs" || size === "PBs");
    const onFew = sum(
      big.filter(({ machines }) => few.includes(machines)),
      ({ count }) => count,
    );
    expect([onFew, sum(big, ({ count }) => count), percent(onFew / 88)]).toEqual([37, 88, "42.0"]);
  });
});

describe("survey-machines", () => {
  test("largest option ticked: the counts of facts.md, lesson 7", () => {
    expect(years.map((year) => inYear(year).map(({ largest }) => largest))).toEqual([
      [27, 61, 73, 46, 48],
      [36, 43, 80, 52, 26],
      [38, 53, 67, 43, 45],
    ]);
    expect(years.map((year) => inYear(year)[0]!.n)).toEqual([255, 237, 246]);
    expect(inYear(2021).map((row) => percent(row.largestShare))).toEqual(["15.4", "21.5", "27.2", "17.5", "18.3"]);
  });

  test("at most ten machines: 63.1, 67.1 and 64.2 %; a laptop at all: 74.9, 73.8 and 67.1 %", () => {
    const small = (year: number) => sum(inYear(year).slice(0, 3), ({ largest }) => largest) / inYear(year)[0]!.n;
    expect(years.map(small).map(percent)).toEqual(["63.1", "67.1", "64.2"]);
    expect(years.map((year) => percent(inYear(year)[0]!.tickedShare))).toEqual(["74.9", "73.8", "67.1"]);
  });

  test("everybody has one largest tick, which is one of their ticks", () => {
    for (const year of years) {
      const of = inYear(year);
      expect(of.map(({ machines }) => machines)).toEqual(labels);
      expect(sum(of, ({ largest }) => largest)).toBe(of[0]!.n);
      for (const { largest, ticked, n } of of) {
        expect(largest).toBeLessThanOrEqual(ticked);
        expect(ticked).toBeLessThanOrEqual(n);
      }
      expect(of.at(-1)!.largest).toBe(of.at(-1)!.ticked);
    }
  });

  test("agrees with survey-sizes: one person of 2021 named machines but no data size", () => {
    const top = (label: string) =>
      sum(
        cells.filter(({ machines }) => machines === label),
        ({ count }) => count,
      );
    const differences = inYear(2021).map(({ machines, largest }) => largest - top(machines));
    expect(differences).toEqual([1, 0, 0, 0, 0]);
  });
});

describe("an answer is taken apart by the survey's own options", () => {
  const ask = async (year: Year, question: Question, words: string) => {
    const header = `"${question.column}",x`;
    return (await answers(holding(`${header}\r\n"${words}",1\r\n`), year, [question]))[0]![0]!;
  };
  const hpc = "HPC resource manager (SLURM, PBS, SGE, LSF or similar)";

  test("commas inside an option do not part it, and what is left over is one text", async () => {
    expect(await ask(2021, launch, `SSH, ${hpc}, I don't know, someone else does this for me`)).toEqual({
      ticked: ["SSH", "HPC resource manager", "someone else does it"],
      other: false,
    });
    expect(await ask(2021, launch, `Kubernetes, Docker, and more, really`)).toEqual({
      ticked: ["Kubernetes"],
      other: true,
    });
    expect(await ask(2019, launch, `SSH;${hpc};clustershell`)).toEqual({
      ticked: ["SSH", "HPC resource manager"],
      other: true,
    });
    expect(await ask(2020, launch, "Kubernetes-ish")).toEqual({ ticked: [], other: true });
    expect(await ask(2020, launch, "")).toBeNull();
  });

  test("the largest tick is the last of the options, whatever the order of the words", async () => {
    const answer = await ask(2019, machines, "Cluster with 100+ machines;Personal laptop");
    expect(largest(answer!, machines)).toBe("100+ machines");
  });

  test.each([
    [2021, machines, "Personal laptop, Mainframe"],
    [2019, machines, "Personal laptop, Large workstation"],
    [2021, launch, "Docker, Kubernetes"],
    [2021, launch, "SSH, SSH"],
  ] as const)("%i: words that do not fit are refused, not dropped: %#", async (year, question, words) => {
    await expect(ask(year, question, words)).rejects.toThrow(MalformedRaw);
  });
});

describe("a survey that is not as expected is one sentence", () => {
  const builds = [deployment, sizesByMachines, machinesByYear];
  test.each(["", "{", "{}", "a,b\n1,2\n"])("%j", async (text) => {
    for (const build of builds) await expect(build(holding(text))).rejects.toThrow(MalformedRaw);
  });

  test.skipIf(!existsSync(raw))("nor is half a file a smaller survey", async () => {
    const half: Raw = async (path) => {
      const bytes = await readFile(`${raw}${path}`);
      return bytes.subarray(0, bytes.length / 2);
    };
    for (const build of builds) await expect(build(half)).rejects.toThrow(MalformedRaw);
  });

  test("nor one in which nobody answered", async () => {
    const columns = [sizes, machines, launch].map(({ column }) => `"${column}"`).join(",");
    for (const build of builds)
      await expect(build(holding(`${columns}\n,,\n`))).rejects.toThrow(/expected .*but found/);
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  const file: Raw = (path) => readFile(`${raw}${path}`);

  test("259, 239 and 247 people took part", async () => {
    const people = await Promise.all(([2019, 2020, 2021] as const).map((year) => answers(file, year, [machines])));
    expect(people.map(({ length }) => length)).toEqual([259, 239, 247]);
  });

  test("mentions of data sizes, any tick: MB 76, GB 186, TB 86, PB 6 of 245", async () => {
    const given = (await answers(file, 2021, [sizes])).flatMap(([answer]) => answer ?? []);
    const mentions = ["MBs", "GBs", "TBs", "PBs"].map(
      (size) => given.filter(({ ticked }) => ticked.includes(size)).length,
    );
    expect(mentions).toEqual([76, 186, 86, 6]);
    expect(mentions.map((count) => percent(count / given.length))).toEqual(["31.0", "75.9", "35.1", "2.4"]);
  });
});
