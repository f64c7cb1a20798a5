/** What the build does with figures: runs them for the numbers prose quotes, draws their stills, checks the beats' states. */
import { parseHTML } from "linkedom";
import type { Outcome } from "../../demos/contract/outcome.ts";
import { decode, encode } from "../../demos/contract/codec.ts";
import { defaults, type Schema } from "../../demos/contract/params.ts";
import { stillFigure } from "../../demos/host/still.ts";
import { Mistake, type Facts, type Slide } from "../lesson.ts";
import { figureOf, tablesOf, type Show } from "./found.ts";
import { html, markup, type Markup } from "./markup.ts";

/** Both figures, evidence first: the order they are met in. */
export const shows: readonly Show[] = ["evidence", "demo"];

/** The numbers a slide's prose may quote: those of its figures with every knob at its default. */
export function factsOf(slug: string): Facts {
  const facts: Record<string, string> = {};
  for (const show of shows) {
    const figure = figureOf(slug, show);
    if (!figure?.facts) continue;
    const model: unknown = figure.model(defaults(figure.schema), tablesOf(figure));
    for (const [name, said] of Object.entries(figure.facts(model))) facts[`${show}.${name}`] = said;
  }
  return facts;
}

/** Fails the build when a lesson has no figures, or a beat or strip names a state that its figure does not take whole. */
export function checkStates(slide: Slide): void {
  const states = slide.beats.flatMap((beat, at) =>
    shows.flatMap((show) =>
      beat[show] === undefined ? [] : [{ field: `beats[${at}].${show}`, slug: slide.slug, show, state: beat[show] }],
    ),
  );
  if (slide.kind === "lesson") {
    states.push(
      ...shows.map((show) => ({ field: `demos/${slide.slug}/${show}.ts`, slug: slide.slug, show, state: "" })),
    );
  } else if (slide.strip) {
    states.push({ field: "strip", show: "demo", ...slide.strip });
  }
  for (const { field, slug, show, state } of states) {
    const figure = figureOf(slug, show);
    if (!figure) throw new Mistake(slide.file, field, `there is no demos/${slug}/${show}.ts to show`);
    const [problem] = decode(figure.schema, state).problems;
    if (problem) throw new Mistake(slide.file, field, `"${state}" is not a state of that figure: ${problem}`);
  }
}

/** The last state the beats name for a figure; its defaults if they name none. */
const lastState = (slide: Slide, show: Show): string =>
  slide.beats.findLast((beat) => beat[show] !== undefined)?.[show] ?? "";

/** A ready answer to a lesson's question: what stands on its button, and the state it makes. */
export interface Answer {
  readonly label: string;
  readonly state: string;
}

/** What the question is about, and its ready answers in the order of their keys; nothing for a figure without. */
export function answersOf(slug: string): { readonly about: string; readonly answers: readonly Answer[] } | undefined {
  const figure = figureOf(slug, "evidence");
  if (!figure?.answers) return undefined;
  const { schema } = figure;
  const { knob, options }: NonNullable<typeof figure.answers> = figure.answers;
  return {
    about: (schema as Schema)[knob]?.label ?? "Your answer",
    answers: options.map(({ label, value }) => ({
      label,
      state: encode(schema, { ...defaults(schema), [knob]: value }),
    })),
  };
}

/** How large a still is drawn, in CSS pixels, and how large its labels are. */
export interface StillSize {
  readonly width: number;
  readonly height: number;
  readonly label: number;
}

/** What a still is drawn of. */
export interface Drawn {
  readonly slug: string;
  readonly show: Show;
  readonly state: string;
  readonly still: StillSize;
  /** Stands before its ids, which it must share with no other picture of the document. */
  readonly idPrefix: string;
  /** Where the lesson's run landed, for its evidence. */
  readonly here?: Outcome | undefined;
}

/** A figure at the end of its run: picture, words, source and table. */
function still({ slug, show, state, still: size, idPrefix, here }: Drawn): Markup {
  const demo = figureOf(slug, show);
  if (!demo) throw new Error(`there is no demos/${slug}/${show}.ts to draw`);
  const document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
  const tables = tablesOf(demo);
  const element = stillFigure({ demo, tables, slug, show, document, state, idPrefix, ...size, ...(here && { here }) });
  return markup(String(element));
}

/** How a place shows a figure. */
export interface Shown extends Omit<Drawn, "idPrefix"> {
  /** The scale of its type. */
  readonly size: "stage" | "page" | "embed";
  /** What links to its moments start from; the document's own address unless said. */
  readonly link?: string;
  /** The slide it stands on, where that is not its own: one document may hold a figure twice. */
  readonly on?: string;
}

/** `<demo-figure>` with its still inside: what no-JavaScript readers, feeds and failures see. */
export function figure({ size, link, on = "", ...drawn }: Shown): Markup {
  const { slug, show, state } = drawn;
  // An article is long: its figures wait until they are nearly in view.
  const attributes = html`demo="${slug}" show="${show}"
  size="${size}"${size === "page" && html` lazy`}${state && html` state="${state}"`}${link !== undefined && html` link="${link}"`}`;
  return html`<demo-figure ${attributes}
    >${still({ ...drawn, idPrefix: `${size}-${on && `${on}-`}${slug}-${show}-` })}</demo-figure
  >`;
}

/** Both figures of a slide where its last beats leave them, the demo's run landed on the evidence. */
export const lastFigures = (
  slide: Slide,
  shown: Pick<Shown, "size" | "still" | "link">,
): Partial<Record<Show, Markup>> =>
  Object.fromEntries(
    shows
      .filter((show) => figureOf(slide.slug, show))
      .map((show) => {
        const here = show === "evidence" ? landing(slide) : undefined;
        return [show, figure({ slug: slide.slug, show, state: lastState(slide, show), here, ...shown })];
      }),
  );

function landing(slide: Slide): Outcome | undefined {
  const demo = figureOf(slide.slug, "demo");
  return demo?.outcome?.(demo.model(decode(demo.schema, lastState(slide, "demo")).params, tablesOf(demo)));
}
