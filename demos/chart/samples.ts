/**
 * How large samples are, and of what kind: a row for each thing that rests on some, a mark for each sample on one
 * logarithmic axis, its shape the kind of thing counted; below, numbers that are only said, outlined. A row is put in front.
 */
import type { Frame, Picture } from "../contract/demo.ts";
import { pickableCells, type Cell } from "./cells.ts";
import { lettering } from "./colour.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { samplesPlan, type PlacedRow, type SamplesPlan } from "./samples-plan.ts";
import { mark } from "./sample-marks.ts";
import type { SamplesOptions } from "./samples-types.ts";
import { cut, folded } from "./fold.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, LEADING } from "./text.ts";

export type { Kind, Outlined, Sample, SampleRow, SamplesOptions } from "./samples-types.ts";

/** Draws the rows. It does not move. */
export function samples(options: SamplesOptions, frame: Frame): Picture {
  const root = picture(frame);
  const plan = samplesPlan(options, frame);
  drawKey(root, options, plan, frame);
  drawLogAxis(root, options.x, plan.x, plan.plot, frame);
  for (const row of plan.rows) drawRow(root, row, options, plan, frame);
  drawOutlined(root, options, plan, frame);
  drawNote(root, options, plan, frame);
  if (!frame.still) {
    const cells = plan.rows.map(({ row, top }, index): Cell => {
      const lead = row.samples[0]!;
      return {
        column: 0,
        row: index,
        box: { x: 0, y: top, width: frame.width, height: plan.pitch },
        words: [`${row.name}: ${lead.label}`, row.whose],
      };
    });
    pickableCells(root, { cells, label: options.label, pick: ({ row }) => options.pick(options.rows[row]!.id) }, frame);
  }
  return { node: root, at: () => {} };
}

function drawKey(root: Element, { kinds }: SamplesOptions, { key, plot }: SamplesPlan, frame: Frame): void {
  const size = frame.label;
  for (const { kind, x, y } of key) {
    mark(root, kind, plot.x + x + size * 0.5, y + size * 0.6, size * 0.8, frame);
    write(root, kinds[kind]!, plot.x + x + size * 1.15, baseline(y, size), { fill: frame.palette("soft"), size });
  }
}

function drawRow(
  root: Element,
  { row, name, middle, top, marks }: PlacedRow,
  { picked }: SamplesOptions,
  plan: SamplesPlan,
  frame: Frame,
): void {
  const size = frame.label;
  const { plot, pitch, beside } = plan;
  const chosen = row.id === picked;
  const ink = frame.palette("ink");
  const node = add(root, "g", picked !== undefined && !chosen ? { opacity: "0.38" } : {});
  if (chosen)
    add(node, "rect", { x: 0, y: top, width: plot.x + plot.width, height: pitch, fill: frame.palette("shade") });
  const y = middle + size * 0.34;
  write(node, name, 0, y, { fill: chosen ? lettering(frame, "you") : ink, size, bold: chosen });
  const dotted = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 5" };
  rule(node, [plot.x, middle], [plot.x + plot.width, middle], { stroke: frame.palette("rule"), ...dotted });
  for (const { sample, at, label } of marks) {
    const lead = sample === row.samples[0];
    mark(node, sample.kind, at, middle, size * (lead ? 1 : 0.7), frame);
    if (!label) continue;
    const fill = lead ? (sample.kind === "said" ? ink : lettering(frame, "measured")) : frame.palette("soft");
    write(node, sample.label, label.x, y, {
      fill,
      size,
      bold: lead,
      anchor: label.anchor,
      halo: frame.palette(chosen ? "shade" : "paper"),
    });
  }
  if (beside && picked === undefined) write(node, row.whose, beside.x, y, { fill: frame.palette("soft"), size });
}

/** Numbers nobody here has seen: dashed outlines, a power of ten wide, for that is all that is said. */
function drawOutlined(root: Element, { outlined, picked }: SamplesOptions, plan: SamplesPlan, frame: Frame): void {
  const size = frame.label;
  const { plot, pitch, x, beside } = plan;
  const soft = frame.palette("soft");
  const node = add(root, "g", picked === undefined ? {} : { opacity: "0.55" });
  for (const { one, name, middle, label } of plan.outlined) {
    const y = middle + size * 0.34;
    if (name) write(node, name, 0, y, { fill: frame.palette("ink"), size, bold: true });
    const [from, to] = [x(one.from), x(one.to)];
    const height = Math.min(pitch * 0.74, size * 1.1);
    add(node, "rect", {
      x: from,
      y: middle - height / 2,
      width: Math.max(1, to - from),
      height,
      rx: height / 2,
      fill: frame.palette("paper"),
      stroke: frame.palette("ink"),
      "stroke-width": size * 0.1,
      "stroke-dasharray": `${px(size * 0.3)} ${px(size * 0.22)}`,
    });
    write(node, label, from - size * 0.4, y, {
      fill: frame.palette("ink"),
      size,
      anchor: "end",
      halo: frame.palette("paper"),
    });
    if (beside && picked === undefined) write(node, one.whose, beside.x, y, { fill: soft, size });
  }
  if (outlined.length) {
    const y = plan.outlined[0]!.middle - pitch / 2;
    rule(
      node,
      [0, y],
      [plot.x + plot.width + (beside && picked === undefined ? beside.x + beside.width - plot.x - plot.width : 0), y],
      {
        stroke: frame.palette("rule"),
        "stroke-width": 1.25,
      },
    );
  }
}

/** What there is to say of the row in front, where the others name whose they are. */
function drawNote(root: Element, { note }: SamplesOptions, { note: box }: SamplesPlan, frame: Frame): void {
  if (!note || !box) return;
  const size = frame.label;
  add(root, "rect", {
    x: box.x - size * 0.8,
    y: box.y,
    width: box.width + size * 0.8,
    height: box.height,
    fill: frame.palette("paper"),
  });
  let y = box.y;
  let room = Math.floor(box.height / (size * LEADING));
  for (const { head, text } of note) {
    const lines = cut(folded(text, size, box.width - size), room - 1);
    if (room < 2 || !lines.length) break;
    write(root, head, box.x, baseline(y, size), { fill: lettering(frame, "you"), size, bold: true });
    for (const [index, line] of lines.entries())
      write(root, line, box.x, baseline(y, size, index + 1), { fill: frame.palette("ink"), size });
    y += (lines.length + 1.5) * size * LEADING;
    room -= lines.length + 1.5;
  }
}
