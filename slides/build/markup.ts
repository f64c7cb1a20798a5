/** HTML written as a template: every value is escaped unless it is markup already. */

/** Text that is HTML already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | false | undefined | readonly Part[];

/** Text known to be HTML: what the Markdown reader or the still maker gave. */
export const markup = (text: string): Markup => new Markup(text);

/** ``html`<p>${words}</p>` ``: strings and numbers are escaped, markup is taken, lists are joined, false is left out. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((string, at) => string + (at < parts.length ? write(parts[at]) : "")).join(""));

/** Escapes text for an element or a quoted attribute. */
const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Fills `%name%` in a template file. Asking for a name that is not given is a programming mistake, and throws. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/%([a-z]+)%/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template asks for %${name}%, which is not given`);
    return value;
  });
}

function write(part: Part): string {
  if (part === false || part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(write).join("");
  return escape(String(part));
}
