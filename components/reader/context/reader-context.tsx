"use client";
import { createContext, useContext, useSyncExternalStore, type RefObject } from "react";
import type { CommandRunner } from "../model/commands/runner";
import type { Codebook } from "../model/codebook";
import type { Reading } from "../model/reading";
import type { ReadingState } from "../model/reading-state";
import type { SurfaceHandle } from "../model/surface-handle";

/** What all parts of one reading share. */
export interface ReaderContextValue {
  readonly reading: Reading;
  readonly codebook: Codebook;
  readonly surface: () => SurfaceHandle | null;
  /** Filled by the surface once it is drawn; everything else asks `surface()`. */
  readonly surfaceRef: RefObject<SurfaceHandle | null>;
  /** Runs commands of this document by their id. */
  readonly commands: CommandRunner;
  /** Announces a sentence to screen readers. */
  readonly announce: (sentence: string) => void;
  /** The element that scrolls the text; null for the page itself. */
  readonly scroller: () => Element | null;
  /** The pane of a second document, which holds what floats over it; null for the page's own. */
  readonly root: HTMLElement | null;
  /** Whether this document receives the page's keys. */
  readonly isActive: () => boolean;
}

export const ReaderContext = createContext<ReaderContextValue | null>(null);

export function useReaderContext(): ReaderContextValue {
  const value = useContext(ReaderContext);
  if (!value) throw new Error("outside the reading page");
  return value;
}

/** Subscribes to a part of the state. `select` must return the same value for the same state. */
export function useReading<T>(select: (state: ReadingState) => T): T {
  const { store } = useReaderContext().reading;
  const now = () => select(store.now());
  return useSyncExternalStore(store.listen, now, now);
}
