import { describe, expect, test as plain } from "vitest";
import { installStages, scanAndUpload } from "../../demos/cluster/environment.ts";
import { buildAndPush, megabits, pullAll, pulled, pullStages } from "../../demos/cluster/images.ts";
import { sharedLink } from "../../demos/cluster/shared-link.ts";
import { fixed, lengthOf, startUps } from "../../demos/cluster/start-up.ts";
import { fc, test } from "../contract/property.ts";

const SECOND = 1_000_000;

describe("a shared link", () => {
  plain("gives each its own rate while there is enough, and equal shares when there is not", () => {
    const one = { start: 0, bytes: 100, rate: 10 };
    expect(sharedLink([one, one], 20)).toEqual([10 * SECOND, 10 * SECOND]);
    expect(sharedLink([one, one], 10)).toEqual([20 * SECOND, 20 * SECOND]);
    expect(sharedLink([one, one], Infinity)).toEqual([10 * SECOND, 10 * SECOND]);
  });

  plain("lets a slow one leave more to the others, and the last have what the first no longer needs", () => {
    // 2 of 12 go to the slow one and 10 to the other, which is done after 10 s.
    expect(
      sharedLink(
        [
          { start: 0, bytes: 40, rate: 2 },
          { start: 0, bytes: 100, rate: 100 },
        ],
        12,
      ),
    ).toEqual([20 * SECOND, 10 * SECOND]);
    // Alone for 5 s, then half each: 50 left at 5/s.
    const late = [
      { start: 0, bytes: 100, rate: 10 },
      { start: 5 * SECOND, bytes: 50, rate: 10 },
    ];
    expect(sharedLink(late, 10)).toEqual([15 * SECOND, 15 * SECOND]);
  });

  const downloads = fc.array(
    fc.record({ start: fc.nat(1e7), bytes: fc.nat(1e6), rate: fc.integer({ min: 1000, max: 1e5 }) }),
    { minLength: 1, maxLength: 12 },
  );
  test.prop({ all: downloads, total: fc.integer({ min: 1000, max: 2e5 }) })(
    "never carries more than it can, and nobody is faster than alone or slower than one after the other",
    ({ all, total }) => {
      const stops = sharedLink(all, total);
      const bytes = all.reduce((sum, download) => sum + download.bytes, 0);
      const first = Math.min(...all.map(({ start }) => start));
      expect(Math.max(...stops) - first).toBeGreaterThanOrEqual(Math.floor((bytes / total) * 1e6) - all.length);
      for (const [at, { start, bytes: own, rate }] of all.entries()) {
        expect(Number.isInteger(stops[at])).toBe(true);
        expect(stops[at]! - start).toBeGreaterThanOrEqual(Math.floor((own / Math.min(rate, total)) * 1e6));
        const slowest = Math.max(bytes / total, ...all.map((one) => one.bytes / one.rate));
        expect(stops[at]! - Math.max(...all.map((one) => one.start))).toBeLessThanOrEqual(
          Math.ceil((bytes / total + slowest) * 1e6) + all.length,
        );
      }
    },
  );

  plain("refuses a link or a download that never ends", () => {
    expect(() => sharedLink([], 0)).toThrow("never ends");
    expect(() => sharedLink([{ start: 0, bytes: 1, rate: 0 }], 1)).toThrow("never ends");
  });
});

const layers = [
  { layer: "base", bytes: 400e6, build: 60 * SECOND },
  { layer: "packages", bytes: 1_000e6, build: 100 * SECOND },
  { layer: "code", bytes: 1e6, build: 1 * SECOND },
];
const links = { push: megabits(80), pull: megabits(800), registry: megabits(1_600), unpack: 200e6 };

describe("an image", () => {
  plain(
    "is built and pushed from the layer that changes upwards: code is cheap, the base takes everything along",
    () => {
      const cost = (changed: number) =>
        buildAndPush(layers, changed, links).map((stage) => lengthOf(stage, 0) / SECOND);
      expect(cost(0)).toEqual([161, 140.1]);
      expect(cost(1)).toEqual([101, 100.1]);
      expect(cost(2)).toEqual([1, 0.1]);
      expect(cost(3)).toEqual([0, 0]);
    },
  );

  plain("is pulled whole by a machine that has nothing of it", () => {
    expect(pulled(layers)).toBe(1_401e6);
    expect(pulled(layers, 1)).toBe(1_001e6);
  });

  plain("reaches ten machines five times later through a registry that serves two, and is then unpacked", () => {
    const ten = startUps(
      [fixed("boot", 30 * SECOND)],
      Array.from({ length: 10 }, (_, at) => `vm-${at}`),
      7,
    );
    const few = pullAll(ten.slice(0, 2), 1_000e6, links);
    const many = pullAll(ten, 1_000e6, links);
    expect(few.map(({ ready }) => ready / SECOND)).toEqual([45, 45]);
    expect(new Set(many.map(({ ready }) => ready / SECOND))).toEqual(new Set([85]));
    for (const { intervals } of many) {
      expect(intervals.map(({ stage }) => stage)).toEqual(["boot", "pull", "unpack"]);
      for (const [at, { start }] of intervals.entries()) if (at > 0) expect(start).toBe(intervals[at - 1]!.stop);
    }
  });

  plain("as stages lies between a machine alone and all at once, which is what the link gives", () => {
    const [pull, unpack] = pullStages(1_000e6, 10, links);
    expect([lengthOf(pull!, 0) / SECOND, lengthOf(pull!, 1) / SECOND, lengthOf(unpack!, 0) / SECOND]).toEqual([
      10, 50, 5,
    ]);
  });
});

describe("an environment without an image", () => {
  const environment = { scan: 3 * SECOND, own: 10e6, packages: 400, bytes: 990e6, install: 50_000 };
  plain("goes up as one's own bytes only, and is installed by every machine for itself", () => {
    const lines = { up: megabits(80), down: megabits(800) };
    const lengths = (stages: ReturnType<typeof installStages>) => stages.map((stage) => lengthOf(stage, 0.5) / SECOND);
    expect(lengths(scanAndUpload(environment, lines))).toEqual([3, 1]);
    expect(lengths(installStages(environment, lines))).toEqual([10, 20]);
  });
});
