import { draw } from "./make.ts";

/** Shapes of the transport, on a ground of 24 × 24; they take the colour of the text around them. */
const shapes = {
  play: "M6 3.5v17L20 12z",
  pause: "M5.5 4h4.8v16H5.5zM13.7 4h4.8v16h-4.8z",
  next: "M4 3.5v17L16 12zM17 3.5h3v17h-3z",
  forward: "M9 4v16l12-8zM4 4h2.5v16H4z",
  back: "M15 4v16L3 12zM17.5 4H20v16h-2.5z",
} as const;

/** The name of a shape. */
export type Icon = keyof typeof shapes;

/** Draws an icon. It says nothing by itself: the button around it has the name. */
export function icon(document: Document, name: Icon): Element {
  const attributes = { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", class: "icon" };
  return draw(document, "svg", attributes, draw(document, "path", { d: shapes[name], fill: "currentColor" }));
}
