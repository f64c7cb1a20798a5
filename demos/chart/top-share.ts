/**
 * A small part of one thing that is a large part of another: one bar as wide as all of the first, its part fanned out to
 * the part of the second; below, the same part of others. Words stand in the bars, so it needs no axis.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { shareOver } from "./movement.ts";
import { add, picture, px, set, write } from "./svg.ts";
import { textWidth } from "./text.ts";

/** What the part comes to somewhere. */
export interface Portion {
  /** 0 to 1. */
  readonly share: number;
  /** Set in it, e.g. "45 % of the work"; `short` where that finds no room. */
  readonly figure: string;
  readonly short: string;
  /** Where that is so, e.g. "at SURF". */
  readonly where: string;
}

/** What is drawn. */
export interface TopShareOptions {
  /** The part of the first thing, e.g. 0.01, "1 % of jobs". */
  readonly from: { readonly share: number; readonly figure: string };
  /** All of the one and of the other, e.g. "all jobs". */
  readonly all: readonly [string, string];
  readonly role: Role;
  /** How long the fan takes to open; 0, and left out, shows it open. */
  readonly span?: Seconds;
}

/** Heights of the bars and of the fan, and the gaps between bars: parts of the whole. */
const PARTS = { first: 1.5, fan: 1.9, lead: 2, other: 1.2, gap: 0.35 } as const;
/** How much larger the figures that matter are set. */
const LARGE = 1.5;
/** From a bar's edge to its words, in em. */
const INSET = 0.5;
/** How strong the fan, and the parts of the others, are filled. */
const PALE = { fan: 0.25, other: 0.92 } as const;

/** Draws the bars; the first portion is the one that the fan leads to. `at` opens it, 0 to `span`. */
export function topShare(portions: readonly Portion[], options: TopShareOptions, frame: Frame): Picture {
  const { from, all, role, span = 0 } = options;
  const size = frame.label;
  const { width } = frame;
  const root = picture(frame);
  const ink = frame.palette("ink");
  const others = Math.max(0, portions.length - 1);
  const unit = frame.height / (PARTS.first + PARTS.fan + PARTS.lead + others * (PARTS.other + PARTS.gap));
  const bar = (y: number, height: number) =>
    add(root, "rect", { x: 0, y, width, height, fill: frame.palette("shade") });
  const filled = (y: number, height: number, opacity: number) =>
    add(root, "rect", { x: 0, y, width: 0, height, fill: frame.palette(role), opacity });
  /** Words about the middle of a bar; nothing where they have no room. */
  const words = (forms: readonly string[], x: number, to: number, middle: number, large: boolean, fill: string) => {
    const em = size * (large ? Math.min(LARGE, Math.max(1, (unit * PARTS.first) / (size * 1.3))) : 1);
    const text = forms.find((form) => textWidth(form, em, true) <= to - x - size * INSET);
    if (!text) return undefined;
    const node = write(root, text, x + size * INSET, middle + em * 0.34, { fill, size: em, bold: true });
    return { node, end: x + size * INSET + textWidth(text, em, true) };
  };
  const rest = (text: string, after: number, middle: number): void => {
    if (width - after < textWidth(text, size) + size * 1.5) return;
    const type = { fill: frame.palette("soft"), size, anchor: "end" } as const;
    write(root, text, width - size * INSET, middle + size * 0.34, type);
  };

  const first = unit * PARTS.first;
  bar(0, first);
  set(filled(0, first, 1), { width: width * from.share });
  const head = words([from.figure], width * from.share, width, first / 2, true, lettering(frame, role));
  rest(all[0], head?.end ?? 0, first / 2);

  const fan = add(root, "path", { fill: frame.palette(role), opacity: PALE.fan });
  let top = first + unit * PARTS.fan;
  const lead = top;
  const drawn = portions.map(({ share, figure, short, where }, index) => {
    const height = unit * (index ? PARTS.other : PARTS.lead);
    bar(top, height);
    const part = filled(top, height, index ? PALE.other : 1);
    const middle = top + height / 2;
    const edge = width * share;
    const beside = width - edge > textWidth(where, size, true) + size * 1.2;
    const forms = (texts: readonly string[]) => (beside ? texts : texts.map((text) => `${text} ${where}`));
    // In the part itself; where that is too small, after it.
    const paper = frame.palette("paper");
    const inside = words(forms([figure, short]), 0, edge - size * INSET, middle, !index, paper);
    const after = inside ? (beside ? [where] : []) : [`${figure} ${where}`, `${short} ${where}`];
    const outside = words(after, edge, width, middle, false, ink);
    if (!index) rest(all[1], Math.max(outside?.end ?? 0, edge), middle);
    top += height + unit * PARTS.gap;
    return { part, edge, said: [inside, outside].flatMap((each) => (each ? [each.node] : [])) };
  });

  const at = (moment: Seconds): void => {
    const open = shareOver(moment, span, frame);
    for (const { part, edge, said } of drawn) {
      set(part, { width: edge * open });
      for (const node of said) set(node, { opacity: open === 1 ? "1" : "0" });
    }
    const to = Math.max(width * from.share, (drawn[0]?.edge ?? 0) * open);
    set(fan, { d: `M0 ${px(first)}H${px(width * from.share)}L${px(to)} ${px(lead)}H0Z` });
  };
  at(span);
  return { node: root, at };
}
