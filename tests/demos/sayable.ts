/** Whether the numbers in a text are such as people say: at most three significant figures, unless they are exact counts. */

const VERSION = /\bv?\d+(?:\.\d+){2,}\b/g;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** One sentence for each number nobody would say, and for what is no number at all. */
export function unsayable(text: string): string[] {
  const said = [...text.matchAll(/NaN|Infinity|undefined|\bnull\b|\[object/g)].map(
    ([word]) => `“${word}” in “${text}”`,
  );
  for (const [number] of text.replace(VERSION, "").matchAll(NUMBER)) {
    const digits = number.replace(/,$/, "");
    const [whole = "", part] = digits.split(".");
    const bare = whole.replaceAll(",", "");
    const significant = (bare + (part ?? "")).replace(/^0+/, "").length;
    // A price has its cents, and a count its every unit.
    if (part !== undefined && significant > 3 && !text.includes(`$${digits}`))
      said.push(`“${digits}” is too exact to be said: “${text}”`);
    if (part === undefined && bare.length > 4 && !whole.includes(","))
      said.push(`“${digits}” has no commas: “${text}”`);
  }
  return said;
}
