import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { anchorOf, type Tag } from "./tag";
import styles from "./codebook.module.css";

export interface TagArticleProps {
  readonly tag: Tag;
  readonly level: 3 | 4 | 5;
  /** All tags, for the labels of those it is mistaken for. */
  readonly tags: readonly Tag[];
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
  /** The tags below it. */
  readonly children?: ReactNode;
}

/** One tag with all that a person needs in order to decide. */
export function TagArticle({ tag, level, tags, onEdit, onDelete, children }: TagArticleProps) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const Heading = `h${level}` as const;
  const colour = { "--tag-colour": tag.colour || undefined } as CSSProperties;
  const misses = tag.nearMisses.map(({ slug, question }) => ({
    question,
    other: tags.find((other) => other.kind === tag.kind && other.slug === slug),
  }));
  return (
    <article id={anchorOf(tag)} className={styles.tag} style={colour} tabIndex={-1}>
      <div className={styles.head}>
        <Heading>{tag.label}</Heading>
        <span className={styles.slug}>
          <a href={`#${anchorOf(tag)}`} aria-label={t("linkTo", { label: tag.label })}>
            {tag.slug}
          </a>
        </span>
        {onEdit && (
          <Button
            size="small"
            variant="quiet"
            aria-label={t("editNamed", { label: tag.label })}
            onClick={onEdit}
          >
            {ui("edit")}
          </Button>
        )}
        {onDelete && (
          <Button
            size="small"
            variant="quiet"
            aria-label={t("deleteNamed", { label: tag.label })}
            onClick={onDelete}
          >
            {ui("delete")}
          </Button>
        )}
      </div>
      {tag.definition && <p className={styles.definition}>{tag.definition}</p>}
      <dl className={styles.more}>
        <Words name={t("useWhen")}>{tag.useWhen}</Words>
        <Words name={t("avoidWhen")}>{tag.avoidWhen}</Words>
        <Quotes name={t("examples")} quotes={tag.examples} />
        <Quotes name={t("counterExamples")} quotes={tag.counterExamples} counter />
        {misses.length > 0 && (
          <>
            <dt>{t("nearMisses")}</dt>
            <dd>
              <ul role="list" className={styles.misses}>
                {misses.map(({ question, other }) => (
                  <li key={question}>
                    {other && (
                      <>
                        <a href={`#${anchorOf(other)}`}>{other.label}</a>:{" "}
                      </>
                    )}
                    {question}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {children}
    </article>
  );
}

function Words({ name, children }: { name: string; children: string }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface QuotesProps {
  readonly name: string;
  readonly quotes: readonly string[];
  readonly counter?: boolean;
}

function Quotes({ name, quotes, counter }: QuotesProps) {
  if (quotes.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <ul role="list" className={counter ? `${styles.quotes} ${styles.counter}` : styles.quotes}>
          {quotes.map((quote) => (
            <li key={quote}>
              <q>{quote}</q>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
