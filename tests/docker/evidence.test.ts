import { describe, expect, test } from "vitest";
import type { AnyDemo, Frame } from "../../demos/contract/demo.ts";
import { decode } from "../../demos/contract/codec.ts";
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/docker/demo.ts";
import evidence from "../../demos/docker/evidence.ts";
import { SWEEP } from "../../demos/docker/evidence-pictures.ts";
import { daysBetween, monthOf, waitOf, yearsOf } from "../../demos/docker/evidence-words.ts";
import { median, updatesOf } from "../../demos/docker/updates.ts";
import { frameOf, tablesOf } from "../demos/found.ts";
import { plain } from "./playing.ts";

type State = Partial<Params<typeof evidence.schema>>;
const tables = tablesOf(evidence as AnyDemo);
const model = (state: State) => evidence.model({ ...defaults(evidence.schema), ...state }, tables);
const say = (state: State, at = Infinity): string => plain(evidence.say(model(state), at));
const draw = (state: State, more: Partial<Frame> = {}) => evidence.draw(model(state), frameOf(more as never)).node;
const words = (state: State, more: Partial<Frame> = {}): string => plain(draw(state, more).textContent!);
const press = (node: Element, key: string): void => {
  node.dispatchEvent(Object.assign(new node.ownerDocument.defaultView!.Event("keydown"), { key }));
};

describe("the question", () => {
  test("shows an empty scale that takes a guess, and nothing of the answer", () => {
    const picked: unknown[] = [];
    const node = draw({ answer: "hidden" }, { emit: (change) => picked.push(change) });
    expect(plain(node.textContent!)).toMatch(/\?/);
    expect(plain(node.textContent!)).not.toMatch(/with an image|synced|Google|vendor/);
    press(node, "ArrowRight");
    press(node, "Enter");
    expect(picked).toEqual([{ guess: expect.any(Number) }]);
    expect(words({ answer: "hidden", guess: 300 })).toMatch(/your guess: 5 min/);
  });

  test("has seven answers, each a guess that fits", () => {
    const { knob, options } = evidence.answers!;
    expect(options).toHaveLength(7);
    for (const { value } of options) {
      const text = `${knob}=${value}`;
      expect(decode(evidence.schema, text).problems).toEqual([]);
      expect(say({ answer: "hidden", guess: value as number })).toMatch(/^You guess /);
    }
  });
});

describe("the two published waits", () => {
  test("are said as they were published, and whose they are", () => {
    expect(say({})).toMatch(
      /^One vendor says: often 5\+ minutes from an image, 1–2 minutes with packages installed on the fly\./,
    );
    expect(say({})).toMatch(/It is of 2023, and it sells the second/);
    expect(words({})).toMatch(
      /to launch a cluster, as one vendor says.*from an image:5\+ minutes.*installed on the fly:1–2 minutes/,
    );
    const { withImage, withSync } = model({}).starts;
    expect([waitOf(withImage), waitOf(withSync)].map(plain)).toEqual(["5+ minutes", "1–2 minutes"]);
  });

  test.each([
    [10, /is 30 times too short for an image, and sooner than either/],
    [90, /3.3 times too short for an image, and what it says of packages installed on the fly/],
    [200, /33 % too short for an image, and lies between the two/],
    [300, /is right for an image\. /],
    [900, /is not ruled out for an image: no longest is given/],
  ])("say of a guess of %i s where it lies", (guess, said) => {
    expect(say({ guess })).toMatch(said);
    expect(words({ guess })).toMatch(/your guess/);
  });

  test("have the demo's middle edit beside them, named by its way, and of three ways the first and the last", () => {
    const landedOf = (state: object) =>
      demo.outcome!(demo.model({ ...defaults(demo.schema), ...state }, tablesOf(demo as AnyDemo)));
    const landed = (way: "image" | "sync") => landedOf({ way });
    const both = words({}, { here: landedOf({ picture: "three" }) });
    expect(both).toMatch(/the demo: 6 min as an image, simulated/);
    expect(both).toMatch(/the demo: 1 min 50 s synced, simulated/);
    expect(words({}, { here: landed("image") })).toMatch(/the demo: 6 min as an image, simulated/);
    expect(words({}, { here: landed("sync") })).toMatch(/the demo: 1 min 50 s synced, simulated/);
    expect(words({ answer: "hidden" }, { here: landed("sync") })).not.toMatch(/simulated/);
  });

  test("pin each way to the bar it is like, with no line of it at any other", () => {
    const here = demo.outcome!(demo.model({ ...defaults(demo.schema), picture: "three" }, tablesOf(demo as AnyDemo)));
    const { node } = evidence.draw(model({}), frameOf({ here }));
    const height = (words: string): number =>
      Number([...node.querySelectorAll("text")].find((text) => text.textContent!.includes(words))!.getAttribute("y"));
    const inOrder = ["from an image", "as an image, simulated", "installed on the fly", "synced, simulated"].map(
      height,
    );
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    const stems = [...node.querySelectorAll("g:has(> circle) > line")];
    expect(stems).toHaveLength(2);
    const [image, sync] = stems.map((stem) => ["y1", "y2"].map((end) => Number(stem.getAttribute(end))));
    expect(Math.max(...image!)).toBeLessThan(height("installed on the fly"));
    expect(Math.min(...sync!)).toBeGreaterThan(height("installed on the fly"));
  });
});

describe("six years of updates", () => {
  const updates = updatesOf(tables);

  test("are all 284, with the numbers of their table", () => {
    expect(updates).toHaveLength(284);
    expect(median(updates.map(({ moved }) => moved))).toBe(39.5);
    expect(daysBetween(updates)).toBeCloseTo(7.5, 0.5);
    expect(yearsOf(updates).map(({ updates: many }) => many).slice(0, 6)).toEqual([64, 55, 58, 49, 36, 20]); // prettier-ignore
    for (const { moved, packages, share } of updates) expect(moved / packages).toBeCloseTo(share, 3);
    expect(evidence.rows(model({ picture: "updates" })).rows).toHaveLength(284);
    expect(say({ picture: "updates" })).toMatch(/^284 updates in 6 years; half of them moved 40 packages or more\./);
    expect(say({ picture: "updates" })).toMatch(
      /It is one shared image, partly kept by bots: its releases are not a person’s edits\./,
    );
  });

  test("can be gone through by keys and picked, and hand what was picked to the demo", () => {
    const picked: unknown[] = [];
    const node = draw({ picture: "updates" }, { width: 1160, emit: (change) => picked.push(change) });
    press(node, "Home");
    press(node, "ArrowRight");
    press(node, "Enter");
    expect(picked).toEqual([{ update: 2 }]);
    const hands = (state: State) => evidence.hands!({ ...defaults(evidence.schema), ...state }, tables);
    expect(hands({ picture: "updates", update: 2 })).toMatchObject({
      update: 2,
      layers: "each",
      way: "image",
      picture: "day",
    });
    for (const key of Object.keys(hands({ picture: "updates", update: 2 })!))
      expect(Object.keys(demo.schema)).toContain(key);
    expect(hands({ picture: "updates" })).toBeNull();
    expect(hands({ update: 2 })).toBeNull();
  });

  test("are each month’s largest where there is little room, and say so", () => {
    const narrow = { width: 500, emit: (change: unknown) => taken.push(change) };
    const taken: unknown[] = [];
    const node = draw({ picture: "updates" }, narrow);
    press(node, "Home");
    press(node, "Enter");
    const month = updates.filter(({ date }) => date.startsWith(updates[0]!.date.slice(0, 7)));
    expect(taken).toEqual([{ update: month.toSorted((a, b) => b.moved - a.moved)[0]!.number }]);
    expect(plain(node.textContent!)).toMatch(/each month’s largest/);
    expect(words({ picture: "updates", update: 212 }, narrow)).toContain(monthOf(updates[211]!));
  });

  test("name the one picked, and what it did to the demo", () => {
    const one = updates[211]!;
    expect(words({ picture: "updates", update: 212 })).toContain(`${monthOf(one)}: ${one.moved} of ${one.packages}`);
    expect(say({ picture: "updates", update: 212 })).toMatch(/the demo’s edits are now as large, a layer each\./);
  });

  test("come year by year", () => {
    expect(say({ picture: "updates" }, 0)).toMatch(/^1 update by March 2020, and 367 packages\.$/);
    expect(say({ picture: "updates" }, SWEEP / 2)).toMatch(/^189 updates by February 2023, and 622 packages\.$/);
  });
});

describe("what is read of what is pulled", () => {
  test("fills six cells and a part of one, below the part that is pulling", () => {
    const cells = draw({ picture: "read" }).querySelectorAll("g rect");
    expect(cells).toHaveLength(7);
    const [whole, last] = [cells[0]!, cells[6]!].map((cell) => Number(cell.getAttribute("width")));
    expect(last! / whole!).toBeCloseTo(0.4, 1);
    expect(words({ picture: "read" })).toMatch(/57 of them, in 2016.*76 %.*6\.4 %/s);
    expect(say({ picture: "read" })).toMatch(/A study of 2016, not of Dask users;/);
  });
});
