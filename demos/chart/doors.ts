/**
 * Doors to choose from: a question with a few answers. Closed, each with its number and its name; opened, each shows what is
 * behind it. A press, or the arrow keys and Enter, choose one.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { pickableCells } from "./cells.ts";
import { lettering } from "./colour.ts";
import { key } from "./key.ts";
import { add, picture, px, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** One door. */
export interface Door {
  readonly id: string;
  /** Below it, e.g. "us-east-1a" and "Virginia". */
  readonly name: string;
  readonly detail: string;
  /** What is behind it. */
  readonly found: boolean;
}

/** What stands round the doors. */
export interface DoorsOptions {
  readonly title: string;
  readonly doors: readonly Door[];
  /** The viewer's. */
  readonly chosen?: string;
  /** How long opening them takes; 0: they stay shut. */
  readonly span: Seconds;
  pick?(id: string): void;
}

/** How wide a door is of its height. */
const SLIM = 0.6;
/** How far it opens: what is left of its width. */
const AJAR = 0.22;

/** Draws the doors side by side; `at` opens them, 0 to `span`. */
export function doors({ title, doors: all, chosen, span, pick }: DoorsOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const words = key([{ label: title }], frame, frame.width);
  words.draw(root, 0, 0);
  const roomy = frame.height > size * 14;
  const top = words.height + size * (roomy ? 1 : 0.5);
  const lowest = Math.max(top + size, frame.height - size * (roomy ? 3.6 : 2.8));
  const each = frame.width / Math.max(1, all.length);
  const height = Math.max(1, Math.min(lowest - top, (each * 0.72) / SLIM));
  // Where doors are as wide as they can be, they stand in the middle of the height that is left.
  const floor = lowest - (lowest - top - height) / 2;
  add(root, "rect", { x: 0, y: floor, width: frame.width, height: size * 0.14, fill: frame.palette("rule") });
  const drawn = all.map((door, index) => {
    const width = height * SLIM;
    const box = { x: each * (index + 0.5) - width / 2, y: floor - height, width, height };
    return {
      box,
      open: drawDoor(root, door, index + 1, box, door.id === chosen, { each, floor, opens: span > 0 }, frame),
    };
  });
  if (!frame.still && pick) {
    const cells = drawn.map(({ box }, index) => {
      const { name, detail } = all[index]!;
      return { column: index, row: 0, box, words: [`door ${index + 1}: ${name}`, detail] as const };
    });
    pickableCells(root, { cells, label: "Pick a door", pick: ({ column }) => pick(all[column]!.id) }, frame);
  }
  const at = (moment: Seconds): void => {
    const part = !(span > 0) ? 0 : Math.min(1, Math.max(0, moment / span));
    for (const { open } of drawn) open(part * part * (3 - 2 * part));
  };
  at(span);
  return { node: root, at };
}

/** One door in its frame, with what is behind it; gives what opens it, 0 to 1. */
function drawDoor(
  root: Element,
  door: Door,
  number: number,
  box: Box,
  chosen: boolean,
  { each, floor, opens }: { readonly each: number; readonly floor: number; readonly opens: boolean },
  frame: Frame,
): (part: number) => void {
  const size = frame.label;
  const paint = frame.palette.bind(frame);
  const { x, y, width, height } = box;
  const rim = Math.max(2, width * 0.05);
  const around = { x: x - rim, y: y - rim, width: width + 2 * rim, height: height + rim };
  add(root, "rect", { ...around, rx: rim * 0.4, fill: paint(chosen ? "you" : "ink") });
  add(root, "rect", { ...box, fill: paint(!opens ? "wanted" : door.found ? "measured" : "shade") });
  // What stays shut is not even drawn behind its door: nobody finds it in the page.
  if (opens && door.found) drawChip(root, box, frame);
  const large = Math.min(width * 0.6, size * 4);
  const leaf = add(root, "path", { fill: paint("wanted"), stroke: paint("paper"), "stroke-width": 1 });
  const panels = add(root, "path", {
    fill: "none",
    stroke: paint("paper"),
    "stroke-width": Math.max(1, width * 0.014),
    opacity: "0.55",
  });
  const knob = add(root, "circle", {
    r: Math.max(1.5, width * 0.045),
    fill: paint("reduce"),
    stroke: paint("paper"),
    "stroke-width": 1,
  });
  const label = add(root, "g");
  write(label, String(number), x + width / 2, y + height * 0.3 + large * 0.35, {
    fill: paint("paper"),
    size: Math.max(size, large),
    anchor: "middle",
    bold: true,
  });
  const fits = (text: string): boolean => textWidth(text, size, true) <= each - size * 0.3;
  const line = (text: string, row: number, bold: boolean, role: "ink" | "soft" | "you"): void => {
    const fill = lettering(frame, role);
    write(root, text, x + width / 2, floor + size * (1.15 + row * 1.2), { fill, size, anchor: "middle", bold });
  };
  line(chosen && fits(`yours: ${door.name}`) ? `yours: ${door.name}` : door.name, 0, true, chosen ? "you" : "ink");
  const behind = add(root, "g");
  line(door.detail, 1, false, "soft");
  if (opens && !door.found)
    write(behind, "none", x + width * 0.6, y + height / 2, { fill: paint("soft"), size, anchor: "middle", bold: true });

  return (part) => {
    // A leaf on hinges at the left, opening inwards: its free edge goes away and so looks shorter.
    const wide = width * (1 - (1 - AJAR) * part);
    const tall = -height * 0.07 * part;
    const at = (across: number, down: number): string => {
      const grown = tall * across;
      return `${px(x + wide * across)} ${px(y - grown + (height + 2 * grown) * down)}`;
    };
    const panel = (from: number, to: number): string =>
      `M${at(0.16, from)}L${at(0.84, from)}L${at(0.84, to)}L${at(0.16, to)}Z`;
    set(leaf, { d: `M${at(0, 0)}L${at(1, 0)}L${at(1, 1)}L${at(0, 1)}Z` });
    set(panels, { d: panel(0.08, 0.5) + panel(0.6, 0.92) });
    const [cx, cy] = at(0.88, 0.55).split(" ");
    set(knob, { cx: cx!, cy: cy! });
    set(label, { opacity: Math.max(0, 1 - part * 3) });
    set(behind, { opacity: part });
  };
}

/** A processor with its pins: what was hoped for. */
function drawChip(root: Element, { x, y, width, height }: Box, frame: Frame): void {
  const side = width * 0.42;
  const [left, top] = [x + width * 0.62 - side / 2, y + height * 0.46 - side / 2];
  const stroke = frame.palette("paper");
  const pins = [0.2, 0.4, 0.6, 0.8].map(
    (part) =>
      `M${px(left + side * part)} ${px(top - side * 0.18)}v${px(side * 1.36)}M${px(left - side * 0.18)} ${px(top + side * part)}h${px(side * 1.36)}`,
  );
  add(root, "path", { d: pins.join(""), stroke, "stroke-width": Math.max(1, side * 0.05) });
  add(root, "rect", { x: left, y: top, width: side, height: side, rx: side * 0.08, fill: stroke });
  write(root, "GPU", left + side / 2, top + side / 2 + side * 0.11, {
    fill: frame.palette("measured"),
    size: Math.max(frame.label, side * 0.32),
    anchor: "middle",
    bold: true,
  });
}
