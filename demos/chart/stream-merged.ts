/** Many bars as few strokes, for paper and wherever there is no canvas: neighbours of one look and darkness are one stroke. */
import { THIN } from "./bars.ts";
import type { Look } from "./bar-index.ts";
import { coverage } from "./coverage.ts";
import type { Drawing } from "./stream-bars.ts";
import { px } from "./svg.ts";

/** Strokes of one look, `width` pixels high. */
export interface Merged extends Look {
  readonly opacity: number;
  readonly width: number;
  readonly d: string;
}

/** Cells to try, in pixels across and down, the finest first. */
const CELLS = [
  [1, 1],
  [1.5, 1.5],
  [2, 2],
  [3, 2],
  [3, 3],
  [4, 4],
  [6, 4],
  [8, 6],
  [12, 8],
] as const;
/** Characters of all paths together: a page with a few such stills stays light. */
const MOST = 110_000;
/** Steps of darkness. What is lost to a step is made good in the next cell. */
const LEVELS = 6;

/** Merges as finely as the characters allow. */
export function mergedPaths(drawing: Drawing): Merged[] {
  let merged: Merged[] = [];
  for (const cell of CELLS) {
    merged = attempt(drawing, cell);
    if (merged.reduce((sum, { d }) => sum + d.length, 0) <= MOST) break;
  }
  return merged;
}

function attempt({ index, rows, plot, until }: Drawing, [across, down]: readonly [number, number]): Merged[] {
  const columns = Math.max(1, Math.round(plot.width / across));
  const apart = rows.pitch >= down;
  const bands = apart ? index.rows : Math.max(1, Math.floor((rows.pitch * index.rows) / down));
  const cell = { columns, bands, until, width: plot.width / columns, left: plot.x };
  const thin = (look: number): boolean => apart && rows.height >= 3 && index.looks[look]!.kind === "transfer";
  const high = apart ? rows.height : (rows.pitch * index.rows) / bands;
  const middle = apart
    ? (band: number) => rows.top(band) + high / 2
    : (band: number) => rows.top(0) + (band + 0.5) * high;
  const passes = [
    { counts: (look: number) => !thin(look), width: high },
    { counts: thin, width: Math.max(1, high * THIN) },
  ];
  return passes.flatMap(({ counts, width }) => {
    if (!index.looks.some((_, look) => counts(look))) return [];
    const seam = apart ? 0.7 / cell.width : 0;
    return strokes(coverage(index, { ...cell, seam, counts }), cell, middle).map(({ look, level, d }) => ({
      ...index.looks[look]!,
      opacity: level / LEVELS,
      width,
      d,
    }));
  });
}

interface Cells {
  readonly columns: number;
  readonly bands: number;
  readonly width: number;
  readonly left: number;
}

function strokes(
  { share, look }: { readonly share: Uint8Array; readonly look: Uint8Array },
  { columns, bands, width, left }: Cells,
  middle: (band: number) => number,
) {
  const paths = new Map<
    number,
    { readonly look: number; readonly level: number; d: string; band: number; at: number }
  >();
  const draw = (from: number, to: number, band: number, code: number): void => {
    const path = paths.get(code) ?? { look: code >> 4, level: code & 15, d: "", band: -1, at: 0 };
    paths.set(code, path);
    // From whole tenths to whole tenths, so that steps that are added up end where they should.
    const start = px(left + from * width);
    const length = px(px(left + to * width) - start);
    path.d += path.band === band ? `m${px(start - path.at)} 0h${length}` : `M${start} ${px(middle(band))}h${length}`;
    path.band = band;
    path.at = start + length;
  };
  for (let band = 0; band < bands; band++) {
    let from = 0;
    let code = 0;
    let owed = 0;
    for (let column = 0; column <= columns; column++) {
      const at = band * columns + column;
      const dark = column < columns ? share[at]! : 0;
      let next = 0;
      if (dark) {
        const wanted = (dark / 255) * LEVELS + owed;
        const level = Math.max(0, Math.min(LEVELS, Math.round(wanted)));
        owed = wanted - level;
        if (level) next = (look[at]! << 4) | level;
      }
      if (next === code && column < columns) continue;
      if (code) draw(from, column, band, code);
      from = column;
      code = next;
    }
  }
  return [...paths.values()];
}
