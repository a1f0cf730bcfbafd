"use client";
import { Dialog } from "radix-ui";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { OpenEdgeBar } from "../../surface/edges/edge-bar";
import { Card } from "./card";
import { scrollOffset } from "../../surface/page-box";
import { useAnnotationName } from "../../context/annotation-names";
import styles from "./sheet.module.css";

/** The sheet of an open card. */
export function OpenSheet() {
  const t = useTranslations("Reader");
  const { reading, surface, root, scroller } = useReaderContext();
  const name = useAnnotationName();
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  const tagging = useReading((state) => state.tagging);
  const inside = useRef<HTMLDivElement>(null);
  const shows = open !== undefined && tagging === null;
  const id = open?.id;

  // Keep the annotated words visible above the sheet.
  useEffect(() => {
    const sheet = inside.current?.parentElement;
    const box = shows && id ? surface()?.boxOf(id) : null;
    if (!sheet || !box) return;
    const page = scroller();
    const over = box.bottom - scrollOffset(page).y + 24 - sheet.getBoundingClientRect().top;
    if (over > 0) (page ?? window).scrollBy({ top: over, behavior: "instant" });
  }, [shows, id, surface, scroller]);

  if (!open || !shows) return null;
  return (
    <Dialog.Root
      open
      modal={false}
      onOpenChange={(next) => !next && reading.store.closeAnnotation()}
    >
      <Dialog.Portal container={root}>
        <Dialog.Content
          className={styles.sheet}
          data-sheet
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => event.preventDefault()}
        >
          <Dialog.Title className="visually-hidden">{name(open)}</Dialog.Title>
          <Dialog.Close className={styles.close} aria-label={t("closeCard")}>
            <span className={styles.grab} aria-hidden="true" />
          </Dialog.Close>
          <OpenEdgeBar />
          <div ref={inside} className={styles.inside}>
            <Card key={open.id} annotation={open} open />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
