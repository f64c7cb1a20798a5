/** Hatching for what is not plain work: never by colour alone, on paper as in a canvas. */
import type { Frame, Role } from "../contract/demo.ts";
import type { Kind } from "./bars.ts";
import { add } from "./svg.ts";

/** How a kind is hatched: which way its strokes run, and how opaque what lies between them is. */
interface Strokes {
  readonly turn: 0 | 45 | -45;
  readonly between: number;
}

const STROKES: Partial<Record<Kind, Strokes>> = {
  waiting: { turn: 45, between: 0.35 },
  lost: { turn: -45, between: 0.4 },
  spilled: { turn: 0, between: 0.4 },
};

/** How much of a step is stroke. */
const STROKE = 0.4;

/** Pixels from stroke to stroke, for labels of so many pixels. */
const stepOf = (label: number): number => Math.max(4, Math.round(label * 0.36));

/** Gives what to write into `fill` or `stroke` for bars of a look; a hatching is defined when it is first asked for. */
export function fills(defs: Element, frame: Frame): (role: Role, kind: Kind) => string {
  const known = new Map<string, string>();
  return (role, kind) => {
    const strokes = STROKES[kind];
    if (!strokes) return frame.palette(role);
    const name = kind === "waiting" && role === "waiting" ? "hatch" : `hatch-${kind}-${role}`;
    const url = known.get(name) ?? `url(#${hatch(defs, frame.idPrefix + name, role, strokes, frame)})`;
    known.set(name, url);
    return url;
  };
}

function hatch(defs: Element, id: string, role: Role, { turn, between }: Strokes, frame: Frame): string {
  const step = stepOf(frame.label);
  const size = { width: step, height: step };
  const turned = turn ? { patternTransform: `rotate(${turn})` } : {};
  const pattern = add(defs, "pattern", { id, ...size, patternUnits: "userSpaceOnUse", ...turned });
  add(pattern, "rect", { ...size, fill: frame.palette(role), opacity: between });
  add(pattern, "rect", { width: step * STROKE, height: step, fill: frame.palette(role) });
  return id;
}

/** The same hatching for a canvas, in device pixels. */
export interface Mask {
  /** From stroke to stroke along a row of pixels, and how much of it is stroke. */
  readonly step: number;
  readonly stroke: number;
  /** How far the strokes move from one row to the next: 1, -1 or not. */
  readonly slant: number;
  /** How opaque what lies between the strokes is, 0 to 1. */
  readonly between: number;
}

/** How a canvas hatches bars of a kind; undefined for plain colour. */
export function maskOf(kind: Kind, frame: Frame): Mask | undefined {
  const strokes = STROKES[kind];
  if (!strokes) return undefined;
  const { turn, between } = strokes;
  // A turned stroke meets a row of pixels at a slant, and so further apart.
  const step = Math.max(3, Math.round(stepOf(frame.label) * (turn ? Math.SQRT2 : 1) * frame.pixelRatio));
  return { step, stroke: step * STROKE, slant: Math.sign(turn), between };
}
