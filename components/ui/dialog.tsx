"use client";
import { Dialog as Primitive } from "radix-ui";
import { useRef, type ReactNode, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { useScrollStop } from "./use-scroll-stop";
import styles from "./dialog.module.css";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  /** Keeps a press outside the dialog from discarding what was typed. */
  readonly guarded?: boolean;
  readonly children: ReactNode;
}

/** Where one begins: what asks for it, or else the first field. */
const ASKS_FOR_FOCUS = "[data-first-focus]";
const FIELD =
  "input:not([type=hidden], [hidden], :disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable=true]";

/**
 * A modal dialog; a sheet from below on narrow screens. It opens with the focus in its first field,
 * so that one types at once; one without a field, on its first button.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, wide, guarded, children } = props;
  const t = useTranslations("Ui");
  const body = useRef<HTMLDivElement>(null);
  function begin(event: Event) {
    const all = [ASKS_FOR_FOCUS, FIELD].flatMap((fields) => [
      ...(body.current?.querySelectorAll<HTMLElement>(fields) ?? []),
    ]);
    // A field that is not drawn takes no focus, which must not stay outside the dialog.
    const isFocused = all.some((field) => {
      field.focus();
      return document.activeElement === field;
    });
    if (isFocused) event.preventDefault();
  }
  const undescribed = description ? {} : { "aria-describedby": undefined };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.shade} data-shade="" />
        <Primitive.Content
          className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
          onOpenAutoFocus={begin}
          onInteractOutside={(event) => {
            if (guarded || isNotice(event.target)) event.preventDefault();
          }}
          {...undescribed}
        >
          <div className={styles.head}>
            <div>
              <Primitive.Title className={styles.title}>{title}</Primitive.Title>
              {description && (
                <Primitive.Description className={styles.description} asChild>
                  <div>{description}</div>
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <Button variant="quiet" icon aria-label={t("close")}>
                ✕
              </Button>
            </Primitive.Close>
          </div>
          <Body body={body}>{children}</Body>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Whether it is a notice over the page, whose button belongs to what was done in the dialog. */
function isNotice(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-notices]") !== null;
}

/** Mounted with the content, which is there later than the dialog. */
function Body({ body, children }: { body: RefObject<HTMLDivElement | null>; children: ReactNode }) {
  useScrollStop(body);
  return (
    <div ref={body} className={styles.body}>
      {children}
    </div>
  );
}
