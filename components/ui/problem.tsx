import type { ReactNode } from "react";
import styles from "./problem.module.css";

export interface ProblemProps {
  /** What happened. */
  readonly children: ReactNode;
  /** What was kept. */
  readonly kept?: ReactNode;
  /** What to do: words or a button. */
  readonly next?: ReactNode;
}

export function Problem({ children, kept, next }: ProblemProps) {
  return (
    <div className={styles.problem} role="alert">
      <div className={styles.what}>{children}</div>
      {kept && <div>{kept}</div>}
      {next && <div>{next}</div>}
    </div>
  );
}
