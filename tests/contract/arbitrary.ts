/** Random states of any schema: what the laws of the contract are tried on. */
import fc from "fast-check";
import {
  MAX_EVENTS,
  MAX_POINTS,
  type CurveSpec,
  type EventsSpec,
  type Params,
  type Schema,
  type Spec,
} from "../../demos/contract/params.ts";

/** Any complete set of values a schema allows. */
export function paramsOf<S extends Schema>(schema: S): fc.Arbitrary<Params<S>> {
  const values = Object.fromEntries(Object.entries(schema).map(([key, spec]) => [key, valueOf(spec)]));
  return fc.record(values) as unknown as fc.Arbitrary<Params<S>>;
}

function valueOf(spec: Spec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case "number": {
      const number = spec.integer ? fc.integer({ min: spec.min, max: spec.max }) : within(spec.min, spec.max);
      return spec.default === null ? fc.option(number) : number;
    }
    case "flag":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...Object.keys(spec.options));
    case "events":
      return events(spec);
    case "curve":
      return curve(spec);
  }
}

function events({ what, until }: EventsSpec): fc.Arbitrary<unknown> {
  const said =
    "names" in what
      ? fc.constantFrom(...what.names)
      : fc.integer({ min: what.min, max: what.max }).map((number) => `${what.prefix ?? ""}${number}`);
  const moments = fc.array(fc.record({ what: said, at: within(0, until) }), { maxLength: Math.min(8, MAX_EVENTS) });
  return moments.map((list) => list.toSorted((a, b) => a.at - b.at));
}

function curve({ x, y }: CurveSpec): fc.Arbitrary<unknown> {
  const point = fc.tuple(within(x.min, x.max), within(y.min, y.max));
  return fc
    .uniqueArray(point, { selector: ([at]) => at, maxLength: Math.min(12, MAX_POINTS) })
    .map((points) => points.toSorted((a, b) => a[0] - b[0]));
}

const within = (min: number, max: number) =>
  fc
    .double({ min, max, noNaN: true, noDefaultInfinity: true })
    .map((number) => (number === 0 ? 0 : Number(number.toPrecision(6))))
    .filter((number) => number >= min && number <= max);
