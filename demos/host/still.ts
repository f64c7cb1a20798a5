/**
 * The figure without the host: its picture at its end, its words, its source and its table. Made at build in Node
 * (linkedom) for readers without scripts, feeds and print; made in the browser where a place wants a still.
 * Imports nothing that needs a browser.
 */
import { decode } from "../contract/codec.ts";
import type { AnyDemo, Frame } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { Tables } from "../contract/table.ts";
import { answerBoxes } from "./answers.ts";
import { badge } from "./badge.ts";
import { about, sourceLine } from "./caption.ts";
import type { Show } from "./loader.ts";
import { make } from "./make.ts";
import { wholeStudy } from "./outcomes.ts";
import { stillPalette } from "./palette.ts";
import { tableView } from "./table-view.ts";
import { finding, headingOf } from "./words.ts";

/** What a still is made of. */
export interface Still {
  readonly demo: AnyDemo;
  /** Every table the demo lists, loaded. */
  readonly tables: Tables;
  readonly slug: string;
  readonly show: Show;
  /** The browser's, or linkedom's. */
  readonly document: Document;
  /** CSS pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a chart label. */
  readonly label: number;
  /** An encoded state; the defaults without. */
  readonly state?: string;
  /** Stands before every id the picture makes. */
  readonly idPrefix: string;
  /** Where the lesson's run landed, drawn on its evidence. */
  readonly here?: Outcome;
  /** The picture is the question: its ready answers stand under it with boxes to tick, unless the state has one. */
  readonly asks?: boolean;
}

/** A complete `<figure class="still">`. A demo that throws throws here too: at build that is a mistake to be mended. */
export function stillFigure(still: Still): HTMLElement {
  const { demo, tables, slug, show, document } = still;
  const { params, vs } = decode(demo.schema, still.state ?? "");
  const model: unknown = demo.model(params, tables);
  const span = demo.span(model);
  const study = wholeStudy(demo, tables, params);
  const boxes = still.asks ? answerBoxes(document, demo, params) : undefined;
  const picture = demo.draw(model, frameOf(still, study), vs && demo.model(vs, tables));
  picture.at(span);
  const basis = demo.basis(params);
  const details = (summary: string, content: Element) =>
    make(document, "details", {}, make(document, "summary", {}, summary), content);
  return make(
    document,
    "figure",
    { class: "still", "data-slug": slug, "data-show": show, "data-basis": basis },
    make(document, "div", { class: "picture", role: "img", "aria-label": demo.title }, picture.node),
    make(
      document,
      "figcaption",
      {},
      make(
        document,
        "p",
        { class: "title" },
        badge(document, basis),
        " ",
        make(document, "span", {}, headingOf(demo, params)),
      ),
      finding(document, demo.say(model, span, study)),
      boxes,
      sourceLine(document, demo, tables, params),
      details("The numbers as a table", tableView(document, demo.rows(model, study))),
      details("About this figure", about(document, demo, tables, basis)),
    ),
  );
}

function frameOf({ document, width, height, label, idPrefix, here }: Still, study: StudyResult | undefined): Frame {
  return {
    document,
    width,
    height,
    pixelRatio: 1,
    still: true,
    label,
    idPrefix,
    palette: stillPalette,
    ...(here ? { here } : {}),
    ...(study ? { study } : {}),
    emit: () => {},
  };
}
