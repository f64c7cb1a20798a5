/**
 * The contrast of the words in pictures, which axe does not look at: against their halo where they have one (as WCAG 2.2
 * understands an outline), else against the last rectangle drawn under them, or the page.
 */
import type { Page } from "@playwright/test";

/** One sentence for each word of a picture in `root` that is too faint for its size; and how many were looked at. */
export const faintWords = (page: Page, root: string): Promise<{ looked: number; faint: string[] }> =>
  page.evaluate((root) => {
    type Rgb = [number, number, number];
    const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const dots = (colour: string): Rgb => {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    };
    const light = (rgb: Rgb): number => {
      const [red, green, blue] = rgb.map((byte) => {
        const value = byte / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      }) as Rgb;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Rgb, other: Rgb): number => {
      const [dark, bright] = [light(one), light(other)].toSorted((a, b) => a - b) as [number, number];
      return (bright + 0.05) / (dark + 0.05);
    };
    const mix = (over: Rgb, under: Rgb, share: number): Rgb =>
      over.map((value, at) => value * share + under[at]! * (1 - share)) as Rgb;
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "var(--paper)";
    const paper = dots(getComputedStyle(probe).color);
    probe.remove();
    const opacityOf = (element: Element): number => {
      let opacity = 1;
      for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
      return opacity;
    };
    const resolved = (colour: string): Rgb | undefined =>
      colour === "none" || colour.startsWith("url(") ? undefined : dots(colour);

    const faint = new Set<string>();
    let looked = 0;
    for (const host of document.querySelectorAll(`${root} demo-figure`)) {
      for (const text of host.shadowRoot?.querySelectorAll<SVGTextContentElement>(".picture text, .picture tspan") ??
        []) {
        const own = [...text.childNodes].some((node) => node instanceof Text && node.data.trim());
        if (!own || !text.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const style = getComputedStyle(text);
        const fill = resolved(style.fill);
        const box = text.getBoundingClientRect();
        if (!fill || !box.width || opacityOf(text) < 0.1) continue;
        looked += 1;
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        let ground = paper;
        for (const under of host.shadowRoot!.querySelectorAll<SVGRectElement>(".picture rect")) {
          if (!(under.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || under.closest("defs"))
            continue;
          const { left, right, top, bottom } = under.getBoundingClientRect();
          const look = getComputedStyle(under);
          const colour = resolved(look.fill);
          if (!colour || x < left || x > right || y < top || y > bottom) continue;
          ground = mix(colour, ground, opacityOf(under) * Number(look.fillOpacity));
        }
        const halo = style.paintOrder.startsWith("stroke") ? resolved(style.stroke) : undefined;
        if (halo && Number.parseFloat(style.strokeWidth) >= 3) ground = halo;
        const size = Number.parseFloat(style.fontSize);
        // A square before a word is a mark, like what it stands for.
        const mark = !/[\p{L}\p{N}]/u.test(text.textContent);
        const large = mark || size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const stands = (colour: Rgb, share: number): number =>
          contrast(mix(colour, ground, opacityOf(text) * share), ground);
        // A pale mark is seen by its outline.
        const outline = mark && !halo ? resolved(style.stroke) : undefined;
        const ratio = Math.max(stands(fill, Number(style.fillOpacity)), outline ? stands(outline, 1) : 0);
        if (ratio < (large ? 3 : 4.5)) {
          const what = `${host.getAttribute("demo")}/${host.getAttribute("show")}: “${text.textContent.trim().slice(0, 40)}”`;
          faint.add(
            `${what} has a contrast of ${ratio.toFixed(2)}:1, rgb(${fill.join(" ")}) on rgb(${ground.map(Math.round).join(" ")})`,
          );
        }
      }
    }
    return { looked, faint: [...faint] };
  }, root);
