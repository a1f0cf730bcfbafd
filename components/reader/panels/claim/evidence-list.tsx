"use client";
import { useTranslations } from "use-intl";
import { SmallButton } from "@/components/ui/small-button";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en.json";
import { STANCE_SIGNS, type Evidence } from "@/components/claims/evidence";
import { may } from "@/lib/access/policy";
import { useReaderContext } from "../../context/reader-context";
import { useBeside } from "../../context/panes";
import { uncite } from "../../model/cite";
import { useEvidence } from "../../context/use-evidence";
import styles from "./claim.module.css";

interface EvidenceListProps {
  /** The passage whose card shows the list. */
  readonly annotationId: string;
  readonly claimId: string;
}

/** Evidence for and against a claim; words of another document open in the second pane. */
export function EvidenceList({ annotationId, claimId }: EvidenceListProps) {
  const t = useTranslations("Evidence");
  const items = useEvidence("claim", claimId);
  if (items.length === 0) return null;
  return (
    <div role="group" aria-label={t("forAndAgainst")} className={styles.claims}>
      {items.map((evidence) => (
        <Item key={evidence.id} evidence={evidence} annotationId={annotationId} />
      ))}
    </div>
  );
}

function Item({ evidence, annotationId }: { evidence: Evidence; annotationId: string }) {
  const t = useTranslations("Evidence");
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
  const remove = () => uncite(reading, annotationId, evidence);
  return (
    <div className={styles.evidence} data-evidence={id}>
      <span className={styles[stance]} aria-hidden="true">
        {STANCE_SIGNS[stance]}
      </span>
      <span>
        {quote && <q dir="auto">“{quote}”</q>}
        {note && <span dir="auto"> {note}</span>}
      </span>
      {mayRemove ? (
        <SmallButton aria-label={t("removeOne", { words: quote || title })} onClick={remove}>
          ✕
        </SmallButton>
      ) : (
        <span />
      )}
      <small>
        {t(`stance.${stance}`)} · {t(`directness.${directness}`)} ·{" "}
        {document && evidence.target ? (
          <button type="button" className={styles.jump} onClick={jump}>
            <bdi>{title}</bdi>
          </button>
        ) : source?.url ? (
          <a href={source.url} target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{title}</bdi>
          </a>
        ) : (
          <bdi>{title}</bdi>
        )}
        {locator && <bdi>, {locator}</bdi>}
        {hasMessage(english.Evidence.anchor, evidence.anchor) && (
          <> · {t(`anchor.${evidence.anchor}`)}</>
        )}
      </small>
    </div>
  );
}
