import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { group, sum } from "d3";
import { describe, expect, test } from "vitest";
import { facts, numbers } from "../../data/facts.ts";
import { build as latencies } from "../../data/kubernetes-latencies/build.ts";
import type { Row as Step } from "../../data/kubernetes-latencies/build.ts";
import { billedPerDay, build as story } from "../../data/kubernetes-story/build.ts";
import type { Row as Value } from "../../data/kubernetes-story/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const steps = rows<Step>("kubernetes-latencies");
const values = rows<Value>("kubernetes-story");
const step = (way: string, begins: string) => steps.find((row) => row.way === way && row.step.startsWith(begins))!;
const range = ({ secondsLeast, secondsMost }: Step) => [secondsLeast, secondsMost];
const whole = (way: string, phase: string) => {
  const counting = steps.filter((row) => row.way === way && row.phase === phase && row.counts);
  return [sum(counting, (row) => row.secondsLeast), sum(counting, (row) => row.secondsMost)];
};
const value = (name: string, jobMinutes: number | null = null) =>
  values.find((row) => row.name === name && row.jobMinutes === jobMinutes)!.value;

describe("kubernetes-latencies", () => {
  test("Cluster Autoscaler: decision, node, scan, start with HPA, unneeded and bulk, as its FAQ says", () => {
    expect(step("ca-small", "decide")).toMatchObject({ secondsLeast: 0, secondsAverage: 5, secondsMost: 30 });
    expect(step("ca-large", "decide")).toMatchObject({ secondsLeast: 0, secondsAverage: 15, secondsMost: 60 });
    for (const way of ["ca-small", "ca-large"]) {
      expect(range(step(way, "start the node"))).toEqual([180, 240]);
      expect(range(step(way, "wait for a scan"))).toEqual([0, 10]);
      expect(range(step(way, "load to pod"))).toEqual([300, 300]);
      expect(step(way, "empty node")).toMatchObject({ secondsLeast: 600, secondsMost: 600, nodesAtOnce: 10 });
    }
  });

  test("a burst on AKS: 5 m 48 s, 1 m 23 s and 1 m 18 s; EMR: 8 to 10 minutes", () => {
    expect(["ca-aks", "nap-aks", "karpenter-aks"].map((way) => whole(way, "start")[0])).toEqual([348, 83, 78]);
    expect(whole("emr", "start")).toEqual([480, 600]);
  });

  test("raw VMs rest on the one remark, marked as spoken; the ways to request them are beside it", () => {
    expect(whole("vms", "start")).toEqual([60, 120]);
    expect(range(step("vms", "request together"))).toEqual([15, 15]);
    expect(range(step("vms", "request one by one"))).toEqual([600, 600]);
    for (const row of steps) expect(row.origin === "spoken").toBe(row.way === "vms");
    for (const row of steps.filter(({ way }) => way === "vms")) expect(row.document).toMatch(/^Talk Python 519, \d\d:/);
  });

  test("only what adds up counts: 3 to 4.5 or 5 minutes to start, 10 to stop", () => {
    expect(whole("ca-small", "start")).toEqual([180, 270]);
    expect(whole("ca-large", "start")).toEqual([180, 300]);
    for (const way of ["ca-small", "ca-large"]) expect(whole(way, "stop")).toEqual([600, 600]);
    for (const { counts, step } of steps)
      expect(counts).toBe(!/\(within|\(instead|either side|may be within/.test(step));
    // the scan is within the decision, so it is no longer than it, and on average half an interval
    expect(step("ca-small", "wait for a scan").secondsMost).toBe(2 * step("ca-small", "decide").secondsAverage!);
  });

  test("every way can start, steps are numbered within their phase, and least is not above most", () => {
    const ways = group(
      steps,
      ({ way }) => way,
      ({ phase }) => phase,
    );
    expect([...ways.keys()]).toEqual(["ca-small", "ca-large", "ca-aks", "nap-aks", "karpenter-aks", "emr", "vms"]);
    for (const phases of ways.values()) {
      expect(phases.get("start")!.some(({ counts }) => counts)).toBe(true);
      for (const list of phases.values())
        expect(list.map(({ order }) => order)).toEqual(list.map((_, index) => index + 1));
    }
    for (const { secondsLeast, secondsAverage, secondsMost, url } of steps) {
      expect(secondsMost).toBeGreaterThan(0);
      expect(secondsLeast).toBeLessThanOrEqual(secondsAverage ?? secondsMost);
      expect(secondsAverage ?? secondsLeast).toBeLessThanOrEqual(secondsMost);
      expect(url).toMatch(/^https:\/\/\S+$/);
    }
  });

  test("says that newer provisioners close most of the gap, and they do", () => {
    const [old, newer] = [whole("ca-aks", "start")[0]!, whole("nap-aks", "start")[0]!];
    expect((old - newer) / (old - whole("vms", "start")[0]!)).toBeGreaterThan(0.5);
    expect(resource("kubernetes-latencies").flaws.join(" ")).toMatch(/close most of the gap.*missing row is not zero/);
  });
});

describe("kubernetes-story", () => {
  test("the rules are those that were told", () => {
    expect(value("nodes")).toBe(1000);
    expect(values.filter(({ name }) => name === "jobMinutes").map(({ value }) => value)).toEqual([10, 20]);
    expect([value("everyHours"), value("removalMinutes")]).toEqual([6, 5]);
    expect(value("usdPerMonth")).toBe(50_000);
    expect([value("usdPerDayExpectedLeast"), value("usdPerDayExpectedMost")]).toEqual([10, 20]);
  });

  test("they give 23,172 and 23,218 node-hours a day, 34.8 and 17.4 times the useful, and 83.3 hours to drain", () => {
    const both = (name: string) => [value(name, 10), value(name, 20)];
    expect(both("billedPerDay")).toEqual([23_172, 23_218]);
    expect(both("usefulPerDay").map(Math.round)).toEqual([667, 1333]);
    expect(both("billedPerUseful").map((times) => times.toFixed(1))).toEqual(["34.8", "17.4"]);
    expect(both("usdPerNodeHour").map((usd) => usd.toFixed(3))).toEqual(["0.072", "0.072"]);
    expect(value("drainHours").toFixed(1)).toBe("83.3");
  });

  test("what was said is spoken, what follows is computed", () => {
    for (const { name, origin } of values)
      expect(origin, name).toBe(/Billed|billed|useful|Useful|NodeHour|drain/.test(name) ? "computed" : "spoken");
  });

  test("the flaws are true: the pool hardly shrinks, and the story does not fit together", () => {
    expect(value("billedPerDay", 10) / (1000 * 24)).toBeGreaterThan(0.96);
    expect([10, 20].map((minutes) => Math.round(value("usdPerDayUseful", minutes)))).toEqual([48, 96]);
    expect(value("usdPerDayUseful", 10)).toBeGreaterThan(2 * value("usdPerDayExpectedMost"));
    expect(resource("kubernetes-story").flaws.join(" ")).toMatch(
      /Spoken anecdote, hourly price inferred.*\$48 or \$96/,
    );
  });

  test("the arithmetic by hand: two nodes, an hour's job a day, one leaves as it ends and one six hours later", () => {
    const rules = { nodes: 2, jobMinutes: 60, everyHours: 24, removalMinutes: 360 };
    expect(billedPerDay(rules)).toBe(2 + 6);
    expect(billedPerDay({ ...rules, removalMinutes: 24 * 60 })).toBe(2 + 23);
    expect(billedPerDay({ ...rules, everyHours: 12 })).toBe(2 * (2 + 6));
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  const file: Raw = (path) => readFile(`${raw}${path}`);

  test("our own earlier arithmetic, in facts.md, is the same", async () => {
    const { values: text } = (await facts(file))("[derived] replay of that policy");
    const found = numbers(
      text,
      /([\d,]+) node-h.* vs (\d+) useful .*= ([\d.]+)x; ([\d,]+) vs ([\d,]+) .*= ([\d.]+)x;.* take ([\d.]+) h;.*\$([\d.]+) per/,
    );
    const ours = [10, 20].flatMap((minutes) => [
      Math.round(value("billedPerDay", minutes)),
      Math.round(value("usefulPerDay", minutes)),
      Number(value("billedPerUseful", minutes).toFixed(1)),
    ]);
    expect([...ours, Number(value("drainHours").toFixed(1)), 0.072]).toEqual(found);
  });

  const changes: [string, (text: string) => string][] = [
    ["empty", () => ""],
    ["a brace", () => "{"],
    ["another file", () => "{}"],
    ["cut within lesson 2", (text) => text.slice(0, text.indexOf("| k8s scale-down horror story") + 40)],
    ["other numbers' words", (text) => text.replaceAll("every 6 h", "often").replaceAll("scan every 10 s", "scans")],
    [
      "other words for a minute",
      (text) => text.replaceAll("maybe a couple of minutes", "or so").replace("1,000 nodes; 1", "many; 1"),
    ],
  ];
  test.each(changes)("facts.md %s is one sentence that names it", async (_, change) => {
    const broken: Raw = async (path) => Buffer.from(change(await readFile(`${raw}${path}`, "utf8")));
    for (const build of [latencies, story]) {
      await expect(build(broken)).rejects.toThrow(MalformedRaw);
      await expect(build(broken)).rejects.toThrow("design/facts.md");
    }
  });
});
