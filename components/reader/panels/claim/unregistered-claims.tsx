"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ClaimField } from "@/components/claims/claim-field";
import type { Claim } from "@/components/claims/claim";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormActions } from "@/components/ui/field";
import { SmallButton } from "@/components/ui/small-button";
import { useToast } from "@/components/ui/toast";
import parts from "@/components/ui/card-parts.module.css";
import type { Annotation } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";
import { useReaderContext, useReading } from "../../context/reader-context";
import { carry, meantBy } from "../../model/occurrences";
import { mayOn } from "../../model/rights";
import styles from "./claim.module.css";

/** Passages tagged as claims that carry no claim of the register, and a way to add them. */
export function UnregisteredClaims() {
  const t = useTranslations("Unregistered");
  const { reading } = useReaderContext();
  const annotations = useReading((state) => state.annotations);
  const saved = useReading((state) => state.known.annotations);
  const isReady = useReading((state) => state.loading === "ready");
  const [isOpen, setOpen] = useState(false);
  const missing = useMemo(
    () =>
      annotations.filter(
        (one) =>
          isUnregistered(one) && saved.has(one.id) && mayOn(reading.me, one, "occurrence.add"),
      ),
    [annotations, saved, reading],
  );
  if (!isReady || (missing.length === 0 && !isOpen)) return null;
  return (
    <section className={styles.cited} aria-label={t("name")} data-print="no">
      {missing.length > 0 && (
        <p>
          {t("count", { count: missing.length })} ·{" "}
          <SmallButton onClick={() => setOpen(true)}>
            {t("add", { count: missing.length })}
          </SmallButton>
        </p>
      )}
      <Dialog open={isOpen} onOpenChange={setOpen} title={t("title")} description={t("lead")}>
        {isOpen && <OneByOne missing={missing} onDone={() => setOpen(false)} />}
      </Dialog>
    </section>
  );
}

/** A claim of everybody's whose words nobody put into the register. A rejected one needs none. */
function isUnregistered({ kind, occurrences, visibility, status }: Annotation): boolean {
  return (
    kind === "claim" &&
    occurrences.length === 0 &&
    visibility === "project" &&
    status !== "rejected"
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
        const meant = meantBy(wordsOf(one), null, one.claim?.type ?? "", false);
        if (meant) carry(reading, one, meant);
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
  const [words, setWords] = useState(() => wordsOf(annotation));
  const [picked, setPicked] = useState<Claim | null>(null);
  const meant = meantBy(words, picked, annotation.claim?.type ?? "", false);
  return (
    <Form onSubmit={() => meant && carry(reading, annotation, meant)}>
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
        onChange={setWords}
        onPick={setPicked}
      />
      <FormActions>
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
