import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { NO_SOURCE, type SourceDraft } from "@/components/claims/source-fields";
import { isSame } from "@/components/form-draft";
import { useToast } from "@/components/ui/toast";
import { FIRST_STANCE, type StanceDraft } from "@/components/claims/stance-fields";
import { useReaderContext, useReading } from "./reader-context";
import type { Reading } from "../model/reading";
import type { PickedWords } from "../model/picked-words";
import { useBeside } from "./panes";
import { useWhenGone } from "./use-draft";

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
 * Citations outlive their form: what was begun is kept with the other drafts, and opening a second
 * document moves the first one's cards from the margin into a sheet, which mounts the form again.
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

const BEGINS = "cite ";

/** The name under which is kept what was begun to be cited for a claim in a passage. */
function citingDraft(occurrenceId: string): string {
  return `${BEGINS}${occurrenceId}`;
}

const NOTHING = { way: "document", picked: null, source: NO_SOURCE, draft: FIRST_STANCE } as const;

function begun(occurrenceId: string): Citing {
  return { id: newId(), occurrenceId, ...NOTHING };
}

/**
 * Leaves a citation whose form is gone from the page with its card, unless `isElsewhere` says that
 * it goes on in another place.
 */
export function useLeftCitation(
  occurrenceId: string,
  leave: () => void,
  isElsewhere: () => boolean,
): void {
  useWhenGone(citingDraft(occurrenceId), () => !isElsewhere() && leave());
}

/** Whether there is something to lose. */
export function isBegun({ picked, source, draft }: Citing): boolean {
  const { way: _way, ...nothing } = NOTHING;
  return !isSame({ picked, source, draft }, nothing);
}

/** The current citation, with functions to begin, change and end it. */
export function useCiting() {
  const { reading } = useReaderContext();
  const { drafts } = reading;
  const t = useTranslations("Draft");
  const toast = useToast();
  const store = storeOf(reading);
  const citing = useSyncExternalStore(store.listen, store.now, store.now);
  const begin = useCallback(
    (occurrenceId: string, source?: SourceDraft) => {
      const kept = drafts.get(citingDraft(occurrenceId)) as Citing | undefined;
      const citation = kept ?? begun(occurrenceId);
      if (!source || isSame(source, NO_SOURCE)) return store.set(citation);
      const moved = { ...citation, way: "source" as const, source };
      store.set(moved);
      drafts.set(citingDraft(occurrenceId), moved);
    },
    [drafts, store],
  );
  const change = useCallback(
    (some: Partial<Citing>) => {
      const now = store.now();
      if (!now) return;
      const next = { ...now, ...some };
      store.set(next);
      if (next.occurrenceId !== now.occurrenceId) drafts.remove(citingDraft(now.occurrenceId));
      const name = citingDraft(next.occurrenceId);
      if (isBegun(next)) drafts.set(name, { ...next, asks: false });
      else drafts.remove(name);
    },
    [drafts, store],
  );
  /** Ends it once it is saved. */
  const end = useCallback(() => {
    const now = store.now();
    if (now) drafts.remove(citingDraft(now.occurrenceId));
    store.set(null);
  }, [drafts, store]);
  /** Closes the form and deletes what was begun, which can be undone. */
  const discard = useCallback(
    (occurrenceId: string) => {
      const name = citingDraft(occurrenceId);
      const discarded = drafts.get(name);
      drafts.remove(name);
      store.set(null);
      if (discarded === undefined) return;
      const undo = { label: t("undo"), onPress: () => drafts.restore(name, discarded) };
      toast({ text: t("discarded"), action: undo });
    },
    [drafts, store, t, toast],
  );
  /** Closes the form, keeps what was begun, and says so. */
  const leave = useCallback(
    (occurrenceId: string) => {
      if (store.now()?.occurrenceId === occurrenceId) store.set(null);
      const name = citingDraft(occurrenceId);
      if (!drafts.has(name)) return;
      const text = t(drafts.isUnstored(name) ? "keptForNow" : "kept");
      const onPress = () => discard(occurrenceId);
      toast({ text, action: { label: t("discard"), onPress } });
    },
    [drafts, store, discard, t, toast],
  );
  return { citing, begin, change, end, leave, discard };
}

/** Resumes what was begun to be cited for the claims of a passage, when its card opens. */
export function useReopenCiting(occurrenceIds: readonly string[]): void {
  const { reading } = useReaderContext();
  const { drafts } = reading;
  const { citing, begin } = useCiting();
  const ids = occurrenceIds.join(" ");
  const onOpened = useEffectEvent(() => {
    const kept = ids.split(" ").find((id) => drafts.has(citingDraft(id)));
    if (kept && !citing) begin(kept);
  });
  useEffect(() => {
    onOpened();
    return drafts.onRestored((name) => {
      const restored = ids.split(" ").find((id) => name === citingDraft(id));
      if (restored) begin(restored);
    });
  }, [drafts, begin, ids]);
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
