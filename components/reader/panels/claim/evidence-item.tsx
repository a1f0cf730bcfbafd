"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import type { Evidence } from "@/components/claims/evidence";
import { hasMessage } from "@/components/ui/has-message";
import { SmallButton } from "@/components/ui/small-button";
import { may } from "@/lib/access/policy";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import english from "@/messages/en.json";
import "@/messages/evidence";
import { useBeside } from "../../context/panes";
import { useReaderContext } from "../../context/reader-context";
import { uncite } from "../../model/cite";
import { ArchiveSource } from "./archive-source";
import styles from "./claim.module.css";

interface PassageEvidenceProps {
  readonly reference: AnnotationReference;
  /** Whether the passage carries no claims, so that nothing else can be meant. */
  readonly isAlone: boolean;
}

/** What a passage points to. */
export function PassageEvidence({ reference, isAlone }: PassageEvidenceProps) {
  const t = useTranslations("Evidence");
  const { reading } = useReaderContext();
  const { relation, quote, source, locator, createdBy } = reference;
  const mayRemove = may("reference.delete", {
    role: reading.me.role,
    mine: createdBy.id === reading.me.id,
  });
  const title = source.citation || source.url;
  return (
    <Row
      id={reference.id}
      stance={relation}
      words={quote && <q dir="auto">“{quote}”</q>}
      remove={{
        label: t("removeOne", { words: quote || title }),
        onPress: mayRemove ? () => reading.removeReference(reference) : null,
      }}
    >
      {t(`stance.${relation}`)} · <SourceName url={source.url} title={title} />
      {locator && <bdi>, {locator}</bdi>}
      {!isAlone && <> · {t("forPassage")}</>}
      <ArchiveSource
        reference={reference}
        mayArchive={may("reference.archive", { role: reading.me.role })}
      />
    </Row>
  );
}

interface ClaimEvidenceProps {
  readonly evidence: Evidence;
  /** The passage whose card shows it. */
  readonly annotationId: string;
}

/** What is cited for a claim; words of another document open in the second pane. */
export function ClaimEvidence({ evidence, annotationId }: ClaimEvidenceProps) {
  const t = useTranslations("Evidence");
  const cited = useTranslations("Cited");
  const { reading, surface } = useReaderContext();
  const beside = useBeside();
  const { id, stance, directness, document, source, quote, locator, note, createdBy } = evidence;
  const mayRemove = may("evidence.change", {
    role: reading.me.role,
    mine: createdBy.id === reading.me.id,
  });
  const title = document?.title ?? (source?.citation || source?.url) ?? t("gone");

  const jump = () => {
    const [first] = evidence.target ?? [];
    if (!document || !first) return;
    if (document.id !== reading.place.documentId) {
      return beside.open(document.id, { scrollTo: { start: first.start, end: first.end } });
    }
    const { toUtf16 } = reading.index;
    surface()?.reveal([{ start: toUtf16(first.start) ?? 0, end: toUtf16(first.end) ?? 0 }]);
  };
  return (
    <Row
      id={id}
      stance={stance}
      words={
        (quote || note) && (
          <span>
            {quote && <q dir="auto">“{quote}”</q>}
            {note && <span dir="auto"> {note}</span>}
          </span>
        )
      }
      remove={{
        label: t("removeOne", { words: quote || title }),
        onPress: mayRemove ? () => uncite(reading, annotationId, evidence) : null,
      }}
    >
      {t(`stance.${stance}`)} · {t(`directness.${directness}`)} ·{" "}
      {document && evidence.target ? (
        <button type="button" className="link-button" onClick={jump}>
          <bdi>{title}</bdi>
        </button>
      ) : (
        <SourceName url={source?.url ?? ""} title={title} />
      )}
      {locator && <bdi>, {locator}</bdi>}
      {hasMessage(english.Cited.anchor, evidence.anchor) && (
        <> · {cited(`anchor.${evidence.anchor}`)}</>
      )}
      {" · "}
      {t.rich("forClaim", {
        claim: evidence.claim.statement,
        bdi: (words) => <bdi>{words}</bdi>,
      })}
    </Row>
  );
}

function SourceName({ url, title }: { readonly url: string; readonly title: string }) {
  if (!url) return <bdi>{title}</bdi>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{title}</bdi>
    </a>
  );
}

interface RowProps {
  readonly id: string;
  readonly stance: keyof typeof STANCE_SIGNS;
  /** The quoted words, if there are any. */
  readonly words: ReactNode;
  readonly remove: { readonly label: string; readonly onPress: (() => void) | null };
  readonly children: ReactNode;
}

function Row({ id, stance, words, remove, children }: RowProps) {
  const where = <small>{children}</small>;
  return (
    <div className={styles.evidence} data-evidence={id}>
      <span className={styles[stance]} aria-hidden="true">
        {STANCE_SIGNS[stance]}
      </span>
      {words || where}
      {remove.onPress ? (
        <SmallButton aria-label={remove.label} onClick={remove.onPress}>
          ✕
        </SmallButton>
      ) : (
        <span />
      )}
      {words && where}
    </div>
  );
}
