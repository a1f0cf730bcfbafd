import "server-only";
import type { notice } from "@/lib/contract/documents";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { Notice } from "@/lib/text/incoming";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { translator } from "@/server/platform/messages";

export type NoticeAnswer = ShapeOf<typeof notice>;

interface Noticed {
  readonly sha256: string;
  readonly notices: readonly Notice[];
}

const t = translator("Notices");

/**
 * What a person should know of a text that comes in, in words: what import changed and left out,
 * and whether the project has the same words already (in a text other than `id`), which is said
 * only to those who may see that text.
 */
export async function noticesOf(
  viewer: Viewer,
  projectId: string,
  { sha256, notices }: Noticed,
  id?: string,
): Promise<readonly NoticeAnswer[]> {
  const answers = notices.map(({ kind, count, params }) => ({
    kind,
    message: t(`kinds.${kind}`, { count: count ?? 0, ...params }),
    ...(count === undefined ? {} : { count }),
  }));
  if (whyNot("document.add", await findMembership(read, viewer, projectId))) return answers;
  const same = await read.document.findFirst({
    where: {
      projectId,
      deletedAt: null,
      revisions: { some: { sha256 } },
      ...(id ? { id: { not: id } } : {}),
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, title: true },
  });
  if (!same) return answers;
  const message = t("same-text", { title: same.title });
  return [{ kind: "same-text", message, documentId: same.id }, ...answers];
}
