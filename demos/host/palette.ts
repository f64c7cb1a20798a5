import { roles, type Role } from "../contract/demo.ts";
import { light } from "../look/light.ts";

/** A still's colours: the page's own, live, with the light value where there is no page to ask. */
export const stillPalette = (role: Role): string => `var(--${role}, ${light[role]})`;

/** A colour of each role as it stands in one place, resolved by the browser. */
export interface Palette {
  /** e.g. "rgb(46, 101, 157)": what an SVG attribute and a canvas both take. */
  readonly colour: (role: Role) => string;
  /** Two palettes with the same signature look the same. */
  readonly signature: string;
}

/**
 * Asks the browser for all colours at once, through an invisible element that wears each in turn. The probe must be in
 * the tree the colours are wanted for.
 */
export function readPalette(probe: HTMLElement): Palette {
  const computed = probe.ownerDocument.defaultView?.getComputedStyle(probe);
  const colours = new Map<Role, string>();
  for (const role of roles) {
    probe.style.setProperty("color", `var(--${role}, ${light[role]})`);
    colours.set(role, computed?.color || light[role]);
  }
  return { colour: (role) => colours.get(role) ?? light[role], signature: [...colours.values()].join() };
}

/** Calls back when the page's theme, or the reader's own colour settings, may have changed any colour. */
export function watchTheme(document: Document, signal: AbortSignal, changed: () => void): void {
  const view = document.defaultView;
  if (!view) return;
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    view.matchMedia(query).addEventListener("change", changed, { signal });
  }
  const watcher = new view.MutationObserver(changed);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  signal.addEventListener("abort", () => watcher.disconnect());
}
