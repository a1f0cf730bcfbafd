import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { annotation as annotationAnswer } from "@/lib/contract/annotation";
import { signOutEverywhere } from "@/server/account/me";
import { addToken, listTokens, revokeToken } from "@/server/account/tokens";
import { tokenHash, type Credential } from "@/server/account/session";
import { endSessions } from "@/server/account/people";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { addNote } from "@/server/annotation/notes";
import { readAnnotation } from "@/server/annotation/read";
import { inCodePoints } from "@/server/document/offset-codec";
import { removeDocument } from "@/server/document/write";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { removeMember } from "@/server/project/members";
import { removeProject } from "@/server/project/projects";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
  sessionFor,
} from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { EventReader, type ServerEvent } from "@/test/server/event-reader";
import { followChanges } from "./follow";
import { beat } from "./registry";

let pglite: PGlite;
beforeAll(async () => {
  pglite = await openTestDatabase();
});
afterAll(closeTestDatabase);

async function place() {
  const [mira, tomas] = [await makePerson("Mira"), await makePerson("Tomas")];
  const project = await makeProject(mira, { annotator: tomas });
  // Its first character is astral, so that both ways to count differ.
  const made = await makeDocument(mira, project.id, "𝄞 A [word] and [another] one.");
  return { mira, tomas, project, ...made };
}

async function follow(
  viewer: Viewer,
  documentId: string,
  after: number,
  credential: Credential = sessionFor(viewer),
) {
  return new EventReader(
    expectDone(await followChanges(viewer, { documentId }, after, credential)),
  );
}

const isChange =
  (number: number) =>
  ({ event, id }: ServerEvent) =>
    event === "change" && id === String(number);

/** What reading an annotation answers to this viewer, as JSON. */
async function annotationAsRead(viewer: Viewer, id: string): Promise<unknown> {
  const shown = expectDone(await readAnnotation(viewer, id));
  return JSON.parse(JSON.stringify(await inCodePoints(annotationAnswer, shown)));
}

describe("what a change costs", () => {
  it("is as many statements for forty streams as for one", async () => {
    const { mira, project, document, spans } = await place();
    const recorded = recordStatements(pglite);
    const count = async (readers: readonly EventReader[], number: number) => {
      const statements = await recorded.during(async () => {
        await makeAnnotation(mira, document.id, spans.slice(0, 1));
        await Promise.all(readers.map((reader) => reader.until(isChange(number))));
      });
      return statements.length;
    };
    const { change } = document;
    const nobody = await count([], change);
    const first = await follow(mira, document.id, change + 1);
    const one = await count([first], change + 2);
    const people = Array.from({ length: 39 }, (_, n) => makeViewer({ id: newId(), name: `${n}` }));
    const { id: projectId } = project;
    await transaction(async (tx) => {
      await tx.user.createMany({
        data: people.map(({ id, name }) => ({ id, name, email: id, emailKey: id })),
      });
      await tx.member.createMany({
        data: people.map(({ id: userId }) => ({ projectId, userId, role: "reader" })),
      });
    });
    const others: EventReader[] = [];
    for (const person of people) others.push(await follow(person, document.id, change + 2));
    const forty = await count([first, ...others], change + 3);
    expect(one).toBeGreaterThan(nobody);
    expect(forty).toBe(one);
    await Promise.all([first, ...others].map((reader) => reader.cancel()));
  }, 60_000);

  it("is one read for all who resume at the same number, and none for what is in memory", async () => {
    const { mira, document, spans } = await place();
    const { change } = document;
    const first = await follow(mira, document.id, change);
    for (let n = 0; n < 3; n++) await makeAnnotation(mira, document.id, spans.slice(0, 1));
    await first.until(isChange(change + 3));
    const recorded = recordStatements(pglite);
    const second = await follow(mira, document.id, change);
    const statements = await recorded.during(() => second.until(isChange(change + 3)));
    expect(statements).toEqual([]);
    expect(second.events).toEqual(first.events);
    await Promise.all([first.cancel(), second.cancel()]);
  });
});

describe("the annotation in an event", () => {
  it("is what reading it answers, in code points, to each as they may see it", async () => {
    const { mira, tomas, document, spans } = await place();
    const { change } = document;
    // Tomas has private work, so his numbers run ahead of Mira's.
    await makeAnnotation(tomas, document.id, spans.slice(0, 1), { visibility: "private" });
    const hers = await follow(mira, document.id, change);
    const his = await follow(tomas, document.id, change);
    const { id } = await makeAnnotation(mira, document.id, spans, { body: "Says who?" });
    for (const [viewer, reader, number] of [
      [mira, hers, change + 1],
      [tomas, his, change + 2],
    ] as const) {
      const { data } = await reader.until(isChange(number));
      expect(data).toMatchObject({ number, id, kind: "annotation.saved" });
      expect(data.annotation).toEqual(await annotationAsRead(viewer, id));
    }
    expectDone(await addNote(mira, id, { body: "Nobody." }));
    for (const [viewer, reader, number] of [
      [mira, hers, change + 2],
      [tomas, his, change + 3],
    ] as const) {
      const { data } = await reader.until(isChange(number));
      expect(data).toMatchObject({ kind: "note.saved", annotation: { noteCount: 1 } });
      expect(data.annotation).toEqual(await annotationAsRead(viewer, id));
    }
    await Promise.all([hers.cancel(), his.cancel()]);
  });

  it("comes to nobody but the author where it is private", async () => {
    const { mira, tomas, document, spans } = await place();
    const { change } = document;
    const hers = await follow(mira, document.id, change);
    const his = await follow(tomas, document.id, change);
    const own = await makeAnnotation(tomas, document.id, spans.slice(0, 1), {
      visibility: "private",
      body: "only for Tomas",
    });
    const { data } = await his.until(isChange(change + 1));
    expect(data.annotation).toEqual(await annotationAsRead(tomas, own.id));
    await makeAnnotation(mira, document.id, spans.slice(1));
    await hers.until(isChange(change + 1));
    await his.until(isChange(change + 2));
    expect(hers.text).not.toContain("only for Tomas");
    expect(hers.text).not.toContain(own.id);
    await Promise.all([hers.cancel(), his.cancel()]);
  });

  it("goes when its author makes it private, also for those who come later", async () => {
    const { mira, tomas, document, spans } = await place();
    const { change } = document;
    const hers = await follow(mira, document.id, change);
    const his = await follow(tomas, document.id, change);
    const words = { body: "Not yet for everybody." };
    const made = await makeAnnotation(tomas, document.id, spans.slice(0, 1), words);
    await hers.until(isChange(change + 1));
    expectDone(await editAnnotation(tomas, made.id, () => true, { visibility: "private" }));
    const gone = await hers.until(isChange(change + 2));
    expect(gone.data).toMatchObject({ kind: "annotation.deleted", annotation: null });
    const deletion = await his.until(isChange(change + 2));
    expect(deletion.data).not.toHaveProperty("annotation");
    const creation = await his.until(isChange(change + 3));
    expect(creation.data.annotation).toEqual(await annotationAsRead(tomas, made.id));
    // What it was is in memory no more.
    const later = await follow(mira, document.id, change);
    await later.until(isChange(change + 2));
    expect(later.text).not.toContain(words.body);
    await Promise.all([hers.cancel(), his.cancel(), later.cancel()]);
  });

  it("is null once it was deleted", async () => {
    const { mira, tomas, document, spans } = await place();
    const { change } = document;
    const reader = await follow(tomas, document.id, change);
    const made = await makeAnnotation(mira, document.id, spans.slice(0, 1));
    expectDone(await removeAnnotation(mira, made.id, () => true));
    const { data } = await reader.until(isChange(change + 2));
    expect(data).toMatchObject({ kind: "annotation.deleted", annotation: null });
    await reader.cancel();
  });
});

describe("who loses access while a stream is open", () => {
  const SECRET = "written after the end";

  /** The stream ends by itself, without what was written after access was lost. */
  async function expectEnd(reader: EventReader) {
    await reader.untilEnd();
    expect(reader.text).not.toContain(SECRET);
  }

  it("as a removed member is sent nothing more, and others are", async () => {
    const { mira, tomas, project, document, spans } = await place();
    const { change } = document;
    const hers = await follow(mira, document.id, change);
    const his = await follow(tomas, document.id, change);
    expectDone(await removeMember(mira, project.id, tomas.id));
    await makeAnnotation(mira, document.id, spans.slice(0, 1), { body: SECRET });
    await expectEnd(his);
    await hers.until(isChange(change + 1));
    expect(hers.text).toContain(SECRET);
    await hers.cancel();
    const again = await followChanges(tomas, { documentId: document.id }, 0, sessionFor(tomas));
    expect(again).toMatchObject({ ok: false, problem: "not-found" });
  });

  it("even what waits to be taken is not sent to them", async () => {
    const { mira, tomas, project, document, spans } = await place();
    const { change } = document;
    const hers = await follow(mira, document.id, change);
    const his = await follow(tomas, document.id, change);
    await makeAnnotation(mira, document.id, spans.slice(0, 1), { body: "written before it" });
    await hers.until(isChange(change + 1));
    expectDone(await removeMember(mira, project.id, tomas.id));
    await his.untilEnd();
    expect(his.text).not.toContain("written before it");
    await hers.cancel();
  });

  it("by the token that was revoked, and not by another", async () => {
    const { mira, tomas, document, spans } = await place();
    const { change } = document;
    const { token } = expectDone(await addToken(tomas, "a script"));
    const script = await follow(tomas, document.id, change, {
      by: "token",
      hash: tokenHash(token),
    });
    const page = await follow(tomas, document.id, change);
    const [made] = await listTokens(tomas);
    expectDone(await revokeToken(tomas, made?.id ?? ""));
    await makeAnnotation(mira, document.id, spans.slice(0, 1), { body: SECRET });
    await expectEnd(script);
    await page.until(isChange(change + 1));
    await page.cancel();
  });

  it("by a token that was ended with all others", async () => {
    const { mira, tomas, document, spans } = await place();
    const { token } = expectDone(await addToken(tomas, "a script"));
    const credential = { by: "token", hash: tokenHash(token) } as const;
    const script = await follow(tomas, document.id, document.change, credential);
    expectDone(await signOutEverywhere(tomas, { endTokens: true }));
    await makeAnnotation(mira, document.id, spans.slice(0, 1), { body: SECRET });
    await expectEnd(script);
  });

  it("as everywhere signed out, with the document, with the project", async () => {
    for (const lose of ["session", "document", "project"] as const) {
      const { mira, tomas, project, document, spans } = await place();
      const his = await follow(tomas, document.id, document.change);
      await makeAnnotation(mira, document.id, spans.slice(0, 1));
      await his.until(isChange(document.change + 1));
      if (lose === "session") await transaction((tx) => endSessions(tx, tomas.id));
      if (lose === "document") expectDone(await removeDocument(mira, document.id));
      if (lose === "project") expectDone(await removeProject(mira, project.id));
      await his.untilEnd();
      expect(his.events.map(({ data }) => data.kind)).not.toContain("document.deleted");
    }
  });
});

describe("a client that does not read", () => {
  it("holds little, is told so, and resumes without loss", async () => {
    const { mira, document, spans } = await place();
    const { change } = document;
    const stalled = await follow(mira, document.id, change);
    const reader = await follow(mira, document.id, change);
    const body = "long words ".repeat(900);
    for (let n = 1; n <= 12; n++) {
      await makeAnnotation(mira, document.id, spans.slice(0, 1), { body });
      await reader.until(isChange(change + n));
    }
    await beat();
    await beat();
    await stalled.untilEnd();
    expect(stalled.text).toMatch(/^: This stream was ended because its events were not read/m);
    expect(stalled.text.length).toBeLessThan(80_000);
    const last = Number(stalled.events.at(-1)?.id ?? change);
    const resumed = await follow(mira, document.id, last);
    await resumed.until(isChange(change + 12));
    const numbers = [...stalled.events, ...resumed.events].map(({ data }) => data.number);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => change + n + 1));
    // One that reads slowly, but reads, goes on.
    expect(reader.events).toHaveLength(12);
    await Promise.all([reader.cancel(), resumed.cancel()]);
  });

  it("that is far behind gets everything, in steps", async () => {
    const { mira, document, spans } = await place();
    const { change } = document;
    const body = "long words ".repeat(100);
    for (let n = 0; n < 70; n++) {
      const visibility = n % 7 === 3 ? "private" : "project";
      await makeAnnotation(mira, document.id, spans.slice(0, 1), { body, visibility });
    }
    const readers = await Promise.all(
      [0, change, change + 30].map((n) => follow(mira, document.id, n)),
    );
    for (const reader of readers) await reader.until(isChange(change + 70));
    const [all = [], some = [], few = []] = readers.map(({ events }) =>
      events.map(({ data }) => data.number),
    );
    expect(all).toEqual(Array.from({ length: change + 70 }, (_, n) => n + 1));
    expect(some).toEqual(all.slice(change));
    expect(few).toEqual(all.slice(change + 30));
    await Promise.all(readers.map((reader) => reader.cancel()));
  }, 60_000);
});
