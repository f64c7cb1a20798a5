import { describe, expect, test } from "vitest";
import { ASSUMPTIONS } from "../../demos/cluster/assumptions.ts";
import { DAY, DAYS, layersOf } from "../../demos/docker/assumed.ts";
import demo from "../../demos/docker/demo.ts";
import { dayTime } from "../../demos/docker/demo-picture.ts";
import { stageOf } from "../../demos/docker/demo-words.ts";
import { frameOf } from "../demos/found.ts";
import { rows } from "../data/tables.ts";
import { model, plain, said, type State } from "./playing.ts";

const shares = rows<{ share: number }>("environment-updates").map(({ share }) => share);
const middle = (state: State): number => model(state).middle;
const words = (state: State, before?: State): string =>
  plain(demo.draw(model(state), frameOf({ width: 1160, height: 440 }), before && model(before)).node.textContent!);

describe("a day's edits", () => {
  test("are as large as real updates, drawn by the seed, and one more changes none before it", () => {
    const { waits } = model({});
    expect(waits).toHaveLength(6);
    for (const { share, update } of waits) expect(share).toBe(shares[update! - 1]);
    expect(new Set(waits.map(({ update }) => update)).size).toBeGreaterThan(3);
    expect(model({ edits: 7 }).waits.slice(0, 6)).toEqual(waits);
    expect(model({ seed: 8 }).waits.map(({ update }) => update)).not.toEqual(waits.map(({ update }) => update));
  });

  test("are all as large as the update that was picked", () => {
    for (const update of [1, 222, 284])
      for (const wait of model({ update }).waits)
        expect([wait.update, wait.share]).toEqual([update, shares[update - 1]]);
    expect(said({ update: 222 })).toMatch(/Every edit is as large as update 222 of the evidence\.$/);
  });

  test("of a mixed day are of three kinds, code the most", () => {
    const kinds = model({ what: "mixed", edits: 24 }).waits.map(({ what }) => what);
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    expect(count("code")).toBeGreaterThan(count("package"));
    expect(count("package")).toBeGreaterThan(count("base"));
    expect(count("base")).toBeGreaterThan(0);
  });
});

describe("one wait", () => {
  test("is its stages end to end, from the edit to the first worker", () => {
    for (const state of [{}, { way: "sync" }, { what: "mixed", machines: "kept" }, { layers: "each" }] as State[])
      for (const { stretches, first, last } of model(state).waits) {
        let at = 0;
        for (const { start, stop } of stretches) {
          expect(start).toBeCloseTo(at, 5);
          expect(stop).toBeGreaterThan(start);
          at = stop;
        }
        expect(at).toBeCloseTo(first, 5);
        expect(last).toBeGreaterThanOrEqual(first);
      }
  });

  test("through an image builds, pushes and pulls what a lowest changed layer takes with it", () => {
    const [wait] = model({}).waits;
    const [system, packages, code] = layersOf({ gigabytes: 2e9 });
    expect([wait!.up, wait!.down]).toEqual([
      packages!.bytes + code!.bytes,
      system!.bytes + packages!.bytes + code!.bytes,
    ]);
    expect(stageOf(wait!, "build")).toBeCloseTo(122, 5);
    expect(stageOf(wait!, "push")).toBeCloseTo((wait!.up * 8) / 100e6, 3);
    expect(stageOf(model({ what: "base" }).waits[0]!, "build")).toBeCloseTo(182, 5);
    expect(model({ what: "code" }).waits[0]!.up).toBe(code!.bytes);
    expect(model({ what: "nothing" }).waits[0]!.up).toBe(0);
  });

  test("marks of what is sent the share that the edit changed", () => {
    for (const { share, stretches, up } of model({}).waits) {
      const { changed } = stretches.find(({ stage }) => stage === "push")!;
      expect(changed).toBeCloseTo((share * 1.5e9 + 5e6) / up, 2);
    }
  });

  test("is the same image as on the talk's strip", () => {
    const made = layersOf({ gigabytes: 2e9 });
    expect(made.map(({ bytes }) => bytes)).toEqual(ASSUMPTIONS.layers.map(({ bytes }) => bytes));
    expect(made.map(({ build }) => build)).toEqual(ASSUMPTIONS.layers.map(({ build }) => build));
  });
});

describe("what it comes to", () => {
  test("an image is waited for much longer when a package is added, and with a slow line longest of all", () => {
    expect(middle({})).toBeGreaterThan(3 * middle({ way: "sync" }));
    expect(middle({ up: 20 })).toBeGreaterThan(2 * middle({}));
    expect(middle({ up: 20, way: "sync" })).toBeLessThan(1.1 * middle({ way: "sync" }));
    expect(middle({ gigabytes: 5e9 })).toBeGreaterThan(1.8 * middle({}));
  });

  test("an image is as quick where only code changed, and nearly so with a layer for each edit", () => {
    expect(middle({ what: "code" }) / middle({ what: "code", way: "sync" })).toBeLessThan(1.1);
    expect(middle({ layers: "each" })).toBeLessThan(middle({}) / 2);
    expect(middle({ layers: "each" })).toBeGreaterThan(middle({ way: "sync" }));
  });

  test("an image wins where nothing changed and machines are kept", () => {
    const state = { what: "nothing", machines: "kept" } as const;
    expect(middle(state)).toBeLessThan(middle({ ...state, way: "sync" }));
  });

  test("with a layer for each edit a large edit takes longer than a small one, in one layer it does not", () => {
    const [small, large] = [shares.indexOf(Math.min(...shares)) + 1, shares.indexOf(Math.max(...shares)) + 1];
    expect(middle({ update: large })).toBe(middle({ update: small }));
    expect(middle({ layers: "each", update: large })).toBeGreaterThan(1.5 * middle({ layers: "each", update: small }));
  });

  test("many workers share the store, either way", () => {
    for (const [way, stage] of [
      ["image", "pull"],
      ["sync", "download"],
    ] as const) {
      // prettier-ignore
      const [few, many] = [8, 100].map((workers) => stageOf(model({ way, workers, registry: 2000 }).waits[0]!, stage));
      expect(many!).toBeGreaterThan(3 * few!);
    }
  });

  test("synced, more than half of each wait is for the machine: what the slide says", () => {
    for (const wait of model({ way: "sync" }).waits) expect(stageOf(wait, "machine")).toBeGreaterThan(wait.first / 2);
  });

  test("adds up over a day and a week, and lands with its middle", () => {
    const day = model({});
    expect(day.waited).toBeCloseTo(
      day.waits.reduce((sum, { first }) => sum + first, 0),
      6,
    );
    expect(day.week).toBeCloseTo(day.waited * DAYS, 6);
    expect(demo.outcome!(day)).toMatchObject({ seconds: day.middle, waited: day.waited, image: 1, edits: 6 });
    expect(demo.outcome!(model({ way: "sync" }))).toMatchObject({ image: 0 });
    expect(plain(said({}))).toMatch(
      /^With all packages in one layer of the image you wait 35 min for 6 edits, 2 h 5\d min a week\. .* are assumptions/,
    );
  });

  test("too many long waits make the day longer, and none begins before the last is over", () => {
    const day = model({ edits: 24, up: 5, gigabytes: 20e9 });
    expect(day.day).toBeGreaterThan(DAY);
    day.moments.forEach((at, index) => {
      if (index) expect(at).toBeGreaterThanOrEqual(day.moments[index - 1]! + day.waits[index - 1]!.first - 1e-6);
    });
    expect(words({ edits: 24, up: 5, gigabytes: 20e9 })).toMatch(/more than a day of eight hours/);
  });

  test("passes through the day as it is waited for", () => {
    const day = model({});
    expect(dayTime(day, 0)).toBe(day.moments[0]);
    expect(dayTime(day, day.waits[0]!.first + 10)).toBeCloseTo(day.moments[1]! + 10, 6);
    expect(dayTime(day, day.waited + 1)).toBe(Infinity);
    expect(said({}, 10)).toMatch(/^Edit 1 of 6: the image is built\./);
    expect(said({}, day.waits[0]!.first + 130)).toMatch(/^Edit 2 of 6: the image goes up\./);
  });
});

describe("the same day three ways", () => {
  test("is the day of each way, and says all three first", () => {
    const { three } = model({ picture: "three" });
    const waited = [{}, { layers: "each" }, { way: "sync" }].map((state) => model(state as State).waited);
    expect(three!.map((day) => day.waited)).toEqual(waited);
    expect(plain(said({ picture: "three" }))).toMatch(/^35 min in one layer, 13 min layered, 11 min synced\./);
    expect(words({ picture: "three" })).toMatch(/one layer.*35 min.*layered.*13 min.*synced.*11 min/s);
    expect(plain(said({ picture: "three" }, 60))).toMatch(/^A day in one layer: so far you wait 1 min\.$/);
    expect(plain(said({ picture: "three" }, waited[0]! + 30))).toMatch(/^A day layered: so far you wait 30 s\.$/);
  });

  test("leaves out no second of the waiting, and lands with its two ends, the image and the sync", () => {
    for (const { waits, waited } of model({ picture: "three" }).three!)
      expect(
        waits.flatMap(({ stretches }) => stretches).reduce((sum, { start, stop }) => sum + stop - start, 0),
      ).toBeCloseTo(waited, 3);
    expect(demo.outcome!(model({ picture: "three" }))).toMatchObject({
      seconds: model({}).middle,
      synced: model({ way: "sync" }).middle,
      image: 1,
    });
    expect(demo.outcome!(model({}))).not.toHaveProperty("synced");
  });
});

describe("the job after either wait", () => {
  const strips = () => model({ picture: "strip" }).strips!;

  test("is the same tasks, begun when the first machine has what it needs", () => {
    const { image, sync } = strips();
    const work = (run: typeof image) =>
      run.bars.filter(({ role }) => ["read", "clean", "join", "reduce"].includes(role));
    expect([image.rows, sync.rows, work(image).length, work(sync).length]).toEqual([8, 8, 240, 240]);
    expect(image.began).toBeGreaterThan(sync.began + 200);
    expect(image.finished).toBeGreaterThan(sync.finished + 200);
    for (const run of [image, sync]) expect(Math.min(...work(run).map(({ start }) => start))).toBeCloseTo(run.began, 6);
  });

  test("begins about when the day's first edit does", () => {
    const { image, sync } = strips();
    // Other draws of the same machines.
    expect(Math.abs(image.began / model({}).waits[0]!.first - 1)).toBeLessThan(0.2);
    expect(Math.abs(sync.began / model({ way: "sync" }).waits[0]!.first - 1)).toBeLessThan(0.2);
  });
});

describe("the picture", () => {
  test("names stages, waits and the day before by what differs", () => {
    expect(words({})).toMatch(/build.*push.*starting.*pull/s);
    expect(words({ way: "sync" }, {})).toMatch(/image, one layer/);
    expect(words({ way: "sync" })).not.toMatch(/image/);
    expect(words({ layers: "each" }, {})).toMatch(/in one layer/);
    expect(words({ up: 20 }, {})).toMatch(/100 Mbit\/s/);
    expect(words({ up: 20, way: "sync" }, {})).toMatch(/before/);
    expect(words({ picture: "strip" })).toMatch(/image.*first task.*synced.*sooner.*first task/s);
  });

  test("leaves the sum to the sentence, which counts the waiting as it goes", () => {
    expect(plain(said({}, 60))).toMatch(/You have waited 1 min today\.$/);
    expect(plain(said({}, 600))).toMatch(/You have waited 10 min today\.$/);
    expect(words({})).not.toMatch(/today|a week/);
  });
});

test("every story holds what it says", () => {
  const of = (title: string): State => demo.stories!.find((story) => story.title === title)!.state;
  expect(model(of("The base changed")).middle).toBeGreaterThan(model({}).middle);
  expect(model(of("Only my code changed")).middle).toBeLessThan(model({}).middle / 2);
  expect(stageOf(model(of("A hundred workers pull at once")).waits[0]!, "pull")).toBeGreaterThan(60);
  for (const wait of model(of("Slow line at home")).waits)
    expect(stageOf(wait, "push")).toBeGreaterThan(wait.first / 2);
  expect(model(of("One image for a month")).middle).toBeLessThan(5);
  expect(model(of("Machines kept, image layered")).middle).toBeLessThan(60);
  expect(model(of("Machines kept, image layered")).waits[0]!.stretches.some(({ stage }) => stage === "machine")).toBe(
    false,
  );
});
