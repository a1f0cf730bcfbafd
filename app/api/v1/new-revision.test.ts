import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDocumentCall, reviseTextCall } from "@/lib/contract/documents";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { ask } from "@/test/api/ask";
import { makeFixture, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startSite, type Site } from "@/test/fetch/site";
import { makeAnnotation, makeProject } from "@/test/make/make";

const FIRST =
  "# Quay\n\nThe quay holds 400 crates. The crane was built in 1911. Nobody counted twice.";
const SECOND = "# Quay\n\nA new line. The quay holds 900 crates. The crane was built in 1911.";

let fixture: Fixture;
let projectId: string;
let documentId: string;
let site: Site;

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  const { owner, curator, annotator, reader } = fixture.people;
  projectId = (await makeProject(owner, { curator, annotator, reader })).id;
  site = await startSite((_, response) =>
    response.writeHead(200, { "content-type": "text/markdown" }).end(SECOND),
  );
});
afterAll(async () => {
  await site.close();
  await closeTestDatabase();
});

type Answer = Record<string, unknown> & { readonly uncertain: Record<string, unknown>[] };

async function put(body: object, query?: Record<string, string>, token = fixture.tokens.curator) {
  const answer = await ask(reviseTextCall, { params: { documentId }, query, body }, token);
  return { status: answer.status, body: JSON.parse(answer.text) as Answer };
}

const dryRun = { dryRun: "true" };
const markdown = (content: string) => ({ content, format: "markdown" });

async function annotate(who: "annotator" | "curator", words: string, isPrivate = false) {
  const text = FIRST.replace("# ", "");
  const start = text.indexOf(words);
  const target = [{ start, end: start + words.length }];
  const visibility = isPrivate ? "private" : "project";
  const made = await makeAnnotation(fixture.people[who], documentId, target, { visibility });
  return made.id;
}

beforeEach(async () => {
  const body = { title: "Quay", ...markdown(FIRST) };
  const { text } = await ask(
    addDocumentCall,
    { params: { projectId }, body },
    fixture.tokens.owner,
  );
  documentId = (JSON.parse(text) as { id: string }).id;
});

describe("a new revision that is only tried", () => {
  test("says what the text would be and what would become of the annotations one sees", async () => {
    const changed = await annotate("annotator", "The quay holds 400 crates.");
    await annotate("annotator", "The crane was built in 1911.");
    const lost = await annotate("curator", "Nobody counted twice.");
    await annotate("annotator", "Nobody counted", true);
    const before = await read.revision.count();
    const { status, body } = await put(markdown(SECOND), dryRun);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      current: 1,
      same: false,
      format: "markdown",
      exact: 0,
      moved: 1,
      changed: 1,
      ambiguous: 0,
      lost: 1,
      leftOut: 0,
      uncertain: [
        {
          annotationId: changed,
          kind: "claim",
          by: "The annotator",
          anchor: "changed",
          before: "The quay holds 400 crates.",
          after: "The quay holds 900 crates.",
        },
        { annotationId: lost, by: "The curator", anchor: "lost", after: null, places: 0 },
      ],
    });
    expect(body.text).toContain("A new line.");
    expect(await read.revision.count()).toBe(before);
    // What was foretold is what comes true.
    const stored = await put({ ...markdown(SECOND), after: 1 });
    const { exact, moved, lost: gone, ambiguous, changed: other } = body;
    expect(stored.body).toMatchObject({ exact, moved, lost: gone, ambiguous, changed: other });
  });

  test("says that the document has these words already", async () => {
    const { body } = await put(markdown(FIRST), dryRun);
    expect(body).toMatchObject({ same: true, uncertain: [] });
  });

  test("lists no more than 500, and how many it leaves out", async () => {
    const words = ["A sentence stood here.", "And another one."];
    const made = await ask(
      addDocumentCall,
      { params: { projectId }, body: { title: "Many", ...markdown(words.join(" ")) } },
      fixture.tokens.owner,
    );
    documentId = (JSON.parse(made.text) as { id: string }).id;
    const { people } = fixture;
    const target = [{ start: 0, end: words[0]?.length ?? 0 }];
    await makeAnnotation(people.annotator, documentId, target, { kind: "note" });
    await transaction(
      (tx) => tx.$executeRaw`
        INSERT INTO "Annotation"
        SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
        FROM "Annotation" a CROSS JOIN generate_series(2, 520)
        WHERE a."documentId" = ${documentId}::uuid`,
    );
    const { body } = await put(markdown("Nothing of it is left."), dryRun);
    expect(body.lost).toBe(520);
    expect(body.uncertain).toHaveLength(500);
    expect(body.leftOut).toBe(20);
  });

  test.each(["reader", "annotator"] as const)("is refused to a %s", async (who) => {
    const { status } = await put(markdown(SECOND), dryRun, fixture.tokens[who]);
    expect(status).toBe(403);
  });
});

describe("a new revision", () => {
  test("is refused when the document was revised since it was compared", async () => {
    await put({ ...markdown(SECOND), after: 1 });
    for (const query of [undefined, dryRun]) {
      const { status, body } = await put({ ...markdown(FIRST), after: 1 }, query);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: "text-moved-on", revision: 2 });
    }
    expect(await read.revision.count({ where: { documentId } })).toBe(2);
  });

  test("is there once, however often it is sent with its id", async () => {
    const id = newId();
    const one = await put({ id, ...markdown(SECOND) });
    const again = await put({ id, ...markdown(SECOND) });
    expect(one.body).toMatchObject({ revision: { id, number: 2 } });
    expect(again).toEqual(one);
    const other = await put({ id, ...markdown(FIRST) });
    expect(other.status).toBe(409);
    expect(await read.revision.count({ where: { documentId } })).toBe(2);
  });

  test("comes as a file, read as its bytes say", async () => {
    const form = new FormData();
    form.set("file", new File([SECOND], "quay.md", { type: "text/markdown" }));
    form.set("after", "1");
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const raw = {
      bytes: new Uint8Array(await request.arrayBuffer()),
      type: request.headers.get("content-type"),
    };
    const answer = await ask(
      reviseTextCall,
      { params: { documentId }, raw },
      fixture.tokens.curator,
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ revision: { number: 2, format: "markdown" } });
  });

  test("is fetched by its address, and what was fetched is kept as its archived copy", async () => {
    const url = `${site.origin}/quay.md`;
    const tried = await put({ url }, dryRun);
    expect(tried.body).toMatchObject({ same: false, fetched: { url } });
    expect(await read.archive.count({ where: { documentId } })).toBe(0);
    const { status, body } = await put({ url, after: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ revision: { number: 2 } });
    const [archive] = await read.archive.findMany({ where: { documentId } });
    expect(archive).toMatchObject({ revision: 2, url });
  });

  test("is an address or characters, never both and never neither", async () => {
    for (const body of [{}, { url: site.origin, ...markdown(FIRST) }, { content: "x" }]) {
      expect((await put(body)).status).toBe(400);
    }
  });
});
