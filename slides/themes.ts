/** How the site can look, and how it looks now: one attribute of the document, which tokens.css and every figure see. */

/** In the order in which they follow one another. */
export const themes = ["light", "dark", "projector"] as const;
/** One of them. */
export type Theme = (typeof themes)[number];

/** The theme after another. */
export const nextTheme = (now: Theme): Theme => themes[(themes.indexOf(now) + 1) % themes.length]!;

/** The theme shown: the one chosen, or else what the reader's system asks for. */
export function themeOf(document: Document): Theme {
  const said = themes.find((theme) => theme === document.documentElement.dataset["theme"]);
  return said ?? (document.defaultView?.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/** Chooses one. */
export function setTheme(document: Document, theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}
