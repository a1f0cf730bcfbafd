"use client";
import "@/messages/evidence";
import { Link } from "../ui/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en.json";
import { STANCES } from "@/lib/contract/terms";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { AddSource, sourceDraft } from "./add-source";
import type { Claim, Register } from "./claim";
import { EditEvidence, evidenceDraft } from "./edit-evidence";
import { STANCE_SIGNS } from "../annotation/stance-signs";
import { placeOf, type ClaimNumbers, type Evidence } from "./evidence";
import { NumbersAgainst } from "./numbers-against";
import { useDraftOpener } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import styles from "./claim-page.module.css";

interface EvidenceSectionProps {
  readonly register: Register;
  readonly claim: Claim;
  readonly evidence: readonly Evidence[];
  readonly numbers: ClaimNumbers;
  readonly me: string;
}

/** The evidence for and against, by stance, each with a link to its words. */
export function EvidenceSection({ register, claim, evidence, numbers, me }: EvidenceSectionProps) {
  const t = useTranslations("Evidence");
  const changed = useChanged();
  const [adding, setAdding] = useState(false);
  useDraftOpener(sourceDraft(claim.id), () => setAdding(true));
  const ordered = STANCES.flatMap((stance) => evidence.filter((one) => one.stance === stance));
  return (
    <section aria-label={t("forAndAgainst")}>
      <h2>{t("forAndAgainst")}</h2>
      {evidence.length === 0 && <p className={styles.soft}>{t("none")}</p>}
      {ordered.map((one) => (
        <Item
          key={one.id}
          evidence={one}
          numbers={numbers}
          register={register}
          mine={one.createdBy.id === me}
        />
      ))}
      {adding ? (
        <AddSource
          projectId={register.projectId}
          claimId={claim.id}
          onCancel={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            changed("evidence", "claim");
          }}
        />
      ) : (
        register.mayAdd && (
          <p className={styles.facts}>
            <Button onClick={() => setAdding(true)}>{t("addSource")}</Button>
            <span className={styles.soft}>{t("citeFromCard")}</span>
          </p>
        )
      )}
    </section>
  );
}

interface ItemProps {
  readonly evidence: Evidence;
  readonly numbers: ClaimNumbers;
  readonly register: Register;
  readonly mine: boolean;
}

function Item({ evidence, numbers, register, mine }: ItemProps) {
  const t = useTranslations("Evidence");
  const cited = useTranslations("Cited");
  const changed = useChanged();
  const [doing, setDoing] = useState<"change" | "remove" | null>(null);
  useDraftOpener(evidenceDraft(evidence.id), () => setDoing("change"));
  const { stance, directness, document, source, quote, locator, note, createdBy } = evidence;
  const place = placeOf(evidence, register.projectId);
  const title = document?.title ?? (source?.citation || source?.url) ?? t("gone");
  const mayChange = (mine && register.mayAdd) || register.mayDecide;
  const done = () => {
    setDoing(null);
    changed("evidence", "claim");
  };
  const removal = useSubmit("DELETE /evidence/{evidenceId}", { onDone: done });
  return (
    <div className={styles.evidence}>
      <span className={styles[stance === "context" ? "contextual" : stance]} aria-hidden="true">
        {STANCE_SIGNS[stance]}
      </span>
      <span>{quote ? <q dir="auto">“{quote}”</q> : <bdi>{title}</bdi>}</span>
      {mayChange && doing !== "change" ? (
        <span className={styles.actions}>
          <Button
            variant="quiet"
            size="small"
            aria-label={t("changeOne", { words: quote || title })}
            onClick={() => setDoing("change")}
          >
            {t("change")}
          </Button>
          <Button
            variant="quiet"
            size="small"
            aria-label={t("removeOne", { words: quote || title })}
            onClick={() => setDoing("remove")}
          >
            ✕
          </Button>
        </span>
      ) : (
        <span />
      )}
      <span className={styles.soft}>
        {t(`stance.${stance}`)} · {t(`directness.${directness}`)} ·{" "}
        {!place ? (
          <bdi>{title}</bdi>
        ) : document ? (
          <Link href={place}>
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <a href={place} target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{title}</bdi>
          </a>
        )}
        {locator && <bdi>, {locator}</bdi>} · {createdBy.name}
        {hasMessage(english.Cited.anchor, evidence.anchor) && (
          <> · {cited(`anchor.${evidence.anchor}`)}</>
        )}
      </span>
      {note && (
        <span className={styles.soft} dir="auto">
          {note}
        </span>
      )}
      <NumbersAgainst
        numbers={numbers.numbers}
        found={numbers.items.filter(({ evidenceId }) => evidenceId === evidence.id)}
      />
      {doing === "change" && (
        <div className={styles.form}>
          <EditEvidence evidence={evidence} onCancel={() => setDoing(null)} onSaved={done} />
        </div>
      )}
      <ConfirmDialog
        open={doing === "remove"}
        onOpenChange={() => setDoing(null)}
        title={t("removeTitle")}
        action={t("remove")}
        submission={removal}
        onConfirm={() => removal.submit({ params: { evidenceId: evidence.id } })}
      >
        <p dir="auto">{quote ? `“${quote}”` : title}</p>
        <p>{t("removeWords")}</p>
      </ConfirmDialog>
    </div>
  );
}
