/**
 * How long each of several ways takes, a lane each on one axis: steps one after the other, what is certain of each strong,
 * what it may take beyond that pale; where nobody says how long it goes on, it fades. Who says so is told when a row is pointed at.
 */
import type { Frame, Picture } from "../contract/demo.ts";
import { drawAxis } from "./axis.ts";
import { pickableCells } from "./cells.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { spansPlan, type SpanRow, type SpansOptions, type SpansPlan } from "./spans-plan.ts";
import { add, picture, rule, write } from "./svg.ts";
import { baseline, textWidth } from "./text.ts";

export type { Span, SpanRow, SpansOptions } from "./spans-plan.ts";

/** How strong what a step may take is, beside what is certain. */
const PERHAPS = 0.4;

/** Draws the rows. It does not move. */
export function spans(options: SpansOptions, frame: Frame): Picture {
  const root = picture(frame);
  const plan = spansPlan(options, frame);
  const { plot, pitch, x, ticks } = plan;
  const defs = add(root, "defs");
  const fill = fills(defs, frame);
  plan.key.draw(root, 0, 0);
  if (ticks.length) {
    for (const { value } of ticks) {
      const dots = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 4" };
      const look = { stroke: frame.palette("rule"), ...(value === 0 ? { "stroke-width": 1.25 } : dots) };
      rule(root, [x(value), plot.y], [x(value), plot.y + plot.height], look);
    }
    const within = { ...frame, width: Math.min(frame.width, plot.x + plot.width) };
    drawAxis(root, { min: 0, max: plan.max, ticks }, x, { ...plot, width: x(plan.max) - plot.x }, within);
  }
  for (const [index, row] of options.rows.entries()) {
    const top = plot.y + index * pitch;
    nameRow(root, row, top, row.id === options.picked, plan, frame);
    drawRow(root, defs, row, top, plan, fill, frame);
  }
  pin(root, options, plan, frame);
  if (!frame.still && options.rows.length) {
    pickableCells(
      root,
      {
        cells: options.rows.map(({ label, said, source }, row) => ({
          column: 0,
          row: options.rows.length - row,
          box: { x: 0, y: plot.y + row * pitch, width: frame.width, height: pitch },
          words: [`${label}: ${said[0]}`, source],
        })),
        label: "Row by row",
        pick: ({ row }) => options.pick?.(options.rows[options.rows.length - row]!.id),
      },
      frame,
    );
  }
  return { node: root, at() {} };
}

function nameRow(
  root: Element,
  { label, short }: SpanRow,
  top: number,
  chosen: boolean,
  { beside, pitch, plot }: SpansPlan,
  frame: Frame,
): void {
  const size = frame.label;
  const room = beside ? plot.x - size * 0.7 : frame.width;
  const name = textWidth(label, size, true) <= room ? label : short;
  const type = { fill: chosen ? lettering(frame, "you") : frame.palette("ink"), size, bold: chosen } as const;
  if (beside) write(root, name, room, top + pitch / 2 + size * 0.34, { ...type, anchor: "end" });
  else write(root, name, plot.x, baseline(top, size), type);
}

function drawRow(
  root: Element,
  defs: Element,
  { id, steps, open, said }: SpanRow,
  top: number,
  { drop, thick, x, form, fading }: SpansPlan,
  fill: ReturnType<typeof fills>,
  frame: Frame,
): void {
  const size = frame.label;
  const y = top + drop;
  let at = 0;
  const bar = (from: number, to: number, look: string, opacity = 1): void => {
    const box = { x: x(from), y, width: x(to) - x(from), height: thick, fill: look };
    if (to > from) add(root, "rect", opacity < 1 ? { ...box, opacity } : box);
  };
  for (const { least, most, role } of steps) {
    const look = fill(role, role === "starting" ? "waiting" : "compute");
    bar(at, at + least, look);
    bar(at + least, at + most, look, PERHAPS);
    at += most;
  }
  if (open) {
    const name = `${frame.idPrefix}open-${id}`;
    const fade = add(defs, "linearGradient", { id: name });
    add(fade, "stop", { offset: "0", "stop-color": frame.palette(open) });
    add(fade, "stop", { offset: "1", "stop-color": frame.palette(open), "stop-opacity": "0" });
    add(root, "rect", { x: x(at), y, width: fading, height: thick, fill: `url(#${name})` });
  }
  const words = said[Math.min(form, said.length - 1)]!;
  const from = x(at) + (open ? fading : size * 0.4);
  write(root, words, from, y + thick / 2 + size * 0.34, { fill: frame.palette("ink"), size, bold: true });
}

/** "You are here": a flag above the rows, an upright to the row it is of, and a dot there. */
function pin(root: Element, { pin: mark, rows }: SpansOptions, plan: SpansPlan, frame: Frame): void {
  const row = rows.findIndex(({ id }) => id === mark?.id);
  if (!mark || row < 0) return;
  const { plot, pitch, drop, thick, x } = plan;
  const foot = row * pitch + drop + thick / 2;
  plan.flags.draw(root, { ...plot, height: foot }).at(Infinity);
  const dot = { cx: x(mark.at), cy: plot.y + foot, r: frame.label * 0.36 };
  add(root, "circle", { ...dot, fill: frame.palette("simulated"), stroke: frame.palette("paper"), "stroke-width": 2 });
}
