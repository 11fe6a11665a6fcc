import { describe, expect, test } from "vitest";
import { imageSize } from "../../src/starter/image-size.ts";
import { inkColour } from "../../src/starter/letterhead.ts";

describe("ink colour", () => {
  test("a colour that can be read on white stays", () => {
    expect(inkColour("#005b7f")).toBe("005b7f");
  });
  test("a light colour is darkened, keeping its hue", () => {
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) =>
      Number.parseInt(inkColour("#ffcc00").slice(at, at + 2), 16),
    );
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
    expect(r).toBeLessThan(0xb0);
  });
  test("white becomes a grey that can be read", () => {
    expect(inkColour("#ffffff")).toMatch(/^(7[0-6])\1\1$/);
  });
});

describe("image size", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000368000001240803", "hex");
  const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108012c019003", "hex");

  test("of a PNG", () => {
    expect(imageSize(png)).toEqual({ format: "png", width: 872, height: 292 });
  });
  test("of a JPEG, after its other segments", () => {
    expect(imageSize(jpeg)).toEqual({ format: "jpg", width: 400, height: 300 });
  });
  test("of anything else is not known", () => {
    expect(imageSize(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeUndefined();
    expect(imageSize(new Uint8Array())).toBeUndefined();
    expect(imageSize(Buffer.from("ffd80000", "hex"))).toBeUndefined();
  });
});
