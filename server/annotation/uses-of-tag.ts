import "server-only";
import type { Kind } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";

/** What a tag is called by, among those of its kind. */
export interface TagWord {
  readonly kind: Kind;
  readonly slug: string;
}

/** Annotations of a tag's kind that are called by its word, as a tag or as what they are. */
export function usesOfTag({ kind, slug }: TagWord) {
  const as: Prisma.AnnotationWhereInput[] = [{ tags: { has: slug } }];
  if (kind === "claim") as.push({ claimType: slug });
  if (kind === "quotation") as.push({ quotationForm: slug });
  if (kind === "rhetoric") as.push({ rhetoricTechnique: slug });
  return { kind, OR: as } satisfies Prisma.AnnotationWhereInput;
}
