"use client";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { initialsOf, spansOf, type PresentPerson } from "../../model/people";
import styles from "./presence.module.css";

/** A person as initials, or by name; pressing it scrolls to what they have selected. */
export function Disc({ person, named }: { person: PresentPerson; named?: boolean }) {
  const t = useTranslations("Presence");
  const { reading, surface, announce } = useReaderContext();
  const byId = useReading((state) => state.byId);
  const spans = spansOf(person, reading.place.revision, reading.index, byId);
  const words = spans.map(({ start, end }) => reading.place.text.slice(start, end)).join(" … ");
  const label = words
    ? t("selects", { name: person.name, words: words.slice(0, 80) })
    : t("reads", { name: person.name });
  return (
    <button
      type="button"
      className={named ? styles.line : styles.disc}
      title={named ? undefined : person.name}
      aria-label={label}
      data-hue={hueOf(person.id)}
      onClick={() => {
        if (spans.length > 0) surface()?.reveal(spans);
        announce(label);
      }}
    >
      {named ? person.name : initialsOf(person.name)}
    </button>
  );
}

/** One of four colours; names are always shown as well, so colour is never needed. */
export function hueOf(id: string): number {
  return [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 4;
}
