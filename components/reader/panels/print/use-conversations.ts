import { useEffect } from "react";
import { useReaderContext, useReading } from "../../context/reader-context";

interface Conversations {
  /** All of what is shown is there. */
  readonly complete: boolean;
  /** Why some of it could not be read, as a sentence; empty otherwise. */
  readonly problem: string;
  readonly again: () => void;
}

/** Reads what was said about each annotation that is shown. */
export function useConversations(): Conversations {
  const { reading } = useReaderContext();
  const loading = useReading((state) => state.loading);
  const shown = useReading((state) => state.shown);
  const notes = useReading((state) => state.notes);
  const problem = useReading((state) => state.notesProblem);
  const missing = shown.filter(({ id, noteCount }) => noteCount > 0 && !notes.has(id));
  const next = loading === "ready" && problem === "" ? missing[0]?.id : undefined;
  // One after the other: what is printed may hang on hundreds, and nobody waits for a single one.
  useEffect(() => {
    if (next) void reading.loadNotes(next);
  }, [reading, next]);
  return {
    complete: loading === "ready" && missing.length === 0,
    problem: missing.length > 0 ? problem : "",
    again: () => reading.store.setNotesProblem(""),
  };
}
