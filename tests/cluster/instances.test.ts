import { describe, expect, test } from "vitest";
import { workersOn, workerSize, type InstanceRow } from "../../demos/cluster/instances.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { map } from "../../demos/workload/map.ts";
import { rows } from "../data/tables.ts";

const prices = rows<InstanceRow>("prices");
const row = (type: string) => prices.find((each) => each.type === type)!;
const GIB = 1024 ** 3;

describe("an instance type", () => {
  test("is one worker with a thread per vCPU and all the memory, or several that share both", () => {
    expect(workerSize(row("m7i.xlarge"))).toEqual({ nthreads: 4, memoryLimit: 16 * GIB, slowness: 1 });
    expect(workerSize(row("m7i.xlarge"), { processes: 4 })).toMatchObject({ nthreads: 1, memoryLimit: 4 * GIB });
    expect(workerSize(row("m7i.4xlarge"), { threads: 4 })).toMatchObject({ nthreads: 4, memoryLimit: 64 * GIB });
  });

  test("of every row of the table, divided any way, never has more than the machine", () => {
    expect(prices.length).toBeGreaterThan(50);
    for (const each of prices) {
      for (const processes of [1, 2, 4].filter((count) => count <= each.vcpus)) {
        const { nthreads, memoryLimit } = workerSize(each, { processes });
        expect(nthreads * processes, each.type).toBeLessThanOrEqual(each.vcpus);
        if (each.memoryGib === null) expect(memoryLimit).toBeUndefined();
        else expect(memoryLimit! * processes, each.type).toBeLessThanOrEqual(each.memoryGib * GIB);
      }
    }
  });

  test("runs the same tasks so many times faster as it is measured to be", () => {
    const seconds = (speed: number) => {
      const workers = workersOn(["vm-0"], row("m7g.large"), { speed });
      return simulate({ tasks: map({ tasks: 20, seconds: 10 }), workers }).finished / 1e6;
    };
    expect(seconds(1) / seconds(1.28)).toBeCloseTo(1.28, 1);
  });

  test("names its processes after their machine", () => {
    const workers = workersOn(["a", "b"], row("m7i.large"), { processes: 2 });
    expect(workers.map(({ name }) => name)).toEqual(["a-0", "a-1", "b-0", "b-1"]);
  });

  test("cannot be divided into none, nor be infinitely slow", () => {
    expect(() => workerSize(row("m7i.large"), { processes: 0 })).toThrow("at least one process, not 0");
    expect(() => workerSize(row("m7i.large"), { speed: 0 })).toThrow("speed 0 never ends");
  });
});
