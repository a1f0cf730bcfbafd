import { useEffect, useState } from "react";
import { useFrame, useReading } from "../frame";

/** Reads what was said about each annotation that is shown; true when all of it is there. */
export function useConversations(): boolean {
  const { reading } = useFrame();
  const loading = useReading((state) => state.loading);
  const shown = useReading((state) => state.shown);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const missing = shown.filter(({ id, noteCount }) => noteCount > 0 && !read.has(id));
  const next = loading === "ready" ? missing[0]?.id : undefined;
  // One after the other: what is printed may hang on hundreds, and nobody waits for a single one.
  useEffect(() => {
    if (!next) return;
    let left = false;
    void reading.loadNotes(next).then(() => {
      if (!left) setRead((before) => new Set(before).add(next));
    });
    return () => {
      left = true;
    };
  }, [reading, next]);
  return loading === "ready" && missing.length === 0;
}
