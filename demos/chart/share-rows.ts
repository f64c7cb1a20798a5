/** Shares side by side: a name, a bar from 0 to 100 % and its figure on each row; those apart from the others are set off. */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { key } from "./key.ts";
import { shareOver } from "./movement.ts";
import { add, picture, rule, set, write } from "./svg.ts";
import { textWidth } from "./text.ts";

/** One share. */
export interface ShareRow {
  readonly label: string;
  /** Its name where there is little room. */
  readonly short?: string;
  /** 0 to 1. */
  readonly share: number;
  readonly said: string;
  readonly role: Role;
  /** Set bold. */
  readonly lead?: boolean;
}

/** What stands above the rows. */
export interface ShareRowsOptions {
  readonly title: string;
  readonly rows: readonly ShareRow[];
  /** How long the bars take to grow; 0 shows all at once. */
  readonly span: Seconds;
}

/** How high a bar is of its row, and at most in em. */
const BAR = { part: 0.66, most: 1.9 };

/** Draws the rows; `at` lets the bars grow, 0 to `span`. */
export function shareRows({ title, rows, span }: ShareRowsOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const words = key([{ label: title }], frame, frame.width);
  words.draw(root, 0, 0);
  const widest = (of: (row: ShareRow) => string): number =>
    Math.max(0, ...rows.map((row) => textWidth(of(row), size, row.lead)));
  const full = widest(({ label }) => label) <= frame.width * 0.4;
  const name = (row: ShareRow): string => (full ? row.label : (row.short ?? row.label));
  const left = Math.min(frame.width * 0.6, widest(name) + size * 0.6);
  const right = Math.max(0, ...rows.map(({ said }) => textWidth(said, size, true))) + size * 0.6;
  const width = Math.max(1, frame.width - left - right);
  const top = words.height + size * 0.4;
  const pitch = Math.max(1, (frame.height - top) / Math.max(1, rows.length));
  const bars = rows.map((row, index) => {
    const height = Math.min(pitch * BAR.part, size * BAR.most);
    const middle = top + pitch * (index + 0.5);
    const box = { x: left, y: middle - height / 2, height };
    const bold = row.lead === true;
    write(root, name(row), left - size * 0.6, middle + size * 0.34, {
      fill: frame.palette("ink"),
      size,
      anchor: "end",
      bold,
    });
    add(root, "rect", { ...box, width, fill: frame.palette("idle") });
    const bar = add(root, "rect", { ...box, width: width * row.share, fill: frame.palette(row.role) });
    const fill = lettering(frame, row.role);
    const figure = write(root, row.said, left + width + size * 0.6, middle + size * 0.34, { fill, size, bold: true });
    return { bar, figure, whole: width * row.share };
  });
  rule(root, [left, top], [left, top + pitch * rows.length], { stroke: frame.palette("soft"), "stroke-width": 1 });
  const at = (moment: Seconds): void => {
    const part = shareOver(moment, span, frame);
    for (const { bar, figure, whole } of bars) {
      set(bar, { width: whole * part });
      set(figure, { opacity: part < 1 ? 0 : 1 });
    }
  };
  at(span);
  return { node: root, at };
}
