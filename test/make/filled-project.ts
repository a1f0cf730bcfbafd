import type pg from "pg";
import { v7 } from "uuid";

/** The parameters of a generated project. */
interface Filling {
  /** Who owns it and made everything in it. */
  readonly ownerId: string;
  /** Over all texts; a third of each kind. There are a tenth as many claims, speakers and sources. */
  readonly annotations: number;
  readonly texts: number;
}

/** A project, and one of each thing that has a page. */
export interface FilledProject {
  readonly projectId: string;
  readonly documentId: string;
  readonly claimId: string;
  readonly speakerId: string;
}

/** UTF-16 code units of each text. */
const LENGTH = 100_000;

/**
 * A project with so many of everything that its pages show, written straight to the database. One
 * annotation in fifty is private, each in words of its own. Every claim has passages in all texts.
 */
export async function fillProject(client: pg.Client, filling: Filling): Promise<FilledProject> {
  const { ownerId, annotations, texts } = filling;
  const [projectId, claimId, speakerId] = [v7(), v7(), v7()];
  const things = Math.ceil(annotations / 10);
  const documents = Array.from({ length: texts }, () => v7());
  const run = (sql: string, parameters: unknown[] = []) => client.query(sql, parameters);
  await run("BEGIN");
  await run(`INSERT INTO "Project" (id, name, "createdById") VALUES ($1, $2, $3)`, [
    projectId,
    `With ${annotations} annotations`,
    ownerId,
  ]);
  await run(`INSERT INTO "Member" ("projectId", "userId", role) VALUES ($1, $2, 'owner')`, [
    projectId,
    ownerId,
  ]);
  await run(
    `INSERT INTO "Document" (id, "projectId", title, speaker, "revisionNumber", "indexedRevision")
     SELECT id, $1, 'Text ' || n, 'Speaker ' || n % 7, 1, 1
     FROM unnest($2::uuid[]) WITH ORDINALITY AS d(id, n)`,
    [projectId, documents],
  );
  await run(
    `INSERT INTO "Revision" (id, "projectId", "documentId", number, format, text, structure, length,
       "lengthInCodePoints", sha256)
     SELECT gen_random_uuid(), $1, id, 1, 'plain', repeat('Some word. ', $3 / 11),
       '{"blocks":[],"marks":[]}', $3 / 11 * 11, $3 / 11 * 11, ''
     FROM unnest($2::uuid[]) AS d(id)`,
    [projectId, documents, LENGTH],
  );
  await run(
    `INSERT INTO "Annotation" (id, "projectId", "documentId", revision, kind, target, start, "end",
       quote, body, tags, "claimType", "rhetoricTechnique", "rhetoricTarget", "createdById",
       visibility)
     SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + i % $5], 1, kind::"Kind",
       jsonb_build_array(jsonb_build_object('start', at, 'end', at + 9, 'exact', 'Some word',
         'prefix', '', 'suffix', '')),
       at, at + 9, 'Some word ' || md5(i::text), 'since ' || md5((i * 7)::text),
       CASE kind WHEN 'rhetoric' THEN ARRAY['doubt'] ELSE ARRAY[]::text[] END,
       CASE kind WHEN 'claim' THEN 'factual' END, CASE kind WHEN 'rhetoric' THEN 'doubt' END,
       CASE kind WHEN 'rhetoric' THEN 'Group ' || i % 20 END, $3,
       CASE i % 50 WHEN 0 THEN 'private' ELSE 'project' END::"Visibility"
     FROM (SELECT i, (ARRAY['claim', 'quotation', 'rhetoric'])[1 + i / $5 % 3] AS kind,
         (i::bigint * 7919 % 9000)::int * 11 AS at
       FROM generate_series(1, $4::int) AS i) AS made`,
    [projectId, documents, ownerId, annotations, texts],
  );
  // Their statements are like none: a server that compared them would ask meanwhile.
  await run(
    `INSERT INTO "Claim" (id, "projectId", statement, compared, "createdById")
     SELECT CASE i WHEN 1 THEN $2::uuid ELSE gen_random_uuid() END, $1,
       'That ' || md5(i::text) || ' follows', true, $3 FROM generate_series(1, $4::int) AS i`,
    [projectId, claimId, ownerId, things],
  );
  await run(
    `INSERT INTO "Speaker" (id, "projectId", name, change)
     SELECT CASE i WHEN 1 THEN $2::uuid ELSE gen_random_uuid() END, $1,
       'Speaker ' || md5(i::text), 1 FROM generate_series(1, $3::int) AS i`,
    [projectId, speakerId, things],
  );
  await run(
    `INSERT INTO "Source" (id, "projectId", key, csl, citation, url)
     SELECT gen_random_uuid(), $1, 'url:https://example.org/' || i, '{}', 'Source ' || md5(i::text),
       'https://example.org/' || i FROM generate_series(1, $2::int) AS i`,
    [projectId, things],
  );
  await linkUp(run, projectId, things);
  await run("COMMIT");
  return { projectId, documentId: documents[0] ?? "", claimId, speakerId };
}

type Run = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/** The annotations in turn to the claims, speakers and sources, and evidence for each claim. */
async function linkUp(run: Run, projectId: string, things: number): Promise<void> {
  const numbered = (kind: string, table: string) => `
    FROM (SELECT id, "documentId", row_number() OVER (ORDER BY start, id) AS n
      FROM "Annotation" WHERE "projectId" = $1 AND kind = '${kind}') AS a
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n
      FROM "${table}" WHERE "projectId" = $1) AS t ON t.n = 1 + a.n % $2`;
  await run(
    `INSERT INTO "ClaimOccurrence" (id, "projectId", "documentId", "annotationId", "claimId")
     SELECT gen_random_uuid(), $1, a."documentId", a.id, t.id ${numbered("claim", "Claim")}`,
    [projectId, things],
  );
  await run(
    `INSERT INTO "Attribution" (id, "projectId", "documentId", "contentAnnotationId", "speakerId")
     SELECT gen_random_uuid(), $1, a."documentId", a.id, t.id ${numbered("quotation", "Speaker")}`,
    [projectId, things],
  );
  await run(
    `INSERT INTO "Reference" (id, "projectId", "documentId", "annotationId", "sourceId", relation)
     SELECT gen_random_uuid(), $1, a."documentId", a.id, t.id, 'supports'
     ${numbered("rhetoric", "Source")}`,
    [projectId, things],
  );
  await run(
    `INSERT INTO "Evidence" (id, "projectId", "claimId", "sourceId", stance)
     SELECT gen_random_uuid(), $1, c.id, s.id, 'supports'
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Claim" WHERE "projectId" = $1) AS c
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Source" WHERE "projectId" = $1) AS s
       ON s.n = c.n`,
    [projectId],
  );
  await run(
    `INSERT INTO "SourceRelation" (id, "projectId", "fromId", "toId", relation)
     SELECT gen_random_uuid(), $1, id, next, 'cites'
     FROM (SELECT id, lead(id) OVER (ORDER BY id) AS next FROM "Source" WHERE "projectId" = $1) AS s
     WHERE next IS NOT NULL`,
    [projectId],
  );
  await run(
    `INSERT INTO "Tag" (id, "projectId", kind, slug, label, position)
     VALUES (gen_random_uuid(), $1, 'rhetoric', 'doubt', 'Doubt', 1),
       (gen_random_uuid(), $1, 'claim', 'factual', 'Factual', 2)`,
    [projectId],
  );
  await run(
    `INSERT INTO "CodebookRevision" ("projectId", version, action, "tagId")
     SELECT $1, n, 'added', id
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Tag" WHERE "projectId" = $1) AS t`,
    [projectId],
  );
  await run(
    `INSERT INTO "Recheck" (id, "projectId", "annotationId", version, reason)
     SELECT gen_random_uuid(), $1, id, 1, 'redefined' FROM "Annotation"
     WHERE "projectId" = $1 AND kind = 'rhetoric' LIMIT $2`,
    [projectId, things],
  );
}
