"use client";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
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

/** A modal dialog; a sheet from below on narrow screens. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, wide, guarded, children } = props;
  const t = useTranslations("Ui");
  const undescribed = description ? {} : { "aria-describedby": undefined };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.shade} />
        <Primitive.Content
          className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
          onInteractOutside={guarded ? (event) => event.preventDefault() : undefined}
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
          {/* What scrolls can be scrolled with the keys. */}
          <div className={styles.body} role="group" tabIndex={0}>
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
