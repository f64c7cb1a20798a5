/** Words set as a board: entries in groups, each with a large figure where it has one, its name, and a small line below. */
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { cut, folded } from "./fold.ts";
import { picture, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** One entry. */
export interface Entry {
  readonly figure: string;
  readonly name: string;
  /** Its name where there is little room. */
  readonly short: string;
  /** What stands small below it. */
  readonly small: string;
}

/** Entries under one heading. */
export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A column narrower than so many em is not worth having. */
const COLUMN = 10.5;
/** How large a figure is, in em. */
const FIGURE = 1.65;

/** Groups side by side, each figure large; where there is little room, two columns of figures with short names. */
export function board(groups: readonly Group[], role: Role, frame: Frame): Picture {
  const size = frame.label;
  const gap = size * 1.3;
  const width = (frame.width - gap * (groups.length - 1)) / groups.length;
  if (width < size * COLUMN || frame.height < size * 14) return dense(groups, role, frame);
  const root = picture(frame);
  const most = Math.max(...groups.map(({ entries }) => entries.length));
  const head = size * 1.7;
  const pitch = (frame.height - head) / most;
  for (const [index, { title, entries }] of groups.entries()) {
    const x = index * (width + gap);
    write(root, title, x, baseline(0, size), { fill: frame.palette("soft"), size, bold: true });
    rule(root, [x, size * 1.4], [x + width, size * 1.4], { stroke: frame.palette("rule"), "stroke-width": 1.25 });
    for (const [at, { figure, name, small: words }] of entries.entries()) {
      const top = head + at * pitch;
      const y = top + size * FIGURE * 0.92;
      write(root, figure, x, y, { fill: lettering(frame, role), size: size * FIGURE, bold: true });
      const lines = cut(
        folded(name, size, width),
        Math.max(1, Math.floor((pitch - size * FIGURE * 1.1 - size * 1.2) / (size * LEADING))),
      );
      for (const [line, text] of lines.entries())
        write(root, text, x, y + size * (1.12 + line * LEADING), { fill: frame.palette("ink"), size });
      const below = y + size * (1.12 + (lines.length - 1) * LEADING) + size * 1.2;
      write(root, words, x, below, { fill: frame.palette("soft"), size });
    }
  }
  return { node: root, at: () => {} };
}

/** Figures and short names in two columns, group after group. */
function dense(groups: readonly Group[], role: Role, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const lines = groups.flatMap(({ title, entries }) => [{ title }, ...entries]);
  const columns = 2;
  // A group is not torn apart unless it must be.
  const half = lines.length / columns;
  const starts = lines.flatMap((line, index) => ("title" in line ? [index] : []));
  const cutAt = starts.reduce((best, at) => (Math.abs(at - half) < Math.abs(best - half) ? at : best), 0);
  const parts = [lines.slice(0, cutAt), lines.slice(cutAt)];
  const gap = size;
  const width = Math.max(1, (frame.width - gap) / columns);
  const pitch = Math.min(size * 2.1, frame.height / Math.max(...parts.map((part) => part.length)));
  for (const [column, part] of parts.entries()) {
    const x = column * (width + gap);
    const figures =
      Math.max(0, ...part.map((line) => ("title" in line ? 0 : textWidth(line.figure, size, true)))) + size * 0.4;
    for (const [index, line] of part.entries()) {
      const y = pitch * (index + 0.5) + size * 0.34;
      if ("title" in line) write(root, line.title, x, y, { fill: frame.palette("soft"), size, bold: true });
      else {
        write(root, line.figure, x, y, { fill: lettering(frame, role), size, bold: true });
        const full = textWidth(line.name, size) <= width - figures;
        const name = full ? line.name : cut(folded(line.short, size, width - figures - size), 1)[0]!;
        write(root, name, x + figures, y, { fill: frame.palette("ink"), size });
      }
    }
  }
  return { node: root, at: () => {} };
}

/** One thing and what it means. */
export interface Pair {
  readonly term: string;
  readonly means: string;
}

/** Terms without a meaning of their own, under one head. */
export interface Rest {
  readonly head: string;
  readonly terms: readonly string[];
}

/** Terms with what they mean below, in two columns where there is room; with little room only the terms, one after the other. */
export function pairs(list: readonly Pair[], rest: Rest, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const gap = size * 2.2;
  const columns = frame.width >= size * 50 ? 2 : 1;
  const rows = Math.ceil(list.length / columns);
  const width = (frame.width - gap * (columns - 1)) / columns;
  const tail = folded(`${rest.head} ${rest.terms.join("; ")}.`, size, frame.width);
  const foot = (tail.length + 0.6) * size * LEADING;
  const pitch = (frame.height - foot) / rows;
  if (pitch < size * LEADING * 2.15) {
    const terms = [...list.map(({ term }) => term), ...rest.terms].join(" · ");
    const most = Math.max(1, Math.floor(frame.height / (size * LEADING)));
    for (const [line, text] of cut(folded(terms, size, frame.width), most).entries())
      write(root, text, 0, baseline(0, size, line), { fill: frame.palette("ink"), size });
    return { node: root, at: () => {} };
  }
  const most = Math.max(1, Math.floor(pitch / (size * LEADING)) - 1);
  const large = pitch > size * LEADING * 2.8 ? size * 1.15 : size;
  for (const [index, { term, means }] of list.entries()) {
    const x = Math.floor(index / rows) * (width + gap);
    const top = (index % rows) * pitch;
    write(root, term, x, baseline(top, large), { fill: frame.palette("ink"), size: large, bold: true });
    for (const [line, text] of cut(folded(means, size, width), most).entries())
      write(root, text, x, baseline(top + large * LEADING, size, line), { fill: frame.palette("soft"), size });
  }
  const from = frame.height - tail.length * size * LEADING;
  rule(root, [0, from - size * 0.3], [frame.width, from - size * 0.3], {
    stroke: frame.palette("rule"),
    "stroke-width": 1.25,
  });
  for (const [line, text] of tail.entries())
    write(root, text, 0, baseline(from, size, line), { fill: frame.palette("ink"), size });
  return { node: root, at: () => {} };
}
