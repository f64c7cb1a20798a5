import type { Basis } from "../contract/demo.ts";
import type { Way } from "../contract/live.ts";
import type { Params } from "../contract/params.ts";
import { here } from "../drive/here.ts";
import { answers } from "./answers.ts";
import { setBadge } from "./badge.ts";
import { credits, sources } from "./caption.ts";
import type { Face } from "./face.ts";
import { fold } from "./fold.ts";
import { knobs } from "./knobs/index.ts";
import { liveButtons } from "./live-buttons.ts";
import { make } from "./make.ts";
import { panels, type Subject } from "./panels.ts";
import type { Playback } from "./playback.ts";
import { showProblems } from "./problems.ts";
import { progress, type Doing } from "./progress.ts";
import { siblingOf, type Credited } from "./siblings.ts";
import { stories } from "./stories.ts";
import { tools, type Tools } from "./tools.ts";
import { transport, type Transport } from "./transport.ts";
import type { FigureOptions } from "./view.ts";
import { headingOf } from "./words.ts";

/** What the viewer does to a figure. */
export interface ControlsHands {
  turn(change: Partial<Params>, settled: boolean): void;
  tell(index: number): unknown;
  answer(n: number): unknown;
  reset(): void;
  /** Asks the place for more room, or to have it back. */
  size(): void;
  /** Moved to another moment. */
  scrubbed(): void;
  /** Real work instead of simulated, where there is any. */
  readonly live: { go(way: Way): void; crash(): void } | undefined;
}

/** Everything there is to press on a figure, and the line that says whose data it is. */
export interface Controls extends Credited {
  readonly transport: Transport;
  readonly tools: Tools;
  /** Shows where the knobs stand. */
  set(params: Params): void;
  /** Says what the picture shows and what it stands on. */
  stand(basis: Basis, params: Params): void;
  /** Shows what is being computed; nothing: nothing is. */
  doing(doing?: Doing): void;
}

/** Makes the controls and puts them into a face; on paper there is only the source. */
export function controls(
  figure: Subject,
  playback: Playback,
  { hand, foot, notes, badge, heading }: Face,
  { demo, tables, id, scale, still }: FigureOptions,
  hands: ControlsHands,
): Controls {
  const { document } = figure;
  const times = transport(document, playback, () => hands.scrubbed());
  const turned = knobs(document, demo.schema, id, scale, {
    turn: (change, settled) => hands.turn(change, settled),
    problem: (sentence) => showProblems(notes, [sentence]),
  });
  const given = answers(document, demo, (n) => hands.answer(n));
  if (given) turned.into(given.knob, given.node);
  const told = stories(document, demo, id, (index) => hands.tell(index));
  const live = hands.live && liveButtons(document, demo, id, here(), hands.live);
  const list = tools(document, id, turned.nodes.length || told ? () => hands.reset() : undefined, panels(figure));
  const sizes = [
    ["more", "Knobs", "This figure alone, with its knobs"],
    ["less", "Back", "As it was among the others"],
  ].map(([name, label, title]) => {
    const button = make(document, "button", { type: "button", class: `quiet ${name}`, title }, label!);
    button.addEventListener("click", () => hands.size());
    return button;
  });
  const credit = make(document, "p", { class: "credit" });
  let named: readonly string[] = [];
  const credited = (): void => {
    const other = figure.show === "demo" ? siblingOf(figure) : undefined;
    credit.replaceChildren(...credits(document, named, other?.showing.controls.sources));
  };
  const line = demo.weight || demo.study ? progress(document) : undefined;
  const source = make(document, "div", { class: "source" }, credit, line?.node);
  if (still) {
    foot.append(source);
  } else {
    const box = make(document, "div", { class: "knobs", "data-count": turned.nodes.length }, ...turned.nodes);
    hand.append(times.play, box);
    for (const part of [told, live]) if (part) hand.append(part.node);
    for (const knob of turned.nodes.slice(2)) knob.classList.add("beyond");
    // On stage it ends the one row of stories, elsewhere it leads the row of tools: it never has a line of its own.
    if (told && scale === "stage") told.node.append(fold(document, hand));
    else if (told || turned.nodes.length) list.buttons.prepend(fold(document, hand));
    foot.append(times.row, ...sizes, list.buttons, source);
    foot.after(list.panel);
  }
  return {
    transport: times,
    tools: list,
    set(params) {
      for (const part of [turned, given, told, live]) part?.set(params);
    },
    stand(basis, params) {
      setBadge(badge, basis);
      heading.textContent = headingOf(demo, params);
      named = sources(demo, tables, params);
      credited();
      siblingOf(figure)?.showing.controls.credited();
    },
    get sources() {
      return named;
    },
    credited,
    doing: (doing) => line?.show(doing),
  };
}
