import { expect, test } from "vitest";
import { NO_QUOTATION_DETAIL } from "@/lib/annotation/annotation";
import { BRAT, bratText } from "@/lib/format/brat";
import {
  addToInventory,
  qdpxHead,
  QDPX_INVENTORY,
  QDPX_NOTES,
  QDPX_SOURCES,
} from "@/lib/format/qdpx";
import { FILE, pieceFile, PROJECT, sampleText } from "@/test/format/piece-file";
import { aboutQuay, noticesOf, QUAY, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import type { ArchiveFiles, ArchiveReader } from "./archive";
import { readBratArchive } from "./brat";
import { readQde, readQdpxArchive } from "./qdpx";

function archive(files: Readonly<Record<string, string>>): ArchiveFiles {
  return { names: Object.keys(files), text: (name) => files[name] ?? null };
}

function readArchive(
  reader: ArchiveReader,
  files: Readonly<Record<string, string>>,
  about = aboutQuay,
) {
  return readAll(() => reader(archive(files), about), "");
}

const HARD = sampleText(
  "👩🏽‍🚒 crews 1[say 2[the 🌉 fell1] twice2]. It [held.\r\nقال] الوزير, e\u0301[pe\u0301e][s] won_[x].",
  [
    { at: [0], body: "Who counted?" },
    {
      at: [1],
      kind: "quotation",
      claim: null,
      quotation: { ...NO_QUOTATION_DETAIL, form: "mixed" },
    },
    { at: [2] },
    { at: [3, 4], kind: "rhetoric", claim: null, tags: [] },
    { at: [5], kind: "note", claim: null, tags: [], createdBy: { id: null, name: "Bo & Co" } },
  ],
);
const aboutHard = { ...aboutQuay, text: HARD.text.text, codebook: [] };
const sent = HARD.annotations.map(({ annotation }) => annotation);

test("brat: a folder of ours comes back, whatever its line ends", () => {
  const files = {
    "Harbour talk.txt": bratText(HARD.text.text),
    "Harbour talk.ann": pieceFile(BRAT, [HARD]),
    "annotation.conf": "[entities]\n",
  };
  const byId = new Map(
    valuesOf(readArchive(readBratArchive, files, aboutHard)).map((one) => [one.id, one]),
  );
  expect(byId.size).toBe(sent.length);
  for (const { id, kind, body, tags, target } of sent) {
    const places = target.map(({ start, end, exact }) => ({ start, end, exact }));
    expect(byId.get(id)).toMatchObject({ kind, body, tags, target: places });
  }
});

test("brat: lines count in the text beside them, and those of another text are refused", () => {
  const own = QUAY.slice(QUAY.indexOf("The quay"));
  const files = {
    "a/quay.txt": own,
    "a/quay.ann": "T1\tPlace 4 8\tquay\nT2\tPlace 900 904\tquay\n",
    "a/fish.txt": "A herring lives in the sea and not in a pond.",
    "a/fish.ann": "T1\tFish 2 9\therring\n",
    "a/alone.ann": "T1\tFish 2 9\therring\n",
  };
  const read = readArchive(readBratArchive, files);
  const start = [...QUAY.slice(0, QUAY.indexOf("The quay") + 4)].length;
  expect(valuesOf(read)).toMatchObject([
    { tags: ["Place"], target: [{ start, end: start + 4, exact: "quay" }] },
  ]);
  expect(refusalsOf(read).toSorted()).toEqual([
    [1, "Refusals.import.otherText"],
    [2, "Refusals.import.outsideOwnText"],
  ]);
  expect(readBratArchive(archive({ "words.txt": "words" }), aboutQuay).ok).toBe(false);
});

test("REFI-QDA: an exchange of ours comes back, pieces together", () => {
  const inventory = { users: new Map<string, string>(), codes: new Map<string, Set<string>>() };
  const context = {
    document: HARD.document,
    publicUrl: "",
    words: FILE.words,
    number: 1,
    toUtf16: (at: number) => at,
  };
  const pieces = (format: typeof QDPX_NOTES) =>
    HARD.annotations.map((one) => format.piece(one, context));
  addToInventory(
    inventory,
    pieces(QDPX_INVENTORY).flatMap((one) => one?.later ?? []),
  );
  const notes = pieces(QDPX_NOTES);
  const project = [
    qdpxHead(FILE, { ...PROJECT, id: sent[0]?.projectId ?? "" }, inventory),
    `<Sources>${pieceFile(QDPX_SOURCES, [HARD])}</Sources>`,
    `<Notes>${notes.map((one) => one?.words ?? "").join("")}</Notes>`,
    `<Links>${notes.map((one) => one?.later ?? "").join("")}</Links></Project>`,
  ].join("");
  const files = { "project.qde": project, [`Sources/${HARD.document.id}.txt`]: HARD.text.text };
  const mixed = { kind: "quotation", slug: "mixed", label: "Mixed" } as const;
  const about = { ...aboutHard, codebook: [mixed] };
  const byId = new Map(
    valuesOf(readArchive(readQdpxArchive, files, about)).map((one) => [one.id, one]),
  );
  expect([...byId.keys()].toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
  for (const { id, kind, body, target, createdBy, quotation } of sent) {
    const places = target.map(({ start, end, exact }) => ({ start, end, exact }));
    expect(byId.get(id)).toMatchObject({ kind, body, target: places, author: createdBy.name });
    if (quotation) expect(byId.get(id)).toMatchObject({ quotation: { form: "mixed" } });
  }
});

/** A project with one text and these elements in it. */
const project = (inside: string, after = "") => `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Harbour" origin="Another">
<Users><User guid="AAAAAAAA-0000-4000-8000-000000000001" name="Ana"/><User guid="AAAAAAAA-0000-4000-8000-000000000002" name="Bo"/></Users>
<CodeBook><Codes><Code guid="CCCCCCCC-0000-4000-8000-000000000001" name="Doubt" isCodable="true"><Code guid="CCCCCCCC-0000-4000-8000-000000000002" name="Harbour::old" isCodable="true"/></Code></Codes></CodeBook>
<Sources><TextSource guid="DDDDDDDD-0000-4000-8000-000000000001" name="The quay" plainTextPath="internal://EE.txt">${inside}</TextSource></Sources>${after}</Project>`;

const coding = (person: number, code: number) =>
  `<Coding creatingUser="AAAAAAAA-0000-4000-8000-00000000000${person}"><CodeRef targetGUID="cccccccc-0000-4000-8000-00000000000${code}"/></Coding>`;

test("REFI-QDA: each person's codings of a selection are theirs; notes hang on the first", () => {
  const selection = `<PlainTextSelection guid="FFFFFFFF-0000-4000-8000-000000000001" name="The pier" startPosition="2" endPosition="10" creatingUser="AAAAAAAA-0000-4000-8000-000000000001" creationDateTime="2024-03-04T10:00:00Z"><Description>Which?</Description>${coding(1, 1)}${coding(2, 2)}<NoteRef targetGUID="99999999-0000-4000-8000-000000000001"/></PlainTextSelection>${coding(1, 2)}`;
  const notes =
    '<Notes><Note guid="99999999-0000-4000-8000-000000000001" name="n" creatingUser="AAAAAAAA-0000-4000-8000-000000000002"><PlainTextContent>The long one.</PlainTextContent></Note></Notes><Links><Link guid="1" name="x" originGUID="a" targetGUID="b"/></Links>';
  const files = { "Project.qde": project(selection, notes), "sources/ee.txt": QUAY };
  const read = readArchive(readQdpxArchive, files);
  expect(valuesOf(read)).toMatchObject([
    {
      id: "ffffffff-0000-4000-8000-000000000001",
      rhetoric: { technique: "doubt" },
      author: "Ana",
      body: "Which?",
      createdAt: "2024-03-04T10:00:00.000Z",
      notes: [{ author: "Bo", body: "The long one." }],
      target: [{ start: 2, end: 10, exact: "The pier" }],
    },
    { kind: "note", tags: ["Harbour::old"], author: "Bo" },
  ]);
  expect(noticesOf(read).toSorted()).toEqual(["labelsOfTexts", "relations"]);
});

test("REFI-QDA: without its text a selection is sought by its name, an inclusive end is seen, and circles end", () => {
  const one = (guid: number, name: string, start: number, end: number) =>
    `<PlainTextSelection guid="FFFFFFFF-0000-4000-8000-00000000000${guid}" name="${name}" startPosition="${start}" endPosition="${end}">${coding(1, 1)}</PlainTextSelection>`;
  const alone = readAll(readQde, project(one(1, "pier", 6, 10) + one(2, "a title", 6, 10)));
  expect(valuesOf(alone)).toMatchObject([{ target: [{ start: 6, end: 10, exact: "pier" }] }]);
  expect(refusalsOf(alone)).toEqual([[2, "Refusals.import.noOwnText"]]);

  const link = (from: number, to: number) =>
    `<Link guid="${from}" name="continues" originGUID="FFFFFFFF-0000-4000-8000-00000000000${from}" targetGUID="FFFFFFFF-0000-4000-8000-00000000000${to}"/>`;
  const circle = project(
    one(1, "pier", 6, 9) + one(2, "shut", 14, 18),
    `<Links>${link(1, 2)}${link(2, 1)}</Links>`,
  );
  const read = readArchive(readQdpxArchive, { "p.qde": circle, "Sources/EE.txt": QUAY });
  expect(valuesOf(read)).toMatchObject([
    {
      target: [
        { start: 6, end: 10, exact: "pier" },
        { start: 14, end: 18, exact: "shut" },
      ],
    },
  ]);
  expect(readQde("<html/>", aboutQuay).ok).toBe(false);
  expect(readQde('<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>', aboutQuay).ok).toBe(false);
});

test("REFI-QDA: an element may hold more others than a call may have arguments", () => {
  const one = '<PlainTextSelection name="pier" startPosition="6" endPosition="10"/>';
  const sets = `<Sets>${"<Set/>".repeat(150_000)}</Sets>`;
  expect(valuesOf(readAll(readQde, project(one, sets)))).toHaveLength(1);
});
