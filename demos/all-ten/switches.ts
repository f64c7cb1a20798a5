/** Ten switches, one a lesson: rows of words where there is room for them, else a line of ten numbers. */
import { lettering } from "../chart/colour.ts";
import { add, px, rule, write } from "../chart/svg.ts";
import { textWidth, type Box } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { knobNames, turns } from "../cluster/knobs.ts";
import { besideOf, isOn, nameOf } from "./knobs.ts";

/** A bar beside a switch: what its knob does on average. */
export interface Bar {
  /** As a share of the longest that helps; below 0 it makes it worse. */
  readonly reach: number;
  readonly label: string;
  /** One of the two that matter most. */
  readonly strong: boolean;
}

/** What stands on the panel. */
export interface Panel {
  /** The subset whose switches these are. */
  readonly number: number;
  /** The subset before, if the run before is shown: its switches that stood otherwise are marked. */
  readonly before?: number;
  /** Knobs from 0 in the order of their rows. */
  readonly order: readonly number[];
  /** A bar a knob, by its number; undefined while nothing is known of it. */
  readonly bars?: ReadonlyMap<number, Bar>;
}

const strongIn = ({ bars }: Panel, knob: number): boolean => bars?.get(knob)?.strong ?? false;

/** Width of a switch, in em. */
const SWITCH = 1.5;
/** Between a switch, its number and its words. */
const GAP = 0.45;
const NUMBER = 1.6;
/** Of a row with bars, what the longest bar takes, and where they begin. */
const BARS = 0.3;
/** In em: the least height of a row of words. */
const ROW = 1.25;

/** Pixels that a line of numbers takes. */
export const lineHeight = (label: number): number => Math.ceil(label * 2.1);

/** Whether ten rows of words fit. */
export const rowsFit = (height: number, label: number): boolean => height >= ROW * label * 10;

/** Draws rows of words into a box; gives the box of each knob, by its number. */
export function switchRows(root: Element, panel: Panel, box: Box, frame: Frame): Map<number, Box> {
  const size = frame.label;
  const pitch = Math.min(box.height / 10, size * 2.3);
  const words = size * (SWITCH + GAP + NUMBER);
  const labels = [...(panel.bars?.values() ?? [])].map(({ label }) => textWidth(label, size, true));
  const told = panel.bars ? Math.max(size * 7.2, ...labels) : 0;
  const reach = panel.bars ? Math.max(size * 2, box.width * BARS) : 0;
  const worst = Math.min(0, ...[...(panel.bars?.values() ?? [])].map((bar) => bar.reach));
  const room = box.width - words - told - reach - (panel.bars ? size * 1.1 : 0);
  const boxes = new Map<number, Box>();
  for (const [row, knob] of panel.order.entries()) {
    const y = box.y + row * pitch;
    const middle = y + pitch / 2;
    const on = isOn(panel.number, knob);
    boxes.set(knob, { x: box.x, y, width: box.width, height: pitch });
    if (row > 0) rule(root, [box.x, y], [box.x + box.width, y], { stroke: frame.palette("rule"), "stroke-width": 1 });
    drawSwitch(root, on, [box.x, middle], frame);
    const base = middle + size * 0.35;
    // Beside bars the two that matter most stand out, not what is turned: its switch says that.
    const strong = strongIn(panel, knob);
    const bold = panel.bars ? strong : on;
    const fill = strong ? lettering(frame, "simulated") : frame.palette(on ? "ink" : "soft");
    write(root, String(knob + 1), box.x + words - size * GAP, base, {
      fill: strong ? fill : frame.palette("soft"),
      size,
      anchor: "end",
      bold: strong,
    });
    const forms = panel.bars ? [nameOf(knob)] : besideOf(knob, on);
    const text = forms.find((form) => textWidth(form, size, on) <= room) ?? forms.at(-1)!;
    const changed = panel.before !== undefined && isOn(panel.before, knob) !== on;
    if (changed)
      add(root, "circle", {
        cx: box.x + box.width - size * 0.4,
        cy: middle,
        r: size * 0.2,
        fill: frame.palette("you"),
      });
    write(root, text, box.x + words, base, { fill, size, bold });
    const bar = panel.bars?.get(knob);
    if (bar)
      drawBar(
        root,
        bar,
        worst,
        { x: box.x + box.width - reach - told - size * 0.5, y, width: reach, height: pitch },
        frame,
      );
  }
  return boxes;
}

/** From a line to the right what helps, to the left what harms, on one scale from the worst to the best. */
function drawBar(root: Element, { reach, label, strong }: Bar, worst: number, box: Box, frame: Frame): void {
  const size = frame.label;
  const unit = box.width / (1 - worst);
  const zero = box.x - worst * unit;
  const helps = reach >= 0;
  const length = reach * unit;
  const role = helps ? (strong ? "simulated" : "soft") : "lost";
  const height = Math.min(box.height * 0.6, size * 0.85);
  const middle = box.y + box.height / 2;
  add(root, "rect", {
    x: Math.min(zero, zero + length),
    y: middle - height / 2,
    width: Math.max(Math.abs(length), 0),
    height,
    fill: frame.palette(role),
  });
  rule(root, [zero, box.y + 2], [zero, box.y + box.height - 2], { stroke: frame.palette("ink"), "stroke-width": 1.25 });
  write(root, label, box.x + box.width + size * 0.5, middle + size * 0.35, {
    fill: lettering(frame, role === "soft" ? "ink" : role),
    size,
    bold: strong || !helps,
  });
}

/** A switch to the right is on. */
function drawSwitch(root: Element, on: boolean, [x, middle]: readonly [number, number], frame: Frame): void {
  const size = frame.label;
  const [width, height] = [size * SWITCH, size * 0.82];
  const hue = frame.palette(on ? "ink" : "soft");
  const pill = { x: x + 1, y: middle - height / 2, width, height, rx: height / 2 };
  add(root, "rect", { ...pill, fill: on ? hue : "none", stroke: hue, "stroke-width": Math.max(1, size * 0.08) });
  const knob = x + (on ? 1 + width - height / 2 : 1 + height / 2);
  add(root, "circle", { cx: knob, cy: middle, r: height * 0.3, fill: on ? frame.palette("paper") : hue });
}

/** Draws a line of ten numbers, filled where turned; gives the box of each. */
export function switchLine(root: Element, panel: Panel, box: Box, frame: Frame): Map<number, Box> {
  const { number, before } = panel;
  const size = frame.label;
  const gap = Math.min(size * 0.4, box.width * 0.01);
  const width = Math.max(0, (box.width - gap * 9) / 10);
  const height = Math.max(0, box.height - size * 0.5);
  const boxes = new Map<number, Box>();
  for (let knob = 0; knob < 10; knob += 1) {
    const at = { x: box.x + knob * (width + gap), y: box.y, width, height };
    const on = isOn(number, knob);
    const strong = strongIn(panel, knob);
    const hue = frame.palette(strong ? "simulated" : on ? "ink" : "soft");
    const inset = { x: at.x + 1, y: at.y + 1, width: Math.max(0, width - 2), height: Math.max(0, height - 2) };
    const dashed =
      before !== undefined && isOn(before, knob) !== on
        ? { stroke: frame.palette("you"), "stroke-width": 2.5 }
        : { stroke: hue, "stroke-width": strong ? 2.5 : 1 };
    add(root, "rect", { ...inset, rx: px(size * 0.3), fill: on ? hue : "none", ...dashed });
    write(root, String(knob + 1), at.x + width / 2, at.y + height / 2 + size * 0.35, {
      fill: on ? frame.palette("paper") : hue,
      size,
      anchor: "middle",
      bold: on || strong,
    });
    boxes.set(knob, at);
  }
  return boxes;
}

/** What a hand on a switch is told: the lesson's two ends, and what a press does. */
export const switchWords = (knob: number, number: number): readonly [title: string, detail: string] => {
  const { from, to } = turns[knobNames[knob]!];
  return [
    `${String(knob + 1)} ${isOn(number, knob) ? "on" : "off"}: ${isOn(number, knob) ? to : from}`,
    `a press turns it to: ${isOn(number, knob) ? from : to}`,
  ];
};
