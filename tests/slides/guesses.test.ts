/** Guesses as text, in this browser and in a link. */
import { describe, expect, test } from "vitest";
import { guessIn, readGuesses, withGuess, withGuesses, writeGuesses } from "../../slides/guesses/guesses.ts";
import { Kept, storeOf, type Store } from "../../slides/guesses/kept.ts";
import { shared } from "../../slides/guesses/share.ts";
import { tally } from "../../slides/guesses/tally.ts";

const text = "fast:600!small:1:20,2:60!zones:us-east-1a";

function store(held: Record<string, string> = {}): Store & { readonly held: Record<string, string> } {
  return {
    held,
    getItem: (name) => held[name] ?? null,
    setItem: (name, value) => void (held[name] = value),
    removeItem: (name) => void delete held[name],
  };
}

describe("guesses as text", () => {
  test("come back as they were", () => {
    const guesses = readGuesses(text);
    expect([...guesses]).toEqual([
      ["fast", "600"],
      ["small", "1:20,2:60"],
      ["zones", "us-east-1a"],
    ]);
    expect(writeGuesses(guesses)).toBe(text);
  });

  test.each([
    ["nothing at all", ""],
    ["a value that would turn another knob", "fast:600~answer=shown"],
    ["the same, encoded", "fast:600%7Eanswer=shown"],
    ["no value", "fast:"],
    ["a slug that is none", "Fast:600!<img>:1!__proto__:1"],
    ["a value too long for a state", `fast:${"1".repeat(701)}`],
    ["markup", "fast:<script>"],
  ])("leave out %s", (_, text) => {
    expect([...readGuesses(text)]).toEqual([]);
  });

  test("take the first of two for one lesson, and no more than there could be", () => {
    expect(readGuesses("fast:1!fast:2").get("fast")).toBe("1");
    const many = Array.from({ length: 500 }, (_, at) => `l${String.fromCodePoint(97 + (at % 26))}${at}:1`).join("!");
    expect(readGuesses(many).size).toBeLessThanOrEqual(32);
  });

  test("are read from a state and put into one, which may say otherwise itself", () => {
    expect(guessIn("guess=600~answer=hidden")).toBe("600");
    expect(guessIn("answer=hidden~guessed=1")).toBeUndefined();
    expect(withGuess("answer=hidden", "600")).toBe("guess=600~answer=hidden");
    expect(withGuess("", "600")).toBe("guess=600");
    expect(withGuess("guess=1", "600")).toBe("guess=1");
    expect(withGuess("answer=hidden", undefined)).toBe("answer=hidden");
  });

  test("stand in an address beside what it says already", () => {
    expect(withGuesses("", "fast:1")).toBe("?g=fast:1");
    expect(withGuesses("?theme=dark", "fast:1")).toBe("?theme=dark&g=fast:1");
    expect(withGuesses("?theme=dark", "")).toBe("?theme=dark");
    expect(shared("https://example.org/talk/", "fast:1", "slide-monday")).toBe(
      "https://example.org/talk/?g=fast:1#/slide-monday",
    );
  });
});

describe("guesses kept", () => {
  test("are there at the next visit, until they are taken back", () => {
    const browser = store();
    const kept = new Kept(undefined, browser);
    expect(kept.note("fast", "guess=600~answer=hidden")).toBe(true);
    expect(kept.note("fast", "guess=600~answer=shown")).toBe(false);
    expect(new Kept(undefined, browser).get("fast")).toBe("600");
    expect(new Kept(undefined, browser).note("fast", "answer=hidden")).toBe(true);
    expect(browser.held).toEqual({});
  });

  test("of a link are shown without costing the browser its own", () => {
    const browser = store();
    new Kept(undefined, browser).note("fast", "guess=600");
    const linked = new Kept("fast:1!costs:2", browser);
    expect(linked.linked).toBe(true);
    expect(linked.get("fast")).toBe("1");
    expect(new Kept(undefined, browser).text).toBe("fast:600");
    // What a hand guesses here is its own, and is kept beside what was.
    linked.note("costs", "guess=10");
    expect(linked.text).toBe("fast:1!costs:10");
    expect(new Kept(undefined, browser).text).toBe("fast:600!costs:10");
  });

  test("are forgotten at a word", () => {
    const browser = store();
    const kept = new Kept(undefined, browser);
    kept.note("fast", "guess=600");
    kept.forget();
    expect(kept.text).toBe("");
    expect(browser.held).toEqual({});
  });

  test("last as long as the window where the browser keeps nothing", () => {
    const refuses: Store = {
      getItem: () => fail(),
      setItem: () => fail(),
      removeItem: () => fail(),
    };
    for (const browser of [refuses, undefined]) {
      const kept = new Kept(undefined, browser);
      kept.note("fast", "guess=600");
      expect(kept.get("fast")).toBe("600");
      kept.forget();
    }
    const view = {
      get localStorage() {
        return fail();
      },
    };
    expect(storeOf(view as unknown as Window)).toBeUndefined();
  });

  test("survive rubbish in the store", () => {
    const browser = store({ "dask-in-production:guesses": '{"fast":600}!!fast:600!<b>:1' });
    expect(new Kept(undefined, browser).text).toBe("fast:600");
  });
});

describe("all guesses in a sentence", () => {
  test("says that there is none", () => {
    expect(tally([], false)).toMatch(/^No guess yet\./);
  });

  test("counts near ones and ways of missing", () => {
    const words = tally(
      [{ factor: 1.9 }, { factor: 30 }, { factor: 3 }, { factor: 0.1 }, { right: 7, of: 10 }, { right: 0, of: 1 }],
      false,
    );
    expect(words).toBe(
      "6 guesses: 2 near (within a factor of two, or half of it right), 2 too high, 1 too low, 1 wrong.",
    );
    expect(tally([{ factor: 1 }], true)).toMatch(/^These came with the link\. 1 guess: 1 near/);
  });
});

function fail(): never {
  throw new DOMException("no", "SecurityError");
}
