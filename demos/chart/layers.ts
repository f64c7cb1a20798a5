/** A picture in layers: one SVG, or where there is more to draw than an SVG can hold, canvases between two of them. */
import type { Frame } from "../contract/demo.ts";
import { picture, px } from "./svg.ts";
import type { Box } from "./text.ts";

/** What can be drawn on, from the ground up. */
export interface Layers {
  readonly node: Element;
  /** An SVG above all that is there so far. */
  svg(): Element;
  /** A canvas above all that is there so far, over this box; undefined where the picture is one SVG. */
  canvas(box: Box): CanvasLayer | undefined;
}

/** A canvas as sharp as the screen. */
export interface CanvasLayer {
  readonly context: CanvasRenderingContext2D;
  /** Device pixels of one CSS pixel, across and down. */
  readonly across: number;
  readonly down: number;
  /** Shows no more than this many CSS pixels from the left. */
  uncover(width: number): void;
}

/** More device pixels than this a side no stage has, and some browsers refuse. */
const MOST = 8192;

/** A picture that may have canvases, where this place has them: a still has none, nor has Node. */
export function layers(frame: Frame, many: boolean): Layers {
  const first = many && !frame.still ? contextOf(frame) : null;
  if (!first) {
    const root = picture(frame);
    return { node: root, svg: () => root, canvas: () => undefined };
  }
  let spare: CanvasRenderingContext2D | undefined = first;
  const node = frame.document.createElement("div");
  lay(node, { x: 0, y: 0, width: frame.width, height: frame.height });
  return {
    node,
    svg() {
      const above = picture(frame);
      lay(above as SVGElement, { x: 0, y: 0, width: frame.width, height: frame.height });
      node.appendChild(above);
      return above;
    },
    canvas(box) {
      const context = spare ?? contextOf(frame);
      if (!context) return undefined;
      spare = undefined;
      const { canvas } = context;
      canvas.width = Math.max(1, Math.min(MOST, Math.round(box.width * frame.pixelRatio)));
      canvas.height = Math.max(1, Math.min(MOST, Math.round(box.height * frame.pixelRatio)));
      canvas.setAttribute("aria-hidden", "true");
      lay(canvas, box);
      node.appendChild(canvas);
      return {
        context,
        across: canvas.width / box.width,
        down: canvas.height / box.height,
        uncover: (width) =>
          canvas.style.setProperty("clip-path", `inset(0 ${px(Math.max(0, box.width - width))}px 0 0)`),
      };
    },
  };
}

const contextOf = (frame: Frame): CanvasRenderingContext2D | null =>
  frame.document.createElement("canvas").getContext?.("2d") ?? null;

/** Puts an element at a place of the picture. Through the object model: a strict CSP takes that. */
export function lay(element: HTMLElement | SVGElement, { x, y, width, height }: Box): void {
  const places = { position: "absolute", inset: "auto", left: x, top: y, width, height };
  for (const [name, value] of Object.entries(places)) {
    element.style.setProperty(name, typeof value === "number" ? `${px(value)}px` : value);
  }
}
