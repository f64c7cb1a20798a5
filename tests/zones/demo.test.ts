import { describe, expect, test } from "vitest";
import { HORIZON, PLACES } from "../../demos/zones/demo-run.ts";
import demo from "../../demos/zones/demo.ts";
import { BUCKET, MIDDLE, zoneNames } from "../../demos/zones/record.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, type State } from "./demo-playing.ts";

const story = (title: string): State => {
  const found = demo.stories!.find((each) => each.title === title);
  expect(found, title).toBeDefined();
  return found!.state;
};

/** Machines taken at each moment at which any were. */
function losses(state: State): number[] {
  const { grants, seconds } = model(state);
  const at = new Map<number, number>();
  for (const { gone } of grants) if (gone !== null && gone / 1e6 < seconds) at.set(gone, (at.get(gone) ?? 0) + 1);
  return [...at.values()];
}

describe("four ways to look for machines, from the same moment", () => {
  const ways = {
    pinned: model({}),
    best: model({ policy: "best" }),
    any: model({ policy: "any" }),
    fallback: model({ policy: "fallback" }),
  };

  test("in one zone all eight are lost at once, with all they had", () => {
    expect(losses({})).toEqual([PLACES]);
    expect(ways.pinned.lost).toBeGreaterThan(0.6 * ways.pinned.useful);
    expect(ways.pinned.without).toBeGreaterThan(3600);
  });

  test("that zone is the middle one of the nine from there, and is said to be while nothing else is turned", () => {
    const took = (zone: string): number => model({ zone } as State).seconds;
    const sorted = [...zoneNames].sort((one, other) => took(one) - took(other));
    expect(sorted[(zoneNames.length - 1) / 2]).toBe(params({}).zone);
    expect(said({})).toContain("Of nine zones, this is the middle one");
    for (const other of [{ hours: 7 }, { policy: "any" }, { moment: 9 }] as const)
      expect(said(other)).not.toContain("middle one");
  });

  test("what is taken for granted is said at the start", () => {
    expect(said({}, 0)).toMatch(
      /^Only us-east-1c: 8 machines are asked for\. Assumed: .* 1\smin to 3\smin\. Here Dask forgives a task 100\slost machines; as it comes, 3\./,
    );
    expect(said({ forgiven: 3 }, 0)).toMatch(/Dask as it comes forgives a task 3\slost machines\.$/);
  });

  test("in any zone some are lost, never all, and somebody is always there", () => {
    expect(ways.any.taken).toBeGreaterThan(0);
    expect(Math.max(...losses({ policy: "any" }))).toBeLessThan(PLACES);
    expect(ways.any.without).toBeLessThan(180);
    expect(ways.any.lost).toBeLessThan(ways.pinned.lost / 2);
    expect(ways.any.seconds).toBeLessThan(0.7 * ways.pinned.seconds);
    expect(ways.any.dollars).toBeLessThan(ways.pinned.dollars);
  });

  test("the best zone of a region is one zone too: all eight go together", () => {
    expect(losses({ policy: "best" })).toEqual([PLACES]);
    expect(ways.best.seconds).toBeGreaterThan(1.5 * ways.any.seconds);
  });

  test("falling back on full price is as fast as any, and dearest", () => {
    const { fallback, ...others } = ways;
    for (const other of Object.values(others)) {
      expect(fallback.seconds).toBeLessThanOrEqual(other.seconds);
      expect(fallback.dollars).toBeGreaterThan(other.dollars);
    }
  });

  test("full price is paid twice what spot is, and only once a zone has none", () => {
    const { grants, prices } = model(story("Full price if none"));
    expect(prices.onDemand).toBe(3.06);
    expect(prices.spot).toBe(1.53);
    const [spot, full] = [grants.filter((each) => each.spot), grants.filter((each) => !each.spot)];
    expect(spot).toHaveLength(PLACES);
    expect(full).toHaveLength(PLACES);
    for (const { slot, granted } of full) expect(spot.find((each) => each.slot === slot)!.gone).toBe(granted);
  });

  test("all work that counts is the same work, whoever did it and however often", () => {
    for (const way of Object.values(ways)) {
      expect(way.ending).toBe("done");
      expect(way.useful).toBeCloseTo(6 * 3600 * PLACES, -3);
    }
  });
});

describe("endings", () => {
  test("with Dask’s own setting a task that loses four machines ends the job, and is said to be blamed", () => {
    const state = story("Dask gives up");
    expect(state.forgiven).toBe(3);
    expect(model(state).ending).toBe("given-up");
    expect(said(state)).toMatch(/Dask gave up after/);
    expect(demo.outcome!(model(state))).toMatchObject({ finished: 0, givenUp: 1 });
    expect(model({ ...state, forgiven: 100 }).ending).toBe("done");
  });

  test("who has nothing after two days is told so, and pays no further", () => {
    const state = { zone: "us-east-1a", hours: 24 } as const;
    const late = model(state);
    expect(late.ending).toBe("late");
    expect(late.seconds).toBe(HORIZON);
    expect(said(state)).toMatch(/not done within 2\sdays/);
    for (const { stop } of late.bars) expect(stop).toBeLessThanOrEqual(HORIZON);
  });

  test("when all nine are out for hours, there is no machine for hours", () => {
    const out = model(story("All nine out"));
    expect(out.without).toBeGreaterThan(3 * 3600);
    expect(said(story("All nine out"), 2 * 3600)).toMatch(/^No machine to be had in any of the nine zones/);
  });
});

describe("the picture and the landing", () => {
  test("the same state is the same run", () => {
    expect(JSON.stringify(model({ policy: "any" }))).toBe(JSON.stringify(model({ policy: "any" })));
  });

  test("finished work fades when its machine is taken, not before", () => {
    const run = model({});
    expect(run.vain.length).toBeGreaterThan(50);
    for (const { bar, at } of run.vain) expect(at).toBeGreaterThanOrEqual(bar.stop);
    const drawn = demo.draw(run, frameOf({ width: 590, height: 400 }));
    const pale = (): number =>
      [...drawn.node.querySelectorAll("g")].filter((g) => g.getAttribute("opacity") === "0.74").length;
    drawn.at(run.vain[0]!.at - 60);
    expect(pale()).toBe(0);
    drawn.at(run.seconds);
    expect(pale()).toBe(new Set(run.vain.map(({ at }) => at)).size);
  });

  test("every moment of a place is a machine, one on its way, or none", () => {
    const { bars, grants, seconds } = model({ policy: "any", moment: 1036 });
    for (let row = 0; row < PLACES; row += 1) {
      const gaps = bars.filter((bar) => bar.row === row && bar.role === "waiting");
      const held = grants.filter(({ slot }) => slot === row);
      const given = held.reduce(
        (sum, { granted, gone }) => sum + Math.min(seconds, (gone ?? Infinity) / 1e6) - granted / 1e6,
        0,
      );
      const none = gaps.reduce((sum, { start, stop }) => sum + stop - start, 0);
      expect(given + none).toBeCloseTo(seconds, 3);
    }
  });

  test("it lands where it began, in the pieces of the record, with what it held", () => {
    const outcome = demo.outcome!(model({}));
    expect(outcome).toMatchObject({ moment: MIDDLE, policy: 0, zone: 1, choice: 1, finished: 1, lost: 8, spans: 2 });
    expect(outcome["until"]).toBeCloseTo(MIDDLE + outcome["seconds"]! / BUCKET);
    expect(outcome["z0"]).toBe(1);
    expect(outcome["f0"]).toBe(MIDDLE + 4);
    expect(demo.outcome!(model({ policy: "any" }))).toMatchObject({ choice: 9, policy: 2 });
  });

  test("the one zone is picked on the strip, by keys too", () => {
    const emitted: object[] = [];
    const drawn = demo.draw(
      model({}),
      frameOf({ width: 590, height: 400, emit: (change) => void emitted.push(change) }),
    );
    const strip = drawn.node.querySelector("[role=slider]")!;
    const { Event } = drawn.node.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
    const press = (key: string) => strip.dispatchEvent(Object.assign(new Event("keydown"), { key }));
    strip.dispatchEvent(new Event("focus"));
    press("End");
    press("Enter");
    expect(emitted).toHaveLength(1);
    expect(emitted[0]).toHaveProperty("zone");
    expect(emitted[0]).not.toEqual({ zone: "us-east-1c" });
  });
});
