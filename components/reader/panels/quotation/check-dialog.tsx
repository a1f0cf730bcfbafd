"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApi } from "@/components/live/use-api";
import type { Check, FoundPlace } from "@/components/quotations/check";
import { CheckResult } from "@/components/quotations/check-result";
import { FoundPlaces } from "@/components/quotations/found-places";
import { SignForm } from "@/components/quotations/sign-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { useSubmit } from "@/components/use-submit";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/checks";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import { useBeside } from "../../context/panes";
import { useDocuments } from "../../context/use-documents";
import styles from "./quotation.module.css";

interface CheckDialogProps {
  readonly annotation: Annotation;
  /** An existing check, to be done again. */
  readonly checkId: string | null;
  readonly onClose: () => void;
}

/** Compares a quotation with a document, or finds it there, and records a signed verdict. */
export function CheckDialog({ annotation, checkId, onClose }: CheckDialogProps) {
  const t = useTranslations("Check");
  const { reading, announce } = useReaderContext();
  const beside = useBeside();
  const { documentId } = reading.place;
  const { documents } = useDocuments();
  const stored = useApi(
    "GET /checks/{checkId}",
    { params: { checkId: checkId ?? "" } },
    { enabled: checkId !== null },
  );
  /** The check that was run or signed here. */
  const [ownCheck, setOwnCheck] = useState<Check | null>(null);
  const [places, setPlaces] = useState<readonly FoundPlace[] | null>(null);
  const check = places ? null : (ownCheck ?? stored.data ?? null);
  const mayRun = mayOn(reading.me, annotation, "check.run");
  const maySign = mayOn(reading.me, annotation, "check.sign");

  const comparison = useSubmit("POST /annotations/{annotationId}/checks", {
    onDone(result) {
      setOwnCheck(result);
      setPlaces(null);
      announce(t("found", { verdict: t(`match.${result.verdict}`) }));
    },
  });
  const finding = useSubmit("POST /annotations/{annotationId}/find", {
    onDone({ items }) {
      setOwnCheck(null);
      setPlaces(items);
    },
  });
  const params = { annotationId: annotation.id };
  const problem = comparison.detail ?? finding.detail ?? (check ? null : stored.problem);

  function compareWith(sourceDocumentId: string) {
    finding.reset();
    comparison.submit({ params, body: { sourceDocumentId } });
  }
  function findSource() {
    comparison.reset();
    finding.submit({ params });
  }
  const show = () => {
    const place = check?.pieces.find(({ source }) => source)?.source ?? undefined;
    if (check) beside.open(check.sourceDocumentId, { scrollTo: place });
    onClose();
  };

  return (
    <Dialog open wide guarded onOpenChange={(open) => !open && onClose()} title={t("title")}>
      <div className={styles.column}>
        <blockquote className={styles.quote} dir="auto">
          {annotation.target.map(({ exact }) => exact).join(" … ")}
        </blockquote>
        {mayRun && (
          <div className={styles.row}>
            <Field label={t("against")}>
              {(control) => (
                <Select
                  {...control}
                  value={check?.sourceDocumentId ?? ""}
                  options={[
                    { value: "", label: t("choose") },
                    ...documents
                      .filter(({ id }) => id !== documentId)
                      .map(({ id, title }) => ({ value: id, label: title })),
                  ]}
                  onChange={(event) => event.target.value && compareWith(event.target.value)}
                />
              )}
            </Field>
            <Button loading={finding.busy || comparison.busy} onClick={findSource}>
              {t("find")}
            </Button>
          </div>
        )}
        {problem && <Problem>{problem}</Problem>}
        {places && <FoundPlaces places={places} onChoose={compareWith} />}
        {check && (
          <>
            <h3 className={styles.source} dir="auto">
              {check.sourceTitle}
            </h3>
            {check.outdated && (
              <p className={styles.notice}>
                {t("outdated")}{" "}
                {mayRun && (
                  <Button size="small" onClick={() => compareWith(check.sourceDocumentId)}>
                    {t("again")}
                  </Button>
                )}
              </p>
            )}
            <CheckResult check={check} />
            <div>
              <Button size="small" onClick={show}>
                {t("show")}
              </Button>
            </div>
            {check.signedVerdict && (
              <p>
                {t("signedBy", {
                  who: check.signedBy?.name ?? "",
                  verdict: t(`match.${check.signedVerdict}`),
                })}{" "}
                {check.note}
              </p>
            )}
            {maySign && (
              <SignForm key={`${check.id} ${check.version}`} check={check} onSigned={setOwnCheck} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
