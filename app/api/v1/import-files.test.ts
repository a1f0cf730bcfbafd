import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDocumentCall, documentPreview, listDocumentsCall } from "@/lib/contract/documents";
import { newId } from "@/server/platform/new-id";
import { ask } from "@/test/api/ask";
import { makeFixture, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { makeProject } from "@/test/make/make";

let fixture: Fixture;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  const { owner, curator, annotator } = fixture.people;
  projectId = (await makeProject(owner, { curator, annotator })).id;
});
afterAll(closeTestDatabase);

interface Sent {
  readonly file: readonly [content: string | Uint8Array, name: string];
  readonly query?: Readonly<Record<string, string>>;
  readonly id?: string;
}

async function upload({ file: [content, name], query, id }: Sent, token = fixture.tokens.curator) {
  const form = new FormData();
  form.set("file", new File([content as BlobPart], name));
  if (id) form.set("id", id);
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type");
  const raw = { bytes: new Uint8Array(await encoded.arrayBuffer()), type };
  const answer = await ask(addDocumentCall, { params: { projectId }, query, raw }, token);
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}

async function post(body: object, query?: Readonly<Record<string, string>>) {
  const answer = await ask(
    addDocumentCall,
    { params: { projectId }, query, body },
    fixture.tokens.curator,
  );
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}

async function countDocuments(): Promise<number> {
  const answer = await ask(listDocumentsCall, { params: { projectId } }, fixture.tokens.owner);
  return (JSON.parse(answer.text) as { items: unknown[] }).items.length;
}

const dryRun = { dryRun: "true" };

describe("a dry run", () => {
  test("answers what would be kept and stores nothing; its offsets count code points", async () => {
    const before = await countDocuments();
    const { status, body } = await post(
      {
        content: "# Tides 🌊\n\nThe *quay* floods.",
        format: "markdown",
        source: { author: "Ana" },
      },
      dryRun,
    );
    expect(status).toBe(200);
    expect(documentPreview.parse(body)).toEqual(body);
    expect(body).toEqual({
      title: "Tides 🌊",
      source: {
        author: "Ana",
        speaker: "",
        publisher: "",
        date: "",
        url: "",
        language: "",
        rights: "",
      },
      format: "markdown",
      text: "Tides 🌊\n\nThe quay floods.",
      structure: {
        blocks: [
          { kind: "heading", level: 1, start: 0, end: 7 },
          { kind: "paragraph", start: 9, end: 25 },
        ],
        marks: [{ kind: "emphasis", start: 13, end: 17 }],
      },
      notices: [],
    });
    expect(await countDocuments()).toBe(before);
  });

  test("says what of a page was left out, and keeps the whole page where one wants it", async () => {
    const words = "The harbour office counts crates twice a day, and the books differ. ".repeat(6);
    const page = `<!doctype html><body><nav>Home News</nav><article><p>${words}<img src=a></p></article>`;
    const article = await upload({ file: [page, "a.html"], query: dryRun });
    expect(article.body).toMatchObject({
      notices: [
        {
          kind: "outside-article-left-out",
          message: "2 words beside the article were left out.",
          count: 2,
        },
        { kind: "pictures-left-out", count: 1 },
      ],
    });
    const whole = await upload({ file: [page, "a.html"], query: { ...dryRun, part: "page" } });
    expect(whole.body.text).toMatch(/^Home News\n/);
  });

  test("the encoding can be chosen", async () => {
    const file = [Buffer.from([0x63, 0x61, 0x66, 0xc9]), "a.txt"] as const;
    const chosen = (encoding: string) => upload({ file, query: { ...dryRun, encoding } });
    expect((await upload({ file, query: dryRun })).body).toMatchObject({
      text: "cafÉ",
      notices: [{ kind: "encoding-guessed" }],
    });
    expect((await chosen("koi8-r")).body).toMatchObject({ text: "cafи", notices: [] });
    expect((await chosen("klingon")).body).toMatchObject({ status: 422, code: "text-not-usable" });
  });

  test("is for those who may bring texts in", async () => {
    const sent = { file: ["Words.", "a.txt"], query: dryRun } as const;
    expect((await upload(sent, fixture.tokens.annotator)).status).toBe(403);
    expect((await upload(sent, fixture.tokens.stranger)).status).toBe(404);
  });
});

describe("a text that is stored", () => {
  test("comes with the same notices", async () => {
    const file = ["<!doctype html><p>Seen from the quay</p>", "quay.txt"] as const;
    const preview = await upload({ file, query: dryRun });
    const id = newId();
    const stored = await upload({ file, id });
    expect(stored.status).toBe(201);
    expect(stored.body).toMatchObject({ id, title: "quay", notices: preview.body.notices });
    expect(stored.body.notices).toMatchObject([{ kind: "other-kind-of-file" }]);
    // Sent again with its id it is there once, and is not the same as itself.
    const again = await upload({ file, id });
    expect(again).toMatchObject({ status: 200, body: { id, notices: stored.body.notices } });
  });

  test("is noticed when it comes twice, by name", async () => {
    const content = "The ferry left at nine.";
    const first = await post({ content, format: "plain", title: "Ferry" });
    expect(first.body.notices).toEqual([]);
    const second = await post({ content: `${content}`, format: "plain" }, dryRun);
    expect(second.body.notices).toEqual([
      {
        kind: "same-text",
        message: "The project has this text already, as “Ferry”.",
        documentId: first.body.id,
      },
    ]);
  });

  test("keeps the file's bytes when they are not its text", async () => {
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    const { body } = await upload({ file: [bytes, "a.txt"] });
    const { read } = await import("@/server/platform/db");
    const revision = await read.revision.findFirstOrThrow({
      where: { documentId: body.id as string },
      select: { text: true, original: true },
    });
    expect(revision.text).toBe("café");
    expect(Buffer.from(revision.original ?? [])).toEqual(bytes);
  });
});

test("a file that is no text is refused by what it is, and nothing is left", async () => {
  const before = await countDocuments();
  const sheet = zipSync({ "xl/workbook.xml": strToU8("x") });
  expect((await upload({ file: [sheet, "minutes.txt"] })).body).toMatchObject({
    status: 415,
    code: "not-this-type",
    detail: expect.stringMatching(/^This is a spreadsheet\./) as string,
  });
  expect(await countDocuments()).toBe(before);
});
