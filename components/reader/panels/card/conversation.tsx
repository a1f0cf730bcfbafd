"use client";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Fold } from "@/components/ui/fold";
import { SmallButton } from "@/components/ui/small-button";
import { Button } from "@/components/ui/button";
import { LazyMarkdown } from "@/components/ui/lazy-markdown";
import { Problem } from "@/components/ui/problem";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/access/policy";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { threadsOf } from "@/lib/note/thread";
import { useReaderContext, useReading } from "../../context/reader-context";
import { notesIn } from "../../model/reading-store";
import { mayOn } from "../../model/rights";
import { NoteForm } from "./note-form";
import { useFormOpen, useReopenDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

/** The notes on an annotation, replies below the note they answer. */
export function Conversation({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const { id } = annotation;
  const writing = useReading((state) => state.writing.has("note"));
  // The list depends on both, so either change must render it again.
  useReading((state) => state.notes);
  useReading((state) => state.writes);
  const problem = useReading((state) => state.notesProblem);
  const known = notesIn(reading.store, id);
  const mayAdd = mayOn(reading.me, annotation, "note.add");
  useEffect(() => void reading.loadNotes(id), [reading, id]);
  useReopenDraft("note", id);

  const close = () => reading.store.stopWriting("note");
  const notes = known ?? [];
  const { first, answers } = threadsOf(notes);
  const waits = known === null && annotation.noteCount > 0;
  if (notes.length === 0 && !waits && !mayAdd) return null;
  return (
    <Fold
      name="conversation"
      label={t("conversation")}
      count={known ? notes.filter(({ deletedAt }) => !deletedAt).length : annotation.noteCount}
      forced={mayAdd && writing}
    >
      {waits && !problem && <p className={parts.muted}>{t("loadingNotes")}</p>}
      {waits && problem && (
        <Problem
          next={
            <Button size="small" onClick={() => void reading.loadNotes(id)}>
              {t("again")}
            </Button>
          }
        >
          {problem}
        </Problem>
      )}
      {first.map((note) => (
        <Thread key={note.id} first={note} answers={answers} mayAdd={mayAdd} />
      ))}
      {mayAdd && writing && (
        <NoteForm
          label={t("note")}
          name={`note ${id}`}
          onClose={close}
          onSave={(body) => {
            reading.addNote(id, body, null);
            close();
          }}
        />
      )}
      {mayAdd && !writing && (
        <div>
          <Button size="small" onClick={() => reading.store.startWriting("note")}>
            {notes.length > 0 ? t("reply") : t("addNote")}
          </Button>
        </div>
      )}
    </Fold>
  );
}

type Answers = ReturnType<typeof threadsOf<Note>>["answers"];

interface ThreadProps {
  /** The note that begins the thread. */
  readonly first: Note;
  readonly answers: Answers;
  readonly mayAdd: boolean;
}

/** How many notes of a thread are not deleted. */
function countIn(first: Note, answers: Answers): number {
  const own = answers.get(first.id) ?? [];
  return own.reduce((sum, each) => sum + countIn(each, answers), first.deletedAt ? 0 : 1);
}

/** A note with its answers; once it is resolved, folded. */
function Thread({ first, answers, mayAdd }: ThreadProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const [isShown, setShown] = useState(false);
  const list = useId();
  const { id, annotationId, deletedAt, resolvedAt, resolvedBy } = first;
  const isResolved = resolvedAt !== null;
  const count = countIn(first, answers);
  if (count === 0) return null;
  return (
    <div className={styles.thread}>
      {isResolved && (
        <SmallButton
          aria-expanded={isShown}
          aria-controls={isShown ? list : undefined}
          onClick={() => setShown(!isShown)}
        >
          {t("resolvedBy", { who: resolvedBy?.name ?? "", count })}
        </SmallButton>
      )}
      {(!isResolved || isShown) && (
        <div id={list}>
          <NoteThread note={first} answers={answers} mayAdd={mayAdd && !isResolved} />
        </div>
      )}
      {mayAdd && !deletedAt && (
        <SmallButton
          key="resolution"
          onClick={() => {
            setShown(false);
            reading.resolveNote(annotationId, id, !isResolved);
          }}
        >
          {t(isResolved ? "reopen" : "resolve")}
        </SmallButton>
      )}
    </div>
  );
}

interface NoteThreadProps {
  readonly note: Note;
  readonly answers: Answers;
  readonly mayAdd: boolean;
}

function NoteThread({ note, answers, mayAdd }: NoteThreadProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const { id, annotationId, body, createdBy, createdAt, updatedAt, deletedAt } = note;
  const [edits, setEdits] = useFormOpen(`edit ${id}`);
  const [answering, setAnswering] = useFormOpen(`answer ${id}`);
  const subject = { role: reading.me.role, mine: createdBy.id === reading.me.id };
  const own = answers.get(id) ?? [];
  if (deletedAt && own.length === 0) return null;
  return (
    <div className={styles.said}>
      <b>{createdBy.name}</b>
      <RelativeTime at={createdAt} />
      {updatedAt !== createdAt && !deletedAt && (
        <span className={parts.muted}> · {t("edited")}</span>
      )}
      {edits ? (
        <NoteForm
          label={t("note")}
          name={`edit ${id}`}
          words={body}
          onClose={() => setEdits(false)}
          onSave={(words) => {
            reading.editNote(annotationId, id, words);
            setEdits(false);
          }}
        />
      ) : deletedAt ? (
        <p className={parts.muted}>{t("noteRemoved")}</p>
      ) : (
        <LazyMarkdown>{body}</LazyMarkdown>
      )}
      {!deletedAt && !edits && !answering && (
        <div className={parts.row}>
          {mayAdd && <SmallButton onClick={() => setAnswering(true)}>{t("answer")}</SmallButton>}
          {may("note.edit", subject) && (
            <SmallButton onClick={() => setEdits(true)}>{t("edit")}</SmallButton>
          )}
          {may("note.delete", subject) && (
            <SmallButton onClick={() => reading.removeNote(annotationId, id)}>
              {t("remove")}
            </SmallButton>
          )}
        </div>
      )}
      {answering && (
        <NoteForm
          label={t("answerTo", { who: createdBy.name })}
          name={`answer ${id}`}
          onClose={() => setAnswering(false)}
          onSave={(words) => {
            reading.addNote(annotationId, words, id);
            setAnswering(false);
          }}
        />
      )}
      {own.length > 0 && (
        <div className={styles.answers}>
          {own.map((answer) => (
            <NoteThread key={answer.id} note={answer} answers={answers} mayAdd={mayAdd} />
          ))}
        </div>
      )}
    </div>
  );
}
