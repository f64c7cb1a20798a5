/** What a page sees of itself: where things are, whether they can be seen, and how large letters really are. */

/** Edges in pixels of the unscaled stage, or of the page. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Runs in the page, so it may use nothing from outside itself. `root`: the slide shown, or the page. */
export function sight(stage: boolean, root: HTMLElement) {
  const board = stage ? (root.querySelector<HTMLElement>(".board") ?? root) : root;
  const scale = stage ? board.getBoundingClientRect().width / board.offsetWidth : 1;
  const origin = stage ? board.getBoundingClientRect() : { left: 0, top: -scrollY };
  const brush = document.createElement("canvas").getContext("2d")!;
  const px = (number: number): string => String(Math.round(number * 10) / 10);

  /** In pixels of the unscaled stage, from its corner; on a page from the top of the document. */
  const own = ({ left, top, right, bottom }: Rect): Rect => ({
    left: (left - origin.left) / scale,
    top: (top - origin.top) / scale,
    right: (right - origin.left) / scale,
    bottom: (bottom - origin.top) / scale,
  });
  const parentOf = (node: Node): Element | null => {
    const above: Node | null = (node instanceof Element && node.assignedSlot) || node.parentNode;
    return above instanceof ShadowRoot ? above.host : above instanceof Element ? above : null;
  };
  const above = (element: Element): Element[] => {
    const list: Element[] = [];
    for (let at: Element | null = element; at && at !== document.documentElement; at = parentOf(at)) list.push(at);
    return list;
  };
  const figureOf = (element: Element): string => {
    const host = above(element).find(({ localName }) => localName === "demo-figure");
    return host ? `${host.getAttribute("demo")}/${host.getAttribute("show") ?? "demo"}: ` : "";
  };
  const quote = (words: string): string => `“${words.length > 48 ? `${words.slice(0, 48)}…` : words}”`;
  /** Kept for those who hear the page: a box of a pixel, or of nothing. */
  const unseen = (element: Element): boolean =>
    above(element).some((at) => {
      const { clipPath, clip } = getComputedStyle(at);
      return clipPath === "inset(50%)" || clip === "rect(0px, 0px, 0px, 0px)" || clip === "rect(1px, 1px, 1px, 1px)";
    });
  const seen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !unseen(element);
  const isControl = (element: Element): boolean =>
    element.matches("button, select, input:not([type=hidden]), textarea, summary, a[href]");
  const nameOf = (element: Element): string => {
    const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    return `${element.localName}${element.className ? `.${String(element.className).split(" ")[0]}` : ""} ${quote((label ?? element.textContent ?? "").replace(/\s+/g, " ").trim())}`;
  };

  /** Where the letters are, not the line they stand in: lines may be set close. */
  const inkOf = (rect: DOMRect, words: string, style: CSSStyleDeclaration, turned: boolean): Rect => {
    const box = own(rect);
    if (turned) return box;
    brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = brush.measureText(words);
    const line = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
    if (!line) return box;
    const zoom = (box.bottom - box.top) / line;
    const base = box.top + ink.fontBoundingBoxAscent * zoom;
    return {
      ...box,
      top: base - ink.actualBoundingBoxAscent * zoom,
      bottom: base + ink.actualBoundingBoxDescent * zoom,
    };
  };

  const sizeOf = (element: Element, style: CSSStyleDeclaration): number => {
    const size = Number.parseFloat(style.fontSize);
    if (!(element instanceof SVGGraphicsElement)) return (size * element.currentCSSZoom) / board.currentCSSZoom;
    const { a, b } = element.getScreenCTM() ?? { a: scale, b: 0 };
    return (size * Math.hypot(a, b)) / scale;
  };
  return { board, scale, brush, px, own, parentOf, above, figureOf, quote, seen, isControl, nameOf, inkOf, sizeOf };
}
