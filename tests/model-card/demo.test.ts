import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import demo from "../../demos/model-card/demo.ts";
import { checksOf, talliesOf } from "../../demos/model-card/checks.ts";
import { boardOf, RELEASE, said, settingsOf } from "../../demos/model-card/defaults.ts";
import { leftOut } from "../../demos/model-card/left-out.ts";
import { frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(demo);
const model = (page: "checks" | "defaults" | "left" = "checks") => demo.model({ page }, tables);
const draw = (page: "checks" | "defaults" | "left", over: Parameters<typeof frameOf>[0] = {}) =>
  demo.draw(model(page), frameOf({ width: 1168, height: 400, ...over })).node;
const texts = (node: Element) => [...node.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
const checks = checksOf(tables);

describe("the checks", () => {
  test("are every one a square, by area, none left out", () => {
    const squares = talliesOf(checks).flatMap(({ areas }) => areas.flatMap(({ parts }) => parts));
    expect(squares.reduce((sum, { checks: many }) => sum + many, 0)).toBe(checks.all.checks);
    expect(squares.reduce((sum, { passed }) => sum + passed, 0)).toBe(checks.all.passed);
    // Three more stand in the key.
    expect(draw("checks").querySelectorAll("rect[stroke]:not(pattern rect)")).toHaveLength(checks.all.checks + 3);
    expect(checks.all.checks).toBe(160);
  });

  test("that were only read are hatched, those that miss hollow", () => {
    const node = draw("checks");
    expect(node.querySelectorAll('rect[fill^="url("]')).toHaveLength(checks.read.checks + 1);
    expect(node.querySelectorAll('rect[fill^="var(--paper"]')).toHaveLength(checks.all.checks - checks.all.passed + 1);
  });

  test("say how many pass and name the one that does not, with its reason from the table", () => {
    expect(demo.say(model(), 0)).toMatch(/^159 of 160 checks against real Dask pass, 1 misses\./);
    expect(checks.reason).toMatch(/^One replay of the task stream misses: .*stood still.*\.$/);
    expect(texts(draw("checks")).join(" ")).toContain("stood still");
    expect(demo.rows(model()).rows).toContainEqual(["recorded runs", "task-stream", "recorded on real Dask", 7, 6]);
  });

  test("of an area nobody named stand by the area's own name", () => {
    const more = { proof: "recorded", area: "shuffle", verified: true, scenarios: 3, passed: 3 } as const;
    const [, recorded] = talliesOf({ ...checks, rows: [...checks.rows, more] });
    expect(recorded!.areas.at(-1)).toEqual({ label: "shuffle", parts: [{ checks: 3, passed: 3, hatched: false }] });
  });
});

describe("the defaults", () => {
  const settings = settingsOf(tables);
  const figures = boardOf(settings).flatMap(({ entries }) => entries.map(({ figure, small }) => [small, figure]));

  test("are those of the storyboard, from the table", () => {
    expect(Object.fromEntries(figures)).toMatchObject({
      interval: "1\u00a0s",
      "target-duration": "5\u00a0s",
      "wait-count": "3",
      "work-stealing": "on",
      "worker-saturation": "1.1",
      bandwidth: "100\u00a0MB/s",
      "unknown-task-duration": "500\u00a0ms",
      target: "60\u00a0%",
      spill: "70\u00a0%",
      pause: "80\u00a0%",
      terminate: "95\u00a0%",
    });
  });

  test("are of the release of the talk where releases differ", () => {
    expect(settings.filter(({ key }) => key.endsWith("work-stealing-interval"))).toHaveLength(1);
    expect(Object.fromEntries(figures)).toMatchObject({ "work-stealing-interval": "100\u00a0ms" });
    expect(demo.say(model("defaults"), 0)).toContain(RELEASE);
  });

  test("stand on the board, every one, with Dask's own word for it", () => {
    for (const over of [{}, { width: 340, height: 240, label: 14 }]) {
      const words = texts(draw("defaults", over));
      for (const [, figure] of figures) expect(words).toContain(figure!);
    }
    for (const [small] of figures) expect(texts(draw("defaults"))).toContain(small!);
    for (const text of texts(draw("defaults"))) expect(text).not.toMatch(/…/);
    expect(demo.say(model("defaults"), 0)).toContain(`${figures.length} of the ${settings.length}\u00a0settings`);
  });

  test("that are words are said as words", () => {
    const setting = settings.find(({ key }) => key.endsWith("adaptive.maximum"))!;
    expect(said(setting)).toBe("no limit");
  });
});

describe("what is left out", () => {
  const text = readFileSync(new URL("../../docs/scheduler.md", import.meta.url), "utf8");
  const section = /^## What is left out\n([^]*?)\n\n(?:Statement|<!--)/m.exec(text)![1]!;
  const documented = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );

  test("is what docs/scheduler.md says, in its order and its words", () => {
    expect(documented.length).toBeGreaterThan(10);
    expect(leftOut.map(({ what, instead }) => [what, instead])).toEqual(documented.map((cells) => cells.slice(0, 2)));
  });

  test("is called unused only where the documentation says that no lesson needs it", () => {
    for (const [index, { unused, what }] of leftOut.entries()) {
      const [, instead, why] = documented[index]!;
      const none =
        /\bno(ne)? (of the ten )?lessons?\b|one client in every lesson|coordinate users' code|subject of its own|nothing to simulate/.test(
          why!,
        );
      if (unused) expect(none, what).toBe(true);
      if (instead === "nothing" && none) expect(unused ?? false, what).toBe(true);
    }
  });

  test("is told in plain words with what it means, each once", () => {
    for (const { plainly, means } of leftOut) {
      expect(plainly.length).toBeLessThan(60);
      expect(means).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(leftOut.map(({ plainly }) => plainly)).size).toBe(leftOut.length);
    for (const over of [{}, { width: 340, height: 240, label: 14 }]) {
      const words = texts(draw("left", over)).join(" ").replaceAll(" ·", "");
      for (const { plainly } of leftOut) for (const word of plainly.split(" ")) expect(words).toContain(word);
    }
    const wide = texts(draw("left")).join(" ");
    for (const { means, unused } of leftOut) if (!unused) expect(wide).toContain(means);
    expect(demo.rows(model("left")).rows).toHaveLength(leftOut.length);
  });

  test("carries the badge of a simulation, the checks that of a count, the defaults that of a document", () => {
    expect(demo.basis({ page: "left" })).toBe("simulated");
    expect(demo.basis({ page: "checks" })).toBe("measured");
    expect(demo.basis({ page: "defaults" })).toBe("told");
    expect(demo.drawn!({ page: "defaults" })).toEqual(["dask-defaults"]);
  });
});
