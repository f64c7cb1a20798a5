import { parseHTML } from "linkedom";
import type { RevealApi } from "reveal.js";
import { describe, expect, test } from "vitest";
import { bindingOf, bindings, codeOf, type Desk } from "../../slides/present/bindings.ts";
import { Help } from "../../slides/present/help.ts";
import type { Stage } from "../../slides/present/stage.ts";

/** A desk that notes what keys do to it. */
function desk({ overview = false, full = false } = {}) {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void => {
      done.push([name, ...given].join(" "));
    };
  const deck = {
    isOverview: () => overview,
    getIndices: () => ({ h: 3, v: 0 }),
    getHorizontalSlides: () => Array.from({ length: 9 }),
    ...Object.fromEntries(
      ["next", "prev", "left", "right", "slide", "togglePause", "toggleOverview"].map((name) => [name, note(name)]),
    ),
  } as unknown as RevealApi;
  const lead = { playing: false, play: note("play"), pause: note("pause"), step: note("step"), reset: note("reset") };
  const stage = {
    lead,
    answers: { give: note("give") },
    enlarge: note("enlarge"),
    restore: () => full,
  } as unknown as Stage;
  const all: Desk = {
    deck,
    stage: () => stage,
    changed: () => {},
    help: note("help"),
    mode: note("mode"),
    speaker: note("speaker"),
  };
  const press = (key: string, held: { alt?: boolean; shift?: boolean } = {}): string[] => {
    done.length = 0;
    bindingOf(key)?.act(all, { key: key.toLowerCase(), ...held });
    return [...done];
  };
  return { press };
}

describe("the table of keys", () => {
  test("has no key twice, and a code for each, none twice", () => {
    const keys = bindings.flatMap(({ on }) => on);
    expect(keys.length).toBeGreaterThan(30);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.map(codeOf)).size).toBe(keys.length);
  });

  test("moves by the clicker's keys and the arrows, by slides with Alt", () => {
    const { press } = desk();
    for (const key of ["PageDown", "ArrowRight", "ArrowDown", " ", "n", "N"]) expect(press(key), key).toEqual(["next"]);
    for (const key of ["PageUp", "ArrowLeft", "ArrowUp", "p"]) expect(press(key), key).toEqual(["prev"]);
    expect(press(" ", { shift: true })).toEqual(["prev"]);
    expect(press("ArrowRight", { alt: true })).toEqual(["slide 4"]);
    expect(press("ArrowLeft", { alt: true })).toEqual(["slide 2"]);
    expect(press("Home")).toEqual(["slide 0"]);
    expect(press("End")).toEqual(["slide 8"]);
  });

  test("moves a slide at a time among all slides, and leaves the figures alone there", () => {
    const { press } = desk({ overview: true });
    expect(press("PageDown")).toEqual(["right"]);
    expect(press("ArrowLeft")).toEqual(["left"]);
    for (const key of ["1", "t", "r", "[", "]", "e", "d"]) expect(press(key), key).toEqual([]);
  });

  test("gives Escape to the enlarged figure first, then to the overview; O is the overview's alone", () => {
    expect(desk({ full: true }).press("Escape")).toEqual([]);
    expect(desk({ full: true }).press("o")).toEqual(["toggleOverview"]);
    expect(desk().press("Escape")).toEqual(["toggleOverview"]);
  });

  test("gives digits to the question, and letters to the figure", () => {
    const { press } = desk();
    expect(press("3")).toEqual(["give 3"]);
    expect(press("t")).toEqual(["play"]);
    expect(press("[")).toEqual(["step -1"]);
    expect(press("]")).toEqual(["step 1"]);
    expect(press("e")).toEqual(["enlarge evidence"]);
    expect(press("d")).toEqual(["enlarge demo"]);
    expect(press("0")).toEqual([]);
  });

  test("leaves every key that is not ours alone", () => {
    for (const key of ["Tab", "x", "F5", "Shift", "Dead", "v", "h"]) expect(bindingOf(key), key).toBeUndefined();
  });
});

test("the list under ? names every binding, in the words of the table", () => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const help = new Help(document as unknown as Document);
  const dialog = document.querySelector("dialog.help")!;
  const rows = [...dialog.querySelectorAll("dt")].map((key) => [
    [...key.querySelectorAll("kbd")].map(({ textContent }) => textContent).join("  "),
    key.nextElementSibling?.textContent,
  ]);
  expect(help).toBeDefined();
  expect(rows).toEqual(
    ["talk", "figure"].flatMap((part) =>
      bindings.filter((each) => each.part === part).map(({ keys, does }) => [keys, does]),
    ),
  );
});
