import type { AnswerAt } from "@/lib/contract/endpoint";
import type { SourceDecision } from "@/lib/contract/source-terms";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

/** What becomes, or would become, of the references of a file. */
export type ImportedSources = AnswerAt<"POST /projects/{projectId}/sources/import/{format}">;
export type ImportedSource = ImportedSources["sources"][number];

export type SourceDecisions = Readonly<Record<string, SourceDecision>>;

/** Sends a file of references with what was decided; without decisions as a trial, which stores nothing. */
export async function sendSources(
  projectId: string,
  file: File,
  decisions: SourceDecisions | null,
): Promise<ApiAnswer<ImportedSources>> {
  const form = new FormData();
  form.set("file", file);
  if (decisions) form.set("decisions", JSON.stringify(decisions));
  const id = encodeURIComponent(projectId);
  const query = decisions ? "" : "?dryRun=true";
  try {
    const response = await fetch(`/api/v1/projects/${id}/sources/import/auto${query}`, {
      method: "POST",
      headers: { accept: "application/json" },
      body: form,
    });
    return answerFrom<ImportedSources>(response.status, await response.text());
  } catch {
    return unreachable();
  }
}
