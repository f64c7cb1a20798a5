/** Reads a command's options, or says in one sentence what is wrong with them. */
import util from "node:util";

/** `{values}` as `util.parseArgs` gives them, or `{problem}`: the sentence, then `usage`. */
export function readOptions(words, options, usage) {
  try {
    return { values: util.parseArgs({ args: words, options, strict: true, allowPositionals: false }).values };
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
