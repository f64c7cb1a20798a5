import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { nextTheme, setTheme, themeOf, themes } from "../../slides/themes.ts";

test("every theme is come to by going on, and the first again after the last", () => {
  const [first] = themes;
  const walk = themes.reduce((seen) => [...seen, nextTheme(seen.at(-1)!)], [first] as (typeof themes)[number][]);
  expect(walk).toEqual([...themes, first]);
});

test("the theme shown is the one chosen, or else the system's", () => {
  const { document, window } = parseHTML("<!doctype html><html><body></body></html>");
  const page = document as unknown as Document;
  Object.assign(window, { matchMedia: () => ({ matches: true }) });
  expect(themeOf(page)).toBe("dark");
  setTheme(page, "projector");
  expect(themeOf(page)).toBe("projector");
});
