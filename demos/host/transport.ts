import { duration } from "../contract/format.ts";
import { icon, type Icon } from "./icons.ts";
import { make } from "./make.ts";
import { speeds, type Playback } from "./playback.ts";

/** Fineness of the scrub bar: a thousandth of the run. */
const GRAIN = 1000;

/** The play button and the row beneath it. */
export interface Transport {
  readonly play: HTMLButtonElement;
  readonly row: HTMLElement;
  /** Shows where playback is; cheap enough for every frame. */
  update(): void;
}

/** Makes the controls of time. `scrubbed` is told when the viewer lets go of the bar, or has stepped. */
export function transport(document: Document, playback: Playback, scrubbed: () => void): Transport {
  const play = make(document, "button", { type: "button", class: "play" });
  play.addEventListener("click", () => (playback.playing ? playback.pause() : playback.play()));

  const step = (name: Icon, label: string, direction: 1 | -1): HTMLButtonElement => {
    const button = make(document, "button", { type: "button", class: "quiet", "aria-label": label, title: label });
    button.append(icon(document, name));
    button.addEventListener("click", () => {
      playback.step(direction);
      scrubbed();
    });
    return button;
  };
  const back = step("back", "Step back", -1);
  const forward = step("forward", "Step forward", 1);

  const scrub = make(document, "input", {
    type: "range",
    class: "scrub",
    min: 0,
    max: GRAIN,
    step: 1,
    "aria-label": "Moment of the run",
  });
  scrub.addEventListener("input", () => {
    playback.pause();
    playback.seek((Number(scrub.value) / GRAIN) * playback.span);
  });
  scrub.addEventListener("change", scrubbed);

  const clock = make(document, "span", { class: "clock" });
  const speed = make(
    document,
    "select",
    { class: "speed", "aria-label": "Speed" },
    ...speeds.map((times) => make(document, "option", { value: times }, `${times}×`)),
  );
  speed.addEventListener("change", () => playback.setSpeed(Number(speed.value)));
  const row = make(document, "div", { class: "transport" }, back, scrub, forward, clock, speed);

  const update = (): void => {
    const { at, span, playing, ended, stepped } = playback;
    const label = playing
      ? "Pause"
      : stepped
        ? ended
          ? "From the start"
          : "Next step"
        : ended
          ? "Play again"
          : "Play";
    if (label !== play.title) {
      play.setAttribute("aria-label", label);
      play.title = label;
      play.replaceChildren(icon(document, playing ? "pause" : stepped ? "next" : "play"));
    }
    const [now, whole] = [duration(at), duration(span)];
    const place = span > 0 ? Math.round((at / span) * GRAIN) : 0;
    scrub.value = String(place);
    scrub.setAttribute("aria-valuetext", `${now} of ${whole}`);
    scrub.style.setProperty("--filled", String(place / GRAIN));
    clock.textContent = `${now} / ${whole}`;
    back.disabled = at <= 0;
    forward.disabled = ended;
    speed.value = String(playback.speed);
    row.hidden = play.hidden = span === 0;
    speed.hidden = stepped;
  };
  return { play, row, update };
}
