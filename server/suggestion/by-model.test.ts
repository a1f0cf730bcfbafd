import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import {
  startModelServer,
  type Answer,
  type ModelRequest,
  type ModelServer,
} from "@/test/model/model-server";
import { importCodebook } from "@/server/import/import-codebook";
import { suggestByModel } from "./by-model";
import { modelSettings } from "./model";
import { listSuggestions } from "./read";
import { removeSuggestion } from "./write";

const TEXT = "The locks leak. “Nobody paid”, says Ida. Nobody paid for the locks.";

let owner: Viewer, reader: Viewer, stranger: Viewer;
let projectId: string, documentId: string;
let server: ModelServer | undefined;

beforeAll(async () => {
  await openTestDatabase();
  [owner, reader, stranger] = (await Promise.all(
    ["Owner", "Reader", "Stranger"].map(makePerson),
  )) as [Viewer, Viewer, Viewer];
  projectId = (await makeProject(owner, { reader })).id;
});
afterAll(closeTestDatabase);
afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const name of ["URL", "NAME", "KEY"]) delete process.env[`OBELUS_MODEL_${name}`];
});

/** Has a model that writes these words asked about the first part of a new text, or of one. */
async function ask(
  write: (request: ModelRequest) => Answer,
  more: { viewer?: Viewer; text?: string; projectId?: string } = {},
) {
  server = await startModelServer(write);
  process.env.OBELUS_MODEL_URL = server.url;
  process.env.OBELUS_MODEL_NAME = "small-reader";
  documentId = (await makeDocument(owner, more.projectId ?? projectId, more.text ?? TEXT)).document
    .id;
  return again(0, more.viewer);
}
const again = (part = 0, viewer = owner) =>
  suggestByModel(viewer, documentId, part, new AbortController().signal);
const proposal = (words: string, more: object = {}) => ({
  kind: "claim",
  tag: "factual",
  words,
  reason: "It can be looked up.",
  score: 0.7,
  ...more,
});
const writes =
  (...suggestions: readonly object[]) =>
  () =>
    JSON.stringify({ suggestions });
const kept = async () =>
  expectDone(await listSuggestions(owner, documentId, {}, { limit: 100 })).items;

test("what a model proposes becomes suggestions, at words that stand in the text", async () => {
  process.env.OBELUS_MODEL_KEY = "s3cret";
  const answer = await ask(
    writes(
      proposal("The locks leak"),
      proposal("Nobody paid", { kind: "quotation", tag: "direct", score: null }),
      proposal("Nobody paid", { kind: "rhetoric", tag: "Doubt" }),
      proposal("The locks hold"),
      proposal("the locks", { tag: "weather" }),
    ),
  );
  expect(answer).toMatchObject({
    ok: true,
    value: {
      part: 0,
      parts: 1,
      origin: "small-reader",
      suggested: 3,
      known: 0,
      left: [
        { words: "The locks hold", why: "not-in-text" },
        { words: "the locks", why: "no-such-tag" },
      ],
    },
  });
  expect(await kept()).toMatchObject([
    {
      kind: "claim",
      claim: { type: "factual" },
      target: [{ start: 0, end: 14 }],
      origin: "small-reader",
      score: 0.7,
      reason: "It can be looked up.",
      state: "open",
      createdBy: { id: owner.id },
    },
    {
      kind: "quotation",
      quotation: { form: "direct" },
      target: [{ start: 17, end: 28 }],
      score: null,
    },
    { kind: "rhetoric", rhetoric: { technique: "doubt" }, target: [{ start: 41, end: 52 }] },
  ]);
  const [request] = server?.requests ?? [];
  expect(request?.path).toBe("/v1/chat/completions");
  expect(request?.headers.authorization).toBe("Bearer s3cret");
  expect(request?.body).toMatchObject({
    model: "small-reader",
    response_format: { type: "json_schema" },
  });
  expect(request?.body.messages[0]?.content).toContain("rhetoric doubt: ");
  expect(request?.body.messages[1]).toEqual({ role: "user", content: TEXT });
});

test("the same answer makes nothing new, also where a suggestion was taken back", async () => {
  await ask(writes(proposal("The locks leak"), proposal("says Ida")));
  const [first] = await kept();
  expectDone(await removeSuggestion(owner, first?.id ?? "", () => true));
  expect(expectDone(await again())).toMatchObject({ suggested: 0, known: 2 });
  expect(await kept()).toHaveLength(1);
});

test("a server that knows no response_format is asked without it, and a fence is no hindrance", async () => {
  const answer = await ask(({ body }) =>
    body.response_format
      ? { status: 400, body: '{"error": "response_format"}' }
      : `Here it is:\n\`\`\`json\n${JSON.stringify({ suggestions: [proposal("says Ida")] })}\n\`\`\``,
  );
  expect(expectDone(answer)).toMatchObject({ suggested: 1 });
  expect(server?.requests).toHaveLength(2);
});

test("a long text is asked about in parts, whose offsets are those of the text", async () => {
  const text = `${"It rained. ".repeat(600)}\n\nThe locks leak.`;
  const write = ({ body }: ModelRequest) =>
    writes(...(body.messages[1]?.content.includes("locks") ? [proposal("The locks leak")] : []))();
  const { parts } = expectDone(await ask(write, { text }));
  expect(parts).toBe(2);
  expect(expectDone(await again(1))).toMatchObject({ part: 1, suggested: 1 });
  const [one] = await kept();
  expect(one?.target).toMatchObject([{ exact: "The locks leak" }]);
  expect(await again(2)).toMatchObject({ ok: false, problem: "text-moved-on" });
});

test.each<[string, Answer, string]>([
  ["another form", "I would mark the locks.", "Refusals.model.unreadable"],
  ["another shape", '{"marks": []}', "Refusals.model.unreadable"],
  ["an error", { status: 500, body: "out of memory" }, "Refusals.model.status"],
  ["a refusal", { status: 401, body: "{}" }, "Refusals.model.status"],
  ["no completion", { status: 200, body: "<html>" }, "Refusals.model.unreadable"],
  ["too much", { status: 200, body: "x".repeat(2_100_000) }, "Refusals.model.tooLong"],
])("a model that answers %s gives no suggestions, and a sentence", async (_, answer, key) => {
  const refusal = await ask(() => answer);
  expect(refusal).toMatchObject({ ok: false, problem: "model-not-usable", reason: { key } });
  expect(await kept()).toEqual([]);
});

test("a proposal that can not be read, or is one too many, spoils no other", async () => {
  const { words, kind, tag } = proposal("says Ida") as Record<string, unknown>;
  const many = Array.from({ length: 100 }, () => proposal("Nobody paid"));
  const made = await ask(
    writes({ words, kind, tag }, { kind: "poem", words: "Ida" }, [3], ...many),
  );
  const { suggested, left, untold } = expectDone(made);
  expect({ suggested, untold }).toEqual({ suggested: 3, untold: 0 });
  expect(left).toEqual([
    { words: "Ida", why: "unreadable" },
    { words: "[3]", why: "unreadable" },
    ...Array.from({ length: 3 }, () => ({ words: "Nobody paid", why: "too-many" })),
  ]);
  const [, , last] = await kept();
  expect(last).toMatchObject({ target: [{ exact: "Nobody paid" }], score: 0.7 });
});

test("a model is told of 200 tags; another one that it names is taken all the same", async () => {
  const large = (await makeProject(owner)).id;
  const codes = Array.from({ length: 200 }, (_, at) => ({
    line: at + 1,
    names: [],
    kind: "rhetoric" as const,
    slug: `late-${at}`,
    values: { label: `Late ${at}`, definition: `${at} `.repeat(200) },
  }));
  const options = { otherKind: "claim", undecided: "ours", recheck: true, version: null } as const;
  const how = { ...options, dryRun: false, decisions: {} };
  const { created } = expectDone(await importCodebook(owner, large, codes, how));
  expect(created).toBe(200);
  const late = proposal("says Ida", { kind: "rhetoric", tag: "late-199" });
  const { suggested, untold } = expectDone(await ask(writes(late), { projectId: large }));
  expect(suggested).toBe(1);
  expect(untold).toBeGreaterThan(0);
  const system = server?.requests[0]?.body.messages[0]?.content ?? "";
  expect(system).not.toContain("late-199");
  expect(system.length).toBeLessThan(200 * 500);
});

test("a model that is not there, or not set up, is said", async () => {
  await ask(writes());
  await server?.stop();
  expect(await again()).toMatchObject({ reason: { key: "Refusals.model.unreachable" } });
  delete process.env.OBELUS_MODEL_URL;
  expect(await again()).toMatchObject({ reason: { key: "Refusals.model.none" } });
});

test("only who may annotate asks a model, and nobody else's text is sent to it", async () => {
  expect(await ask(writes(), { viewer: reader })).toMatchObject({ problem: "not-yours" });
  expect(await again(0, stranger)).toMatchObject({ problem: "not-found" });
  expect(server?.requests).toEqual([]);
});

test("an address that is none stops the start, without the address in the sentence", () => {
  process.env.OBELUS_MODEL_URL = "ftp://user:secret@model";
  expect(() => modelSettings()).toThrow(/^OBELUS_MODEL_URL must be a URL like (?!.*secret)/);
  process.env.OBELUS_MODEL_URL = "http://user:secret@model/v1";
  expect(() => modelSettings()).toThrow(/^OBELUS_MODEL_URL may hold no password(?!.*secret)/);
  process.env.OBELUS_MODEL_URL = "http://127.0.0.1:8080/v1/chat/completions";
  expect(modelSettings()).toMatchObject({ name: "default", key: "" });
  expect(modelSettings()?.url.pathname).toBe("/v1/chat/completions");
});
