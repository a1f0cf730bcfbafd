"use client";
import { useTranslations } from "use-intl";
import { Fold } from "@/components/ui/fold";
import { SmallButton } from "@/components/ui/small-button";
import { may } from "@/lib/access/policy";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/evidence";
import { useCiting, useReopenCiting } from "../../context/citing";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useReopenDraft } from "../../context/use-draft";
import { useEvidenceOf } from "../../context/use-evidence";
import { mayOn } from "../../model/rights";
import { BearsOn } from "./bears-on";
import { CiteForm } from "./cite-form";
import { ClaimEvidence, PassageEvidence } from "./evidence-item";
import { ReferenceForm } from "./reference-form";

/**
 * All evidence of a card in one list: what its passage points to, and what is cited for the claims
 * that the passage carries, each with what it bears on.
 */
export function EvidencePart({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Evidence");
  const { reading } = useReaderContext();
  const { id, occurrences, references } = annotation;
  const refers = useReading((state) => state.writing.has("reference"));
  const { citing, begin, change, end, leave, discard } = useCiting();
  useReopenCiting(occurrences.map((one) => one.id));
  const evidence = useEvidenceOf(
    "claim",
    occurrences.map(({ claimId }) => claimId),
  );
  useReopenDraft("reference", id);
  const mayRefer = mayOn(reading.me, annotation, "reference.add");
  const mayCite = occurrences.length > 0 && may("evidence.add", { role: reading.me.role });
  const cited = occurrences.find((one) => one.id === citing?.occurrenceId);
  const ofClaims = occurrences.flatMap(({ claimId }) => evidence.get(claimId) ?? []);
  const count = references.length + ofClaims.length;
  const isOpen = (mayRefer && refers) || cited !== undefined;
  if (count === 0 && !mayRefer && !mayCite) return null;

  const { store } = reading;
  const bearsOn = (occurrenceId: string | null, choose: (next: string | null) => void) =>
    mayRefer &&
    mayCite && <BearsOn occurrences={occurrences} value={occurrenceId} onChange={choose} />;
  return (
    <Fold name="evidence" label={t("forAndAgainst")} count={count} forced={isOpen}>
      {references.map((reference) => (
        <PassageEvidence
          key={reference.id}
          reference={reference}
          isAlone={occurrences.length === 0}
        />
      ))}
      {ofClaims.map((one) => (
        <ClaimEvidence key={one.id} evidence={one} annotationId={id} />
      ))}
      {mayRefer && refers && (
        <ReferenceForm
          annotation={annotation}
          bearsOn={(source, finish) =>
            bearsOn(null, (next) => {
              if (next === null) return;
              finish();
              begin(next, source);
            })
          }
          onClose={() => store.stopWriting("reference")}
        />
      )}
      {citing && cited && (
        <CiteForm
          annotation={annotation}
          occurrence={cited}
          citing={citing}
          bearsOn={(stop) =>
            bearsOn(cited.id, (next) => {
              if (next !== null) return change({ occurrenceId: next });
              stop();
              store.startWriting("reference");
            })
          }
          onChange={change}
          onSaved={end}
          onLeave={() => leave(cited.id)}
          onDiscard={() => discard(cited.id)}
        />
      )}
      {!isOpen && (mayRefer || mayCite) && (
        <div>
          <SmallButton
            onClick={() =>
              mayRefer ? store.startWriting("reference") : begin(occurrences[0]?.id ?? "")
            }
          >
            {t("add")}
          </SmallButton>
        </div>
      )}
    </Fold>
  );
}
