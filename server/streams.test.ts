import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followChanges } from "./documents/feed";
import { closeTestDatabase, openTestDatabase } from "./testing/database";
import { expectDone, makeAnnotation, makeDocument, makePerson, makeProject } from "./testing/make";

beforeAll(openTestDatabase);
afterAll(closeTestDatabase);

/** Reads on until the stream has told of a change with this number; fails when it ends before. */
async function until(reader: ReadableStreamDefaultReader<Uint8Array>, number: number) {
  for (let told = ""; !told.includes(`id: ${number}\n`);) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended before change ${number}`);
    told += new TextDecoder().decode(value);
  }
}

describe("a document's feed as a stream", () => {
  it("tells of one write after another without ending in between", async () => {
    const mira = await makePerson("Mira");
    const project = await makeProject(mira);
    const { document, spans } = await makeDocument(mira, project.id, "[one] [two] [three]");
    const { change } = document;
    const feed = { documentId: document.id };
    const stream = expectDone(await followChanges(mira, feed, change, async () => true));
    const reader = stream.getReader();
    for (const [i, span] of spans.entries()) {
      await makeAnnotation(mira, document.id, [span]);
      await until(reader, change + i + 1);
    }
    await reader.cancel();
    expect(spans).toHaveLength(3);
  });
});
