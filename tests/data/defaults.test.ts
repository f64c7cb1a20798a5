import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { build } from "../../data/dask-defaults/build.ts";
import type { Row } from "../../data/dask-defaults/build.ts";
import { factsPath } from "../../data/facts.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import {
  DEFAULTS,
  MEMORY_THRESHOLDS,
  RULES,
  adaptOptions,
  recommendations,
  simulate,
} from "../../demos/scheduler/index.ts";
import type { AdaptiveSpec, Happening, RulesVersion, Scenario } from "../../demos/scheduler/index.ts";
import { raw, rows } from "./tables.ts";

const table = rows<Row>("dask-defaults");
const S = 1_000_000;
const releases = Object.keys(RULES) as RulesVersion[];

/** The row of a setting in a release. */
function row(key: string, release: RulesVersion = "2026.7"): Row {
  const found = table.filter((row) => row.key === `distributed.${key}` && row.releases.split(", ").includes(release));
  expect(found, key).toHaveLength(1);
  return found[0]!;
}
const value = (key: string, release?: RulesVersion) => row(key, release).value;

describe("the scheduler and the table agree on", () => {
  test("what rules.ts has as defaults", () => {
    expect(DEFAULTS).toMatchObject({
      workerSaturation: value("scheduler.worker-saturation"),
      bandwidth: value("scheduler.bandwidth"),
      unknownTaskDuration: value("scheduler.unknown-task-duration"),
      defaultDataSize: value("scheduler.default-data-size"),
      allowedFailures: value("scheduler.allowed-failures"),
      rootishTaskgroup: value("scheduler.rootish-taskgroup"),
      rootishTaskgroupDependencies: value("scheduler.rootish-taskgroup-dependencies"),
      workStealing: row("scheduler.work-stealing").setting === "true",
      activeMemoryManagerInterval: value("scheduler.active-memory-manager.interval")! * S,
      connectionsOutgoing: value("worker.connections.outgoing"),
      connectionsIncoming: value("worker.connections.incoming"),
    });
  });

  test.each(releases)("which tasks of unknown duration are taken to be short in %s", (release) => {
    const { defaultTaskDurations } = RULES[release];
    expect(new Set(Object.values(defaultTaskDurations))).toEqual(new Set([0.000001]));
    expect(value("scheduler.default-task-durations")).toBe(0.000001);
    expect(Object.keys(defaultTaskDurations)).toHaveLength(release === "2022.12.1" ? 2 : 4);
  });

  test.each(releases)("how often work is stolen in %s", (release) => {
    expect(value("scheduler.work-stealing-interval", release)! * S).toBe(RULES[release].stealInterval);
  });

  test("which release has root-ish limits as settings", () => {
    for (const release of releases)
      for (const key of ["rootish-taskgroup", "rootish-taskgroup-dependencies"]) {
        const { releases } = table.find((row) => row.key === `distributed.scheduler.${key}`)!;
        expect(releases.split(", ").includes(release)).toBe(RULES[release].rootishFromConfig);
      }
  });

  test("memory thresholds", () => {
    const [target, spill, pause, terminate] = ["target", "spill", "pause", "terminate"].map((of) =>
      value(`worker.memory.${of}`),
    );
    expect({ target, spill, pause, terminate }).toEqual(MEMORY_THRESHOLDS);
  });
});

describe("adaptive scaling that is given nothing does what the table says", () => {
  const worker = { nthreads: 1, memoryLimit: 1e9 };
  const adaptive: AdaptiveSpec = { worker, startUp: [0] };
  const naps = (n: number, duration: number) =>
    Array.from({ length: n }, (_, i) => ({ key: `nap-${i}`, dependencies: [], duration, nbytes: 28 }));
  const run = (scenario: Partial<Scenario>) =>
    simulate({ tasks: naps(100, S / 2), workers: [], adaptive, ...scenario });

  test("minimum and maximum", () => {
    const { minimum, maximum } = adaptOptions({}, worker);
    expect(minimum).toBe(value("adaptive.minimum"));
    expect(row("adaptive.maximum")).toMatchObject({ setting: "inf", value: null });
    expect(maximum).toBe(Infinity);
  });

  test("interval: the time between its looks", () => {
    const looks = run({}).adapted.map(({ time }) => Math.round(time / S));
    expect(looks.length).toBeGreaterThan(3);
    expect(looks).toEqual(looks.map((_, index) => (index + 1) * value("adaptive.interval")!));
  });

  test("target duration: work that is known, over the workers asked for", () => {
    const work = 100 * value("scheduler.unknown-task-duration")!;
    expect(run({}).adapted[0]!.target).toBe(work / value("adaptive.target-duration")!);
  });

  test("wait count: looks before a worker is closed", () => {
    let closeCounts: ReadonlyMap<string, number> = new Map();
    let looks = 0;
    for (let status = "same"; status === "same"; looks += 1) {
      const one = new Set(["w"]);
      const look = { target: 0, plan: one, requested: one, observed: one, workersToClose: () => ["w"], closeCounts };
      const advice = recommendations(look);
      ({ status, closeCounts } = advice);
    }
    expect(looks).toBe(value("adaptive.wait-count"));
  });

  test("lost-worker-timeout: until another is asked for, at the next look", () => {
    const killed = 5.5;
    const happenings: Happening[] = [{ at: killed * S, do: "kill-worker", worker: "adaptive-1" }];
    const lives = run({ tasks: naps(2, 60 * S), happenings }).workers.filter(({ worker }) => worker === "adaptive-1");
    const due = Math.ceil((killed + value("deploy.lost-worker-timeout")!) / value("adaptive.interval")!);
    expect(lives[1]!.asked / S).toBeCloseTo(due, 1);
  });
});

describe("the table itself", () => {
  test("has the defaults of the model card", () => {
    const card = [
      "adaptive.interval",
      "adaptive.target-duration",
      "adaptive.wait-count",
      "scheduler.worker-saturation",
    ];
    expect(card.map((key) => value(key))).toEqual([1, 5, 3, 1.1]);
    expect(value("scheduler.bandwidth")).toBe(100e6);
    expect(value("scheduler.unknown-task-duration")).toBe(0.5);
    expect(["target", "spill", "pause", "terminate"].map((of) => value(`worker.memory.${of}`))).toEqual([
      0.6, 0.7, 0.8, 0.95,
    ]);
    expect(row("scheduler.work-stealing").setting).toBe("true");
    expect(row("scheduler.work-stealing-interval", "2024.7.0").setting).toBe("100 ms");
    expect(row("scheduler.work-stealing-interval", "2026.7").setting).toBe("1 s");
  });

  test("has a value with a unit, or a word", () => {
    for (const { value, unit, setting, key } of table) {
      if (value === null) expect(setting, key).toMatch(/^(true|inf)$/);
      else expect(unit, key).toBeTruthy();
    }
    expect(new Set(table.map(({ key, releases }) => `${key} ${releases}`)).size).toBe(table.length);
  });

  test("says of every value that it is quoted, and where", () => {
    for (const { origin, url, confidence, document, releases: held } of table) {
      expect({ origin, confidence, document }).toEqual({
        origin: "quoted",
        confidence: "A",
        document: "distributed.yaml",
      });
      expect(url).toMatch(
        /^https:\/\/github\.com\/dask\/distributed\/blob\/(40fcd99|2024\.7\.0)\/.*distributed\.yaml$/,
      );
      for (const release of held.split(", ")) expect(releases).toContain(release);
    }
  });
});

describe.skipIf(!existsSync(raw))("with specification and facts at hand", () => {
  const changed =
    (which: string, change: (text: string) => string): Raw =>
    (path) => {
      const text = readFileSync(`${raw}${path}`, "utf8");
      return Promise.resolve(Buffer.from(path === which ? change(text) : text));
    };
  const spec = "design/scheduler-spec.md";

  test.each([
    ["empty", spec, () => "", /scheduler-spec\.md: expected a section 1/],
    ["without facts", factsPath, () => "", /facts\.md: expected one fact/],
    [
      "cut in section 1",
      spec,
      (text: string) => text.slice(0, text.indexOf("worker.memory")),
      /a section 1, Defaults, and/,
    ],
    [
      "without a value",
      spec,
      (text: string) => text.replace("wait-count 3\n", "wait-count\n"),
      /words like .*wait-count/,
    ],
    [
      "at odds with facts",
      spec,
      (text: string) => text.replace("wait-count 3\n", "wait-count 4\n"),
      /1, 5, 3, 0, but found "?1, 5, 4/,
    ],
    [
      "at odds with itself",
      spec,
      (text: string) => text.replace("| 100 ms | 100 ms |", "| 100 ms | 200 ms |"),
      /one earlier/,
    ],
  ])("a text that is %s is refused", async (_, which, change, sentence) => {
    await expect(build(changed(which, change))).rejects.toThrow(MalformedRaw);
    await expect(build(changed(which, change))).rejects.toThrow(sentence);
  });

  test("another value in the specification is another value in the table", async () => {
    const built = await build(changed(spec, (text) => text.replace("worker-saturation 1.1", "worker-saturation 1.5")));
    expect(built.find(({ key }) => key.endsWith("worker-saturation"))?.value).toBe(1.5);
  });
});
