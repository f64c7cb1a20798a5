import { quantity } from "../../contract/format.ts";
import { MAX_POINTS, type CurvePoint, type CurveSpec } from "../../contract/params.ts";
import { readValue, writeValue } from "../../contract/values.ts";
import { draw, make } from "../make.ts";
import type { Knob, Making } from "./knob.ts";
import { rowList } from "./rows.ts";
import { paint, sample } from "./stroke.ts";

const WIDTH = 240;
const HEIGHT = 80;

/** A line drawn by hand, or typed as points: both say the same. */
export function curveKnob({ document, spec, id, hands }: Making<CurveSpec>): Knob {
  let points: readonly CurvePoint[] = [];
  const line = draw(document, "polyline", { class: "stroke", points: "" });
  const pad = draw(
    document,
    "svg",
    { class: "pad", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    line,
  );
  const summary = make(document, "summary", {});
  const show = (next: readonly CurvePoint[]): void => {
    points = next;
    const at = ([x, y]: CurvePoint): string => `${share(spec.x, x) * WIDTH},${(1 - share(spec.y, y)) * HEIGHT}`;
    line.setAttribute("points", next.map(at).join(" "));
    const highest = next.reduce((most, [, y]) => Math.max(most, y), spec.y.min);
    summary.replaceChildren(
      make(document, "span", {}, spec.label),
      make(document, "b", {}, next.length ? `up to ${quantity(highest, spec.y.unit)}` : "none"),
    );
  };
  const rows = rowList({
    document,
    noun: "point",
    most: MAX_POINTS,
    field: (row) => [
      { node: numberField(document, spec.x, `${spec.x.label}, point ${row}`), after: "→" },
      { node: numberField(document, spec.y, `${spec.y.label}, point ${row}`) },
    ],
    fresh: () => fresh(spec, points),
    changed(settled) {
      const typed = rows.read().toSorted(([a], [b]) => Number(a) - Number(b));
      const { value, problem } = readValue(spec, typed.map((row) => row.join(":")).join(","));
      show(value as readonly CurvePoint[]);
      hands.turn(value, settled);
      // After the turn: it takes away what was said before.
      if (problem && settled) hands.problem(`${spec.label}: ${problem}`);
    },
  });
  const write = (): void => rows.write(points.map((point) => point.map(String)));

  let last: CurvePoint | undefined;
  let strayed = false;
  const follow = (event: PointerEvent, settled: boolean): void => {
    const to = place(spec, event, pad);
    strayed ||= outside(event, pad);
    show(paint(spec, last ? points : sample(spec, points), last ?? to, to));
    last = settled ? undefined : to;
    if (settled) write();
    hands.turn(points, settled);
    if (!settled) return;
    const { x, y } = spec;
    const frame = `${x.min} to ${x.max} by ${y.min} to ${y.max}`;
    if (strayed) hands.problem(`${spec.label}: expected a line inside ${frame}; what left it is kept at the edge.`);
    strayed = false;
  };
  pad.addEventListener("pointerdown", (event) => {
    const press = event as PointerEvent;
    pad.setPointerCapture(press.pointerId);
    follow(press, false);
  });
  pad.addEventListener("pointermove", (event) => last && follow(event as PointerEvent, false));
  for (const end of ["pointerup", "pointercancel"]) {
    pad.addEventListener(end, (event) => last && follow(event as PointerEvent, true));
  }

  const effect = make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect);
  const numbers = make(document, "details", {}, make(document, "summary", {}, "As numbers"), rows.node);
  const drawer = make(document, "div", { class: "drawer", role: "group", "aria-label": spec.label }, effect, numbers);
  drawer.prepend(pad);
  const node = make(document, "details", { class: "knob curve wide" }, summary, drawer);
  // A knob that is set to nothing drawn yet is not shown anew: it says so from the start.
  show([]);
  return {
    node,
    set(value) {
      const next = value as readonly CurvePoint[];
      if (writeValue(spec, next) === writeValue(spec, points)) return;
      show(next);
      write();
    },
  };
}

type Axis = CurveSpec["x"];

const share = ({ min, max }: Axis, value: number): number => (value - min) / (max - min);

/** A stage is scaled by transforms: only the ratio of a rectangle to itself is the same everywhere. */
function place(spec: CurveSpec, { clientX, clientY }: PointerEvent, pad: Element): CurvePoint {
  const box = pad.getBoundingClientRect();
  const within = (axis: Axis, part: number): number =>
    axis.min + Math.min(1, Math.max(0, part)) * (axis.max - axis.min);
  return [within(spec.x, (clientX - box.left) / box.width), within(spec.y, 1 - (clientY - box.top) / box.height)];
}

/** By more than a hand slips: an eighth of the frame. */
function outside({ clientX, clientY }: PointerEvent, pad: Element): boolean {
  const box = pad.getBoundingClientRect();
  const parts = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
  return parts.some((part) => part < -1 / 8 || part > 9 / 8);
}

function numberField(document: Document, { min, max }: Axis, name: string): HTMLInputElement {
  return make(document, "input", { type: "number", min, max, step: "any", "aria-label": name });
}

/** A new point halfway between the last one and the end of the axis, as high as the last. */
function fresh({ x, y }: CurveSpec, points: readonly CurvePoint[]): readonly string[] {
  const [lastX, lastY] = points.at(-1) ?? [x.min, y.min];
  return [String(Number(((lastX + x.max) / 2).toPrecision(4))), String(lastY)];
}
