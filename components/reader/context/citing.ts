import { useCallback, useEffect, useSyncExternalStore } from "react";
import { v7 as newId } from "uuid";
import { NO_SOURCE, type SourceGiven } from "@/components/claims/source-fields";
import { FIRST_STANCE, type StanceDraft } from "@/components/claims/stance-fields";
import { useReaderContext, useReading } from "./reader-context";
import type { Reading } from "../model/reading";
import type { PickedWords } from "../model/picked-words";
import { useBeside } from "./panes";

/** Evidence that is being cited for a claim a passage carries. */
export interface Citing {
  /** The evidence's own id, so that it is saved once. */
  readonly id: string;
  readonly occurrenceId: string;
  readonly way: "document" | "source";
  readonly picked: PickedWords | null;
  readonly source: SourceGiven;
  readonly draft: StanceDraft;
  /** Whether words of the document beside are asked for as soon as the form is there. */
  readonly asks?: boolean;
}

/**
 * What is being cited outlives its form: a document that opens beside the first leaves it less
 * room, and its cards move from the margin into a sheet.
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

/** What is being cited on this page, with the ways to begin, change and end it. */
export function useCiting() {
  const { reading } = useReaderContext();
  const store = storeOf(reading);
  const citing = useSyncExternalStore(store.listen, store.now, store.now);
  const begin = useCallback(
    (occurrenceId: string) =>
      store.set({
        ...{ id: newId(), occurrenceId, way: "document", picked: null },
        ...{ source: NO_SOURCE, draft: FIRST_STANCE },
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

/** What is being cited in a second document while another one takes the place of the first. */
interface HandedOver {
  /** The document that comes. */
  readonly first: string;
  readonly second: string;
  readonly annotationId: string;
  readonly citing: Citing;
}

let handedOver: HandedOver | null = null;

export function handOver(given: HandedOver): void {
  handedOver = given;
}

/** Goes on, in a second document that is drawn anew, with what was being cited in it. */
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
    reading.store.open(annotationId);
    // The overlay is drawn first.
    requestAnimationFrame(() => surface()?.scrollTo(annotationId));
  }, [isReady, reading, surface, first]);
}
