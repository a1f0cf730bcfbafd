"use client";
import { Command } from "cmdk";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { ReadingTag } from "../../model/codebook";
import { useReaderContext } from "../../context/reader-context";
import styles from "./palette.module.css";

interface TagListProps {
  readonly leaves: readonly ReadingTag[];
  readonly groups: readonly ReadingTag[];
  /** The slug of the chosen tag. */
  readonly value: string;
  /** Whether something else stands in its place; what is chosen stays. */
  readonly hidden: boolean;
  /** What was typed, where no tag has it. */
  readonly typed: string;
  readonly onKeep: (slug: string) => void;
}

/** A press chooses a tag, another press on the same one keeps it, and so does Enter. */
export function TagList({ leaves, groups, value, hidden, typed, onKeep }: TagListProps) {
  const t = useTranslations("Palette");
  const { closed } = useReaderContext().codebook.rules;
  /** The tag that was pressed last, and the one whose press is being handled. */
  const pressed = useRef<string | null>(null);
  const handled = useRef<string | null>(null);
  const option = (tag: ReadingTag) => (
    <Command.Item
      key={tag.slug}
      value={tag.slug}
      className={styles.option}
      onClickCapture={() => {
        handled.current = tag.slug;
      }}
      onSelect={(slug) => {
        const isPress = handled.current === slug;
        const isSecond = pressed.current === slug && value === slug;
        handled.current = null;
        pressed.current = isPress ? slug : null;
        if (!isPress || isSecond) onKeep(slug);
      }}
    >
      <b>{tag.label}</b>
      <small>{tag.definition}</small>
    </Command.Item>
  );
  return (
    <Command.List className={styles.list} hidden={hidden}>
      <Command.Empty className={styles.hint}>
        {t("none")} {typed && t(closed ? "noFreeWord" : "freeWord", { word: typed })}
      </Command.Empty>
      {leaves.map(option)}
      {groups.length > 0 && (
        <Command.Group heading={t("groups")} className={styles.group}>
          {groups.map(option)}
        </Command.Group>
      )}
    </Command.List>
  );
}
