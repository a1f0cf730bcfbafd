import { describe, expect, test } from "vitest";
import { whyNotStructure } from "@/lib/text/structure";
import { fromRtf } from "./rtf";

/** What a file is read as; its structure must fit its text. */
function read(content: string) {
  const outcome = fromRtf(Buffer.from(content));
  if (!outcome.ok) throw new Error(outcome.reason?.key);
  const { text, structure, title } = outcome.value;
  expect(whyNotStructure({ text, structure })).toBeNull();
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const blocks = structure.blocks.map((block) => [block.kind, words(block)] as const);
  const marks = structure.marks.map((mark) => [mark.kind, words(mark)] as const);
  return { text, blocks, marks, title };
}

describe("Rich Text Format", () => {
  test("keeps paragraphs, headings, marks, tables, links and notes in its code pages", () => {
    const { text, blocks, marks, title } = read(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\info{\title The harbour}}{\*\generator x;}` +
        String.raw`\pard\outlinelevel0 Crates\par\pard Caf\'e9 \u8364?12 {\b bold}{\super\chftn}{\*\footnote\pard Twice.\par} {\f1\'cf\'ee\'f0\'f2}\line next\par` +
        String.raw`{\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt pier}}\par\trowd\intbl l\cell\intbl r\cell\row\pard end\par}`,
    );
    expect(text).toBe("Crates\n\nCafé €12 bold[1] Порт\nnext\n\npier\n\nl\tr\n\nend\n\nTwice.");
    expect(blocks.map(([kind]) => kind)).toEqual([
      ..."heading paragraph paragraph table row cell cell paragraph footnote".split(" "),
    ]);
    expect(marks).toContainEqual(["strong", "bold"]);
    expect(marks).toContainEqual(["link", "pier"]);
    expect(title).toBe("The harbour");
  });

  test("keeps lists by the labels of their items", () => {
    const item = (label: string, words: string, depth = 0) =>
      String.raw`\pard\plain\ls1\ilvl` +
      `${depth} {\\listtext\\pard\\plain ${label}\\tab}${words}\\par`;
    const { text, blocks } = read(
      `{\\rtf1\\ansi \\pard Before\\par${item("3.", "rope")}${item("4.", "oars")}${item("\\'b7", "two", 1)}\\pard After\\par}`,
    );
    expect(text).toBe("Before\n\nrope\noars\ntwo\n\nAfter");
    expect(blocks).toEqual([
      ["paragraph", "Before"],
      ["list", "rope\noars\ntwo"],
      ["item", "rope"],
      ["item", "oars\ntwo"],
      ["paragraph", "oars"],
      ["list", "two"],
      ["item", "two"],
      ["paragraph", "After"],
    ]);
  });

  test("whose groups nest without end is refused", () => {
    const outcome = fromRtf(Buffer.from(`{\\rtf1 ${"{".repeat(5_000)}`));
    expect(outcome).toMatchObject({ ok: false, reason: { key: "Refusals.text.tooDeep" } });
  });

  test("a control word that is called as what every object has is passed over", () => {
    const { text, marks } = read(String.raw`{\rtf1 Low {\constructor tide}{\valueOf  at ten}\par}`);
    expect({ text, marks }).toEqual({ text: "Low tide at ten", marks: [] });
  });
});
