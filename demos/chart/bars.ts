/** Rows of bars, as few paths as there are looks. */
import type { Role, Seconds } from "../contract/demo.ts";
import { px } from "./svg.ts";
import type { Box } from "./text.ts";

/** What a thread did; each has a shape or a pattern beside its colour. */
export type Kind = "compute" | "transfer" | "waiting" | "spilled" | "lost";

/** Something a thread did, or waited for. `start` and `stop` in virtual seconds. */
export interface Bar {
  readonly key: string;
  /** From 0, at the top. */
  readonly row: number;
  readonly start: Seconds;
  readonly stop: Seconds;
  readonly role: Role;
  /**
   * A transfer is drawn thinner, over the rest; waiting, spilled and lost (an attempt that ended with its worker) are
   * hatched, each its own way, and a lost one ends in a cross. Left out, the role says it; any other role computes.
   */
  readonly kind?: Kind;
}

const OF_ROLE: Partial<Record<Role, Kind>> = {
  transfer: "transfer",
  waiting: "waiting",
  spilled: "spilled",
  lost: "lost",
};

/** What a bar is, said or not. */
export const kindOf = ({ kind, role }: Pick<Bar, "kind" | "role">): Kind => kind ?? OF_ROLE[role] ?? "compute";

/** Where the rows of a plot lie, in pixels. */
export interface Rows {
  readonly count: number;
  /** Pixels of a bar, the gap to the next row not counted. */
  readonly height: number;
  /** Pixels from the top of a row to the top of the next. */
  readonly pitch: number;
  top(row: number): number;
}

/** Rows that fill the plot evenly, with a gap of at least a pixel between rows of four pixels and more. */
export function rowsOf(count: number, plot: Box, size: number): Rows {
  const rows = Math.max(1, count);
  // One thread's bar as high as the plot would read as a block of colour, not as a row.
  const even = Math.min(plot.height / rows, size * 4);
  // Whole half pixels keep rows of equal height, and their edges sharp at the scales a stage has.
  const pitch = even >= 4 ? Math.floor(even * 2) / 2 : even;
  const roomy = Math.max(1, Math.min(size * 0.3, Math.round(pitch * 0.36) / 2));
  // Even where a whole pixel is too much for a gap, a fifth of the row keeps threads from melting into one block.
  const gap = pitch >= 4 ? roomy : pitch >= 1.5 ? pitch * 0.22 : 0;
  const margin = (plot.height - pitch * rows + gap) / 2;
  return { count, height: pitch - gap, pitch, top: (row) => plot.y + margin + row * pitch };
}

const ORDER: readonly Kind[] = ["waiting", "compute", "spilled", "lost", "transfer"];
/** How much of a row's height a transfer takes: what runs beside it stays to be seen. */
export const THIN = 0.46;
/** A bar narrower than this would be lost between two pixels. */
const LEAST = 0.7;

/**
 * One path for each kind and role, in drawing order. Hollow bars are inset by half a pixel, so that outlines are sharp.
 * `least`: no bar is narrower, in pixels; where the eye adds bars up to a share it must be next to nothing.
 */
export function barPaths(
  bars: readonly Bar[],
  rows: Pick<Rows, "height" | "top">,
  x: (seconds: Seconds) => number,
  look: "solid" | "hollow",
  least = LEAST,
): { readonly role: Role; readonly kind: Kind; readonly d: string }[] {
  const paths = new Map<string, { role: Role; kind: Kind; bars: Bar[] }>();
  for (const bar of bars) {
    const kind = kindOf(bar);
    const role = look === "hollow" ? "soft" : bar.role;
    if (look === "hollow" && kind !== "compute") continue;
    const name = `${kind} ${role}`;
    const path = paths.get(name) ?? { role, kind, bars: [] };
    paths.set(name, path);
    path.bars.push(bar);
  }
  return [...paths.values()]
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map(({ role, kind, bars }) => ({
      role,
      kind,
      d: outlines(bars, kind, rows, x, look === "hollow" ? 0.5 : 0, least),
    }));
}

/** Row by row, each bar by its distance from the one before: that is half the characters, and stills are made of them. */
function outlines(
  bars: readonly Bar[],
  kind: Kind,
  rows: Pick<Rows, "height" | "top">,
  x: (seconds: Seconds) => number,
  inset: number,
  least: number,
): string {
  const share = kind === "transfer" ? THIN : 1;
  const down = px(Math.max(0.5, rows.height * share - 2 * inset));
  let [d, row, at] = ["", -1, 0];
  for (const bar of bars.toSorted((a, b) => a.row - b.row)) {
    const full = x(bar.stop) - x(bar.start);
    // A hairline between tasks that follow at once: two tasks are two bars.
    const width = Math.max(least, full > 5 ? full - 0.7 : full) - 2 * inset;
    const across = px(Math.max(least - inset, width));
    const left = px(x(bar.start) + inset);
    const top = px(rows.top(bar.row) + (rows.height * (1 - share)) / 2 + inset);
    d += `${bar.row === row ? `m${px(left - at)} 0` : `M${left} ${top}`}v${down}h${across}v${-down}z`;
    [row, at] = [bar.row, left];
  }
  return d;
}
