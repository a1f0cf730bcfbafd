"use client";
import "@/messages/query";
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
      {items.map(({ annotations, document, secondDocument, place }, at) => (
        <li
          key={[document.id, place?.start, ...annotations.map(({ id }) => id)].join()}
          className={styles.answer}
        >
          {items[at - 1]?.document.id !== document.id && (
            <h3 className={styles.title} dir="auto">
              {document.title}
            </h3>
          )}
          {place && <PlaceLine projectId={projectId} place={place} />}
          {annotations.map((annotation) => (
            <Line
              key={annotation.id}
              projectId={projectId}
              annotation={annotation}
              title={secondDocument?.id === annotation.documentId ? secondDocument.title : null}
            />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Words of a text, with the signs of what stands exactly on them. */
function PlaceLine({
  projectId,
  place,
}: {
  readonly projectId: string;
  readonly place: NonNullable<Answer["place"]>;
}) {
  const { documentId, before, exact, after, annotated, start, end } = place;
  return (
    <div className={styles.line}>
      <p className={styles.kwic} dir="auto">
        <span className={styles.before}>
          <bdi>{before}</bdi>
        </span>
        <Link
          href={`/projects/${projectId}/documents/${documentId}#at=${start}-${end}`}
          className={styles.words}
        >
          {annotated.map(({ id, kind }) => (
            <Sign key={id} kind={kind} named />
          ))}{" "}
          <bdi>{flat(exact)}</bdi>
        </Link>
        <span className={styles.after}>
          <bdi>{after}</bdi>
        </span>
      </p>
    </div>
  );
}

interface LineProps {
  readonly projectId: string;
  readonly annotation: Answer["annotations"][number];
  /** Of its text, where that is another one than the answer stands below. */
  readonly title: string | null;
}

function Line({ projectId, annotation, title }: LineProps) {
  const t = useTranslations("Query");
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
        {title !== null && <bdi>{t("answers.elsewhere", { title })}</bdi>}
        <bdi>{about}</bdi>
        <span>{createdBy.name}</span>
      </p>
    </div>
  );
}

function flat(words: string): string {
  return words.replace(/\s+/g, " ");
}
