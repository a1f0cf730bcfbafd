"use client";
import type { Annotation } from "@/lib/annotation/annotation";
import { AttributionPart } from "./attribution-part";
import { ChecksPart } from "./checks-part";

/** What the card of a quotation adds to its words: who speaks, and whether they said it. */
export function QuotationPart({ annotation }: { annotation: Annotation }) {
  if (annotation.kind !== "quotation") return null;
  return (
    <>
      <AttributionPart annotation={annotation} />
      <ChecksPart annotation={annotation} />
    </>
  );
}
