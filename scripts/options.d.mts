type Values = Record<string, string | boolean | string[] | undefined>;

/** An option with `multiple` may be given more than once; its value is a list. `names` are the words that are no option. */
export function readOptions(
  words: string[],
  options: Record<string, { type: "string" | "boolean"; multiple?: boolean }>,
  usage: string,
  allow?: { takesNames?: boolean },
):
  { values: Values; names: string[]; problem?: undefined } | { values?: undefined; names?: undefined; problem: string };
export function readPort(
  word: string,
  usage: string,
): { port: number; problem?: undefined } | { port?: undefined; problem: string };
