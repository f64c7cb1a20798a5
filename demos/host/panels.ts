import type { StudyResult } from "../contract/outcome.ts";
import { about } from "./caption.ts";
import { linkPanel, linkTo } from "./link.ts";
import { siblingOf, type Sibling } from "./siblings.ts";
import type { State } from "./state.ts";
import { tableView } from "./table-view.ts";
import type { Tool } from "./tools.ts";
import type { FigureOptions } from "./view.ts";

/** The figure the panels speak of. */
export interface Subject extends Sibling {
  readonly options: FigureOptions;
  readonly model: unknown;
  readonly study: StudyResult | undefined;
  readonly params: State["params"];
}

/** What opens from the foot of a figure: the link to this moment, the numbers, and where they come from. */
export function panels(figure: Subject): readonly Tool[] {
  const { document } = figure;
  const { demo, tables, id } = figure.options;
  const link = linkPanel(document, `${id}link`);
  return [
    {
      name: "Link",
      label: "Link to this moment",
      fill() {
        link.set(addressOf(figure));
        return link.node;
      },
    },
    {
      name: "Table",
      label: "The numbers as a table",
      fill: () => tableView(document, demo.rows(figure.model, figure.study)),
    },
    {
      name: "About",
      label: "About this figure",
      fill: () => about(document, demo, tables, demo.basis(figure.params)),
    },
  ];
}

/** Both figures of a lesson go into one link. It has one moment: the demo's, or the evidence's where no demo stands by. */
function addressOf(figure: Subject): string {
  const other = siblingOf(figure);
  const [d, e] = figure.show === "demo" ? [figure.state, other?.state] : [other?.state, figure.state];
  const [first, second] = figure.show === "demo" ? [figure, other] : [other, figure];
  const at = first?.at ?? second?.at;
  return linkTo(figure.document, figure.options.element.getAttribute("link"), {
    ...(d ? { d } : {}),
    ...(e ? { e } : {}),
    ...(at === undefined ? {} : { at: Number(at.toPrecision(6)) }),
  });
}
