"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useNarrow } from "../../context/use-narrow";
import { initialsOf, spansOf, type PresentPerson } from "../../model/people";
import styles from "./presence.module.css";

const MAX_SHOWN = 4;

/** Others who have this document open; pressing a name scrolls to their selection. */
export function PresenceBar() {
  const t = useTranslations("Presence");
  const people = useOthers();
  const narrow = useNarrow();
  if (people.length === 0) return null;
  const most = narrow ? 1 : MAX_SHOWN;
  const shown = people.length <= most ? people : people.slice(0, most - (narrow ? 0 : 1));
  const rest = people.slice(shown.length);
  return (
    <ul className={styles.people} role="list" aria-label={t("others")}>
      {shown.map((person) => (
        <li key={person.id}>
          <Disc person={person} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Popover
            label={t("others")}
            trigger={
              <button
                type="button"
                className={styles.disc}
                aria-label={t("more", { count: rest.length })}
              >
                +{rest.length}
              </button>
            }
          >
            <ul className={styles.rest} role="list">
              {rest.map((person) => (
                <li key={person.id}>
                  <Disc person={person} named />
                </li>
              ))}
            </ul>
          </Popover>
        </li>
      )}
    </ul>
  );
}

function Disc({ person, named }: { person: PresentPerson; named?: boolean }) {
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

/** Everybody here but oneself. */
export function useOthers(): readonly PresentPerson[] {
  const { reading } = useReaderContext();
  const people = useReading((state) => state.people);
  return useMemo(() => people.filter(({ id }) => id !== reading.me.id), [people, reading]);
}

/** One of four colours; names are always shown as well, so colour is never needed. */
export function hueOf(id: string): number {
  return [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 4;
}
