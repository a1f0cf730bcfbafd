import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTAINER_PAGE } from "@/lib/format/w3c-container";
import { removeAnnotation } from "@/server/annotation/judge";
import { newId } from "@/server/platform/new-id";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import { callIri, containerOf } from "@/test/api/container";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { wrongInW3c } from "@/test/format/w3c-model";
import { expectDone, makeAnnotation, makeDocument } from "@/test/make/make";

let fixture: Fixture, place: Place, token: string, iri: string;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
  token = fixture.tokens.reader;
  iri = containerOf(place.documentId);
});
afterAll(closeTestDatabase);

const LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
const IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
const DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";
const prefer = (...which: string[]) => ({
  prefer: `return=representation;include="${which.join(" ")}"`,
});

const long = async (count: number) => {
  const { projectId } = place;
  const words = `${"tide ".repeat(count)}and ebb.`;
  const { document } = await makeDocument(fixture.people.owner, projectId, words);
  for (let at = 0; at < count; at++) {
    const span = { start: 5 * at, end: 5 * at + 4 };
    await makeAnnotation(fixture.people.annotator, document.id, [span]);
  }
  return containerOf(document.id);
};

describe("a container", () => {
  test("says what it is in its headers and in its body", async () => {
    const { status, headers, json } = await callIri(iri, { token });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(LD);
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
    expect(headers.get("accept-post")).toContain(LD);
    expect(headers.get("vary")).toBe("Accept, Prefer");
    expect(headers.get("etag")).toMatch(/^"[\w-]{20,}"$/);
    expect(headers.get("link")).toContain('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"');
    expect(headers.get("link")).toContain(
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    );
    expect(headers.get("content-location")).toBe(json.id);
    expect(headers.get("preference-applied")).toBeNull();
    expect(json["@context"].slice(0, 2)).toEqual([
      "http://www.w3.org/ns/anno.jsonld",
      "http://www.w3.org/ns/ldp.jsonld",
    ]);
    expect(json).toMatchObject({
      id: `${iri}?iris=0`,
      type: ["BasicContainer", "AnnotationCollection"],
      label: "A text",
      total: 1,
      first: { type: "AnnotationPage", startIndex: 0, items: [{ id: iri + place.annotationId }] },
      last: `${iri}?iris=0&page=0`,
    });
    expect(wrongInW3c({ ...json, first: undefined, total: 0 })).toEqual([]);
  });

  test("changes its entity tag with what it says, and only then", async () => {
    const { documentId } = place;
    const first = await callIri(iri, { token });
    expect((await callIri(iri, { token })).headers.get("etag")).toBe(first.headers.get("etag"));
    const added = await makeAnnotation(fixture.people.annotator, documentId, [
      { start: 3, end: 6 },
    ]);
    const second = await callIri(iri, { token });
    expect(second.json.total).toBe(2);
    expect(second.headers.get("etag")).not.toBe(first.headers.get("etag"));
    expectDone(await removeAnnotation(fixture.people.annotator, added.id, () => true));
    expect((await callIri(iri, { token })).json.total).toBe(1);
  });

  test("is described as it is preferred", async () => {
    const named = await callIri(iri, { token, headers: prefer(IRIS) });
    expect(named.json.first.items).toEqual([iri + place.annotationId]);
    expect(named.json.id).toBe(`${iri}?iris=1`);
    expect(named.headers.get("content-location")).toBe(named.json.id);
    expect(named.headers.get("preference-applied")).toBe("return=representation");
    const minimal = await callIri(iri, { token, headers: prefer(MINIMAL) });
    expect(minimal.json).toMatchObject({ id: iri, first: `${iri}?iris=0&page=0`, total: 1 });
    expect(minimal.headers.get("content-location")).toBe(iri);
    const both = await callIri(iri, { token, headers: prefer(MINIMAL, IRIS) });
    expect(both.json).toMatchObject({ id: `${iri}?iris=1`, first: `${iri}?iris=1&page=0` });
    const whole = await callIri(iri, { token, headers: prefer(DESCRIPTIONS) });
    expect(whole.json.first.items).toMatchObject([{ type: "Annotation" }]);
    const contrary = await callIri(iri, { token, headers: prefer(DESCRIPTIONS, IRIS) });
    expect(contrary.json.first.items).toMatchObject([{ type: "Annotation" }]);
    expect(contrary.headers.get("preference-applied")).toBeNull();
  });

  test("without annotations has no page", async () => {
    const empty = await long(0);
    const { json } = await callIri(empty, { token });
    expect(json).toMatchObject({ total: 0 });
    expect(json).not.toHaveProperty("first");
    expect(json).not.toHaveProperty("last");
    expect((await callIri(`${empty}?page=0`, { token })).status).toBe(404);
  });

  test("is walked page by page, each annotation once", async () => {
    const full = await long(2 * CONTAINER_PAGE + 3);
    const { json } = await callIri(full, { token });
    const seen: string[] = [];
    let before: string | undefined;
    let at: string | undefined = json.first.id;
    while (at !== undefined) {
      const { status, headers, json: page } = await callIri(at, { token });
      expect(status).toBe(200);
      expect(headers.get("etag")).not.toBeNull();
      expect(wrongInW3c({ ...page, items: page.items.map(withoutContext) })).toEqual([]);
      expect(page).toMatchObject({ id: at, type: "AnnotationPage", startIndex: seen.length });
      expect(page.partOf).toMatchObject({ id: json.id, total: json.total });
      expect(page.prev).toBe(before);
      for (const { id } of page.items) seen.push(id);
      before = at;
      at = page.next;
    }
    expect(before).toBe(json.last);
    expect(new Set(seen).size).toBe(json.total);
    expect(seen).toHaveLength(2 * CONTAINER_PAGE + 3);
    const named = await callIri(`${full}?iris=1&page=2`, { token });
    expect(named.json.items).toEqual(seen.slice(2 * CONTAINER_PAGE));
    for (const wrong of ["3", "-1", "x", ""]) {
      expect((await callIri(`${full}?page=${wrong}`, { token })).status).toBe(404);
    }
  });
});

const withoutContext = ({ "@context": _, ...rest }: Record<string, unknown>) => rest;

describe("an annotation", () => {
  test("answers at its IRI, the one that the export names it by", async () => {
    const { status, headers, json } = await callIri(iri + place.annotationId, { token });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(LD);
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS, PUT, DELETE");
    expect(headers.get("vary")).toBe("Accept");
    expect(headers.get("etag")).toMatch(/^"v\d+"$/);
    expect(headers.get("link")).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"');
    expect(json.id).toBe(iri + place.annotationId);
    expect(json["@context"][0]).toBe("http://www.w3.org/ns/anno.jsonld");
    expect(wrongInW3c(json)).toEqual([]);
  });

  test("counts code points", async () => {
    const { json } = await callIri(iri + place.annotationId, { token });
    const [first] = json.target.items;
    expect(first?.selector[0]).toMatchObject({ start: 16, end: 21 });
    expect(first?.selector[1]).toMatchObject({ exact: "crime" });
  });

  test("is gone once it was taken away, for those who could see it", async () => {
    const { annotator, stranger } = fixture.tokens;
    const { id } = await makeAnnotation(
      fixture.people.annotator,
      place.documentId,
      [{ start: 3, end: 6 }],
      { visibility: "private" },
    );
    expect((await callIri(iri + id, { token })).status).toBe(404);
    expect((await callIri(iri + id, { token: annotator })).status).toBe(200);
    expectDone(await removeAnnotation(fixture.people.annotator, id, () => true));
    expect((await callIri(iri + id, { token: annotator })).status).toBe(410);
    expect((await callIri(iri + id, { token })).status).toBe(404);
    expect((await callIri(iri + id, { token: stranger })).status).toBe(404);
    expect((await callIri(iri + newId(), { token })).status).toBe(404);
  });

  test("is found in the container of its own document alone", async () => {
    const other = await long(1);
    expect((await callIri(other + place.annotationId, { token })).status).toBe(404);
  });
});

describe("both", () => {
  const each = () => [iri, `${iri}?iris=1&page=0`, iri + place.annotationId];

  test("answer HEAD as GET, without a body", async () => {
    for (const address of each()) {
      const get = await callIri(address, { token });
      const head = await callIri(address, { token, method: "HEAD" });
      expect(head.status).toBe(200);
      expect(head.json).toBeNull();
      expect([...head.headers]).toEqual([...get.headers]);
    }
  });

  test("say by OPTIONS and by a refusal what they take", async () => {
    for (const address of each()) {
      const options = await callIri(address, { method: "OPTIONS" });
      expect(options.status).toBe(200);
      expect(options.headers.get("allow")).toContain("OPTIONS");
      expect(options.headers.get("link")).toContain("ns/ldp#");
      const refused = await callIri(address, { token, method: "PATCH" });
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe(options.headers.get("allow"));
    }
  });

  test.each([
    [undefined, LD],
    ["*/*", LD],
    ["application/*", LD],
    ["application/ld+json", LD],
    [LD, LD],
    ['application/ld+json;profile="http://www.w3.org/ns/activitystreams"', LD],
    ["application/json", "application/json"],
    ["application/ld+json;q=0.4, application/json;q=0.9", "application/json"],
    ["text/turtle, application/ld+json;q=0.1", LD],
  ])("asked for %s they are %s", async (accept, type) => {
    for (const address of each()) {
      const headers: Record<string, string> = accept === undefined ? {} : { accept };
      const answer = await callIri(address, { token, headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(type);
    }
  });

  test("asked for what they are not they say so", async () => {
    for (const accept of ["text/turtle", "image/png", "application/ld+json;q=0"]) {
      for (const address of each()) {
        const answer = await callIri(address, { token, headers: { accept } });
        expect(answer.status).toBe(406);
        expect(answer.headers.get("vary")).toContain("Accept");
      }
    }
  });

  test("send a browser to the page on which the text is read", async () => {
    const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const page = `/projects/${place.projectId}/documents/${place.documentId}`;
    const locations = [];
    for (const address of each()) {
      const { status, headers } = await callIri(address, { token, headers: { accept } });
      expect(status).toBe(303);
      locations.push(headers.get("location"));
    }
    expect(locations).toEqual([page, page, `${page}#annotation-${place.annotationId}`]);
    const unknown = await callIri(iri, { headers: { accept } });
    expect(unknown.status).toBe(303);
    expect(unknown.headers.get("location")).toBe(
      `/sign-in?callbackUrl=${encodeURIComponent(new URL(iri).pathname)}`,
    );
    const hidden = await callIri(iri, { token: fixture.tokens.stranger, headers: { accept } });
    expect(hidden.status).toBe(404);
  });

  test("are hidden from strangers, and from whoever is not signed in", async () => {
    for (const address of each()) {
      const nobody = await callIri(address);
      expect(nobody.status).toBe(401);
      expect(nobody.headers.get("www-authenticate")).toContain("Bearer");
      expect(nobody.headers.get("link")).toContain("ns/ldp#");
      expect((await callIri(address, { token: fixture.tokens.stranger })).status).toBe(404);
    }
    expect((await callIri(containerOf("not-an-id"), { token })).status).toBe(404);
  });

  test("show nobody what is private to somebody else", async () => {
    const { annotator } = fixture.people;
    const hidden = await makeAnnotation(annotator, place.documentId, [{ start: 3, end: 6 }], {
      visibility: "private",
    });
    const own = await callIri(iri, { token: fixture.tokens.annotator });
    expect(own.json.total).toBe(2);
    for (const who of ["reader", "curator", "owner"] as const) {
      const { json } = await callIri(iri, { token: fixture.tokens[who] });
      expect(json.total).toBe(1);
      expect(JSON.stringify(json)).not.toContain(hidden.id);
    }
  });
});
