/** A page whose parts between markers are written from the code; the rest is written by hand. */

/** The page with every block filled in, and one sentence for each marker that is wrong. */
export function fill(
  page: string,
  blocks: Readonly<Record<string, () => string>>,
): { readonly text: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  let text = page;
  for (const [name, write] of Object.entries(blocks)) {
    const [from, to] = [`<!-- from the code: ${name} -->`, `<!-- end of ${name} -->`];
    const parts = text.split(from);
    const [before = "", rest = ""] = parts;
    const end = rest.indexOf(to);
    if (parts.length !== 2 || end < 0) {
      problems.push(`expected "${from}" once and "${to}" after it, but found it ${parts.length - 1} times.`);
      continue;
    }
    text = `${before}${from}\n${write()}\n${rest.slice(end)}`;
  }
  return { text, problems };
}
