"use client";
import { Dialog } from "radix-ui";
import { useRef, type MouseEvent, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { OpenEdgeBar } from "../../surface/edges/edge-bar";
import { Card } from "./card";
import { useAnnotationName } from "../../context/annotation-names";
import styles from "./sheet.module.css";
import { useSheetPlace } from "../../surface/use-sheet-place";

interface OpenSheetProps {
  /** The height of the page at which was tapped last, in CSS pixels; null for none. */
  readonly tappedAt: RefObject<number | null>;
}

/** What makes the sheet taller while it has the focus (sheet.module.css). */
const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"])';

/**
 * A press on a button leaves the focus in the field that has it. The sheet is taller while one writes;
 * without this it would shrink between the press and its end, and the button would not be pressed.
 */
function keepField(event: MouseEvent<HTMLElement>): void {
  const isButton = event.target instanceof Element && event.target.closest("button") !== null;
  const field = document.activeElement;
  const isWriting = field?.matches(FIELDS) && event.currentTarget.contains(field);
  if (isButton && isWriting) event.preventDefault();
}

/** The sheet of an open card. */
export function OpenSheet({ tappedAt }: OpenSheetProps) {
  const t = useTranslations("Reader");
  const { reading, root } = useReaderContext();
  const name = useAnnotationName();
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  const tagging = useReading((state) => state.tagging);
  const inside = useRef<HTMLDivElement>(null);
  const shows = open !== undefined && tagging === null;

  const style = useSheetPlace(inside, shows ? open.target : null, tappedAt);

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
          style={style}
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            // A form hears it itself, where the focus is in it.
            const isInForm =
              event.target instanceof Element && event.target.closest("[data-card-form]") !== null;
            if (isInForm || reading.openForms.leaveLast()) event.preventDefault();
          }}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onMouseDown={keepField}
        >
          <Dialog.Title className="visually-hidden">{name(open)}</Dialog.Title>
          <Dialog.Close className={styles.close} aria-label={t("closeCard")}>
            <span className={styles.grab} aria-hidden="true" />
          </Dialog.Close>
          <div className={styles.edges}>
            <OpenEdgeBar />
          </div>
          <div ref={inside} className={styles.inside}>
            <Card key={open.id} annotation={open} open />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
