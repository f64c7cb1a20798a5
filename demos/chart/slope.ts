/** Shares that change over a few columns, e.g. years: a line each, those that matter thick and named with both their ends. */
import { scaleLinear, scalePoint } from "d3";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { axisHeight } from "./axis.ts";
import { lettering } from "./colour.ts";
import { spread } from "./heights.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** One line. */
export interface SlopeLine {
  readonly label: string;
  readonly role: Role;
  /** Thick, bold, and the first to be named. */
  readonly lead?: boolean;
  /** One for each column. */
  readonly values: readonly number[];
}

/** What surrounds the lines. */
export interface SlopeOptions {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly SlopeLine[];
  say(value: number): string;
}

/** Draws the lines. It does not move. */
export function slope({ title, columns, lines, say }: SlopeOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  write(root, title, 0, baseline(0, size), { fill: frame.palette("soft"), size });
  const last = columns.length - 1;
  const ends = lines.map(({ values }) => say(values[last]!));
  const left = Math.max(0, ...lines.map(({ values }) => textWidth(say(values[0]!), size, true))) + size * 0.6;
  const named = lines.map(({ label, lead = false }, index) => textWidth(`${ends[index]!} ${label}`, size, lead));
  const right = Math.min(frame.width * 0.6, Math.max(0, ...named)) + size * 0.8;
  const top = size * LEADING + size * 0.6;
  const bottom = Math.max(top + 1, frame.height - axisHeight(size, false));
  const most = Math.max(1e-9, ...lines.flatMap(({ values }) => values));
  const y = scaleLinear([0, most], [bottom, top]);
  const across = scalePoint(columns, [left, Math.max(left + 1, frame.width - right)]);
  const x = (column: number): number => across(columns[column]!)!;

  for (const [column, name] of columns.entries()) {
    rule(root, [x(column), top], [x(column), bottom], { stroke: frame.palette("rule"), "stroke-width": 1 });
    const type = { fill: frame.palette("soft"), size, anchor: "middle" } as const;
    write(root, name, x(column), baseline(bottom + size * 0.35, size), type);
  }
  for (const { values, role, lead = false } of lines.toSorted((a, b) => Number(a.lead ?? 0) - Number(b.lead ?? 0))) {
    const d = `M${values.map((value, column) => `${px(x(column))} ${px(y(value))}`).join("L")}`;
    const stroke = {
      stroke: frame.palette(role),
      "stroke-width": size * (lead ? 0.2 : 0.09),
      "stroke-linejoin": "round",
    };
    add(root, "path", { d, fill: "none", ...stroke });
    for (const [column, value] of values.entries()) {
      add(root, "circle", { cx: x(column), cy: y(value), r: size * (lead ? 0.32 : 0.15), fill: frame.palette(role) });
    }
  }
  // Those that matter choose their places first; of the others those stay that find any.
  const order = lines
    .map((_, index) => index)
    .sort((a, b) => Number(lines[b]!.lead ?? 0) - Number(lines[a]!.lead ?? 0));
  for (const [column, anchor] of [
    [0, "end"],
    [last, "start"],
  ] as const) {
    const leads = order.filter((index) => lines[index]!.lead);
    const kept = [...leads];
    const room = (bottom - top) / (size * LEADING);
    const others = column === last ? order.filter((index) => !lines[index]!.lead) : [];
    kept.push(...others.slice(0, Math.max(0, Math.floor(room) - kept.length)));
    const tops = spread(
      kept.map((index) => ({ middle: y(lines[index]!.values[column]!), height: size * LEADING })),
      { from: top - size * 0.6, to: bottom + size * 0.3, apart: 0 },
    );
    for (const [place, index] of kept.entries()) {
      const { label, role, lead = false, values } = lines[index]!;
      const text = column === 0 ? say(values[0]!) : `${ends[index]!} ${label}`;
      const at = x(column) + (column === 0 ? -size * 0.55 : size * 0.55);
      write(root, text, at, baseline(tops[place]!, size), { fill: lettering(frame, role), size, anchor, bold: lead });
    }
  }
  return { node: root, at() {} };
}
