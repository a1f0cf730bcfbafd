"use client";
import { useTranslations } from "use-intl";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import type { Evidence } from "@/components/claims/evidence";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en.json";
import { useBeside } from "../../context/panes";
import { useReaderContext } from "../../context/reader-context";
import styles from "./claim.module.css";

interface CitedItemProps {
  readonly evidence: Evidence;
  readonly isInText: boolean;
  readonly onWords: () => void;
}

/** Cited words, with the claim they bear on and the way back to the passage. */
export function CitedItem({ evidence, isInText, onWords }: CitedItemProps) {
  const t = useTranslations("Cited");
  const { reading } = useReaderContext();
  const { see } = useBeside();
  const { stance, claim, quote, annotationId, annotationDocumentId, anchor } = evidence;
  const { projectId } = reading.place;
  const passage =
    annotationId && annotationDocumentId
      ? `/projects/${projectId}/documents/${annotationDocumentId}`
      : null;
  return (
    <div className={styles.evidence} data-evidence={evidence.id}>
      <span className={styles[stance]} aria-hidden="true">
        {STANCE_SIGNS[stance]}
      </span>
      {isInText ? (
        <button type="button" className="link-button" dir="auto" onClick={onWords}>
          “{quote}”
        </button>
      ) : (
        <q dir="auto">“{quote}”</q>
      )}
      <span />
      <small>
        {t(`citedAs.${stance}`)}{" "}
        <a href={`/projects/${projectId}/claims/${claim.id}`}>
          <bdi>{claim.statement}</bdi>
        </a>
        {passage && (
          <>
            {" · "}
            <a
              href={`${passage}#annotation-${annotationId}`}
              onClick={(event) => {
                // If the document is open already, only scroll.
                if (window.location.pathname !== passage) return;
                event.preventDefault();
                see("first");
                window.location.hash = `annotation-${annotationId}`;
              }}
            >
              {t("backToPassage")}
            </a>
          </>
        )}
        {hasMessage(english.Cited.anchor, anchor) && <> · {t(`anchor.${anchor}`)}</>}
      </small>
    </div>
  );
}
