/** All subsets as marks, by time to the result and bill: those with the two that matter most stand out, and so does the way to them. */
import { axisHeight, drawAxis, drawRules } from "../chart/axis.ts";
import { lettering } from "../chart/colour.ts";
import { key } from "../chart/key.ts";
import { add, px, rule, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth, type Box } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { dollars, duration } from "../contract/format.ts";
import { along, placed, type Placed, type Spot } from "./all-labels.ts";
import { namedOf, wayOf, type Named } from "./all-names.ts";
import { isOn } from "./knobs.ts";
import type { Model } from "./model.ts";
import type { Point, Ranking } from "./study.ts";

/** The axes, unless a mark lies outside: seconds and US dollars. */
const TIME = [210, 6600] as const;
const BILL = [0.0145, 3.2] as const;
/** Above all marks, for the names of the dearest: in em, and at most so much of the plot. */
const ABOVE = { em: 2.9, share: 0.2 } as const;

/** From this width on, in em, names say what the knobs are called. */
const ROOMY = 26;

/** Where the plot is, and where a subset's mark is in it. */
export interface Places {
  readonly plot: Box;
  at(point: Point): Spot;
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
  const above = Math.min(size * ABOVE.em, plot.height * ABOVE.share);
  const y = logarithmic([billMin, billMax], [plot.y + plot.height, plot.y + above]);
  const at = (point: Point): Spot => [x(point.seconds), y(point.dollars)];
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
  title(root, two, box, frame);
  const r = Math.max(1.6, size * 0.15);
  for (const strong of [false, true]) {
    const own = points.filter(({ number }) => strong === (two?.every((knob) => isOn(number, knob)) ?? false));
    const look = strong ? { role: "simulated" as const, opacity: 0.8 } : { role: "soft" as const, opacity: 0.5 };
    if (own.length)
      add(root, "path", { d: dotsPath(own.map(at), r), fill: frame.palette(look.role), opacity: look.opacity });
  }
  const way = wayOf(ranking, model.setting.by).map(({ point }) => at(point));
  drawWay(root, way, frame);
  drawNamed(
    root,
    namedOf(model, ranking, ghost, plot.width >= size * ROOMY),
    { at, plot, dots: [...points.map(at), ...way.slice(1).flatMap((to, step) => along([way[step]!, to]))], reach: r },
    frame,
  );
  return { plot, at };
}

/** A logarithmic scale without ticks of its own: d3's brings a formatter that nothing here needs, and embeds are weighed. */
const logarithmic =
  ([least, most]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    from + ((to - from) * Math.log(value / least)) / Math.log(most / least);

/** What a mark is, and what its colour says. */
function title(root: Element, two: readonly number[] | undefined, box: Box, frame: Frame): void {
  const size = frame.label;
  const name = "every way, by time and bill";
  write(root, name, box.x, box.y + baseline(0, size), { fill: frame.palette("ink"), size, bold: true });
  if (!two) return;
  const from = textWidth(name, size, true) + size;
  const items = [
    { label: `with ${two.map((knob) => knob + 1).join(" and ")}`, role: "simulated" as const, dot: true },
    { label: "the rest", role: "soft" as const, dot: true },
  ];
  const colours = key(items, frame, Math.max(1, box.width - from));
  if (colours.height <= size * LEADING * 1.01) colours.draw(root, box.x + from, box.y);
}

/** The two turned one after the other: a line from mark to mark. */
function drawWay(root: Element, way: readonly Spot[], frame: Frame): void {
  if (way.length < 2) return;
  const size = frame.label;
  const d = way.map(([px0, py0], index) => `${index ? "L" : "M"}${px(px0)} ${px(py0)}`).join("");
  const look = { d, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" };
  add(root, "path", { ...look, stroke: frame.palette("shade"), "stroke-width": size * 0.5 });
  add(root, "path", { ...look, stroke: frame.palette("simulated"), "stroke-width": size * 0.2 });
}

/** Marks that have a name, and their names. */
function drawNamed(
  root: Element,
  named: readonly Named[],
  { at, plot, dots, reach }: Places & { dots: readonly Spot[]; reach: number },
  frame: Frame,
): void {
  const size = frame.label;
  const marks = named.map(({ point, r }): Box => {
    const [cx, cy] = at(point);
    return { x: cx - size * r, y: cy - size * r, width: size * r * 2, height: size * r * 2 };
  });
  const taken: Box[] = [...marks];
  const labels = named.map(({ forms, point, r }, index) => {
    const [cx, cy] = at(point);
    // What is ringed as well has the ring's edge.
    const edge = Math.max(r * size, ...marks.filter((mark) => covers(mark, cx, cy)).map(({ width }) => width / 2));
    const others = taken.filter((box) => box !== marks[index] && !(marks.includes(box) && covers(box, cx, cy)));
    const label = placed(forms, [cx, cy], edge, size, { bounds: plot, dots, reach, taken: others });
    if (label) taken.push(label.box);
    return label;
  });
  for (const label of labels) if (label?.leader) drawLeader(root, label.leader, frame);
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
  }
  for (const [index, label] of labels.entries()) if (label) drawLabel(root, label, named[index]!, frame);
}

const covers = ({ x, y, width, height }: Box, cx: number, cy: number): boolean =>
  x <= cx && cx <= x + width && y <= cy && cy <= y + height;

function drawLeader(root: Element, [from, to]: NonNullable<Placed["leader"]>, frame: Frame): void {
  const size = frame.label;
  rule(root, from, to, { stroke: frame.palette("shade"), "stroke-width": size * 0.25 });
  rule(root, from, to, { stroke: frame.palette("ink"), "stroke-width": Math.max(1, size * 0.07) });
}

function drawLabel(root: Element, { box, lines, anchor }: Placed, { role }: Named, frame: Frame): void {
  const size = frame.label;
  const fill = lettering(frame, role);
  const halo = frame.palette("shade");
  for (const [line, text] of lines.entries()) {
    const at = box.x + box.width * { start: 0, middle: 0.5, end: 1 }[anchor];
    write(root, text, at, baseline(box.y, size, line), { fill, size, anchor, bold: true, halo });
  }
}

/** Many dots as one path. */
const dotsPath = (centres: readonly Spot[], r: number): string =>
  centres
    .map(
      ([cx, cy]) =>
        `M${px(cx - r)} ${px(cy)}a${px(r)} ${px(r)} 0 1 0 ${px(2 * r)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-2 * r)} 0`,
    )
    .join("");
