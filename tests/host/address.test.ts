import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { readAddress, writeAddress } from "../../demos/host/address.ts";
import { all, stream } from "./fixture/figures.ts";

describe("an address", () => {
  test("reads what it wrote", () => {
    const address = {
      d: "seconds=0.5~vs=seconds:0.01",
      e: "guess=60",
      at: 1.25,
      theme: "dark",
      motion: "reduce",
    } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  test("is readable: a state stands in it as it is", () => {
    expect(writeAddress({ d: "kill=w2@3.2,w1@4~seconds=1" })).toBe("?d=kill=w2@3.2,w1@4~seconds=1");
  });

  test("says nothing when there is nothing to say", () => {
    expect(writeAddress({})).toBe("");
    expect(readAddress("")).toEqual({});
  });

  test("takes the first of a duplicate, and leaves what it does not know", () => {
    expect(readAddress("?d=a=1&d=a=2&width=300&theme=pink&at=soon&motion=no&view=%3Cb%3E")).toEqual({ d: "a=1" });
  });

  test("carries any text through to the decoder without breaking the rest", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const { d, at } = readAddress(writeAddress({ d: text, at: 2 }));
        expect(at).toBe(2);
        decode(stream.schema, d ?? "");
      }),
    );
  });

  test("gives back the very state that was written", () => {
    const params = { ...decode(all.schema, "").params, kill: [{ what: "w3", at: 1e-7 }], policy: "idle" } as const;
    const { d } = readAddress(writeAddress({ d: encode(all.schema, params) }));
    expect(decode(all.schema, d!)).toEqual({ params, problems: [] });
  });

  test("reads any text without throwing", () => {
    assert(property(string({ unit: "binary" }), (text) => void readAddress(text)));
  });
});
