import { describe, expect, test } from "vitest";
import type { InstanceRow } from "../../demos/cluster/instances.ts";
import { costAt } from "../../demos/cluster/meter.ts";
import { decode, encode } from "../../demos/contract/codec.ts";
import { dollars, duration } from "../../demos/contract/format.ts";
import type { Params, Schema } from "../../demos/contract/params.ts";
import type { AnyDemo, Story } from "../../demos/contract/demo.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import { stateOf } from "../../demos/host/stories.ts";
import demo from "../../demos/scale-up/demo.ts";
import { BYTES, job, tasksOf, work } from "../../demos/scale-up/job.ts";
import { machineOf, THREADS, type Machine } from "../../demos/scale-up/machines.ts";
import { run } from "../../demos/scale-up/run.ts";
import { PARTS } from "../../demos/scale-up/spent.ts";
import { frameOf, tablesOf } from "../demos/found.ts";
import { model, params, said, type State } from "./playing.ts";

const rate = 60e6;
const drawn = (state: State, before?: State, more = {}) =>
  demo.draw(model(state), frameOf({ width: 1160, height: 440, ...more }), before && model(before)).node;

describe("the job", () => {
  test.each([16, 56, 600, 3000])(
    "is the same work in %i pieces, and has as many tasks as its weight says",
    (pieces) => {
      const tasks = job({ pieces, rate });
      const processed = tasks.filter(({ key }) => key.startsWith("process-"));
      expect(tasks).toHaveLength(tasksOf(pieces));
      expect(processed).toHaveLength(pieces);
      expect(processed.reduce((sum, { duration }) => sum + duration, 0) / 1e6).toBeCloseTo(work(rate), 2);
      expect(processed.reduce((sum, { working }) => sum + working!, 0) / BYTES).toBeCloseTo(1, 5);
      expect(tasks.filter(({ key }) => !tasks.some((other) => other.dependencies.includes(key)))).toHaveLength(1);
    },
  );

  test("is uneven: no piece is more than half again as large as the mean, and some nearly are", () => {
    const sizes = job({ pieces: 600, rate }).flatMap(({ working }) => working ?? []);
    const mean = BYTES / 600;
    expect(Math.max(...sizes)).toBeLessThan(mean * 1.55);
    expect(Math.max(...sizes)).toBeGreaterThan(mean * 1.4);
    expect(Math.min(...sizes)).toBeLessThan(mean * 0.6);
  });
});

describe("a machine", () => {
  test("is as the list of prices has it", () => {
    const listed = tablesOf({ tables: ["prices"] } as unknown as AnyDemo);
    for (const name of Object.keys(THREADS) as Machine[]) {
      const made = machineOf(name, model({}).inputs);
      const { vcpus, memoryGib, usdPerHour } = rowsOf<InstanceRow>(listed, "prices").find(
        ({ type }) => type === made.type,
      )!;
      expect({ ...made, usdPerHour: Number(made.usdPerHour.toFixed(4)) }).toMatchObject({
        vcpus,
        memoryGib,
        usdPerHour,
      });
    }
  });
});

describe("a run", () => {
  test("executes every piece once, one at a time on each thread, after its machine has come", () => {
    const { run: played } = model({ workers: 16 });
    const pieces = played.bars.filter(({ key, role }) => role === "read" && key.startsWith("process-"));
    expect(pieces).toHaveLength(params({}).pieces);
    for (let row = 0; row < 32; row += 1) {
      const mine = pieces.filter((bar) => bar.row === row);
      const start = played.bars.find((bar) => bar.row === row && bar.role === "starting")!;
      expect(mine.length).toBeGreaterThan(5);
      expect(mine[0]!.start).toBeGreaterThanOrEqual(start.stop);
      mine.forEach((bar, index) => expect(bar.start).toBeGreaterThanOrEqual(mine[index - 1]?.stop ?? 0));
    }
  });

  test("bills every machine from the moment it was asked for until the result, at the list price", () => {
    const { run: played } = model({ workers: 8, machine: "xlarge" });
    expect(played.leases).toHaveLength(8);
    expect(played.dollars).toBeCloseTo((8 * Math.ceil(played.finished) * 0.1632) / 3600, 6);
    expect(costAt(played.leases, 0)).toBe(0);
  });

  test("counts all paid time once: at work, starting, or waiting", () => {
    for (const workers of [1, 32, 256]) {
      const { spent } = model({ workers }).run;
      for (const part of PARTS) expect(spent[part], part).toBeGreaterThanOrEqual(0);
      expect(PARTS.reduce((sum, part) => sum + spent[part], 0)).toBeCloseTo(1, 9);
    }
  });

  test("of one worker takes and costs what is added up for one alone, within one in twenty-five", () => {
    for (const state of [{}, { startup: 600 }, { machine: "quad" }, { pieces: 100 }] as State[]) {
      const { speed, bill } = demo.outcome!(model({ ...state, workers: 1 }));
      expect(speed).toBeGreaterThan(0.96);
      expect(bill).toBeLessThan(1.04);
    }
  });

  test("is as long played in full as played in minutes for hours, within a twentieth", { timeout: 60_000 }, () => {
    const { inputs } = model({});
    for (const workers of [16, 64]) {
      const setting = { workers, startup: 60, pieces: 400, rate, instance: machineOf("large", inputs), limited: false };
      const ratio = run(setting).finished / run(setting, () => {}, 1).finished;
      expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
    }
  });

  test("goes on without machines that come too late, and pays for them", () => {
    const { run: played } = model({ workers: 256, startup: 600, machine: "quad", pieces: 16 });
    expect(played.there).toHaveLength(256 * 16);
    expect(played.leases).toHaveLength(256);
    for (const { row, start, stop } of played.bars) {
      expect(row).toBeLessThan(256 * 16);
      expect(stop).toBeGreaterThanOrEqual(start);
      expect(stop).toBeLessThanOrEqual(played.finished + 1e-6);
    }
  });
});

describe("the money", () => {
  const parts = (state: State) => model(state).run.spent;

  test("goes on work as long as the bill is flat", () => {
    expect(parts({ workers: 1 }).working).toBeGreaterThan(0.99);
    expect(parts({ workers: 24 }).working).toBeGreaterThan(0.75);
  });

  test("is lost to what there is too much of: start-up, too few tasks, a plan that all wait for", () => {
    const usual = parts({ workers: 64 });
    expect(parts({ workers: 64, startup: 600 }).starting).toBeGreaterThan(2 * usual.starting);
    expect(parts({ workers: 64, pieces: 56 }).lacking).toBeGreaterThan(2 * usual.lacking);
    expect(parts({ workers: 256, startup: 0, pieces: 3000 }).planning).toBeGreaterThan(3 * usual.planning);
  });

  test("is hardly lost to the scheduler: 10,000 tasks of seconds are no trouble for one", { timeout: 30_000 }, () => {
    const { between } = parts({ workers: 256, pieces: 10_000 });
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(0.03);
  });

  test("is said by what took most of it", () => {
    expect(said({ workers: 128, startup: 600 })).toMatch(/ computed, 7\d % was start-up,/);
    expect(said({ workers: 128, pieces: 100 })).toMatch(/ computed, \d\d % waited for the last pieces,/);
    expect(said({ workers: 256, startup: 0, pieces: 3000 })).toMatch(/ computed, \d+ % waited for the /);
    expect(said({ workers: 2 })).not.toMatch(/computed/);
  });
});

describe("the stories", () => {
  test("are whole states of their own that an address can hold, and keep the viewer's knee", () => {
    const states = demo.stories!.map(
      (story) =>
        stateOf(demo.schema as Schema, story as Story, params({ knee: 48 }) as unknown as Params) as ReturnType<
          typeof params
        >,
    );
    expect(new Set(states.map((state) => encode(demo.schema, state))).size).toBe(states.length);
    for (const state of states) {
      expect(state.knee).toBe(48);
      expect(decode(demo.schema, encode(demo.schema, state))).toEqual({ params: state, problems: [] });
    }
  });

  test("hold what they promise: one worker is slow, 24 cost nearly the same, 56 pieces leave most of 512 threads idle", () => {
    const [one, many, few, slow] = demo.stories!.map(({ state }) => demo.outcome!(model(state as State)));
    expect(one!["seconds"]).toBeGreaterThan(4 * 3600);
    expect(many!["bill"]).toBeLessThan(1.25);
    expect(many!["speed"]).toBeGreaterThan(18);
    expect(few!["bill"]).toBeGreaterThan(10);
    expect(few!["speed"]).toBeLessThan(20);
    expect(slow!["bill"]).toBeGreaterThan(4);
    expect(said({ workers: 256, pieces: 56 })).toMatch(/56 pieces for 512 threads: some never get one\.$/);
  });
});

describe("the picture of a run", () => {
  test("says the bill, the bill before, and when it was done", () => {
    const words = drawn({ workers: 24 }, { workers: 1 }).textContent!;
    const [now, before] = [model({ workers: 24 }).run, model({ workers: 1 }).run];
    expect(words).toContain(`done: ${duration(now.finished)}`);
    expect(words).toContain(dollars(now.dollars));
    expect(words.replaceAll("\u00a0", " ")).toContain(
      `before, 1 worker: ${dollars(before.dollars)} in ${duration(before.finished)}`.replaceAll("\u00a0", " "),
    );
  });

  test("joins neighbours in a still too small to tell them apart, and only there", () => {
    const bars = (more: object) =>
      String(
        drawn({}, undefined, { width: 384, height: 320, label: 16, ...more }).innerHTML.match(/M[-\d.]+ [\d.]+v/gi)
          ?.length,
      );
    expect(Number(bars({ still: true }))).toBeLessThan(0.6 * Number(bars({})));
    expect(Number(bars({ still: true, height: 900 }))).toBeGreaterThan(params({}).pieces);
  });

  test("does without the bill where there is no room for both", () => {
    expect(drawn({}, undefined, { width: 280, height: 130, label: 12 }).textContent).not.toMatch(/the bill/);
  });
});
