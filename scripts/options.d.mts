type Values = Record<string, string | boolean | undefined>;

export function readOptions(
  words: string[],
  options: Record<string, { type: "string" | "boolean" }>,
  usage: string,
): { values: Values; problem?: undefined } | { values?: undefined; problem: string };
export function readPort(
  word: string,
  usage: string,
): { port: number; problem?: undefined } | { port?: undefined; problem: string };
