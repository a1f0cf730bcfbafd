import { afterAll, beforeAll, expect, test } from "vitest";
import { Codebook } from "@/components/reader/model/codebook";
import { EVERYTHING, filterMatches } from "@/components/reader/model/filter";
import { NO_CLAIM_DETAIL, NO_QUOTATION_DETAIL } from "@/lib/annotation/annotation";
import { listAnnotationsCall } from "@/lib/contract/annotations";
import type { Viewer } from "@/server/access/viewer";
import { addToken } from "@/server/account/tokens";
import { listAnnotations } from "@/server/annotation/read";
import { readAboutReading } from "@/server/document/reading-page";
import { addTag } from "@/server/tag/write";
import { ask } from "@/test/api/ask";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

let iva: Viewer;
let documentId: string;
const names = new Map<string, string>();
const TEXT = "[Boats sank], [they said], and [all of them] knew [why] and [how] and [when].";

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  iva = await makePerson("Iva");
  const projectId = (await makeProject(iva, {})).id;
  const other = (await makeProject(iva, {})).id;
  const add = async (kind: "claim" | "rhetoric", slug: string, parent?: string, to = projectId) =>
    expectDone(await addTag(iva, to, { kind, slug, label: slug, parent: parent ?? null }));
  await add("rhetoric", "weather");
  await add("rhetoric", "storms", "weather");
  await add("rhetoric", "gales", "storms");
  await add("claim", "weather");
  await add("claim", "forecasts", "weather");
  // What another project puts below its own group is none of this one's.
  await add("rhetoric", "weather", undefined, other);
  await add("rhetoric", "fog", "weather", other);

  const { document, spans } = await makeDocument(iva, projectId, TEXT);
  documentId = document.id;
  const make = async (name: string, place: number, rest: object) => {
    const { id } = await makeAnnotation(iva, documentId, [spans[place]!], rest);
    names.set(id, name);
  };
  await make("group", 0, { tags: ["weather"] });
  await make("tag", 1, { kind: "note", tags: ["gales"] });
  await make("technique", 2, {
    kind: "rhetoric",
    rhetoric: {
      technique: "storms",
      target: null,
      claimId: null,
      justification: null,
      answers: [],
    },
  });
  await make("type", 3, { kind: "claim", claim: { ...NO_CLAIM_DETAIL, type: "forecasts" } });
  await make("form", 4, {
    kind: "quotation",
    quotation: { ...NO_QUOTATION_DETAIL, form: "indirect" },
  });
  await make("fog", 5, { kind: "note", tags: ["fog"] });
});
afterAll(() => closeTestDatabase());

const CASES = [
  ["weather", ["group", "tag", "technique", "type"]],
  ["storms", ["tag", "technique"]],
  ["gales", ["tag"]],
  ["forecasts", ["type"]],
  ["indirect", ["form"]],
  ["fog", ["fog"]],
  ["nothing-has-this", []],
] as const;

test.each(CASES)("the filter by %s takes what stands below it", async (tag, expected) => {
  const { items } = expectDone(await listAnnotations(iva, documentId, { tag }, { limit: 100 }));
  expect(items.map(({ id }) => names.get(id))).toEqual(expected);
});

test.each(CASES)("the API and the reading page agree on %s", async (tag, expected) => {
  const { token } = expectDone(await addToken(iva, "a script"));
  const request = { params: { documentId }, query: { tag } };
  const { status, text } = await ask(listAnnotationsCall, request, token);
  expect(status).toBe(200);
  const { items } = JSON.parse(text) as { items: { id: string }[] };
  expect(items.map(({ id }) => names.get(id))).toEqual(expected);

  const { codebook } = expectDone(await readAboutReading(iva, documentId));
  const families = new Codebook(codebook).families();
  const all = expectDone(await listAnnotations(iva, documentId, {}, { limit: 100 })).items;
  const shown = all.filter((each) => filterMatches({ ...EVERYTHING, tag }, each, families));
  expect(shown.map(({ id }) => names.get(id))).toEqual(expected);
});
