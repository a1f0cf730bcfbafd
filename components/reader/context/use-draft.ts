import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { callLater } from "@/components/call-later";
import { useToast } from "@/components/ui/toast";
import type { Writing } from "../model/reading-state";
import { useReaderContext } from "./reader-context";

/** How long a form may be gone while it moves elsewhere on the page, in milliseconds. */
const MOVING_MS = 300;

/** Whether the form of this name is open: from the start where it holds an unfinished draft. */
export function useFormOpen(name: string): [boolean, (open: boolean) => void] {
  const { drafts } = useReaderContext().reading;
  const [open, setOpen] = useState(() => drafts.has(name));
  useEffect(
    () => drafts.onRestored((restored) => restored === name && setOpen(true)),
    [drafts, name],
  );
  return [open, setOpen];
}

/** Reopens the form that holds an unfinished draft when its card opens. */
export function useReopenDraft(what: Writing, annotationId: string): void {
  const { reading } = useReaderContext();
  const { drafts, store } = reading;
  useEffect(() => {
    const name = `${what} ${annotationId}`;
    if (drafts.has(name)) store.startWriting(what);
    return drafts.onRestored((restored) => restored === name && store.startWriting(what));
  }, [drafts, store, what, annotationId]);
}

export interface FormDraft<T> {
  readonly draft: T;
  /** Whether there is something to lose. */
  readonly isChanged: boolean;
  readonly change: (change: (now: T) => T) => void;
  /** Ends the form once its draft is saved. */
  readonly finish: () => void;
  /** Closes the form, keeps the draft for when it is opened again, and says so. */
  readonly leave: () => void;
  /** Closes the form and deletes the draft, which can be undone. */
  readonly discard: () => void;
}

/**
 * Form state that outlives its form, under a name of its own. A card may close, be replaced, or
 * move from the margin into a sheet, and the page may be left; the words are still there when the
 * form returns. Only a changed draft is kept.
 */
export function useDraft<T>(name: string, first: () => T, onClose: () => void): FormDraft<T> {
  const t = useTranslations("Draft");
  const toast = useToast();
  const { drafts } = useReaderContext().reading;
  const [initial] = useState(first);
  const [draft, setDraft] = useState<T>(() =>
    drafts.has(name) ? (drafts.get(name) as T) : initial,
  );
  const isChanged = !isSame(draft, initial);
  const change = useCallback(
    (to: (now: T) => T) => {
      const next = to(drafts.has(name) ? (drafts.get(name) as T) : initial);
      if (isSame(next, initial)) drafts.remove(name);
      else drafts.set(name, next);
      setDraft(next);
    },
    [drafts, name, initial],
  );
  const finish = () => {
    drafts.remove(name);
    onClose();
  };
  const discard = () => {
    const discarded = drafts.get(name);
    finish();
    if (discarded === undefined) return;
    const undo = { label: t("undo"), onPress: () => drafts.restore(name, discarded) };
    toast({ text: t("discarded"), action: undo });
  };
  const isLeaving = useRef(false);
  const say = () => {
    if (!drafts.has(name)) return;
    const text = t(drafts.isUnstored(name) ? "keptForNow" : "kept");
    toast({ text, action: { label: t("discard"), onPress: discard } });
  };
  const leave = () => {
    isLeaving.current = true;
    onClose();
    say();
  };
  useWhenGone(name, () => !isLeaving.current && say());
  useEffect(
    () => drafts.onRestored((restored) => restored === name && setDraft(drafts.get(name) as T)),
    [drafts, name],
  );
  return { draft, isChanged, change, finish, leave, discard };
}

/**
 * Calls `onGone` when the form of this name is gone: a press beside closes the card with its form.
 * One that only moves on the page is there again at once.
 */
export function useWhenGone(name: string, onGone: () => void): void {
  const { drafts } = useReaderContext().reading;
  const whenGone = useEffectEvent((gone: string) => {
    // The form may also show another draft from now on.
    if (gone === name) callLater(() => !drafts.isShown(name) && onGone(), MOVING_MS);
  });
  useEffect(() => {
    const end = drafts.show(name);
    return () => {
      end();
      whenGone(name);
    };
  }, [drafts, name]);
}

/** Says on coming to the text that something waits under this name, and leads to it by `open`. */
export function useWaitingDraft(name: string, open: () => void): void {
  const t = useTranslations("Draft");
  const toast = useToast();
  const { drafts } = useReaderContext().reading;
  const onOpen = useEffectEvent(open);
  const onArrived = useEffectEvent(() => {
    if (!drafts.has(name)) return;
    toast({ text: t("waits"), action: { label: t("goBack"), onPress: open } });
  });
  useEffect(() => {
    onArrived();
    return drafts.onRestored((restored) => restored === name && onOpen());
  }, [drafts, name]);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
