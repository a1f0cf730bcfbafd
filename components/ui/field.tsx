"use client";
import { useEffect, useId, useRef, type FormHTMLAttributes, type ReactNode } from "react";
import type { FormDraft } from "../form-draft";
import { DraftNotice, FormDraftProvider } from "./draft-notice";
import styles from "./field.module.css";

/** The attributes by which a control is named and described by its field. */
interface Described {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** Words such as "optional", read out with the label. */
  readonly aside?: string;
  readonly children: (control: Described) => ReactNode;
}

export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {aside && <span className={styles.optional}> {aside}</span>}
      </label>
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {hint && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

/** Several boxes under one name. */
export function FieldGroup({
  label,
  hint,
  children,
}: Omit<FieldProps, "error" | "children"> & {
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={hint ? id : undefined}>
      <legend className={styles.label}>{label}</legend>
      {children}
      {hint && (
        <div className={styles.hint} id={id}>
          {hint}
        </div>
      )}
    </fieldset>
  );
}

export interface FormProps extends FormHTMLAttributes<HTMLFormElement> {
  /** Counts failed submissions: at each the first wrong field gets the focus. */
  readonly failures?: number;
  /** What is kept of the form while it is not submitted. */
  readonly draft?: FormDraft;
}

/**
 * A column of fields; `onSubmit` is called without leaving the page. The method matters if the form
 * is sent before hydration: what was typed, a password too, must not appear in the URL.
 */
export function Form({ onSubmit, className, failures = 0, draft, children, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failures === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failures]);
  return (
    <form
      method="post"
      {...rest}
      ref={form}
      noValidate
      className={className ?? styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.(event);
      }}
    >
      <FormDraftProvider value={draft ?? null}>
        {draft && <DraftNotice draft={draft} />}
        {children}
      </FormDraftProvider>
    </form>
  );
}

/** Fields side by side if there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The buttons below a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
