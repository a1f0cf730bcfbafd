import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editAnnotation } from "@/server/annotation/edit";
import { readAnnotation } from "@/server/annotation/read";
import { reviseText } from "@/server/document/revise";
import { callIri, containerOf } from "@/test/api/container";
import { makeFixture, makePlace, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { FERRY_TEXT, W3C_SHAPES } from "@/test/format/w3c-examples";
import { expectDone, makeDocument } from "@/test/make/make";

let fixture: Fixture, projectId: string, documentId: string, iri: string, token: string;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  ({ projectId } = await makePlace(fixture, "OTHER"));
  documentId = await anotherText();
  iri = containerOf(documentId);
  token = fixture.tokens.annotator;
});
afterAll(closeTestDatabase);

const anotherText = async () =>
  (await makeDocument(fixture.people.owner, projectId, FERRY_TEXT)).document.id;

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const words = (exact: string, more: object = {}) => ({
  "@context": CONTEXT,
  type: "Annotation",
  target: { source: iri, selector: { type: "TextQuoteSelector", exact } },
  ...more,
});
const post = (body: unknown, to = iri) => callIri(to, { method: "POST", token, body });
const idIn = (address: string) => address.split("/").at(-1) ?? "";
const stored = async (address: string) =>
  expectDone(await readAnnotation(fixture.people.annotator, idIn(address)));

/** What was sent, out of an answer: without what the server adds. */
function sentIn(json: Record<string, unknown>, sent: object): unknown {
  const entries = Object.entries(json).filter(
    ([name]) => !name.startsWith("obelus:") && (name in sent || !ADDED.has(name)),
  );
  const context = [json["@context"]].flat().filter((one) => !isOurs(one));
  return Object.fromEntries([
    ...entries,
    ["@context", context.length === 1 ? context[0] : context],
  ]);
}
const ADDED = new Set(["id", "creator", "created", "modified"]);
const isOurs = (context: unknown) =>
  typeof context === "object" && context !== null && "obelus" in context;

describe("POST", () => {
  test("makes an annotation with an id of ours, and keeps what it is called elsewhere", async () => {
    const sent = {
      ...words("The harbour"),
      id: "https://notes.example/a/1",
      canonical: "urn:uuid:6a0a2a2e-6c0a-4f3c-8f2e-0d4f4b8f3d10",
      bodyValue: "Which one?",
    };
    const { status, headers, json } = await post(sent);
    expect(status).toBe(201);
    expect(json.id).toMatch(new RegExp(`^${iri}[0-9a-f-]{36}$`));
    expect(headers.get("location")).toBe(json.id);
    expect(headers.get("etag")).toBe('"v1"');
    expect(json).toMatchObject({
      via: sent.id,
      canonical: sent.canonical,
      bodyValue: "Which one?",
    });
    const again = await callIri(json.id, { token });
    expect(again.json).toEqual(json);
    expect(await stored(json.id)).toMatchObject({
      kind: "note",
      body: "Which one?",
      target: [{ exact: "The harbour" }],
      anchor: "exact",
      createdBy: { name: "The annotator" },
    });
  });

  test("reads positions as code points, and tags by the codebook", async () => {
    const { json } = await post({
      "@context": CONTEXT,
      type: "Annotation",
      body: [
        { type: "TextualBody", purpose: "tagging", value: "hearsay" },
        { type: "TextualBody", purpose: "commenting", value: "Nobody is named." },
      ],
      target: { source: iri, selector: { type: "TextPositionSelector", start: 26, end: 32 } },
    });
    expect(await stored(json.id)).toMatchObject({
      kind: "claim",
      claim: { type: "hearsay" },
      body: "Nobody is named.",
      target: [{ exact: "Nobody", start: 27, end: 33 }],
    });
  });

  test.each(Object.entries(W3C_SHAPES))("gives back %s as it was sent", async (_, sent) => {
    const { status, json } = await post(sent);
    expect(status).toBe(201);
    expect(sentIn(json, sent)).toEqual(sent);
    const page = await callIri(json.id, { token });
    expect(sentIn(page.json, sent)).toEqual(sent);
    // And what was read is written again without a change.
    const put = await callIri(json.id, { method: "PUT", token, body: page.json });
    expect(put.status).toBe(200);
    expect(sentIn(put.json, sent)).toEqual(sent);
  });

  test("puts nothing on words that it may not mean, and loses nothing", async () => {
    const nowhere = await post(words("the tugboat", { bodyValue: "where?" }));
    expect(nowhere.status).toBe(201);
    expect(await stored(nowhere.json.id)).toMatchObject({
      anchor: "lost",
      orphan: true,
      body: "where?",
      target: [{ exact: "the tugboat" }],
    });
    const twice = await post(words("the ferry"));
    expect(await stored(twice.json.id)).toMatchObject({ anchor: "exact" });
    const doubtful = await post(words("ferry"));
    expect(await stored(doubtful.json.id)).toMatchObject({ anchor: "ambiguous", orphan: false });
    const selector = { type: "TextPositionSelector", start: 2, end: 9 };
    const elsewhere = await post({
      ...words(""),
      target: { source: "https://port.example/x", selector },
    });
    expect(await stored(elsewhere.json.id)).toMatchObject({ anchor: "lost" });
  });

  test.each([
    ["no context", { "@context": undefined }, "@context"],
    ["another context", { "@context": "https://schema.org" }, "@context"],
    ["no type", { type: "Note" }, "type"],
    ["two ids", { id: ["urn:a:1", "urn:a:2"] }, "id"],
    ["an id that is no IRI", { id: "one" }, "id"],
    ["no target", { target: undefined }, "target"],
    ["an empty list of targets", { target: [] }, "target"],
    ["body and body value", { body: "urn:a:1", bodyValue: "x" }, "bodyValue"],
    ["two body values", { bodyValue: ["x", "y"] }, "bodyValue"],
    ["a body without a value", { body: { type: "TextualBody" } }, "body.value"],
    ["two values", { body: [{ type: "TextualBody", value: ["x", "y"] }] }, "body.0.value"],
    ["a motivation that is none", { motivation: "shouting" }, "motivation"],
    ["two times", { created: ["2025-02-01T06:10:00Z", "2025-02-01T06:11:00Z"] }, "created"],
    ["a time that is none", { modified: "yesterday" }, "modified"],
    ["a number as creator", { creator: 6 }, "creator"],
    ["no source", { target: { type: "SpecificResource" } }, "target.source"],
    ["two sources", { target: { source: ["urn:a:1", "urn:a:2"] } }, "target.source"],
    [
      "a quotation without words",
      { target: { source: "urn:a:1", selector: { type: "TextQuoteSelector", prefix: "a" } } },
      "target.selector.exact",
    ],
    [
      "a negative position",
      {
        target: {
          source: "urn:a:1",
          selector: [{ type: "TextPositionSelector", start: -1, end: 2 }],
        },
      },
      "target.selector.0.start",
    ],
    [
      "a range without an end",
      {
        target: {
          source: "urn:a:1",
          selector: {
            type: "RangeSelector",
            startSelector: { type: "XPathSelector", value: "/p" },
          },
        },
      },
      "target.selector.endSelector",
    ],
    ["an empty choice", { body: { type: "Choice", items: [] } }, "body.items"],
  ])("refuses %s, with its path", async (_, wrong, path) => {
    const { status, headers, json } = await post({ ...words("Ida"), ...wrong });
    expect(status).toBe(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(json.errors.map((one) => one.path)).toContain(path);
    expect(json.detail).not.toBe("");
  });

  test("takes JSON-LD and JSON, of a size that can be kept, and nothing else", async () => {
    const body = words("Ida");
    const as = (type: string, sent: unknown = body) =>
      callIri(iri, { method: "POST", token, body: sent, headers: { "content-type": type } });
    expect((await as("application/json")).status).toBe(201);
    expect((await as("application/ld+json")).status).toBe(201);
    for (const type of ["text/turtle", "text/plain", "application/x-www-form-urlencoded"]) {
      const refused = await as(type);
      expect(refused.status).toBe(415);
      expect(refused.headers.get("accept-post")).toContain("application/ld+json");
    }
    expect((await as("application/ld+json", "{")).status).toBe(400);
    expect((await as("application/ld+json", "[]")).status).toBe(400);
    const large = await post({ ...body, "urn:a:large": "x".repeat(250_000) });
    expect(large.status).toBe(413);
  });

  test("is for those who may annotate here", async () => {
    const before = (await callIri(iri, { token })).json.total;
    const by = (who: string | null) =>
      callIri(iri, { method: "POST", token: who, body: words("Ida") });
    expect((await by(null)).status).toBe(401);
    expect((await by(fixture.tokens.stranger)).status).toBe(404);
    expect((await by(fixture.tokens.reader)).status).toBe(403);
    expect((await callIri(iri, { token })).json.total).toBe(before);
  });
});

describe("PUT", () => {
  test("replaces, and compares the entity tag that is sent", async () => {
    const { json, headers } = await post(words("The harbour", { bodyValue: "one" }));
    const put = (body: unknown, match?: string) =>
      callIri(json.id, {
        method: "PUT",
        token,
        body,
        headers: match === undefined ? {} : { "if-match": match },
      });
    const first = headers.get("etag") ?? "";
    const changed = { ...json, bodyValue: "two", target: "http://elsewhere.example/" };
    const second = await put(changed, first);
    expect(second.status).toBe(200);
    expect(second.json).toMatchObject({ bodyValue: "two", target: "http://elsewhere.example/" });
    expect(second.json).not.toHaveProperty("via");
    expect(second.headers.get("etag")).not.toBe(first);
    expect(await stored(json.id)).toMatchObject({ body: "two", anchor: "lost" });
    const late = await put({ ...json, bodyValue: "three" }, first);
    expect(late.status).toBe(412);
    expect(late.json.current).toMatchObject({ id: json.id, bodyValue: "two" });
    expect((await put({ ...json, bodyValue: "three" })).json.bodyValue).toBe("three");
    expect((await put({ ...json, bodyValue: "four" }, "*")).json.bodyValue).toBe("four");
    expect(await stored(json.id)).toMatchObject({
      body: "four",
      target: [{ exact: "The harbour" }],
    });
  });

  test("leaves the canonical IRI alone, and takes no other id", async () => {
    const canonical = "urn:uuid:0b0f8d2c-6f2b-4b4d-9e7e-2f2b1a6e0c11";
    const { json } = await post(words("Ida", { canonical }));
    const put = (body: unknown) => callIri(json.id, { method: "PUT", token, body });
    expect((await put({ ...json, canonical: "urn:uuid:other" })).status).toBe(409);
    const { canonical: _, ...without } = json;
    expect((await put(without)).json.canonical).toBe(canonical);
    expect((await put({ ...json, id: `${iri}other` })).status).toBe(400);
  });

  test("is for its author", async () => {
    const { json } = await post(words("Ida"));
    const by = async (who: string | null) =>
      (await callIri(json.id, { method: "PUT", token: who, body: json })).status;
    expect(await by(null)).toBe(401);
    expect(await by(fixture.tokens.stranger)).toBe(404);
    expect(await by(fixture.tokens.reader)).toBe(403);
    expect(await by(fixture.tokens.owner)).toBe(403);
    expect(
      (await callIri(`${iri}${documentId}`, { method: "PUT", token, body: json })).status,
    ).toBe(404);
  });
});

describe("DELETE", () => {
  test("takes it out of the container for good", async () => {
    const { json, headers } = await post(words("Ida"));
    const before = (await callIri(iri, { token })).json.total;
    const remove = (match?: string) =>
      callIri(json.id, {
        method: "DELETE",
        token,
        headers: match === undefined ? {} : { "if-match": match },
      });
    expect((await remove('"v9"')).status).toBe(412);
    const gone = await remove(headers.get("etag") ?? "");
    expect(gone.status).toBe(204);
    expect(gone.headers.get("link")).toContain("ns/ldp#Resource");
    expect((await callIri(json.id, { token })).status).toBe(410);
    expect((await remove()).status).toBe(410);
    expect((await callIri(json.id, { method: "PUT", token, body: json })).status).toBe(410);
    expect((await callIri(iri, { token })).json.total).toBe(before - 1);
  });
});

describe("what was sent", () => {
  const whole = {
    ...W3C_SHAPES["who made it, when, and with what"],
    body: [
      { type: "TextualBody", purpose: "commenting", value: "Who?" },
      "https://port.example/log/4",
    ],
  };

  test("stands until somebody edits it here, and the rest of it stays", async () => {
    const sent = { ...whole, target: words("Ida").target, rights: "https://licences.example/open" };
    const { json } = await post(sent);
    const { annotator } = fixture.people;
    expectDone(await editAnnotation(annotator, idIn(json.id), () => true, { body: "Whose?" }));
    const after = (await callIri(json.id, { token })).json;
    const bodies = JSON.stringify(after.body);
    expect(bodies).toContain("Whose?");
    expect(bodies).not.toContain("Who?");
    expect(bodies).toContain("https://port.example/log/4");
    expect(after).toMatchObject({
      rights: sent.rights,
      creator: { name: "Ida" },
      created: "2025-02-01T06:10:00Z",
      target: sent.target,
    });
    expect(after.modified).not.toBe("2025-02-02T06:10:00Z");
  });

  test("follows its words through a revision; what has no place stays without one", async () => {
    const text = await anotherText();
    const container = containerOf(text);
    const css = { type: "CssSelector", value: "p + p" };
    const exact = { type: "TextQuoteSelector", exact: "Nobody saw" };
    const source = container;
    const single = await post(
      { ...words("x"), target: { source, selector: [exact, css] } },
      container,
    );
    const several = await post(
      { ...words("x"), target: [{ source, selector: exact }, "https://port.example/map"] },
      container,
    );
    const whole = await post({ ...words("x"), target: "https://port.example/map" }, container);
    const lost = await post(
      { ...words("x"), target: { source, selector: { ...exact, exact: "a whale" } } },
      container,
    );
    const content = `A whale passed. ${FERRY_TEXT}`;
    expectDone(await reviseText(fixture.people.owner, text, { content, format: "plain" }));
    const now = async (one: { json: { id: string } }) =>
      (await callIri(one.json.id, { token })).json;
    const [position, quote, other] = (await now(single)).target.selector;
    expect(position).toMatchObject({ start: 42, end: 52 });
    expect(quote).toMatchObject({ exact: "Nobody saw" });
    expect(other).toEqual(css);
    const two = await now(several);
    expect(two.target.selector[0]).toMatchObject({ start: 42, end: 52 });
    expect(two["obelus:sentTarget"]).toEqual([
      { source, selector: exact },
      "https://port.example/map",
    ]);
    expect((await now(whole)).target).toBe("https://port.example/map");
    expect((await now(lost)).target).toEqual({ source, selector: { ...exact, exact: "a whale" } });
    expect(await stored(lost.json.id)).toMatchObject({ anchor: "lost", orphan: true });
    expect(await stored(whole.json.id)).toMatchObject({ anchor: "lost", orphan: true });
  });
});
