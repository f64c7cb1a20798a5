import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { fills } from "../../demos/chart/hatch.ts";
import { roles, type Frame, type Role } from "../../demos/contract/demo.ts";
import { defaults, type Params, type Schema } from "../../demos/contract/params.ts";
import { light } from "../../demos/look/light.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";
import { contrast, distance, visions } from "./colour.ts";
import { themes, type Theme } from "./themes.ts";

/** Ground, hairline, empty, and hatching: nothing is known by these alone, so they may be faint. */
const faint: readonly Role[] = ["paper", "shade", "rule", "idle", "waiting"];
const marks = roles.filter((role) => !faint.includes(role));
const words: readonly Role[] = ["ink", "soft", "measured", "simulated"];
/** What a finding leads with, and the word on a button: on paper only. */
const accents: readonly Role[] = ["you"];
const named = Object.entries(themes);

/** What charts hatch, as the test below sees them do. */
const hatched: readonly Role[] = ["waiting", "lost", "spilled"];

/** Pairs of roles that look alike: nearer than `least`, and not told apart by hatching. */
function close(list: readonly Role[], theme: Theme, vision: (typeof visions)[string], least = 9): string[] {
  return list.flatMap((one, index) =>
    list
      .slice(index + 1)
      .filter((other) => !hatched.includes(one) && !hatched.includes(other))
      .filter((other) => distance(theme[one], theme[other], vision) < least)
      .map((other) => `${one} and ${other}: ${distance(theme[one], theme[other], vision).toFixed(1)}`),
  );
}

describe("the colours", () => {
  test("of the light theme are those that stills carry", () => {
    expect(Object.keys(light)).toEqual([...roles]);
    expect(themes.light).toEqual(light);
  });

  test.each(named)("of %s leave every mark at 3:1 on paper and on shade", (_, theme) => {
    expect(marks.length).toBe(16);
    const weak = marks.flatMap((role) =>
      (["paper", "shade"] as const)
        .filter((ground) => contrast(theme[role], theme[ground]) < 3)
        .map((ground) => `${role} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  test.each(named)("of %s leave words at 4.5:1 on paper and on shade", (_, theme) => {
    for (const role of words) {
      expect(contrast(theme[role], theme.paper), role).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme[role], theme.shade), role).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(named)("of %s leave the accent readable as text on paper, and paper on the play button", (_, theme) => {
    for (const role of accents) expect(contrast(theme[role], theme.paper), role).toBeGreaterThanOrEqual(4.5);
  });

  test("of the projector stand out more than those of the light theme", () => {
    for (const role of marks) {
      const [bright, plain] = [themes.projector, themes.light].map((theme) => contrast(theme[role], theme.paper));
      expect(bright, role).toBeGreaterThan(plain!);
    }
  });

  const seen = named.flatMap(([name, theme]) => Object.keys(visions).map((vision) => [name, vision, theme] as const));

  test.each(seen)("of %s keep everything a task stream says apart under %s", (_, vision, theme) => {
    const stream = ["read", "clean", "join", "reduce", "transfer", "waiting"] as const;
    expect(close(stream, theme, visions[vision]!)).toEqual([]);
  });

  test.each(seen)("of %s keep the viewer, the measured and the simulated apart under %s", (_, vision, theme) => {
    // Lines and dots with words beside them, and the viewer's own dashed: nearer than tasks may be.
    expect(close(["you", "measured", "simulated"], theme, visions[vision]!, 5)).toEqual([]);
  });

  test.each(named)("of %s keep what is lost apart from what is transferred, for everybody", (_, theme) => {
    for (const [vision, matrix] of Object.entries(visions)) {
      expect(distance(theme.lost, theme.transfer, matrix), vision).toBeGreaterThan(9);
    }
  });

  // To some eyes it is near to "reduce" and "transfer".
  test.each(figures)("never fill a bar with the viewer's own: it is a line, a dot or a word ($name)", ({ figure }) => {
    const stories = (figure.stories ?? []) as readonly { state: Partial<Params> }[];
    for (const { state } of [{ state: {} }, ...stories]) {
      const params = { ...defaults(figure.schema as Schema), ...state } as Params;
      const picture = figure.draw(
        figure.model(params, tablesOf(figure)),
        frameOf({ palette: (role) => `#role-${role}` }),
      );
      const html = picture.node.outerHTML;
      expect(html).toContain("#role-");
      expect([...picture.node.querySelectorAll("rect")].map((rect) => rect.getAttribute("fill"))).not.toContain(
        "#role-you",
      );
    }
  });

  test("that lean on hatching are hatched by the charts, each in its own way", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs") as unknown as Element;
    const frame = {
      document,
      label: 18,
      idPrefix: "",
      palette: (role: Role) => themes.light[role],
    } as unknown as Frame;
    const fill = fills(defs, frame);
    for (const kind of hatched) expect(fill(kind, kind as "waiting"), kind).toMatch(/^url\(#/);
    const patterns = [...defs.querySelectorAll("pattern")].map((pattern) =>
      pattern.outerHTML.replace(/ id="[^"]*"|#[0-9a-f]{6}/g, ""),
    );
    expect(patterns).toHaveLength(hatched.length);
    expect(new Set(patterns).size).toBe(hatched.length);
  });
});
