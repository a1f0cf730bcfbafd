"use client";
import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { Document } from "./document";
import styles from "./labels.module.css";

type Label = Pick<Document["labels"][number], "name" | "colour">;

/** A label of a document: its colour, and its words. */
export function LabelChip({ label: { name, colour } }: { readonly label: Label }) {
  return (
    <span className={styles.chip} title={name}>
      <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />
      <span dir="auto">{name}</span>
    </span>
  );
}

interface LabelChipsProps {
  readonly labels: Document["labels"];
  /** Where the documents with a label are shown. */
  readonly addressOf: (labelId: string) => string;
  /** Whether that is the page on which they stand, which does not jump to its top. */
  readonly isHere?: boolean;
}

/** The labels of a document, each a link to all that have it. */
export function LabelChips({ labels, addressOf, isHere = false }: LabelChipsProps) {
  const t = useTranslations("Ui");
  if (labels.length === 0) return null;
  return (
    <span className={styles.chips} role="list" aria-label={t("labels")}>
      {labels.map((label) => (
        <span key={label.id} role="listitem">
          <Link className="quiet-link" href={addressOf(label.id)} scroll={!isHere}>
            <LabelChip label={label} />
          </Link>
        </span>
      ))}
    </span>
  );
}
