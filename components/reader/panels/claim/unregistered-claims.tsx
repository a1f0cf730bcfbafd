"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/components/ui/later";
import { SmallButton } from "@/components/ui/small-button";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import styles from "./claim.module.css";

const UnregisteredDialog = later(
  async () => (await import("../../later-parts")).UnregisteredDialog,
);

/** Passages tagged as claims that carry no claim of the register, and a way to add them. */
export function UnregisteredClaims() {
  const t = useTranslations("Unregistered");
  const { reading } = useReaderContext();
  const annotations = useReading((state) => state.annotations);
  const saved = useReading((state) => state.known.annotations);
  const isReady = useReading((state) => state.loading === "ready");
  const [isOpen, setOpen] = useState(false);
  const missing = useMemo(
    () =>
      annotations.filter(
        (one) =>
          isUnregistered(one) && saved.has(one.id) && mayOn(reading.me, one, "occurrence.add"),
      ),
    [annotations, saved, reading],
  );
  if (!isReady || (missing.length === 0 && !isOpen)) return null;
  return (
    <section className={styles.cited} aria-label={t("name")} data-print="no">
      {missing.length > 0 && (
        <p>
          {t("count", { count: missing.length })} ·{" "}
          <SmallButton onClick={() => setOpen(true)}>
            {t("add", { count: missing.length })}
          </SmallButton>
        </p>
      )}
      <UnregisteredDialog missing={missing} isOpen={isOpen} onOpenChange={setOpen} />
    </section>
  );
}

/** A claim of everybody's whose words nobody put into the register. A rejected one needs none. */
function isUnregistered({ kind, occurrences, visibility, status }: Annotation): boolean {
  return (
    kind === "claim" &&
    occurrences.length === 0 &&
    visibility === "project" &&
    status !== "rejected"
  );
}
