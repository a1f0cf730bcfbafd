import { useEffect } from "react";
import { useReaderContext, useReading } from "../../context/reader-context";

interface Conversations {
  /** Whether the notes of every visible annotation were fetched. */
  readonly complete: boolean;
  /** Why some could not be fetched, as a sentence; empty otherwise. */
  readonly problem: string;
  readonly again: () => void;
}

/** Fetches the notes of every visible annotation. */
export function useConversations(): Conversations {
  const { reading } = useReaderContext();
  const loading = useReading((state) => state.loading);
  const shown = useReading((state) => state.shown);
  const notes = useReading((state) => state.notes);
  const problem = useReading((state) => state.notesProblem);
  const missing = shown.filter(({ id, noteCount }) => noteCount > 0 && !notes.has(id));
  const next = loading === "ready" && problem === "" ? missing[0]?.id : undefined;
  // One after the other: there may be hundreds, and the page can be printed only with all of them.
  useEffect(() => {
    if (next) void reading.loadNotes(next);
  }, [reading, next]);
  return {
    complete: loading === "ready" && missing.length === 0,
    problem: missing.length > 0 ? problem : "",
    again: () => reading.store.setNotesProblem(""),
  };
}
