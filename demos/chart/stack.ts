/** Several pictures one above the other, shown at the same moment. */
import type { Frame, Picture } from "../contract/demo.ts";
import { lay } from "./layers.ts";
import { picture, set } from "./svg.ts";

/** One picture of the stack; `height` in pixels, the space below it included. */
export interface Part {
  readonly height: number;
  draw(frame: Frame): Picture;
}

/**
 * Draws each part in a frame of its own, as wide as the whole, with its own prefix for ids. It is one SVG, unless a part
 * has layers that no SVG can hold.
 */
export function stack(parts: readonly Part[], frame: Frame): Picture {
  const pictures = parts.map(({ height, draw }, index) =>
    draw({ ...frame, height, idPrefix: `${frame.idPrefix}${index}-` }),
  );
  const plain = pictures.every(({ node }) => node.tagName.toLowerCase() === "svg");
  const root = plain ? picture(frame) : frame.document.createElement("div");
  // A part may be something to move through with the keyboard; each hides for itself what is only to be looked at.
  root.removeAttribute("aria-hidden");
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  if (!plain) lay(root as HTMLElement, whole);
  let y = 0;
  for (const [index, { node }] of pictures.entries()) {
    const { height } = parts[index]!;
    if (plain) set(node, { y });
    else lay(node as HTMLElement, { ...whole, y, height });
    root.appendChild(node);
    y += height;
  }
  return {
    node: root,
    at(moment) {
      for (const picture of pictures) picture.at(moment);
    },
  };
}
