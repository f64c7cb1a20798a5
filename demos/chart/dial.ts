/**
 * A wheel that is turned to a value on a logarithmic scale round it, with the value in large figures on its face. Until
 * it is turned it is the question.
 */
import type { Frame, Picture } from "../contract/demo.ts";
import { dialPlan, type DialPlan, type DialScale } from "./dial-plan.ts";
import { dialPickable } from "./dial-hand.ts";
import { lettering } from "./colour.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { textWidth } from "./text.ts";

/** What the wheel is turned to. */
export interface DialOptions extends DialScale {
  /** What the value is of; stands under the figures. */
  readonly caption: string;
  /** Where the wheel stands; left out, nobody has turned it. */
  readonly picked?: number;
  /** How the scale is to be read; stands under the caption. */
  readonly remark?: string;
  /** The value in large figures; without one, what stands there instead. */
  readout(value: number | undefined): string;
  /** The value in words, for those who hear it. */
  say(value: number): string;
  pick(value: number): void;
}

/** Draws the wheel. It does not move by itself. */
export function dial(options: DialOptions, frame: Frame): Picture {
  const root = picture(frame);
  const plan = dialPlan(options, frame);
  drawScale(root, plan, frame);
  const wheel = add(root, "g");
  const show = (value: number | undefined, hint?: string): void => {
    wheel.replaceChildren();
    drawBand(wheel, value, plan, frame);
    drawRim(wheel, value, plan, frame);
    drawFace(wheel, [options.readout(value), hint ?? options.caption, options.remark], plan, frame);
  };
  show(options.picked);
  if (!frame.still) dialPickable(root, plan, options, show, frame);
  return { node: root, at() {} };
}

/** Ticks and words round the wheel. */
function drawScale(root: Element, { at, turn, radius, labels, minor }: DialPlan, frame: Frame): void {
  const size = frame.label;
  const stroke = { stroke: frame.palette("soft"), "stroke-width": Math.max(1, size * 0.06) };
  for (const value of minor) rule(root, at(turn(value), radius + 2), at(turn(value), radius + size * 0.36), stroke);
  for (const { tick, x, y, anchor, serif, from } of labels) {
    if (from) rule(root, ...from, { ...stroke, "stroke-width": Math.max(1.5, size * 0.1) });
    const fill = frame.palette(serif ? "soft" : "ink");
    write(root, tick.label, x, y, { fill, size, anchor, ...(serif ? { serif } : {}) });
  }
}

/** The band along the scale is filled up to the value. */
function drawBand(parent: Element, value: number | undefined, plan: DialPlan, frame: Frame): void {
  const { reach, turn } = plan;
  add(parent, "path", { d: band(-reach, reach, plan), fill: frame.palette("shade") });
  if (value !== undefined) add(parent, "path", { d: band(-reach, turn(value), plan), fill: frame.palette("you") });
}

function band(from: number, to: number, { at, reach, radius }: DialPlan): string {
  const steps = Math.max(1, Math.ceil(((to - from) / reach) * 36));
  const angles = Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps);
  const inner = radius * 0.94;
  const points = [...angles.map((angle) => at(angle, radius)), ...angles.toReversed().map((angle) => at(angle, inner))];
  return `M${points.map(([x, y]) => `${px(x)} ${px(y)}`).join("L")}Z`;
}

/** Degrees from ridge to ridge of the milled rim. */
const RIDGE = 3.5;
/** How far beside the notch its arrows reach, in radians. */
const ARROWS = 0.17;

/** The milled rim of the wheel and the notch that points at the value. */
function drawRim(parent: Element, value: number | undefined, plan: DialPlan, frame: Frame): void {
  const { at, reach, turn, radius } = plan;
  const size = frame.label;
  const [outer, inner] = [radius * 0.88, radius * 0.79];
  const angle = value === undefined ? 0 : turn(value);
  const arc = (r: number, from: number, to: number): string => {
    const [x, y] = at(to, r);
    return `A${px(r)} ${px(r)} 0 ${Math.abs(to - from) > Math.PI ? 1 : 0} ${to > from ? 1 : 0} ${px(x)} ${px(y)}`;
  };
  const [startX, startY] = at(-reach, outer);
  const [backX, backY] = at(reach, inner);
  add(parent, "path", {
    d: `M${px(startX)} ${px(startY)}${arc(outer, -reach, reach)}L${px(backX)} ${px(backY)}${arc(inner, reach, -reach)}Z`,
    fill: frame.palette("shade"),
    stroke: frame.palette("rule"),
    "stroke-width": 1,
  });
  const half = Math.max(0.045, (size * 0.5) / Math.max(1, radius));
  const step = (RIDGE * Math.PI) / 180;
  const ridges: string[] = [];
  for (let ridge = angle + Math.ceil((-reach - angle) / step + 0.2) * step; ridge < reach - step * 0.2; ridge += step) {
    // Arrows need a clean ground to be seen.
    if (value === undefined && Math.abs(ridge - angle) < half + ARROWS) continue;
    const [[x, y], [u, v]] = [at(ridge, inner + 3), at(ridge, outer - 3)];
    ridges.push(`M${px(x)} ${px(y)}L${px(u)} ${px(v)}`);
  }
  const look = { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  const width = Math.max(1, radius * 0.011);
  add(parent, "path", { d: ridges.join(""), stroke: frame.palette("waiting"), "stroke-width": width, ...look });
  // On a small wheel the question has no room beside a notch.
  if (value === undefined && frame.width < 260) return;
  const tip = at(angle, radius * 0.965);
  const feet = [at(angle - half, inner - size * 0.2), at(angle + half, inner - size * 0.2)] as const;
  const d = `M${[tip, ...feet].map(([x, y]) => `${px(x)} ${px(y)}`).join("L")}Z`;
  const hue = frame.palette("you");
  const rim = { stroke: frame.palette("paper"), "stroke-width": Math.max(2, size * 0.14), "stroke-linejoin": "round" };
  add(parent, "path", { d, fill: hue, ...rim });
  if (value === undefined) {
    for (const side of [-1, 1]) {
      const [near, far] = [side * (half + 0.075), side * (half + 0.12)];
      const middle = (outer + inner) / 2;
      const wing = (outer - inner) * 0.3;
      const points = [at(near, middle + wing), at(far, middle), at(near, middle - wing)];
      const d = `M${points.map(([x, y]) => `${px(x)} ${px(y)}`).join("L")}`;
      add(parent, "path", { d, stroke: hue, "stroke-width": size * 0.2, ...look });
    }
  }
}

/** The value in large figures, what it is of, and how the scale is to be read. */
function drawFace(
  parent: Element,
  [readout, caption, remark]: readonly [readout: string, caption: string, remark: string | undefined],
  plan: DialPlan,
  frame: Frame,
): void {
  const { centre, radius, reach } = plan;
  const size = frame.label;
  const large = Math.max(size, Math.min(radius * 0.42, (radius * 1.15) / Math.max(0.1, textWidth(readout, 1, true))));
  const small = Math.max(
    size,
    Math.min(Math.max(size * 1.1, radius * 0.09), (radius * 1.2) / Math.max(0.1, textWidth(caption, 1))),
  );
  // Where the scale goes past a half circle there is room below the middle too.
  const last = centre[1] - radius * (0.08 + 0.3 * Math.min(0, Math.cos(reach)));
  const foot = remark === undefined ? last : last - size * 1.4;
  write(parent, readout, centre[0], foot - small * 1.3 - large * 0.1, {
    fill: lettering(frame, "you"),
    size: large,
    anchor: "middle",
    bold: true,
  });
  write(parent, caption, centre[0], foot, {
    fill: frame.palette("soft"),
    size: small,
    anchor: "middle",
  });
  if (remark !== undefined)
    write(parent, remark, centre[0], last, { fill: frame.palette("soft"), size, anchor: "middle" });
}
