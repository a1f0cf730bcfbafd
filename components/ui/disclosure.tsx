"use client";
import { useState, type ReactNode } from "react";
import styles from "./disclosure.module.css";

export interface DisclosureProps {
  readonly label: ReactNode;
  /** Opens it from outside, for example because something inside is wrong. */
  readonly forced?: boolean;
  readonly children: ReactNode;
}

/** Optional content that is closed at first. */
export function Disclosure({ label, forced, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.disclosure}
      open={open || forced}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
