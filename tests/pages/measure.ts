/** What can be seen on a page, measured: text that is cut, touches, or is too small; boxes that scroll; targets too small to hit. */
import type { Page } from "@playwright/test";
import { sight, type Rect } from "./sight.ts";

/** Where text stands decides how small it may be. */
export type Ground = "stage" | "paper" | "page" | "embed";

/** What to measure, and by which rules. */
export interface Measuring {
  readonly ground: Ground;
  /** A CSS selector of what is looked at; everything in it, shadow roots too. */
  readonly root: string;
  /** A finger points here, not a mouse: the main controls must be 44 px. */
  readonly finger?: boolean;
}

/** How much was looked at, so that a test can see it was not nothing; and one sentence for each thing wrong. */
export interface Measured {
  readonly texts: number;
  readonly controls: number;
  readonly findings: readonly string[];
}

/** Measures what `root` shows now, in pixels of the unscaled stage, or of the page. */
export async function measure(page: Page, options: Measuring): Promise<Measured> {
  await page.evaluate(`globalThis.sight = ${sight.toString()}`);
  return page.evaluate(look, options);
}

/** Runs in the page, so it may use nothing from outside itself but what was put there. */
function look({ ground, root: selector, finger }: Measuring): Measured {
  interface Text {
    readonly words: string;
    readonly owner: Element;
    readonly ink: Rect;
  }
  const stage = /stage|paper/.test(ground);
  const root = document.querySelector<HTMLElement>(selector);
  if (!root) return { texts: 0, controls: 0, findings: [`there is no ${selector}`] };
  const { board, brush, px, own, parentOf, above, figureOf, quote, seen, isControl, nameOf, inkOf, sizeOf } = (
    globalThis as unknown as { sight: typeof sight }
  ).sight(stage, root);
  const findings = new Set<string>();
  const texts: Text[] = [];
  const controls: { element: Element; box: Rect; name: string }[] = [];

  const say = (element: Element, sentence: string): void => void findings.add(figureOf(element) + sentence);
  const least = (element: Element): [pixels: number, what: string] => {
    const chart = element instanceof SVGElement;
    if (!stage) return chart ? [12, "a chart's label"] : [14, "text"];
    if (element.closest("h1, .frame h2, .claim, .question")) return [44, "a claim"];
    if (chart) return [ground === "paper" ? 16 : 18, "a chart's label"];
    if (element.closest(".takeaway, .words p")) {
      const small = element.closest(".words p")?.matches("#slide-title p:nth-of-type(n + 2)");
      return small ? [16, "a line of credit"] : [24, "body text"];
    }
    return [16, "text"];
  };

  const cut = (text: Text): void => {
    const slack = 1.5;
    for (const at of above(text.owner)
      .slice(text.owner instanceof SVGElement ? 0 : 1)
      .concat(text.owner)) {
      const { overflowX, overflowY, display } = getComputedStyle(at);
      if (display === "inline" || display === "contents") continue;
      const svg = at instanceof SVGSVGElement;
      if (at instanceof SVGElement && !svg) continue;
      const box = own(at.getBoundingClientRect());
      const hides = (overflow: string): boolean => overflow !== "visible";
      const over: string[] = [];
      if (hides(overflowX) && text.ink.left < box.left - slack) over.push(`${px(box.left - text.ink.left)} px left of`);
      if (hides(overflowX) && text.ink.right > box.right + slack)
        over.push(`${px(text.ink.right - box.right)} px right of`);
      if (hides(overflowY) && text.ink.top < box.top - slack) over.push(`${px(box.top - text.ink.top)} px above`);
      if (hides(overflowY) && text.ink.bottom > box.bottom + slack)
        over.push(`${px(text.ink.bottom - box.bottom)} px below`);
      const scrolls = !stage && /auto|scroll/.test(overflowX + overflowY);
      // What can be scrolled to is not lost, on a page.
      if (over.length && scrolls) return;
      if (over.length) {
        say(
          text.owner,
          `${quote(text.words)} is cut: it stands ${over.join(" and ")} its <${at.localName} class="${at.getAttribute("class") ?? ""}">`,
        );
        return;
      }
    }
    const frame = stage ? own(board.getBoundingClientRect()) : { left: 0, right: innerWidth, top: 0, bottom: Infinity };
    if (text.ink.left < frame.left - slack || text.ink.right > frame.right + slack) {
      say(
        text.owner,
        `${quote(text.words)} leaves the ${ground} sideways: from ${px(text.ink.left)} to ${px(text.ink.right)} px`,
      );
    }
    if (text.ink.top < frame.top - slack || text.ink.bottom > frame.bottom + slack) {
      say(
        text.owner,
        `${quote(text.words)} leaves the ${ground}: from ${px(text.ink.top)} to ${px(text.ink.bottom)} px down`,
      );
    }
  };

  const readText = (node: globalThis.Text, owner: Element): void => {
    const words = node.data.replace(/\s+/g, " ").trim();
    if (!words || !seen(owner)) return;
    // Ornament: large, faint, and said to be nobody's words.
    if (owner.closest("[aria-hidden=true]") && !(owner instanceof SVGElement) && owner.matches(".numeral, .numeral *"))
      return;
    const style = getComputedStyle(owner);
    const range = document.createRange();
    range.selectNodeContents(node);
    const matrix = owner instanceof SVGGraphicsElement ? owner.getScreenCTM() : null;
    const turned = Math.abs(matrix?.b ?? 0) > 0.01 || style.writingMode !== "horizontal-tb";
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      // A link to skip by waits where nobody scrolls, until it has the focus.
      if (!stage && rect.right <= 0) continue;
      const text = { words, owner, ink: inkOf(rect, words, style, turned) };
      texts.push(text);
      cut(text);
    }
    const [pixels, what] = least(owner);
    const size = sizeOf(owner, style);
    if (size < pixels - 0.05)
      say(owner, `${quote(words)} is set at ${px(size)} px: ${what} is ${pixels} px or more here`);
  };

  /** What a figure is for; a field to type the same in, a step and a tool are not. */
  const mains =
    ".play, .stories button, .answers button, .segments input, select, summary, input:is([type=range], [role=switch])";

  const readControl = (element: HTMLElement): void => {
    // A radio button under its label, or a file's: the label is what is hit.
    const hit = seen(element) ? element : element.closest("label");
    if (!hit || !seen(hit)) return;
    const box = own(hit.getBoundingClientRect());
    if (box.right - box.left < 1 || box.bottom - box.top < 1) return;
    const name = nameOf(element);
    const inProse = element.localName === "a" && getComputedStyle(element).display === "inline";
    if (!inProse) controls.push({ element: hit, box, name });
    const frame = own(board.getBoundingClientRect());
    const outside = Math.max(
      frame.left - box.left,
      box.right - frame.right,
      frame.top - box.top,
      box.bottom - frame.bottom,
    );
    if (stage && outside > 8) say(element, `${name} stands ${px(outside)} px outside the stage`);
    const label = (element as HTMLInputElement).labels?.[0];
    const reach =
      /^(radio|checkbox)$/.test((element as HTMLInputElement).type ?? "") && label
        ? own(label.getBoundingClientRect())
        : box;
    const [wide, high] = [reach.right - reach.left, reach.bottom - reach.top];
    const main =
      finger && above(element).some(({ localName }) => localName === "demo-figure") && element.matches(mains);
    const need = main ? 44 : 24;
    const thin = element.matches("input[type=range]") ? 24 : need;
    if (!inProse && (wide < need - 0.5 || high < thin - 0.5)) {
      say(
        element,
        `${name} can be hit on ${px(wide)} × ${px(high)} px: ${need} × ${thin} is the least${finger ? " for a finger" : ""}`,
      );
    }
    if (
      element instanceof HTMLInputElement &&
      /text|number/.test(element.type) &&
      element.scrollWidth > element.clientWidth + 1
    ) {
      say(
        element,
        `the field “${element.value || element.placeholder}” shows ${element.clientWidth} of ${element.scrollWidth} px`,
      );
    }
    if (element instanceof HTMLSelectElement) {
      const style = getComputedStyle(element);
      brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const words = element.selectedOptions[0]?.text ?? "";
      const room = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (brush.measureText(words).width > room + 1) say(element, `the menu shows ${px(room)} px of ${quote(words)}`);
    }
  };

  const readBox = (element: Element): void => {
    if (element instanceof SVGElement || element.localName === "canvas" || !(element instanceof HTMLElement)) return;
    if (element.matches("input, select, textarea, option, br, i") || !element.clientHeight || !seen(element)) return;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === "inline") return;
    const [down, across] = [element.scrollHeight - element.clientHeight, element.scrollWidth - element.clientWidth];
    const named = element.matches(".figures, .figure, demo-figure");
    if (stage && down > 1 && (overflowY !== "visible" || named)) {
      say(
        element,
        `<${element.localName} class="${element.className}"> is ${down} px higher inside than out: it would scroll or spill`,
      );
    }
    if (stage && across > 1 && overflowX !== "visible") {
      say(
        element,
        `<${element.localName} class="${element.className}"> is ${across} px wider inside than out: it would scroll or spill`,
      );
    }
  };

  const walk = (node: Node): void => {
    if (node instanceof Text) {
      const owner = parentOf(node);
      if (owner && !owner.matches("style, script, title, desc, option, noscript, textarea")) readText(node, owner);
      return;
    }
    if (node instanceof Element) {
      if (node.matches("style, script, template, noscript, select, aside.notes, dialog:not([open])")) {
        if (node.localName === "select") readControl(node as HTMLElement);
        return;
      }
      if (!node.checkVisibility() && !(node instanceof SVGElement) && getComputedStyle(node).display !== "contents")
        return;
      readBox(node);
      if (isControl(node)) readControl(node as HTMLElement);
      if (node instanceof HTMLSlotElement && node.assignedNodes().length) {
        for (const given of node.assignedNodes()) walk(given);
        return;
      }
    }
    const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    for (const child of inside.childNodes) walk(child);
  };
  walk(root);

  const slack = 2;
  const meet = (a: Rect, b: Rect): [number, number] => [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  const sorted = texts.toSorted((a, b) => a.ink.top - b.ink.top);
  for (const [index, one] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next]!;
      if (other.ink.top > one.ink.bottom - slack) break;
      if (other.owner === one.owner) continue;
      const [wide, high] = meet(one.ink, other.ink);
      if (wide > slack && high > slack) {
        say(one.owner, `${quote(one.words)} and ${quote(other.words)} overlap by ${px(wide)} × ${px(high)} px`);
      }
    }
  }
  for (const { element, box, name } of controls) {
    for (const { owner, ink, words } of texts) {
      const [wide, high] = meet(box, ink);
      if (wide <= slack || high <= slack || above(owner).includes(element)) continue;
      if (above(element).includes(owner) || owner.closest("label")?.contains(element)) continue;
      say(element, `${name} and the words ${quote(words)} overlap by ${px(wide)} × ${px(high)} px`);
    }
  }
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) findings.add(`the document is ${wider} px wider than its window of ${innerWidth} px`);
  return { texts: texts.length, controls: controls.length, findings: [...findings] };
}
