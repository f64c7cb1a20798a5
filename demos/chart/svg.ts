/** The few marks every chart is made of. Presentation attributes only: a strict CSP takes them, and a still keeps them. */
import type { Frame } from "../contract/demo.ts";
import { baseline, type Box, type Lines } from "./text.ts";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Attributes by name; numbers are in pixels. */
export type Attributes = Readonly<Record<string, string | number>>;

/** The talk's stacks, with what there is where they are not. */
const SANS = "var(--sans, system-ui, sans-serif)";
const SERIF = "var(--serif, Georgia, serif)";

/** A tenth of a pixel is finer than any screen, keeps stills small, and hides the last digit in which engines differ. */
export const px = (pixels: number): number => Math.round(pixels * 10) / 10 + 0;

/** An empty picture of the frame's size. The host says it in words, so it is hidden from assistive technology. */
export function picture(frame: Frame, width = frame.width, height = frame.height): Element {
  const root = frame.document.createElementNS(NAMESPACE, "svg");
  return set(root, {
    viewBox: `0 0 ${px(width)} ${px(height)}`,
    width: px(width),
    height: px(height),
    "aria-hidden": "true",
    focusable: "false",
    "font-family": SANS,
    "font-size": frame.label,
    "font-variant": "tabular-nums",
  });
}

/** Appends one element; numbers are rounded to a tenth of a pixel. */
export function add(parent: Element, name: string, attributes: Attributes = {}): Element {
  const node = parent.ownerDocument.createElementNS(NAMESPACE, name);
  parent.appendChild(node);
  return set(node, attributes);
}

/** Sets attributes; numbers are rounded to a tenth of a pixel. */
export function set(node: Element, attributes: Attributes): Element {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, typeof value === "number" ? String(px(value)) : value);
  }
  return node;
}

/** A straight stroke. */
export function rule(
  parent: Element,
  from: readonly [number, number],
  to: readonly [number, number],
  look: Attributes,
) {
  return add(parent, "line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...look });
}

/** How words are set. `halo` is the colour of the ground behind them, which keeps them clear of rules they lie on. */
export interface Type {
  readonly fill: string;
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly halo?: string;
  readonly serif?: boolean;
}

/** One line of text; x is where it is anchored, y its baseline. */
export function write(parent: Element, text: string, x: number, y: number, type: Type): Element {
  const node = add(parent, "text", { x, y, "font-size": type.size, fill: type.fill });
  if (type.anchor && type.anchor !== "start") node.setAttribute("text-anchor", type.anchor);
  if (type.bold) node.setAttribute("font-weight", "600");
  if (type.serif) set(node, { "font-family": SERIF, "font-style": "italic" });
  if (type.halo) {
    set(node, {
      stroke: type.halo,
      "stroke-width": type.size * 0.3,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    });
  }
  node.textContent = text;
  return node;
}

/** Lines of text filling a box from its top; anchored at its left, middle or right. */
export function writeLines(parent: Element, lines: Lines, box: Box, type: Type): void {
  const shift = { start: 0, middle: box.width / 2, end: box.width }[type.anchor ?? "start"];
  for (const [index, { text, bold = false }] of lines.entries()) {
    write(parent, text, box.x + shift, baseline(box.y, type.size, index), { ...type, bold });
  }
}
