import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import "@/messages/properties";
import { Chip } from "../ui/chip";
import { anchorOf, type Tag } from "./tag";
import { UndoMerge } from "./undo-merge";
import { TagMenu, type TagAction } from "./tag-menu";
import styles from "./codebook.module.css";

export interface TagArticleProps {
  readonly tag: Tag;
  readonly level: 3 | 4 | 5;
  /** All tags, for the labels of the near misses. */
  readonly tags: readonly Tag[];
  /** Given to people who may change the codebook. */
  readonly onAction?: (action: TagAction) => void;
  /** The tags below it. */
  readonly children?: ReactNode;
}

/** One tag with everything a person needs in order to decide. */
export function TagArticle({ tag, level, tags, onAction, children }: TagArticleProps) {
  const t = useTranslations("Codebook");
  const property = useTranslations("Properties");
  const Heading = `h${level}` as const;
  const colour = { "--tag-colour": tag.colour || undefined } as CSSProperties;
  const into = tags.find(({ id }) => id === tag.mergedInto);
  const misses = tag.nearMisses.map(({ slug, question }) => ({
    question,
    other: tags.find((other) => other.kind === tag.kind && other.slug === slug),
  }));
  return (
    <article
      id={anchorOf(tag)}
      className={styles.tag}
      style={colour}
      tabIndex={-1}
      aria-labelledby={`${anchorOf(tag)}-label`}
    >
      <div className={styles.head}>
        <Heading id={`${anchorOf(tag)}-label`}>{tag.label}</Heading>
        <span className={styles.slug}>
          <a
            href={`#${anchorOf(tag)}`}
            aria-label={t("linkTo", { slug: tag.slug, label: tag.label })}
          >
            {tag.slug}
          </a>
        </span>
        {tag.retiredAt && <Chip tone="muted">{t("retired")}</Chip>}
        {onAction && <TagMenu tag={tag} onAction={onAction} />}
      </div>
      {into && (
        <p className={styles.demands}>
          {t.rich("mergedInto", {
            a: () => <a href={`#${anchorOf(into)}`}>{into.label}</a>,
          })}{" "}
          {onAction && <UndoMerge tag={tag} />}
        </p>
      )}
      {tag.definition && <p className={styles.definition}>{tag.definition}</p>}
      {(tag.requires || tag.justify) && (
        <p className={styles.demands}>
          {tag.requires && t(`demands.${tag.requires}`)} {tag.justify && t("demands.justify")}
        </p>
      )}
      <dl className={styles.more}>
        <Words name={t("useWhen")}>{tag.useWhen}</Words>
        <Words name={t("avoidWhen")}>{tag.avoidWhen}</Words>
        <Quotes name={t("examples")} quotes={tag.examples} />
        <Quotes name={t("counterExamples")} quotes={tag.counterExamples} counter />
        {tag.properties.length > 0 && (
          <>
            <dt>{property("title")}</dt>
            <dd>
              <ul role="list" className={styles.misses}>
                {tag.properties.map(({ id, name, type, required, choices }) => (
                  <li key={id}>
                    {name}: {property(`types.${type}`).toLowerCase()}
                    {choices.length > 0 && ` (${choices.join(", ")})`}
                    {required && `, ${property("required").toLowerCase()}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
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
