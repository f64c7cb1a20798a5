import { readFileSync } from "node:fs";
import { roles, type Role } from "../../demos/contract/demo.ts";

const css = readFileSync(new URL("../../demos/look/tokens.css", import.meta.url), "utf8");

/** The colours of one theme by role, as tokens.css has them. */
export type Theme = Readonly<Record<Role, string>>;

const block = (selector: string): string => {
  const from = css.indexOf(`\n${selector} {`);
  if (from < 0) throw new Error(`tokens.css has no block ${selector}`);
  return css.slice(from, css.indexOf("\n}", from));
};

function theme(text: string, value: RegExp): Theme {
  const found = roles.map((role) => {
    const [, colour] = new RegExp(`--${role}: ${value.source};`).exec(text) ?? [];
    if (!colour) throw new Error(`tokens.css gives no colour to --${role}`);
    return [role, colour] as const;
  });
  return Object.fromEntries(found) as Theme;
}

/** Every theme, read from the style sheet itself. Reading fails where a role has no colour. */
export const themes: Readonly<Record<"light" | "dark" | "projector", Theme>> = {
  light: theme(block(":root"), /light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\)/),
  dark: theme(block(":root"), /light-dark\(#[0-9a-f]{6}, (#[0-9a-f]{6})\)/),
  projector: theme(block(':root[data-theme="projector"]'), /(#[0-9a-f]{6})/),
};
