"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../context/reader-context";
import { useBeside, type Pane } from "../context/panes";
import styles from "./second-pane.module.css";

/** Hands over the words that are selected in a document while they are wanted from it. */
export function usePicking(
  pane: Pane,
  title: string,
): ((spans: readonly Span[]) => void) | undefined {
  const { reading, surface } = useReaderContext();
  const { picking, stopPicking } = useBeside();
  if (picking?.from !== pane) return undefined;
  return (spans) => {
    const { documentId, revision, text } = reading.place;
    const target = spans.map((span) => ({
      ...reading.outward(span),
      exact: text.slice(span.start, span.end),
    }));
    surface()?.clearSelection();
    stopPicking();
    picking.onPicked({ documentId, title, revision, target });
  };
}

/** What words of a document are wanted for, above it, with a way out. */
export function PickPrompt({ pane }: { pane: Pane }) {
  const t = useTranslations("Beside");
  const { picking, stopPicking } = useBeside();
  if (picking?.from !== pane) return null;
  return (
    <div className={styles.prompt} data-pane={pane} data-print="no" role="status">
      <span>{picking.prompt}</span>
      <Button size="small" onClick={stopPicking}>
        {t("stop")}
      </Button>
    </div>
  );
}
