import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { share } from "../speakers/write";
import type { Viewer } from "../viewer";

/** What an edit makes of an annotation, as far as its attribution and checks ask. */
interface Edited {
  readonly kind: Annotation["kind"];
  readonly visibility: Annotation["visibility"];
  /** The revision its target counts in now, when the edit gave it another target. */
  readonly revision: number | null;
  readonly speaker: string | null;
}

/**
 * What hangs on a quotation follows its edit: another place makes its checks outdated and, on
 * another revision, lets its roles go; another speaker in words is no longer the record's; what
 * is shared shows its speakers to all; what is no quotation any more is attributed to nobody.
 */
export async function followEdit(
  tx: Transaction,
  before: Annotation,
  edited: Edited,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const { id, attribution } = before;
  const where = { contentAnnotationId: id };
  if (edited.revision !== null) {
    await tx.quotationCheck.updateMany({ where: { annotationId: id }, data: { revision: 0 } });
  }
  if (!attribution) return;
  if (edited.kind !== "quotation") {
    await tx.attribution.deleteMany({ where });
    return;
  }
  if (edited.revision !== null && edited.revision !== before.revision) {
    const none = Prisma.DbNull;
    await tx.attribution.updateMany({ where, data: { cue: none, source: none, addressee: none } });
  }
  const { speaker, addressee } = attribution;
  if (speaker && edited.speaker !== before.quotation?.speaker && edited.speaker !== speaker.name) {
    await tx.attribution.updateMany({ where, data: { speakerId: null } });
  }
  if (before.visibility === "private" && edited.visibility === "project") {
    await share(
      tx,
      [speaker, addressee].flatMap((one) => one?.id ?? []),
      viewer,
      now,
    );
  }
}
