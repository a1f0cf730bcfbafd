"use client";
import { createContext, useContext, type ComponentType } from "react";
import type { ReadingTag } from "../../model/codebook";
import type { RhetoricUse } from "../../model/rhetoric-use";
import type { Annotation } from "@/lib/annotation/annotation";

/** What other panels contribute to an open card, which knows only where each part goes. */
export interface CardParts {
  readonly Quotation: ComponentType<{ annotation: Annotation }>;
  readonly Rhetoric: ComponentType<{ annotation: Annotation; mayEdit: boolean }>;
  /** The target, the claim and the reason of a technique, as fields of a form. */
  readonly RhetoricFields: ComponentType<{
    tag: ReadingTag | null;
    use: RhetoricUse;
    hidden: boolean;
    onChange: (some: Partial<RhetoricUse>) => void;
  }>;
  readonly Claims: ComponentType<{ annotation: Annotation }>;
  readonly Relations: ComponentType<{ annotation: Annotation }>;
  readonly Evidence: ComponentType<{ annotation: Annotation }>;
}

export const CardPartsContext = createContext<CardParts | null>(null);

export function useCardParts(): CardParts {
  const parts = useContext(CardPartsContext);
  if (!parts) throw new Error("a card outside a pane");
  return parts;
}
