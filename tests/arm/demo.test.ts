import { describe, expect, test } from "vitest";
import { chipSpeeds, model, pairs, plain, standard, state, tables, words } from "./racing.ts";
import { inputsOf } from "../../demos/arm/demo-pairs.ts";
import { doneAt, owedAt, PATIENCE, PICKY, STRETCH, WORKERS } from "../../demos/arm/demo-run.ts";
import demo from "../../demos/arm/demo.ts";
import { etl } from "../../demos/workload/etl.ts";

const BROKEN = { needs: "mkl" } as const;
const FIXED = { needs: "mkl", remedy: "worker" } as const;

describe("the race", () => {
  test("plays all 240 tasks of the talk's job, with its inputs first, on eight workers of either chip", () => {
    const { x86, arm } = model();
    for (const side of [x86, arm]) {
      expect(side.rows).toHaveLength(WORKERS);
      expect(side.ends).toHaveLength(etl().length);
      const computed = side.bars.filter(({ role }) => role !== "transfer");
      const ended = new Map(computed.map(({ key, stop }) => [key, stop]));
      for (const { key, dependencies } of etl()) {
        const { start } = computed.find((bar) => bar.key === key)!;
        for (const input of dependencies as string[]) expect(ended.get(input)!).toBeLessThanOrEqual(start + 1e-6);
      }
    }
  });

  test("at ratio r ARM ends about r sooner: never as much, for transfers and Dask's own work are no faster", () => {
    for (const speed of [...chipSpeeds(), 0.5, 2]) {
      const { x86, arm } = model({ speed });
      const race = x86.finished! / arm.finished!;
      expect(race / speed, String(speed)).toBeGreaterThan(0.93);
      expect(race / speed, String(speed)).toBeLessThan(1.05);
      if (speed > 1.2) expect(race).toBeLessThan(speed);
      if (speed < 0.9) expect(race).toBeGreaterThan(speed);
    }
    const { x86, arm } = model({ speed: 1 });
    expect(arm.finished).toBe(x86.finished);
  });

  test("a dollar buys that times the ratio of the prices", () => {
    for (const pair of ["genoa", "gen6", "gen7", "gen8"] as const) {
      const { speed, workPerDollar, priceRatio } = demo.outcome!(model({ pair })) as Record<string, number>;
      // Seconds are billed as whole ones of the job's own clock.
      expect(workPerDollar! / (speed! * priceRatio!)).toBeGreaterThan(0.985);
      expect(workPerDollar! / (speed! * priceRatio!)).toBeLessThan(1.015);
    }
  });

  test("bills eight vCPUs at an even share of a machine's list price", () => {
    const { x86, arm, pair } = model();
    const dask = pairs().find(({ isDask }) => isDask)!;
    expect(pair.x86.usdPerHour).toBeCloseTo(dask.x86UsdPerHour / 192, 9);
    expect(pair.arm.usdPerHour).toBeCloseTo(dask.armUsdPerHour / 192, 9);
    expect(owedAt(x86)).toBeCloseTo((x86.finished! / 3600) * WORKERS * pair.x86.usdPerHour, 3);
    expect(owedAt(arm)).toBeCloseTo((arm.finished! / 3600) * WORKERS * pair.arm.usdPerHour, 3);
  });

  test("its meters and its counts of tasks never fall, and stand still once a side is done", () => {
    const { x86, arm } = model();
    for (const side of [x86, arm]) {
      const moments = Array.from({ length: 60 }, (_, index) => (index / 50) * side.until);
      for (const count of [(at: number) => owedAt(side, at), (at: number) => doneAt(side, at)]) {
        const values = moments.map(count);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
      }
      expect(owedAt(side, 0)).toBe(0);
      expect(owedAt(side, side.until + 100)).toBe(owedAt(side));
    }
  });

  test("the same knobs give the same race", () => {
    for (const change of [{}, BROKEN, FIXED]) expect(model(change)).toEqual(model(change));
  });
});

describe("the chips", () => {
  test("race at the speed measured for them: Dask's own row, or the lower of a generation", () => {
    expect(model().speed).toBe(pairs().find(({ isDask }) => isDask)!.speed);
    const rows = tables["arm-same-generation"]!.rows as unknown as {
      arm: string;
      sameGeneration: boolean;
      speed: number;
    }[];
    for (const generation of ["6", "7", "8"]) {
      const all = rows.filter(({ arm, sameGeneration }) => sameGeneration && arm[1] === generation);
      expect(all.length).toBeGreaterThan(0);
      const name = `gen${generation}` as "gen6";
      expect(model({ pair: name }).speed).toBe(Math.min(...all.map(({ speed }) => speed)));
    }
  });

  test("every speed of the table is known by its engine, after a link too; another is said to be set by hand", () => {
    const { measured } = inputsOf(tables);
    expect(measured.length).toBeGreaterThan(65);
    for (const { pair, speed, whose } of measured) {
      const { whose: named } = model(state(`pair=${pair}~speed=${speed}`));
      const called = measured.filter((row) => row.pair === pair && row.whose === named);
      expect(
        called.some((row) => Math.abs(row.speed - speed) < 1e-4),
        whose,
      ).toBe(true);
    }
    expect(model({ speed: 1.5 }).whose).toBeNull();
    expect(words({ speed: 1.5 })).toContain("1.5× as fast");
    expect(words({ pair: "gen8" })).toContain("measured on ClickHouse, the lower of two");
    for (const pair of ["genoa", "gen6"] as const) expect(words({ pair })).not.toContain("the lower");
    expect(words({ speed: 1.5 })).toContain("set by hand");
    expect(words()).toContain("measured on Dask");
  });

  test("stories race at speeds of the table", () => {
    const told = (title: string) => {
      const story = demo.stories!.find((each) => each.title === title);
      expect(story, title).toBeDefined();
      return model({ ...standard, ...story!.state });
    };
    const speeds = chipSpeeds().toSorted((a, b) => a - b);
    expect(speeds).toHaveLength(65);
    expect(told("The median set-up").speed).toBe(speeds[32]);
    const slower = told("Slower, and still cheaper");
    expect(slower.whose).toBe("chDB");
    expect(slower.arm.finished!).toBeGreaterThan(slower.x86.finished!);
    expect(owedAt(slower.arm)).toBeLessThan(owedAt(slower.x86));
    const dearer = told("Slower and dearer");
    expect(dearer.speed).toBe(speeds[0]);
    expect(dearer.whose).toMatch(/^Firebolt/);
    expect(owedAt(dearer.arm)).toBeGreaterThan(owedAt(dearer.x86));
    expect(told("One task needs x86").arm.finished).toBeNull();
    expect(told("One x86 worker of eight").arm.finished).not.toBeNull();
  });
});

describe("a task that needs x86", () => {
  test("is never run where no worker may: the job never ends, and all that needs it waits too", () => {
    const { arm, x86 } = model(BROKEN);
    expect(arm.finished).toBeNull();
    expect(x86.finished).toBe(model().x86.finished);
    expect(arm.picky.ran).toBeNull();
    const ran = new Set(arm.bars.filter(({ role }) => role !== "transfer").map(({ key }) => key));
    const left = etl().filter(({ key }) => !ran.has(key));
    expect(left.length).toBe(arm.tasks - arm.ends.length);
    expect(left[0]!.key).toBe(PICKY);
    // Each other one needs one of those before it: nothing is left that could have run.
    for (const [index, { dependencies }] of left.entries())
      if (index) expect(left.slice(0, index).some(({ key }) => (dependencies as string[]).includes(key))).toBe(true);
  });

  test("keeps the meter running until nobody looks any more, a stated while after the last task", () => {
    const { arm, pair } = model(BROKEN);
    expect(arm.until).toBeCloseTo(arm.last + PATIENCE, 6);
    expect(demo.span(model(BROKEN))).toBe(arm.until);
    const more = owedAt(arm) - owedAt(arm, arm.last);
    expect(more).toBeCloseTo((PATIENCE / 3600) * WORKERS * pair.arm.usdPerHour, 3);
    expect(words(BROKEN)).toContain("The ARM job never ends");
    expect(words(BROKEN)).toMatch(/pinned to x86 workers.*Without the pin the job fails with an ImportError/);
    expect(plain(JSON.stringify(demo.rows(model(BROKEN))))).toContain("never");
  });

  test("lands nowhere while it never ends", () => {
    const outcome = demo.outcome!(model(BROKEN));
    expect(outcome.done).toBe(0);
    for (const key of ["speed", "workPerDollar", "armSeconds", "armDollars"]) expect(outcome).not.toHaveProperty(key);
    expect(demo.outcome!(model())).toMatchObject({ done: 1 });
  });

  test("runs on the one x86 worker, with its input moved there; and the bill rises by less than a tenth", () => {
    const { arm, x86 } = model(FIXED);
    expect(arm.finished).not.toBeNull();
    expect(arm.rows[0]).toBe("x86");
    expect(arm.rows).toHaveLength(WORKERS);
    const attempt = arm.bars.find(({ key, role }) => key === PICKY && role !== "transfer")!;
    expect(attempt.row).toBe(0);
    const moved = arm.bars.filter(
      ({ role, row, key }) => role === "transfer" && row === 0 && key === PICKY.replace("clean", "read"),
    );
    expect(moved).toHaveLength(1);
    expect(moved[0]!.stop).toBeLessThanOrEqual(attempt.start + 1e-6);
    expect(owedAt(arm)).toBeLessThan(owedAt(model().arm) * 1.1);
    expect(owedAt(arm)).toBeLessThan(owedAt(x86));
  });

  test("ends in time where one x86 worker stands, whatever the speed", () => {
    for (const speed of [0.5, 0.6067, 1, 1.8339, 2]) {
      const { arm } = model({ ...FIXED, speed });
      expect(arm.finished, String(speed)).not.toBeNull();
      expect(arm.ends).toHaveLength(arm.tasks);
    }
  });

  test("built for ARM it is the plain race again, and that is called an assumption", () => {
    const built = model({ needs: "mkl", remedy: "built" });
    expect(built.arm).toEqual(model().arm);
    expect(words({ needs: "mkl", remedy: "built" })).toContain("an assumption");
  });
});

test("says what it assumes, in words and in its table", () => {
  expect(words({}, 0)).toContain(`a task stands for ${STRETCH}: assumptions`);
  expect(words({ pair: "gen8" })).toContain("an Intel vCPU is about half a core");
  const said = JSON.stringify(demo.rows(model(BROKEN)));
  expect(said.match(/assumption/g)!.length).toBeGreaterThanOrEqual(3);
});

test("asks for what it draws: the table of its own pair", () => {
  expect(demo.drawn!(standard)).toEqual(["arm-pairs"]);
  expect(demo.drawn!({ ...standard, pair: "gen7" })).toEqual(["arm-same-generation"]);
});
