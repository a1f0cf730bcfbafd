"use client";
import { createContext, useContext, type ComponentType } from "react";
import type { Annotation } from "@/lib/annotation/annotation";

/** What other panels put into an open card. The card knows where they stand, not what they are. */
export interface CardParts {
  readonly Quotation: ComponentType<{ annotation: Annotation }>;
  readonly Rhetoric: ComponentType<{ annotation: Annotation; mayEdit: boolean }>;
  readonly Claims: ComponentType<{ annotation: Annotation }>;
}

export const CardPartsContext = createContext<CardParts | null>(null);

export function useCardParts(): CardParts {
  const parts = useContext(CardPartsContext);
  if (!parts) throw new Error("a card outside a pane");
  return parts;
}
