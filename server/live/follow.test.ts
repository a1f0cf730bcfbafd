import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followChanges, readChanges } from "./follow";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
  sessionFor,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

beforeAll(openTestDatabase);
afterAll(closeTestDatabase);

/** Reads on until the stream has told of a change with this number; fails when it ends before. */
async function until(reader: ReadableStreamDefaultReader<Uint8Array>, number: number) {
  for (let events = ""; !events.includes(`id: ${number}\n`);) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended before change ${number}`);
    events += new TextDecoder().decode(value);
  }
}

describe("a document's feed as a stream", () => {
  it("tells of one write after another without ending in between", async () => {
    const mira = await makePerson("Mira");
    const project = await makeProject(mira);
    const { document, spans } = await makeDocument(mira, project.id, "[one] [two] [three]");
    const { change } = document;
    const feed = { documentId: document.id };
    const stream = expectDone(await followChanges(mira, feed, change, sessionFor(mira)));
    const reader = stream.getReader();
    for (const [i, span] of spans.entries()) {
      await makeAnnotation(mira, document.id, [span]);
      await until(reader, change + i + 1);
    }
    await reader.cancel();
    expect(spans).toHaveLength(3);
  });
});

describe("how far the texts of a project have come", () => {
  /** What a stream of the project's feed told of its texts, until it told of `last`. */
  async function toldTo(last: number, reader: ReadableStreamDefaultReader<Uint8Array>) {
    const numbers: number[] = [];
    for (let text = ""; numbers.at(-1) !== last;) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended before ${last}`);
      const events = (text + new TextDecoder().decode(value)).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const found = /^event: texts\ndata: \{"last":(\d+)\}$/.exec(event);
        if (found) numbers.push(Number(found[1]));
      }
    }
    return numbers;
  }

  it("is told to whoever asks, and private work to nobody but its author", async () => {
    const [mira, tomas] = [await makePerson("Mira"), await makePerson("Tomas")];
    const { id: projectId } = await makeProject(mira, { annotator: tomas });
    const first = await makeDocument(mira, projectId, "A [word] and [another].");
    const second = await makeDocument(mira, projectId, "A [third] one.");
    const textsFor = async (viewer: Viewer) =>
      expectDone(await readChanges(viewer, { projectId }, 0, 1, { texts: true })).texts ?? 0;
    const follow = async (viewer: Viewer) => {
      const asks = { texts: true };
      const feed = { projectId };
      return expectDone(await followChanges(viewer, feed, 0, sessionFor(viewer), asks)).getReader();
    };
    const began = await textsFor(mira);
    expect(await textsFor(tomas)).toBe(began);
    const [hers, his] = [await follow(mira), await follow(tomas)];
    expect(await toldTo(began, hers)).toEqual([began]);
    expect(await toldTo(began, his)).toEqual([began]);

    const alone = { visibility: "private" } as const;
    await makeAnnotation(tomas, first.document.id, first.spans.slice(0, 1), alone);
    expect(await toldTo(began + 1, his)).toEqual([began + 1]);
    expect(await textsFor(mira)).toBe(began);

    await makeAnnotation(tomas, second.document.id, second.spans);
    expect(await toldTo(began + 1, hers)).toEqual([began + 1]);
    expect(await toldTo(began + 2, his)).toEqual([began + 2]);
    await Promise.all([hers.cancel(), his.cancel()]);
  });

  it("is no part of a feed that does not ask for it", async () => {
    const mira = await makePerson("Mira");
    const { id: projectId } = await makeProject(mira);
    const { document } = await makeDocument(mira, projectId, "A text.");
    for (const feed of [{ projectId }, { documentId: document.id }]) {
      const { texts } = expectDone(await readChanges(mira, feed, 0, 1));
      expect(texts).toBeUndefined();
    }
  });
});
