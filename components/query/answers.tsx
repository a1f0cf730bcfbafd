"use client";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { Sign } from "../annotation/sign";
import { addressOf, type Answer } from "./answer";
import styles from "./answers.module.css";

export interface AnswersProps {
  readonly projectId: string;
  readonly items: readonly Answer[];
}

/** Each answer in context, one line for each annotation, below the text's title. */
export function AnswerList({ projectId, items }: AnswersProps) {
  const t = useTranslations("Query");
  return (
    <ol role="list" className={styles.answers} aria-label={t("answers.label")}>
      {items.map(({ annotations, document }, at) => (
        <li key={annotations.map(({ id }) => id).join()} className={styles.answer}>
          {items[at - 1]?.document.id !== document.id && (
            <h3 className={styles.title} dir="auto">
              {document.title}
            </h3>
          )}
          {annotations.map((annotation) => (
            <Line key={annotation.id} projectId={projectId} annotation={annotation} />
          ))}
        </li>
      ))}
    </ol>
  );
}

interface LineProps {
  readonly projectId: string;
  readonly annotation: Answer["annotations"][number];
}

function Line({ projectId, annotation }: LineProps) {
  const { kind, target, tags, claim, quotation, createdBy } = annotation;
  const [first, last] = [target[0], target.at(-1)];
  const about = [...tags, quotation?.speaker, claim?.statement].filter(Boolean).join(" · ");
  return (
    <div className={styles.line}>
      <p className={styles.kwic} dir="auto">
        <span className={styles.before}>
          <bdi>{flat(first?.prefix ?? "")}</bdi>
        </span>
        <Link href={addressOf(projectId, annotation)} className={styles.words}>
          <Sign kind={kind} named /> <bdi>{target.map(({ exact }) => flat(exact)).join(" … ")}</bdi>
        </Link>
        <span className={styles.after}>
          <bdi>{flat(last?.suffix ?? "")}</bdi>
        </span>
      </p>
      <p className={styles.about}>
        <bdi>{about}</bdi>
        <span>{createdBy.name}</span>
      </p>
    </div>
  );
}

function flat(words: string): string {
  return words.replace(/\s+/g, " ");
}
