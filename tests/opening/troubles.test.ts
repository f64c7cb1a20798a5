import { describe, expect, test } from "vitest";
import demo from "../../demos/opening/demo.ts";
import { aloneOf, cases, reduce } from "../../demos/opening/alone.ts";
import { frameOf } from "../demos/found.ts";
import type { Run } from "../../demos/opening/run.ts";
import { REALITY } from "../../demos/opening/stories.ts";
import { lockSlowdown, LATE, SLOW, troubles } from "../../demos/opening/troubles.ts";
import { etl } from "../../demos/workload/etl.ts";
import { play, set } from "./played.ts";

const perfect = play({});
const reality = play(REALITY);
const duration = new Map(etl({ seed: 7 }).map((task) => [task.key, task.duration / 1e6]));
/** How many times longer than drawn each bar of a row took. */
const slowness = ({ computed }: Run, row: number) =>
  computed.filter((bar) => bar.row === row).map(({ key, start, stop }) => (stop - start) / duration.get(key)!);
const upTo = (all: Run["computed"], moment: number) => all.filter(({ stop }) => stop <= moment);

describe("each trouble by itself", () => {
  test("makes the job longer, and leaves everything else of it as it was", () => {
    for (const trouble of troubles) {
      const one = play({ [trouble]: true });
      expect(one.finished, trouble).toBeGreaterThan(perfect.finished);
      expect(one.perfect).toBe(perfect.finished);
      expect(one.ending).toBe("done");
      expect(new Set(one.computed.map(({ key }) => key)).size).toBe(240);
      if (trouble !== "lost") expect(one.again).toEqual([]);
    }
  });

  test("a slow start: workers come one after another, and nobody works before", () => {
    const { there, computed, starting } = play({ start: true });
    expect(there.map(([from]) => from)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => number * LATE));
    for (const { row, start } of computed) expect(start).toBeGreaterThan(there[row]![0]);
    expect(starting).toHaveLength(8);
  });

  test("a straggler: one row takes five times as long, the others do not", () => {
    const run = play({ straggler: true });
    for (let row = 0; row < 8; row++)
      for (const times of slowness(run, row)) expect(times).toBeCloseTo(row === 5 ? SLOW : 1, 4);
  });

  test("the lock: every task takes longer by what the threads of the cluster's GIL wait for one another", () => {
    const run = play({ gil: true });
    expect(lockSlowdown()).toBeGreaterThan(1.2);
    // Two threads that never overlapped would take twice as long; more than that is nobody's lock.
    expect(lockSlowdown()).toBeLessThan(2);
    for (const times of slowness(run, 2)) expect(times).toBeCloseTo(lockSlowdown(), 4);
  });

  test("a full disk: one worker pauses, begins nothing meanwhile, and nothing ever reaches a disk", () => {
    const { paused, computed } = play({ disk: true });
    expect(paused.length).toBeGreaterThan(1);
    expect(new Set(paused.map(({ row }) => row))).toEqual(new Set([6]));
    for (const pause of paused) {
      const begun = computed.filter(({ row, start }) => row === 6 && start > pause.start && start < pause.stop);
      expect(begun).toEqual([]);
    }
  });

  test("a lost worker: its results are computed again by others, and what it did in vain is known", () => {
    const { losses, vain, again, computed, there } = play({ lost: true });
    expect(losses).toMatchObject([{ row: 3, byHand: false }]);
    expect(losses[0]!.results).toBeGreaterThan(0);
    expect(again.length).toBeGreaterThanOrEqual(losses[0]!.results);
    expect(vain).toHaveLength(again.length);
    for (const { row, start } of again) {
      expect(start).toBeGreaterThan(losses[0]!.at);
      expect(row).not.toBe(3);
    }
    expect(computed.length - again.length).toBe(240);
    expect(there[3]![1]).toBe(losses[0]!.at);
  });
});

describe("all of them at once", () => {
  test("are the same job more than twice as long, as the slide says, for any of twenty draws", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { finished, perfect: fine, ending } = play({ ...REALITY, seed });
      expect(ending, `seed ${seed}`).toBe("done");
      expect(finished / fine, `seed ${seed}`).toBeGreaterThan(2);
    }
  });

  test("begin no task before its inputs are there, though some are computed twice", () => {
    for (const { key, dependencies } of etl({ seed: 7 })) {
      for (const bar of reality.computed.filter((each) => each.key === key)) {
        for (const input of dependencies)
          expect(
            upTo(reality.computed, bar.start).some((each) => each.key === input),
            `${input} → ${key}`,
          ).toBe(true);
      }
    }
  });

  test("are named where they strike", () => {
    const words = (at?: number): string[] => {
      const { node, at: show } = demo.draw(reality, frame(), perfect);
      if (at !== undefined) show(at);
      const shown = [...node.querySelectorAll("g[opacity='1'] > text")];
      return shown.map((text) => text.textContent ?? "");
    };
    expect(words()).toEqual(
      expect.arrayContaining([
        "slow start",
        "straggler",
        "full disk",
        "Python’s lock",
        `worker 4 lost, with ${reality.losses[0]!.results}\u00a0results`,
      ]),
    );
    expect(words(2)).toEqual(["slow start"]);
    const { node } = demo.draw(reality, frame(), perfect);
    expect(node.textContent).toContain("perfect: 10.5\u00a0s");
  });

  test("add what they add alone, and a little more together: exact in the table, once the study is done", () => {
    const settings = cases(set(REALITY));
    expect(settings).toHaveLength(7);
    const outcomes = settings.map((one) => demo.outcome!(demo.model(one, {})));
    const study = reduce(outcomes, 7);
    const alone = aloneOf(reality.setting, study)!;
    expect(alone.perfect).toBe(perfect.finished);
    expect(alone.each.map(({ adds }) => adds)).toEqual(
      troubles.map((trouble) => play({ [trouble]: true }).finished - perfect.finished),
    );
    const sum = alone.each.reduce((all, { adds }) => all + adds, alone.perfect);
    expect(sum + alone.together).toBeCloseTo(reality.finished, 9);
    expect(aloneOf(reality.setting, reduce(outcomes.slice(0, 3), 7))).toBeUndefined();
    expect(demo.say(reality, reality.finished, study)).toMatch(/Alone, a slow start adds most: 4\.52\u00a0s\./);
    expect(demo.rows(reality, study).rows).toHaveLength(9 + 6);
    expect(demo.rows(reality, reduce([], 7)).rows).toHaveLength(9);
    const said = demo.draw(reality, { ...frame(), study }).node.textContent;
    expect(said).toContain("full disk+");
    expect(said).toContain("together+");
  });

  test("end politely whatever is killed: with nobody left, and on any number of workers", () => {
    const all = Array.from({ length: 8 }, (_, index) => ({ what: `w${index + 1}`, at: 1 + index }));
    const none = play({ kill: all });
    expect(none.ending).toBe("nobody");
    expect(none.finished).toBeCloseTo(8, 2);
    expect(demo.say(none, none.finished)).toMatch(
      /^No worker is left after 8\u00a0s\. \d+ of 240\u00a0tasks had been done;/,
    );
    expect(demo.draw(none, frame()).node.textContent).toContain("no worker left: 8\u00a0s");
    for (const workers of [1, 2, 3, 5, 13, 32]) {
      const run = play({ ...REALITY, workers });
      expect(["done", "nobody", "stuck"]).toContain(run.ending);
      if (workers === 1) expect(run.ending).toBe("nobody");
      if (workers > 4) expect(run.ending).toBe("done");
      expect(demo.say(run, run.finished)).toMatch(/\.$/);
    }
  });
});

/** A stage's figure. */
function frame() {
  return frameOf({ width: 1168, height: 400 });
}
