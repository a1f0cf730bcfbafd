import { afterAll, beforeAll, expect, test } from "vitest";
import { firstOutlines } from "@/server/annotation/outlines";
import { readAnnotation } from "@/server/annotation/read";
import type { Viewer } from "@/server/access/viewer";
import { exportDocument } from "@/server/export/download";
import { transaction } from "@/server/platform/db";
import { Prisma } from "@/prisma/generated/client";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { runCheck } from "./checks";
import { warnWaiting } from "./warnings";

const ARTICLE =
  "The engineer is quoted: “[the dam will hold this winter].” He is quoted, too: “[we measured every joint].”";
const INTERVIEW =
  "Asked at the gate, the engineer denied that the dam will hold this winter.\n\nHe was proud. Of course we measured every joint.";
const WARNINGS = [{ kind: "denial", exact: "denied" }];

let ana: Viewer;
let documentId: string, torn: string, sound: string, checkId: string;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const article = await makeDocument(ana, id, ARTICLE);
  const interview = await makeDocument(ana, id, INTERVIEW);
  documentId = article.document.id;
  const made: string[] = [];
  for (const span of article.spans) {
    const { id: annotationId } = await makeAnnotation(ana, documentId, [span], {
      kind: "quotation",
    });
    made.push(annotationId);
    const check = expectDone(await runCheck(ana, annotationId, interview.document.id));
    expect(check.verdict).toBe("verbatim");
    checkId ??= check.id;
  }
  [torn = "", sound = ""] = made;
});
afterAll(closeTestDatabase);

const warningsOf = async (id: string) =>
  expectDone(await readAnnotation(ana, id)).checks.map(({ warnings }) => warnings);

test("the check of words that are denied in their source warns on the annotation and in brief", async () => {
  expect(await warningsOf(torn)).toEqual([WARNINGS]);
  expect(await warningsOf(sound)).toEqual([[]]);
  const { items } = expectDone(await firstOutlines(ana, documentId, 10));
  expect(items.map(({ id, turned }) => [id, turned])).toEqual([
    [torn, ["denial"]],
    [sound, undefined],
  ]);
});

test("every export that says what was found says the warning, too", async () => {
  const words = async (format: string) => {
    const { stream } = expectDone(await exportDocument(ana, documentId, format));
    return new Response(stream).text();
  };
  const [line = ""] = (await words("jsonl")).split("\n");
  expect((JSON.parse(line) as { checks: object[] }).checks).toMatchObject([{ warnings: WARNINGS }]);
  expect(await words("csv")).toContain("denial | denied | A text");
  expect(await words("w3c")).toMatch(/"obelus:warnings":\s*\[\s*\{[^}]*denial/);
  const html = await words("html");
  expect(html).toContain("⚠ The words are verbatim, but the source denies them: “denied”");
  expect(html.match(/⚠/g)).toHaveLength(1);
});

test("the checks of an older database, which stored no warnings, get theirs", async () => {
  const none = { warnings: Prisma.DbNull };
  await transaction((tx) => tx.quotationCheck.update({ where: { id: checkId }, data: none }));
  expect(await warningsOf(torn)).toEqual([[]]);
  await warnWaiting();
  expect(await warningsOf(torn)).toEqual([WARNINGS]);
});
