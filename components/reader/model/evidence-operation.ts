import type { Evidence } from "@/components/claims/evidence";
import type { GivenSource } from "@/components/sources/recognise-source";
import type { Deed, Sent } from "./operation";
import type { PickedWords } from "./picked-words";

/** Where the words of evidence stand: in a document of the project, or in a source of their own. */
export type CitedWords =
  | Pick<PickedWords, "documentId" | "revision" | "target">
  | (GivenSource & { readonly locator: string; readonly quote: string });

/** What a person does with the evidence for a claim that a passage carries. */
export type CiteDeed =
  | {
      readonly does: "cite";
      readonly annotationId: string;
      /** As it will be once the server has it; version 0 says that it has not yet. */
      readonly evidence: Evidence;
      readonly words: CitedWords;
    }
  | {
      readonly does: "uncite";
      /** The passage in whose card it was done. */
      readonly annotationId: string;
      readonly claimId: string;
      readonly evidenceId: string;
    };

export function evidencePath(claimId: string): string {
  return `/claims/${claimId}/evidence`;
}

/** The call that does it. */
export function sentForCiting(deed: CiteDeed): Sent {
  if (deed.does === "uncite") return { method: "DELETE", path: `/evidence/${deed.evidenceId}` };
  const { id, stance, directness, note, claim } = deed.evidence;
  const body = { id, stance, directness, note, ...deed.words, annotationId: deed.annotationId };
  return { method: "POST", path: evidencePath(claim.id), body };
}

/** What was given of the words and said of them, so that a refused deed can give it back. */
export function wordsOfCiting(deed: CiteDeed): string {
  if (deed.does === "uncite") return "";
  const { source, locator, quote, note } = deed.evidence;
  return [source?.citation, locator, quote && `“${quote}”`, note].filter(Boolean).join("\n");
}

/** The evidence read from `path`, as it will be once every deed has arrived. */
export function overlaidEvidence(
  known: readonly Evidence[],
  deeds: readonly Deed[],
  path: string,
): readonly Evidence[] {
  let items = known;
  for (const deed of deeds) {
    if (deed.does === "uncite") {
      const { evidenceId } = deed;
      if (items.some(({ id }) => id === evidenceId))
        items = items.filter(({ id }) => id !== evidenceId);
    } else if (deed.does === "cite" && evidencePath(deed.evidence.claim.id) === path) {
      const { evidence } = deed;
      if (!items.some(({ id }) => id === evidence.id)) items = [...items, evidence];
    }
  }
  return items;
}

/** What was read, after the server has done a deed and answered it. */
export function withCiting(
  known: ReadonlyMap<string, readonly Evidence[]>,
  deed: CiteDeed,
  value: unknown,
): ReadonlyMap<string, readonly Evidence[]> {
  const arrived = deed.does === "cite" ? { ...deed, evidence: value as Evidence } : deed;
  return new Map(
    [...known].map(([path, items]) => [path, overlaidEvidence(items, [arrived], path)]),
  );
}
