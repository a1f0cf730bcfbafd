"use client";
import { Markdown } from "@/components/ui/markdown";
import type { Note } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import { notesIn } from "../../model/reading-store";
import styles from "./print-view.module.css";

/** The notes on an annotation for paper, each reply below the note it answers. */
export function PrintConversation({ annotationId }: { annotationId: string }) {
  const { reading } = useReaderContext();
  // `notes` is read from the store; this component renders again when it changes.
  useReading((state) => state.notes);
  const all = (notesIn(reading.store, annotationId) ?? []).filter(({ deletedAt }) => !deletedAt);
  const first = all.filter((note) => !all.some(({ id }) => id === note.replyTo));
  return first.map((note) => <PrintedNote key={note.id} note={note} all={all} />);
}

function PrintedNote({ note, all }: { note: Note; all: readonly Note[] }) {
  const answers = all.filter(({ replyTo }) => replyTo === note.id);
  return (
    <div className={styles.said}>
      <Markdown>{note.body}</Markdown>
      <p className={styles.who}>
        <bdi>{note.createdBy.name}</bdi>
      </p>
      {answers.map((answer) => (
        <PrintedNote key={answer.id} note={answer} all={all} />
      ))}
    </div>
  );
}
