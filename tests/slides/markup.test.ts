import { expect, test } from "vitest";
import { fill, html, markup } from "../../slides/build/markup.ts";
import { wordsOf } from "../../slides/prose.ts";

test("a template escapes words and takes markup as it is", () => {
  expect(
    html`<p title="${'"<&'}">${markup("<b>bold</b>")} ${["a<", markup("<i>b</i>")]} ${false} ${undefined} ${0}</p>`
      .text,
  ).toBe('<p title="&quot;&lt;&amp;"><b>bold</b> a&lt;<i>b</i>   0</p>');
});

test("a template file is filled once: what is put in is not looked at again", () => {
  expect(fill("<title>%title%</title>%body%", { title: "%body%", body: "100% $& of it" })).toBe(
    "<title>%body%</title>100% $& of it",
  );
  expect(() => fill("%nothing%", {})).toThrow("%nothing%");
});

test("the words of markup are what a reader would read", () => {
  expect(wordsOf("Half <em>of</em> all &lt;jobs&gt; &amp;amp;")).toBe("Half of all <jobs> &amp;");
});
