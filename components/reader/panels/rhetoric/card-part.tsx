"use client";
import { Link } from "@/components/ui/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/card";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import { useDraft, useFormOpen } from "../../context/use-draft";
import { NearMissQuestions } from "./near-miss-questions";
import { registerServed } from "../../model/occurrences";
import {
  answersFor,
  changedBy,
  fromRhetoric,
  missingIn,
  turned,
  typedClaim,
  withTypedClaim,
} from "../../model/rhetoric-use";
import { UseFields } from "./use-fields";
import { useServedClaim } from "../../context/use-served-claim";
import styles from "./rhetoric.module.css";

/** Shows whom a technique is aimed at, the claim it serves, why, and the answered questions. */
export function RhetoricCardPart({
  annotation,
  mayEdit,
}: {
  annotation: Annotation;
  mayEdit: boolean;
}) {
  const t = useTranslations("Rhetoric");
  const { codebook } = useReaderContext();
  const [writes, setWrites] = useFormOpen(`use ${annotation.id}`);
  const { rhetoric } = annotation;
  const claim = useServedClaim(rhetoric?.claimId ?? null);
  if (!rhetoric) return null;
  const tag = codebook.find("rhetoric", rhetoric.technique);
  const missing = missingIn(tag, rhetoric);
  const answers = answersFor(tag, rhetoric.answers);
  const asks = tag && mayEdit && codebook.questions(tag).length > 0 && answers.length === 0;
  const b = (words: React.ReactNode) => <b dir="auto">{words}</b>;

  const { target, justification } = rhetoric;
  const isEmpty = !target && !claim && !justification && answers.length + missing.length === 0;
  if (isEmpty && !mayEdit) return null;

  if (writes) {
    return (
      <Fold name="rhetoric" label={t("heading")} forced>
        <UseForm annotation={annotation} onClose={() => setWrites(false)} />
      </Fold>
    );
  }
  return (
    <Fold name="rhetoric" label={t("heading")}>
      <div className={styles.card}>
        {target && <p>{t.rich("aimedAt", { target, b })}</p>}
        {claim && (
          <p>
            {t("serves")}{" "}
            <Link href={`/projects/${annotation.projectId}/claims/${claim.id}`} dir="auto">
              {claim.statement}
            </Link>
          </p>
        )}
        {justification && <p dir="auto">{t("because", { words: justification })}</p>}
        {answers.length > 0 && (
          <ul role="list" className={styles.given}>
            {answers.map(({ slug, question, answer }) => (
              <li key={slug}>
                {question} <b>{t(`answer.${answer}`)}</b>
              </li>
            ))}
          </ul>
        )}
        {missing.length > 0 && (
          <p className={styles.missing}>
            <span aria-hidden="true">○ </span>
            {t("missing", { what: missing.map((each) => t(`lacks.${each}`)).join(", ") })}
          </p>
        )}
        {tag && (asks || answers.length > 0) && mayEdit && (
          <NearMissDetails annotation={annotation} asks={Boolean(asks)} />
        )}
        {mayEdit && (
          <Button size="small" variant="quiet" onClick={() => setWrites(true)}>
            {t(missing.length > 0 ? "fill" : "change")}
          </Button>
        )}
      </div>
    </Fold>
  );
}

/** The questions until they are answered; then only what the answers point to. */
function NearMissDetails({ annotation, asks }: { annotation: Annotation; asks: boolean }) {
  const t = useTranslations("Rhetoric");
  const toast = useToast();
  const { reading, codebook } = useReaderContext();
  const { rhetoric } = annotation;
  const tag = codebook.find("rhetoric", rhetoric?.technique);
  const [open] = useState(asks);
  if (!tag || !rhetoric || !open) return null;
  return (
    <NearMissQuestions
      tag={tag}
      answers={answersFor(tag, rhetoric.answers)}
      onAnswer={(answers) => reading.edit(annotation, { rhetoric: { answers } })}
      onOther={(other) => {
        const answers = turned(rhetoric.answers, tag.slug, other);
        const edit = { rhetoric: { technique: other, answers } };
        const lacks = codebook.unfitAfter(annotation, edit);
        // What the other one requires is given in the form of the card.
        if (lacks.length > 0)
          toast({ text: t("asksMore", { other: codebook.label(other, "rhetoric") }) });
        else reading.edit(annotation, edit);
      }}
    />
  );
}

function UseForm({ annotation, onClose }: { annotation: Annotation; onClose: () => void }) {
  const t = useTranslations("Rhetoric");
  const { reading, codebook } = useReaderContext();
  // Edits apply to the version at the time the form was opened, whatever arrives meanwhile.
  const form = useDraft(
    `use ${annotation.id}`,
    () => ({ before: annotation, use: fromRhetoric(annotation.rhetoric) }),
    onClose,
  );
  const { draft, change } = form;
  const { before, use } = draft;
  const tag = codebook.find("rhetoric", before.rhetoric?.technique);
  const hidden = before.visibility === "private";
  const isRefused = hidden && typedClaim(use) !== null;
  // Until it is saved, a claim that was typed has the id of the annotation, which names no claim.
  const rhetoric = changedBy(withTypedClaim(use, before.id), before.rhetoric);
  const unfit = codebook.unfitAfter(before, { rhetoric });
  const lacks = unfit.flatMap(({ problem }) =>
    problem === "target" || problem === "claim" || problem === "justification" ? [problem] : [],
  );
  const save = () => {
    if (isRefused) return;
    if (Object.keys(rhetoric).length > 0) {
      const named = registerServed(reading, before.id, use);
      reading.edit(before, { rhetoric: changedBy(named, before.rhetoric) });
    }
    form.finish();
  };
  return (
    <CardForm
      className={styles.card}
      form={form}
      onSave={save}
      disabled={isRefused || lacks.length > 0}
      size="small"
    >
      <UseFields
        tag={tag}
        use={use}
        hidden={hidden}
        autoFocus
        onChange={(some) => change((now) => ({ ...now, use: { ...now.use, ...some } }))}
      />
      {lacks.length > 0 && (
        <p role="status">
          {t("asked", { what: lacks.map((one) => t(`lacks.${one}`)).join(", ") })}
        </p>
      )}
    </CardForm>
  );
}
