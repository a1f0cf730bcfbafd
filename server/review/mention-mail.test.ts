import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { changeMe } from "@/server/account/me";
import { addNote, editNote, removeNote } from "@/server/annotation/notes";
import { closeMail } from "@/server/mail/send";
import { transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startMailServer, type MailServer } from "@/test/mail/smtp";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { markInboxSeen } from "./inbox-summary";
import { mailMentions } from "./mention-mail";

const any = () => true;
const HOUR = 3_600_000;

let cleo: Viewer, ana: Viewer;
let projectId: string, documentId: string;
let shared: string, own: string;
let server: MailServer;
let isRefusing = false;

beforeAll(async () => {
  await openTestDatabase();
  process.env.OBELUS_URL = "https://obelus.example.org";
});
afterAll(async () => {
  delete process.env.OBELUS_URL;
  await closeTestDatabase();
});

beforeEach(async () => {
  cleo = await makePerson("Cleo");
  ana = await makePerson("Ana Reis");
  projectId = (await makeProject(cleo, { annotator: ana })).id;
  const { document, spans } = await makeDocument(cleo, projectId, "[Nobody] pays twice.");
  documentId = document.id;
  shared = (await makeAnnotation(cleo, documentId, spans)).id;
  own = (await makeAnnotation(cleo, documentId, spans, { visibility: "private" })).id;
  server = await startMailServer({ refuses: () => isRefusing });
  process.env.SMTP_URL = server.url;
});
afterEach(async () => {
  isRefusing = false;
  closeMail();
  delete process.env.SMTP_URL;
  await server.stop();
});

const write = async (body: string, annotationId = shared) =>
  expectDone(await addNote(cleo, annotationId, { body }));
const later = (hours: number) => new Date(Date.now() + hours * HOUR);

test("whoever is mentioned gets one mail, with the note, its words and the way to it", async () => {
  await write("@Ana Reis, *who* pays?");
  await mailMentions();
  await mailMentions();
  expect(server.mails).toHaveLength(1);
  const [mail] = server.mails;
  expect(mail?.to).toMatchObject([{ name: "Ana Reis" }]);
  expect(mail?.subject).toBe("Cleo mentions you in A text");
  expect(mail?.text).toContain("“Nobody”");
  expect(mail?.text).toContain("@Ana Reis, who pays?");
  expect(mail?.text).toContain(
    `https://obelus.example.org/projects/${projectId}/documents/${documentId}#annotation-${shared}`,
  );
});

test("several mentions come in one mail; an edit tells nobody twice", async () => {
  const { id } = await write("@Ana Reis one");
  await write("@Ana Reis two");
  await mailMentions();
  expectDone(await editNote(cleo, id, any, { body: "@Ana Reis one, again" }));
  await mailMentions();
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]?.subject).toBe("2 notes mention you in Brackwater");
  expect(server.mails[0]?.text).toContain(`/projects/${projectId}/review/inbox`);
});

test("nobody is told of what they may not see, have seen, or what was taken away", async () => {
  await write("@Ana Reis, in private", own);
  const { id } = await write("@Ana Reis, taken away");
  expectDone(await removeNote(cleo, id, any));
  await mailMentions();
  await write("@Ana Reis, seen");
  expectDone(await markInboxSeen(ana, projectId, later(0).toISOString()));
  await mailMentions();
  expect(server.mails).toEqual([]);
});

test("nobody is told of a project that was removed, or that they left", async () => {
  await write("@Ana Reis, are you there?");
  const removed = (deletedAt: Date | null) =>
    transaction((tx) => tx.project.update({ where: { id: projectId }, data: { deletedAt } }));
  await removed(new Date());
  await mailMentions();
  await removed(null);
  await transaction((tx) => tx.member.deleteMany({ where: { projectId, userId: ana.id } }));
  await mailMentions();
  expect(server.mails).toEqual([]);
});

test("each person chooses: at most one mail a day, or none", async () => {
  expectDone(await changeMe(ana, { mentionMail: "daily" }));
  await write("@Ana Reis one");
  await mailMentions();
  await write("@Ana Reis two");
  await write("@Ana Reis three");
  await mailMentions(later(20));
  expect(server.mails).toHaveLength(1);
  await mailMentions(later(25));
  expect(server.mails.map(({ subject }) => subject)).toEqual([
    "Cleo mentions you in A text",
    "2 notes mention you in Brackwater",
  ]);
  expectDone(await changeMe(ana, { mentionMail: "off" }));
  await write("@Ana Reis four");
  await mailMentions(later(26));
  expect(server.mails).toHaveLength(2);
});

test("a mail that fails is tried again after a while, and not for ever", async () => {
  isRefusing = true;
  await write("@Ana Reis?");
  await mailMentions();
  isRefusing = false;
  await mailMentions();
  expect(server.mails).toEqual([]);
  await mailMentions(later(0.1));
  expect(server.mails).toHaveLength(1);
});

test("what is older than three days is not mailed, as when mail was set up only then", async () => {
  await write("@Ana Reis?");
  await mailMentions(later(73));
  expect(server.mails).toEqual([]);
});
