import { describe, expect, test } from "vitest";
import demo from "../../demos/kubernetes/demo.ts";
import { frameOf } from "../demos/found.ts";
import { plain, play } from "./playing.ts";

const model = play({ picture: "strip" });
const { pool, raw } = model.strips!;

describe("the toy job", () => {
  test("is the same on both: 240 tasks on eight threads of two machines, ten minutes of work", () => {
    for (const strip of [pool, raw]) {
      expect(strip).toMatchObject({ tasks: 240, machines: 2, rows: 8 });
      const tasks = strip.bars.filter(({ role }) => ["read", "clean", "join", "reduce"].includes(role));
      expect(tasks).toHaveLength(240);
      const work = tasks.reduce((sum, { start, stop }) => sum + stop - start, 0) / 8;
      expect(work).toBeGreaterThan(500);
      expect(work).toBeLessThan(700);
    }
  });

  test("starts after what documents say: three to four and a half minutes on a pool, one to two on raw VMs", () => {
    // And three seconds in which Dask starts, an assumption.
    expect(pool.up).toBeGreaterThan(180);
    expect(pool.up).toBeLessThan(273 + 1);
    expect(raw.up).toBeGreaterThan(60);
    expect(raw.up).toBeLessThan(123 + 1);
  });

  test("is billed ten minutes after its end on the pool, and on raw VMs not at all", () => {
    expect(pool.unbilled - pool.finished).toBeCloseTo(600, 3);
    expect(raw.unbilled).toBeCloseTo(raw.finished, 3);
    expect(pool.bars.filter(({ key }) => key === "idle")).toHaveLength(8);
    expect(raw.bars.filter(({ key }) => key === "idle")).toHaveLength(0);
    expect(pool.usd).toBeGreaterThan(raw.usd * 1.5);
    expect(plain(demo.say(model, Infinity))).toMatch(/VMs go with the job\.$/);
  });

  test("tells of both at any moment", () => {
    expect(plain(demo.say(model, 0))).toBe("Both wait: the toy job of 240 tasks wants 2 machines now.");
    const at = (seconds: number) => plain(demo.say(model, seconds));
    expect(at(150)).toContain("VMs of its own works. The one on the pool waits for machines.");
    expect(at(1000)).toContain("no longer billed. The one on the pool is done, and still billed.");
  });

  test("shows both on one axis, each with its name and its ends", () => {
    const page = plain(demo.draw(model, frameOf({ width: 560, height: 360 })).node.textContent!);
    for (const said of ["on a pool", "on VMs of its own", "billed until 24 min", "idle, billed", "read", "reduce"])
      expect(page).toContain(said);
    expect(page).toMatch(/done: 14 min.*done and off the bill: 12 min/);
  });

  test("grows with the minutes of the job, and what it was before is marked", () => {
    const shorter = play({ picture: "strip", minutes: 5 });
    expect(shorter.strips!.pool.finished).toBeLessThan(pool.finished - 240);
    const page = plain(demo.draw(shorter, frameOf({ width: 560, height: 360 }), model).node.textContent!);
    expect(page).toContain("before: 24 min");
  });
});
