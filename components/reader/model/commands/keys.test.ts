import { describe, expect, it } from "vitest";
import { PAGE_COMMANDS } from "./commands";
import { commandFor } from "./keys";

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  commandFor(PAGE_COMMANDS, {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  })?.id;

describe("keys of the reading page", () => {
  it.each([
    ["1", "claim"],
    ["2", "quotation"],
    ["3", "rhetoric"],
    ["n", "note"],
    ["N", "note"],
    ["j", "next"],
    ["?", "help"],
    ["Escape", "close"],
  ])("%s means %s", (key, id) => expect(press(key)).toBe(id));

  it.each([
    ["/", "find"],
    ["a", "quickTag"],
    ["w", "snap"],
    ["Delete", "remove"],
  ])("%s means %s", (key, id) => expect(press(key)).toBe(id));

  it("takes brackets for the edges, whatever a keyboard wants held for them", () => {
    expect(press("[")).toBe("edgeStart");
    expect(press("[", { altKey: true })).toBe("edgeStart");
    expect(press("]", { ctrlKey: true, altKey: true })).toBe("edgeEnd");
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

  it("steps between hits with F3, backwards with Shift", () => {
    expect(press("F3")).toBe("nextHit");
    expect(press("F3", { shiftKey: true })).toBe("previousHit");
  });

  it("leaves Ctrl+F and Enter to the find panel, which the help lists with the commands", () => {
    expect(press("f", { ctrlKey: true })).toBeUndefined();
    expect(press("Enter")).toBeUndefined();
  });

  it.each([
    ["&", "Digit1", "claim"],
    ["ě", "Digit2", "quotation"],
    ["٣", "Digit3", "rhetoric"],
    ["т", "KeyN", "note"],
    ["ξ", "KeyJ", "next"],
    ["ש", "KeyA", "quickTag"],
    ["ㅈ", "KeyW", "snap"],
    ["х", "BracketLeft", "edgeStart"],
  ])("finds %s by its place, %s", (key, code, id) => expect(press(key, { code })).toBe(id));

  it("finds combinations with Ctrl by their place where the letter is no Latin one", () => {
    expect(press("я", { code: "KeyZ", ctrlKey: true })).toBe("undo");
    expect(press("Я", { code: "KeyZ", ctrlKey: true, shiftKey: true })).toBe("redo");
    expect(press("w", { code: "KeyZ", ctrlKey: true })).toBeUndefined();
  });

  it("finds a key by its name before its place", () => {
    expect(press("a", { code: "KeyQ" })).toBe("quickTag");
    expect(press("/", { code: "KeyQ" })).toBe("find");
  });

  it("reviews by one key each, and deletes with Backspace as well", () => {
    expect(["y", "d", "u", "v", "x"].map((key) => press(key))).toEqual([
      "agree",
      "disagree",
      "unsure",
      "accept",
      "reject",
    ]);
    expect(press("Backspace")).toBe("remove");
  });

  it("gives no key to two commands", () => {
    const bound = PAGE_COMMANDS.flatMap(({ keys, bound: own = keys }) => own);
    expect(new Set(bound).size).toBe(bound.length);
  });

  it("keeps a highlight by 4, and knows no number beyond it and none that is none", () => {
    expect(press("4")).toBe("highlight");
    expect(press("5")).toBeUndefined();
    expect(press("0")).toBeUndefined();
    expect(press(" ")).toBeUndefined();
  });
});
