import type { Seconds, Story } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import { afterPause, oncePerFrame } from "../drive/clock.ts";
import { answerOf } from "./answers.ts";
import { Arrivals, type Arrival } from "./arrivals.ts";
import { calledOff, calledOffFirst } from "./doing.ts";
import { handedOver, news, takeHanded, type Handed } from "./handed.ts";
import type { Show } from "./loader.ts";
import type { Subject } from "./panels.ts";
import { showProblems } from "./problems.ts";
import { Showing } from "./showing.ts";
import { join, siblingOf } from "./siblings.ts";
import { readState, turned, writeState, type State } from "./state.ts";
import { stateOf } from "./stories.ts";
import type { FigureOptions, View } from "./view.ts";

/** One figure at work: what its knobs say, and the run of it, again whenever a hand or the place says so. */
export class Figure implements Subject {
  readonly showing: Showing;
  readonly options: FigureOptions;
  readonly slug: string;
  readonly show: Show;
  readonly document: Document;
  readonly #arrivals: Arrivals;
  readonly #update = oncePerFrame(() => this.#compute());
  /** A heavy run is begun once the hand rests on the knob, or lets go of it. */
  readonly #later = afterPause(0.2, () => this.#compute());
  /** A drag over the other figure hands over many times: that is one change, with one ghost. */
  readonly #handing = afterPause(0.3, () => this.#finish());
  #state: State;
  /** The state of the picture: another one may still be under way. */
  #stood: State | undefined;
  #held: State | undefined;
  #given = false;
  #tasks = 0;
  #shown: View = { state: "" };

  constructor(options: FigureOptions) {
    const { element, demo, signal, slug, show } = options;
    this.options = options;
    this.slug = slug;
    this.show = show;
    this.document = element.ownerDocument;
    this.#state = readState(demo.schema, "", undefined).state;
    this.#arrivals = new Arrivals(options, {
      arrived: (run, state, { at, told, done }) => {
        this.#state = state;
        this.showing.stand(run, at, told);
        this.#stood = this.showing.failed ? undefined : state;
        if (this.#stood) done?.();
      },
      failed: (failure) => this.#fail(failure),
      busy: (tasks) => this.showing.busy((this.#tasks = tasks)),
      told: (done, of) => this.showing.computed(done, of),
    });
    this.showing = new Showing(this, options, {
      turn: (change, settled) => this.#turn(change, settled),
      tell: (index) => this.tell(index),
      answer: (n) => this.answer(n),
      reset: () => this.reset(),
      size: () => options.resize(),
      scrubbed: () => this.#changed(),
      cancel: () => this.#cancel(),
    });
    const leave = element.hasAttribute("alone") ? () => {} : join(this);
    signal.addEventListener("abort", () => {
      leave();
      this.#arrivals.drop();
      for (const work of [this.#update, this.#later, this.#handing]) work.cancel();
    });
  }

  get at(): Seconds | undefined {
    return this.showing.at;
  }

  get model(): unknown {
    return this.showing.model;
  }

  get study(): StudyResult | undefined {
    return this.showing.study;
  }

  get params(): Params {
    return this.#state.params;
  }

  get state(): string {
    return writeState(this.options.demo.schema, this.#state);
  }

  get outcome(): Outcome | undefined {
    return this.showing.outcome;
  }

  /** Whether time goes on, or will once the run is there. */
  get playing(): boolean {
    return this.showing.playback.playing || this.#arrivals.coming?.plays === true;
  }

  /** Sets everything at once: knobs, ghost, moment, playing. */
  view(view: View, keeps = true): void {
    this.#shown = view;
    this.showing.controls.tools.close();
    this.#letGo();
    const { state, problems } = readState(this.options.demo.schema, view.state, keeps ? this.#state.params : undefined);
    this.#state = state;
    showProblems(this.showing.face.notes, problems);
    this.#begin(view.play === true, view.at);
  }

  /** Back to what the place showed last, with nothing kept. */
  reset(): void {
    const { play: _, ...arrived } = this.#shown;
    this.view(arrived, false);
    this.#changed();
  }

  /** Plays what is shown, or what is on its way. */
  play(): void {
    this.showing.gate.check();
    const { coming } = this.#arrivals;
    if (coming?.at) coming.plays = true;
    else this.showing.playback.play();
  }

  pause(): void {
    const { coming } = this.#arrivals;
    if (coming) coming.plays = false;
    this.showing.playback.pause();
  }

  /** Shows a story from its beginning; what was shown before is its ghost. */
  tell(index: number): boolean {
    const told: Story | undefined = this.options.demo.stories?.[index];
    if (!told) return false;
    if (this.#held) this.#finish();
    const before = this.#state;
    this.#state = turned(this.options.demo.schema, before, stateOf(this.options.demo.schema, told, before.params));
    showProblems(this.showing.face.notes, []);
    this.#begin(true, undefined, told, () => this.#changed());
    if (this.playing) this.showing.say(told.tells);
    siblingOf(this)?.handed(handedOver(this.options, before.params, this.params));
    return true;
  }

  /** Gives answer `n`, from 1, as a hand would. */
  answer(n: number): boolean {
    const change = answerOf(this.options.demo, n);
    if (change) this.#turn(change, true);
    return change !== undefined;
  }

  /** The demo of this lesson has landed somewhere: the evidence shows where. */
  landed(outcome: Outcome | undefined): void {
    this.showing.landed(outcome);
  }

  /** Something was picked in the other figure of this lesson. Nothing is handed back. */
  handed(given: Handed): void {
    if (!given) return;
    const { change, problems } = takeHanded(this.options.demo.schema, given);
    if (news(change, this.#state.params)) {
      this.#take(change);
      this.#given = true;
      this.#handing.ask();
    }
    showProblems(this.showing.face.notes, problems);
  }

  #turn(change: Partial<Params>, settled: boolean): void {
    // What was handed over a moment ago stands before this hand takes hold.
    if (this.#given) this.#finish();
    const before = (this.#held ?? this.#state).params;
    this.#take(change);
    if (!settled) return;
    this.#finish();
    siblingOf(this)?.handed(handedOver(this.options, before, this.params));
  }

  /** The knobs as a hand has them: where they stood when it took hold is the ghost. */
  #take(change: Partial<Params>): void {
    this.#held ??= this.#state;
    showProblems(this.showing.face.notes, []);
    this.showing.hush();
    // A run on its way is not of these knobs any more.
    this.#arrivals.drop();
    this.#state = turned(this.options.demo.schema, this.#held, change);
    if (this.#arrivals.weight(this.#state)) this.#later.ask();
    else this.#update.ask();
  }

  /** The hand has let go of whatever it held. */
  #letGo(): void {
    this.#handing.cancel();
    this.#given = false;
    this.#held = undefined;
  }

  #finish(): void {
    this.#letGo();
    const done = (): void => {
      this.showing.settled();
      this.#changed();
    };
    this.#compute({ done });
  }

  /** Another state as a whole: at a moment of its own, or its end, or playing from its start. */
  #begin(play: boolean, at?: Seconds, told?: Story, done?: () => void): void {
    const { playback, gate } = this.showing;
    playback.halt();
    // What is there when a reader arrives is read where it stands: only what changes is said aloud.
    const first = !this.#stood;
    const plays = play && !playback.stepped;
    const arrival: Arrival = {
      at: (span) => at ?? (plays ? 0 : span),
      plays,
      ...(told && { told }),
      done: () => {
        playback.halt();
        gate.check();
        if (arrival.plays) playback.play();
        else if (!first) this.showing.settled();
        done?.();
      },
    };
    this.#compute(arrival);
  }

  /** Has the knobs as they stand computed, here at once or by the crew. */
  #compute(arrival: Arrival = {}): void {
    this.#update.cancel();
    this.#later.cancel();
    this.showing.controls.set(this.#state.params);
    this.#arrivals.go(this.#state, arrival);
  }

  #cancel(): void {
    const tasks = this.#tasks;
    this.#arrivals.drop();
    if (!this.#stood) return this.#fail(new Error(calledOffFirst));
    this.showing.controls.set((this.#state = this.#stood).params);
    showProblems(this.showing.face.notes, [calledOff(tasks)]);
    this.#changed();
  }

  #changed(): void {
    this.showing.refresh();
    this.options.changed();
  }

  #fail(failure: unknown): void {
    this.#stood = undefined;
    this.showing.fail(failure);
  }
}
