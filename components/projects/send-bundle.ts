import type { AnswerAt } from "@/lib/contract/endpoint";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

/** What became, or would become, of a bundle. */
export type ImportedProject = AnswerAt<"POST /projects/bundle">;

/** Sends a bundle; as a trial nothing is stored. */
export async function sendBundle(
  file: File,
  { isTrial }: { readonly isTrial: boolean },
): Promise<ApiAnswer<ImportedProject>> {
  try {
    const response = await fetch(`/api/v1/projects/bundle${isTrial ? "?dryRun=true" : ""}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/zip" },
      body: file,
    });
    return answerFrom<ImportedProject>(response.status, await response.text());
  } catch {
    return unreachable();
  }
}
