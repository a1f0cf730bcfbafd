import fc from "fast-check";
import { expect, test } from "vitest";
import { readSourceFile, type ReadSources } from "./source-readers";

function read(text: string): ReadSources {
  const outcome = readSourceFile({ format: null, bytes: new TextEncoder().encode(text) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const items = (text: string) => read(text).sources.map(({ source }) => source.csl);

const BIBTEX = `Words between entries are no entry.
@comment{nor is this}
@string{hs = "Harbour Studies"}
@article{hale2021,
  author = {Hale, Ana and {Harbour Office}},
  title = {The {NASA} tides of \\'Evian},
  journal = hs,
  year = 2021, month = mar, volume = 12, number = 3, pages = {4--9},
  doi = {10.5555/harbour.7},
  file = {tides.pdf}
}
@book(fees, title = "Fees (and dues)", author = "Ortiz, Bo", year = 1999)
`;

test("BibTeX is read entry by entry, with its abbreviations and accents", () => {
  const { format, sources, unread, notices } = read(BIBTEX);
  expect(format).toBe("bibtex");
  expect(sources.map(({ line, name, source }) => [line, name, source.key])).toEqual([
    [4, "hale2021", "doi:10.5555/harbour.7"],
    [12, "fees", expect.stringMatching(/^words:/)],
  ]);
  expect(sources[0]?.source.csl).toEqual({
    type: "article-journal",
    title: "The NASA tides of Évian",
    author: [{ family: "Hale", given: "Ana" }, expect.anything()],
    issued: { "date-parts": [[2021, 3]] },
    "container-title": "Harbour Studies",
    volume: "12",
    issue: "3",
    page: "4-9",
    DOI: "10.5555/harbour.7",
  });
  expect(unread).toEqual([]);
  expect(notices).toMatchObject([{ params: { names: ["file (1)"] } }]);
});

test("an entry that is broken is named with its line, and the others come in", () => {
  const { sources, unread } = read(
    `@book{one, title={A book}, year=2001}\n@book{two, title={Not closed\n@book{three, title={Another}}\n@book{one, title={A Book}, year={2001}}\n@book{four, year=2000}`,
  );
  expect(sources.map(({ name }) => name)).toEqual(["one", "three"]);
  expect(unread.map(({ line, name, why }) => [line, name, why.key])).toEqual([
    [2, "two", "Refusals.sourceFile.notClosed"],
    [4, "one", "Refusals.sourceFile.twice"],
    [5, "four", "Refusals.source.nameless"],
  ]);
});

test("a chapter takes what it does not say from the book that it refers to", () => {
  const [chapter] = items(
    `@incollection{c, title={A chapter}, author={Hale, Ana}, pages={3--9}, crossref={b}}
@book{b, title={The book}, editor={Ortiz, Bo}, publisher={Quay Press}, year=2004}`,
  );
  expect(chapter).toMatchObject({
    type: "chapter",
    title: "A chapter",
    "container-title": "The book",
    publisher: "Quay Press",
    issued: { "date-parts": [[2004]] },
    author: [{ family: "Hale", given: "Ana" }],
  });
});

test("abbreviations that are made of others are not read", () => {
  const { sources, unread } = read(
    `@string{a="x"}@string{b=a # a}@book{k,title=b}@book{l,title={A book}}`,
  );
  expect(sources).toHaveLength(1);
  expect(unread).toMatchObject([
    { name: "k", why: { key: "Refusals.source.joinedAbbreviations" } },
  ]);
});

test("RIS is read record by record, also without its ends", () => {
  const { format, sources } = read(
    "TY  - JOUR\r\nTI  - The tides\r\nAU  - Hale, Ana\r\nPY  - 2019\r\nDO  - 10.5555/tides\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - Fees\r\nTY  - BOOK\r\nT1  - Dues\r\nER  -\r\n",
  );
  expect(format).toBe("ris");
  expect(sources.map(({ line, name }) => [line, name])).toEqual([
    [1, "The tides"],
    [8, "Fees"],
    [10, "Dues"],
  ]);
});

test("CSL-JSON is read as a list, as one item and as an object with items; its markup is left out", () => {
  const item = { type: "book", title: "On <i>Fucus</i>", note: "mine", id: 3 };
  for (const json of [[item], item, { items: [item] }]) {
    const { format, sources, notices } = read(JSON.stringify(json));
    expect(format).toBe("csl");
    expect(sources.map(({ source }) => source.csl)).toEqual([{ type: "book", title: "On Fucus" }]);
    expect(notices).toMatchObject([{ params: { names: ["note (1)"] } }]);
  }
  const dated = { ...item, issued: { raw: "2023-10-24" } };
  expect(items(JSON.stringify(dated))[0]?.issued).toEqual({ "date-parts": [[2023, 10, 24]] });
  expect(read(JSON.stringify([item, 3])).unread).toMatchObject([{ line: 2 }]);
});

const RDF = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:vcard="http://nwalsh.com/rdf/vCard#">
  <bib:Article rdf:about="#item_1">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Hale</foaf:surname><foaf:givenName>Ana</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <link:link rdf:resource="#item_2"/>
    <dcterms:abstract>Words</dcterms:abstract>
    <dc:date>2019-05-03</dc:date>
    <dc:title>The tides &amp; fees</dc:title>
    <bib:pages>4-9</bib:pages>
    <dc:identifier><dcterms:URI><rdf:value>https://tides.example/a</rdf:value></dcterms:URI></dc:identifier>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:1234-5679">
    <prism:volume>12</prism:volume><dc:title>Harbour Studies</dc:title>
    <dc:identifier>DOI 10.5555/tides</dc:identifier><prism:number>3</prism:number>
    <dc:identifier>ISSN 1234-5679</dc:identifier>
  </bib:Journal>
  <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType></z:Attachment>
  <bib:BookSection rdf:about="#item_3">
    <z:itemType>bookSection</z:itemType>
    <dcterms:isPartOf><bib:Book><dc:identifier>ISBN 978-0-306-40615-7</dc:identifier><dc:title>The book</dc:title></bib:Book></dcterms:isPartOf>
    <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Évian</vcard:locality></vcard:Address></vcard:adr><foaf:name>Quay Press</foaf:name></foaf:Organization></dc:publisher>
    <dc:title>A chapter</dc:title><dc:date>May 2004</dc:date>
  </bib:BookSection>
</rdf:RDF>`;

test("RDF of Zotero is read with what items stand in; files and abstracts are named", () => {
  const { format, sources, notices } = read(RDF);
  expect(format).toBe("zotero-rdf");
  expect(sources.map(({ source }) => source.csl)).toEqual([
    {
      type: "article-journal",
      title: "The tides & fees",
      author: [{ family: "Hale", given: "Ana" }],
      issued: { "date-parts": [[2019, 5, 3]] },
      "container-title": "Harbour Studies",
      volume: "12",
      issue: "3",
      page: "4-9",
      DOI: "10.5555/tides",
      ISSN: "1234-5679",
      URL: "https://tides.example/a",
    },
    {
      type: "chapter",
      title: "A chapter",
      issued: { "date-parts": [[2004, 5]] },
      "container-title": "The book",
      publisher: "Quay Press",
      "publisher-place": "Évian",
      ISBN: "9780306406157",
    },
  ]);
  expect(notices).toMatchObject([{ params: { names: ["Attachment (1)", "abstract (1)"] } }]);
});

test.each([
  [
    "an entity of its own",
    `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF>&x;</rdf:RDF>`,
  ],
  ["a tree that is too deep", `<rdf:RDF>${"<a>".repeat(500)}`],
  ["a page", "<html><body>@book</body></html>"],
  ["words", "Nothing of this kind."],
  ["no words", ""],
  ["half of a list", `[{"type":"book"`],
  ["too many references", "@book{a,title={x}}\n".repeat(5_001)],
])("%s is refused", (_, text) => {
  expect(readSourceFile({ format: null, bytes: new TextEncoder().encode(text) }).ok).toBe(false);
});

test("a file of another format than the one named is refused by its content", () => {
  const bytes = new TextEncoder().encode(BIBTEX);
  expect(readSourceFile({ format: "ris", bytes })).toMatchObject({
    problem: "not-this-type",
    why: { params: { is: "BibTeX", named: "RIS" } },
  });
  const pdf = new TextEncoder().encode("%PDF-1.7 @book{a,title={b}}");
  expect(readSourceFile({ format: null, bytes: pdf })).toMatchObject({ problem: "not-this-type" });
});

test("hostile files of some megabytes end", () => {
  const n = 150_000;
  for (const text of [
    "@a{".repeat(n),
    `@a{k,${"{".repeat(n)}`,
    `@a{k,title={${"x ".repeat(n)}}}`,
    "@string{a={b}}".repeat(n / 10),
    "TY  - JOUR\n".repeat(n),
    `TY  - JOUR\n${"AU  - A, B\n".repeat(n / 5)}`,
    `[${"[".repeat(n)}`,
    `<rdf:RDF>${"<a/>".repeat(500_001)}</rdf:RDF>`,
  ]) {
    expect(() =>
      readSourceFile({ format: null, bytes: new TextEncoder().encode(text) }),
    ).not.toThrow();
  }
});

test("any text is read or refused", () => {
  const signs = fc.constantFrom(
    "@book",
    "{",
    "}",
    "(",
    ")",
    '"',
    "\\",
    "\n",
    ",",
    "=",
    "#",
    "a",
    "title",
    "TY  - BOOK\n",
    "ER  - ",
    "@string{a=",
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (words) => {
      const bytes = new TextEncoder().encode(`@book{${words.join("")}`);
      expect(() => readSourceFile({ format: null, bytes })).not.toThrow();
    }),
    { numRuns: 300 },
  );
});
