/**
 * A cumulative distribution on a logarithmic axis: which share of things ends within how long. Lines are labelled where
 * they run; marks (a guess, a median, "you are here") stand on them. Without lines it is the question.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { share as percent } from "../contract/format.ts";
import { drawAxis, drawRules } from "./axis.ts";
import { drawLabel, drawMark } from "./cdf-marks.ts";
import { plan, type CdfOptions, type Plan } from "./cdf-plan.ts";
import { invite } from "./invite.ts";
import { onDrag } from "./pointer.ts";
import { add, picture, set, write } from "./svg.ts";
import { baseline, LEADING } from "./text.ts";

export type { CdfMark } from "./cdf-marks.ts";
export type { CdfLine, CdfOptions } from "./cdf-plan.ts";

/** Draws the distributions; `at` sweeps along the axis, 0 to `span`. */
export function cdf(options: CdfOptions, frame: Frame): Picture {
  const { lines, marks, span, onPick } = options;
  const size = frame.label;
  const root = picture(frame);
  const planned = plan(options, frame);
  const { plot, x, traces } = planned;
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;

  drawGround(root, options, planned, frame);
  const stems = add(root, "g");
  const { clip, heads } = drawLines(root, lines, planned, frame);
  const top = add(root, "g");
  const arriving: { readonly node: Element; readonly x: number }[] = [];
  for (const [index, mark] of marks.entries()) {
    const { at, label } = planned.marks[index]!;
    const nodes = drawMark(mark, at, { stems, top }, frame, label);
    // The viewer's own marks were there before the evidence came.
    if (!(mark.early ?? mark.role === "you")) arriving.push(...nodes.map((node) => ({ node, x: at.x })));
  }
  for (const [index, line] of lines.entries()) {
    const label = planned.labels[index];
    if (!label) continue;
    const node = add(top, "g");
    drawLabel(node, label, line.role, frame);
    const from = label.leader ? label.leader[0][0] : label.box.x + label.box.width / 2;
    arriving.push({ node, x: Math.min(from, right - size) });
  }
  if (!lines.length && !marks.length) invite(root, options.invite ?? "", Boolean(onPick), plot, frame);
  if (onPick) pickable(root, planned, frame, (at) => onPick.call(options, x.invert(at)));

  const at = (moment: Seconds): void => {
    const whole = frame.still || !(span > 0) || !lines.length || moment >= span;
    const sweep = whole ? right : plot.x + plot.width * Math.max(0, moment / span);
    set(clip, { width: sweep - plot.x + 1 });
    for (const [index, head] of heads.entries()) {
      const height = whole ? undefined : traces[index]!.at(sweep);
      set(head, { cx: sweep, cy: height ?? bottom, opacity: height === undefined ? 0 : 1 });
    }
    for (const { node, x } of arriving)
      set(node, { opacity: whole ? 1 : Math.min(1, Math.max(0, (sweep - x) / size)) });
  };
  at(span);
  return { node: root, at };
}

/** Rules, axis and the words above: all that does not move. */
function drawGround(root: Element, { x: axis }: CdfOptions, { plot, header, key, x, y }: Plan, frame: Frame): void {
  const size = frame.label;
  for (const [index, line] of header.entries()) {
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  }
  key.draw(root, 0, header.length * LEADING * size);
  const rules = [1, 0.75, 0.5, 0.25, 0].map((share) => ({
    y: y(share),
    strong: share === 0.5,
    ...(share % 0.5 ? {} : { label: percent(share) }),
  }));
  drawRules(root, rules, plot, frame);
  drawAxis(root, axis, x, plot, frame);
}

/** The lines under the sweep's clip, the lead last and with a rim of paper, and the dots that ride at their heads. */
function drawLines(root: Element, lines: CdfOptions["lines"], { plot, traces }: Plan, frame: Frame) {
  const size = frame.label;
  const id = `${frame.idPrefix}swept`;
  const clip = add(add(add(root, "defs"), "clipPath", { id }), "rect", {
    x: plot.x - 1,
    y: plot.y - size * 0.3,
    height: plot.height + size * 0.6,
  });
  const curves = add(root, "g", { "clip-path": `url(#${id})`, fill: "none", "stroke-linejoin": "round" });
  const back = add(curves, "g");
  const front = add(curves, "g");
  const riding = add(root, "g");
  const heads = lines.map(({ role, lead }, index) => {
    const width = size * (lead ? 0.26 : 0.13);
    const d = traces[index]!.d;
    const stroke = frame.palette(role);
    if (lead) add(front, "path", { d, stroke: frame.palette("paper"), "stroke-width": width + size * 0.14 });
    add(lead ? front : back, "path", { d, stroke, "stroke-width": width });
    return add(riding, "circle", { r: width / 2 + size * 0.1, fill: stroke });
  });
  return { clip, heads };
}

/** The whole plot and its axis take a press; `.pick` is for the host to set `touch-action`, which no attribute can. */
function pickable(root: Element, { plot }: Plan, frame: Frame, pick: (x: number) => void): void {
  const target = add(root, "rect", {
    class: "pick",
    x: plot.x,
    y: plot.y,
    width: plot.width,
    height: Math.max(0, frame.height - plot.y),
    fill: "none",
    "pointer-events": "all",
    cursor: "ew-resize",
  });
  onDrag(target, (x) => pick(Math.min(plot.x + plot.width, Math.max(plot.x, x))));
}
