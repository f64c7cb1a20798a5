import type { Basis, Seconds, Story } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { sameValue } from "../contract/params.ts";
import { oncePerFrame } from "../drive/clock.ts";
import { controls, type Controls } from "./controls.ts";
import { face, type Face } from "./face.ts";
import { LiveWork } from "./live.ts";
import { watchMotion } from "./motion.ts";
import type { Subject } from "./panels.ts";
import { showProblems } from "./problems.ts";
import { reasonOf } from "./error-box.ts";
import { Playback } from "./playback.ts";
import { Screen } from "./screen.ts";
import { tell } from "./siblings.ts";
import { Study } from "./study.ts";
import { Underway } from "./underway.ts";
import type { FigureOptions, Run, ShowingHands } from "./view.ts";
import { watchVisible, type Gate } from "./visible.ts";
import { voice } from "./voice.ts";
import { longest, setFinding, withStory } from "./words.ts";

/** What stands: a run with its study as picture, words and table, at a moment, for as long as somebody can see it. */
export class Showing {
  readonly face: Face;
  readonly playback: Playback;
  readonly controls: Controls;
  readonly gate: Gate;
  failed = true;
  readonly #options: FigureOptions;
  readonly #figure: Subject;
  readonly #screen: Screen;
  readonly #study: Study;
  readonly #redraw = oncePerFrame(() => this.#studied());
  readonly #voice: ReturnType<typeof voice>;
  readonly #live: LiveWork | undefined;
  readonly #underway: Underway;
  #run: Run | undefined;
  #here: Outcome | undefined;
  #told: Story | undefined;

  constructor(figure: Subject, options: FigureOptions, hands: ShowingHands) {
    const { element, demo, signal, id, still } = options;
    const document = element.ownerDocument;
    this.#figure = figure;
    this.#options = options;
    this.face = face(document, demo, id);
    this.#voice = voice(this.face.voice, () => this.#spoken());
    this.#live =
      demo.live &&
      new LiveWork(options, {
        turn: (change) => hands.turn(change, true),
        shown: (model) => this.#lived(model),
        rested: (failure) => this.#rested(failure),
      });
    this.#study = new Study(options, still, () => this.#redraw.ask());
    this.#underway = new Underway(options, this.#study, this.#live, () => hands.cancel());
    this.#screen = new Screen(this.face, options, {
      emit: (change) => hands.turn(change, true),
      paper: (on) => this.playback.paper(on),
      failed: (failure) => this.fail(failure),
    });
    this.playback = new Playback({
      moved: (at) => this.#moved(at),
      changed: () => this.#paced(),
      settled: () => this.settled(),
    });
    this.controls = controls(figure, this.playback, this.face, options, { ...hands, live: this.#live });
    this.gate = watchVisible(element, signal, (open) => {
      // What comes back may do so at another scale: an overview changes it without a word.
      if (open) this.#screen.measure();
      this.playback.setAwake(open && !still);
      if (!(this.#study.awake = open)) this.#live?.cancel();
    });
    watchMotion(document, signal, (reduced) => this.playback.setStepped(reduced || still));
    signal.addEventListener("abort", () => {
      this.#study.stop();
      this.#live?.stop();
      this.#redraw.cancel();
      this.#voice.cancel();
      this.playback.setAwake(false);
    });
  }

  /** The moment shown; a picture that does not move has none. */
  get at(): Seconds | undefined {
    return this.playback.span > 0 ? this.playback.at : undefined;
  }

  get model(): unknown {
    return this.#run?.model;
  }

  get study(): StudyResult | undefined {
    return this.#study.result;
  }

  /** Where the run landed: known once it has ended, unknown while it is under way. */
  get outcome(): Outcome | undefined {
    const { demo, show } = this.#options;
    return show === "demo" && !this.failed && this.playback.ended ? demo.outcome?.(this.model) : undefined;
  }

  /** Shows a run, at a moment of its own or at the one shown before. `told`: the story that begins with it. */
  stand(run: Run, moment?: (span: Seconds) => Seconds, told?: Story): void {
    this.#told = told;
    this.#live?.stop();
    if (this.gate?.open) this.#study.awake = true;
    this.#load(run, undefined, moment);
    if (!this.failed) this.#live?.stood(run.params, run.model);
  }

  /** Shows a run that is what its knobs say it is, unless a basis is given. */
  #load(run: Run, given?: Basis, moment?: (span: Seconds) => Seconds): void {
    const { demo, element, stands } = this.#options;
    this.#run = run;
    try {
      const span = demo.span(run.model);
      this.#study.want(run.params);
      this.playback.load(span, demo.pace?.(run.model), moment?.(span));
      this.#room();
      const basis = given ?? demo.basis(run.params);
      this.controls.stand(basis, run.params);
      element.setAttribute("data-basis", basis);
    } catch (failure) {
      return this.fail(failure);
    }
    this.failed = false;
    stands(undefined);
    this.#draw();
    this.#report();
  }

  /** The demo of this lesson has landed somewhere: the evidence shows where. */
  landed(outcome: Outcome | undefined): void {
    if (sameValue(outcome, this.#here)) return;
    this.#here = outcome;
    if (!this.failed) this.#draw();
  }

  /** Another run, of so many simulated tasks, is being computed, and this one stays till then; 0: none is. */
  busy(tasks: number): void {
    this.#underway.busy(tasks);
    this.#report();
    if (tasks) this.#voice.ask();
  }

  /** How far the run that is being computed is. */
  computed(done: number, of: number): void {
    this.#underway.computed(done, of);
    this.#report();
  }

  /** It came to rest: what it says is said. */
  settled(): void {
    if (this.failed) return;
    if (this.#told && !this.playback.stepped) {
      this.#told = undefined;
      this.#moved(this.playback.at);
    }
    this.controls.tools.refresh();
    this.#voice.ask();
  }

  /** An open panel says something else now. */
  refresh(): void {
    if (!this.failed) this.controls.tools.refresh();
  }

  /** A hand is at work: what was about to be said is not true any more, and real work is not of these knobs. */
  hush(): void {
    this.#voice.cancel();
    this.#live?.stop();
  }

  /** Says a sentence to those who hear the page, now. */
  say(words: string): void {
    this.face.voice.textContent = words;
  }

  fail(failure: unknown): void {
    this.failed = true;
    this.playback.halt();
    this.#screen.clear();
    this.#options.stands(failure);
  }

  #draw(): void {
    const { model, ghost } = this.#run!;
    const { at } = this.playback;
    this.#screen.show({ model, ghost, here: this.#here, study: this.study, at });
    this.#moved(at);
  }

  #moved(at: Seconds): void {
    if (this.failed) return;
    if (this.playback.playing && !this.gate.check()) return;
    try {
      this.#screen.at(at);
      setFinding(this.face.finding, this.#words(at));
    } catch (failure) {
      return this.fail(failure);
    }
    this.#paced();
    if (this.#options.show === "demo") tell(this.#figure, this.outcome);
  }

  /** Time goes on, or rests: the buttons say so, and the element, whose words stand back on stage meanwhile. */
  #paced(): void {
    this.controls.transport.update();
    this.#options.element.toggleAttribute("data-playing", this.playback.playing);
  }

  /** What the run, or the story that began with it, says at a moment. */
  #words(at: Seconds): string {
    return withStory(this.#options.demo.say(this.model, at, this.study), this.#told, this.playback.stepped);
  }

  /** Room is kept for the longest of what will be said, a story's sentence among it. */
  #room(): void {
    const said = longest((at) => this.#options.demo.say(this.model, at, this.study), this.playback.span);
    const now = this.#told ? this.#words(this.playback.span) : "";
    this.face.finding.setAttribute("data-room", now.length > said.length ? now : said);
  }

  /** The study knows more than before. */
  #studied(): void {
    if (!this.failed && this.#run) {
      this.#room();
      this.#draw();
    }
    this.#report();
    if (this.#study.state !== "running" && !this.playback.playing) this.settled();
  }

  #report(): void {
    this.controls.doing(this.#underway.report());
  }

  /** What has really been done so far, instead of the run; meanwhile the cores are not for studies. */
  #lived(model: unknown): void {
    const basis = this.#live!.state === "none" ? undefined : "live";
    this.#study.awake = !basis && this.gate.open;
    this.#load({ ...this.#run!, model }, basis, (end) => end);
  }

  /** Real work came to rest: the study may go on. */
  #rested(failure: unknown): void {
    this.#study.awake = this.gate.open;
    this.#report();
    if (failure !== undefined) showProblems(this.face.notes, [reasonOf(failure)]);
    this.settled();
  }

  #spoken(): string | undefined {
    if (this.playback.playing || !this.gate.open) return undefined;
    return this.#underway.said ?? this.face.finding.getAttribute("data-words") ?? "";
  }
}
