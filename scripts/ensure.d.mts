export { findBrowser } from "./browser.mjs";
export const root: string;
export class Unready extends Error {}
export function checkNode(): void;
export function ensure(): void;
export function satisfies(version: string, range: string): boolean;
export function whyInstall(folder: string): string | undefined;
export function command(main: (words: string[]) => number | Promise<number>): Promise<number>;
