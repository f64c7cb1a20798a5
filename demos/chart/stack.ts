/** Several pictures one above the other, shown at the same moment. */
import type { Frame, Picture } from "../contract/demo.ts";
import { picture, set } from "./svg.ts";

/** One picture of the stack; `height` in pixels, the space below it included. */
export interface Part {
  readonly height: number;
  draw(frame: Frame): Picture;
}

/** Draws each part in a frame of its own, as wide as the whole, with its own prefix for ids. */
export function stack(parts: readonly Part[], frame: Frame): Picture {
  const root = picture(frame);
  let y = 0;
  const pictures = parts.map((part, index) => {
    const drawn = part.draw({ ...frame, height: part.height, idPrefix: `${frame.idPrefix}${index}-` });
    set(drawn.node, { y });
    root.appendChild(drawn.node);
    y += part.height;
    return drawn;
  });
  return {
    node: root,
    at(moment) {
      for (const picture of pictures) picture.at(moment);
    },
  };
}
