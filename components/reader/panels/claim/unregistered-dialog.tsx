"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ClaimField } from "@/components/claims/claim-field";
import type { Claim } from "@/components/claims/claim";
import { resumeForm } from "@/components/form-draft";
import { Button } from "@/components/ui/button";
import { DiscardDraft } from "@/components/ui/discard-draft";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormActions } from "@/components/ui/field";
import { useDrafts } from "@/components/drafts-provider";
import { useDraftOpener, useFormDraft } from "@/components/use-form-draft";
import { useToast } from "@/components/ui/toast";
import parts from "@/components/ui/card-parts.module.css";
import type { Annotation } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";
import { useReaderContext } from "../../context/reader-context";
import { carry, meantBy } from "../../model/occurrences";

interface UnregisteredDialogProps {
  readonly missing: readonly Annotation[];
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** What is written for a passage is kept under the name of its document, which says that it waits. */
const draftsOf = (documentId: string) => `unregistered/${documentId}/`;
const draftOf = (documentId: string, annotationId: string) =>
  `${draftsOf(documentId)}${annotationId}`;

/** What the form of a passage begins with. */
function firstOf(annotation: Annotation): { words: string; picked: Claim | null } {
  return { words: wordsOf(annotation), picked: null };
}

/** Adds claims of the text to the register, prefilled from their passages. */
export function UnregisteredDialog({ missing, isOpen, onOpenChange }: UnregisteredDialogProps) {
  const t = useTranslations("Unregistered");
  const { reading } = useReaderContext();
  const [firstId, setFirstId] = useState("");
  const begins = draftsOf(reading.place.documentId);
  useDraftOpener(begins, (name) => {
    setFirstId(name.slice(begins.length));
    onOpenChange(true);
  });
  if (!isOpen) return null;
  // What was begun comes first.
  const ordered = [
    ...missing.filter(({ id }) => id === firstId),
    ...missing.filter(({ id }) => id !== firstId),
  ];
  const close = () => onOpenChange(false);
  return (
    <Dialog open onOpenChange={onOpenChange} title={t("title")} description={t("lead")} guarded>
      <OneByOne missing={ordered} onDone={close} />
    </Dialog>
  );
}

interface OneByOneProps {
  readonly missing: readonly Annotation[];
  readonly onDone: () => void;
}

/** One passage after the other, prefilled from its words; or all as they are. */
function OneByOne({ missing, onDone }: OneByOneProps) {
  const t = useTranslations("Unregistered");
  const toast = useToast();
  const { reading } = useReaderContext();
  const { drafts } = useDrafts();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const open = missing.filter(({ id }) => !skipped.has(id));
  const [current] = open;
  if (!current) {
    return (
      <>
        <p role="status">{t("noMore")}</p>
        <FormActions>
          <Button variant="primary" onClick={onDone}>
            {t("close")}
          </Button>
        </FormActions>
      </>
    );
  }
  const addAll = () => {
    reading.undo.together(() => {
      for (const one of open) {
        const name = draftOf(reading.place.documentId, one.id);
        // What somebody began to write for a passage is what they mean by it.
        const { words, picked } = resumeForm(drafts.get(name), firstOf(one)).fields;
        const meant = meantBy(words, picked, one.claim?.type ?? "", false);
        if (!meant) continue;
        drafts.remove(name);
        carry(reading, one, meant);
      }
    });
    toast({ text: t("added", { count: open.length }) });
    onDone();
  };
  return (
    <AddOne
      key={current.id}
      annotation={current}
      count={open.length}
      onSkip={() => setSkipped(new Set(skipped).add(current.id))}
      onAll={addAll}
    />
  );
}

interface AddOneProps {
  readonly annotation: Annotation;
  /** How many are left, with this one. */
  readonly count: number;
  readonly onSkip: () => void;
  readonly onAll: () => void;
}

function AddOne({ annotation, count, onSkip, onAll }: AddOneProps) {
  const t = useTranslations("Unregistered");
  const occurrence = useTranslations("Occurrence");
  const { reading } = useReaderContext();
  const [fields, change, draft] = useFormDraft(
    draftOf(reading.place.documentId, annotation.id),
    () => firstOf(annotation),
  );
  const { words, picked } = fields;
  const meant = meantBy(words, picked, annotation.claim?.type ?? "", false);
  return (
    <Form
      draft={draft}
      onSubmit={() => {
        if (!meant) return;
        draft.finish();
        carry(reading, annotation, meant);
      }}
    >
      <p className={parts.muted} role="status">
        {t("left", { count })}
      </p>
      <p className={parts.words} dir="auto">
        {quoteOf(annotation)}
      </p>
      <ClaimField
        projectId={reading.place.projectId}
        label={occurrence("inPlainWords")}
        value={words}
        picked={picked}
        autoFocus
        onChange={(next) => change({ words: next })}
        onPick={(next) => change({ picked: next })}
      />
      <FormActions>
        <DiscardDraft />
        {count > 1 && <Button onClick={onAll}>{t("addAll", { count })}</Button>}
        <Button onClick={onSkip}>{t("skip")}</Button>
        <Button type="submit" variant="primary" disabled={!meant}>
          {picked ? occurrence("carryIt") : t("addOne")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** In plain words where somebody wrote them, else as the text has it. */
function wordsOf(annotation: Annotation): string {
  return annotation.claim?.statement || quoteOf(annotation);
}
