import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { build as efficiency } from "../../data/dask-efficiency/build.ts";
import { clusters } from "../../data/job-durations/build.ts";
import { MalformedRaw, quoted } from "../../data/raw.ts";
import type { Build, Raw } from "../../data/raw.ts";
import { has, names, raw, resource } from "./tables.ts";

/** A raw file of these words, whatever the path. */
const holding =
  (text: string): Raw =>
  () =>
    Promise.resolve(Buffer.from(text));

const cluster = (id: string) => clusters.find((cluster) => cluster.id === id)!.read;

describe("a malformed raw file is one sentence that names the file, what was expected and what stood there", () => {
  test.each([
    [
      "SURF",
      holding("not parquet"),
      /^data\/opendc.*tasks\.parquet: expected a Parquet file with a column `duration`, but/,
    ],
    [
      "LCG",
      holding("; comment\n1 0 0 soon 1\n"),
      /LCG.*: expected a run time .* 4th field on line 2, but found "soon"$/,
    ],
    ["LCG", holding("; only comments\n"), /LCG.*: expected at least one job, but found none$/],
    ["MetaCentrum", holding("1 0 0 12.5 1\n"), /metacentrum.*: expected a run time .* on line 1, but found "12\.5"$/],
    ["MetaCentrum", holding("1 0 0 12\n"), /metacentrum.*: expected a number of processors .* but found nothing$/],
    ["Philly", holding("seconds\n12\n"), /philly.*: expected the header `runtime`, but found "seconds"$/],
    [
      "Philly",
      holding("runtime\n12.0\n\n9.0\n"),
      /philly.*: expected a run time in whole seconds on line 3, but found nothing$/,
    ],
    [
      "Alibaba",
      holding("name,start\na,1\n"),
      /openb.*: expected the columns `scheduled_time` and `deletion_time`, but/,
    ],
    ["Alibaba", holding("deletion_time,scheduled_time\n9\n"), /openb.*: expected 2 fields on line 2, but found 1$/],
    [
      "Alibaba",
      holding("deletion_time,scheduled_time\n9,x\n"),
      /openb.*: expected a time .* on line 2, but found "x"$/,
    ],
  ])("%s", async (id, raw, sentence) => {
    await expect(cluster(id)(raw)).rejects.toThrow(MalformedRaw);
    await expect(cluster(id)(raw)).rejects.toThrow(sentence);
  });

  const method = "2 workers x 1 thread";
  const versions = { dask: "2022.12.1+dfsg" };
  const row = { kind: "sleep", contention: { clean: true }, task_s: 1, n: 4 };
  test.each([
    ["{", /^dask\/.*\.json: expected a JSON file, but found one that does not parse/],
    [{}, /expected a method that begins "2 workers x 1 thread", but found nothing$/],
    [{ method }, /expected the version of Dask, but found nothing$/],
    [
      { method, versions, rows: [{ ...row, contention: { clean: false } }] },
      /expected rows of kind `sleep`.*, but found none$/,
    ],
    [{ method, versions, rows: [row] }, /expected efficiency\.median above zero in sleep row 1, but found nothing$/],
  ])("the Dask recording: %j", async (content, sentence) => {
    const raw = holding(typeof content === "string" ? content : JSON.stringify(content));
    await expect(efficiency(raw)).rejects.toThrow(MalformedRaw);
    await expect(efficiency(raw)).rejects.toThrow(sentence);
  });
});

describe.skipIf(!existsSync(raw))("whatever raw file of whatever table is broken", () => {
  const built = names.filter((name) => has(`${name}/build.ts`));
  const sourceOf = (name: string): URL => new URL(`../../data/${name}/build.ts`, import.meta.url);
  const real = new Map<string, Promise<Buffer>>();
  const unpacked = (path: string): Promise<Buffer> => {
    const bytes =
      real.get(path) ?? readFile(join(raw, path)).then((held) => (path.endsWith(".gz") ? gunzipSync(held) : held));
    real.set(path, bytes);
    return bytes;
  };

  test.each(built)(
    "the build of %s names it, and gives no table",
    async (name) => {
      const { build } = (await import(`../../data/${name}/build.ts`)) as { build: Build<object> };
      const files = resource(name).sources.flatMap(({ files = [] }) => files);
      // One made of other tables is broken by what breaks those, each of which is tried with all three.
      const composed = /from "\.\.\/[a-z-]+\/build\.ts"/.test(await readFile(sourceOf(name), "utf8"));
      for (const { path } of files) {
        for (const content of composed ? ["{"] : ["", "{", "<html>Not found</html>\n"]) {
          const broken: Raw = (wanted) => (wanted === path ? Promise.resolve(Buffer.from(content)) : unpacked(wanted));
          const answer = await build(broken).catch((cause: unknown) => cause);
          expect(answer, `${path} as ${JSON.stringify(content)}`).toBeInstanceOf(MalformedRaw);
          expect((answer as Error).message).toContain(`${path}: expected `);
        }
      }
    },
    120_000,
  );
});

test("a good log goes through: comments, unknown run times and pods never scheduled do not count", async () => {
  await expect(cluster("LCG")(holding("; x\n1 0 0 7 1\n2 0 0 -1 1\n3 0 0 0 1\n"))).resolves.toEqual([7, 0]);
  await expect(cluster("MetaCentrum")(holding("1 0 0 7 1\n2 0 0 -9 1\n3 0 0 8 0\n"))).resolves.toEqual([7]);
  const pods = "name,deletion_time,scheduled_time\na,9,2\nb,9,\nc,,2\n";
  await expect(cluster("Alibaba")(holding(pods))).resolves.toEqual([7]);
  await expect(cluster("Philly")(holding("runtime\n12.0\n0.0\n"))).resolves.toEqual([12, 0]);
});

test("a long wrong value is cut in the message", () => {
  expect(quoted("x".repeat(200))).toBe(`"${"x".repeat(60)}…"`);
});
