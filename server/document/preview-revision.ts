import "server-only";
import type { reviseTextCall } from "@/lib/contract/documents";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { visibleTo } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { reAnchorAnnotations } from "./re-anchor/annotations";
import { ReAnchored } from "./re-anchor/re-anchored";
import { previewOf } from "./preview";
import { comparedWithOlder } from "./revise";
import { readRevision, type RevisionDraft } from "./revision-draft";
import { revisionText } from "./revision-text";

export type RevisionPreview = Extract<
  AnswerOf<typeof reviseTextCall>,
  { readonly uncertain: unknown }
>;

/** How many annotations without a certain place a preview lists. */
const MAX_LISTED = 500;

/**
 * What a text would be kept as, and what would become of the annotations that a viewer sees, if it
 * followed the text that a document has; nothing is stored.
 */
export async function previewRevision(
  viewer: Viewer,
  documentId: string,
  draft: RevisionDraft,
  signal?: AbortSignal,
): Promise<Outcome<RevisionPreview>> {
  const asking = { inCodePoints: true, isTrial: true, signal };
  const revision = await readRevision(viewer, documentId, draft, asking);
  if (!revision.ok) return revision;
  const { text, access } = revision.value;
  const present = await revisionText(read, documentId, access.revisionNumber);
  if (!present) return refused("not-found");
  const { after = present.number } = draft;
  if (after !== present.number) return comparedWithOlder(present.number);
  const places = new ReAnchored(documentId, text.text);
  const which = { documentId, ...visibleTo(viewer) };
  const annotations = await reAnchorAnnotations(read, which, places);
  if (!annotations.ok) return annotations;
  const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 };
  const uncertain = annotations.value.flatMap(({ id, target, reAnchored: place }) => {
    counts[place.anchor]++;
    if (place.anchor === "exact" || place.anchor === "moved") return [];
    return { id, target, place };
  });
  uncertain.sort((a, b) => (a.target[0]?.start ?? 0) - (b.target[0]?.start ?? 0));
  const listed = uncertain.slice(0, MAX_LISTED);
  const who = await namesOf(listed.map(({ id }) => id));
  const words = (segments: readonly { readonly exact: string }[]) =>
    segments.map(({ exact }) => exact).join(" … ");
  return done({
    ...(await previewOf(viewer, access.projectId, text, documentId)),
    current: present.number,
    same: text.sha256 === present.sha256,
    ...counts,
    uncertain: listed.flatMap(({ id, target, place: { anchor, segments } }) => {
      const about = who.get(id);
      if (!about) return [];
      return {
        annotationId: id,
        ...about,
        anchor,
        before: words(target),
        after: anchor === "changed" ? words(segments.map(({ segment }) => segment)) : null,
        places: Math.max(...segments.map(({ candidates }) => candidates.length)),
      };
    }),
    leftOut: uncertain.length - listed.length,
  });
}

async function namesOf(ids: readonly string[]) {
  const rows = await read.annotation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, authorName: true, createdBy: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ id, kind, authorName, createdBy }) => [
      id,
      { kind, by: createdBy?.name ?? authorName },
    ]),
  );
}
