import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import evidence from "../../demos/scale-up/evidence.ts";
import { bill } from "../../demos/scale-up/evidence-words.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "scale-up/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const say = (change: Partial<Knobs>) => evidence.say(evidence.model({ ...standard, ...change }, tables), Infinity);
const judged = (change: Partial<Knobs>) => evidence.verdict!({ ...standard, ...change }, tables);

describe("the verdict of lesson 9", () => {
  test("is the bill in the middle by both means, whichever the picture shows", () => {
    const { sizes, other } = evidence.model(standard, tables);
    const bills = [sizes, other.sizes].map((all) => all.find(({ vcpus }) => vcpus === 16)!.bill.middle);
    expect(judged({}).truth).toBe(`${bills.map(bill).join(" to ")} the bill`);
    const changes = [{ mean: "geometric" }, { picture: "tpch" }, { setup: "duckdb", size: "s192" }] as const;
    for (const change of changes) expect(judged({ ...change, guess: 2 })).toEqual(judged({ guess: 2 }));
    expect(judged({ guess: bills[0]! / 4 }).guessed!.error).toBe("4 times too cheap");
    expect(judged({ guess: bills[1]! * 4 }).guessed!.error).toBe("4 times too dear");
    for (const guess of bills) expect(judged({ guess }).guessed!.error).toBe("right");
  });

  test("says of every ready answer what the lesson itself says of it", () => {
    for (const { value } of evidence.answers!.options) {
      const guess = value as Knobs["guess"];
      const { said, error } = judged({ guess }).guessed!;
      expect(say({ guess })).toContain(`Your guess of ${said} is ${error}`);
    }
  });
});
