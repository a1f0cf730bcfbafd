import type { KINDS } from "@/lib/contract/terms";
import { Link } from "../ui/link";
import styles from "./passage-link.module.css";

interface PassageLinkProps {
  readonly projectId: string;
  readonly passage: {
    readonly kind: (typeof KINDS)[number];
    readonly documentId: string;
    readonly annotationId: string;
    readonly before: string;
    readonly words: string;
    readonly after: string;
  };
  /** In a list that keys go through: whether this is the current item, the only one that Tab reaches. */
  readonly here?: boolean;
  /** Where it leads instead, such as to words that nobody annotated. */
  readonly href?: string;
}

/** The words of an annotation between those that stand around them; leads to them in the text. */
export function PassageLink({ projectId, passage, here, href }: PassageLinkProps) {
  const { kind, documentId, annotationId, before, words, after } = passage;
  const stop = here === undefined ? {} : { "data-stop": "", tabIndex: here ? 0 : -1 };
  return (
    <Link
      className={`quiet-link ${styles.passage}`}
      data-kind={kind}
      dir="auto"
      href={href ?? `/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`}
      {...stop}
    >
      <span>{before}</span>
      <mark>{words}</mark>
      <span>{after}</span>
    </Link>
  );
}
