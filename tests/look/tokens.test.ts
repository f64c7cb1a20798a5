import { describe, expect, test } from "vitest";
import { roles, type Role } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";
import { contrast, distance, visions } from "./colour.ts";
import { themes } from "./themes.ts";

/** Ground, hairline, empty, and hatching: nothing is known by these alone, so they may be faint. */
const faint: readonly Role[] = ["paper", "shade", "rule", "idle", "waiting"];
const marks = roles.filter((role) => !faint.includes(role));
const words: readonly Role[] = ["ink", "soft", "measured", "simulated"];
const named = Object.entries(themes);

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
    expect(contrast(theme.you, theme.paper)).toBeGreaterThanOrEqual(4.5);
  });

  test("of the projector stand out more than those of the light theme", () => {
    for (const role of marks) {
      const [bright, plain] = [themes.projector, themes.light].map((theme) => contrast(theme[role], theme.paper));
      expect(bright, role).toBeGreaterThan(plain!);
    }
  });

  test.each(named.flatMap(([name, theme]) => Object.keys(visions).map((vision) => [name, vision, theme] as const)))(
    "of %s keep the kinds of task and transfer apart under %s",
    (_, vision, theme) => {
      const stream = ["read", "clean", "join", "reduce", "transfer"] as const;
      const close = stream.flatMap((one, index) =>
        stream
          .slice(index + 1)
          .filter((other) => distance(theme[one], theme[other], visions[vision]!) < 9)
          .map((other) => `${one} and ${other}`),
      );
      expect(close).toEqual([]);
    },
  );

  test.each(named)("of %s keep what is lost apart from what is transferred, for everybody", (_, theme) => {
    for (const [vision, matrix] of Object.entries(visions)) {
      expect(distance(theme.lost, theme.transfer, matrix), vision).toBeGreaterThan(9);
    }
  });
});
