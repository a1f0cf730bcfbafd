import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { CONVERT_FILE } from "./convert";
import { convertFile } from "./convert-file";
import { readDraft } from "./read-draft";
import { linesOf } from "./pdf-lines";

const archive = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    level: 0,
  });

async function outcomeOf(content: string | Uint8Array, name: string) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const outcome = await convertFile({ bytes, name });
  return outcome.ok ? outcome.value : (outcome.reason?.key ?? "refused");
}

async function textOf(content: string | Uint8Array, name: string) {
  const outcome = await outcomeOf(content, name);
  return typeof outcome === "string" ? outcome : outcome.text;
}

const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  archive({ "word/document.xml": `<document><body>${body}</body></document>`, ...more });

const odt = (text: string) =>
  archive({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<content><body><text>${text}</text></body></content>`,
  });

test("blanks between a comment and words cost no more than their number", async () => {
  expect(await textOf(`<!---->${" ".repeat(60)}Low tide`, "a.txt")).toMatch(/Low tide$/);
  const unclosed = `<!DOCTYPE${" ".repeat(60_000)}`;
  expect(await textOf(`${unclosed}Low tide`, "a.txt")).toMatch(/Low tide$/);
});

test("a PDF is never short, wherever its mark stands", () => {
  const isShort = (start: string) =>
    CONVERT_FILE.isShort({ bytes: Buffer.from(start), name: "a.pdf" });
  expect(isShort("\n\n%PDF-1.7")).toBe(false);
  expect(isShort("Words.")).toBe(true);
});

test("a page of a PDF may hold any number of pieces", () => {
  const pieces = Array.from({ length: 150_000 }, (_, i) => ({
    str: "a",
    transform: [1, 0, 0, 1, 20 * (i % 15_000), Math.floor(i / 15_000) * 20],
    width: 10,
    height: 10,
  }));
  const lines = linesOf(pieces, { width: 600, height: 200 });
  expect(lines.length).toBe(10);
  expect(lines[0]?.text.length).toBe(2 * 15_000 - 1);
});

test("a PDF with a damaged page is refused", async () => {
  const pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
    "2 0 obj<</Type/Pages/Count 3/Kids[3 0 R 9 0 R]>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" +
    "trailer<</Root 1 0 R>>";
  expect(await outcomeOf(pdf, "a.pdf")).toBe("Refusals.file.damaged");
});

test("a cue may hold any number of speakers, none of whom has a name without end", async () => {
  const cue = (words: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`;
  const spoken = cue("- Ahoy\n".repeat(150_000));
  expect((await textOf(spoken, "a.vtt")).match(/Ahoy/g)?.length).toBe(150_000);
  const named = await outcomeOf(cue(`<v ${"Ana ".repeat(1_000)}>Ahoy`), "a.vtt");
  expect(named).toMatchObject({
    structure: expect.stringMatching(/"speaker":"(?:Ana ){50}"/) as string,
  });
});

test("voices that never close cost no more than their number", async () => {
  const open = `WEBVTT\n\n00:01.000 --> 00:02.000\nAhoy${" <v Ana".repeat(100_000)}`;
  expect(await textOf(open, "a.vtt")).toMatch(/^Ahoy/);
});

test("no half of a pair and no NUL gets into names, labels and links", async () => {
  const long = "🌊".repeat(300);
  const files = [
    [
      `<TEI><text><body><sp><speaker>a${long}</speaker><p>Ahoy</p></sp></body></text></TEI>`,
      "a.xml",
    ],
    [`<TEI><text><body><p><pb n="a${long}"/>Ahoy</p></body></text></TEI>`, "a.xml"],
    [`WEBVTT\n\n00:01.000 --> 00:02.000\n<v a${long}>Ahoy`, "a.vtt"],
    ["{\\rtf1{\\info{\\title A\\u-10240?\\'00}{\\author \\'00Ana}}Ahoy \\u-10240?}", "a.rtf"],
    [
      '{\\rtf1{\\field{\\*\\fldinst HYPERLINK "https://example.org/\\u-10240?"}{\\fldrslt Ahoy}}}',
      "a.rtf",
    ],
    [
      "MIME-Version: 1.0\nSubject: A =?utf-8?q?=00?= b\nFrom: =?utf-8?q?A=00?= <a@b>\n\nAhoy",
      "a.eml",
    ],
  ] as const;
  for (const [content, name] of files) {
    const read = await readDraft({ file: { bytes: Buffer.from(content), name } });
    if (!read.ok) throw new Error(read.reason?.key);
    const { original: _, structure, ...facts } = read.value;
    expect(JSON.stringify(facts)).not.toMatch(/\\u(?:0000|d[89a-f])/i);
    expect(structure).not.toMatch(/\\u(?:0000|d[89a-f])/i);
  }
});

test("a text box inside another is read once", async () => {
  const box = (inner: string) =>
    `<p><r><drawing><txbxContent>${inner}</txbxContent></drawing></r></p>`;
  let body = "<p><r><t>Ahoy</t></r></p>";
  for (let i = 0; i < 35; i++) body = box(body);
  expect(await textOf(docx(body), "a.docx")).toBe("Ahoy");
});

test("a note of a Word document that is named again and again stands there once", async () => {
  const reference = '<r><footnoteReference id="7"/></r>';
  const notes = `<footnotes><footnote id="7"><p><r><t>${"Tide. ".repeat(2_000)}</t></r></p></footnote></footnotes>`;
  const file = docx(`<p>${reference.repeat(20_000)}</p>`, { "word/footnotes.xml": notes });
  const text = await textOf(file, "a.docx");
  expect(text.match(/Tide/g)?.length).toBe(2_000);
  expect(text).toMatch(/^\[1\]\[1\]/);
});

test("cells of an OpenDocument text that repeat inside one another do not multiply without end", async () => {
  const words = "<p>Ahoy</p>";
  let table = words;
  for (let i = 0; i < 8; i++) {
    table = `<table><table-row><table-cell number-columns-repeated="100">${table}</table-cell></table-row></table>`;
  }
  const text = await textOf(odt(table), "a.odt");
  expect(text.match(/Ahoy/g)?.length).toBeLessThan(30_000);
  const twice = `<table><table-row><table-cell number-columns-repeated="2">${words}</table-cell></table-row></table>`;
  expect(await textOf(odt(twice), "a.odt")).toBe("Ahoy\tAhoy");
});

test("the bytes of a picture in Rich Text Format are no groups", async () => {
  expect(await textOf("{\\rtf1 Low {\\pict\\bin5 }}}{{}tide}", "a.rtf")).toBe("Low tide");
});

test("heads of a letter that never close cost no more than their number", async () => {
  const mail = (html: string) => `MIME-Version: 1.0\nContent-Type: text/html\n\n${html}`;
  expect(await textOf(mail(`<p>Ahoy${"<head>".repeat(500_000)}`), "a.eml")).toBe("Ahoy");
  const page = "<!doctype html><html><head><title>T</title></head><body><nav>Home</nav><p>Ahoy";
  expect(await textOf(mail(page), "a.eml")).toBe("Home\n\nAhoy");
});

test("an ending that is called as what every object has is none", async () => {
  expect(await textOf("Low tide", "a.constructor")).toBe("Low tide");
});
