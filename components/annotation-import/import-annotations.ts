import type { AnswerAt } from "@/lib/contract/endpoint";
import type { ImportFormat } from "@/lib/contract/imports";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

/** What became, or would become, of the annotations of a file. */
export type Imported = AnswerAt<"POST /documents/{documentId}/import/{format}">;

/** Sends a file of annotations; as a trial nothing is stored. */
export async function importAnnotations(
  documentId: string,
  format: ImportFormat,
  file: File,
  { isTrial }: { readonly isTrial: boolean },
): Promise<ApiAnswer<Imported>> {
  const query = isTrial ? "?dryRun=true" : "";
  const id = encodeURIComponent(documentId);
  try {
    const response = await fetch(`/api/v1/documents/${id}/import/${format}${query}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/octet-stream" },
      body: file,
    });
    return answerFrom<Imported>(response.status, await response.text());
  } catch {
    return unreachable();
  }
}
