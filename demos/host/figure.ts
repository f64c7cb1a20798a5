import type { AnyDemo, Seconds } from "../contract/demo.ts";
import type { Outcome } from "../contract/outcome.ts";
import { sameValue, type Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import { afterPause, oncePerFrame } from "../drive/clock.ts";
import { setBadge } from "./badge.ts";
import { sourceLine, sources } from "./caption.ts";
import { face, type Face } from "./face.ts";
import { knobs, type Knobs } from "./knobs/index.ts";
import type { Show } from "./loader.ts";
import { watchMotion } from "./motion.ts";
import { panels, type Subject } from "./panels.ts";
import { Playback } from "./playback.ts";
import { showProblems } from "./problems.ts";
import { Runs } from "./runs.ts";
import { Screen } from "./screen.ts";
import { join, tell } from "./siblings.ts";
import { readState, turned, writeState, type State } from "./state.ts";
import { tools, type Tools } from "./tools.ts";
import { transport, type Transport } from "./transport.ts";
import type { FigureOptions, View } from "./view.ts";
import { watchVisible, type Gate } from "./visible.ts";
import { longest, setFinding } from "./words.ts";

/** One figure at work: state → run → picture and words, again whenever a hand or the place says so. */
export class Figure implements Subject {
  readonly face: Face;
  readonly gate: Gate;
  readonly playback: Playback;
  readonly slug: string;
  readonly show: Show;
  readonly document: Document;
  readonly element: HTMLElement;
  readonly demo: AnyDemo;
  readonly tables: Tables;
  readonly id: string;
  readonly #options: FigureOptions;
  readonly #runs: Runs;
  readonly #screen: Screen;
  readonly #source: HTMLElement;
  readonly #knobs: Knobs;
  readonly #transport: Transport;
  readonly #tools: Tools;
  readonly #update = oncePerFrame(() => this.#compute());
  /** Said aloud once the hand rests: twenty presses of an arrow key are one sentence, not twenty. */
  readonly #voice = afterPause(0.5, () => this.#speak());
  #state: State;
  #held: State | undefined;
  #beforePaper: Seconds = 0;
  #shown: View = { state: "" };
  #model: unknown;
  #here: Outcome | undefined;
  #failed = true;

  constructor(options: FigureOptions) {
    const { element, demo, tables, signal, id, still } = options;
    this.#options = options;
    this.slug = options.slug;
    this.show = options.show;
    this.document = element.ownerDocument;
    this.element = element;
    this.demo = demo;
    this.tables = tables;
    this.id = id;
    this.#state = readState(demo.schema, "", undefined).state;
    this.#runs = new Runs(demo, tables);
    this.face = face(this.document, demo, id);
    this.#source = sourceLine(this.document, demo, tables, demo.basis(this.#state.params));
    this.#screen = new Screen(this.face, options, {
      emit: (change) => this.#turn(change, true),
      paper: (on) => this.#paper(on),
      failed: (failure) => this.#fail(failure),
    });
    this.playback = new Playback({
      moved: (at) => this.#moved(at),
      changed: () => this.#transport.update(),
      settled: () => this.#settled(),
    });
    this.#transport = transport(this.document, this.playback, () => this.#changed());
    this.#knobs = knobs(this.document, demo.schema, id, options.scale, {
      turn: (change, settled) => this.#turn(change, settled),
      problem: (sentence) => showProblems(this.face.notes, [sentence]),
    });
    this.#tools = tools(this.document, id, this.#knobs.nodes.length ? () => this.reset() : undefined, panels(this));
    this.#furnish(still);
    this.gate = watchVisible(element, signal, (open) => this.playback.setAwake(open && !still));
    watchMotion(this.document, signal, (reduced) => this.playback.setStepped(reduced || still));
    const leave = join(this);
    signal.addEventListener("abort", () => {
      leave();
      this.#update.cancel();
      this.#voice.cancel();
      this.playback.setAwake(false);
    });
  }

  /** The moment shown; a picture that does not move has none. */
  get at(): Seconds | undefined {
    return this.playback.span > 0 ? this.playback.at : undefined;
  }

  get model(): unknown {
    return this.#model;
  }

  get params(): Params {
    return this.#state.params;
  }

  get state(): string {
    return writeState(this.demo.schema, this.#state);
  }

  /** Where the run landed: known once it has ended, unknown while it is under way. */
  get outcome(): Outcome | undefined {
    return this.show === "demo" && !this.#failed && this.playback.ended ? this.demo.outcome?.(this.#model) : undefined;
  }

  /** Sets everything at once: knobs, ghost, moment, playing. */
  view(view: View, keeps = true): void {
    this.playback.halt();
    this.#shown = view;
    this.#tools.close();
    this.#held = undefined;
    const { state, problems } = readState(this.demo.schema, view.state, keeps ? this.#state.params : undefined);
    this.#state = state;
    showProblems(this.face.notes, problems);
    const plays = view.play === true && !this.playback.stepped;
    this.#compute((span) => view.at ?? (plays ? 0 : span));
    this.gate.check();
    if (plays) this.playback.play();
    else this.#settled();
  }

  /** Back to what the place showed last, with nothing kept. */
  reset(): void {
    const { play: _, ...arrived } = this.#shown;
    this.view(arrived, false);
    this.#changed();
  }

  /** The demo of this lesson has landed somewhere: the evidence shows where. */
  landed(outcome: Outcome | undefined): void {
    if (sameValue(outcome, this.#here)) return;
    this.#here = outcome;
    if (!this.#failed) this.#draw();
  }

  #turn(change: Partial<Params>, settled: boolean): void {
    this.#held ??= this.#state;
    showProblems(this.face.notes, []);
    this.#state = turned(this.demo.schema, this.#held, change);
    this.#update.ask();
    if (!settled) return;
    this.#held = undefined;
    this.#update.flush();
    this.#settled();
    this.#changed();
  }

  /** Runs the knobs as they stand, and shows the run at a moment of its own, or at the one shown before. */
  #compute(moment?: (span: Seconds) => Seconds): void {
    const { demo } = this;
    const { params } = this.#state;
    this.#update.cancel();
    this.#knobs.set(params);
    try {
      this.#model = this.#runs.of(params);
      const span = demo.span(this.#model);
      this.playback.load(span, demo.pace?.(this.#model), moment?.(span));
      this.face.finding.setAttribute(
        "data-room",
        longest((at) => demo.say(this.#model, at), span),
      );
      const basis = demo.basis(params);
      setBadge(this.face.badge, basis);
      this.#source.textContent = sources(demo, this.tables, basis);
      this.element.setAttribute("data-basis", basis);
    } catch (failure) {
      return this.#fail(failure);
    }
    this.#failed = false;
    this.#options.stands(undefined);
    this.#draw();
  }

  #draw(): void {
    this.#screen.show(this.#model, this.#ghost(), this.#here, this.playback.at);
    this.#moved(this.playback.at);
  }

  /** The run before. One that cannot be computed is none: the run shown is good without it. */
  #ghost(): unknown {
    const { params, vs } = this.#state;
    try {
      return vs && this.#runs.of(vs);
    } catch {
      this.#state = { params };
      return undefined;
    }
  }

  #moved(at: Seconds): void {
    if (this.#failed) return;
    if (this.playback.playing && !this.gate.check()) return;
    try {
      this.#screen.at(at);
      setFinding(this.face.finding, this.demo.say(this.#model, at));
    } catch (failure) {
      return this.#fail(failure);
    }
    this.#transport.update();
    if (this.show === "demo") tell(this, this.outcome);
  }

  #settled(): void {
    if (this.#failed) return;
    this.#tools.refresh();
    this.#voice.ask();
  }

  #speak(): void {
    const words = this.face.finding.getAttribute("data-words") ?? "";
    if (this.playback.playing || !this.gate.open || this.face.voice.textContent === words) return;
    this.face.voice.textContent = words;
  }

  #changed(): void {
    if (!this.#failed) this.#tools.refresh();
    this.#options.changed();
  }

  /** Paper has the end of every movement; the screen gets its moment back. */
  #paper(on: boolean): void {
    if (on) this.#beforePaper = this.playback.at;
    this.playback.seek(on ? this.playback.span : this.#beforePaper);
  }

  #fail(failure: unknown): void {
    this.#failed = true;
    this.playback.halt();
    this.#screen.clear();
    this.#options.stands(failure);
  }

  #furnish(still: boolean): void {
    const { hand, foot } = this.face;
    if (still) return foot.append(this.#source);
    const box = this.document.createElement("div");
    box.className = "knobs";
    box.dataset["count"] = String(this.#knobs.nodes.length);
    box.append(...this.#knobs.nodes);
    hand.append(this.#transport.play, box);
    foot.append(this.#transport.row, this.#tools.buttons, this.#source);
    foot.after(this.#tools.panel);
  }
}
