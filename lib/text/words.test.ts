import { describe, expect, test } from "vitest";
import { wordAround, wordEdge } from "./words";

const whole = (text: string) => ({ start: 0, end: text.length });
const cut = (text: string, run: { start: number; end: number } | null) =>
  run && text.slice(run.start, run.end);

describe("words of a text", () => {
  test("an offset inside a word is inside it, one at its edge is not", () => {
    const text = "Nobody's harbour.";
    expect(cut(text, wordAround(text, whole(text), 3, "en"))).toBe("Nobody's");
    expect(wordAround(text, whole(text), 0, "en")).toBeNull();
    expect(wordAround(text, whole(text), text.indexOf(" "), "en")).toBeNull();
    expect(wordAround(text, whole(text), text.length, "en")).toBeNull();
  });

  test.each([
    ["zh", "去年失业率下降了。", 3, "失业"],
    ["ja", "港は再開された。", 3, "再開"],
    ["th", "ท่าเรือเปิดแล้ว", 2, "ท่าเรือ"],
    ["ko", "항구가 열렸다.", 1, "항구가"],
    ["ar", "افتتح الميناء أمس", 8, "الميناء"],
  ])("in %s a word is what its readers call one", (language, text, offset, word) => {
    expect(cut(text, wordAround(text, whole(text), offset, language))).toBe(word);
  });

  test("the next beginning and the next end of a word are found on both sides", () => {
    const text = "one, two three";
    const at = (side: "start" | "end", forward: boolean, offset: number) =>
      wordEdge(text, whole(text), offset, { side, forward }, "en");
    expect(at("start", true, 0)).toBe(5);
    expect(at("end", true, 3)).toBe(8);
    expect(at("end", false, 8)).toBe(3);
    expect(at("start", false, 5)).toBe(0);
    expect(at("start", false, 0)).toBeNull();
    expect(at("end", true, text.length)).toBeNull();
  });
});
