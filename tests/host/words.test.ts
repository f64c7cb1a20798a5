import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { reasonOf } from "../../demos/host/error-box.ts";
import { finding, lead, longest, setFinding } from "../../demos/host/words.ts";

const { document } = parseHTML("<html><body></body></html>");

describe("the finding", () => {
  test("leads with its first sentence", () => {
    expect(lead("61 % busy. The rest waits.")).toEqual(["61 % busy.", "The rest waits."]);
  });

  test("does not end a sentence inside a number", () => {
    expect(lead("It costs 3.5 cents. That is little.")).toEqual(["It costs 3.5 cents.", "That is little."]);
  });

  test.each(["no full stop", ""])("takes %j whole", (words) => {
    expect(lead(words)).toEqual([words, ""]);
  });

  test("shows text as text, whatever it holds", () => {
    const node = finding(document, "<b>Half</b> is less. & more");
    expect(node.textContent).toBe("<b>Half</b> is less. & more");
    expect(node.querySelector("b")).toBeNull();
    expect(node.querySelector("strong")?.textContent).toBe("<b>Half</b> is less.");
  });

  test("is left alone when it says the same", () => {
    const node = finding(document, "One. Two.");
    const before = node.firstChild;
    setFinding(node, "One. Two.");
    expect(node.firstChild).toBe(before);
    setFinding(node, "Three.");
    expect(node.textContent).toBe("Three.");
  });

  test("has room for the longest thing a run says", () => {
    expect(longest((at) => "x".repeat(at === 5 ? 9 : 3), 10)).toHaveLength(9);
    expect(longest(() => "still", 0)).toBe("still");
  });
});

describe("a reason", () => {
  test("is a sentence", () => {
    expect(reasonOf(new Error("the table is missing"))).toBe("The table is missing.");
    expect(reasonOf("no!")).toBe("No!");
    expect(reasonOf(new TypeError())).toBe("TypeError.");
  });
});
