import { describe, expect, it } from "vitest";
import { paletteHeight } from "./palette-height";

describe("the height of the palette", () => {
  it.each([
    [900, 540],
    [768, 540],
    [500, 500],
    [120, 240],
  ])("beside a text, with %i pixels of room, is %i", (room, height) =>
    expect(paletteHeight(room, false)).toBe(height),
  );

  it("leaves a third of a small screen to the text", () => {
    expect(paletteHeight(844, true)).toBe(540);
    expect(paletteHeight(740, true)).toBe(488);
  });

  it.each([460, 400, 330])("leaves two lines of the text above a keyboard: %i", (seen) => {
    const height = paletteHeight(seen, true);
    expect(seen - height).toBeGreaterThanOrEqual(84);
    expect(height).toBeGreaterThan(200);
  });
});
