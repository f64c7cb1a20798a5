/** How far off one guess was, as a picture of one line: left of the answer is too low, right of it too high. */
import type { Miss } from "../../demos/contract/verdict.ts";
import { draw } from "../../demos/host/make.ts";

/** Its own units: as wide as ten marks. */
const WIDE = 200;
const TALL = 24;
const MIDDLE = WIDE / 2;
/** Up to so many times off there is room for; more stands at the end. */
const FURTHEST = 100;
const PIPS = 10;

/** For the eye only: the words beside it say the same. */
export function track(document: Document, miss: Miss): Element {
  const parts =
    "of" in miss ? pips(document, miss.right / miss.of, Math.min(PIPS, miss.of)) : line(document, miss.factor);
  return draw(document, "svg", { viewBox: `0 0 ${WIDE} ${TALL}`, class: "track", "aria-hidden": "true" }, ...parts);
}

function line(document: Document, factor: number): Element[] {
  const off = Math.sign(factor - 1) * Math.min(1, Math.log10(Math.max(factor, 1 / factor)) / Math.log10(FURTHEST));
  const x = MIDDLE + off * (MIDDLE - 8);
  const y = TALL / 2;
  return [
    draw(document, "path", { class: "scale", d: `M0 ${y}H${WIDE}` }),
    draw(document, "path", { class: "answer", d: `M${MIDDLE} 2V${TALL - 2}` }),
    draw(document, "path", { class: "miss", d: `M${MIDDLE} ${y}H${x}` }),
    draw(document, "circle", { class: "guess", cx: x, cy: y, r: 7 }),
  ];
}

function pips(document: Document, share: number, count: number): Element[] {
  return Array.from({ length: count }, (_, at) =>
    draw(document, "circle", {
      class: at < Math.round(share * count) ? "guess" : "open",
      cx: MIDDLE + (at - (count - 1) / 2) * (WIDE / PIPS),
      cy: TALL / 2,
      r: 7,
    }),
  );
}
