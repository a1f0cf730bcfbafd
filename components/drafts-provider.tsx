"use client";
import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import { Drafts, draftsInPages } from "./drafts";

interface DraftsOfPerson {
  /** Null where nobody is signed in. */
  readonly personId: string | null;
  readonly drafts: Drafts;
}

const NOBODY: DraftsOfPerson = { personId: null, drafts: new Drafts(null, "") };

const DraftsContext = createContext<DraftsOfPerson>(NOBODY);

interface DraftsProviderProps {
  readonly personId: string | null;
  readonly children: ReactNode;
}

/**
 * What the signed-in person has begun to write in the forms inside. The browser asks before it
 * leaves a page whose drafts it could not store.
 */
export function DraftsProvider({ personId, children }: DraftsProviderProps) {
  const state = useMemo(
    () => (personId === null ? NOBODY : { personId, drafts: draftsInPages(personId) }),
    [personId],
  );
  useEffect(() => {
    const beforeLeaving = (event: BeforeUnloadEvent) => {
      if (state.drafts.hasUnstored) event.preventDefault();
    };
    window.addEventListener("beforeunload", beforeLeaving);
    return () => window.removeEventListener("beforeunload", beforeLeaving);
  }, [state]);
  return <DraftsContext value={state}>{children}</DraftsContext>;
}

export function useDrafts(): DraftsOfPerson {
  return useContext(DraftsContext);
}
