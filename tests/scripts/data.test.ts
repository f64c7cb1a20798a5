import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hash } from "../../scripts/tables.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A project with two tables of one number each, in a folder of its own: the real command, nothing real touched. */
describe("npm run data", () => {
  let folder: string;
  const path = (...parts: string[]) => join(folder, ...parts);
  const write = (name: string, content: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const read = (name: string) => readFileSync(path(name), "utf8");
  const data = (...words: string[]) => {
    const cli = join(root, "node_modules/tsx/dist/cli.mjs");
    const command = [cli, path("project/scripts/data.ts"), ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    const line = (table: string) => stdout.split("\n").find((words) => words.startsWith(`${table} `)) ?? "";
    return { status, stdout, stderr, line };
  };
  const describeAs = (name: string, file: string, content: string | Buffer) => {
    const source = { title: name, path: "x", retrieved: "2026-11-22", license: "MIT" };
    const sources = [{ ...source, files: [{ path: file, hash: hash(content) }] }];
    write(`project/data/${name}/resource.json`, JSON.stringify({ name, sources }));
  };
  const table = (name: string) => {
    describeAs(name, `raw/${name}.txt`, "7\n");
    write(
      `project/data/${name}/build.ts`,
      `import { whole } from "../raw.ts";
       export const build = async (raw) => [{ answer: whole(String(await raw("raw/${name}.txt")), "raw/${name}.txt", 1, "a number") }];`,
    );
    write(`shared/raw/${name}.txt`, "7\n");
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "data-"));
    mkdirSync(path("project"), { recursive: true });
    cpSync(join(root, "scripts"), path("project/scripts"), { recursive: true });
    cpSync(join(root, "data/raw.ts"), path("project/data/raw.ts"));
    cpSync(join(root, "package.json"), path("project/package.json"));
    symlinkSync(join(root, "node_modules"), path("project/node_modules"), "junction");
    table("one");
    table("two");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("writes every table it finds, a line for each, and the package; a second time nothing changes", () => {
    const first = data();
    expect(first.line("one")).toMatch(/written +1 rows, .* from 1 raw file$/);
    expect(first.line("two")).toMatch(/written/);
    expect(first.line("datapackage.json")).toMatch(/written +2 tables$/);
    expect(first.status).toBe(0);
    expect(read("project/data/one/table.json")).toBe('{\n  "rows": [\n    {"answer":7}\n  ]\n}\n');
    const before = read("project/data/datapackage.json");
    expect(JSON.parse(before)).toMatchObject({ resources: [{ path: "one/table.json" }, { path: "two/table.json" }] });
    const second = data("--check");
    expect([second.line("one"), second.line("datapackage.json")].join()).toMatch(/same.*same/);
    expect(second.status).toBe(0);
    expect(read("project/data/datapackage.json")).toBe(before);
  }, 60_000);

  test("--check fails on a table that is not what its build gives, and writes nothing", () => {
    data();
    write("project/data/one/table.json", read("project/data/one/table.json").replace("7", "8"));
    const check = data("--check");
    expect(check.line("one")).toMatch(
      /failed +line 3 is committed as "\{"answer":8\}", but the build gives "\{"answer":7\}"/,
    );
    expect(check.line("two")).toMatch(/same/);
    expect(check.line("datapackage.json")).toMatch(/failed/);
    expect(check.status).toBe(1);
    expect(read("project/data/one/table.json")).toContain("8");
  }, 60_000);

  test("without raw files it says skipped and is content, but still checks the package", () => {
    data();
    const check = data("--check", "--raw", path("nowhere"));
    expect(check.line("one")).toMatch(/skipped: no raw files in .*nowhere$/);
    expect(check.line("datapackage.json")).toMatch(/same/);
    expect(check.status).toBe(0);
    write("project/data/one/table.json", '{ "rows": [] }');
    expect(data("--check", "--raw", path("nowhere")).status).toBe(1);
  }, 60_000);

  test("a table that another command records is looked over and left alone, and stands in the package", () => {
    const fields = [{ name: "answer", type: "integer" }];
    const about = { name: "three", recordedBy: "npm run ask", sources: [], schema: { fields } };
    write("project/data/three/resource.json", JSON.stringify(about));
    write("project/data/three/table.json", '{"rows":[{"answer":7}]}');
    const first = data();
    expect(first.line("three")).toMatch(/recorded +1 rows, by `npm run ask`$/);
    expect(first.line("datapackage.json")).toMatch(/written +3 tables$/);
    expect([first.status, data("--check").status]).toEqual([0, 0]);
    write("project/data/three/table.json", '{"rows":[{"answer":"seven"}]}');
    const wrong = data("--check");
    expect(wrong.line("three")).toMatch(/failed +data\/three\/table\.json, row 1: expected integer answer, but found/);
    expect(wrong.status).toBe(1);
    write("project/data/three/table.json", '{"rows":[{"answer":7}]}');
    write("project/data/three/resource.json", JSON.stringify({ ...about, recordedBy: undefined }));
    expect(data("--check").line("three")).toMatch(/failed +data\/three: expected a build\.ts, or recordedBy/);
  }, 60_000);

  test("a malformed raw file is one sentence, its table is left as it was, and the others go on", () => {
    data();
    write("shared/raw/one.txt", "seven\n");
    describeAs("one", "raw/one.txt", "seven\n");
    rmSync(path("project/data/two/table.json"));
    const run = data();
    const kept = "data/one/table.json was left as it was";
    expect(run.line("one")).toBe(
      `one               failed   raw/one.txt: expected a number on line 1, but found "seven"; ${kept}`,
    );
    expect(run.line("two")).toMatch(/written/);
    expect(run.status).toBe(1);
    expect(read("project/data/one/table.json")).toContain("7");
  }, 60_000);

  test("a packed raw file is unpacked for the build, and one that does not unpack is a sentence", () => {
    const packed = gzipSync("7\n");
    describeAs("one", "raw/one.txt.gz", packed);
    write("project/data/one/build.ts", read("project/data/one/build.ts").replaceAll("one.txt", "one.txt.gz"));
    writeFileSync(path("shared/raw/one.txt.gz"), packed);
    expect(data().line("one")).toMatch(/written/);
    write("shared/raw/one.txt.gz", "7\n");
    describeAs("one", "raw/one.txt.gz", "7\n");
    const run = data();
    expect(run.line("one")).toMatch(
      /failed +raw\/one\.txt\.gz: expected a gzip file, but found one that does not unpack \(/,
    );
    expect(run.status).toBe(1);
  }, 60_000);

  test.each([
    ["of another content", "9\n", "sha256:"],
    ["truncated", "", `${hash("")} (0 bytes)`],
  ])(
    "a raw file that is %s is one sentence that names it, and nothing is built from it",
    (_, content, found) => {
      data();
      write("shared/raw/one.txt", content);
      const run = data();
      const sentence = `raw/one.txt: expected ${hash("7\n")}, as resource.json says, but found ${found}`;
      expect(run.line("one")).toContain(sentence);
      expect(run.line("two")).toMatch(/same/);
      expect(run.status).toBe(1);
      expect(read("project/data/one/table.json")).toContain("7");
    },
    60_000,
  );

  test("a raw file that is missing among others is one sentence that names it", () => {
    data();
    rmSync(path("shared/raw/one.txt"));
    const run = data("--check");
    expect(run.line("one")).toMatch(/failed +raw\/one\.txt: expected a file in .*shared, but found none/);
    expect(run.status).toBe(1);
  }, 60_000);

  test("a raw file that no source names, and a source that is not read, are sentences too", () => {
    describeAs("one", "raw/other.txt", "7\n");
    expect(data().line("one")).toMatch(/raw\/one\.txt: expected a file that a source in resource\.json names/);
    describeAs("one", "raw/one.txt", "7\n");
    const about = JSON.parse(read("project/data/one/resource.json")) as { sources: { files: object[] }[] };
    about.sources[0]!.files.push({ path: "raw/two.txt", hash: hash("7\n") });
    write("project/data/one/resource.json", JSON.stringify(about));
    expect(data().line("one")).toMatch(/resource\.json names raw\/two\.txt, but the build did not read it/);
  }, 60_000);

  test("only the tables that are named are built; a name that is none is a sentence and status 2", () => {
    const run = data("two");
    expect(run.stdout).not.toMatch(/^one /m);
    expect(run.line("two")).toMatch(/written/);
    const none = data("tow");
    expect(none.stderr).toMatch(/^There is no table "tow" in data\/\.\nusage: npm run data/);
    expect(none.status).toBe(2);
  }, 60_000);

  test("an unknown option is a sentence and status 2", () => {
    const run = data("--chekc");
    expect(run.stderr).toMatch(/^Unknown option '--chekc'.*\nusage: npm run data/);
    expect(run.status).toBe(2);
  }, 60_000);
});
