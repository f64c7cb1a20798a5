/** The four badges as they look on every figure, what each promises, and which lessons carry it. */
import { lettering } from "../chart/colour.ts";
import { folded } from "../chart/fold.ts";
import { add, picture, rule, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import { badgeWord, type Basis, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { names, type Slug } from "./lessons.ts";

/** One badge. */
export interface Badge {
  readonly basis: Basis;
  readonly role: Role;
  readonly promises: string;
  /** The lessons that show it; tests/whose-data looks at every figure. */
  readonly lessons: readonly Slug[];
}

const all = Object.keys(names) as Slug[];

/** In the order in which a lesson shows them. */
export const badges: readonly Badge[] = [
  {
    basis: "measured",
    role: "measured",
    promises: "Drawn from public data or from runs we recorded. The source stands below the figure.",
    lessons: all,
  },
  {
    basis: "told",
    role: "soft",
    promises: "Quoted from documents, vendors or people. Nobody measured it here.",
    lessons: ["kubernetes", "docker", "costs"],
  },
  {
    basis: "simulated",
    role: "simulated",
    promises: "Computed here, in virtual time. The same knobs give the same run.",
    lessons: all,
  },
  {
    basis: "live",
    role: "you",
    promises: "Real work, done in this browser now. It differs from one run to the next.",
    lessons: ["fast"],
  },
];

/** Pixels of the words in a badge, against a label. */
const LETTERS = 1.1;

/** Draws a row for each. */
export function drawBadges(frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const wide = frame.width >= size * 44;
  const big = wide ? size * 1.2 : size;
  const pillWidth = Math.max(...badges.map(({ basis }) => pillOf(basis, big)));
  const squares = wide ? size * 1.7 * all.length : 0;
  const left = wide ? pillWidth + size * 1.6 : 0;
  const right = wide ? frame.width - squares : frame.width;
  const head = wide ? size * 2 : 0;
  const pitch = Math.max(0, (frame.height - head) / badges.length);
  if (wide) {
    const from = right + size * 0.1;
    write(root, "in lesson", from, baseline(0, size), { fill: frame.palette("soft"), size });
  }
  for (const [index, badge] of badges.entries()) {
    const top = head + pitch * index;
    if (index || wide)
      rule(root, [0, top], [frame.width, top], { stroke: frame.palette("rule"), "stroke-width": 1.25 });
    const middle = top + pitch / 2;
    const lines = folded(badge.promises, big, (wide ? right - size * 1.6 : right) - left);
    const high = lines.length * LEADING * big;
    // Where rows are low, badge and words stand close, and letters stay as large as a label.
    const close = wide ? big : size / LETTERS;
    const pill = wide ? middle - big * 0.95 : top + Math.max(size * 0.15, (pitch - high - size * 1.9) / 2);
    drawPill(root, badge, 0, pill, close, frame);
    const words = wide ? middle - high / 2 : pill + close * 1.9 + size * 0.05;
    for (const [at, line] of lines.entries())
      write(root, line, left, baseline(words, big, at), { fill: frame.palette("ink"), size: big });
    if (wide) drawLessons(root, badge, right, middle, frame);
    else {
      const those = badge.lessons.map((slug) => all.indexOf(slug) + 1);
      const some = `in ${those.length > 1 ? "lessons" : "lesson"} ${those.join(", ").replace(/, (\d+)$/, " and $1")}`;
      const said = those.length === all.length ? "in every lesson" : some;
      write(root, said, frame.width, pill + close * 1.3, { fill: frame.palette("soft"), size, anchor: "end" });
    }
  }
  return { node: root, at: () => {} };
}

const pillOf = (basis: Basis, size: number): number =>
  textWidth(wordOf(basis), size * LETTERS, true) + size * (1.1 + wordOf(basis).length * 0.1);

const wordOf = (basis: Basis): string => badgeWord(basis).toUpperCase();

/** As demos/look draws it: a thin frame with round corners, wide bold capitals. */
function drawPill(root: Element, { basis, role }: Badge, x: number, y: number, size: number, frame: Frame): void {
  const width = pillOf(basis, size);
  const height = size * 1.9;
  const stroke = frame.palette(role);
  add(root, "rect", {
    x: x + 1,
    y,
    width,
    height,
    rx: size * 0.28,
    fill: "none",
    stroke,
    "stroke-width": Math.max(1.5, size * 0.09),
  });
  const node = write(root, wordOf(basis), x + 1 + width / 2, y + height * 0.5 + size * LETTERS * 0.35, {
    fill: lettering(frame, role),
    size: size * LETTERS,
    anchor: "middle",
    bold: true,
  });
  node.setAttribute("letter-spacing", "0.09em");
}

/** Ten numbered squares; those of lessons with the badge are full. */
function drawLessons(root: Element, { role, lessons }: Badge, left: number, middle: number, frame: Frame): void {
  const size = frame.label;
  const step = size * 1.7;
  const side = size * 1.45;
  for (const [index, slug] of all.entries()) {
    const full = lessons.includes(slug);
    const x = left + index * step;
    add(root, "rect", {
      x,
      y: middle - side / 2,
      width: side,
      height: side,
      rx: size * 0.15,
      fill: full ? frame.palette(role) : "none",
      stroke: frame.palette(full ? role : "rule"),
      "stroke-width": 1.5,
    });
    write(root, String(index + 1), x + side / 2, middle + size * 0.35, {
      fill: frame.palette(full ? "paper" : "soft"),
      size,
      anchor: "middle",
      bold: full,
    });
  }
}
