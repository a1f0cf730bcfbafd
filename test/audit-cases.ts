import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { signIn } from "@/server/account/password-sign-in";
import { createAccount, validateAccount } from "@/server/account/accounts";
import { addResetLink, changePerson } from "@/server/account/installation";
import { changePassword } from "@/server/account/me";
import { hashPassword } from "@/server/account/password";
import { resetPassword } from "@/server/account/password-resets";
import { addToken, revokeToken } from "@/server/account/tokens";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { addNote } from "@/server/annotation/notes";
import { readAuditDays } from "@/server/audit/days";
import { downloadAudit } from "@/server/audit/download";
import { recordSignIn } from "@/server/audit/events";
import type { AuditFilter } from "@/server/audit/filter";
import { listSignIns, readAudit, type AuditEntry, type AuditPlace } from "@/server/audit/log";
import { flushReadings, noteReading, type Subject } from "@/server/audit/readings";
import type { Viewer } from "@/server/access/viewer";
import { addClaim } from "@/server/claim/write";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { deleteAccount } from "@/server/privacy/deletion/delete-account";
import { workThrough } from "@/server/privacy/deletion/work-through";
import { addClassLink, changeClassLink, revokeClassLink } from "@/server/project/class-links";
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  renewWebhookSecret,
} from "@/server/webhook/webhooks";
import { join } from "@/server/project/join";
import { addMember, changeMember, removeMember } from "@/server/project/members";
import { expectDone, makeAnnotation, makeDocument, makePerson, makeProject } from "./make/make";
import { makeViewer } from "./make/viewer";

const hour = (hours: number, minutes = 0) => new Date(Date.UTC(2026, 2, 4, hours, minutes));

interface Stage {
  readonly owner: Viewer;
  readonly annotator: Viewer;
  readonly projectId: string;
  readonly documentId: string;
}

async function makeStage(): Promise<Stage> {
  const owner = await makePerson("Ines");
  const annotator = await makePerson("Bo");
  const { id: projectId } = await makeProject(owner, { annotator });
  const { document } = await makeDocument(owner, projectId, "The bridge cost nine million.");
  return { owner, annotator, projectId, documentId: document.id };
}

async function entriesOf(
  { owner, projectId }: Stage,
  filter: AuditFilter = {},
  limit = 100,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let after: AuditPlace | undefined;
  do {
    const page = expectDone(await readAudit(owner, projectId, filter, { after, limit }));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    entries.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return entries;
}

const textOf = ({ documentId: id }: Stage): Subject => ({ kind: "document", in: "Document", id });

/** The tests of the audit log, for either database; it is open when they run. */
export function auditCases(): void {
  let stage: Stage;

  beforeAll(async () => {
    stage = await makeStage();
  });

  test("what a browser reads is one row an hour, however often", async () => {
    const { annotator } = stage;
    for (const minute of [5, 6, 40]) noteReading(annotator, textOf(stage), hour(9, minute));
    await flushReadings();
    noteReading(annotator, textOf(stage), hour(9, 50));
    noteReading(annotator, textOf(stage), hour(10, 1));
    await flushReadings();
    const rows = await entriesOf(stage, { group: "read", person: annotator.id });
    expect(rows.map(({ at, lastAt, count }) => ({ at, lastAt, count }))).toEqual([
      { at: hour(10, 1).toISOString(), lastAt: hour(10, 1).toISOString(), count: 1 },
      { at: hour(9, 5).toISOString(), lastAt: hour(9, 5).toISOString(), count: 1 },
    ]);
    expect(rows[0]).toMatchObject({
      what: "reading",
      kind: "document",
      person: { id: annotator.id, name: "Bo" },
      token: null,
      subject: { type: "document", id: stage.documentId, name: "A text" },
      document: { id: stage.documentId, title: "A text" },
    });
  });

  test("calls of a token and exports are counted, over writes and instances", async () => {
    const here = await makeStage();
    const { id: tokenId } = expectDone(await addToken(here.annotator, "nightly"));
    const script = makeViewer({ ...here.annotator, tokenId });
    const csv: Subject = { kind: "export", in: "Project", id: here.projectId, format: "csv" };
    for (const minute of [1, 2]) noteReading(script, textOf(here), hour(12, minute));
    noteReading(here.annotator, csv, hour(12, 3));
    await flushReadings();
    noteReading(script, textOf(here), hour(12, 30));
    noteReading(here.annotator, csv, hour(12, 31));
    await flushReadings();
    const [download, calls] = await entriesOf(here, {
      person: here.annotator.id,
      to: "2026-03-04",
    });
    expect(calls).toMatchObject({
      count: 3,
      token: { id: tokenId, name: "nightly" },
      at: hour(12, 1).toISOString(),
      lastAt: hour(12, 30).toISOString(),
    });
    expect(download).toMatchObject({ kind: "export", format: "csv", count: 2, token: null });
  });

  test("readings of what is gone, or never was, hinder no others", async () => {
    const here = await makeStage();
    const nobody = makeViewer({ id: randomUUID(), name: "Nobody" });
    noteReading(nobody, textOf(here));
    noteReading(here.owner, { kind: "claim", in: "Claim", id: randomUUID() });
    noteReading(here.owner, textOf(here));
    await flushReadings();
    expect((await entriesOf(here, { group: "read" })).map(({ kind }) => kind)).toEqual([
      "document",
    ]);
  });

  test("nothing that only one person sees is in it, by row, count or time", async () => {
    const here = await makeStage();
    const { annotator, documentId } = here;
    const target = [{ start: 4, end: 10 }];
    const before = await entriesOf(here);
    const hidden = await makeAnnotation(annotator, documentId, target, { visibility: "private" });
    expectDone(await editAnnotation(annotator, hidden.id, () => true, { body: "For me" }));
    const note = expectDone(await addNote(annotator, hidden.id, { body: "Mine" }));
    const script = makeViewer({ ...annotator, tokenId: newId() });
    noteReading(script, { kind: "document", in: "Annotation", id: hidden.id });
    noteReading(script, { kind: "document", in: "Note", id: note.id });
    await flushReadings();
    expect(await entriesOf(here)).toEqual(before);
    const shown = await makeAnnotation(annotator, documentId, target);
    noteReading(script, { kind: "document", in: "Annotation", id: shown.id });
    await flushReadings();
    const entries = await entriesOf(here);
    expect(entries).toHaveLength(before.length + 2);
    expect(JSON.stringify(entries)).not.toContain(hidden.id);
    const days = expectDone(await readAuditDays(here.owner, here.projectId, {})).days;
    const sum = days.reduce((all, { readings, changes }) => all + readings + changes, 0);
    expect(sum).toBe(entries.length);
  });

  test("memberships and invitations are in it with their roles", async () => {
    const here = await makeStage();
    const { owner, projectId } = here;
    const guest = await makePerson("Cleo");
    const { email } = await read.user.findUniqueOrThrow({ where: { id: guest.id } });
    expectDone(await addMember(owner, projectId, { email: email ?? "", role: "reader" }));
    expectDone(await changeMember(owner, projectId, guest.id, { role: "curator" }));
    expectDone(await removeMember(guest, projectId, guest.id));
    const invited = { email: `far-${newId()}@example.test`, role: "reader" } as const;
    expectDone(await addMember(owner, projectId, invited));
    expectDone(await addMember(owner, projectId, invited));
    const entries = (await entriesOf(here, { group: "access" })).toReversed();
    const memberships = entries.filter(({ what }) => what === "change");
    expect(
      memberships.map(({ kind, person, subject, roles }) => ({
        kind,
        by: person.id,
        of: subject?.name,
        roles,
      })),
    ).toEqual([
      { kind: "member.saved", by: owner.id, of: "Cleo", roles: { before: null, after: "reader" } },
      {
        kind: "member.saved",
        by: owner.id,
        of: "Cleo",
        roles: { before: "reader", after: "curator" },
      },
      {
        kind: "member.deleted",
        by: guest.id,
        of: "Cleo",
        roles: { before: "curator", after: null },
      },
    ]);
    const invitations = entries.filter(({ what }) => what === "event");
    expect(invitations.map(({ kind, subject }) => [kind, subject?.name]).toSorted()).toEqual([
      ["invitation.added", invited.email],
      ["invitation.added", invited.email],
      ["invitation.revoked", invited.email],
    ]);
  });

  test("class links are in it: made, changed, joined by and revoked, by whom", async () => {
    const here = await makeStage();
    const { owner, projectId } = here;
    const draft = { id: newId(), name: "Tuesdays", role: "annotator" } as const;
    const { id, link } = expectDone(await addClassLink(owner, projectId, draft));
    expectDone(await addClassLink(owner, projectId, draft));
    const student = await makePerson("Dov");
    const token = link?.split("/").at(-1) ?? "";
    for (const _ of [1, 2]) expectDone(await join(student, token));
    expectDone(await changeClassLink(owner, id, { maxUses: 3 }));
    expectDone(await revokeClassLink(owner, id));
    const entries = (await entriesOf(here, { subject: id })).toReversed();
    expect(entries.map(({ kind, person, subject }) => [kind, person.id, subject?.name])).toEqual([
      ["class-link.added", owner.id, "Tuesdays"],
      ["class-link.joined", student.id, "Tuesdays"],
      ["class-link.changed", owner.id, "Tuesdays"],
      ["class-link.revoked", owner.id, "Tuesdays"],
    ]);
  });

  test("webhooks are in it: made, changed, renewed and removed, by whom", async () => {
    const here = await makeStage();
    const { owner, projectId } = here;
    const url = "https://receiver.example.test/hook";
    const { id } = expectDone(await addWebhook(owner, projectId, { url }));
    expectDone(await changeWebhook(owner, id, { active: false }));
    expectDone(await renewWebhookSecret(owner, id));
    expectDone(await removeWebhook(owner, id));
    const entries = (await entriesOf(here, { subject: id })).toReversed();
    expect(entries.map(({ kind, person, subject }) => [kind, person.id, subject?.name])).toEqual([
      ["webhook.added", owner.id, url],
      ["webhook.changed", owner.id, url],
      ["webhook.renewed", owner.id, url],
      ["webhook.removed", owner.id, url],
    ]);
  });

  test("the installation's log has passwords, resets and accounts that were shut", async () => {
    const owner = await makePerson("Ada");
    const admin = makeViewer({ ...owner, admin: true });
    const person = await makePerson("Elif");
    const { link } = expectDone(await addResetLink(admin, person.id));
    const token = link.split("/").at(-1) ?? "";
    expectDone(await resetPassword(token, { password: "a first one of many" }, "a place"));
    const change = { current: "a first one of many", next: "a second one of many" };
    expectDone(await changePassword(person, change, "a place"));
    for (const disabled of [true, false]) {
      expectDone(await changePerson(admin, person.id, { disabled }));
    }
    const { items } = expectDone(await listSignIns(admin, { limit: 100 }));
    const hers = items.filter(({ subject }) => subject?.id === person.id);
    expect(
      hers.map(({ kind, person: by, subject }) => [kind, by.id, subject?.name]).toReversed(),
    ).toEqual([
      ["reset.added", admin.id, "Elif"],
      ["reset.used", person.id, "Elif"],
      ["password.changed", person.id, "Elif"],
      ["account.disabled", admin.id, "Elif"],
      ["account.enabled", admin.id, "Elif"],
    ]);
  });

  test("a deleted account leaves one row that names nobody, and takes its own along", async () => {
    const here = await makeStage();
    const passwordHash = await hashPassword("a long one 17");
    const { id } = here.annotator;
    await transaction((tx) => tx.user.update({ where: { id }, data: { passwordHash } }));
    noteReading(here.annotator, textOf(here));
    await flushReadings();
    await recordSignIn(id);
    const confirmation = { password: "a long one 17", place: "a place", signedInAt: null };
    expectDone(await deleteAccount(here.annotator, { work: "keep" }, confirmation));
    await workThrough();
    expect(await read.reading.count({ where: { userId: id } })).toBe(0);
    const admin = makeViewer({ ...here.owner, admin: true });
    const { items } = expectDone(await listSignIns(admin, { limit: 100 }));
    expect(JSON.stringify(items)).not.toContain(id);
    expect(items.filter(({ kind }) => kind === "account.deleted")).toEqual([
      expect.objectContaining({ person: { id: null, name: "" }, subject: null }),
    ]);
    const [leaving] = await entriesOf(here, { group: "access" });
    expect(leaving).toMatchObject({
      kind: "member.deleted",
      roles: { before: "annotator", after: null },
    });
    expect(leaving?.person.id).not.toBe(id);
  });

  test("a document's arrival is there once, and its name stays when it is gone", async () => {
    const here = await makeStage();
    const saved = await entriesOf(here, { group: "documents", subject: here.documentId });
    expect(saved.map(({ kind, subject }) => [kind, subject?.name])).toEqual([
      ["document.saved", "A text"],
    ]);
  });

  test("filters leave what they name: person, group, subject, days", async () => {
    const here = await makeStage();
    const { owner, annotator, documentId, projectId } = here;
    const annotation = await makeAnnotation(annotator, documentId, [{ start: 4, end: 10 }]);
    expectDone(await removeAnnotation(owner, annotation.id, () => true));
    const claim = expectDone(await addClaim(annotator, projectId, { statement: "It was dear" }));
    noteReading(owner, { kind: "claim", in: "Claim", id: claim.id }, hour(23, 59));
    noteReading(owner, textOf(here), new Date(Date.UTC(2026, 2, 5)));
    await flushReadings();
    const kinds = async (filter: AuditFilter) =>
      (await entriesOf(here, filter)).map(({ kind }) => kind);
    expect(await kinds({ group: "annotations" })).toEqual([
      "annotation.deleted",
      "annotation.saved",
    ]);
    expect(await kinds({ group: "annotations", person: owner.id })).toEqual(["annotation.deleted"]);
    expect(await kinds({ group: "claims" })).toEqual(["claim.saved"]);
    expect(await kinds({ subject: claim.id })).toEqual(["claim.saved", "claim"]);
    expect(await kinds({ to: "2026-03-04" })).toEqual(["claim"]);
    expect(await kinds({ from: "2026-03-05", to: "2026-03-05" })).toEqual(["document"]);
    expect(await kinds({ group: "exported" })).toEqual([]);
    const { days } = expectDone(
      await readAuditDays(owner, projectId, { from: "2026-03-01", to: "2026-03-31" }),
    );
    expect(days).toEqual([
      { day: "2026-03-04", readings: 1, changes: 0 },
      { day: "2026-03-05", readings: 1, changes: 0 },
    ]);
  });

  test("pages of any size make the same log, also where many rows have one time", async () => {
    const here = await makeStage();
    const at = hour(7);
    for (let index = 0; index < 5; index++) {
      const { id } = expectDone(
        await addClaim(here.owner, here.projectId, { statement: `Claim ${index}` }, at),
      );
      noteReading(here.owner, { kind: "claim", in: "Claim", id }, at);
    }
    await flushReadings();
    const whole = await entriesOf(here);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    for (const size of [1, 3, 4]) expect(await entriesOf(here, {}, size)).toEqual(whole);
    const { stream, mediaType } = expectDone(await downloadAudit(here.owner, here.projectId, {}));
    const lines = (await new Response(stream).text()).trimEnd().split("\r\n");
    expect(mediaType).toContain("text/csv");
    expect(lines).toHaveLength(whole.length + 1);
  });

  test("sign-ins are counted by account and hour; what was typed is not stored", async () => {
    const now = new Date();
    const draft = {
      email: `dana-${newId()}@example.test`,
      name: "Dana",
      password: "a long one 17",
    };
    const id = await transaction(async (tx) =>
      createAccount(tx, expectDone(await validateAccount(draft)), now),
    );
    const clock = () => now.getTime();
    const tryIt = (email: string, password: string) =>
      signIn(email, password, "a place", { clock });
    for (const password of ["wrong 1", "wrong 2"]) {
      expect((await tryIt(draft.email, password)).ok).toBe(false);
    }
    expect((await tryIt("secret-typed-here@example.test", "x")).ok).toBe(false);
    expectDone(await tryIt(draft.email, draft.password));
    expectDone(await tryIt(draft.email, draft.password));
    const dana = makeViewer({ id: id ?? "", name: "Dana" });
    const { id: tokenId } = expectDone(await addToken(dana, "weekly"));
    expectDone(await revokeToken(dana, tokenId));
    const admin = makeViewer({ ...dana, admin: true });
    const { items } = expectDone(await listSignIns(admin, { limit: 100 }));
    const hers = items.filter(({ person }) => person.id === id);
    expect(hers.map(({ kind, count, subject }) => [kind, count, subject?.name]).toSorted()).toEqual(
      [
        ["sign-in.done", 2, "Dana"],
        ["sign-in.failed", 2, "Dana"],
        ["token.added", 1, "weekly"],
        ["token.revoked", 1, "weekly"],
      ],
    );
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: "sign-in.failed",
        person: { id: null, name: "" },
        subject: null,
      }),
    );
    expect(JSON.stringify(await read.auditEvent.findMany())).not.toContain("typed");
    expect((await listSignIns(dana, { limit: 1 })).ok).toBe(false);
  });
}
