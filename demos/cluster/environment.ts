/**
 * The way of a change without an image: what is installed here is looked at, what is one's own goes up once, and every
 * machine installs the packages itself. Arithmetic; the numbers are parameters, the only published whole is one vendor's
 * "1–2 minutes" to a cluster (table `container-start`).
 */
import type { Micros } from "../scheduler/index.ts";
import { fixed, type Stage } from "./start-up.ts";

/** An environment and what of it a machine lacks. */
export interface Environment {
  /** To look at what is installed here. */
  readonly scan: Micros;
  /** Bytes of one's own code and of packages that no index has. */
  readonly own: number;
  /** Packages a machine installs, and their compressed bytes. */
  readonly packages: number;
  readonly bytes: number;
  /** To unpack and link one package. */
  readonly install: Micros;
}

/** What carries it. Bytes per second: up from here, down to one machine. Package indexes are taken to have no limit. */
export interface Lines {
  readonly up: number;
  readonly down: number;
}

/** What it costs once, before machines are asked for. */
export const scanAndUpload = ({ scan, own }: Environment, { up }: Lines): Stage[] => [
  fixed("scan", scan),
  fixed("upload", Math.ceil((own / up) * 1e6)),
];

/** What every machine does once it is up. */
export const installStages = ({ packages, bytes, install, own }: Environment, { down }: Lines): Stage[] => [
  fixed("download", Math.ceil(((bytes + own) / down) * 1e6)),
  fixed("install", packages * install),
];
