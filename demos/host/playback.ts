import { PACE, type Seconds } from "../contract/demo.ts";
import { startClock } from "../drive/clock.ts";

/** Times the viewer may choose from, 1 being the demo's own pace. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const;

/** Steps a whole run has for the step buttons. */
export const STEPS = 24;

/** Strides a whole run has where nothing moves by itself, and "play" is "next". */
export const STRIDES = 8;

/** Who is told what. */
export interface Listener {
  /** The moment is another: draw it. */
  moved(at: Seconds): void;
  /** Playing, speed or the way of moving is another: the buttons say so. */
  changed(): void;
  /** It came to rest: ended, paused, stepped. */
  settled(): void;
}

/** Where in a recorded run we are, and whether time goes on. Knows neither the run nor the page. */
export class Playback {
  #at: Seconds = 0;
  /** The moment to come back to from paper. */
  #screen: Seconds = 0;
  #span: Seconds = 0;
  #pace: Seconds = PACE;
  #speed = 1;
  #playing = false;
  #awake = false;
  #stepped = false;
  #stop: (() => void) | undefined;
  readonly #listener: Listener;
  readonly #clock: typeof startClock;

  constructor(listener: Listener, clock = startClock) {
    this.#listener = listener;
    this.#clock = clock;
  }

  /** The moment shown, in virtual seconds from 0 to `span`. */
  get at(): Seconds {
    return this.#at;
  }

  get span(): Seconds {
    return this.#span;
  }

  /** Whether time goes on, or would if the figure could be seen. */
  get playing(): boolean {
    return this.#playing;
  }

  get speed(): number {
    return this.#speed;
  }

  get ended(): boolean {
    return this.#at >= this.#span;
  }

  /** Whether "play" means "next": nothing moves by itself. */
  get stepped(): boolean {
    return this.#stepped;
  }

  /**
   * Takes another run, at the moment given. Without one, who was at the end stays at the end, and who was under way keeps the
   * moment. Tells nobody: whoever brings a run draws it.
   */
  load(span: Seconds, pace: Seconds = PACE, at?: Seconds): void {
    const ended = this.#span > 0 && this.ended;
    this.#span = Math.max(0, span);
    this.#pace = pace > 0 ? pace : PACE;
    this.#at = Math.min(this.#span, Math.max(0, at ?? (ended ? this.#span : this.#at)));
    if (this.#playing && this.ended) this.#rest();
  }

  /** Stands still without a word: another state is about to be shown. */
  halt(): void {
    this.#rest();
  }

  /** Goes to a moment; playing goes on from there. */
  seek(at: Seconds): void {
    this.#at = Math.min(this.#span, Math.max(0, at || 0));
    this.#listener.moved(this.#at);
  }

  /** Paper has the end of every movement; the screen gets its moment back. */
  paper(on: boolean): void {
    if (on) this.#screen = this.#at;
    this.seek(on ? this.#span : this.#screen);
  }

  /** Plays on, or from the start when the run is over. Where nothing moves by itself, goes one stride on. */
  play(): void {
    if (this.#span === 0 || this.#playing) return;
    if (this.#stepped) {
      this.seek(this.ended ? 0 : this.#mark(STRIDES, 1));
      this.#listener.settled();
      return;
    }
    if (this.ended) this.seek(0);
    this.#playing = true;
    this.#listener.changed();
    this.#run();
  }

  pause(): void {
    if (!this.#playing) return;
    this.#rest();
    this.#listener.changed();
    this.#listener.settled();
  }

  /** To the next of 24 marks, or back to the one before. */
  step(direction: 1 | -1): void {
    if (this.#span === 0) return;
    this.#rest();
    this.seek(this.#mark(STEPS, direction));
    this.#listener.changed();
    this.#listener.settled();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    this.#listener.changed();
  }

  setStepped(stepped: boolean): void {
    if (stepped === this.#stepped) return;
    this.#stepped = stepped;
    if (stepped) this.pause();
    this.#listener.changed();
  }

  /** Whether anybody can see it: time stands still while not, and goes on after. */
  setAwake(awake: boolean): void {
    this.#awake = awake;
    if (awake) this.#run();
    else this.#halt();
  }

  #run(): void {
    if (!this.#playing || !this.#awake || this.#stop) return;
    this.#stop = this.#clock((elapsed) => {
      this.seek(this.#at + (elapsed * this.#speed * this.#span) / this.#pace);
      if (this.#playing && this.ended) {
        this.#rest();
        this.#listener.changed();
        this.#listener.settled();
      }
      return this.#stop !== undefined;
    });
  }

  #rest(): void {
    this.#playing = false;
    this.#halt();
  }

  #halt(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** The nearest mark beyond this moment, out of so many; a hair's breadth from a mark counts as on it. */
  #mark(marks: number, direction: 1 | -1): Seconds {
    const place = (this.#at / this.#span) * marks;
    const next = direction > 0 ? Math.floor(place + 1e-6) + 1 : Math.ceil(place - 1e-6) - 1;
    return (Math.min(marks, Math.max(0, next)) / marks) * this.#span;
  }
}
