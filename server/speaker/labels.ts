import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { AnswerOf } from "@/lib/contract/operation";
import type { documentSpeakersCall } from "@/lib/contract/speakers";
import { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

type Labelled = AnswerOf<typeof documentSpeakersCall>;

/** So many records are offered for a label. */
const MAX_CANDIDATES = 5;
/** Names that have less of a label's words in common are not offered, 0 to 1 (pg_trgm). */
const MIN_LIKENESS = 0.4;

/** Whom a document names as speaking, with the record of each, or records that may be theirs. */
export async function documentSpeakers(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<Labelled>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const { projectId } = membership;
  const seen = Prisma.sql`p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}`;
  const items = await read.$queryRaw<Labelled["items"]>`
    WITH labelled AS (
      SELECT s.label, s.start, 1 AS turn FROM "SpeakerTurn" s
      WHERE s."documentId" = ${documentId}::uuid
      UNION ALL
      SELECT d.speaker, -1, 0 FROM "Document" d
      WHERE d.id = ${documentId}::uuid AND d.speaker <> ''
    ), whom AS (
      SELECT min(label) AS label, obelus_fold(label) AS folded, sum(turn)::int AS turns,
        bool_or(turn = 0) AS "isSpeaker", min(start) AS first
      FROM labelled GROUP BY obelus_fold(label)
    )
    SELECT w.label, w.turns, w."isSpeaker", called.id AS "speakerId",
      CASE WHEN called.id IS NULL THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', c.role,
          'aliases', to_jsonb(c.aliases), 'version', c.version) ORDER BY c.likeness DESC, c.id), '[]')
        FROM (
          SELECT p.*, greatest(word_similarity(w.folded, named.words),
            word_similarity(obelus_fold(p.name), w.folded)) AS likeness
          FROM "Speaker" p,
            LATERAL (SELECT array_to_string(obelus_called(p.name, p.role, p.aliases), ' ')) named(words)
          WHERE ${seen}
          ORDER BY likeness DESC, p.id LIMIT ${MAX_CANDIDATES}
        ) c WHERE c.likeness > ${MIN_LIKENESS}
      ) ELSE '[]' END AS candidates
    FROM whom w
    LEFT JOIN LATERAL (
      SELECT p.id FROM "Speaker" p
      WHERE ${seen} AND (obelus_called(p.name, p.role, p.aliases) @> ARRAY[w.folded]
        OR obelus_called(p.name, p.role, p.aliases)
          @> ARRAY[btrim(split_part(split_part(w.folded, ',', 1), '(', 1))])
      ORDER BY p.id LIMIT 1
    ) called ON TRUE
    ORDER BY w.first, w.label`;
  return done({ items });
}
