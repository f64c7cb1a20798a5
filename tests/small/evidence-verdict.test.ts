import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import evidence from "../../demos/small/evidence.ts";
import { surveyOf } from "../../demos/small/evidence-survey.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "small/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const say = (change: Partial<Knobs>) => evidence.say(evidence.model({ ...standard, ...change }, tables), Infinity);
const judged = (change: Partial<Knobs>) => evidence.verdict!({ ...standard, ...change }, tables);

describe("the verdict of lesson 7", () => {
  test("counts how many of a hundred people stand where they were put", () => {
    const [mb, gb, tb, pb] = surveyOf(tables).shares.map((part) => part * 100) as [number, number, number, number];
    const right = (...people: number[]) =>
      judged({ guess: people.map((many, index) => [index + 1, many] as const) }).guessed!.miss;
    expect(right(mb, gb, tb, pb)).toEqual({ right: 100, of: 100 });
    // Ten people of a size where they are not: ten are wrong, not twenty.
    expect(right(mb, gb - 10, tb + 10, pb)).toEqual({ right: 90, of: 100 });
    expect(right(mb / 2, gb / 2, tb / 2, pb / 2)).toEqual({ right: 100, of: 100 });
    expect(right(0, 0, 0, 100)).toEqual({ right: Math.round(pb), of: 100 });
  });

  test("is of everybody who answered, and of a line that says something", () => {
    expect(plain(judged({}).truth)).toBe("64 % under a terabyte");
    const guess = [[1, 50]] as const;
    expect(judged({ guess, picture: "work", data: "pb" })).toEqual(judged({ guess }));
    const flat = [[1, 0]] as const;
    expect(judged({ guess: flat }).guessed).toBeUndefined();
  });

  test("says of every ready answer what the lesson itself says of it", () => {
    for (const { value } of evidence.answers!.options) {
      const guess = value as Knobs["guess"];
      const { said, error } = judged({ guess }).guessed!;
      expect(say({ guess })).toContain(`Your guess, ${said}: ${error}.`);
    }
  });
});
