"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { call, type ApiAnswer } from "@/components/api";
import type { Check, FoundPlace } from "@/components/quotations/check";
import { CheckResult } from "@/components/quotations/check-result";
import { FoundPlaces } from "@/components/quotations/found-places";
import { SignForm } from "@/components/quotations/sign-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import type { Annotation } from "@/lib/annotation/annotation";
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
  const [check, setCheck] = useState<Check | null>(null);
  const [places, setPlaces] = useState<readonly FoundPlace[] | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const mayRun = mayOn(reading.me, annotation, "check.run");
  const maySign = mayOn(reading.me, annotation, "check.sign");

  useEffect(() => {
    if (!checkId) return;
    let stale = false;
    void call("GET /checks/{checkId}", { params: { checkId } }).then((answer) => {
      if (stale) return;
      if (answer.ok) setCheck(answer.value);
      else setProblem(answer.detail);
    });
    return () => {
      stale = true;
    };
  }, [checkId]);

  const ask = async <T,>(send: () => Promise<ApiAnswer<T>>, done: (value: T) => void) => {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    setProblem(answer.ok ? "" : answer.detail);
    if (answer.ok) done(answer.value);
  };
  const run = (sourceDocumentId: string) =>
    ask(
      () =>
        call("POST /annotations/{annotationId}/checks", {
          params: { annotationId: annotation.id },
          body: { sourceDocumentId },
        }),
      (found) => {
        setCheck(found);
        setPlaces(null);
        announce(t("found", { verdict: t(`match.${found.verdict}`) }));
      },
    );
  const show = () => {
    const place = check?.pieces.find(({ source }) => source)?.source ?? undefined;
    if (check) beside.open(check.sourceDocumentId, { scrollTo: place });
    onClose();
  };

  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={t("title")}>
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
                  autoFocus
                  value={check?.sourceDocumentId ?? ""}
                  options={[
                    { value: "", label: t("choose") },
                    ...documents
                      .filter(({ id }) => id !== documentId)
                      .map(({ id, title }) => ({ value: id, label: title })),
                  ]}
                  onChange={(event) => event.target.value && void run(event.target.value)}
                />
              )}
            </Field>
            <Button
              loading={busy}
              onClick={() =>
                void ask(
                  () =>
                    call("POST /annotations/{annotationId}/find", {
                      params: { annotationId: annotation.id },
                    }),
                  ({ items }) => {
                    setCheck(null);
                    setPlaces(items);
                  },
                )
              }
            >
              {t("find")}
            </Button>
          </div>
        )}
        {problem && <Problem>{problem}</Problem>}
        {places && <FoundPlaces places={places} onChoose={(id) => void run(id)} />}
        {check && (
          <>
            <h3 className={styles.source} dir="auto">
              {check.sourceTitle}
            </h3>
            {check.outdated && (
              <p className={styles.notice}>
                {t("outdated")}{" "}
                {mayRun && (
                  <Button size="small" onClick={() => void run(check.sourceDocumentId)}>
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
              <SignForm key={`${check.id} ${check.version}`} check={check} onSigned={setCheck} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
