import { describe, expect, test } from "vitest";
import demo from "../../demos/adaptive/demo.ts";
import { nameOf } from "../../demos/adaptive/demo-ghost.ts";
import { paid, valueAt, waited } from "../../demos/adaptive/demo-model.ts";
import { waitsOf, waitWords } from "../../demos/adaptive/demo-waits.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, type State } from "./demo-playing.ts";

const story = (title: string): State => {
  const found = demo.stories!.find((each) => each.title.startsWith(title));
  expect(found, title).toBeDefined();
  return found!.state;
};

describe("pauses, and what runs are compared with", () => {
  test("brackets and words say the same pause and patience as the knobs and the tasks do", () => {
    const text = (state: State, size = {}): string =>
      demo.draw(model(state), frameOf(size)).node.textContent!.replaceAll("\u00a0", " ");
    for (const [title, patience] of [
      ["Bursts", 3],
      ["Patient", 25],
    ] as const) {
      const run = model(story(title));
      const [from, to] = run.pauses[0]!;
      expect(run.pauses).toHaveLength(1);
      expect([valueAt(run.queue, (from + to) / 2), valueAt(run.busy, (from + to) / 2)]).toEqual([0, 0]);
      expect(valueAt(run.running, to - 0.1)).toBe(patience > to - from ? 8 : 0);
      expect(text(story(title))).toContain(`pause ${Math.round(to - from)} spatience ${patience} s`);
    }
    expect(said(story("Bursts"))).toMatch(/^Everybody waits twice: 1\u00a0min\u00a015\u00a0s\./);
    expect(said(story("Patient"))).toMatch(/^The second burst starts at once\./);
    expect(said(story("Bursts"))).toMatch(/The pause of 21\u00a0s outlasts the patience of 3\u00a0s/);
    expect(said(story("Patient"))).toMatch(
      /The patience of 25\u00a0s outlasts the pause of 21\u00a0s: everybody stays/,
    );
    expect(text(story("Fixed"))).toMatch(/pause 2\d s/);
    expect(text(story("Fixed"))).not.toContain("patience");
    expect(text(story("Bursts"), { width: 288, height: 150 })).not.toContain("patience");
    expect(text({ demand: "burst" })).not.toContain("pause");
    expect(said({})).not.toMatch(/outlasts/);
  });

  test("a break says what a fixed cluster would have cost, and who would have waited", () => {
    const [patient, fixed] = [model(story("Break, patient")), model(story("Break, fixed"))];
    expect(patient.fixed).toEqual({ paid: paid(fixed), waited: waited(fixed) });
    expect(fixed.fixed).toBeUndefined();
    expect(said(story("Break, patient"))).toMatch(
      /^Adaptive pays 45\u00a0% less than a fixed cluster, for 32\u00a0s more waiting\. 1,420 worker-seconds instead of 2,560\./,
    );
    const { used, usedFixed } = demo.outcome!(patient);
    expect(used! / usedFixed!).toBeCloseTo(paid(fixed) / paid(patient), 6);
    expect(demo.outcome!(fixed)["usedFixed"]).toBeUndefined();
  });

  test("whoever waits is seen to wait, as long as the figures say", () => {
    for (const [title, stretches] of [
      ["Bursts", 2],
      ["Break, patient", 4],
    ] as const) {
      const run = model(story(title));
      const waits = waitsOf(run);
      expect(waits).toHaveLength(stretches);
      expect(waits.reduce((sum, [from, to]) => sum + to - from, 0)).toBeCloseTo(waited(run), 6);
    }
    const text = (state: State): string => demo.draw(model(state), frameOf()).node.textContent!;
    expect(text(story("Bursts")).match(/you wait 3[78]\u00a0s/g)).toHaveLength(2);
    // One number is said one way, under the picture and in it.
    for (const state of [{}, story("Bursts"), { startup: 9 }]) {
      const wait = waitWords(waited(model(state)));
      expect(text(state)).toContain(`wait ${wait}`);
      expect(said(state)).toContain(wait);
    }
  });

  test("the run before is called by what differs", () => {
    const named = (before: State, now: State): string => nameOf(params(before), params(now)).replaceAll("\u00a0", " ");
    expect(named({ policy: "static" }, {})).toBe("fixed");
    expect(named({ policy: "static", startup: 9 }, {})).toBe("fixed");
    expect(named({}, { wait: 25 })).toBe("patience 3 s");
    expect(named({ interval: 2 }, {})).toBe("patience 6 s");
    expect(named({ startup: 5 }, {})).toBe("start-up 5 s");
    expect(named({ target: 9 }, {})).toBe("before");
  });
});
