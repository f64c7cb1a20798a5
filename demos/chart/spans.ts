/**
 * How long each of several ways takes, in two halves of one scale: steps one after the other, what is certain of each solid,
 * what it may take beyond that hatched; where nobody says, that is said. Who says so is told when a row is pointed at.
 */
import type { Frame, Picture } from "../contract/demo.ts";
import { drawAxis } from "./axis.ts";
import { pickableCells } from "./cells.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { timeTicks } from "./human-time.ts";
import { spansPlan, type Half, type SpanRow, type SpansOptions, type SpanSum, type SpansPlan } from "./spans-plan.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

export type { Span, SpanRow, SpansOptions } from "./spans-plan.ts";

/** Draws the rows. It does not move. */
export function spans(options: SpansOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const plan = spansPlan(options, frame);
  const fill = fills(add(root, "defs"), frame);
  plan.key.draw(root, 0, 0);
  for (const [index, half] of plan.halves.entries()) {
    const type = { fill: frame.palette("ink"), size, bold: true };
    for (const [line, words] of plan.titles[index]!.entries()) {
      write(root, words, half.plot.x, baseline(plan.key.height + size * 0.1, size, line), type);
    }
    if (plan.axis) drawHalf(root, half, frame);
  }
  for (const [index, row] of options.rows.entries()) {
    const top = plan.top + index * plan.pitch;
    nameRow(root, row, top, row.id === options.picked, plan, frame);
    for (const [at, half] of plan.halves.entries()) drawSum(root, row.sums[at]!, half, top, plan, fill, frame);
  }
  if (!frame.still && options.rows.length) {
    pickableCells(
      root,
      {
        cells: options.rows.map(({ label, sums, source }, row) => ({
          column: 0,
          row: options.rows.length - row,
          box: { x: 0, y: plan.top + row * plan.pitch, width: frame.width, height: plan.pitch },
          words: [`${label}: ${sums.map(({ said }) => said).join("; then ")}`, source],
        })),
        label: "Row by row",
        pick: ({ row }) => options.pick?.(options.rows[options.rows.length - row]!.id),
      },
      frame,
    );
  }
  return { node: root, at() {} };
}

function drawHalf(root: Element, { plot, max, x }: Half, frame: Frame): void {
  const ticks = timeTicks(max, Math.max(1, (x(max) - plot.x) / (frame.label * 4)));
  for (const { value } of ticks) {
    const dots = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 4" };
    rule(root, [x(value), plot.y], [x(value), plot.y + plot.height], {
      stroke: frame.palette("rule"),
      ...(value === 0 ? { "stroke-width": 1.25 } : dots),
    });
  }
  const within = { ...frame, width: Math.min(frame.width, plot.x + plot.width) };
  drawAxis(root, { min: 0, max, ticks }, x, { ...plot, width: x(max) - plot.x }, within);
}

function nameRow(
  root: Element,
  { label, short }: SpanRow,
  top: number,
  chosen: boolean,
  { beside, pitch, halves }: SpansPlan,
  frame: Frame,
) {
  const size = frame.label;
  const room = beside ? halves[0].plot.x - size * 0.7 : frame.width;
  const name = textWidth(label, size, true) <= room ? label : short;
  const fill = chosen ? lettering(frame, "you") : frame.palette("ink");
  const type = { fill, size, bold: chosen } as const;
  if (beside) write(root, name, room, top + pitch / 2 + size * 0.34, { ...type, anchor: "end" });
  else write(root, name, halves[0].plot.x, baseline(top, size), type);
}

function drawSum(
  root: Element,
  { steps, said }: SpanSum,
  { plot, x }: Half,
  top: number,
  { pitch, drop, thick }: SpansPlan,
  fill: ReturnType<typeof fills>,
  frame: Frame,
): void {
  const size = frame.label;
  const y = top + drop;
  let at = 0;
  const bar = (from: number, to: number, look: string): void => {
    if (to > from) add(root, "rect", { x: x(from), y, width: x(to) - x(from), height: thick, fill: look });
  };
  for (const { least, most, role } of steps) {
    bar(at, at + least, frame.palette(role));
    bar(at + least, at + most, fill(role, "waiting"));
    at += most;
    if (at > most) rule(root, [x(at - most), y], [x(at - most), y + thick], { stroke: frame.palette("paper"), "stroke-width": 2 }); // prettier-ignore
  }
  const middle = y + thick / 2 + size * 0.34;
  if (steps.length) {
    write(root, said, x(at) + size * 0.4, middle, { fill: frame.palette("ink"), size, bold: true });
    return;
  }
  const width = Math.min(plot.width, textWidth(said, size) + size);
  const height = Math.min(pitch * 0.92, size * (LEADING + 0.1));
  add(root, "rect", {
    x: plot.x + 1,
    y: y + thick / 2 - height / 2,
    width: Math.max(1, width),
    height,
    rx: size * 0.2,
    fill: frame.palette("paper"),
    stroke: frame.palette("soft"),
    "stroke-width": 1.25,
    "stroke-dasharray": `${px(size * 0.22)} ${px(size * 0.22)}`,
  });
  write(root, said, plot.x + size * 0.5, middle, { fill: frame.palette("soft"), size });
}
