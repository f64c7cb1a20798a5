/** Names one row of a dot plot, and who says so: the row pointed at, or the one arrow keys have come to. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { DOT, type DotsOptions, type DotsPlan } from "./dots-plan.ts";
import { localPoint } from "./pointer.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** A row as the cursor sees it: what its card says, and from where to where its marks are. */
export interface CursorRow {
  readonly id: string;
  readonly words: readonly [title: string, detail: string];
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Makes the plot one that can be moved through, row by row; a press or Enter picks the row. */
export function dotsCursor(
  root: Element,
  { picked, pick }: Pick<DotsOptions, "picked" | "pick">,
  { plot, pitch, rows }: Pick<DotsPlan, "plot" | "pitch"> & { readonly rows: readonly CursorRow[] },
  frame: Frame,
): void {
  if (!rows.length) return;
  const size = frame.label;
  const target = add(root, "rect", {
    x: 0,
    y: plot.y,
    width: frame.width,
    height: plot.height,
    fill: "none",
    "pointer-events": "all",
    ...(pick ? { cursor: "pointer" } : {}),
  });
  const layer = add(root, "g", { "pointer-events": "none" });
  let place: number | undefined;

  const first = (): number =>
    Math.max(
      0,
      rows.findIndex(({ id }) => id === picked),
    );

  asSlider(root, "Row by row");
  // It stands where the focus will come to: a picture that is given the focus back then says the same as before.
  set(root, { "aria-valuemin": 1, "aria-valuemax": rows.length, "aria-valuenow": first() + 1 });
  root.setAttribute("aria-valuetext", "Arrow keys go from row to row");

  const show = (to: number | undefined): void => {
    if (to === place) return;
    place = to;
    layer.replaceChildren();
    const row = to === undefined ? undefined : rows[to];
    if (!row) return;
    const { words, y, from, to: end } = row;
    set(root, { "aria-valuenow": to! + 1 });
    root.setAttribute("aria-valuetext", `${words.join(", ")}${pick ? ": Enter takes it" : ""}`);
    const r = size * DOT * 1.5;
    const ring = { fill: "none", stroke: frame.palette("ink"), "stroke-width": 2.5 };
    for (const cx of new Set([from, end])) add(layer, "circle", { cx, cy: y, r, ...ring });
    chip(layer, words, { x: from, y: y - r, width: end - from, height: 2 * r }, size * 0.5, frame);
  };
  const rowAt = (event: Event): number | undefined => {
    const { clientX, clientY } = event as PointerEvent;
    const at = localPoint({ clientX, clientY }, target);
    return at && Math.min(rows.length - 1, Math.max(0, Math.floor((at[1] - plot.y) / pitch)));
  };
  const point = (event: Event): void => show(rowAt(event));
  target.addEventListener("pointermove", point);
  target.addEventListener("pointerdown", point);
  target.addEventListener("pointerleave", (event) => {
    // A finger that is lifted leaves too; what it chose stays to be read.
    if ((event as PointerEvent).pointerType !== "touch") show(undefined);
  });
  target.addEventListener("click", (event) => {
    const row = rowAt(event);
    if (row !== undefined) pick?.(rows[row]!.id);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());
  root.addEventListener("focus", () => show(place ?? first()));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const step = STEPS[key];
    const last = rows.length - 1;
    if (step !== undefined) show(place === undefined ? first() : Math.min(last, Math.max(0, place + step)));
    else if (key === "Home") show(0);
    else if (key === "End") show(last);
    else if (key === "Escape" && place !== undefined) show(undefined);
    else if ((key === "Enter" || key === " ") && pick && place !== undefined) pick(rows[place]!.id);
    else return;
    event.preventDefault();
  });
}
