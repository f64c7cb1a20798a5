/**
 * Going through the things of a picture: the one pointed at, or the one the arrow keys have come to, is named on a card; a
 * press or Enter picks it. For assistive technology it is a slider whose value is said in words: that is read out as it
 * changes, and its arrow keys come through.
 */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { localPoint } from "./pointer.ts";
import { asSlider, onKeys } from "./slider.ts";
import { add, set } from "./svg.ts";
import type { Box } from "./text.ts";
import type { Point } from "./trace.ts";

/** Things to go through, e.g. by their index; at least one. */
export interface Things<T> {
  /** What going through them is called for those who hear it, and how it is done. */
  readonly label: string;
  readonly hint: string;
  /** How many stops there are, and at which of them, from 1, a thing is. */
  readonly stops: number;
  stop(thing: T): number;
  /** What takes the pointer, in pixels of the picture; and the thing meant by a point of one of them. */
  readonly areas: readonly Box[];
  find(at: Point | undefined, area: number, touch: boolean): T | undefined;
  /** Where keys go on from while nothing is named; left out, the first arrow names `first`. */
  readonly rest?: T | undefined;
  first?(): T | undefined;
  /** Where a key leads, at an end nowhere else; undefined where it is none of theirs. */
  next(from: T, key: string): T | undefined;
  words(thing: T): readonly [title: string, detail: string];
  /** Marks a thing, and gives the box its card stands beside. */
  mark(layer: Element, thing: T): Box;
  pick?: ((thing: T) => void) | undefined;
}

/** Pixels from a thing to its card, where a finger would cover it. */
const FINGER = 30;

/** Makes the SVG `root` one whose things can be gone through; what it gives takes a name away from a thing that is gone. */
export function browsable<T>(root: Element, things: Things<T>, frame: Frame): (gone: (thing: T) => boolean) => void {
  const { label, hint, stops, stop, areas, find, rest, next, words, mark, pick } = things;
  const first = (): T | undefined => rest ?? things.first?.();
  const targets = areas.map((area) =>
    add(root, "rect", { ...area, fill: "none", "pointer-events": "all", ...(pick ? { cursor: "pointer" } : {}) }),
  );
  const layer = add(root, "g", { "pointer-events": "none" });
  let place = rest;
  let shown: T | undefined;

  asSlider(root, label);
  // It stands where the focus will come to: a picture that is given the focus back then says the same as before.
  const begin = first();
  const now = begin === undefined ? 1 : stop(begin);
  set(root, { "aria-valuemin": 1, "aria-valuemax": stops, "aria-valuenow": now, "aria-valuetext": hint });

  const show = (to: T | undefined, touch = false): void => {
    if (to === shown) return;
    shown = to;
    place = to ?? rest;
    layer.replaceChildren();
    if (to === undefined) return;
    const said = words(to);
    const text = `${said.join(", ")}${pick ? ": Enter takes it" : ""}`;
    set(root, { "aria-valuenow": stop(to), "aria-valuetext": text });
    chip(layer, said, mark(layer, to), touch ? FINGER : frame.label * 0.4, frame);
  };
  for (const [area, target] of targets.entries()) {
    const hear = (event: Event): void => {
      const { type, pointerType } = event as PointerEvent;
      const touch = pointerType === "touch";
      const leaves = type === "pointerleave";
      const thing = leaves ? undefined : find(localPoint(event as PointerEvent, target), area, touch);
      if (type === "click") {
        if (thing !== undefined) pick?.(thing);
        // A finger that is lifted leaves too; what it chose stays to be read.
      } else if (!(leaves && touch)) show(thing, touch);
    };
    // A mouse that rests where a picture comes up asks for nothing: only one that moves does.
    for (const type of ["pointermove", "pointerdown", "pointerleave", "click"]) target.addEventListener(type, hear);
    // A press would move the focus here, and with it the deck's own keys.
    target.addEventListener("mousedown", (event) => event.preventDefault());
  }
  root.addEventListener("focus", () => show(place ?? first()));
  root.addEventListener("blur", () => show(undefined));
  onKeys(root, (key) => {
    if (key === "Escape") {
      if (shown === undefined) return false;
      show(undefined);
    } else if (key === "Enter" || key === " ") {
      if (!pick || place === undefined) return false;
      pick(place);
    } else {
      const from = place ?? first();
      const to = from === undefined ? undefined : next(from, key);
      if (to === undefined) return false;
      show(place === undefined && key.startsWith("Arrow") ? from : to);
    }
    return true;
  });
  return (gone) => {
    if (shown !== undefined && gone(shown)) show(undefined);
  };
}

/** Arrow keys through a list that goes down or to the right. */
const ALONG: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Where a key leads among things in a row, the last of them at `last`: arrow keys step, Home and End go to its ends. */
export function inTurn(from: number, key: string, last: number, steps = ALONG): number | undefined {
  const to = { Home: 0, End: last }[key] ?? from + (steps[key] ?? NaN);
  return Number.isNaN(to) ? undefined : Math.min(last, Math.max(0, to));
}

/** An outline that stands out on any ground: marks a thing whose place is a box. */
export function outline(layer: Element, box: Box, frame: Frame): Box {
  const look = { ...box, fill: "none", "stroke-linejoin": "round" };
  add(layer, "rect", { ...look, stroke: frame.palette("paper"), "stroke-width": 5 });
  add(layer, "rect", { ...look, stroke: frame.palette("ink"), "stroke-width": 2.5 });
  return box;
}

/** A ring round a mark. */
export function ring(layer: Element, [cx, cy]: Point, r: number, frame: Frame): void {
  add(layer, "circle", { cx, cy, r, fill: "none", stroke: frame.palette("ink"), "stroke-width": 2.5 });
}
