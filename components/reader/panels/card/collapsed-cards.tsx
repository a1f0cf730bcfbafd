"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { KINDS } from "@/lib/contract/terms";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./card.module.css";

/** Several closed cards that share one line where annotations are dense; clicking it lists them. */
export function CollapsedCards({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const byId = useReading((state) => state.byId);
  const hovered = useReading((state) => ids.includes(state.hoveredId ?? ""));
  const kinds = KINDS.filter((kind) => ids.some((id) => byId.get(id)?.kind === kind));
  return (
    <div className={hovered ? `${styles.crowd} ${styles.hovered}` : styles.crowd}>
      <button
        type="button"
        className={styles.head}
        onClick={(event) => {
          const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
          const [x, y] = [window.scrollX, window.scrollY];
          const at = { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
          reading.store.openChooser(ids, at);
        }}
      >
        {kinds.map((kind) => (
          <Sign key={kind} kind={kind} />
        ))}
        <span className={styles.title}>{t("crowd", { count: ids.length })}</span>
      </button>
    </div>
  );
}
