"use client";
import { useTranslations } from "use-intl";
import type { Span } from "@/lib/span/span";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import styles from "./palette.module.css";

/** Moves the open annotation, if it is one's own, to the selected words. */
export function MoveHere({ spans }: { spans: readonly Span[] }) {
  const t = useTranslations("Palette");
  const { reading, surface } = useReaderContext();
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  if (!open || !mayOn(reading.me, open, "annotation.edit")) return null;
  return (
    <div className={styles.part}>
      <button
        type="button"
        className={styles.line}
        onClick={() => {
          reading.move(open, spans);
          reading.store.stopTagging();
          surface()?.clearSelection();
        }}
      >
        {t("moveHere")}
      </button>
    </div>
  );
}
