import { describe, expect, it } from "vitest";
import { digitOf, keyNames } from "./key-names";

describe("what a key is called", () => {
  it.each([
    ["a Latin letter, wherever it lies", { key: "a", code: "KeyQ" }, ["a"]],
    ["a letter with Shift", { key: "J", code: "KeyJ", shiftKey: true }, ["j"]],
    ["a French digit", { key: "&", code: "Digit1" }, ["&", "1"]],
    ["a Czech digit", { key: "ě", code: "Digit2" }, ["ě", "2"]],
    ["a Persian digit", { key: "۳", code: "Digit3" }, ["3"]],
    ["an Arabic digit of a keypad", { key: "٣", code: "Numpad3" }, ["3"]],
    ["an Arabic letter where others have a slash", { key: "ظ", code: "Slash" }, ["ظ", "/"]],
    ["an Arabic question mark", { key: "؟", code: "Slash", shiftKey: true }, ["؟", "?"]],
    ["a German dash where others have a slash", { key: "-", code: "Slash" }, ["-"]],
    ["a letter of Quebec where others have a slash", { key: "é", code: "Slash" }, ["é"]],
    ["a Russian letter", { key: "о", code: "KeyJ" }, ["о", "j"]],
    ["a Greek letter", { key: "ξ", code: "KeyJ" }, ["ξ", "j"]],
    ["a Hebrew letter", { key: "ח", code: "KeyJ" }, ["ח", "j"]],
    ["a Korean letter", { key: "ㅓ", code: "KeyJ" }, ["ㅓ", "j"]],
    ["a bracket under a letter", { key: "х", code: "BracketLeft" }, ["х", "["]],
    ["a key with a name", { key: "Escape", code: "Escape" }, ["escape"]],
  ])("%s", (_name, press, expected) => expect(keyNames(press)).toEqual(expected));

  it("takes a digit of any script for its number, and no letter", () => {
    expect(["7", "٧", "۷", "७", "７", "é", "&", "F7", ""].map(digitOf)).toEqual([
      7,
      7,
      7,
      7,
      7,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("does not take what Shift writes on a digit for the digit", () => {
    expect(keyNames({ key: "!", code: "Digit1", shiftKey: true })).toEqual(["!"]);
  });

  it("takes what AltGr writes for that character alone", () => {
    const getModifierState = (key: string) => key === "AltGraph";
    expect(keyNames({ key: "€", code: "KeyE", getModifierState })).toEqual(["€"]);
  });
});
