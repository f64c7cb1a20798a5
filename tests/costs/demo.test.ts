import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import { CORES_PAID, SLOWER, TOY, USUAL } from "../../demos/costs/assumed.ts";
import { ALL_OFF, switches } from "../../demos/costs/demo-knobs.ts";
import { pricesOf, terabyteOf } from "../../demos/costs/demo-price.ts";
import { doneAt, owedAt, readAt } from "../../demos/costs/demo-toy.ts";
import { walkAt } from "../../demos/costs/demo-walk.ts";
import demo from "../../demos/costs/demo.ts";
import { collisions, escapes, frame, wordsOf } from "../chart/frame.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "costs/demo")!.figure);
const standard = defaults(demo.schema);
type Change = Partial<typeof standard>;
const model = (change: Change = {}) => demo.model({ ...standard, ...change }, tables);
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const words = (change: Change = {}, share = 1) => {
  const run = model(change);
  return plain(demo.say(run, share * demo.span(run)));
};
const table = new Map(
  rowsOf<{ factor: string; value: number }>(tables, "cost-factors").map(({ factor, value }) => [factor, value]),
);
const of = (factor: string): number => table.get(factor)!;

describe("the waterfall of lesson 10", () => {
  test("walks from everything wrong to the rule of thumb, each step beginning where the last has ended", () => {
    const { steps, worst, now } = model();
    expect(steps.map(({ name }) => name)).toEqual([...switches]);
    expect(steps[0]!.before.usd).toBe(worst.usd);
    for (const [index, step] of steps.slice(1).entries()) expect(step.before).toEqual(steps[index]!.after);
    expect(steps.at(-1)!.after).toEqual(now);
    // 1 TB ÷ 60 MB/s ÷ 3,600 × $0.02, the published rule.
    expect(now.usd).toBeCloseTo(of("core-hours") * of("core-arm-spot"), 4);
    expect(worst.usd).toBeCloseTo(of("egress-tb") + of("core-hours") * SLOWER * CORES_PAID * of("core-intel"), 2);
  });

  test("adds egress and multiplies the rest", () => {
    const [region, ...rest] = model().steps;
    expect(region!.before.usd - region!.after.usd).toBeCloseTo(of("egress-gb") * 1000, 9);
    const factors = rest.map(({ before, after }) => before.usd / after.usd);
    const arm = of("core-intel") / of("core-arm");
    const spot = of("core-arm") / of("core-arm-spot");
    for (const [index, factor] of [SLOWER, CORES_PAID, arm, spot].entries())
      expect(factors[index]).toBeCloseTo(factor, 9);
  });

  test("lets what a switch still could save begin where all stands, and goes on without it", () => {
    const { steps, now } = model({ rightsized: false });
    const [, vectorised, sized, arm, spot] = steps;
    expect(sized!.on).toBe(false);
    expect(spot!.after).toEqual(now);
    expect(sized!.before).toEqual(now);
    expect(sized!.after).toEqual(model().now);
    expect(arm!.before).toEqual(vectorised!.after);
    expect(now.usd).toBeCloseTo(model().now.usd * CORES_PAID, 9);
  });

  test("hardly moves while the data leave their region", () => {
    const { steps } = model({ region: false });
    for (const { before, after } of steps.slice(1)) expect(before.usd / after.usd).toBeLessThan(1.1);
  });

  test("marks the two assumptions as such, and names who said the rest", () => {
    const { columns, rows } = demo.rows(model());
    const column = (name: string): number => columns.indexOf(name);
    const steps = rows.filter((row) => row[column("switch")] === "on");
    expect(steps.map((row) => row[column("how known")])).toEqual([
      "sourced",
      "assumed",
      "assumed",
      "sourced",
      "sourced",
    ]);
    expect(steps.filter((row) => String(row[column("source")]).startsWith("Ten Cents"))).toHaveLength(3);
    expect(String(steps[3]![column("beside it")])).toContain("List price");
    const page = plain(demo.draw(model(), frameOf({ width: 1160, height: 440, label: 18 })).node.textContent!);
    expect(page.match(/assumed/g)).toHaveLength(2);
    expect(page.match(/sourced/g)).toHaveLength(3);
    expect(page).toContain("1,000 GB × 10 cents of egress = $100");
    expect(page).toContain("4.63 core-hours × 2 cents, not 4 cents");
  });

  test("lets a price of one’s own stand instead of ARM and spot", () => {
    const { steps, now } = model({ price: 0.5 });
    expect(steps.map(({ idle }) => idle)).toEqual([false, false, false, true, true]);
    expect(now.usd).toBeCloseTo(of("core-hours") * 0.5, 3);
    expect(model({ price: 0.5, arm: false, spot: false }).now).toEqual(now);
  });

  test.each([
    [1168, 232, 18],
    [1160, 440, 18],
    [557, 310, 18],
    [616, 380, 14],
    [296, 230, 12],
  ])(
    "shows the toy job beside or below it, with words apart and inside, at %i × %i, labels %i",
    (width, height, label) => {
      for (const change of [{}, ALL_OFF, { region: false }, { vectorised: false, spot: false, terabytes: 1000 }]) {
        const place = frame(width, height, label);
        const drawn = demo.draw(model(change), place, model({ terabytes: 40 }));
        expect(drawn.node.textContent).toContain("done: ");
        const seen = wordsOf(drawn).filter(({ seen }) => seen);
        expect(collisions(seen)).toEqual([]);
        expect(escapes(seen, place)).toEqual([]);
      }
    },
  );

  test("says beside each step how it is known, as narrow as a phone", () => {
    for (const width of [296, 358]) {
      const place = frame(width, 260, width === 296 ? 12 : 14);
      const said = demo.draw(model(), place).node.textContent!;
      expect(said.match(/assumed/g)).toHaveLength(2);
      expect(said.match(/sourced/g)).toHaveLength(3);
    }
  });

  test("keeps its axis while switches are thrown, wide or narrow", () => {
    for (const [width, label] of [
      [296, 12],
      [560, 18],
    ] as const) {
      const axis = (change: Change): string[] =>
        wordsOf(demo.draw(model(change), frame(width, 300, label)))
          .filter(({ words: said }) => /^\$10{0,2}$/.test(said))
          .map(({ words: said, x }) => `${said} at ${x.toFixed(1)}`);
      expect(axis({})).toHaveLength(3);
      expect(axis(ALL_OFF)).toEqual(axis({}));
      expect(axis({ vectorised: false, spot: false })).toEqual(axis({}));
    }
  });

  test("throws a switch by a press on its row", () => {
    const said: object[] = [];
    const { node } = demo.draw(model(), frameOf({ emit: (change) => said.push(change) }));
    node
      .querySelectorAll('svg rect[pointer-events="all"]')[1]!
      .dispatchEvent(new node.ownerDocument.defaultView!.Event("click"));
    expect(said).toEqual([{ vectorised: false }]);
  });
});

describe("the walk of the price", () => {
  const walk = (change: Change) => {
    const run = model(change);
    return Array.from({ length: 101 }, (_, index) => walkAt(run, (index / 100) * run.toy.finished).usd);
  };

  test("falls from everything off to the price as it stands, one switch after the other", () => {
    for (const change of [{}, { region: false }, { arm: false }, { price: 0.5 }]) {
      const run = model(change);
      const usd = walk(change);
      expect(usd[0]).toBe(run.worst.usd);
      expect(usd.at(-1)).toBe(run.now.usd);
      for (const [index, now] of usd.slice(1).entries()) expect(now).toBeLessThanOrEqual(usd[index]!);
      const taken = run.steps.filter(({ on, idle }) => on && !idle);
      for (const { after } of taken) expect(usd.some((now) => Math.abs(now / after.usd - 1) < 1e-9)).toBe(true);
    }
  });

  test("climbs where all is off: waste piles up", () => {
    const usd = walk(ALL_OFF);
    expect(usd[0]).toBeCloseTo(model().now.usd, 9);
    expect(usd.at(-1)).toBe(model(ALL_OFF).worst.usd);
    for (const [index, now] of usd.slice(1).entries()) expect(now).toBeGreaterThanOrEqual(usd[index]!);
  });
});

describe("its toy job", () => {
  test("is the talk’s: 240 tasks, 8 workers, seed 7, and as much computing as the data need", () => {
    expect(TOY).toEqual({ workers: 8, seed: 7 });
    const { toy, now } = model();
    expect(toy.tasks).toBe(240);
    expect(toy.ends).toHaveLength(240);
    expect(toy.ideal * toy.used).toBeCloseTo(now.used * 3600, 6);
    const computed = toy.bars.filter(({ role }) => role !== "transfer");
    const time = computed.reduce((sum, { start, stop }) => sum + stop - start, 0);
    expect(time / (now.used * 3600)).toBeCloseTo(1, 3);
  });

  test("costs the waterfall’s price and its pauses, with any switches", () => {
    for (const change of [{}, ALL_OFF, { region: false }, { vectorised: false, spot: false }, { rightsized: false }]) {
      const run = model(change);
      const compute = owedAt(run.toy) - run.toy.egress;
      expect(compute / run.now.compute).toBeGreaterThan(1);
      expect(compute / run.now.compute).toBeLessThan(1.12);
      expect(run.toy.egress).toBeCloseTo(run.now.egress, 9);
      const used = run.toy.used / run.toy.cores;
      expect(compute / run.now.compute).toBeCloseTo(used / (1 - run.toy.wasted), 2);
    }
  });

  test("has a meter that begins at nothing, never falls and ends with the bill", () => {
    for (const change of [{}, ALL_OFF]) {
      const { toy } = model(change);
      const moments = Array.from({ length: 60 }, (_, index) => (index / 59) * toy.finished);
      const owed = moments.map((at) => owedAt(toy, at));
      expect(owed[0]).toBe(0);
      for (const [index, usd] of owed.slice(1).entries()) expect(usd).toBeGreaterThanOrEqual(owed[index]!);
      expect(owed.at(-1)).toBeCloseTo(owedAt(toy), 9);
      expect(readAt(toy, toy.finished)).toBeCloseTo(1, 9);
      expect(doneAt(toy, toy.finished)).toBe(240);
    }
  });

  test("pays for four cores where one is used, and shows those nobody uses", () => {
    const { toy } = model({ rightsized: false });
    expect(toy.cores).toBe(CORES_PAID * toy.used);
    expect(toy.bars.filter(({ key }) => key === "unused")).toHaveLength(toy.cores - toy.used);
    expect(owedAt(toy) / owedAt(model().toy)).toBeCloseTo(CORES_PAID, 6);
  });

  test("grows with the data, and comes near what a job of 250 TB was published to cost", () => {
    const large = demo.outcome!(model({ terabytes: 250 }));
    expect(large["dollarsPerTb"]).toBe(demo.outcome!(model())["dollarsPerTb"]);
    expect(large["dollars"]).toBeGreaterThan(20);
    expect(large["dollars"]).toBeLessThan(30);
  });
});

describe("the words of it", () => {
  test("say the price first, then the other end; the toy job’s own only of other data", () => {
    expect(words()).toBe("A terabyte for 9.3 cents: 4.63 core-hours at 2 cents. All off, it would be $109.");
    expect(words(ALL_OFF)).toMatch(
      /^A terabyte for \$109: 185 core-hours at 5 cents, and \$100 of egress\. All switches are off; on, it would be 9\.3 cents\./,
    );
    expect(words({ arm: false, region: false })).toContain("Off: right place, ARM. All on, it would be 9.3 cents.");
    expect(words({}, 0)).toBe("All switches off: $109 a terabyte. 0 of 240 tasks of the toy job are done.");
    expect(words({}, 0.2)).toMatch(/^Right place: \$9\.26 a terabyte\. /);
    expect(words({}, 0.99)).toMatch(/^Spot: 9\.3 cents a terabyte\. /);
    expect(words(ALL_OFF, 0)).toMatch(/^All switches on: 9\.3 cents a terabyte\. /);
    expect(words(ALL_OFF, 0.8)).toMatch(/^Plain Python: \$9\.26 a terabyte\. /);
    expect(words({ terabytes: 250 })).toMatch(/ The toy job on 250 TB cost \$25 in /);
  });

  test("quote no number that has no source or assumption behind it", () => {
    const prices = pricesOf(tables);
    expect(USUAL.rate).toBe(prices.rate);
    const lambda = demo.stories!.find(({ title }) => title.includes("Lambda"))!;
    expect(lambda.state.price).toBeCloseTo(prices.lambda[0] * prices.intel, 9);
    expect(demo.stories!.find(({ title }) => title === "Ten cents")!.state).toEqual({});
    const facts = demo.facts!(model());
    expect(facts).toEqual(demo.facts!(model({ ...ALL_OFF, terabytes: 9, rate: 1e6, price: 3 })));
    expect(plain(facts["end"]!)).toBe("9.3 cents");
    expect(facts["start"]).toBe("$109");
    expect(terabyteOf({ ...standard, region: false }, prices).usd).toBeCloseTo(100.09, 2);
  });
});
