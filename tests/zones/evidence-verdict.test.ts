/** What the end of the talk says of lesson 5's guess. */
import { describe, expect, test } from "vitest";
import { defaults, type Params } from "../../demos/contract/params.ts";
import evidence from "../../demos/zones/evidence.ts";
import { BUCKETS } from "../../demos/zones/record.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "zones/evidence")!.figure);
const knobs = (change: Partial<Params<typeof evidence.schema>>) => ({ ...defaults(evidence.schema), ...change });
const verdict = (change: Partial<Params<typeof evidence.schema>>) => evidence.verdict!(knobs(change), tables);
const say = (change: Partial<Params<typeof evidence.schema>>) =>
  evidence.say(evidence.model(knobs(change), tables), Infinity);

describe("the verdict", () => {
  test("is of the moment the question asks about, whatever moment is shown", () => {
    expect(verdict({}).truth).toBe("doors 2 and 3, halfway");
    const last = { moment: BUCKETS - 1, guess: "us-east-1a" } as const;
    expect(verdict(last)).toEqual(verdict({ guess: "us-east-1a" }));
  });

  test("says whether the door had one then, and how often that would have been so", () => {
    const plain = (guess: "us-east-1a" | "us-east-2a") =>
      Object.values(verdict({ guess }).guessed!).map((each) =>
        typeof each === "string" ? each.replaceAll("\u00a0", " ") : each,
      );
    expect(plain("us-east-1a")).toEqual(["door 1, Virginia a", "wrong, as 83 % of the time", { right: 0, of: 1 }]);
    expect(plain("us-east-2a")).toEqual(["door 2, Ohio a", "right, as 76 % of the time", { right: 1, of: 1 }]);
  });

  test("says of every ready answer what the lesson says of it, to the letter", () => {
    for (const { value: guess } of evidence.answers!.options) {
      const { error } = verdict({ guess } as never).guessed!;
      expect(say({ guess } as never)).toContain(`is ${error}: it had `);
    }
  });
});
