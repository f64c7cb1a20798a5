import { describe, expect, test } from "vitest";
import type { Picture } from "../../demos/contract/demo.ts";
import demo from "../../demos/arm/demo.ts";
import { collisions, escapes, frame, sizes, wordsOf } from "../chart/frame.ts";
import { model, plain } from "./racing.ts";

const BROKEN = { needs: "mkl" } as const;
const FIXED = { needs: "mkl", remedy: "worker" } as const;
const draw = (
  change: Parameters<typeof model>[0],
  [width, height, label]: readonly [number, number, number],
  before?: Parameters<typeof model>[0],
) => demo.draw(model(change), frame(width, height, label), before && model(before));
const seen = (picture: Picture) =>
  plain(
    wordsOf(picture)
      .filter((each) => each.seen)
      .map((each) => each.words)
      .join(" | "),
  );
const stage = [1160, 440, 18] as const;

describe("the picture of the race", () => {
  test.each(sizes)("keeps its words apart and inside at %i × %i", (width, height, label) => {
    for (const [change, before] of [
      [{}, undefined],
      [BROKEN, {}],
      [FIXED, BROKEN],
      [{ speed: 0.8646 }, {}],
      [{ speed: 2 }, { speed: 0.5 }],
      [{ pair: "gen6" }, {}],
      [{ needs: "mkl", remedy: "built" }, BROKEN],
    ] as const) {
      const picture = draw(change, [width, height, label], before);
      const span = demo.span(model(change));
      for (const share of [0, 0.1, 0.3, 0.5, 0.8, 1]) {
        picture.at(share * span);
        const shown = wordsOf(picture).filter((each) => each.seen && each.words);
        expect(collisions(shown), JSON.stringify([change, share])).toEqual([]);
        expect(escapes(shown, frame(width, height, label)), JSON.stringify([change, share])).toEqual([]);
      }
    }
  });

  test("flags both ends with their cents, and says who was sooner and what a dollar buys", () => {
    const picture = draw({}, stage);
    picture.at(Infinity);
    const said = seen(picture);
    expect(said).toContain("done after 10 min 29 s: 7.2 cents");
    expect(said).toContain("done after 8 min 15 s: 4.4 cents");
    expect(said).toContain("2 min 14 s sooner");
    expect(said).toContain("14 jobs");
    expect(said).toContain("23 jobs, 1.63× the work");
  });

  test("its meters run: half way neither is flagged, and what a dollar buys is not known", () => {
    const picture = draw({}, stage);
    picture.at(demo.span(model()) / 2);
    const said = seen(picture);
    expect(said).toMatch(/\d(\.\d)? cents/);
    expect(said).not.toContain("done after");
    expect(said).not.toContain("sooner");
    expect(said).not.toContain("jobs");
  });

  test("a race that never ends has no flag of an end, and names the task that waits", () => {
    const picture = draw(BROKEN, stage, {});
    picture.at(Infinity);
    const said = seen(picture);
    expect(said).toContain("one task waits for x86, for ever");
    expect(said).toContain("never done: 9.6 cents after 18 min 8 s, and counting");
    expect(said).toContain("none: the job never ends");
    expect(said).not.toContain("sooner");
    expect(said).toContain("before, no task needs x86: ARM 8 min 15 s, 4.4 cents");
  });

  test("the race before is named by what differed in it", () => {
    const said = (change: Parameters<typeof model>[0], before: Parameters<typeof model>[0]) =>
      seen(draw(change, stage, before));
    expect(draw(FIXED, stage, BROKEN).node.outerHTML).not.toContain("--you");
    expect(said(FIXED, BROKEN)).toContain("before, all eight ARM: never done");
    expect(said({ speed: 1.5 }, {})).toContain("before, at 1.28×");
    expect(said({ pair: "gen8" }, {})).toContain("before, against AMD Genoa");
  });
});
