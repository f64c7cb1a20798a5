/** Turning a wheel: a press and a drag round it, arrow keys and Enter. */
import type { Frame } from "../contract/demo.ts";
import type { DialPlan } from "./dial-plan.ts";
import { onDrag } from "./pointer.ts";
import { asSlider, MORE, onKeys } from "./slider.ts";
import { add, set } from "./svg.ts";

/** What is said and done with a value. */
export interface DialHand {
  readonly picked?: number;
  say(value: number): string;
  pick(value: number): void;
}

/** Key presses from one end of the scale to the other. */
const PRESSES = 100;

/**
 * Lets the wheel be turned: it points where the pointer is, and arrow keys turn it before Enter takes the value, as on
 * the other charts. `show` draws it at a value, with words that take the caption's place.
 */
export function dialPickable(
  root: Element,
  { centre, radius, reach, turn, value }: DialPlan,
  { picked, say, pick }: DialHand,
  show: (value: number | undefined, hint?: string) => void,
  frame: Frame,
): void {
  const round = { cx: centre[0], cy: centre[1], r: radius + frame.label * 1.6 };
  const target = add(root, "circle", {
    class: "pick",
    ...round,
    fill: "none",
    "pointer-events": "all",
    cursor: "grab",
  });
  asSlider(root, "Turn the wheel");
  set(root, { "aria-valuemin": 0, "aria-valuemax": PRESSES });
  const start = picked === undefined ? 0 : turn(picked);
  let moved: number | undefined;

  const tell = (): void => {
    const angle = moved ?? start;
    set(root, { "aria-valuenow": Math.round(((angle + reach) / (2 * reach)) * PRESSES) });
    const said = say(value(angle));
    const waits = picked === undefined ? "not turned yet" : said;
    root.setAttribute("aria-valuetext", moved === undefined ? waits : `${said}: Enter takes it`);
  };
  const move = (to: number | undefined): void => {
    moved = to === undefined ? undefined : Math.min(reach, Math.max(-reach, to));
    if (moved === undefined) show(picked);
    else show(value(moved), "Enter takes it");
    tell();
  };
  tell();

  onDrag(target, (x, y) => {
    const [dx, dy] = [x - centre[0], centre[1] - y];
    pick(value(Math.atan2(dx, dy)));
  });
  root.addEventListener("blur", () => {
    if (moved !== undefined) move(undefined);
  });
  onKeys(root, (key) => {
    const step = MORE[key];
    if (step !== undefined) move((moved ?? start) + (step * 2 * reach) / PRESSES);
    else if (key === "Home") move(-reach);
    else if (key === "End") move(reach);
    else if (key === "Escape" && moved !== undefined) move(undefined);
    else if (key === "Enter" || key === " ") pick(value(moved ?? start));
    else return false;
    return true;
  });
}
