import { describe, expect, test } from "vitest";
import { GilToken, type Contender } from "../../demos/cluster/gil-token.ts";

/** Somebody who writes down what it hears. */
function contender(heard: string[], name: string): Contender {
  return {
    granted: (now) => heard.push(`${name} has it at ${now}`),
    asked: (now) => heard.push(`${name} is asked at ${now}`),
  };
}

describe("the lock", () => {
  test("is given at once to who is alone, then in line", () => {
    const heard: string[] = [];
    const token = new GilToken(5000);
    const [a, b, c] = ["a", "b", "c"].map((name) => contender(heard, name)) as [Contender, Contender, Contender];
    token.want(a, 0);
    token.want(b, 10);
    token.want(c, 20);
    token.release(30);
    token.release(40);
    expect(heard).toEqual(["a has it at 0", "b has it at 30", "c has it at 40"]);
  });

  test("is asked for once somebody has waited an interval in which it did not change hands", () => {
    const heard: string[] = [];
    const token = new GilToken(5000);
    token.want(contender(heard, "a"), 0);
    token.want(contender(heard, "b"), 1000);
    expect(token.due).toBe(6000);
    token.expire(6000);
    expect(heard.at(-1)).toBe("a is asked at 6000");
    expect(token.requested).toBe(true);
    token.release(6000);
    expect([heard.at(-1), token.requested, token.due]).toEqual(["b has it at 6000", false, Infinity]);
  });

  test("begins patience anew for those who saw it change hands", () => {
    const heard: string[] = [];
    const token = new GilToken(5000);
    token.want(contender(heard, "a"), 0);
    token.want(contender(heard, "b"), 0);
    token.want(contender(heard, "c"), 2000);
    token.release(3000);
    token.expire(7000);
    expect(heard.some((line) => line.includes("asked"))).toBe(false);
    expect(token.due).toBe(12_000);
    token.expire(12_000);
    expect(heard.at(-1)).toBe("b is asked at 12000");
  });
});
