import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { may } from "@/lib/access/policy";
import { followChanges } from "./follow";
import { receivePresence, presentAt } from "./presence";
import { recordPresence } from "./record-presence";
import { addTag } from "@/server/tag/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
  sessionFor,
} from "@/test/make/make";

beforeAll(openTestDatabase);
afterAll(closeTestDatabase);

const TAB = "01900000-0000-7000-8000-0000000000a1";
const OTHER_TAB = "01900000-0000-7000-8000-0000000000a2";
const NOTHING = { revision: 1, selection: null, annotationId: null };

async function place() {
  const mira = await makePerson("Mira");
  const yusuf = await makePerson("Yusuf");
  const project = await makeProject(mira, { annotator: yusuf });
  const { document, spans } = await makeDocument(mira, project.id, "[one] [two]");
  return { mira, yusuf, project, document, spans };
}

/** Everything a stream says until it has said some words. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, words: string) {
  let events = "";
  while (!events.includes(words)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended before it said ${words}: ${events}`);
    events += new TextDecoder().decode(value);
  }
  return events;
}

describe("who is at a document", () => {
  it("is told to those who follow it, with what is selected, and without a number", async () => {
    const { mira, yusuf, document } = await place();
    const feed = { documentId: document.id };
    const stream = expectDone(
      await followChanges(mira, feed, document.change, sessionFor(mira), { presence: true }),
    );
    const reader = stream.getReader();
    await readUntil(reader, '{"people":[]}');
    const selection = [{ start: 0, end: 3 }];
    await recordPresence(yusuf, document.id, TAB, { ...NOTHING, selection });
    const events = await readUntil(reader, "Yusuf");
    expect(events).toContain('"selection":[{"start":0,"end":3}]');
    expect(events).not.toContain("id: ");
    await recordPresence(yusuf, document.id, TAB, null);
    await readUntil(reader, '{"people":[]}');
    await reader.cancel();
  });

  it("counts a person once, by the page in which something is selected", async () => {
    const { yusuf, document } = await place();
    const selection = [{ start: 4, end: 7 }];
    await recordPresence(yusuf, document.id, TAB, { ...NOTHING, selection });
    await recordPresence(yusuf, document.id, OTHER_TAB, NOTHING);
    expect(presentAt(document.id)).toMatchObject([{ id: yusuf.id, selection }]);
    await recordPresence(yusuf, document.id, TAB, null);
    expect(presentAt(document.id)).toMatchObject([{ id: yusuf.id, selection: null }]);
  });

  it("says which annotation is open unless it is private or of another document", async () => {
    const { mira, yusuf, document, spans } = await place();
    const shared = await makeAnnotation(yusuf, document.id, spans.slice(0, 1));
    const own = await makeAnnotation(yusuf, document.id, spans.slice(1), { visibility: "private" });
    const elsewhere = await place();
    const far = await makeAnnotation(elsewhere.mira, elsewhere.document.id, elsewhere.spans);
    for (const [annotationId, announced] of [
      [shared.id, shared.id],
      [own.id, null],
      [far.id, null],
    ] as const) {
      await recordPresence(yusuf, document.id, TAB, { ...NOTHING, annotationId });
      expect(presentAt(document.id)).toMatchObject([{ annotationId: announced }]);
    }
    expect(may("annotation.read", { role: "owner", private: true, mine: false })).toBe(false);
    expect(mira.id).not.toBe(yusuf.id);
  });

  it("is neither said by strangers nor told to them", async () => {
    const { document } = await place();
    const stranger = await makePerson("Stranger");
    expect(await recordPresence(stranger, document.id, TAB, NOTHING)).toMatchObject({ ok: false });
    expect(presentAt(document.id)).toEqual([]);
  });

  it("forgets whoever lost their role or session until they speak again", async () => {
    const { yusuf, document } = await place();
    await recordPresence(yusuf, document.id, TAB, NOTHING);
    receivePresence(`access:${yusuf.id}`);
    expect(presentAt(document.id)).toEqual([]);
  });

  it("hears of people at other instances", async () => {
    const { yusuf, document } = await place();
    const entry = { documentId: document.id, tab: TAB, id: yusuf.id, name: "Yusuf", ...NOTHING };
    const key = `${yusuf.id}/${TAB}`;
    receivePresence(`presence:elsewhere:${JSON.stringify({ says: "here", key, entry })}`);
    expect(presentAt(document.id)).toMatchObject([{ name: "Yusuf" }]);
    const gone = { says: "gone", documentId: document.id, key };
    receivePresence(`presence:elsewhere:${JSON.stringify(gone)}`);
    expect(presentAt(document.id)).toEqual([]);
  });
});

describe("the project's feed within a document's", () => {
  it("is told after a number, without one of its own", async () => {
    const { mira, project, document } = await place();
    const stream = expectDone(
      await followChanges(mira, { documentId: document.id }, document.change, sessionFor(mira), {
        project: 0,
      }),
    );
    const reader = stream.getReader();
    const tag = { kind: "claim", slug: "hearsay", label: "Hearsay" } as const;
    const { id } = expectDone(await addTag(mira, project.id, tag));
    const events = await readUntil(reader, id);
    expect(events).toContain("event: project");
    expect(events).toContain('"kind":"tag.saved"');
    expect(events).not.toMatch(/^id: /m);
    await reader.cancel();
  });
});
