import { expect, test } from "vitest";
import type { Structure } from "@/lib/text/document-text";
import { whyNotStructure } from "@/lib/text/structure";
import { convertFile } from "./convert-file";

/** Words at a place of a page, in points from the bottom left corner. */
type Words = readonly [words: string, x: number, y: number, size?: number];

/** A PDF without a table of its objects, which readers make themselves. */
function pdf(pages: readonly (readonly Words[])[], trailer = ""): Uint8Array {
  const contents = pages.map((words) =>
    words
      .map(([text, x, y, size = 10]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`)
      .join("\n"),
  );
  const kids = pages.map((_, i) => `${10 + 2 * i} 0 R`).join(" ");
  const objects = [
    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
    `2 0 obj <</Type/Pages/Kids[${kids}]/Count ${pages.length}>> endobj`,
    "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj",
    "4 0 obj <</Title(The harbour)/Author(Ana Reis)/CreationDate(D:20240502101500Z)>> endobj",
    ...contents.flatMap((content, i) => [
      `${10 + 2 * i} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F1 3 0 R>>>>/Contents ${11 + 2 * i} 0 R>> endobj`,
      `${11 + 2 * i} 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    ]),
  ];
  return Buffer.from(
    `%PDF-1.4\n${objects.join("\n")}\ntrailer <</Root 1 0 R/Info 4 0 R${trailer}>>\n%%EOF`,
    "latin1",
  );
}

async function read(bytes: Uint8Array) {
  const outcome = await convertFile({ bytes, name: "a.pdf" });
  if (!outcome.ok) return { refused: outcome.reason?.key };
  const { text, notices, title, metadata } = outcome.value;
  const structure = JSON.parse(outcome.value.structure) as Structure;
  expect(whyNotStructure({ text, structure })).toBeNull();
  return { text, structure, notices, title, metadata };
}

test("lines become paragraphs, larger type headings, and divided words one word", async () => {
  const { text, structure, notices, title, metadata } = await read(
    pdf([
      [
        ["Of Crates", 40, 560, 18],
        ["The harbour office counted twelve crates and put", 40, 520],
        ["them into the books of the harbour administra-", 40, 508],
        ["tion.", 40, 496],
        ["A second paragraph stands below a wider space.", 40, 470],
      ],
    ]),
  );
  expect(text).toBe(
    "Of Crates\n\nThe harbour office counted twelve crates and put them into the books of the harbour administration.\n\nA second paragraph stands below a wider space.",
  );
  expect(structure?.blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph"]);
  expect(structure?.marks).toEqual([{ kind: "page", label: "1", start: 0, end: 2 }]);
  expect(notices).toEqual([{ kind: "hyphens-joined", count: 1 }]);
  expect({ title, metadata }).toEqual({
    title: "The harbour",
    metadata: { author: "Ana Reis", date: "2024-05-02" },
  });
});

test("columns are read one after the other, below a title that crosses both", async () => {
  const left = Array.from({ length: 8 }, (_, i): Words => [
    `left line ${i} of this column`,
    40,
    500 - 12 * i,
  ]);
  const right = Array.from({ length: 8 }, (_, i): Words => [
    `right line ${i} of the other one`,
    220,
    500 - 12 * i,
  ]);
  const { text } = await read(
    pdf([[["A title that stands over both of the columns", 40, 560], ...left, ...right]]),
  );
  expect(text).toMatch(
    /^A title that stands over both of the columns\n?.*left line 0.*left line 7.*right line 0.*right line 7/s,
  );
});

test("running heads and page numbers are left out, and a sentence goes on over pages", async () => {
  const page = (number: number, words: string): Words[] => [
    [`The harbour books, page ${number}`, 40, 580],
    [words, 40, 400],
    [String(number), 200, 20],
  ];
  const { text, structure, notices } = await read(
    pdf([
      page(1, "The office counts crates and"),
      page(2, "the books differ. Nobody"),
      page(3, "knows why."),
    ]),
  );
  expect(text).toBe("The office counts crates and the books differ. Nobody knows why.");
  expect(structure?.marks.map((mark) => (mark.kind === "page" ? mark.label : ""))).toEqual([
    "1",
    "2",
    "3",
  ]);
  expect(notices).toEqual([{ kind: "running-heads-left-out", count: 6 }]);
});

test("one without text, one that is damaged and one with a password are refused", async () => {
  expect(await read(pdf([[]]))).toEqual({ refused: "Refusals.file.scanned" });
  expect(await read(Buffer.from("%PDF-1.4\nnothing"))).toEqual({
    refused: "Refusals.file.damaged",
  });
  const key = "00".repeat(32);
  const encrypt = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${key}>/U<${key}>>>`;
  expect(await read(pdf([[["words", 40, 400]]], encrypt))).toEqual({
    refused: "Refusals.file.encrypted",
  });
});
