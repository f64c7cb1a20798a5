import { describe, expect, test } from "vitest";
import evidence from "../../demos/zones/evidence.ts";
import { heldOf } from "../../demos/zones/evidence-chance.ts";
import {
  anyOfRows,
  doorsOf,
  foundAt,
  shareOf,
  sharesOfAny,
  openAt,
  zonesOf,
} from "../../demos/zones/evidence-record.ts";
import { landing, OPENING, SWEEP } from "../../demos/zones/evidence-strip.ts";
import { BUCKET, BUCKETS, MIDDLE, momentWords, zoneNames } from "../../demos/zones/record.ts";
import { defaults } from "../../demos/contract/params.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "zones/evidence")!.figure);
const standard = defaults(evidence.schema);
type Change = Partial<typeof standard>;
const model = (change: Change) => evidence.model({ ...standard, ...change }, tables);
const plain = (words: string): string => words.replaceAll("\u00a0", " ");
const words = (change: Change, at = Infinity) => plain(evidence.say(model(change), at));
const picture = (change: Change, over: Parameters<typeof frameOf>[0] = {}) =>
  evidence.draw(model(change), frameOf({ width: 1160, height: 440, ...over }));
const drawn = (change: Change, here?: Record<string, number>) =>
  plain(picture(change, here ? { here } : {}).node.textContent!);
const zones = zonesOf(tables);

describe("the record", () => {
  test("is as long as both figures take it to be, and has the nine zones they name", () => {
    const rows = rowsOf<{ zone: string; shares: string; bucketSeconds: number }>(tables, "spot-zones");
    expect(rows.map(({ zone }) => zone).toSorted()).toEqual([...zoneNames]);
    for (const { shares, bucketSeconds } of rows) {
      expect(shares).toHaveLength(BUCKETS);
      expect(bucketSeconds).toBe(BUCKET);
    }
    expect(momentWords(0)).toBe("day 1, hour 1");
    expect(momentWords(MIDDLE)).toBe("day 23, hour 18");
  });

  test("gives each zone the share of time in its pieces that every probe gave it", () => {
    for (const zone of zones) expect(shareOf(zone, BUCKETS)).toBeCloseTo(zone.availability, 3);
  });

  test("draws any of nine no fuller than it was, and within a tenth of a percent of it", () => {
    const any = shareOf({ shares: sharesOfAny(zones) }, BUCKETS);
    const told = anyOfRows(tables).at(-1)!.mean;
    expect(any).toBeLessThanOrEqual(told);
    expect(told - any).toBeLessThan(0.001);
  });
});

describe("three doors", () => {
  test("are the first zone of each region, in the middle of the record, whatever is behind them", () => {
    expect(doorsOf(zones).map(({ zone }) => zone)).toEqual(["us-east-1a", "us-east-2a", "us-west-2a"]);
    expect(doorsOf(zones).map((zone) => openAt(zone, MIDDLE))).toEqual([false, true, true]);
    expect(Math.abs(MIDDLE - (BUCKETS - 1) / 2)).toBeLessThan(1);
  });

  test("stay shut, and tell nothing, until the answer is asked for", () => {
    for (const guess of ["none", "us-east-1a"] as const) {
      const hidden = { answer: "hidden", picture: "anyof", guess } as const;
      expect(drawn(hidden, { moment: 9, seconds: 9 })).not.toMatch(/GPUnone|none|%|simulated|demo/);
      expect(words(hidden)).not.toMatch(/%/);
      expect(evidence.span(model(hidden))).toBe(0);
    }
    expect(drawn({ answer: "hidden", guess: "us-east-2a" })).toContain("yours: us-east-2a");
  });

  test("are answered by keys 1 to 3", () => {
    expect(evidence.answers!.options.map(({ value }) => value)).toEqual(doorsOf(zones).map(({ zone }) => zone));
  });

  test("open first, and then the record passes with shares that grow into those of all of it", () => {
    expect(words({}, 0)).toBe("Doors 2 and 3 had a GPU, halfway through 45 days.");
    expect(words({}, OPENING + SWEEP / 2)).toMatch(
      /^By day 23, hour 18, at least one of the nine zones had a GPU 98 % of the time\./,
    );
    expect(words({})).toMatch(
      /^At least one of nine zones had a GPU 99\.2 % of the time\. Doors 2 and 3 had one halfway\. Best alone: Oregon b, 90 %\. Worst: Virginia a, 17 %\./,
    );
    const run = picture({});
    run.at(OPENING + SWEEP / 2);
    expect(plain(run.node.textContent!)).toMatch(/98 %/);
    run.at(OPENING + SWEEP);
    expect(plain(run.node.textContent!)).toMatch(/17 %47 %45 %59 %76 %68 %88 %90 %89 %99\.2 %/);
  });

  test("are marked where the viewer chose, with what the chosen one had", () => {
    expect(words({ guess: "us-east-1a" })).toMatch(
      /Your door, Virginia a, is wrong, as 83 % of the time: it had none halfway\. The best alone: Oregon b, 90 %\.$/,
    );
    expect(words({ guess: "us-west-2a" })).toMatch(
      /Oregon a, is right, as 88 % of the time: it had one halfway\. The best alone/,
    );
  });

  test("are those of another moment when one is linked", () => {
    const moment = zones[0]!.shares.indexOf("4");
    expect(words({ moment }, 0)).toContain(momentWords(moment));
    expect(openAt(zones[0]!, moment)).toBe(true);
  });
});

describe("a row of the strip", () => {
  test("that is picked hands its zone and the moment to the demo, and any of nine its freedom", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    expect(evidence.hands!({ ...standard, zone: "us-east-1d", moment: 77 }, tables)).toEqual({
      zone: "us-east-1d",
      moment: 77,
      policy: "pinned",
    });
    expect(evidence.hands!({ ...standard, zone: "any", moment: 77 }, tables)).toEqual({ moment: 77, policy: "any" });
    expect(evidence.hands!({ ...standard, zone: "any", picture: "many" }, tables)).toBeNull();
  });

  test("says what its probes found there", () => {
    const moment = [...zones[2]!.shares].findIndex((digit) => digit === "3");
    expect(foundAt(zones[2]!, moment)).toBe(3);
    expect(words({ zone: "us-east-1d", moment })).toMatch(/in Virginia d: 3 of 4 probes found a GPU\.$/);
    expect(words({ zone: "any" })).toMatch(/may go to any of the nine\.$/);
    expect(drawn({ zone: "us-east-1d" })).toContain("yours: us-east-1d, halfway");
  });

  test("is taken with the keys", () => {
    const taken: unknown[] = [];
    const { node } = picture({}, { emit: (change: unknown) => void taken.push(change) });
    for (const key of ["ArrowDown", "Enter"]) {
      const event = new (node.ownerDocument.defaultView as unknown as typeof globalThis).Event("keydown", {
        cancelable: true,
      });
      node.dispatchEvent(Object.assign(event, { key }));
    }
    expect(taken).toEqual([{ zone: "us-east-1c", moment: MIDDLE }]);
  });
});

describe("several zones", () => {
  test("have a GPU more often, though not as often as if they were independent", () => {
    const said = words({ picture: "anyof" });
    expect(said).toMatch(/^One zone had a GPU 64 % of the time, any of two 84 %, of three 92 %, of nine 99\.2 %\./);
    expect(said).toMatch(/three would reach 96 %.*from 58 % to 98 %/);
    for (const { zones: many, mean, independent } of anyOfRows(tables))
      expect(many > 1 ? mean < independent : mean === independent, String(many)).toBe(true);
    const shown = drawn({ picture: "anyof" });
    for (const figure of ["64 %", "84 %", "92 %", "99.2 %", "all in Virginia, 71 %"]) expect(shown).toContain(figure);
    expect(words({ picture: "anyof" }, 0)).toMatch(/^One zone had a GPU 64 %/);
  });

  test("are waited for less, and sixteen at once more", () => {
    expect(words({ picture: "many" })).toMatch(
      /^The mean wait for one GPU is 2 h 17 min in one zone, 8 min in any of three, 25 s in any of nine/,
    );
    expect(words({ picture: "many" })).toMatch(/Sixteen at once: 33 % to 46 % .* 77 % in one of three/);
    expect(drawn({ picture: "many" })).toMatch(/2 h 17 min.*46 %.*77 %/);
  });
});

describe("the demo's run", () => {
  const here = {
    moment: 100,
    until: 140,
    seconds: 31_200,
    lost: 3,
    finished: 1,
    choice: 9,
    up: 0.9,
    spans: 3,
    z0: 0,
    f0: 100,
    t0: 120,
    z1: 4,
    f1: 110,
    t1: 126,
    z2: 4,
    f2: 130,
    t2: 150,
  };

  test("lands on the moment it began in, with what became of it, and on its zones", () => {
    expect(drawn({}, here)).toContain("the demo: 8 h 40 min, 3 machines taken, simulated");
    const bars = picture({}, { here }).node.querySelectorAll('rect[fill^="var(--simulated"]');
    expect(bars).toHaveLength(3);
    expect(landing({ ...here, moment: BUCKETS })).toBeUndefined();
    expect(landing({})).toBeUndefined();
    expect(landing({ ...here, finished: 0 })!.full).toContain("not done");
  });

  test("lands at the number of zones it could use, at the share of its time with a machine", () => {
    expect(heldOf(here)).toEqual({ choice: 9, held: 0.9 });
    expect(drawn({ picture: "anyof" }, here)).toContain("90 % with a machine");
    expect(heldOf({ choice: 3 })).toBeUndefined();
  });
});

test("the numbers of the prose are of all pictures, whichever is shown", () => {
  const facts = evidence.facts!(model({}));
  expect(evidence.facts!(model({ picture: "many", answer: "hidden" }))).toEqual(facts);
  expect(plain(JSON.stringify(facts))).toContain('"days":"45.5 days"');
  expect(facts).toMatchObject({ doorsShut: "us-east-1a", best: "us-west-2b", worst: "us-east-1a", zones: "nine" });
});

test("a still is small, however fine the record", () => {
  expect(picture({}, { still: true }).node.outerHTML.length).toBeLessThan(40_000);
});
