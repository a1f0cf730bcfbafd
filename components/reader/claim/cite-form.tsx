"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { sourceBody, SourceFields } from "@/components/claims/source-fields";
import { StanceFields } from "@/components/claims/stance-fields";
import { Button } from "@/components/ui/button";
import { Form, FormActions } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { useFrame } from "../frame";
import { useBeside, type Picked } from "../second/beside";
import cards from "../margin/card.module.css";
import { ChooseDocument } from "./choose-document";
import type { Citing } from "./citing";
import styles from "./claim.module.css";

interface CiteFormProps {
  readonly annotation: Annotation;
  readonly occurrence: AnnotationOccurrence;
  readonly citing: Citing;
  readonly onChange: (some: Partial<Citing>) => void;
  readonly onClose: () => void;
}

/**
 * Cite words for a claim: choose a document, which opens beside this one, select the words in it,
 * say what they do. A source that is not imported is named with its own words instead.
 */
export function CiteForm(props: CiteFormProps) {
  const { annotation, occurrence, citing, onChange, onClose } = props;
  const t = useTranslations("Evidence");
  const { reading, announce } = useFrame();
  const beside = useBeside();
  const { id, way, picked, source, draft } = citing;
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { claimId, statement } = occurrence;

  useEffect(() => reading.store.edits(), [reading]);

  const from = (documentId: string) => {
    onChange({ picked: null });
    beside.open(documentId);
    beside.pick({
      prompt: t("selectFor", { claim: statement }),
      onPicked: (words) => {
        onChange({ picked: words });
        beside.stopPicking();
        beside.see("first");
        announce(t("selected", { words: words.target.map(({ exact }) => exact).join(" … ") }));
      },
    });
  };
  const close = () => {
    beside.stopPicking();
    onClose();
  };
  const save = async () => {
    setTried(true);
    const words = way === "source" ? sourceBody(source) : picked && bodyOf(picked);
    if (!words || busy) return;
    setBusy(true);
    const answer = await api<Evidence>(`/claims/${claimId}/evidence`, {
      method: "POST",
      body: { id, ...draft, ...words, annotationId: annotation.id },
    });
    setBusy(false);
    if (answer.ok) close();
    else setProblem(answer.detail);
  };

  return (
    <div
      className={styles.claims}
      role="group"
      aria-label={t("cite")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={cards.row} role="group" aria-label={t("ways")}>
        {(["document", "source"] as const).map((each) => (
          <Button
            key={each}
            size="small"
            aria-pressed={way === each}
            className={way === each ? cards.pressed : undefined}
            onClick={() => onChange({ way: each })}
          >
            {t(`way.${each}`)}
          </Button>
        ))}
      </div>
      <Form onSubmit={() => void save()}>
        {way === "document" && <ChooseDocument onChoose={from} />}
        {way === "document" && (
          <p className={picked ? cards.words : cards.muted} dir="auto" role="status">
            {picked
              ? picked.target.map(({ exact }) => exact).join(" … ")
              : tried
                ? t("wordsMissing")
                : t("selectWords")}
          </p>
        )}
        {way === "source" && (
          <SourceFields
            draft={source}
            tried={tried}
            onChange={(given) => onChange({ source: given })}
          />
        )}
        {(way === "source" || picked) && (
          <StanceFields draft={draft} onChange={(said) => onChange({ draft: said })} />
        )}
        {problem && <Problem>{problem}</Problem>}
        <FormActions>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            loading={busy}
            disabled={way === "document" && !picked}
          >
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}

function bodyOf({ documentId, revision, target }: Picked) {
  return { documentId, revision, target };
}
