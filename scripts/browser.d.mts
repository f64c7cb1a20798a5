/** A browser that started, and which step found it; or the sentence to show. */
export type Found = { path: string; from: string; problem?: undefined } | { path?: undefined; problem: string };

/** What the search asks of a machine; `start` without a path means the browser Playwright would take. */
export interface Machine {
  env: Record<string, string | undefined>;
  systemPaths(): string[];
  start(path?: string): Promise<{ path: string } | { path?: undefined; reason: string }>;
  installPlaywright(): boolean;
  installDebian(): boolean;
  say(line: string): void;
}

export const browserArguments: string[];
export const browserVariables: readonly string[];
export function findBrowser(options?: { install?: boolean; machine?: Machine }): Promise<Found>;
export function systemPaths(
  platform: string,
  env: Record<string, string | undefined>,
  exists: (path: string) => boolean,
): string[];
