"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type TagKind } from "@/lib/tag/codebook";
import "@/messages/codebook";
import { Sign } from "../annotation/sign";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { EmptyState } from "../ui/empty-state";
import { TextInput } from "../ui/text-input";
import { useDraftOpener } from "../use-form-draft";
import { DeleteTag } from "./delete-tag";
import { MergeTag, RetireTag, type TagActionProps } from "./merge-tag";
import { splitDraft, SplitTag } from "./split-tag";
import { anchorOf, branchesOf, type Branch, type Tag } from "./tag";
import { TagArticle } from "./tag-article";
import { newTagDraft, tagDraft, TagForm } from "./tag-form";
import type { TagAction } from "./tag-menu";
import styles from "./codebook.module.css";
import { TAG_KINDS } from "@/lib/contract/terms";

export interface CodebookProps {
  readonly projectId: string;
  readonly tags: readonly Tag[];
  readonly mayChange: boolean;
}

function matches(tag: Tag, words: string): boolean {
  const all = `${tag.label} ${tag.slug} ${tag.definition} ${tag.useWhen}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}

export function Codebook({ projectId, tags, mayChange }: CodebookProps) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const [words, setWords] = useState("");
  const [form, setForm] = useState<{ kind: TagKind; tag?: Tag } | null>(null);
  const [action, setAction] = useState<{ action: Exclude<TagAction, "edit">; tag: Tag } | null>(
    null,
  );
  useDraftOpener(`tag/${projectId}/`, (name) => {
    const kind = TAG_KINDS.find((each) => name === newTagDraft(projectId, each));
    if (kind) return setForm({ kind });
    const tag = tags.find(({ id }) => name === tagDraft(projectId, id));
    if (tag) return setForm({ kind: tag.kind, tag });
    const split = tags.find(({ id }) => name === splitDraft(projectId, id));
    if (split) setAction({ action: "split", tag: split });
  });
  const shown = words.trim() === "" ? tags : tags.filter((tag) => matches(tag, words.trim()));

  function begin(chosen: TagAction, tag: Tag) {
    if (chosen === "edit") setForm({ kind: tag.kind, tag });
    else setAction({ action: chosen, tag });
  }

  function section({ tag, below }: Branch, level: 3 | 4 | 5) {
    return (
      <TagArticle
        key={tag.id}
        tag={tag}
        level={level}
        tags={tags}
        onAction={mayChange ? (chosen) => begin(chosen, tag) : undefined}
      >
        {below.map((branch) => section(branch, level === 3 ? 4 : 5))}
      </TagArticle>
    );
  }

  return (
    <div className={styles.layout}>
      <div>
        <div className={styles.tools}>
          <TextInput
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        {TAG_KINDS.map((kind) => (
          <section key={kind} className={styles.kind} aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>
              <Sign kind={kind} /> {t(`kinds.${kind}.title`)}
            </h2>
            <p>{t(`kinds.${kind}.words`)}</p>
            {branchesOf(shown.filter((tag) => tag.kind === kind && !tag.retiredAt)).map((branch) =>
              section(branch, 3),
            )}
            <Retired tags={shown.filter((tag) => tag.kind === kind && tag.retiredAt)}>
              {(tag) => section({ tag, below: [] }, 4)}
            </Retired>
            {!shown.some((tag) => tag.kind === kind) && (
              <EmptyState title={words ? t("noneFound") : t("none")} />
            )}
            {mayChange && !words && (
              <p>
                <Button onClick={() => setForm({ kind })}>
                  {t("add", { kind: ui(`kind.${kind}`) })}
                </Button>
              </p>
            )}
          </section>
        ))}
      </div>
      <nav className={styles.contents} aria-label={t("contents")}>
        {TAG_KINDS.map((kind) => [
          <h2 key={kind}>
            <Sign kind={kind} /> {ui(`kind.${kind}`)}
          </h2>,
          <ul role="list" className={styles.links} key={`${kind} tags`}>
            {shown
              .filter((tag) => tag.kind === kind && !tag.retiredAt)
              .map((tag) => (
                <li key={tag.id}>
                  <a className="quiet-link" href={`#${anchorOf(tag)}`}>
                    {tag.label}
                  </a>
                </li>
              ))}
          </ul>,
        ])}
      </nav>
      {form && (
        <TagForm projectId={projectId} tags={tags} {...form} onClose={() => setForm(null)} />
      )}
      {action && (
        <TagActionDialog
          {...action}
          projectId={projectId}
          tags={tags}
          onClose={() => setAction(null)}
        />
      )}
    </div>
  );
}

function TagActionDialog({
  action,
  ...props
}: TagActionProps & { action: Exclude<TagAction, "edit"> }) {
  switch (action) {
    case "merge":
      return <MergeTag {...props} />;
    case "split":
      return <SplitTag {...props} />;
    case "retire":
      return <RetireTag {...props} />;
    case "delete":
      return <DeleteTag tag={props.tag} onClose={props.onClose} />;
  }
}

interface RetiredProps {
  readonly tags: readonly Tag[];
  readonly children: (tag: Tag) => ReactNode;
}

/** Retired tags, kept for the annotations that have them. */
function Retired({ tags, children }: RetiredProps) {
  const t = useTranslations("Codebook");
  if (tags.length === 0) return null;
  return (
    <div className={styles.retired}>
      <Disclosure label={t("retiredTags", { count: tags.length })}>{tags.map(children)}</Disclosure>
    </div>
  );
}
