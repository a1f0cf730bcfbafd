import type { addDocumentCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import type { DocumentDraft } from "@/server/document/import/read-draft";
import { fileDraft } from "./file";

type Body = Pick<BodyOf<typeof addDocumentCall>, "id" | "title" | "source" | "content" | "format">;

/** The characters in a body, which has them where it has no address, or a file. */
export async function sentText(
  request: Request,
  body: Body | undefined,
  chosen: Parameters<typeof fileDraft>[1],
): Promise<Outcome<DocumentDraft & { readonly after?: number }>> {
  if (body?.content === undefined || body.format === undefined) return fileDraft(request, chosen);
  const { id, title, source, content, format } = body;
  return done({ id, title, source, content, format, part: chosen?.part });
}
