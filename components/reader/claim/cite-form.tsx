"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { api } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { NO_SOURCE, sourceBody, SourceFields } from "@/components/claims/source-fields";
import { FIRST_STANCE, StanceFields } from "@/components/claims/stance-fields";
import { Button } from "@/components/ui/button";
import { Form, FormActions } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { useFrame } from "../frame";
import { useBeside, type Picked } from "../second/beside";
import cards from "../margin/card.module.css";
import { ChooseDocument } from "./choose-document";
import styles from "./claim.module.css";

interface CiteFormProps {
  readonly annotation: Annotation;
  readonly occurrence: AnnotationOccurrence;
  readonly onClose: () => void;
}

/**
 * Cite words for a claim: choose a document, which opens beside this one, select the words in it,
 * say what they do. A source that is not imported is named with its own words instead.
 */
export function CiteForm({ annotation, occurrence, onClose }: CiteFormProps) {
  const t = useTranslations("Evidence");
  const { reading, announce } = useFrame();
  const beside = useBeside();
  const [id] = useState(() => uuid());
  const [way, setWay] = useState<"document" | "source">("document");
  const [picked, setPicked] = useState<Picked | null>(null);
  const [source, setSource] = useState(NO_SOURCE);
  const [draft, setDraft] = useState(FIRST_STANCE);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(false);
  const { claimId, statement } = occurrence;

  useEffect(() => reading.store.edits(), [reading]);
  const stop = useRef(beside.stopPicking);
  stop.current = beside.stopPicking;
  useEffect(() => () => void (asked.current && stop.current()), []);

  const from = (documentId: string) => {
    asked.current = true;
    setPicked(null);
    beside.open(documentId);
    beside.pick({
      prompt: t("selectFor", { claim: statement }),
      onPicked: (words) => {
        asked.current = false;
        setPicked(words);
        beside.stopPicking();
        beside.see("first");
        announce(t("selected", { words: words.target.map(({ exact }) => exact).join(" … ") }));
      },
    });
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
    if (answer.ok) onClose();
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
        onClose();
      }}
    >
      <div className={cards.row} role="group" aria-label={t("ways")}>
        {(["document", "source"] as const).map((each) => (
          <Button
            key={each}
            size="small"
            aria-pressed={way === each}
            className={way === each ? cards.pressed : undefined}
            onClick={() => setWay(each)}
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
        {way === "source" && <SourceFields draft={source} tried={tried} onChange={setSource} />}
        {(way === "source" || picked) && <StanceFields draft={draft} onChange={setDraft} />}
        {problem && <Problem>{problem}</Problem>}
        <FormActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
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
