/** Hatching for waiting: never by colour alone. */
import type { Frame } from "../contract/demo.ts";
import { add } from "./svg.ts";

/** Defines diagonal hatching in the colour of waiting; gives what to write into `fill`. */
export function hatch(defs: Element, id: string, frame: Frame): string {
  const step = Math.max(4, Math.round(frame.label * 0.36));
  const pattern = add(defs, "pattern", {
    id,
    width: step,
    height: step,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  add(pattern, "rect", { width: step, height: step, fill: frame.palette("waiting"), opacity: 0.35 });
  add(pattern, "rect", { width: step * 0.4, height: step, fill: frame.palette("waiting") });
  return `url(#${id})`;
}
