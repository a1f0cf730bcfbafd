import styles from "./spinner.module.css";

/** Says nothing by itself: the words beside it do. */
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
