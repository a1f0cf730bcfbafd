import type { ReactNode } from "react";
import styles from "./account.module.css";

export interface SectionProps {
  readonly title: string;
  readonly words?: string;
  readonly children: ReactNode;
}

export function Section({ title, words, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {words && <p className={styles.aside}>{words}</p>}
      </div>
      {children}
    </section>
  );
}
