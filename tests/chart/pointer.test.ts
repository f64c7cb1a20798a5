import { expect, test } from "vitest";
import { localPoint } from "../../demos/chart/pointer.ts";

const element = (matrix: object | null): Element => ({ getScreenCTM: () => matrix }) as never;

test("a pointer is found under scale, shift, turn and shear alike", () => {
  const matrix = { a: 0.5, b: 0.1, c: -0.2, d: 1.4, e: 30, f: -7 };
  const [x, y] = [120, 45];
  const event = { clientX: matrix.a * x + matrix.c * y + matrix.e, clientY: matrix.b * x + matrix.d * y + matrix.f };
  const [foundX, foundY] = localPoint(event, element(matrix))!;
  expect(foundX).toBeCloseTo(x);
  expect(foundY).toBeCloseTo(y);
});

test("what is not rendered has no coordinates", () => {
  expect(localPoint({ clientX: 1, clientY: 1 }, element(null))).toBeUndefined();
  expect(localPoint({ clientX: 1, clientY: 1 }, element({ a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 }))).toBeUndefined();
  expect(localPoint({ clientX: 1, clientY: 1 }, {} as Element)).toBeUndefined();
});
