/** A frame to draw in, and what a reader's eye would check: where the words of a picture lie. */
import { parseHTML } from "linkedom";
import type { Frame, Picture, Role } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";
import { textWidth, type Box } from "../../demos/chart/text.ts";

/** The sizes the charts have to hold at: stage, half a stage, page on a phone, narrow embed. */
export const sizes: readonly (readonly [width: number, height: number, label: number])[] = [
  [1200, 480, 18],
  [560, 360, 18],
  [358, 300, 14],
  [288, 240, 12],
  [280, 240, 12],
];

export function frame(width = 560, height = 360, label = 18, over: Partial<Frame> = {}): Frame {
  return {
    document: parseHTML("<!doctype html><html><body></body></html>").document,
    width,
    height,
    pixelRatio: 1,
    still: false,
    label,
    idPrefix: "test-",
    palette: (role: Role) => light[role],
    emit() {},
    ...over,
  };
}

export const text = (picture: Picture): string => picture.node.outerHTML;

/** A line of words as it will be set: where, how wide at most, and whether it is to be seen now. */
export interface Words extends Box {
  readonly words: string;
  readonly fill: string;
  readonly seen: boolean;
}

/** Boxes of all words, from nothing but the attributes: letters reach from 0.72 above the baseline to 0.22 below. */
export function wordsOf(picture: Picture): Words[] {
  return [...picture.node.querySelectorAll("text")].map((node) => {
    const size = number(node, "font-size");
    const parts = [...node.querySelectorAll("tspan")];
    const shifts = parts.reduce((sum, part) => sum + number(part, "dx"), 0);
    // A square or dot of the key comes from whatever font has it: allow an em.
    const width = parts.length
      ? shifts +
        parts.reduce((sum, part) => sum + (/^[■●]$/.test(part.textContent ?? "") ? size * 0.7 : widthOf(part, size)), 0)
      : widthOf(node, size);
    const anchor = node.getAttribute("text-anchor") ?? "start";
    const left = number(node, "x") - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
    const top = number(node, "y") - size * 0.72;
    const [dx, dy] = offset(node);
    return {
      words: node.textContent ?? "",
      fill: node.getAttribute("fill") ?? "",
      seen: !ancestors(node).some((parent) => parent.getAttribute("opacity") === "0"),
      x: left + dx,
      y: top + dy,
      width,
      height: size * 0.94,
    };
  });
}

const widthOf = (node: Element, size: number): number =>
  textWidth(
    node.textContent ?? "",
    size,
    node.getAttribute("font-weight") === "600" || node.hasAttribute("font-style"),
  );

export const number = (node: Element, name: string): number => Number(node.getAttribute(name) ?? 0);

function ancestors(node: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = node; at; at = at.parentElement) found.push(at);
  return found;
}

function offset(node: Element): [number, number] {
  const frames = ancestors(node).filter((parent) => parent.tagName.toLowerCase() === "svg");
  return [
    frames.reduce((sum, parent) => sum + number(parent, "x"), 0),
    frames.reduce((sum, parent) => sum + number(parent, "y"), 0),
  ];
}

/** Pairs of words that overlap, as "a / b". */
export function collisions(words: readonly Words[]): string[] {
  return words.flatMap((a, index) =>
    words
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.words} / ${b.words}`),
  );
}

/** Words that reach out of the frame. */
export const escapes = (words: readonly Words[], { width, height }: Frame): string[] =>
  words
    .filter(
      (box) => box.x < -0.5 || box.y < -0.5 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5,
    )
    .map((box) => `${box.words} at ${Math.round(box.x)}, ${Math.round(box.y)}`);

/** How many nodes differ between two moments of one picture. */
export function changed(picture: Picture, from: number, to: number): number {
  const look = (): string[] =>
    [...picture.node.querySelectorAll("*")].map(
      (node) => (node.cloneNode(false) as Element).outerHTML + (node.children.length ? "" : node.textContent),
    );
  picture.at(from);
  const before = look();
  picture.at(to);
  return look().filter((node, index) => node !== before[index]).length;
}

/** Colours and ids may stand in attributes only, and never as a style. */
export function offences(picture: Picture): string[] {
  const all = [picture.node, ...picture.node.querySelectorAll("*")];
  return all.flatMap((node) => {
    const id = node.getAttribute("id");
    return [
      ...(node.hasAttribute("style") ? [`style on ${node.tagName}`] : []),
      ...(id !== null && !id.startsWith("test-") ? [`id ${id}`] : []),
      ...[...node.attributes]
        .filter(({ value }) => /NaN|Infinity|undefined/.test(value))
        .map(({ name }) => `${name} of ${node.tagName}`),
    ];
  });
}

/** The corners of a path of straight strokes along the axes, absolute: a list of them for each of its pieces. */
export function cornersOf(d: string): [x: number, y: number][][] {
  const pieces: [number, number][][] = [];
  let [x, y] = [0, 0];
  for (const [, command, words] of d.matchAll(/([MmHhVvZz])([-\d. ]*)/g)) {
    const [first = 0, second = 0] = words!.trim().split(" ").map(Number);
    if (command === "M") [x, y] = [first, second];
    else if (command === "m") [x, y] = [x + first, y + second];
    else if (command === "H") x = first;
    else if (command === "h") x += first;
    else if (command === "V") y = first;
    else if (command === "v") y += first;
    else [x, y] = pieces.at(-1)![0]!;
    if (command === "M" || command === "m") pieces.push([]);
    if (!/[Zz]/.test(command!)) pieces.at(-1)!.push([x, y]);
  }
  return pieces;
}
