import styles from "./spinner.module.css";

/** Silent for screen readers: the words beside it are read. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}

export function Waiting({ children }: { children: React.ReactNode }) {
  return (
    <p className={styles.waiting} role="status">
      <Spinner />
      {children}
    </p>
  );
}
