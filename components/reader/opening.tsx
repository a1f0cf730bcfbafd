import styles from "./opening.module.css";

/** The shape of the page while it is fetched: lines where the text will stand. `label` says so. */
export function Opening({ label }: { label: string }) {
  return (
    <main id="main" tabIndex={-1} className={styles.page} aria-busy="true">
      <p className="visually-hidden" role="status">
        {label}
      </p>
      <div className={styles.title} />
      {[96, 100, 92, 98, 40, 99, 94, 97, 60].map((width, i) => (
        <div key={i} className={styles.line} style={{ width: `${width}%` }} />
      ))}
    </main>
  );
}
