/** Starts a worker and listens to it; nothing where none can be had. `died` may be told more than once. */
export function hire<Said>(
  start: (() => Worker) | undefined,
  heard: (said: Said) => void,
  died: () => void,
): Worker | undefined {
  let worker: Worker;
  try {
    worker = start!();
  } catch {
    return undefined;
  }
  worker.addEventListener("message", ({ data }: MessageEvent<Said>) => heard(data));
  for (const kind of ["error", "messageerror"]) {
    worker.addEventListener(kind, (event) => {
      event.preventDefault();
      died();
    });
  }
  return worker;
}
