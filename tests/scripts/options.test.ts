import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readOptions, readPort } from "../../scripts/options.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const usage = "usage: this";

test("options that are known come through", () => {
  const options = { port: { type: "string" }, "no-open": { type: "boolean" } } as const;
  expect(readOptions(["--port", "80", "--no-open"], options, usage).values).toMatchObject({
    port: "80",
    "no-open": true,
  });
  expect(readOptions([], options, usage).values).toEqual({});
});

test("anything else is one sentence with the usage below", () => {
  const options = { port: { type: "string" } } as const;
  expect(readOptions(["--prot", "80"], options, usage).problem).toBe("Unknown option '--prot'.\nusage: this");
  expect(readOptions(["80"], options, usage).problem).toBe("Unexpected argument '80'.\nusage: this");
  expect(readOptions(["--port"], options, usage).problem).toMatch(
    /^Option '--port <value>' argument missing.*\nusage: this$/,
  );
});

test("a port is a whole number up to 65535", () => {
  expect(readPort("0", usage)).toEqual({ port: 0 });
  expect(readPort("65535", usage)).toEqual({ port: 65_535 });
  for (const word of ["65536", "-1", "80.5", "http", "", "1e3"])
    expect(readPort(word, usage).problem).toBe(
      `--port expects a whole number from 0 to 65535, but got "${word}".\nusage: this`,
    );
});

describe("a command given an option it does not know says so and does nothing", () => {
  test.each([
    ["start.mjs", ["--prot", "80"], /^Unknown option '--prot'\.\nusage: npm start/],
    ["start.mjs", ["--port", "many"], /^--port expects a whole number .*"many"\.\nusage: npm start/],
    ["test.mjs", ["--fast"], /^Unknown option '--fast'\.\nusage: npm test/],
    ["ensure.mjs", ["--browsers"], /^Unknown option "--browsers"/],
  ])("%s %j", (script, words, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});
