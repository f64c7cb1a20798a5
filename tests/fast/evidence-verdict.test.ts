import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import evidence from "../../demos/fast/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "fast/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const say = (change: Partial<Knobs>) => evidence.say(evidence.model({ ...standard, ...change }, tables), Infinity);
const judged = (change: Partial<Knobs>) => evidence.verdict!({ ...standard, ...change }, tables);

describe("the verdict of lesson 8", () => {
  test("is the range of all five medians, whichever cluster is in front", () => {
    const medians = evidence.model(standard, tables).clusters.map(({ median }) => median);
    const [low, high] = [Math.min(...medians), Math.max(...medians)];
    for (const cluster of ["surf", "philly"] as const)
      expect(judged({ cluster, guess: 60 })).toEqual(judged({ guess: 60 }));
    expect(plain(judged({}).truth)).toBe("3 min 11 s to 40 min");
    expect(say({})).toContain(judged({}).truth);
    expect(judged({ guess: low / 5 }).guessed).toMatchObject({ error: "5 times too short", miss: { factor: 1 / 5 } });
    expect(judged({ guess: high * 3 }).guessed).toMatchObject({ error: "3 times too long" });
    for (const guess of [low, high, (low + high) / 2]) expect(judged({ guess }).guessed!.error).toBe("right");
  });

  test("says of every ready answer what the lesson itself says of it", () => {
    for (const { value } of evidence.answers!.options) {
      const guess = value as Knobs["guess"];
      const { said, error } = judged({ guess }).guessed!;
      expect(say({ guess })).toContain(`Your guess of ${said} is ${error}`);
    }
  });
});
