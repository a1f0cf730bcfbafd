import { useId } from "react";
import styles from "./progress.module.css";

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1, or null while it is unknown. */
  readonly value: number | null;
}

export function Progress({ label, value }: ProgressProps) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <span id={id}>{label}</span>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value === null ? undefined : Math.round(value * 100)}
      >
        <span
          className={value === null ? `${styles.bar} ${styles.unknown}` : styles.bar}
          style={{ transform: value === null ? undefined : `scaleX(${value})` }}
        />
      </div>
    </div>
  );
}
