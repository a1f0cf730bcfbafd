"use client";
import { useTranslations } from "use-intl";
import { Fold } from "@/components/ui/fold";
import { SmallButton } from "@/components/ui/small-button";
import type { Claim } from "@/components/claims/claim";
import type { Annotation } from "@/lib/annotation/annotation";
import { CardForm } from "../../context/card-form";
import { useReaderContext, useReading } from "../../context/reader-context";
import parts from "@/components/ui/card-parts.module.css";
import { useDraft, useFormOpen } from "../../context/use-draft";
import { mayOn } from "../../model/rights";
import { CarriedClaim } from "./carried-claim";
import { carry, meantBy } from "../../model/occurrences";
import { ClaimField } from "@/components/claims/claim-field";
import styles from "./claim.module.css";

/** The claims of a passage with its role for each, and a way to add one. */
export function CarriedClaims({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Occurrence");
  const { reading } = useReaderContext();
  const [adding, setAdding] = useFormOpen(`carry ${annotation.id}`);
  // Claims can be added only once the server has the annotation.
  const saved = useReading((state) => state.known.annotations.has(annotation.id));
  const { occurrences, kind } = annotation;
  const mayAdd = saved && mayOn(reading.me, annotation, "occurrence.add");
  if (occurrences.length === 0 && !(mayAdd && kind === "claim")) return null;
  return (
    <Fold name="claims" label={t("carried")} count={occurrences.length} forced={adding}>
      <div className={styles.claims}>
        {occurrences.map((occurrence) => (
          <CarriedClaim
            key={occurrence.id}
            annotation={annotation}
            occurrence={occurrence}
            mayChange={mayAdd}
          />
        ))}
      </div>
      {adding ? (
        <AddClaim annotation={annotation} onClose={() => setAdding(false)} />
      ) : (
        mayAdd && (
          <div>
            <SmallButton onClick={() => setAdding(true)}>
              {occurrences.length > 0 ? t("another") : t("add")}
            </SmallButton>
          </div>
        )
      )}
    </Fold>
  );
}

function AddClaim({ annotation, onClose }: { annotation: Annotation; onClose: () => void }) {
  const t = useTranslations("Occurrence");
  const { reading } = useReaderContext();
  const form = useDraft(
    `carry ${annotation.id}`,
    () => ({
      words: annotation.occurrences.length === 0 ? (annotation.claim?.statement ?? "") : "",
      picked: null as Claim | null,
    }),
    onClose,
  );
  const { draft, change } = form;
  const { words, picked } = draft;
  const hidden = annotation.visibility === "private";
  const save = () => {
    const meant = meantBy(words, picked, annotation.claim?.type ?? "", false);
    if (!meant) return;
    carry(reading, annotation, meant);
    form.finish();
  };
  return (
    <CardForm
      className={styles.claims}
      form={form}
      onSave={save}
      save={picked ? t("carryIt") : t("makeIt")}
      size="small"
      disabled={words.trim() === ""}
    >
      <ClaimField
        projectId={reading.place.projectId}
        label={t("inPlainWords")}
        value={words}
        picked={picked}
        autoFocus
        without={annotation.occurrences.map(({ claimId }) => claimId)}
        onChange={(typed) => change((now) => ({ ...now, words: typed }))}
        onPick={(claim) => change((now) => ({ ...now, picked: claim }))}
      />
      {hidden && !picked && <p className={parts.muted}>{t("seenByAll")}</p>}
    </CardForm>
  );
}
