/** All subsets as marks, by time to the result and bill, coloured by how many of the best two they have. */
import { axisHeight, drawAxis, drawRules } from "../chart/axis.ts";
import { lettering } from "../chart/colour.ts";
import { key } from "../chart/key.ts";
import { add, px, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth, touches, type Box } from "../chart/text.ts";
import type { Frame, Role } from "../contract/demo.ts";
import { count, dollars, duration } from "../contract/format.ts";
import { isOn, SUBSETS } from "./knobs.ts";
import type { Model } from "./model.ts";
import { both } from "./said.ts";
import type { Point, Ranking } from "./study.ts";

/** The axes, unless a mark lies outside: seconds and US dollars. */
const TIME = [210, 6600] as const;
const BILL = [0.022, 4.2] as const;

/** What is said of one mark. */
interface Named {
  readonly point: Point;
  readonly label: readonly string[];
  readonly role: Role;
  readonly r: number;
  readonly hollow?: boolean;
}

/** Where the plot is, and where a subset's mark is in it. */
export interface Places {
  readonly plot: Box;
  at(point: Point): readonly [number, number];
}

/** Draws all marks into a box; those with a name are named. */
export function drawMarks(
  root: Element,
  box: Box,
  model: Model,
  ranking: Ranking,
  ghost: Model | undefined,
  frame: Frame,
): Places {
  const size = frame.label;
  const { points } = ranking;
  const reach = ([low, high]: readonly [number, number], values: readonly number[]): [number, number] => [
    Math.min(low, ...values.map((value) => value * 0.9)),
    Math.max(high, ...values.map((value) => value * 1.1)),
  ];
  const mine: Point = { number: model.number, seconds: model.took.seconds, dollars: model.took.dollars };
  const all = [...points, mine];
  const [timeMin, timeMax] = reach(
    TIME,
    all.map(({ seconds }) => seconds),
  );
  const [billMin, billMax] = reach(
    BILL,
    all.map(({ dollars: usd }) => usd),
  );
  const left = textWidth("10 cents", size) + size * 0.6;
  const head = size * 1.6;
  const plot = {
    x: box.x + Math.min(left, box.width / 2),
    y: box.y + Math.min(head, box.height / 3),
    width: Math.max(1, box.width - Math.min(left, box.width / 2) - size * 0.3),
    height: Math.max(1, box.height - Math.min(head, box.height / 3) - axisHeight(size, false)),
  };
  const x = logarithmic([timeMin, timeMax], [plot.x, plot.x + plot.width]);
  const y = logarithmic([billMin, billMax], [plot.y + plot.height, plot.y]);
  const at = (point: Point): readonly [number, number] => [x(point.seconds), y(point.dollars)];
  add(root, "rect", { ...plot, fill: frame.palette("shade") });
  drawRules(
    root,
    [0.03, 0.1, 0.3, 1, 3].map((usd) => ({ y: y(usd), label: dollars(usd) })),
    plot,
    frame,
  );
  const minutes = [300, 600, 1200, 1800, 3600, 5400].map((value, index) => ({
    value,
    label: duration(value),
    rank: [1, 0, 2, 4, 0, 5][index]!,
  }));
  drawAxis(root, { min: timeMin, max: timeMax, ticks: minutes }, x, plot, frame);
  const two = ranking.best?.knobs;
  title(root, two, points.length + ranking.undone, box, frame);
  const has = (number: number): 0 | 1 | 2 => (two ? two.filter((knob) => isOn(number, knob)).length : 0) as 0 | 1 | 2;
  const looks: readonly { role: Role; opacity: number }[] = [
    { role: "soft", opacity: 0.55 },
    { role: "measured", opacity: 0.55 },
    { role: "simulated", opacity: 0.8 },
  ];
  for (const [many, { role, opacity }] of looks.entries()) {
    const own = points.filter(({ number }) => has(number) === many);
    if (own.length)
      add(root, "path", { d: dotsPath(own.map(at), Math.max(1.6, size * 0.15)), fill: frame.palette(role), opacity });
  }
  const named = namedOf(model, mine, ranking, ghost);
  const taken: Box[] = [];
  for (const { point, role, r, hollow } of named) {
    const [cx, cy] = at(point);
    add(root, "circle", {
      cx,
      cy,
      r: size * r,
      fill: hollow ? "none" : frame.palette(role),
      stroke: frame.palette(hollow ? role : "paper"),
      "stroke-width": hollow ? size * 0.16 : 2,
    });
    taken.push({ x: cx - size * r, y: cy - size * r, width: size * r * 2, height: size * r * 2 });
  }
  for (const each of named) label(root, each, at(each.point), plot, taken, frame);
  return { plot, at };
}

/** A logarithmic scale without ticks of its own: d3's brings a formatter that nothing here needs, and embeds are weighed. */
const logarithmic =
  ([least, most]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    from + ((to - from) * Math.log(value / least)) / Math.log(most / least);

/** What a mark is, and what its colour says. */
function title(root: Element, two: readonly number[] | undefined, ways: number, box: Box, frame: Frame): void {
  const size = frame.label;
  const name = ways === SUBSETS ? `${count(SUBSETS)} ways` : "bill, by time";
  write(root, name, box.x, box.y + baseline(0, size), { fill: frame.palette("ink"), size, bold: true });
  if (!two) return;
  const from = textWidth(name, size, true) + size;
  const items = [
    { label: `with ${two.map((knob) => knob + 1).join(" and ")}`, role: "simulated" as const, dot: true },
    { label: "with one", role: "measured" as const, dot: true },
    { label: "neither", role: "soft" as const, dot: true },
  ];
  const colours = key(items, frame, Math.max(1, box.width - from));
  if (colours.height <= size * LEADING * 1.01) colours.draw(root, box.x + from, box.y);
}

/** Marks that have a name: none, the best pair, all ten, and where this subset stands. */
function namedOf(model: Model, mine: Point, ranking: Ranking, ghost: Model | undefined): Named[] {
  const { none, every, best } = ranking;
  const plain = (point: Point | undefined, name: string, role: Role): Named[] =>
    point ? [{ point, label: [`${name}: ${both(point)}`, name], role, r: 0.4 }] : [];
  const pair = best ? `only ${best.knobs.map((knob) => knob + 1).join(" and ")}` : "";
  const own = model.number;
  const special = [none?.number, every?.number, best?.point.number].includes(own);
  return [
    ...plain(none, "none turned", "ink"),
    ...(best ? plain(best.point, pair, "simulated") : []),
    ...plain(every, "all ten", "ink"),
    ...(special && ranking.points.length
      ? [{ point: mine, label: [], role: "you" as const, r: 0.7, hollow: true }]
      : [{ point: mine, label: [`here: ${both(mine)}`, "here"], role: "you" as const, r: 0.5, hollow: true }]),
    ...(ghost && ghost.number !== own && !ghost.shown
      ? [
          {
            point: { number: ghost.number, seconds: ghost.took.seconds, dollars: ghost.took.dollars },
            label: ["before"],
            role: "soft" as const,
            r: 0.5,
            hollow: true,
          },
        ]
      : []),
  ];
}

/** Many dots as one path. */
const dotsPath = (centres: readonly (readonly [number, number])[], r: number): string =>
  centres
    .map(
      ([cx, cy]) =>
        `M${px(cx - r)} ${px(cy)}a${px(r)} ${px(r)} 0 1 0 ${px(2 * r)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-2 * r)} 0`,
    )
    .join("");

/** Beside its mark, wherever it stays inside and off other words. */
function label(
  root: Element,
  { label: forms, role, r }: Named,
  [cx, cy]: readonly [number, number],
  plot: Box,
  taken: Box[],
  frame: Frame,
): void {
  const size = frame.label;
  const bounds = { x: plot.x, y: plot.y, right: plot.x + plot.width, bottom: plot.y + plot.height };
  for (const words of forms) {
    const width = textWidth(words, size, true);
    const off = size * (Math.max(r, 0.7) + 0.25);
    const spots = [
      [cx + off, cy - size * 0.6],
      [cx - off - width, cy - size * 0.6],
      [cx - width / 2, cy - off - size * 1.2],
      [cx - width / 2, cy + off],
      [bounds.right - width - 2, cy - off - size * 1.2],
      [bounds.right - width - 2, cy + off],
      [bounds.x + 2, cy - off - size * 1.2],
      [bounds.x + 2, cy + off],
    ] as const;
    for (const [left, top] of spots) {
      const own = { x: left, y: top, width, height: size * 1.2 };
      if (own.x < bounds.x || own.x + width > bounds.right || own.y < bounds.y || own.y + own.height > bounds.bottom)
        continue;
      if (taken.some((other) => !covers(other, cx, cy) && touches(own, other, 2))) continue;
      taken.push(own);
      write(root, words, left, baseline(top, size), {
        fill: lettering(frame, role),
        size,
        bold: true,
        halo: frame.palette("shade"),
      });
      return;
    }
  }
}

const covers = ({ x, y, width, height }: Box, cx: number, cy: number): boolean =>
  x <= cx && cx <= x + width && y <= cy && cy <= y + height;
