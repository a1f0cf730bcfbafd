"use client";
import { useEffect, useState, type ComponentType } from "react";
import { holdKeys } from "./hold-keys";

/** How often a part is asked for again while the server can not be reached, in milliseconds. */
const RETRY_MS = 3_000;

/** What is fetched when it is first needed, and kept. */
export interface Part<T> {
  /** Null until it is there. */
  present(): T | null;
  fetch(): Promise<T>;
}

const parts = new Set<Part<unknown>>();

/** A part of the page whose script is fetched when it is first needed. */
export function partOf<T>(load: () => Promise<T>): Part<T> {
  let present: T | null = null;
  let arriving: Promise<T> | null = null;
  const part: Part<T> = {
    present: () => present,
    fetch: () =>
      (arriving ??= load().then(
        (loaded) => (present = loaded),
        (error: unknown) => {
          arriving = null;
          throw error;
        },
      )),
  };
  parts.add(part);
  return part;
}

/**
 * Fetches all parts of the page, and those that only these bring, so that they are there when they
 * are needed, also without a connection. Answers whether all are there.
 */
export async function fetchParts(): Promise<boolean> {
  for (let known = 0; known < parts.size;) {
    known = parts.size;
    await Promise.all([...parts].map((part) => part.fetch().catch(() => undefined)));
  }
  return [...parts].every((part) => part.present() !== null);
}

interface LaterOptions<P> {
  /** What is shown until the part is there. */
  readonly Meanwhile?: ComponentType<P>;
  /** Whether what is typed meanwhile is meant for the part. */
  readonly takesKeys?: boolean;
}

/** A component whose script is fetched when it is first rendered, or before by `fetchParts`. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { Meanwhile, takesKeys = false }: LaterOptions<P> = {},
): ComponentType<P> {
  const part = partOf(load);
  return function Later(props: P) {
    // As long as it is mounted it stays the same component, so that nothing typed is lost.
    const [Present, setPresent] = useState(part.present);
    const isMissing = Present === null;
    useEffect(() => {
      if (!isMissing) return;
      let isWanted = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const fetch = () => {
        part.fetch().then(
          (loaded) => isWanted && setPresent(() => loaded),
          () => isWanted && (timer = setTimeout(fetch, RETRY_MS)),
        );
      };
      fetch();
      const release = takesKeys ? holdKeys() : undefined;
      // By then the part is mounted, and has taken the focus if it wants it.
      return () => {
        isWanted = false;
        clearTimeout(timer);
        release?.();
      };
    }, [isMissing]);
    if (Present) return <Present {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  };
}
