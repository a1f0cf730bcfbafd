"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { partOf } from "@/components/ui/later";
import { Opener } from "@/components/ui/opener";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useNarrow } from "../../context/use-narrow";
import type { PresentPerson } from "../../model/people";
import { Disc } from "./disc";
import styles from "./presence.module.css";

const morePeople = partOf(async () => (await import("../../later-parts")).MorePeople);

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
  const more = (
    <button type="button" className={styles.disc} aria-label={t("more", { count: rest.length })}>
      +{rest.length}
    </button>
  );
  return (
    <ul className={styles.people} role="list" aria-label={t("others")}>
      {shown.map((person) => (
        <li key={person.id}>
          <Disc person={person} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Opener trigger={more} opens="dialog" part={morePeople}>
            {(MorePeople) => <MorePeople trigger={more} people={rest} />}
          </Opener>
        </li>
      )}
    </ul>
  );
}

/** Everybody here but oneself. */
export function useOthers(): readonly PresentPerson[] {
  const { reading } = useReaderContext();
  const people = useReading((state) => state.people);
  return useMemo(() => people.filter(({ id }) => id !== reading.me.id), [people, reading]);
}
