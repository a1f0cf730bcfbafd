"use client";
import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { Form } from "@/components/ui/field";
import { SubmitActions } from "@/components/ui/submit-actions";
import { useReaderContext } from "./reader-context";
import type { FormDraft } from "./use-draft";
import styles from "./card-form.module.css";

interface CardFormProps {
  /** Names the form where nothing around it does. */
  readonly label?: string;
  readonly form: Pick<FormDraft<unknown>, "isChanged" | "leave" | "discard">;
  readonly onSave: () => void;
  /** What saving does; "Save" by default. */
  readonly save?: ReactNode;
  readonly disabled?: boolean;
  /** Another action, before the two. */
  readonly secondary?: ReactNode;
  readonly size?: "normal" | "small";
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A form inside a card. Escape closes it and keeps what was written, Ctrl+Enter saves. While it is
 * open, whatever arrives from others waits for the person who writes.
 */
export function CardForm(props: CardFormProps) {
  const { label, form, onSave, save, disabled = false, secondary, size, children } = props;
  const { reading } = useReaderContext();
  const box = useRef<HTMLDivElement>(null);
  const leave = useEffectEvent(() => form.leave());
  useEffect(() => reading.store.beginEditing(), [reading]);
  useEffect(() => reading.openForms.add(() => leave()), [reading]);
  // What opened the form may be gone from the page, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, []);
  const whole = (
    <div
      ref={box}
      role="presentation"
      tabIndex={-1}
      data-card-form=""
      className={[styles.form, props.className].filter(Boolean).join(" ")}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !disabled) {
          event.preventDefault();
          onSave();
        }
        if (event.key !== "Escape") return;
        event.stopPropagation();
        form.leave();
      }}
    >
      <Form onSubmit={() => !disabled && onSave()}>
        {children}
        <div className={styles.save}>
          <SubmitActions
            size={size}
            onCancel={form.discard}
            isChanged={form.isChanged}
            disabled={disabled}
            secondary={secondary}
          >
            {save}
          </SubmitActions>
        </div>
      </Form>
    </div>
  );
  if (!label) return whole;
  return (
    <div role="group" aria-label={label}>
      {whole}
    </div>
  );
}
