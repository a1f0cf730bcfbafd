import type { AnnotationAnswer } from "../contract/annotation";
import { creator, documentIri, iriOf, ownTerms, type Json, type W3cContext } from "./w3c-terms";

/** Who says the quoted words to whom; `inside` is the enclosing annotation. */
export function attributionTerms(
  { attribution }: AnnotationAnswer,
  context: W3cContext,
): Json | null {
  if (!attribution) return null;
  const { speaker, addressee, naming, at, inside } = attribution;
  const named = (one: typeof speaker): Json | null =>
    one && { id: `urn:uuid:${one.id}`, ...ownTerms({ name: one.name }) };
  const words = (segments: typeof at.cue): Json | null =>
    segments &&
    segments.map(({ start, end, exact, prefix, suffix }): Json => ({
      type: "SpecificResource",
      source: documentIri(context.publicUrl, context.document.id),
      selector: [
        { type: "TextPositionSelector", start, end },
        { type: "TextQuoteSelector", exact, prefix, suffix },
      ],
    }));
  return ownTerms({
    speaker: named(speaker),
    addressee: named(addressee),
    naming,
    inside: inside && { id: iriOf(inside, context) },
    cueAt: words(at.cue),
    speakerAt: words(at.speaker),
    addresseeAt: words(at.addressee),
  });
}

/** The documents a quotation was compared with, what was found and what was signed. */
export function checkTerms({ checks }: AnnotationAnswer, { publicUrl }: W3cContext): Json | null {
  if (checks.length === 0) return null;
  return checks.map(({ sourceDocumentId, sourceTitle, verdict, signedVerdict, ...rest }) => ({
    id: documentIri(publicUrl, sourceDocumentId),
    ...ownTerms({
      title: sourceTitle,
      verdict,
      signedVerdict,
      outdated: rest.outdated,
      warnings:
        rest.warnings.length > 0
          ? rest.warnings.map(({ kind, exact }) => ownTerms({ kind, exact }))
          : null,
      signedBy: rest.signedBy && creator(rest.signedBy),
    }),
  }));
}
