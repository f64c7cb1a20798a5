/** Names one column of standing dumbbells: the one pointed at, or the one the arrow keys have come to. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { localPoint } from "./pointer.ts";
import type { RisersOptions, RisersPlan } from "./risers-plan.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Makes the plot one that can be moved through, column by column; a press or Enter picks the column. */
export function risersCursor(root: Element, options: RisersOptions, plan: RisersPlan, frame: Frame): void {
  const { picked, pick } = options;
  const { plot, pitch, columns, r } = plan;
  if (!columns.length || frame.still) return;
  const size = frame.label;
  const target = add(root, "rect", {
    ...plot,
    fill: "none",
    "pointer-events": "all",
    ...(pick ? { cursor: "pointer" } : {}),
  });
  const layer = add(root, "g", { "pointer-events": "none" });
  let place: number | undefined;

  asSlider(root, "Column by column");
  set(root, { "aria-valuemin": 1, "aria-valuemax": columns.length, "aria-valuenow": 1 });
  root.setAttribute("aria-valuetext", "Arrow keys go from column to column");

  const show = (to: number | undefined): void => {
    if (to === place) return;
    place = to;
    layer.replaceChildren();
    const column = to === undefined ? undefined : columns[to];
    if (!column) return;
    const { riser, x, from, to: top } = column;
    set(root, { "aria-valuenow": to! + 1 });
    root.setAttribute("aria-valuetext", `${riser.words.join(": ")}${pick ? ": Enter takes it" : ""}`);
    const ring = { fill: "none", stroke: frame.palette("ink"), "stroke-width": 2.5 };
    const reach = Math.max(r * 1.6, size * 0.36);
    for (const cy of [from, top]) add(layer, "circle", { cx: x, cy, r: reach, ...ring });
    const box = { x: x - reach, y: top - reach, width: 2 * reach, height: from - top + 2 * reach };
    chip(layer, riser.words, box, size * 0.4, frame);
  };
  const columnAt = (event: Event): number | undefined => {
    const { clientX, clientY } = event as PointerEvent;
    const at = localPoint({ clientX, clientY }, target);
    return at && Math.min(columns.length - 1, Math.max(0, Math.floor((at[0] - plot.x) / pitch)));
  };
  const point = (event: Event): void => show(columnAt(event));
  target.addEventListener("pointermove", point);
  target.addEventListener("pointerdown", point);
  target.addEventListener("pointerleave", (event) => {
    // A finger that is lifted leaves too; what it chose stays to be read.
    if ((event as PointerEvent).pointerType !== "touch") show(undefined);
  });
  target.addEventListener("click", (event) => {
    const column = columnAt(event);
    if (column !== undefined) pick?.(columns[column]!.riser.id);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());
  const first = (): number =>
    Math.max(
      0,
      columns.findIndex(({ riser }) => riser.id === picked),
    );
  root.addEventListener("focus", () => show(place ?? first()));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const step = STEPS[key];
    const last = columns.length - 1;
    if (step !== undefined) show(place === undefined ? first() : Math.min(last, Math.max(0, place + step)));
    else if (key === "Home") show(0);
    else if (key === "End") show(last);
    else if (key === "Escape" && place !== undefined) show(undefined);
    else if ((key === "Enter" || key === " ") && pick && place !== undefined) pick(columns[place]!.riser.id);
    else return;
    event.preventDefault();
  });
}
