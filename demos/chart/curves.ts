/**
 * Curves over one axis, logarithmic or not, each labelled where it runs; measured points with their spread; named
 * stretches of the axis; marks (a guess, a median, "you are here"). Without curves and marks it is the question.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { drawAxis, drawRules } from "./axis.ts";
import { drawBand } from "./curves-bands.ts";
import { drawLabel, drawMark } from "./curves-marks.ts";
import { plan, type CurveLine, type CurvesOptions, type Plan } from "./curves-plan.ts";
import { drawPoints } from "./curves-points.ts";
import { pickable } from "./handle.ts";
import { invite } from "./invite.ts";
import { share, shareOver } from "./movement.ts";
import { add, picture, px, set, write } from "./svg.ts";
import { baseline, LEADING } from "./text.ts";

export type { Band } from "./curves-bands.ts";
export type { CurveMark } from "./curves-marks.ts";
export type { CurveLine, CurvesOptions } from "./curves-plan.ts";
export type { PointSet } from "./curves-points.ts";

/** Draws the curves; `at` sweeps along the axis, 0 to `span`. */
export function curves(lines: readonly CurveLine[], asked: CurvesOptions, frame: Frame): Picture {
  const { bands = [], points = [], pick, picked, span = 0 } = asked;
  const say = (at: number): string => asked.sayPicked?.(at) ?? String(Number(at.toPrecision(3)));
  const handle =
    picked === undefined ? [] : [{ value: picked, label: say(picked), role: "you", dashed: true } as const];
  const options = { ...asked, marks: [...handle, ...(asked.marks ?? [])] };
  const size = frame.label;
  const root = picture(frame);
  const planned = plan(lines, options, frame);
  const { plot, x, y, traces } = planned;
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;

  const under = add(root, "g");
  drawGround(root, options, planned, frame);
  const stems = add(root, "g");
  const { clip, heads } = drawLines(root, lines, planned, frame);
  const top = add(root, "g");
  for (const [index, band] of bands.entries()) {
    const [from, to] = [band.from, band.to].map((value) => Math.min(right, Math.max(plot.x, x(value)))) as [
      number,
      number,
    ];
    drawBand({ under, over: top }, band, [from, to], plot, frame, planned.bands[index]);
  }
  for (const set of points) drawPoints(top, set, x, y, frame);
  const arriving: { readonly node: Element; readonly x: number }[] = [];
  for (const { mark, at, label } of planned.marks) {
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
  if (pick && !lines.length && !planned.marks.length) invite(root, plot, "x", frame);
  if (pick && !frame.still) {
    const start = picked === undefined ? {} : { picked };
    pickable(root, { along: "x", plot, scale: x, say, pick: (at) => pick(at), ...start }, frame);
  }

  const at = (moment: Seconds): void => {
    const over = lines.length ? shareOver(moment, span, frame) : 1;
    const whole = over === 1;
    const sweep = plot.x + plot.width * over;
    set(clip, { width: sweep - plot.x + 1 });
    for (const [index, head] of heads.entries()) {
      const height = whole ? undefined : traces[index]!.at(sweep);
      set(head, { cx: sweep, cy: height ?? bottom, opacity: height === undefined ? 0 : 1 });
    }
    for (const { node, x } of arriving) set(node, { opacity: whole ? 1 : share((sweep - x) / size) });
  };
  at(span);
  return { node: root, at };
}

/** Rules, axis and the words above: all that does not move. */
function drawGround(root: Element, options: CurvesOptions, { plot, header, key, x, y }: Plan, frame: Frame): void {
  const size = frame.label;
  for (const [index, line] of header.entries()) {
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  }
  key.draw(root, 0, header.length * LEADING * size);
  const rules = options.y.rules.map(({ value, ...rule }) => ({ ...rule, y: y(value) }));
  drawRules(root, rules, plot, frame);
  drawAxis(root, options.x, x, plot, frame);
}

/** The lines under the sweep's clip, the lead last and with a rim of paper, and the dots that ride at their heads. */
function drawLines(root: Element, lines: readonly CurveLine[], { plot, traces }: Plan, frame: Frame) {
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
  const heads = lines.map(({ role, lead, dashed }, index) => {
    const width = size * (lead ? 0.26 : 0.13);
    const d = traces[index]!.d;
    const stroke = frame.palette(role);
    const dashes = dashed ? { "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}` } : {};
    if (lead) add(front, "path", { d, stroke: frame.palette("paper"), "stroke-width": width + size * 0.14 });
    add(lead ? front : back, "path", { d, stroke, "stroke-width": width, ...dashes });
    return add(riding, "circle", { r: width / 2 + size * 0.1, fill: stroke });
  });
  return { clip, heads };
}
