"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MATCH_TONE, signDraft } from "@/components/quotations/check";
import { Button } from "@/components/ui/button";
import { Warnings } from "@/components/quotations/warnings";
import { Chip } from "@/components/ui/chip";
import { Fold } from "@/components/ui/fold";
import { useDraftOpener } from "@/components/use-form-draft";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/checks";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import styles from "./quotation.module.css";

/** Fetched when it is opened: nothing is compared or signed without a connection. */
const CheckDialog = dynamic(async () => (await import("./check-dialog")).CheckDialog);

/** The checks of a quotation: the source, what was found, and the signed verdict. */
export function ChecksPart({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Check");
  const { reading } = useReaderContext();
  const [open, setOpen] = useState<{ readonly checkId: string | null } | null>(null);
  const { checks, version } = annotation;
  const begins = signDraft(annotation.id);
  useDraftOpener(begins, (name) => setOpen({ checkId: name.slice(begins.length) }));
  const mayRun = mayOn(reading.me, annotation, "check.run");
  const mayCheck = mayRun && version > 0;
  if (checks.length === 0 && !mayCheck) return null;
  return (
    <Fold name="checks" label={t("checks")} count={checks.length}>
      {checks.length > 0 && (
        <ul className={styles.checks} aria-label={t("checks")}>
          {checks.map(({ id, sourceTitle, verdict, signedVerdict, signedBy, ...check }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.check}
                onClick={() => setOpen({ checkId: id })}
              >
                <Chip tone={MATCH_TONE[signedVerdict ?? verdict]}>
                  {t(`match.${signedVerdict ?? verdict}`)}
                </Chip>
                <span dir="auto">{sourceTitle}</span>
                <small>
                  {signedBy ? t("signed", { who: signedBy.name }) : t("proposed")}
                  {check.outdated && ` · ${t("outdatedShort")}`}
                </small>
              </button>
              <Warnings warnings={check.warnings} />
            </li>
          ))}
        </ul>
      )}
      {mayCheck && (
        <div className={styles.row}>
          <Button size="small" onClick={() => setOpen({ checkId: null })}>
            {t("check")}
          </Button>
        </div>
      )}
      {open && (
        <CheckDialog annotation={annotation} checkId={open.checkId} onClose={() => setOpen(null)} />
      )}
    </Fold>
  );
}
