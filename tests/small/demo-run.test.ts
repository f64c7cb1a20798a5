import { describe, expect, test } from "vitest";
import { ASSUMPTIONS } from "../../demos/cluster/assumptions.ts";
import type { InstanceRow } from "../../demos/cluster/instances.ts";
import { startStages, type LatencyRow } from "../../demos/cluster/latencies.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { EGRESS, MACHINE, START, USUAL } from "../../demos/small/demo-assumptions.ts";
import { cut, drawn, piecesOf, weightOf } from "../../demos/small/demo-job.ts";
import { bestOf } from "../../demos/small/demo-model.ts";
import { coresOf, machinesOf, placeNames, roomOf, sizeOf } from "../../demos/small/demo-places.ts";
import { owed } from "../../demos/small/demo-run.ts";
import { rows } from "../data/tables.ts";
import { model, params, run } from "./demo-playing.ts";

const row = rows<InstanceRow>("prices").find(({ type }) => type === MACHINE.type)!;
const factor = (name: string) => Number(rows("cost-factors").find(({ factor }) => factor === name)!["value"]);

describe("what the places are", () => {
  test("takes machine, price, start-up, rate of a core and the way out of the cloud from the tables", () => {
    const [boot] = startStages(rows<LatencyRow>("kubernetes-latencies"), "vms");
    expect(START[0]).toMatchObject({ ...boot, stage: START[0]!.stage });
    expect(EGRESS).toBe(factor("egress-gb"));
    expect(row).toMatchObject({ vcpus: MACHINE.vcpus, memoryGib: MACHINE.memoryGib });
    expect(USUAL.rate).toBe(factor("core-bandwidth") * 1e6);
    expect(USUAL.line).toBe(ASSUMPTIONS.links.push);
  });

  test("moves the data only to where they are not", () => {
    for (const [home, moved] of [
      ["laptop", [false, true, true]],
      ["cloud", [true, false, false]],
      ["both", [false, false, false]],
    ] as const) {
      expect(
        model({ home }).runs.map((each) => each.moved > 0),
        home,
      ).toEqual(moved);
    }
    expect(run({ where: "vm", size: 30e9 }).moved).toBeCloseTo(30e9 / USUAL.line, 3);
  });

  test("starts VMs in the time documented, and never a laptop", () => {
    for (const size of [1e7, 30e9]) {
      const [laptop, vm, cluster] = model({ size, home: "both" }).runs;
      expect(laptop!.started).toBe(0);
      expect(vm!.started).toBeGreaterThan(60);
      expect(vm!.started).toBeLessThan(200);
      expect(cluster!.started, "nothing is heard before the scheduler").toBe(vm!.started);
    }
  });

  test("bills every machine from when it is asked for, and what leaves the cloud as it leaves", () => {
    const cluster = run({ home: "both", where: "cluster" });
    const hours = Math.ceil(cluster.finished) / 3600;
    expect(owed(cluster, Infinity)).toBeCloseTo(20 * hours * row.usdPerHour, 6);
    const laptop = run({ home: "cloud", size: 30e9 });
    expect(owed(laptop, Infinity)).toBeCloseTo(30 * factor("egress-gb"), 6);
    expect(owed(laptop, laptop.moved / 2)).toBeCloseTo(15 * factor("egress-gb"), 6);
    expect(owed(run({ home: "both" }), Infinity)).toBe(0);
    const uploaded = run({ home: "laptop", where: "vm" });
    expect(owed(uploaded, uploaded.moved), "nobody pays for machines that wait for an upload").toBe(0);
  });
});

describe("the job", () => {
  test("is as long as its bytes take all cores, and no core starts before its machine", () => {
    for (const state of [
      { size: 1e11, home: "both" as const },
      { size: 1e12, home: "both" as const, kept: 0 },
      { size: 1e11, rate: 1e6, home: "both" as const },
    ]) {
      for (const { place, machines, threads, started, finished } of model(state).runs) {
        const perfect = state.size / (params(state).rate * machines * threads);
        expect(finished - started, `${place} ${JSON.stringify(state)}`).toBeGreaterThan(perfect * 0.95);
        expect(finished - started, `${place} ${JSON.stringify(state)}`).toBeLessThan(perfect * 1.3 + 60);
      }
    }
    const { bars } = run({ where: "cluster", home: "both" });
    for (const { row, start } of bars.filter(({ role }) => role === "read")) {
      const ready = bars.find((bar) => bar.row === row && bar.role === "starting")!.stop;
      expect(start).toBeGreaterThanOrEqual(ready);
    }
  });

  test("takes the same time however many pieces a drawn task stands for", () => {
    const setting = params({ size: 12.8e9, home: "both", kept: 0 });
    expect(cut("laptop", setting).stands).toBeGreaterThan(2);
    expect(cut("cluster", setting).stands).toBe(1);
    const played = run({ size: 12.8e9, home: "both", kept: 0 });
    expect(played.finished).toBeGreaterThan(12.8e9 / 480e6);
    expect(played.finished).toBeLessThan((12.8e9 / 480e6) * 1.1);
  });

  test("is cut into pieces of at most 128 MB, smaller where the work is slow", () => {
    expect(piecesOf(params({ size: 1.28e9 }))).toBe(10);
    expect(piecesOf(params({ size: 1.29e9 }))).toBe(11);
    expect(piecesOf(params({ size: 1.28e9, rate: 1e6 }))).toBeGreaterThan(400);
  });

  test("has a piece for every core of a laptop however small it is, so that more data never take less time", () => {
    for (const size of [1e7, 128e6, 1e9]) expect(piecesOf(params({ size }))).toBe(8);
    const times = [1e7, 3e7, 1e8, 1.78e8, 3e8, 1e9, 1.78e9, 3e9].map((size) => run({ size, home: "both" }).finished);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test("is drawn with at most 1,600 tasks as it opens, every core having its share", () => {
    for (const size of [1e7, 1e9, 30e9, 1e12, 1e13]) expect(weightOf(params({ size }))).toBeLessThanOrEqual(1600);
    const setting = params({ size: 1e12 });
    for (const place of placeNames) {
      expect(drawn(place, setting) % (coresOf(place) * machinesOf(place, setting)), place).toBe(0);
    }
    expect(weightOf(params({ size: 1e12 }))).toBeGreaterThan(
      model({ size: 1e12 }).runs.reduce((sum, { tasks }) => sum + tasks, 0),
    );
  });
});

describe("memory", () => {
  test("spills what it cannot hold, and only that", () => {
    const kept = (size: number) => run({ size, home: "both", kept: 1 });
    expect(kept(8e9).spilled).toBe(0);
    const full = kept(80e9);
    expect(full.failure).toBeNull();
    expect(full.spilled).toBeGreaterThan(60e9);
    expect(full.spilled).toBeLessThan(80e9);
    expect(full.finished, "the disk is what it waits for").toBeGreaterThan(
      1.1 * run({ size: 80e9, home: "both" }).finished,
    );
    expect(run({ size: 80e9, home: "both", kept: 1, where: "cluster" }).spilled).toBe(0);
  });

  test("gives up where memory and disk together are too small, and nowhere else", () => {
    for (const place of placeNames) {
      const room = roomOf(place, params({}));
      expect(run({ where: place, size: (room / 0.1) * 1.01 }).failure, place).toBe("room");
      expect(run({ where: place, size: (room / 0.1) * 0.9, home: "both" }).failure, place).toBeNull();
    }
    expect(run({ size: 1e15, kept: 0 }).failure).toBeNull();
  });

  test("is watched where there is anything to see, and left out only where watching would change nothing", () => {
    expect(sizeOf("laptop", 1, 4e9)).toHaveProperty("memoryLimit");
    expect(sizeOf("laptop", 1, 3e9)).not.toHaveProperty("memoryLimit");
    const setting = params({ home: "both", size: 34e9 });
    const small = cut("laptop", setting);
    const watched = simulate({
      tasks: small.tasks,
      workers: [{ name: "vm-0", ...sizeOf("laptop", small.stands, 1e11) }],
    });
    const not = simulate({ tasks: small.tasks, workers: [{ name: "vm-0", ...sizeOf("laptop", small.stands, 0) }] });
    expect(watched.memory.length).toBeGreaterThan(0);
    expect(not.executed).toEqual(watched.executed);
  });

  test("is scaled with what a drawn task stands for: no worker dies of lumps that are not there", () => {
    for (const size of [3e11, 1e12]) {
      for (const each of model({ size, home: "both" }).runs) expect(each.killed, `${each.place} ${size}`).toBe(0);
    }
  });
});

describe("the best place", () => {
  test("is the smallest one than which no larger saves a tenth of its time", () => {
    expect(bestOf({ laptop: 100, vm: 91, cluster: 91 })).toBe("laptop");
    expect(bestOf({ laptop: 100, vm: 90, cluster: 85 })).toBe("vm");
    expect(bestOf({ laptop: 100, vm: 200, cluster: 50 })).toBe("cluster");
    expect(bestOf({ laptop: null, vm: 90, cluster: 85 })).toBe("vm");
    expect(bestOf({ laptop: null, vm: null, cluster: null })).toBeNull();
  });
});
