/** Killing a worker: a press on its name, a click on its row, or with the arrow keys and Enter. */
import type { Rows } from "../chart/bars.ts";
import { chip } from "../chart/chip.ts";
import { localPoint } from "../chart/pointer.ts";
import { asSlider, onKeys } from "../chart/slider.ts";
import { add, set } from "../chart/svg.ts";
import type { Box } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";

/** Rows of workers that can be killed. */
export interface Killable {
  readonly plot: Box;
  readonly rows: Rows;
  /** Seconds at a place of the plot. */
  moment(x: number): number;
  readonly there: readonly (readonly [from: number, to: number])[];
  readonly finished: number;
  /** The row that keys begin at. */
  readonly first: number;
  rowName(row: number): string;
  kill(row: number, at: number): void;
}

/** What is moved over it. */
export interface Hand {
  at(moment: number): void;
}

/**
 * Adds it to `root`. While the run is shown to a moment, that is when a worker dies; once all is over, it is the moment pointed
 * at, or the middle of the run. `stream` is the picture in it whose bars take pointers of their own: a finger reads them, so that
 * it kills by names only.
 */
export function killable(root: Element, stream: Element, options: Killable, frame: Frame): Hand {
  const { plot, rows, there, finished } = options;
  const size = frame.label;
  // First, so that after a redraw the keyboard is where it was; what takes the pointer lies over everything.
  const handle = add(root, "g");
  root.prepend(handle);
  const over = add(root, "g");
  const layer = add(root, "g", { "pointer-events": "none" });
  let now = Infinity;
  let current = options.first;
  let shown: string | undefined;

  const when = (pointed?: number): number => {
    const at = now < finished ? Math.max(0, now) : (pointed ?? finished / 2);
    return Math.round(Math.min(at, finished) * 100) / 100;
  };
  const canDie = (row: number, at: number): boolean => at < there[row]![1];
  const words = (row: number, at: number): readonly [string, string] =>
    canDie(row, at)
      ? [`Kill ${options.rowName(row)}`, `at ${duration(at)}, with all it holds`]
      : [options.rowName(row), `is gone by ${duration(at)}`];
  const boxOf = (row: number): Box => ({ x: 0, y: rows.top(row), width: plot.x, height: rows.height });
  const show = (row: number | undefined): void => {
    const said = row === undefined ? undefined : words(row, when());
    const text = said?.join(", ");
    if (text === shown) return;
    shown = text;
    layer.replaceChildren();
    if (row === undefined || !said) return;
    current = row;
    set(handle, { "aria-valuenow": row + 1 });
    handle.setAttribute("aria-valuetext", `${said.join(", ")}: Enter does it`);
    const box = { ...boxOf(row), fill: "none", rx: size * 0.2 };
    add(layer, "rect", { ...box, stroke: frame.palette("lost"), "stroke-width": 2.5 });
    chip(layer, said, boxOf(row), size * 0.4, frame);
  };
  const kill = (row: number, pointed?: number): void => {
    const at = when(pointed);
    if (canDie(row, at)) options.kill(row, at);
  };

  asSlider(handle, "Kill a worker");
  set(handle, { "aria-valuemin": 1, "aria-valuemax": rows.count, "aria-valuenow": 1, "aria-orientation": "vertical" });
  handle.setAttribute("aria-valuetext", "Arrow keys go from worker to worker");
  for (let row = 0; row < rows.count; row++) {
    const target = add(over, "rect", {
      x: 0,
      y: rows.top(row),
      width: plot.x,
      height: rows.pitch,
      fill: "none",
      "pointer-events": "all",
      cursor: "pointer",
    });
    target.addEventListener("pointermove", () => show(row));
    target.addEventListener("pointerleave", () => show(undefined));
    target.addEventListener("click", () => kill(row));
    // A press would move the focus here, and with it the deck's own keys.
    target.addEventListener("mousedown", (event) => event.preventDefault());
  }
  stream.addEventListener("click", (event) => {
    const { clientX, clientY, pointerType } = event as PointerEvent;
    const point = localPoint({ clientX, clientY }, over);
    if (!point || pointerType === "touch") return;
    const row = Math.floor((point[1] - rows.top(0)) / rows.pitch);
    const inside = point[0] >= plot.x && point[0] <= plot.x + plot.width && row >= 0 && row < rows.count;
    if (inside) kill(row, options.moment(point[0]));
  });
  handle.addEventListener("focus", () => show(current));
  handle.addEventListener("blur", () => show(undefined));
  onKeys(handle, (key) => {
    const last = rows.count - 1;
    const [up, down] = [Math.max(0, current - 1), Math.min(last, current + 1)];
    const to = { ArrowUp: up, ArrowLeft: up, ArrowDown: down, ArrowRight: down, Home: 0, End: last }[key];
    if (to !== undefined) show(to);
    else if (key === "Enter" || key === " ") kill(current);
    else return false;
    return true;
  });
  return {
    at(moment) {
      now = moment;
      // What it says of the moment would be of another one.
      if (shown !== undefined) show(undefined);
    },
  };
}
