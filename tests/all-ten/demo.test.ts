import { describe, expect, test } from "vitest";
import demo from "../../demos/all-ten/demo.ts";
import { wayOf } from "../../demos/all-ten/all-names.ts";
import { EVERY, flags, numberOf, type Setting } from "../../demos/all-ten/knobs.ts";
import { subsetName, times } from "../../demos/all-ten/said.ts";
import { cases, rank, reduce } from "../../demos/all-ten/study.ts";
import type { Outcome } from "../../demos/contract/outcome.ts";
import { figures, frameOf } from "../demos/found.ts";
import { setting, tables } from "./tables.ts";

const model = (number: number, more: Partial<Setting> = {}) => demo.model(setting(number, more), tables);
const none = model(0);
const every = model(EVERY);
const all = model(EVERY, { picture: "all" });
const words = (node: Element) => [...node.querySelectorAll("text")].map((text) => text.textContent ?? "");
const stage = { width: 1168, height: 320, label: 18 };

/** A made-up study in which any zone and more machines do most for the time, the two of the bill for the bill. */
const made = (seconds: (number: number) => number): Outcome[] =>
  cases(setting(0)).map((each) => {
    const number = numberOf(each);
    const four = [0, 512, 64, 576].flatMap((bits, index) => [
      [`s${index}`, seconds(number)],
      [`d${index}`, 2 / (bits & 64 ? 3 : 1) / (bits & 512 ? 3 : 1) / (number & 32 ? 1.5 : 1)],
      [`f${index}`, 1],
    ]);
    return { number, ...Object.fromEntries(four) };
  });
const usual = made((number) => (5000 / (number & 16 ? 3 : 1) / (number & 256 ? 2 : 1)) * (number & 32 ? 1.2 : 1));
const study = reduce(usual, usual.length);

describe("the words", () => {
  test("say where a run is: the change, the wait for a machine, the start, the work", () => {
    const { beforehand, looked, began } = none.shown!;
    expect(demo.say(none, beforehand / 2)).toContain("on its way to the cluster");
    expect(demo.say(none, beforehand + looked / 2)).toContain("no spot machine");
    expect(demo.say(none, (beforehand + looked + began) / 2)).toContain("machines are starting");
    expect(demo.say(none, none.took.seconds * 0.9)).toMatch(/\d+\u00a0tasks done/);
    expect(demo.say(none, none.took.seconds)).toContain("there was no machine");
    expect(demo.say(every, every.took.seconds)).not.toContain("there was no machine");
  });

  test("name subsets by what is turned, or by what is not", () => {
    expect(subsetName(0)).toBe("none turned");
    expect(subsetName(EVERY)).toBe("all ten turned");
    expect(subsetName(16 | 256)).toBe("only any zone and more machines");
    expect(subsetName(EVERY & ~32)).toBe("all but adaptive scaling");
    expect(subsetName(0b11111)).toBe("5 of ten turned");
  });

  test("say which way a knob works, and that some do nothing", () => {
    expect(times(0.5, "time")).toBe("2× sooner");
    expect(times(2, "dollars")).toBe("2× dearer");
    expect(times(1, "time")).toBe("as long");
  });

  test("count a study up, then name the two, what is worse, and that it is one job", () => {
    expect(demo.say(all, 0)).toContain("1,024");
    expect(demo.say(all, 0, reduce(usual.slice(0, 5), usual.length))).toContain("20 of 1,024");
    // All pairs are known, all subsets are not: only the full count says what matters most.
    const counting = demo.say(all, 0, reduce(usual.slice(0, 200), usual.length));
    expect(counting).toMatch(
      /^800 of 1,024 ways are played so far\. Of any two turned alone, any zone and more machines/,
    );
    expect(counting).not.toContain("matter most");
    const said = demo.say(all, 0, study);
    expect(said).toMatch(/^For the time, any zone and more machines matter most: /);
    expect(said).toContain("and the bill stays $2. All ten: ");
    expect(said).toContain("adaptive scaling 1.2× later");
    expect(said).toContain("yours may rank otherwise");
    expect(demo.say(model(EVERY, { picture: "all", by: "dollars" }), 0, study)).toMatch(
      /^For the bill, machines that fit and the data’s region matter most: alone, \$2 becomes 22\u00a0cents, and the time stays /,
    );
  });

  test("say what the two do to the other of time and bill: up, or down, too", () => {
    const dearer = (factor: number) =>
      usual.map((each) => (each["number"] === (16 | 256) ? { ...each, d0: 2 * factor } : each));
    const said = (factor: number) => demo.say(all, 0, reduce(dearer(factor), usual.length));
    expect(said(2)).toContain("and the bill goes up, $2 to $4");
    expect(said(0.5)).toContain("and the bill comes down, too, $2 to $1");
  });

  test("say so when the mean ranks others first", () => {
    const twisted = made((number) =>
      number === (1 | 2) ? 100 : 5000 / (number & 16 ? 3 : 1) / (number & 256 ? 2 : 1),
    );
    expect(demo.say(all, 0, reduce(twisted, twisted.length))).toContain("ranks others first");
  });
});

describe("the tables", () => {
  test("have a row a knob, with what is turned", () => {
    expect(demo.rows(model(16)).rows.map((row) => row[3])).toEqual(
      flags.map((flag) => (flag === "zones" ? "yes" : "no")),
    );
  });

  test("rank the knobs, and say how often each made it worse", () => {
    const { rows } = demo.rows(all, study);
    expect(rows.map(([lesson]) => lesson).slice(0, 2)).toEqual([5, 9]);
    expect(rows.find(([lesson]) => lesson === 6)![5]).toBe(512);
    expect(demo.rows(all).rows).toHaveLength(10);
  });
});

describe("the pictures", () => {
  test("show one run with its switches, or two on one axis, each with its time and bill", () => {
    const alone = words(demo.draw(none, frameOf(stage)).node);
    expect(alone.filter((text) => text === "done")).toHaveLength(1);
    expect(alone).toContain("as it is often done");
    const two = words(demo.draw(every, frameOf(stage), none).node);
    expect(two.filter((text) => text === "done")).toHaveLength(2);
    expect(two).toEqual(expect.arrayContaining(["as it is often done", "all ten turned", "$1.34"]));
    expect(two.some((text) => /× sooner, .*× cheaper/.test(text))).toBe(true);
  });

  test("run the meter with the run, while the run before stands whole", () => {
    const picture = demo.draw(every, frameOf(stage), none);
    picture.at(0);
    expect(words(picture.node)).toEqual(expect.arrayContaining(["$0", "$1.34"]));
    picture.at(every.took.seconds);
    expect(words(picture.node)).not.toContain("$0");
  });

  test.each(["run", "all"] as const)("throw a switch by a press and by keys: %s", (picture) => {
    const emitted: unknown[] = [];
    const frame = frameOf({
      ...stage,
      emit: (change) => emitted.push(change),
      ...(picture === "all" ? { study } : {}),
    });
    const { node } = demo.draw(model(16, { picture }), frame);
    const slider = [node, ...node.querySelectorAll("svg")].find((each) =>
      each.getAttribute("aria-label")?.startsWith("Ten switches"),
    )!;
    const { window } = frame.document.defaultView ? { window: frame.document.defaultView } : { window: undefined };
    expect(window).toBeDefined();
    const key = (name: string): void => {
      const event = new window!.Event("keydown", { bubbles: true, cancelable: true });
      Object.assign(event, { key: name });
      slider.dispatchEvent(event);
    };
    key("Home");
    key("Enter");
    expect(emitted).toHaveLength(1);
    expect(emitted[0]).toEqual(picture === "run" ? { gil: true } : { zones: false });
  });

  test("mark none, all ten and the best pair among all ways, with a bar a knob", () => {
    const shown = words(demo.draw(all, frameOf({ ...stage, study })).node);
    for (const start of ["none turned", "all ten", "any zone", "and more machines"])
      expect(
        shown.some((text) => text.startsWith(start)),
        start,
      ).toBe(true);
    expect(shown).toContain("3× sooner");
  });

  test("keep the lessons' order while the study runs, and rank once, when it is whole", () => {
    const rowsOf = (done: number): number[] => {
      const { node } = demo.draw(all, frameOf({ ...stage, study: reduce(usual.slice(0, done), usual.length) }));
      // Numbers of rows are in the left half, what stands at marks in the right.
      return [...node.querySelectorAll("text")]
        .filter((text) => Number(text.getAttribute("x")) < stage.width * 0.4)
        .flatMap(({ textContent }) => (/^\d+$/.test(textContent ?? "") ? [Number(textContent)] : []));
    };
    const lessons = flags.map((_, knob) => knob + 1);
    for (const done of [0, 1, 60, 255]) expect(rowsOf(done), String(done)).toEqual(lessons);
    const ranked = rowsOf(256);
    expect(ranked.slice(0, 2)).toEqual([5, 9]);
    expect(ranked.at(-1)).toBe(6);
    expect(ranked.toSorted((a, b) => a - b)).toEqual(lessons);
  });

  test("draw the way from none over the stronger of the two to both", () => {
    const half = reduce(usual.slice(0, 20), usual.length);
    expect(wayOf(rank(half, "time"), "time")).toEqual([]);
    const way = wayOf(rank(study, "time"), "time");
    expect(way.map(({ point }) => point.number)).toEqual([0, 16, 16 | 256]);
    expect(way.map(({ knobs }) => knobs)).toEqual([[], [4], [4, 8]]);
  });

  test("stay one line of numbers where there is little room", () => {
    const narrow = words(demo.draw(every, frameOf({ width: 296, height: 240, label: 12 }), none).node);
    for (const number of flags.keys()) expect(narrow).toContain(String(number + 1));
    expect(narrow).not.toContain("adaptive scaling");
  });
});

test("the credit leaves out only what the lessons it names credit", () => {
  const drawn = demo.drawn!(setting(0));
  const credit = demo.follows!(setting(0));
  const left = demo.tables.filter((name) => !drawn.includes(name));
  const by = { "kubernetes-latencies": "kubernetes", "arm-pairs": "arm", "cost-factors": "costs" } as Record<
    string,
    string
  >;
  expect(left.toSorted()).toEqual(Object.keys(by).toSorted());
  for (const name of left) {
    const lesson = flags.findIndex((flag) => flag === by[name]) + 1;
    expect(credit).toMatch(new RegExp(`lessons .*\\b${String(lesson)}\\b`));
    expect(figures.filter(({ slug }) => slug === by[name]).flatMap(({ figure }) => figure.tables)).toContain(name);
  }
});

test("the numbers of the prose come from the runs", { timeout: 120_000 }, () => {
  const facts = demo.facts!(none);
  expect(facts).toMatchObject({
    ways: "1,024",
    zone: "us-east-1c",
    before: "1\u00a0h\u00a028\u00a0min",
    lessons: "5 and 9",
    billLessons: "7 and 10",
  });
  for (const said of Object.values(facts)) expect(said).not.toMatch(/NaN|undefined/);
});
