import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { satisfies, whyInstall } from "../../scripts/ensure.mjs";

describe("the check of Node", () => {
  const range = "^20.19.0 || >=22.12.0";
  test.each(["20.19.0", "20.20.2", "22.12.0", "22.13.1", "24.0.0", "100.1.0"])("lets %s in", (version) => {
    expect(satisfies(version, range)).toBe(true);
  });
  test.each(["18.20.4", "20.18.9", "21.7.3", "22.11.0", "14.0.0"])("turns %s away", (version) => {
    expect(satisfies(version, range)).toBe(false);
  });
  test("does not guess at a range it cannot read", () => {
    expect(() => satisfies("20.0.0", "20.x")).toThrow(/only \^a\.b\.c and >=a\.b\.c/);
  });
});

describe("packages are installed when", () => {
  let folder: string;
  const write = (path: string, content: object | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  };
  const one = { version: "1.0.0", integrity: "sha512-one" };
  const other = { version: "2.0.0", integrity: "sha512-other", optional: true };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ensure-"));
    write("package-lock.json", { packages: { "": {}, "node_modules/one": one, "node_modules/@x/other": other } });
    write("node_modules/.package-lock.json", { packages: { "node_modules/one": one } });
    write("node_modules/one/package.json", {});
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("never, where all that is not for another platform is there", () => {
    expect(whyInstall(folder)).toBeUndefined();
  });
  test("node_modules is missing, or damaged", () => {
    write("node_modules/.package-lock.json", "{");
    expect(whyInstall(folder)).toBe("node_modules is damaged");
    rmSync(join(folder, "node_modules"), { recursive: true });
    expect(whyInstall(folder)).toBe("node_modules is not there yet");
  });
  test("the lock file has another version, another content, a package more or a package less", () => {
    const lock = (packages: object) => write("package-lock.json", { packages: { "": {}, ...packages } });
    lock({ "node_modules/one": { ...one, version: "1.0.1" } });
    expect(whyInstall(folder)).toBe("package-lock.json wants one 1.0.1");
    lock({ "node_modules/one": { ...one, integrity: "sha512-changed" } });
    expect(whyInstall(folder)).toBe("package-lock.json wants one 1.0.0");
    lock({ "node_modules/one": one, "node_modules/a/node_modules/two": one });
    expect(whyInstall(folder)).toBe("package-lock.json wants two 1.0.0");
    lock({});
    expect(whyInstall(folder)).toBe("package-lock.json no longer has one");
  });
  test("a package's folder is gone", () => {
    rmSync(join(folder, "node_modules/one"), { recursive: true });
    expect(whyInstall(folder)).toBe("node_modules/one is empty");
  });
});

test("in this checkout, where these tests run, nothing is left to install", () => {
  expect(whyInstall(join(import.meta.dirname, "../.."))).toBeUndefined();
});
