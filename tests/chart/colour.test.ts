import { readFileSync } from "node:fs";
import { rgb } from "d3";
import { describe, expect, test } from "vitest";
import { lettering } from "../../demos/chart/colour.ts";
import { roles, type Role } from "../../demos/contract/demo.ts";
import { frame } from "./frame.ts";

const css = readFileSync(new URL("../../demos/look/tokens.css", import.meta.url), "utf8");
const [base = "", projector = ""] = css.split(':root[data-theme="projector"]');
const pairs = [...base.matchAll(/--(\w+): light-dark\((#\w{6}), (#\w{6})\)/g)];
const themes: Record<string, Map<string, string>> = {
  light: new Map(pairs.map(([, name, light]) => [name!, light!])),
  dark: new Map(pairs.map(([, name, , dark]) => [name!, dark!])),
  projector: new Map([...projector.matchAll(/--(\w+): (#\w{6})/g)].map(([, name, hue]) => [name!, hue!])),
};

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour: string): number => {
  const { r, g, b } = rgb(colour);
  return 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe.each(Object.entries(themes))("in the %s theme", (_, hues) => {
  test.each(roles)("words in the colour of %s are readable on paper", (role) => {
    const palette = (asked: Role): string => hues.get(asked)!;
    expect(palette(role)).toMatch(/^#/);
    expect(contrast(lettering(frame(1, 1, 1, { palette }), role), palette("paper"))).toBeGreaterThanOrEqual(4.5);
  });
});

test("a still's custom properties are left for the browser to mix", () => {
  const palette = (role: Role): string => `var(--${role}, #123456)`;
  expect(lettering(frame(1, 1, 1, { palette }), "reduce")).toBe(
    "color-mix(in srgb, var(--reduce, #123456) 75%, var(--ink, #123456))",
  );
  expect(lettering(frame(1, 1, 1, { palette }), "read")).toBe("var(--read, #123456)");
});
