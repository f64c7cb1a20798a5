import { describe, expect, test } from "vitest";
import { costAt } from "../../demos/cluster/meter.ts";
import demo from "../../demos/kubernetes/demo.ts";
import { billedUntil, monthUntil, overBilled } from "../../demos/kubernetes/demo-model.ts";
import { rows } from "../data/tables.ts";
import { frameOf } from "../demos/found.ts";
import { plain, play, type DemoKnobs } from "./playing.ts";

const story = rows<{ name: string; jobMinutes: number | null; value: number }>("kubernetes-story");
const told = (name: string, minutes: number | null = null) =>
  story.find((row) => row.name === name && row.jobMinutes === minutes)!.value;
const ended = (change: DemoKnobs = {}) => plain(demo.say(play(change), Infinity));
const stage = { width: 560, height: 360 };
const text = (change: DemoKnobs, ghost?: DemoKnobs) =>
  plain(demo.draw(play(change), frameOf(stage), ghost && play(ghost)).node.textContent!);
const over = (change: DemoKnobs) => overBilled(play(change));
const storyOf = (title: string) => demo.stories!.find((each) => each.title === title)!.state;

describe("the demo of lesson 2", () => {
  test("opens with the story: 35 times over, and the month that was told", () => {
    expect(ended()).toBe(
      "The story’s pool bills 35× the work. Nodes leave one per 5 min once idle: $50,000 a month at an inferred price, $1,440 of it work.",
    );
    expect(monthUntil(play())).toBeCloseTo(told("usdPerMonth"), -1);
    expect(ended({ minutes: 20 })).toMatch(/^The story’s pool bills 17× the work/);
  });

  test("one knob takes most of it away, and the order of the policies is that of the bill", () => {
    const bills = (["story", "idle", "bulk", "vms"] as const).map((policy) => over({ policy }));
    expect(bills).toEqual(bills.toSorted((a, b) => b - a));
    expect(bills[1]!).toBeLessThan(bills[0]! / 10);
    expect(bills[3]!).toBeLessThan(1.2);
    expect(ended({ policy: "vms" })).toContain("leave with their job");
  });

  test("names each policy by what it is, beside its ratio", () => {
    // The bill of this policy stands lowest, those of worse ones over it, so that each is the end of its row.
    expect(text({})).toMatch(/one every 5 min\$50,000.*35×$/);
    expect(text({ policy: "idle" })).toMatch(/one every 5 min\$50,000.*35×.*after ten minutes\$4,5\d\d.*3\.1×$/);
    expect(text({ policy: "vms" })).toMatch(/\$50,000.*35×.*\$4,5\d\d.*3\.1×.*with their job\$1,6\d\d.*1\.15×$/);
    expect(text({ policy: "idle", startup: "karpenter" })).not.toContain("Autoscaler");
    const idle = play({ policy: "idle" });
    expect(ended({ policy: "idle" })).toMatch(/^Kubernetes with Cluster Autoscaler’s default bills 3\.1× the work\./);
    // “Most of the waste was the policy”: what the default spares, of all that was not work.
    const spared = play().day.billed - idle.day.billed;
    expect(spared).toBeGreaterThan((play().day.billed - play().day.wanted) * 0.5);
  });

  test("says at noon what has been billed by then, and grows to the whole bill", () => {
    const model = play();
    expect(plain(demo.say(model, 43_200))).toBe(
      "11,600 node-hours billed after 12 h, 333 node-hours of them at work. The month’s bill, with all its days as far: $25,000.",
    );
    const moments = [0, 600, 7200, 43_200, 80_000, 86_399, 86_400];
    const billed = moments.map((at) => billedUntil(model, at));
    expect(billed).toEqual(billed.toSorted((a, b) => a - b));
    expect(billed[0]).toBe(0);
    expect(billed.at(-2)).toBeCloseTo(billed.at(-1)!, 0);
  });

  test("a price of one’s own changes the bill and nothing else, and is not called inferred", () => {
    const [one, other] = [play({ price: 0.1 }), play({ price: 0.2 })];
    expect(monthUntil(other)).toBeCloseTo(2 * monthUntil(one), 6);
    expect(other.day).toEqual(one.day);
    expect(monthUntil(one)).toBeCloseTo(
      30 * costAt([{ machine: "", from: 0, until: one.day.billed * 3.6e9, usdPerHour: 0.1 }]),
      3,
    );
    expect(ended({ price: 0.1 })).not.toContain("inferred");
    expect(text({ price: 0.1 })).not.toContain("inferred");
    expect(text({})).toContain("inferred");
  });

  test("its stories say what happens in them", () => {
    expect(over(storyOf("Ten minutes idle"))).toBeLessThan(over({}) / 10);
    const bulk = play(storyOf("All at once"));
    // Most of what is not work is the ten minutes.
    expect((bulk.day.wanted * 10) / 10).toBeGreaterThan((bulk.day.billed - bulk.day.wanted) / 2);
    const vms = play(storyOf("A VM for each job"));
    expect(Math.max(...vms.day.idle)).toBe(0);
    const small = play(storyOf("One small job a day"));
    const last = small.day.idle.findLastIndex((count) => count > 0) / 60;
    expect(last).toBeLessThan(2);
    expect(over(storyOf("One small job a day"))).toBeGreaterThan(2);
    const back = play(storyOf("Jobs back to back"));
    expect(back.day.wait).toBe(0);
    expect(overBilled(back)).toBeLessThan(1.2);
    expect(play({ ...storyOf("Jobs back to back"), policy: "vms" }).day.wait).toBeGreaterThan(60);
  });

  test("its knobs name the numbers that the tables have", () => {
    expect(told("removalMinutes")).toBe(5);
    const unneeded = rows<{
      way: string;
      phase: string;
      counts: boolean;
      secondsMost: number;
      nodesAtOnce: number | null;
    }>("kubernetes-latencies").filter(({ phase, counts }) => phase === "stop" && counts);
    expect(unneeded.length).toBeGreaterThan(0);
    for (const row of unneeded) expect(row).toMatchObject({ secondsMost: 600, nodesAtOnce: 10 });
    const { policy } = demo.schema;
    expect(policy.effect).toMatch(/every five minutes.*after ten minutes/);
    expect(policy.options.idle).toBe("after 10 min");
    expect(ended({ policy: "idle" })).toContain("leave after ten idle minutes");
  });

  test("keeps the run before behind this one, named by what differs", () => {
    const ghosted = (now: DemoKnobs, before: DemoKnobs) => text(now, before);
    expect(ghosted({ policy: "vms" }, {})).toContain("the story’s pool");
    expect(ghosted({ policy: "vms" }, {})).toContain("$50,000");
    expect(ghosted({ nodes: 500 }, {})).toContain("1,000 nodes");
    expect(ghosted({ nodes: 500, minutes: 5 }, {})).toContain("before");
    expect(ghosted({}, {})).toBe(text({}));
    expect(ghosted({}, { picture: "strip" })).toBe(text({}));
  });

  test("its table has every hour, and a day that adds up", () => {
    const { rows: lines } = demo.rows(play());
    expect(lines).toHaveLength(25);
    const billed = lines.map((line) => line[4] as number);
    expect(billed.slice(0, 24).reduce((sum, each) => sum + each, 0)).toBeCloseTo(billed[24]!, 0);
    expect(billed[24]).toBeCloseTo(23_172, 0);
  });

  test("lands with its month, and only where it shows a month", () => {
    expect(demo.outcome!(play())).toMatchObject({ day: 1 });
    expect(demo.outcome!(play())["dollars"]).toBeCloseTo(50_000, -1);
    expect(demo.outcome!(play({ picture: "strip" }))).toMatchObject({ day: 0 });
  });
});
