/** Reads a command's options, or says in one sentence what is wrong with them. */
import util from "node:util";

/** `{values, names}` as `util.parseArgs` gives them (`names`: what is no option), or `{problem}`: the sentence, then `usage`. */
export function readOptions(words, options, usage, { takesNames = false } = {}) {
  try {
    const parsed = util.parseArgs({ args: words, options, strict: true, allowPositionals: takesNames });
    return { values: parsed.values, names: parsed.positionals };
  } catch (cause) {
    const sentence = cause.message.replace(/\.? To specify .*$/s, "").replace(/\. This command .*$/s, "");
    return { problem: `${sentence}.\n${usage}` };
  }
}

/** A port from 0 (any that is free) to 65535, or `{problem}`. */
export function readPort(word, usage) {
  const port = /^\d{1,5}$/.test(word) ? Number(word) : Number.NaN;
  if (port <= 65_535) return { port };
  return { problem: `--port expects a whole number from 0 to 65535, but got "${word}".\n${usage}` };
}
