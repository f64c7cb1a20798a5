import { describe, expect, test } from "vitest";
import evidence from "../../demos/adaptive/evidence.ts";
import { landing } from "../../demos/adaptive/evidence-pictures.ts";
import { demandOf, usedWithin } from "../../demos/adaptive/in-flight.ts";
import { fixedPaid, recordedOf, workersAt, workloads, type WorkloadName } from "../../demos/adaptive/recordings.ts";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import { press } from "../chart/hand.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "adaptive/evidence")!.figure);
const standard = defaults(evidence.schema);
const model = (change: Partial<typeof standard>) => evidence.model({ ...standard, ...change }, tables);
const plain = (words: string): string => words.replaceAll("\u00a0", " ");
const words = (change: Partial<typeof standard>, at = Infinity) => plain(evidence.say(model(change), at));
const drawn = (change: Partial<typeof standard>, here?: Record<string, number>) =>
  plain(
    evidence.draw(model(change), frameOf({ width: 1100, height: 420, ...(here ? { here } : {}) })).node.textContent!,
  );

describe("four months of jobs", () => {
  test("use 44 % of a cluster fixed at their peak, counted every second, not 17.5 %", () => {
    expect(words({})).toBe("44 % used. Fixed at its peak, the cluster has 275 machines. No job would ever wait.");
    expect(drawn({})).toContain("44 % used");
    const facts = evidence.facts!(model({}));
    expect(plain(facts["coarseUsed"]!)).toBe("17.5 %");
    expect(facts["coarsePeak"]).toBe("721");
  });

  test("come to the same use by the hours that are drawn as by the seconds that were counted", () => {
    for (const fixed of ["peak", "high"] as const) {
      const { hourly, size, used } = demandOf(tables, fixed);
      expect(hourly).toHaveLength(2925);
      expect(usedWithin(hourly, size, hourly.length)).toBeCloseTo(used, 2);
    }
  });

  test("use more of a smaller cluster, and are more often too many for it", () => {
    const [peak, high, mean] = (["peak", "high", "mean"] as const).map((fixed) => demandOf(tables, fixed));
    expect(peak!.used).toBeLessThan(high!.used);
    expect(high!.used).toBeLessThan(mean!.used);
    expect([peak!.over, high!.over]).toEqual([0, 0.05]);
    expect(mean!.over).toBeGreaterThan(0.4);
    expect(words({ fixed: "mean" })).toMatch(/^81 % used\..*121 machines\. For 45 % of the time there are more jobs/);
    expect(drawn({ fixed: "mean" })).toContain("no machine for them");
    expect(drawn({})).not.toContain("no machine for them");
  });

  test("are told as they pass, with the day", () => {
    const run = model({});
    expect(words({}, evidence.span(run) / 2)).toBe("By 1 September, 50 % of 275 machines has been used.");
  });

  test("stay hidden, and the answer with them, until it is asked for", () => {
    const hidden = { answer: "hidden", picture: "runs", fixed: "mean", guess: 0.75 } as const;
    expect(drawn(hidden, { used: 0.3 })).toMatch(/275 machines.*your guess.*75 % used/);
    expect(drawn(hidden, { used: 0.3 })).not.toMatch(/44|simulated|121/);
    expect(words(hidden)).not.toMatch(/44/);
    expect(evidence.span(model(hidden))).toBe(0);
  });

  test("hold the guess beside the truth", () => {
    expect(words({ guess: 0.95 })).toMatch(
      /^44 % used\. Your guess of 95 % is 2\.2 times too busy\. Fixed at its peak/,
    );
    expect(words({ guess: 0.33 })).toMatch(/^44 % used\. Your guess of 33 % is 11 points too idle\. /);
    expect(words({ guess: 0.42 })).toMatch(/^44 % used\. Your guess of 42 % is right\. /);
    expect(words({ guess: 0 })).toMatch(/^44 % used\. Your guess of 0 % is \d+ times too idle\. /);
    const shaded = (guess: number | null): Element[] => [
      ...evidence.draw(model({ guess }), frameOf()).node.querySelectorAll(`rect[fill="${frameOf().palette("you")}"]`),
    ];
    expect(shaded(null)).toEqual([]);
    const [far, near] = [shaded(0.95), shaded(0.5)].map(([one]) => Number(one!.getAttribute("height")));
    expect(far).toBeGreaterThan(6 * near!);
  });

  test("have the demo's own use among them, where its run has ended", () => {
    expect(drawn({})).not.toContain("simulated");
    expect(drawn({}, { used: 0.14 })).toMatch(/the demo: 14 % ?used, simulated/);
    expect(drawn({}, { used: 0.14 })).not.toContain("if fixed");
    expect(drawn({}, { used: 0.14, usedFixed: 0.08 })).toContain("8 % if fixed");
  });

  test("hold no guess of the peak beside a cluster of another size", () => {
    for (const fixed of ["high", "mean"] as const) {
      expect(words({ guess: 0.95, fixed })).toBe(words({ fixed }));
      expect(drawn({ guess: 0.95, fixed })).not.toContain("your guess");
    }
    expect(drawn({ guess: 0.95 })).toContain("your guess");
  });
});

describe("real Dask", () => {
  const rows = rowsOf<never>(tables, "adaptive-runs");

  test("has every recorded run, the middle one in front", () => {
    const names = Object.keys(workloads) as WorkloadName[];
    const all = names.map((name) => recordedOf(rows, name));
    expect(all.map(({ others }) => others.length + 1)).toEqual([6, 2, 6, 6, 6]);
    for (const { front, others } of all) {
      const half = (others.length + 1) / 2;
      expect(others.filter(({ seconds }) => seconds < front.seconds).length).toBeLessThanOrEqual(half);
      expect(others.filter(({ seconds }) => seconds > front.seconds).length).toBeLessThanOrEqual(half);
    }
  });

  test("lost all its workers in the pause between two bursts, and so cost about half of eight that stay", () => {
    const { front } = recordedOf(rows, "bursts");
    expect([5, 20, 32].map((second) => workersAt(front, second))).toEqual([8, 0, 8]);
    expect(front.paid / fixedPaid(front)).toBeCloseTo(0.52, 1);
    expect(words({ picture: "runs" })).toMatch(/^Real Dask paid for 149 worker-seconds\. 71 % of them computed/);
    expect(words({ picture: "runs" }, 20)).toMatch(/^After 20 s, real Dask has 0 workers\./);
  });

  test("costs more than eight that stay where there is one burst of known size", () => {
    const { front } = recordedOf(rows, "burst");
    expect(front.paid).toBeGreaterThan(fixedPaid(front));
  });

  test("has the demo's run laid over it, if that is of the same work", () => {
    const here = { workload: 1, seconds: 40, steps: 2, at0: 0, workers0: 0, at1: 3, workers1: 8 };
    expect(landing(here, "bursts")).toEqual({
      points: [
        [0, 0],
        [3, 8],
      ],
      seconds: 40,
    });
    expect(landing(here, "tail")).toBeUndefined();
    expect(landing(undefined, "bursts")).toBeUndefined();
    expect(drawn({ picture: "runs" }, here)).toContain("the demo: 40 s, simulated");
    expect(drawn({ picture: "runs", workload: "tail" }, here)).not.toContain("simulated");
    // Workers that take longer to come are another set-up, and no run to lay over this one.
    expect(landing({ ...here, startup: 30 }, "bursts")).toBeUndefined();
    expect(landing({ ...here, workload: 0, startup: 5 }, "late")).toBeDefined();
    expect(landing({ ...here, workload: 0, startup: 5 }, "burst")).toBeUndefined();
  });
});

describe("the hands", () => {
  test("give the demo the work that was recorded, and nothing before it is looked at", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    for (const workload of Object.keys(workloads) as WorkloadName[]) {
      const handed = evidence.hands!({ ...standard, picture: "runs", workload }, tables)!;
      expect(handed).toMatchObject({ policy: "adaptive", startup: workload === "late" ? 5 : 0, wait: 3 });
    }
  });

  test("pick a guess by the keyboard, and only before the answer", () => {
    const picked = (answer: "hidden" | "shown") => {
      const emitted: unknown[] = [];
      const { node } = evidence.draw(
        model({ answer, guess: 0.5 }),
        frameOf({ emit: (change) => emitted.push(change) }),
      );
      press(node, "ArrowUp", "Enter");
      return emitted;
    };
    expect(picked("hidden")).toEqual([{ guess: expect.closeTo(0.51, 2) }]);
    expect(picked("shown")).toEqual([]);
  });

  test("have ready answers, each one the guess can take, from much to little", () => {
    const values = evidence.answers!.options.map(({ value }) => value as number);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values.length).toBeLessThanOrEqual(9);
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });
});
