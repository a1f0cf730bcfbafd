import type { ReactNode } from "react";
import styles from "./account.module.css";

export interface SectionProps {
  /** Where links lead to it. */
  readonly id?: string;
  readonly title: string;
  readonly words?: string;
  readonly children: ReactNode;
}

export function Section({ id, title, words, children }: SectionProps) {
  return (
    <section id={id} className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {words && <p className={styles.aside}>{words}</p>}
      </div>
      {children}
    </section>
  );
}
