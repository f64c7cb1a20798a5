import { describe, expect, test } from "vitest";
import { Mistake } from "../../slides/front-matter.ts";
import { labels, readNotes, toldAt } from "../../slides/notes.ts";

const part = (title: string): string => `### ${title}\n\n- Say: about ${title}.\n- Click: once.\n`;
const read = (text: string, beats: number) => readNotes("08-fast.md", text, beats, (line) => `<${line}>`);
const parts = (count: number): string => Array.from({ length: count }, (_, at) => part(`part ${at}`)).join("\n");

describe("the notes of a slide", () => {
  test("are one part a press, each with labelled lines", () => {
    expect(read(parts(2), 2)).toEqual([
      {
        title: "part 0",
        lines: [
          { label: "Say", words: "<about part 0.>" },
          { label: "Click", words: "<once.>" },
        ],
      },
      {
        title: "part 1",
        lines: [
          { label: "Say", words: "<about part 1.>" },
          { label: "Click", words: "<once.>" },
        ],
      },
    ]);
  });

  test("stay as they were after the last press, unless something is said then", () => {
    const two = read(parts(2), 2);
    expect([0, 1, 2].map((shown) => toldAt(two, shown)?.title)).toEqual(["part 0", "part 1", "part 1"]);
    const three = read(parts(3), 2);
    expect([0, 1, 2].map((shown) => toldAt(three, shown)?.title)).toEqual(["part 0", "part 1", "part 2"]);
  });

  test("may be all one on a slide without presses", () => {
    const [told, ...more] = read("1. **Say:** hello,\n   all.\n2. **If it breaks:** go on.", 0);
    expect(more).toEqual([]);
    expect(told).toEqual({
      title: "",
      lines: [
        { label: "Say", words: "<hello,\n   all.>" },
        { label: "If it breaks", words: "<go on.>" },
      ],
    });
  });

  test("know every label", () => {
    const lines = labels.map((label) => `- ${label}: words`).join("\n");
    expect(read(lines, 0)[0]?.lines.map(({ label }) => label)).toEqual([...labels]);
  });

  test.each<[what: string, text: string, beats: number, said: string]>([
    ["too few parts", parts(1), 3, "expected 3 parts, one a press, or 4 under ### headings, but there are 1"],
    ["too many parts", parts(5), 3, "but there are 5"],
    ["a second part on a slide without presses", parts(2), 0, "expected 1 part under"],
    ["words before the first heading", `Well.\n\n${parts(2)}`, 2, "expected nothing before the first ### heading"],
    ["a line without a label", "### One\n\n- Well: no.", 1, '### One: expected lines such as "- Say: …"'],
    ["a part with nothing in it", "### One\n\n### Two\n\n- Say: x", 2, "### One: expected lines"],
  ])("%s is a mistake that names file and place", (_, text, beats, said) => {
    expect(() => read(text, beats)).toThrow(Mistake);
    expect(() => read(text, beats)).toThrow(said);
    expect(() => read(text, beats)).toThrow("slides/08-fast.md: ");
  });
});
