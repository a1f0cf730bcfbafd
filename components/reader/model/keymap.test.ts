import { describe, expect, it } from "vitest";
import { actOf } from "./keymap";

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  actOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })?.does;

describe("keys of the reading page", () => {
  it.each([
    ["1", "tag"],
    ["n", "note"],
    ["N", "note"],
    ["j", "next"],
    ["?", "help"],
    ["Escape", "close"],
  ])("%s means %s", (key, does) => expect(press(key)).toBe(does));

  it.each([
    ["/", "find"],
    ["a", "arm"],
    ["w", "snap"],
    ["Delete", "remove"],
  ])("%s means %s", (key, does) => expect(press(key)).toBe(does));

  it("takes brackets for the edges, whatever a keyboard wants held for them", () => {
    expect(press("[")).toBe("edge");
    expect(press("[", { altKey: true })).toBe("edge");
    expect(press("]", { ctrlKey: true, altKey: true })).toBe("edge");
  });

  it("leaves brackets with ⌘ or Ctrl to the browser, which goes back and forward", () => {
    expect(press("[", { metaKey: true })).toBeUndefined();
    expect(press("]", { metaKey: true })).toBeUndefined();
    expect(press("[", { ctrlKey: true })).toBeUndefined();
  });

  it("leaves keys with Ctrl to the browser, but for undo and redo", () => {
    expect(press("n", { ctrlKey: true })).toBeUndefined();
    expect(press("1", { metaKey: true })).toBeUndefined();
    expect(press("z", { ctrlKey: true })).toBe("undo");
    expect(press("Z", { metaKey: true, shiftKey: true })).toBe("redo");
  });

  it("walks with Alt and the arrows, and leaves the arrows alone to the text", () => {
    expect(press("ArrowDown", { altKey: true })).toBe("next");
    expect(press("ArrowDown")).toBeUndefined();
  });

  it("knows no kind beyond the third and no number that is none", () => {
    expect(press("4")).toBeUndefined();
    expect(press("0")).toBeUndefined();
    expect(press(" ")).toBeUndefined();
  });
});
