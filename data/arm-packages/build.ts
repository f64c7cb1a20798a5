/** Lock files of Python environments, as counted in wheels/result.json → packages for x86 and for ARM Linux. */
import { at, isList, isNumber, json } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One environment. Packages; each field is described in resource.json. */
export interface Row {
  readonly environment: string;
  readonly kind: "conda packages" | "binary wheels";
  readonly x86: number;
  readonly arm: number | null;
  readonly both: number | null;
  readonly sameVersion: number | null;
  readonly missingOnArm: number | null;
}

/** Where our counts are, under the raw root. */
export const countsPath = "data/wheels/result.json";

const images = ["base-notebook", "pangeo-notebook", "ml-notebook", "pytorch-notebook"];

/** The table `arm-packages`. */
export const build: Build<Row> = async (raw) => {
  const file = await json(raw, countsPath);
  const count = (...place: string[]) => at(countsPath, file, place, isNumber, "a number");
  const listed = (...place: string[]) => at(countsPath, file, place, Array.isArray, "a list").length;
  const conda = images.map((environment): Row => {
    const env = ["pangeo", "envs", environment];
    const platforms = at(countsPath, file, [...env, "packages_by_platform"], isRecord, "packages by platform");
    const x86 = count(...env, "packages_by_platform", "linux-64");
    const none = { arm: null, both: null, sameVersion: null, missingOnArm: null };
    if (!("linux-aarch64" in platforms)) return { environment, kind: "conda packages", x86, ...none };
    const arm = count(...env, "packages_by_platform", "linux-aarch64");
    const [both, sameVersion] = [count(...env, "both"), count(...env, "same_version")];
    const missingOnArm = at(countsPath, file, [...env, "x86_only"], isList, "a list of packages").length;
    return { environment, kind: "conda packages", x86, arm, both, sameVersion, missingOnArm };
  });
  const also = count("ibis_uv_lock", "n_binary_also_aarch64");
  const ibis: Row = {
    environment: "ibis",
    kind: "binary wheels",
    x86: count("ibis_uv_lock", "n_binary_linux_x86"),
    arm: also,
    both: also,
    // a wheel for either platform is counted within one locked version, so the versions cannot differ
    sameVersion: also,
    missingOnArm: listed("ibis_uv_lock", "missing_aarch64"),
  };
  return [...conda, ibis];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
