import { describe, expect, test } from "vitest";
import { compareAdaptive, judgeAdaptive, simulateAdaptive, workersOf } from "../../scripts/compare/adaptive.ts";
import { signature } from "../../scripts/compare/adaptive-recording.ts";
import { total } from "../../scripts/compare/curves.ts";
import { madeAdaptive, read, TWO_BURSTS } from "./made.ts";

const recording = (made: Parameters<typeof madeAdaptive>[0] = {}, file = "made.json") =>
  read("adaptive", madeAdaptive(made), file);
const verdicts = (...all: ReturnType<typeof recording>[]) => compareAdaptive(all).map(({ verdict }) => verdict);

describe("what a recording says was submitted", () => {
  const waves = (...labels: readonly (readonly [number, string])[]) => {
    const made = { ...madeAdaptive(), marks: labels };
    return read("adaptive", made).waves;
  };

  test("is read from its marks: bursts, several batches at once, a pause after the end, a trickle", () => {
    expect(waves([1, "submit 24x4s, duration unknown"], [9, "done"])).toEqual([
      { time: 1, pause: null, batches: [{ tasks: 24, length: 4 }] },
    ]);
    const [tail] = waves([1, "submit 120x0.3s + 2x20s"], [9, "short done"], [23, "done"]);
    expect(tail!.batches).toEqual([
      { tasks: 120, length: 0.3 },
      { tasks: 2, length: 20 },
    ]);
    const two = waves([1, "submit 9x0.5s"], [5, "burst 1 done"], [25.5, "submit 7x1s"], [30, "done"]);
    expect(two.map(({ pause }) => pause)).toEqual([null, 20.5]);
    const trickle = waves([2, "trickle: 3 tasks of 0.5 s every 0.25 s for 2 s (offered load 6 cores)"], [9, "done"]);
    expect(trickle).toHaveLength(8);
    expect(trickle.at(-1)).toEqual({ time: 3.75, pause: null, batches: [{ tasks: 3, length: 0.5 }] });
  });

  test("decides which recordings are repeats of one another, not their names or releases", () => {
    const [one, other] = [recording(), recording({ release: "2022.12.1" }, "other.json")];
    expect(signature(one)).toBe(signature(other));
    expect(signature(recording({ delay: 5 }))).not.toBe(signature(one));
    expect(signature(recording({ marks: TWO_BURSTS }))).not.toBe(signature(one));
    const limits = read("adaptive", { ...madeAdaptive(), method: "adapt(0..8)" });
    expect(signature(limits)).not.toBe(signature(one));
  });
});

describe("the simulated workload", () => {
  test("waits after the simulated end of a burst as long as the client did after the recorded one", () => {
    const { finished } = simulateAdaptive(recording({ marks: [TWO_BURSTS[0], [6, "done"]] }));
    const late = simulateAdaptive(recording({ marks: TWO_BURSTS })).workers;
    // All workers have gone in the pause; the first look after the second submission brings them back.
    const again = late.findIndex(([time, value]) => time > finished && value === 0) + 1;
    expect(again).toBeGreaterThan(0);
    expect(late[again]![0]).toBeGreaterThan(finished + 10);
    expect(late[again]![0]).toBeLessThan(finished + 10 + 1.2);
  });

  test("has workers when they are said to have started, and never more than allowed", () => {
    const [soon, late] = [0, 5].map((delay) => simulateAdaptive(recording({ delay })).workers);
    expect(late![0]![0]! - soon![0]![0]!).toBeCloseTo(5, 3);
    for (const curve of [soon!, late!]) expect(Math.max(...curve.map(([, value]) => value))).toBe(4);
  });

  test("counts workers from checking in to going", () => {
    const life = { nthreads: 1, asked: 0, retiring: null, how: null };
    const lives = [
      { ...life, worker: "a", arrived: 1_000_000, left: 3_000_000 },
      { ...life, worker: "b", arrived: 2_000_000, left: null },
      { ...life, worker: "c", arrived: null, left: 2_500_000 },
    ];
    expect(workersOf({ workers: lives })).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
  });
});

describe("the verdict", () => {
  test("is good for a recording of the simulator itself, of every workload and both releases", () => {
    for (const release of ["2022.12.1", "2024.7.0"]) {
      expect(verdicts(recording({ release }))).toEqual(["ok", "ok"]);
      expect(verdicts(recording({ release, marks: TWO_BURSTS, workload: "two-bursts" }))).toEqual(["ok", "ok"]);
    }
  });

  test("is a miss for a curve that is some seconds off, has a worker too many, or is of other work", () => {
    expect(verdicts(recording({ shift: 4 }))).toEqual(["MISS", "MISS"]);
    expect(verdicts(recording({ more: 1 }))).toEqual(["MISS", "MISS"]);
    const longer = { ...madeAdaptive(), marks: [[1, "submit 80x0.5s"]] };
    expect(compareAdaptive([read("adaptive", longer)]).map(({ verdict }) => verdict)).toContain("MISS");
  });

  test("tells why, as far as the recording does", () => {
    const [, apart] = compareAdaptive([recording({ shift: 4 })]);
    expect(apart!.remark).toMatch(/^a task of 0\.50 s kept a worker busy for \d\.\d\d s in this recording/);
  });

  test("allows repeats as much area as they have among themselves, and a single recording 15 %", () => {
    const alone = recording();
    const worked = total(alone.workers, alone.end);
    const limit = (...repeats: (typeof alone)[]) => judgeAdaptive(alone, repeats, alone.workers)[1]!.limits![1];
    expect(limit(alone)).toBeCloseTo(0.15 * worked, 6);
    // One of each release: still no repeat.
    expect(limit(alone, recording({ release: "2022.12.1", shift: 3 }))).toBeCloseTo(0.15 * worked, 6);
    expect(limit(alone, recording())).toBeCloseTo(0.1 * worked, 6);
    expect(limit(alone, recording({ shift: 3 }))).toBeGreaterThan(0.2 * worked);
  });

  test("says so when only another release's repeat is near", () => {
    const all = [0, 0, 3, 3].map((shift, i) => recording({ shift, release: i < 2 ? "2024.7.0" : "2022.12.1" }));
    const [, apart] = judgeAdaptive(all[2]!, all, all[0]!.workers);
    expect([apart!.verdict, apart!.value]).toEqual(["ok", 0]);
    expect(apart!.remark).toMatch(/^nearest is one of 2024\.7\.0; to its own release \d+\.\d w·s \(\d+\.\d %\)/);
  });

  test("is a miss if the simulated run has no end", () => {
    const alone = recording();
    const all = judgeAdaptive(alone, [alone], null);
    expect(all.map(({ verdict, value }) => [verdict, value])).toEqual([["MISS", null], ["MISS", null]]); // prettier-ignore
    expect(all[0]!.remark).toBe("the simulated client never had all its results");
  });
});
