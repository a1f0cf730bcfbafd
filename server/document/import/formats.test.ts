import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Structure } from "@/lib/text/document-text";
import { whyNotStructure } from "@/lib/text/structure";
import { sentenceOf } from "@/server/platform/messages";
import { convertFile } from "./convert-file";

/** An archive of parts that are XML. */
const archive = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));

const outcomeOf = (content: string | Uint8Array, name: string) =>
  convertFile({ bytes: typeof content === "string" ? Buffer.from(content) : content, name });

/** What a file is read as; its structure must fit its text. */
async function read(content: string | Uint8Array, name: string) {
  const outcome = await outcomeOf(content, name);
  if (!outcome.ok) throw new Error(outcome.reason && sentenceOf(outcome.reason));
  const { text, notices, title, metadata, format } = outcome.value;
  const structure = JSON.parse(outcome.value.structure) as Structure;
  expect(whyNotStructure({ text, structure })).toBeNull();
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const blocks = structure.blocks.map((block) => [block.kind, words(block)] as const);
  const marks = structure.marks.map((mark) => [mark.kind, words(mark)] as const);
  return { text, structure, blocks, marks, notices, title, metadata, format };
}

async function refusalOf(content: string | Uint8Array, name: string) {
  const outcome = await outcomeOf(content, name);
  return outcome.ok ? "read" : outcome.reason?.key;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const run = (words: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const par = (inner: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
const inList = (depth: number) =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="3"/></w:numPr>`;

const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  archive({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${W}><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>`,
    "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">
      <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="7">${par(run("Counted twice."))}</w:footnote></w:footnotes>`,
    "word/_rels/document.xml.rels":
      '<Relationships><Relationship Id="r1" TargetMode="External" Target="https://example.org/pier"/></Relationships>',
    "docProps/core.xml":
      "<cp><dc:title>The harbour</dc:title><dc:creator>Ana Reis</dc:creator></cp>",
    ...more,
  });

describe("a Word document", () => {
  test("keeps headings, lists, quotations, links, footnotes and formulas", async () => {
    const { text, blocks, marks, title, metadata, notices } = await read(
      docx(
        par(run("Crates"), styled("berschrift2")) +
          par(
            run("Twelve ") +
              run("crates", "<w:b/>") +
              '<w:r><w:footnoteReference w:id="7"/></w:r>' +
              `<w:hyperlink r:id="r1">${run(" on the pier")}</w:hyperlink>` +
              "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>",
          ) +
          par(run("outer"), inList(0)) +
          par(run("inner"), inList(1)) +
          par(run("again"), inList(0)) +
          par(run("It is written."), styled("Zitat")),
      ),
      "a.docx",
    );
    expect(text).toBe(
      "Crates\n\nTwelve crates[1] on the pierx=2\n\nouter\ninner\nagain\n\nIt is written.\n\nCounted twice.",
    );
    expect(blocks).toEqual([
      ["heading", "Crates"],
      ["paragraph", "Twelve crates[1] on the pierx=2"],
      ["list", "outer\ninner\nagain"],
      ["item", "outer\ninner"],
      ["paragraph", "outer"],
      ["list", "inner"],
      ["item", "inner"],
      ["item", "again"],
      ["quote", "It is written."],
      ["footnote", "Counted twice."],
    ]);
    expect(marks).toEqual([
      ["strong", "crates"],
      ["footnote-reference", "[1]"],
      ["link", "on the pier"],
    ]);
    expect({ title, metadata, notices }).toEqual({
      title: "The harbour",
      metadata: { author: "Ana Reis" },
      notices: [],
    });
  });

  test("keeps tables with cells that span columns and rows in their columns", async () => {
    const cell = (words: string, properties = "") =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${par(run(words))}</w:tc>`;
    const { text, structure } = await read(
      docx(
        `<w:tbl><w:tr>${cell("Pier", '<w:vMerge w:val="restart"/>')}${cell("Crates", '<w:gridSpan w:val="2"/>')}</w:tr>
         <w:tr>${cell("", "<w:vMerge/>")}${cell("in")}${cell("out")}</w:tr></w:tbl>`,
      ),
      "a.docx",
    );
    expect(text).toBe("Pier\tCrates\t\n\tin\tout");
    expect(structure.blocks).toContainEqual({ kind: "cell", start: 0, end: 4, rows: 2 });
    expect(structure.blocks).toContainEqual({ kind: "cell", start: 5, end: 11, columns: 2 });
  });

  test("says what it leaves out, and runs no macro", async () => {
    const deleted = `<w:del><w:r><w:delText>thirteen</w:delText></w:r></w:del><w:ins>${run("twelve")}</w:ins>`;
    const rest =
      '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:drawing/></w:r>' +
      run("secret", "<w:vanish/>");
    const file = docx(par(deleted + rest), { "word/vbaProject.bin": "x" });
    const { text, notices } = await read(file, "a.docx");
    expect(text).toBe("twelve");
    expect(notices.map(({ kind }) => kind)).toEqual([
      "deletions-left-out",
      "comments-left-out",
      "pictures-left-out",
      "hidden-left-out",
      "macros-left-out",
    ]);
  });

  test("is known by its bytes and refused when damaged or with entities of its own", async () => {
    const { notices } = await read(docx(par(run("Words"))), "a.txt");
    expect(notices).toEqual([
      { kind: "other-kind-of-file", params: { ending: ".txt", kind: "docx" } },
    ]);
    expect(await refusalOf(docx("<w:p>"), "a.docx")).toBe("Refusals.text.notXml");
    const bomb = `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${W}><w:body/></w:document>`;
    expect(await refusalOf(archive({ "word/document.xml": bomb }), "a.docx")).toBe(
      "Refusals.text.entities",
    );
  });
});

describe("an OpenDocument text", () => {
  const odt = (body: string, more: Readonly<Record<string, string>> = {}) =>
    zipSync({
      mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
      ...Object.fromEntries(
        Object.entries({
          "content.xml": `<office:document-content><office:automatic-styles>
            <style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
            <text:list-style style:name="L1"><text:list-level-style-number/></text:list-style>
            </office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
          ...more,
        }).map(([name, xml]) => [name, strToU8(xml)]),
      ),
    });

  test("keeps its structure, notes and formulas", async () => {
    const note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Twice.</text:p></text:note-body></text:note>";
    const { text, blocks, marks, format } = await read(
      odt(
        `<text:h text:outline-level="2">Crates</text:h>
         <text:p>A<text:s text:c="3"/><text:span text:style-name="T1">bold</text:span> word${note} <draw:object xlink:href="./F1"/></text:p>
         <text:list text:style-name="L1"><text:list-item><text:p>first</text:p></text:list-item></text:list>
         <table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>both</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
         <table:table-row><table:table-cell><text:p>l</text:p></table:table-cell><table:table-cell><text:p>r</text:p></table:table-cell></table:table-row></table:table>`,
        { "F1/content.xml": "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>" },
      ),
      "a.odt",
    );
    expect(format).toBe("odt");
    expect(text).toBe("Crates\n\nA bold word[1] x=2\n\nfirst\n\nboth\t\nl\tr\n\nTwice.");
    expect(blocks.filter(([kind]) => kind === "list" || kind === "footnote")).toEqual([
      ["list", "first"],
      ["footnote", "Twice."],
    ]);
    expect(marks).toEqual([
      ["strong", "bold"],
      ["footnote-reference", "[1]"],
    ]);
  });

  test("with a password is refused", async () => {
    const manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    expect(await refusalOf(odt("", { "META-INF/manifest.xml": manifest }), "a.odt")).toBe(
      "Refusals.file.encrypted",
    );
  });
});

describe("a book in EPUB", () => {
  const chapter = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>${body}</body></html>`;
  const epub = (more: Readonly<Record<string, string>> = {}) =>
    archive({
      "META-INF/container.xml":
        '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      "OPS/book.opf": `<package><metadata><dc:title>The harbour</dc:title><dc:creator>Ana Reis</dc:creator><dc:language>pt</dc:language></metadata>
        <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="two%20b.xhtml"/><item id="a" href="./one.xhtml"/><item id="c" href="gone.xhtml"/></manifest>
        <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>`,
      "OPS/nav.xhtml": chapter("<nav>Contents</nav>"),
      "OPS/one.xhtml": chapter(
        '<h1>One</h1><p>Crates<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1"><p>Twice.</p></aside>',
      ),
      "OPS/two b.xhtml": chapter("<h1>Two</h1><p>Piers<br/>and quays</p>"),
      ...more,
    });

  test("is read in the order of its spine", async () => {
    const { text, blocks, title, metadata, notices } = await read(epub(), "a.epub");
    expect(text).toBe("One\n\nCrates1\n\nTwice.\n\nTwo\n\nPiers\nand quays");
    expect(blocks[2]).toEqual(["footnote", "Twice."]);
    expect({ title, metadata }).toEqual({
      title: "The harbour",
      metadata: { author: "Ana Reis", language: "pt" },
    });
    expect(notices).toEqual([{ kind: "parts-missing", count: 1 }]);
  });

  test("with copy protection is refused, with encrypted fonts it is not", async () => {
    const encrypted = (uri: string) => ({
      "META-INF/encryption.xml": `<encryption><EncryptedData><CipherReference URI="${uri}"/></EncryptedData></encryption>`,
    });
    expect(await refusalOf(epub(encrypted("OPS/one.xhtml")), "a.epub")).toBe(
      "Refusals.file.encrypted",
    );
    expect(await refusalOf(epub(encrypted("OPS/font.otf")), "a.epub")).toBe("read");
  });
});

describe("TEI", () => {
  const tei = (text: string, header = "") =>
    `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text><body>${text}</body></text></TEI>`;

  test("keeps divisions, verse, notes, pages and readings", async () => {
    const { text, blocks, marks, notices } = await read(
      tei(
        `<div><head>Of Crates</head><pb n="12"/><p>Twelve <choice><sic>crats</sic><corr>crates</corr></choice><note n="a">Twice.</note> <del>not</del> were<lb/>counted.</p>
         <lg><l>The tide is out,</l><l>the quay is dry.</l></lg></div>`,
      ),
      "a.xml",
    );
    expect(text).toBe(
      "Of Crates\n\nTwelve crates[a] were\ncounted.\n\nThe tide is out,\nthe quay is dry.\n\nTwice.",
    );
    expect(blocks.map(([kind]) => kind)).toEqual(["heading", "paragraph", "paragraph", "footnote"]);
    expect(marks).toContainEqual(["page", "Twelve"]);
    expect(notices).toEqual([
      { kind: "other-readings-left-out", count: 1 },
      { kind: "deletions-left-out", count: 1 },
    ]);
  });

  test("has a turn for each speaker, of plays and of parliaments", async () => {
    const people =
      '<profileDesc><particDesc><listPerson><person xml:id="AnaR"><persName><surname>Reis</surname><forename>Ana</forename></persName></person></listPerson></particDesc></profileDesc>';
    const { structure, text } = await read(
      tei(
        `<div><sp who="#b"><speaker>BO.</speaker><p>Who counts?</p></sp>
         <u who="#AnaR"><seg><s><w>We</w> <w join="right">do</w><pc>.</pc></s></seg><seg>Twice.</seg></u></div>`,
        people,
      ),
      "a.tei",
    );
    expect(text).toBe("BO.\n\nWho counts?\n\nWe do.\n\nTwice.");
    expect(structure.blocks.filter(({ kind }) => kind === "turn")).toEqual([
      { kind: "turn", speaker: "BO", start: 0, end: 16 },
      { kind: "turn", speaker: "Ana Reis", start: 18, end: 32 },
    ]);
  });
});

test("Akoma Ntoso has turns, numbered parts and notes", async () => {
  const { text, blocks, structure, metadata, format } = await read(
    `<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate>
      <meta><identification><FRBRWork><FRBRdate date="2024-05-02" name="x"/></FRBRWork></identification>
      <references><TLCPerson eId="ana" showAs="Ana Reis"/></references></meta>
      <debateBody><debateSection><num>4.</num><heading>The harbour</heading>
      <speech by="#ana"><p>We count<authorialNote marker="1"><p>Twice.</p></authorialNote>.</p></speech>
      <speech by="#bo"><from>Mr Bo</from><p>Who?</p></speech></debateSection></debateBody></debate></akomaNtoso>`,
    "a.xml",
  );
  expect(format).toBe("akoma-ntoso");
  expect(text).toBe("4. The harbour\n\nWe count[1].\n\nMr Bo\n\nWho?\n\nTwice.");
  expect(blocks[0]).toEqual(["heading", "4. The harbour"]);
  expect(structure.blocks.flatMap((one) => (one.kind === "turn" ? [one.speaker] : []))).toEqual([
    "Ana Reis",
    "Mr Bo",
  ]);
  expect(metadata).toEqual({ date: "2024-05-02" });
});

describe("subtitles", () => {
  test("of WebVTT become turns with the times of their words", async () => {
    const { text, structure, format } = await read(
      "WEBVTT\n\nNOTE a remark\n\n1\n00:01.500 --> 00:03.000\n<v Ana>We count</v>\n\n00:03.000 --> 00:04.000 align:left\n<v Ana>the <i>crates</i>.</v>\n\n01:00:09.000 --> 01:00:10.000\n<v Bo>Who &amp; when?</v>\n",
      "a.vtt",
    );
    expect(format).toBe("vtt");
    expect(text).toBe("We count the crates.\n\nWho & when?");
    expect(structure.blocks.flatMap((one) => (one.kind === "turn" ? [one.speaker] : []))).toEqual([
      "Ana",
      "Bo",
    ]);
    expect(structure.marks).toEqual([
      { kind: "time", seconds: 1.5, start: 0, end: 2 },
      { kind: "time", seconds: 3, start: 9, end: 12 },
      { kind: "time", seconds: 3609, start: 22, end: 25 },
    ]);
  });

  test("of SubRip are told by their bytes and part at silences", async () => {
    const { text, notices } = await read(
      "1\r\n00:00:01,000 --> 00:00:02,000\r\nWe count.\r\n\r\n2\r\n00:00:09,000 --> 00:00:10,000\r\nBO: Who?\r\nAnd when?\r\n",
      "a.txt",
    );
    expect(text).toBe("We count.\n\nWho? And when?");
    expect(notices[0]).toMatchObject({ kind: "other-kind-of-file", params: { kind: "srt" } });
  });
});

describe("mail", () => {
  const head =
    "From: Ana Reis <ana@example.org>\r\nSubject: =?utf-8?q?The_p=C3=ADer?=\r\nDate: Thu, 02 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n";

  test("is its HTML where it has some; attached files are counted", async () => {
    const { text, title, metadata, notices, format } = await read(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>Caf=E9 on the <b>pier</b></p></body></html>\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n`,
      "a.eml",
    );
    expect({ text, title, format }).toEqual({
      text: "Café on the pier",
      title: "The píer",
      format: "mail",
    });
    expect(metadata).toEqual({ author: "Ana Reis", date: "2024-05-02" });
    expect(notices).toEqual([{ kind: "attachments-left-out", count: 1 }]);
  });

  test("a page that was saved as MHTML is the page, with its address", async () => {
    const { text, metadata, title } = await read(
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/pier\r\nSubject: Pier\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><body><p>Words of the page</p></body></html>\r\n--b--\r\n`,
      "a.mhtml",
    );
    expect({ text, title, metadata }).toEqual({
      text: "Words of the page",
      title: "Pier",
      metadata: { url: "https://example.org/pier" },
    });
  });
});
