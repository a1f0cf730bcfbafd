"use client";
import { useState, type ReactNode } from "react";
import styles from "./disclosure.module.css";

export interface DisclosureProps {
  readonly label: ReactNode;
  /** Opens it from outside, for example because something in it is wrong. */
  readonly forced?: boolean;
  readonly children: ReactNode;
}

/** Something more for those who want it. */
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
