/** Checks one by one: a square for each, full where it passed, hollow and crossed out where it did not, by area. */
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { cut, folded } from "./fold.ts";
import { fills } from "./hatch.ts";
import { add, picture, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** One area: so many squares, of which so many are full; hatched where the proof is weaker. */
export interface Area {
  readonly label: string;
  readonly parts: readonly { readonly checks: number; readonly passed: number; readonly hatched: boolean }[];
}

/** Areas under one heading. */
export interface Tally {
  readonly title: string;
  readonly figure: string;
  readonly areas: readonly Area[];
}

/** What is drawn, and what is told where there is room below the last of it. */
export interface TallyOptions {
  readonly tallies: readonly Tally[];
  readonly role: Role;
  readonly names: { readonly full: string; readonly hatched: string; readonly hollow: string };
  readonly note?: { readonly head: string; readonly text: string };
}

/** A column narrower than so many em is not worth having. */
const COLUMN = 25;
/** Largest and smallest step from square to square, in em. */
const STEP = { most: 1.3, least: 0.3 };

/** Draws the squares. It does not move. */
export function tally(options: TallyOptions, frame: Frame): Picture {
  const { tallies, role, names, note } = options;
  const size = frame.label;
  const root = picture(frame);
  const fill = fills(add(root, "defs"), frame);
  const beside = frame.width >= size * COLUMN * tallies.length;
  const gap = size * 3;
  const width = beside ? (frame.width - gap * (tallies.length - 1)) / tallies.length : frame.width;
  const areas = tallies.flatMap((one) => one.areas);
  const left = Math.min(width * 0.5, Math.max(0, ...areas.map(({ label }) => textWidth(label, size))) + size * 0.8);
  const key = frame.height > size * 15 ? keyOf(names, size, frame.width) : { items: [], height: 0 };
  const keyHeight = key.height;
  const room = frame.height - keyHeight;
  const inner = Math.max(1, width - left);
  const step = stepOf(tallies, beside, inner, room, size);
  const per = Math.max(1, Math.floor(inner / step));
  const spare = spareOf(tallies, beside, per, step, room, size);

  const square = (x: number, y: number, side: number, hatched: boolean, passed: boolean): void => {
    const ink = { stroke: frame.palette("ink"), "stroke-width": 1.75 };
    const look = passed
      ? { fill: fill(role, hatched ? "waiting" : "compute"), stroke: frame.palette(role), "stroke-width": 1 }
      : { fill: frame.palette("paper"), ...ink };
    add(root, "rect", { x, y, width: side, height: side, ...look });
    if (!passed) rule(root, [x, y + side], [x + side, y], ink);
  };
  const side = Math.max(1, step * 0.82);

  let foot = keyHeight;
  for (const [index, { title, figure, areas: mine }] of tallies.entries()) {
    const x = beside ? index * (width + gap) : 0;
    let y = beside ? keyHeight : foot;
    write(root, title, x, baseline(y, size), { fill: frame.palette("ink"), size, bold: true });
    write(root, figure, x + width, baseline(y, size), {
      fill: lettering(frame, role),
      size,
      bold: true,
      anchor: "end",
    });
    y += size * LEADING + (beside ? size * 0.35 : 0);
    if (beside)
      rule(root, [x, y - size * 0.1], [x + width, y - size * 0.1], {
        stroke: frame.palette("rule"),
        "stroke-width": 1.25,
      });
    y += beside ? size * 0.3 : 0;
    for (const area of mine) {
      const many = checksOf(area);
      const height = heightOf(many, per, step, size);
      write(root, area.label, x, baseline(y, size), { fill: frame.palette("ink"), size });
      let at = 0;
      for (const { checks, passed, hatched } of area.parts)
        for (let check = 0; check < checks; check += 1, at += 1)
          square(
            x + left + (at % per) * step,
            y + size * 0.12 + Math.floor(at / per) * step,
            side,
            hatched,
            check < passed,
          );
      y += height + spare;
    }
    foot = y;
    if (note && index === tallies.length - 1) drawNote(root, note, x, y + size * 0.4, width, frame);
  }
  for (const { name, hatched, passed, x, y } of key.items) {
    square(x, y + size * 0.28, size * 0.75, hatched, passed);
    write(root, name, x + size * 1.05, baseline(y, size), { fill: frame.palette("soft"), size });
  }
  return { node: root, at: () => {} };
}

/** The key in lines no wider than the picture. */
function keyOf(names: TallyOptions["names"], size: number, width: number) {
  let [x, y] = [0, 0];
  const items = (
    [
      [names.full, false, true],
      [names.hatched, true, true],
      [names.hollow, false, false],
    ] as const
  ).map(([name, hatched, passed]) => {
    const takes = textWidth(name, size) + size * 2.2;
    if (x > 0 && x + takes - size > width) [x, y] = [0, y + size * LEADING];
    const item = { name, hatched, passed, x, y };
    x += takes;
    return item;
  });
  return { items, height: y + size * LEADING * 1.5 };
}

const checksOf = ({ parts }: Area): number => parts.reduce((sum, { checks }) => sum + checks, 0);

const heightOf = (many: number, per: number, step: number, size: number): number =>
  Math.max(size * LEADING, Math.ceil(many / per) * step + size * 0.2);

/** Pixels between two areas, at least and at most, in em: there is more room side by side than one below the other. */
const SPARE = { beside: [0.55, 1.1], below: [0.05, 0.6] } as const;

/** What the tallies take with squares of a size, the gaps between areas left out; and how many gaps there are. */
function heightsOf(tallies: readonly Tally[], beside: boolean, per: number, step: number, size: number) {
  const heights = tallies.map(
    ({ areas }) =>
      size * (LEADING + (beside ? 0.65 : 0)) +
      areas.reduce((sum, area) => sum + heightOf(checksOf(area), per, step, size), 0),
  );
  const gaps = tallies.map(({ areas }) => areas.length);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return beside ? { height: Math.max(...heights), gaps: Math.max(...gaps) } : { height: sum(heights), gaps: sum(gaps) };
}

/** The largest squares with which everything finds room. */
function stepOf(tallies: readonly Tally[], beside: boolean, inner: number, room: number, size: number): number {
  const [least] = beside ? SPARE.beside : SPARE.below;
  for (let step = size * STEP.most; step > size * STEP.least; step -= 0.5) {
    const { height, gaps } = heightsOf(tallies, beside, Math.max(1, Math.floor(inner / step)), step, size);
    if (height + gaps * size * least <= room) return step;
  }
  return size * STEP.least;
}

/** What room is left goes between the areas, within reason. */
function spareOf(
  tallies: readonly Tally[],
  beside: boolean,
  per: number,
  step: number,
  room: number,
  size: number,
): number {
  const [least, most] = beside ? SPARE.beside : SPARE.below;
  const { height, gaps } = heightsOf(tallies, beside, per, step, size);
  return Math.min(size * most, Math.max(size * least, (room - height) / gaps));
}

function drawNote(
  root: Element,
  note: { head: string; text: string },
  x: number,
  top: number,
  width: number,
  frame: Frame,
): void {
  const size = frame.label;
  const most = Math.floor((frame.height - top) / (size * LEADING)) - 1;
  if (most < 2) return;
  write(root, note.head, x, baseline(top, size), { fill: frame.palette("ink"), size, bold: true });
  for (const [index, line] of cut(folded(note.text, size, width), most).entries())
    write(root, line, x, baseline(top, size, index + 1), { fill: frame.palette("soft"), size });
}
