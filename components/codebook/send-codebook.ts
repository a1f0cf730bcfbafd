import type { AnswerAt } from "@/lib/contract/endpoint";
import type { CodebookFormatId } from "@/lib/contract/formats";
import type { TAG_KINDS } from "@/lib/contract/terms";
import type { CodeDecision } from "@/lib/contract/code-terms";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

/** What becomes, or would become, of the codes of a file. */
export type ImportedCodebook = AnswerAt<"POST /projects/{projectId}/codebook/import/{format}">;
export type ImportedCode = ImportedCodebook["codes"][number];

export type Decisions = Readonly<Record<string, CodeDecision>>;

interface Sent {
  readonly format: CodebookFormatId;
  readonly file: File;
  /** Of codes whose kind the file does not say. */
  readonly kind: (typeof TAG_KINDS)[number];
  /** Absent for a trial, which stores nothing. */
  readonly decided?: {
    readonly decisions: Decisions;
    readonly recheck: boolean;
    /** The version of the codebook that was decided on. */
    readonly version: number;
  };
}

/** Sends a codebook's file with what was decided. */
export async function sendCodebook(
  projectId: string,
  { format, file, kind, decided }: Sent,
): Promise<ApiAnswer<ImportedCodebook>> {
  const query = new URLSearchParams({ kind });
  const form = new FormData();
  form.set("file", file);
  if (decided) {
    query.set("recheck", String(decided.recheck));
    query.set("version", String(decided.version));
    form.set("decisions", JSON.stringify(decided.decisions));
  } else query.set("dryRun", "true");
  const id = encodeURIComponent(projectId);
  try {
    const response = await fetch(`/api/v1/projects/${id}/codebook/import/${format}?${query}`, {
      method: "POST",
      headers: { accept: "application/json" },
      body: form,
    });
    return answerFrom<ImportedCodebook>(response.status, await response.text());
  } catch {
    return unreachable();
  }
}
