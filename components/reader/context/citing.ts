import { useCallback, useEffect, useSyncExternalStore } from "react";
import { v7 as newId } from "uuid";
import { NO_SOURCE, type SourceDraft } from "@/components/claims/source-fields";
import { FIRST_STANCE, type StanceDraft } from "@/components/claims/stance-fields";
import { useReaderContext, useReading } from "./reader-context";
import type { Reading } from "../model/reading";
import type { PickedWords } from "../model/picked-words";
import { useBeside } from "./panes";

/** Evidence that is being cited for a claim in a passage. */
export interface Citing {
  /** Chosen here, so that a repeated request saves the evidence only once. */
  readonly id: string;
  readonly occurrenceId: string;
  readonly way: "document" | "source";
  readonly picked: PickedWords | null;
  readonly source: SourceDraft;
  readonly draft: StanceDraft;
  /** Whether to ask for words of the other document as soon as the form is shown. */
  readonly asks?: boolean;
}

/**
 * Citations outlive their form: opening a second document moves the first one's cards from the
 * margin into a sheet, which mounts the form again.
 */
class CitingStore {
  private citing: Citing | null = null;
  private readonly listeners = new Set<() => void>();

  readonly now = (): Citing | null => this.citing;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  set(citing: Citing | null): void {
    this.citing = citing;
    for (const listener of this.listeners) listener();
  }
}

const stores = new WeakMap<Reading, CitingStore>();

function storeOf(reading: Reading): CitingStore {
  const store = stores.get(reading) ?? new CitingStore();
  stores.set(reading, store);
  return store;
}

/** The current citation, with functions to begin, change and end it. */
export function useCiting() {
  const { reading } = useReaderContext();
  const store = storeOf(reading);
  const citing = useSyncExternalStore(store.listen, store.now, store.now);
  const begin = useCallback(
    (occurrenceId: string, source?: SourceDraft) =>
      store.set({
        id: newId(),
        occurrenceId,
        way: source && source !== NO_SOURCE ? "source" : "document",
        picked: null,
        source: source ?? NO_SOURCE,
        draft: FIRST_STANCE,
      }),
    [store],
  );
  const change = useCallback(
    (some: Partial<Citing>) => {
      const now = store.now();
      if (now) store.set({ ...now, ...some });
    },
    [store],
  );
  const end = useCallback(() => store.set(null), [store]);
  return { citing, begin, change, end };
}

/** A citation in the second document, kept while another document replaces the first. */
interface HandedOver {
  /** The document that replaces the first. */
  readonly first: string;
  readonly second: string;
  readonly annotationId: string;
  readonly citing: Citing;
}

let handedOver: HandedOver | null = null;

export function handOver(citation: HandedOver): void {
  handedOver = citation;
}

/** Resumes a citation in a second document that was mounted again. */
export function useHandedOverCitation(): void {
  const { reading, surface } = useReaderContext();
  const { first } = useBeside();
  const isReady = useReading((state) => state.loading === "ready");
  useEffect(() => {
    if (!isReady || !handedOver) return;
    const { annotationId, citing, ...documents } = handedOver;
    handedOver = null;
    if (documents.first !== first.id || documents.second !== reading.place.documentId) return;
    storeOf(reading).set({ ...citing, picked: null, asks: true });
    reading.store.openAnnotation(annotationId);
    // Wait until the overlay is drawn.
    requestAnimationFrame(() => surface()?.scrollTo(annotationId));
  }, [isReady, reading, surface, first]);
}
