import type { ReactNode } from "react";
import styles from "./chip.module.css";

export interface ChipProps {
  readonly tone?: "plain" | "muted" | "good" | "bad" | "warn";
  readonly children: ReactNode;
}

export function Chip({ tone = "plain", children }: ChipProps) {
  return (
    <span className={tone === "plain" ? styles.chip : `${styles.chip} ${styles[tone]}`}>
      {children}
    </span>
  );
}
