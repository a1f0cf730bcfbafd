"use client";
import { createContext, useContext, type ComponentType } from "react";
import type { Annotation } from "@/lib/annotation/annotation";

/** What other panels contribute to an open card, which knows only where each part goes. */
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
