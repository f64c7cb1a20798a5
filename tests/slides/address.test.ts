import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress } from "../../demos/host/address.ts";
import { forReveal, fullSearch, isStage, roleOf, withoutState } from "../../slides/present/address.ts";

const receiver =
  "?receiver&progress=false&history=false&transition=none&autoSlide=0&backgroundTransition=none&scrollActivationWidth=false";

describe("the talk's address", () => {
  test("tells reveal nothing that it could misread", () => {
    expect(forReveal("?width=1&d=width=2~height=3&plugins=x&theme=dark&view=scroll&view=print")).toBe("");
    expect(forReveal("?view=print&width=1")).toBe("?view=print");
  });

  test("passes on what the speaker's window tells its frames", () => {
    expect(forReveal(`${receiver}&controls=false`)).toBe(`${receiver}&controls=false`);
    expect(roleOf(`${receiver}&postMessageEvents=true`)).toBe("current");
    expect(roleOf(`${receiver}&controls=false`)).toBe("upcoming");
    expect(roleOf("?d=receiver")).toBe("main");
  });

  test("is whole again afterwards", () => {
    const asked = "?theme=dark&d=workers=8~seconds=0.1&stage&at=2";
    expect(fullSearch(readAddress(asked), asked)).toBe("?d=workers=8~seconds=0.1&at=2&theme=dark&stage");
    expect(isStage(asked)).toBe(true);
  });

  test("asks for the talk again where it was asked for, and for no other view", () => {
    expect(fullSearch(readAddress("?view=talk&d=a=1"), "?view=talk&d=a=1")).toBe("?d=a=1&view=talk");
    expect(fullSearch(readAddress("?view=scroll"), "?view=scroll")).toBe("");
  });

  test("loses the state with the beat, and nothing else", () => {
    expect(withoutState(readAddress("?d=a=1&e=b=2&at=3&theme=projector"))).toEqual({ theme: "projector" });
  });

  test("stays of known keys, whatever is asked", () => {
    const known =
      /^(\?(d|e|at|theme|motion|view|stage|receiver|progress|history|transition|autoSlide|backgroundTransition|scrollActivationWidth|postMessageEvents|controls)\b)?/;
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const search = fullSearch(readAddress(text), text);
        expect(search).toMatch(known);
        expect(fullSearch(readAddress(search), search)).toBe(search);
        expect(forReveal(text)).not.toMatch(/width=[^f]|height|plugins|dependencies/i);
      }),
    );
  });
});
