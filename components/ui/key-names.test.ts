import { describe, expect, it } from "vitest";
import { keyNames } from "./key-names";

describe("what a key is called", () => {
  it.each([
    ["a Latin letter, wherever it lies", { key: "a", code: "KeyQ" }, ["a"]],
    ["a letter with Shift", { key: "J", code: "KeyJ", shiftKey: true }, ["j"]],
    ["a French digit", { key: "&", code: "Digit1" }, ["&", "1"]],
    ["a Czech digit", { key: "ě", code: "Digit2" }, ["ě", "2"]],
    ["a Persian digit", { key: "۳", code: "Digit3" }, ["۳", "3"]],
    ["a Russian letter", { key: "о", code: "KeyJ" }, ["о", "j"]],
    ["a Greek letter", { key: "ξ", code: "KeyJ" }, ["ξ", "j"]],
    ["a Hebrew letter", { key: "ח", code: "KeyJ" }, ["ח", "j"]],
    ["a Korean letter", { key: "ㅓ", code: "KeyJ" }, ["ㅓ", "j"]],
    ["a bracket under a letter", { key: "х", code: "BracketLeft" }, ["х", "["]],
    ["a key with a name", { key: "Escape", code: "Escape" }, ["escape"]],
  ])("%s", (_name, press, expected) => expect(keyNames(press)).toEqual(expected));

  it("does not take what Shift writes on a digit for the digit", () => {
    expect(keyNames({ key: "!", code: "Digit1", shiftKey: true })).toEqual(["!"]);
  });

  it("takes what AltGr writes for that character alone", () => {
    const getModifierState = (key: string) => key === "AltGraph";
    expect(keyNames({ key: "€", code: "KeyE", getModifierState })).toEqual(["€"]);
  });
});
