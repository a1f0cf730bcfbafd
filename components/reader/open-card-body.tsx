"use client";
import type { Annotation } from "@/lib/annotation/annotation";
import { CardBody } from "./panels/card/card-body";
import { CardPartsContext, type CardParts } from "./panels/card/card-parts";
import { CarriedClaims } from "./panels/claim/carried-claims";
import { EvidencePart } from "./panels/claim/evidence-part";
import { QuotationPart } from "./panels/quotation/quotation-part";
import { RelationsPart } from "./panels/relation/relations-part";
import { RhetoricCardPart } from "./panels/rhetoric/card-part";
import { UseFields } from "./panels/rhetoric/use-fields";

/** The parts of a card that come from other panels, which know nothing of one another. */
const CARD_PARTS: CardParts = {
  Quotation: QuotationPart,
  Rhetoric: RhetoricCardPart,
  RhetoricFields: UseFields,
  Claims: CarriedClaims,
  Evidence: EvidencePart,
  Relations: RelationsPart,
};

/** What an open card shows, put together of the panels' parts; fetched with the first open card. */
export function OpenCardBody({ annotation }: { annotation: Annotation }) {
  return (
    <CardPartsContext value={CARD_PARTS}>
      <CardBody annotation={annotation} />
    </CardPartsContext>
  );
}
